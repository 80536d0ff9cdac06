#include "base.h"

#include "buf.h"
#include "clock.h"
#include "limits.h"
#include "mem.h"
#include "polite.h"
#include "map.h"
#include "robots.h"
#include "store_host.h"
#include "url.h"
#include "vec.h"

/* How long a robots.txt is taken for true, and how soon one that could not be
 * had is asked for again (RFC 9309 2.4 and 2.3.1.4). */
#define ROBOTS_KEPT CLOCK_DAY
#define ROBOTS_AGAIN CLOCK_HOUR
#define SILENCE_AGAIN CLOCK_MINUTE
/* A host that wants more than this between two requests is left for later. */
#define PATIENCE CLOCK_MINUTE
/* After 429 without a word of when. */
#define TOO_MANY_WAIT (15 * CLOCK_MINUTE)
/* So often a request is put back where memory is short. */
#define MOST_CUT 5
#define NOT_ASKED INT64_MIN

struct manners {
	struct polite	*polite;
	struct buf	 origin;
	bool		 busy;		/* a request is under way */
	int64_t		 free_at;	/* ticks */
	int64_t		 delay;		/* its own wish; 0 none */
	/* robots.txt */
	int64_t		 known_until;	/* ticks; NOT_ASKED */
	struct buf	 rules;
	struct err	 silent;	/* why it could not be had */
};

struct job {
	struct manners	*host;		/* NULL: no URL of the web */
	struct buf	 url;
	char		 etag[512], modified[64], accept[160];
	size_t		 most_bytes;
	int		 cut;		/* times that memory was short */
	http_fn		*fn;
	void		*ctx;
	struct job	*next;
};

struct polite {
	struct http	*http;
	int64_t		 pause_ms;
	size_t		 at_once;
	VEC(struct manners *) hosts;
	struct map	 by_origin;	/* to its place there */
	struct job	*first, **last;	/* waiting, in the order of asking */
	struct job	*under_way;
	size_t		 pending;
};

struct polite *
polite_new(const struct http_rules *rules, int64_t pause_ms, struct err *e)
{
	struct polite *p = mem_alloc(sizeof(*p));

	p->http = http_new(rules, e);
	if (p->http == NULL) {
		mem_free(p);
		return NULL;
	}
	p->pause_ms = pause_ms;
	p->at_once = rules->at_once > 0 ? rules->at_once : 16;
	p->last = &p->first;
	return p;
}

static void
job_free(struct job *j)
{
	buf_release(&j->url);
	mem_free(j);
}

void
polite_stop(struct polite *p)
{
	struct job *j;

	while ((j = p->first) != NULL) {
		p->first = j->next;
		p->pending--;
		job_free(j);
	}
	p->last = &p->first;
}

void
polite_drop(struct polite *p)
{
	struct job *j;

	http_drop(p->http);
	polite_stop(p);
	while ((j = p->under_way) != NULL) {
		p->under_way = j->next;
		job_free(j);
	}
	p->pending = 0;
	/* a callback that was dropped left its host busy */
	for (size_t i = 0; i < p->hosts.n; i++)
		p->hosts.at[i]->busy = false;
}

void
polite_free(struct polite *p)
{
	if (p == NULL)
		return;
	polite_drop(p);
	http_free(p->http);
	for (size_t i = 0; i < p->hosts.n; i++) {
		buf_release(&p->hosts.at[i]->origin);
		buf_release(&p->hosts.at[i]->rules);
		mem_free(p->hosts.at[i]);
	}
	VEC_RELEASE(&p->hosts);
	map_release(&p->by_origin);
	mem_free(p);
}

/* The host of a URL, made known where it is new. */
static struct manners *
host_of(struct polite *p, struct str url)
{
	struct buf origin = BUF_INIT(LIMIT_URL_BYTES);
	struct manners *h;
	uint64_t *at;

	if (!robots_origin(url, &origin)) {
		buf_release(&origin);
		return NULL;
	}
	at = map_find(&p->by_origin, buf_str(&origin));
	if (at != NULL) {
		buf_release(&origin);
		return p->hosts.at[*at];
	}
	h = mem_alloc(sizeof(*h));
	h->polite = p;
	h->origin = origin;
	h->known_until = NOT_ASKED;
	buf_init(&h->rules, LIMIT_BODY_BYTES);
	*map_put(&p->by_origin, buf_str(&h->origin), NULL) = p->hosts.n;
	*VEC_ADD(&p->hosts) = h;
	return h;
}

static void
put_last(struct polite *p, struct job *j)
{
	j->next = NULL;
	*p->last = j;
	p->last = &j->next;
}

void
polite_ask(struct polite *p, const struct http_request *r, http_fn *fn,
    void *ctx)
{
	struct job *j = mem_alloc(sizeof(*j));

	j->host = host_of(p, str_of(r->url));
	buf_init(&j->url, 2 * LIMIT_URL_BYTES);
	buf_add_str(&j->url, r->url);
	str_fit(j->etag, sizeof(j->etag), r->etag);
	str_fit(j->modified, sizeof(j->modified), r->modified);
	str_fit(j->accept, sizeof(j->accept), r->accept);
	j->most_bytes = r->most_bytes;
	j->fn = fn;
	j->ctx = ctx;
	put_last(p, j);
	p->pending++;
}

size_t
polite_pending(const struct polite *p)
{
	return p->pending;
}

