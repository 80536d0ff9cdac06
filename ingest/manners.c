#include "base.h"

#include "clock.h"
#include "limits.h"
#include "manners.h"
#include "mem.h"
#include "robots.h"
#include "store_host.h"
#include "url.h"

/* How long a robots.txt is taken for true, and how soon one that could not be
 * had is asked for again (RFC 9309 2.4 and 2.3.1.4). */
#define ROBOTS_KEPT CLOCK_DAY
#define ROBOTS_AGAIN CLOCK_HOUR
#define SILENCE_AGAIN CLOCK_MINUTE
/* After 429 without a word of when. */
#define TOO_MANY_WAIT (15 * CLOCK_MINUTE)

struct manners *
manners_new(struct http *http, int64_t pause_ms, struct buf *origin)
{
	struct manners *h = mem_alloc(sizeof(*h));

	h->http = http;
	h->pause_ms = pause_ms;
	h->origin = *origin;
	h->known_until = NOT_ASKED;
	buf_init(&h->rules, LIMIT_BODY_BYTES);
	return h;
}

void
manners_free(struct manners *h)
{
	buf_release(&h->origin);
	buf_release(&h->rules);
	mem_free(h);
}

/* What a host asks for in its terms of use, and in no header. */
static int64_t
wished_pause(const struct manners *h)
{
	static const struct {
		const char	*host;		/* and those below it */
		int64_t		 ms;
	} wishes[] = {
		{ "arxiv.org", 3 * CLOCK_SECOND }
	};

	for (size_t i = 0; i < COUNT_OF(wishes); i++)
		if (str_ends(buf_str(&h->origin), wishes[i].host))
			return wishes[i].ms;
	return 0;
}

/* What the host's answer says about when to come again. */
void
manners_ended(struct manners *h, int status, int64_t retry_ms)
{
	int64_t wait = MAX_OF(h->pause_ms, h->delay);

	wait = MAX_OF(wait, wished_pause(h));

	if (status == 429 && retry_ms < 0)
		retry_ms = TOO_MANY_WAIT;
	if (status == 429 || status == 503)
		wait = MAX_OF(wait, MIN_OF(retry_ms, CLOCK_DAY));
	h->busy = false;
	h->free_at = clock_ticks() + wait;
}

static void
take_rules(struct manners *h)
{
	h->delay = robots_delay(buf_str(&h->rules), STR_LIT(ROBOTS_AGENT));
}

static void
on_robots(const struct http_answer *a, const struct err *err, void *ctx)
{
	struct manners *h = ctx;
	int64_t kept = ROBOTS_KEPT;

	buf_reset(&h->rules);
	h->delay = 0;
	err_clear(&h->silent);
	if (a->status == 200) {
		buf_put(&h->rules, a->body);
		take_rules(h);
	} else if (a->status == 0) {
		h->silent = *err;
		kept = SILENCE_AGAIN;
	} else if (a->status >= 500 || a->status == 429) {
		err_set(&h->silent, ERR_BUSY, "robots.txt cannot be had now "
		    "(status %d), so nothing is asked", a->status);
		kept = ROBOTS_AGAIN;
	}
	h->known_until = clock_ticks() + kept;
	manners_ended(h, 0, -1);	/* with the delay that it asks for */
}

void
manners_ask_robots(struct manners *h)
{
	struct buf url = BUF_INIT(2 * LIMIT_URL_BYTES);
	struct http_request r = { .accept = "text/plain, */*;q=0.1" };

	buf_put(&url, buf_str(&h->origin));
	buf_add_str(&url, "/robots.txt");
	r.url = buf_text(&url);
	err_clear(&h->silent);
	h->busy = true;
	if (http_start(h->http, &r, on_robots, h, &h->silent) < 0) {
		h->busy = false;
		h->known_until = clock_ticks() + SILENCE_AGAIN;
	}
	buf_release(&url);
}

bool
manners_allow(const struct manners *h, struct str asked)
{
	struct buf url = BUF_INIT(4 * LIMIT_URL_BYTES);
	bool allowed;

	url_canonical(asked, &url);
	allowed = robots_allow(buf_str(&h->rules), STR_LIT(ROBOTS_AGENT),
	    buf_str(&url));
	buf_release(&url);
	return allowed;
}

/* The wall's clock may jump: no more is believed of it than may be so. */
static int64_t
ticks_of(int64_t until, int64_t most)
{
	int64_t left = until == CLOCK_NONE ? 0 : until - clock_now();

	return clock_ticks() + (left > 0 && left <= most ? left : 0);
}

static int64_t
time_of(int64_t ticks)
{
	int64_t left = ticks - clock_ticks();

	return ticks == NOT_ASKED || left <= 0 ? CLOCK_NONE :
	    clock_now() + left;
}

void
manners_know(struct manners *h, const struct host *known)
{
	int64_t now = clock_ticks(), until;

	h->free_at = MAX_OF(h->free_at, ticks_of(known->rest_until,
	    CLOCK_DAY));
	until = ticks_of(known->robots_until, ROBOTS_KEPT);
	if (until <= now || (h->known_until != NOT_ASKED &&
	    h->known_until > now))
		return;
	buf_reset(&h->rules);
	buf_put(&h->rules, known->robots);
	take_rules(h);
	h->known_until = until;
}

void
manners_learned(const struct manners *h, struct host *learned)
{
	/* the pause too, for whoever takes the host next */
	learned->rest_until = time_of(h->free_at);
	learned->robots_until = CLOCK_NONE;
	learned->robots = STR_NONE;
	if (h->known_until == NOT_ASKED || h->silent.kind != ERR_NONE)
		return;
	learned->robots_until = time_of(h->known_until);
	learned->robots = buf_str(&h->rules);
	learned->robots.n = MIN_OF(learned->robots.n, (size_t)ROBOTS_BYTES);
}