/* Calls back without an answer. */
static void
refuse(struct polite *p, struct job *j, const struct err *e, int64_t retry_ms)
{
	struct http_answer none = { .url = buf_text(&j->url), .moved = "",
	    .type = "", .charset = "", .etag = "", .modified = "",
	    .retry_ms = retry_ms, .body = STR_NONE };

	p->pending--;
	j->fn(&none, e, j->ctx);
	job_free(j);
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
static void
end_request(struct manners *h, int status, int64_t retry_ms)
{
	int64_t wait = MAX_OF(h->polite->pause_ms, h->delay);

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

	end_request(h, 0, -1);
	buf_reset(&h->rules);
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
}

static void
ask_robots(struct manners *h)
{
	struct buf url = BUF_INIT(2 * LIMIT_URL_BYTES);
	struct http_request r = { .accept = "text/plain, */*;q=0.1" };

	buf_put(&url, buf_str(&h->origin));
	buf_add_str(&url, "/robots.txt");
	r.url = buf_text(&url);
	err_clear(&h->silent);
	h->busy = true;
	if (http_start(h->polite->http, &r, on_robots, h, &h->silent) < 0) {
		h->busy = false;
		h->known_until = clock_ticks() + SILENCE_AGAIN;
	}
	buf_release(&url);
}

/* Memory was short, which is neither side's fault: once more, at the end. */
static bool
is_cut(struct job *j, const struct http_answer *a, const struct err *e)
{
	return a->status == 0 && e->kind == ERR_BUSY && j->cut++ < MOST_CUT;
}

static void
on_answer(const struct http_answer *a, const struct err *err, void *ctx)
{
	struct job *j = ctx;

	for (struct job **p = &j->host->polite->under_way; *p != NULL;
	    p = &(*p)->next)
		if (*p == j) {
			*p = j->next;
			break;
		}
	end_request(j->host, a->status, a->retry_ms);
	if (is_cut(j, a, err)) {
		put_last(j->host->polite, j);
		return;
	}
	j->host->polite->pending--;
	j->fn(a, err, j->ctx);
	job_free(j);
}

static void
start(struct polite *p, struct job *j)
{
	struct http_request r = { buf_text(&j->url), j->etag, j->modified,
	    j->accept, j->most_bytes };
	struct err e = ERR_INIT;

	if (http_start(p->http, &r, on_answer, j, &e) < 0) {
		refuse(p, j, &e, -1);
		return;
	}
	j->host->busy = true;
	j->next = p->under_way;
	p->under_way = j;
}

static bool
is_forbidden(const struct job *j)
{
	struct buf url = BUF_INIT(4 * LIMIT_URL_BYTES);
	bool allowed;

	url_canonical(buf_str(&j->url), &url);
	allowed = robots_allow(buf_str(&j->host->rules),
	    STR_LIT(ROBOTS_AGENT), buf_str(&url));
	buf_release(&url);
	return !allowed;
}

/* True where the job is dealt with, and off the list. */
static bool
step(struct polite *p, struct job *j, int64_t now)
{
	struct manners *h = j->host;
	struct err e = ERR_INIT;

	if (h == NULL) {
		err_set(&e, ERR_DENIED, "%.200s: only http and https are asked",
		    buf_text(&j->url));
		refuse(p, j, &e, -1);
		return true;
	}
	if (h->busy)
		return false;
	if (h->free_at - now > PATIENCE) {
		err_set(&e, ERR_BUSY, "its host asks for a rest");
		refuse(p, j, &e, h->free_at - now);
	} else if (h->known_until != NOT_ASKED && now < h->known_until &&
	    h->silent.kind != ERR_NONE) {
		refuse(p, j, &h->silent, h->silent.kind == ERR_BUSY ?
		    h->known_until - now : -1);
	} else if (h->free_at > now) {
		return false;
	} else if (now >= h->known_until) {
		if (http_pending(p->http) < p->at_once)
			ask_robots(h);
		return false;
	} else if (is_forbidden(j)) {
		err_set(&e, ERR_DENIED, "the site's robots.txt asks robots "
		    "not to fetch this");
		refuse(p, j, &e, -1);
	} else if (http_pending(p->http) < p->at_once) {
		start(p, j);
	} else {
		return false;
	}
	return true;
}

/* Callbacks may ask for more: the list is taken off first. */
static void
step_all(struct polite *p)
{
	struct job *j = p->first, *next, *kept = NULL, **end = &kept;
	int64_t now = clock_ticks();

	p->first = NULL;
	p->last = &p->first;
	for (; j != NULL; j = next) {
		next = j->next;
		j->next = NULL;
		if (step(p, j, now))
			continue;
		*end = j;
		end = &j->next;
	}
	if (kept == NULL)
		return;
	*end = p->first;
	if (p->first == NULL)
		p->last = end;
	p->first = kept;
}

/* Ticks until the first waiting job may go, half a second at most. */
static int64_t
shortest_wait(const struct polite *p)
{
	int64_t now = clock_ticks(), wait = 500;

	for (const struct job *j = p->first; j != NULL; j = j->next) {
		if (j->host == NULL)
			return 0;
		if (!j->host->busy)
			wait = MIN_OF(wait, MAX_OF(j->host->free_at - now, 1));
	}
	return wait;
}

int
polite_run(struct polite *p, const int *fds, size_t n, struct err *e)
{
	step_all(p);
	if (p->pending == 0 && n == 0)
		return 0;
	return http_run(p->http, shortest_wait(p), fds, n, e);
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
polite_know(struct polite *p, const struct host *known)
{
	struct manners *h = host_of(p, known->origin);
	int64_t now = clock_ticks(), until;

	if (h == NULL)
		return;
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
polite_learned(struct polite *p, struct host *learned)
{
	struct manners *h = host_of(p, learned->origin);

	if (h == NULL)
		return;
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
