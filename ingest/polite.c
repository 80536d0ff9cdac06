#include "base.h"

#include "buf.h"
#include "clock.h"
#include "limits.h"
#include "manners.h"
#include "map.h"
#include "mem.h"
#include "polite.h"
#include "robots.h"
#include "store_host.h"
#include "vec.h"

/* A host that wants more than this between two requests is left for later. */
#define PATIENCE CLOCK_MINUTE
#define MOST_HOPS 8

struct job {
	struct polite	*polite;
	struct manners	*host;		/* NULL: no URL of the web */
	struct buf	 url;
	struct buf	 moved;		/* where 301 and 308 alone led */
	bool		 for_now;	/* another redirect was among them */
	int		 hops;
	char		 etag[512], modified[64], accept[160];
	struct http_request ask;	/* its numbers */
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
	buf_release(&j->moved);
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
	for (size_t i = 0; i < p->hosts.n; i++)
		manners_free(p->hosts.at[i]);
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
	h = manners_new(p->http, p->pause_ms, &origin);
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

	j->polite = p;
	j->host = host_of(p, str_of(r->url));
	buf_init(&j->url, 2 * LIMIT_URL_BYTES);
	buf_init(&j->moved, 2 * LIMIT_URL_BYTES);
	buf_add_str(&j->url, r->url);
	str_fit(j->etag, sizeof(j->etag), r->etag);
	str_fit(j->modified, sizeof(j->modified), r->modified);
	str_fit(j->accept, sizeof(j->accept), r->accept);
	j->ask = *r;
	j->ask.one_hop = true;
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
	    .to = "", .type = "", .charset = "", .etag = "", .modified = "",
	    .retry_ms = retry_ms, .body = STR_NONE };
	struct err told = *e;

	if (j->hops > 0)
		err_at(&told, "redirect to %.200s", buf_text(&j->url));
	p->pending--;
	j->fn(&none, &told, j->ctx);
	job_free(j);
}

/*
 * Memory was short, which is neither side's fault: once more at the end, and with
 * its room set aside, so that it is the last time.
 */
static bool
is_cut(struct job *j, const struct http_answer *a, const struct err *e)
{
	if (a->status != 0 || e->kind != ERR_BUSY || j->ask.set_aside)
		return false;
	j->ask.set_aside = true;
	return true;
}

/*
 * A redirect is a request of its own, which waits its turn: the host that it
 * leads to has a robots.txt and a pause too (RFC 9309 2.3.1.2).
 */
static bool
is_sent_on(struct job *j, const struct http_answer *a)
{
	if (a->to[0] == '\0' || j->hops++ == MOST_HOPS)
		return false;
	j->for_now = j->for_now || (a->status != 301 && a->status != 308);
	buf_reset(&j->url);
	buf_add_str(&j->url, a->to);
	if (!j->for_now) {
		buf_reset(&j->moved);
		buf_add_str(&j->moved, a->to);
	}
	j->host = host_of(j->polite, buf_str(&j->url));
	return true;
}

/* One that was sent on and on has no answer. */
static void
hand_over(struct job *j, const struct http_answer *a, const struct err *err)
{
	struct http_answer told = *a;
	struct err e = *err;

	told.moved = buf_text(&j->moved);
	if (a->to[0] != '\0') {
		told.status = 0;
		err_set(&e, ERR_LIMIT, "more than %d redirects", MOST_HOPS);
	}
	j->polite->pending--;
	j->fn(&told, &e, j->ctx);
	job_free(j);
}

static void
on_answer(const struct http_answer *a, const struct err *err, void *ctx)
{
	struct job *j = ctx;

	for (struct job **p = &j->polite->under_way; *p != NULL;
	    p = &(*p)->next)
		if (*p == j) {
			*p = j->next;
			break;
		}
	manners_ended(j->host, a->status, a->retry_ms);
	if (is_cut(j, a, err) || is_sent_on(j, a))
		put_last(j->polite, j);
	else
		hand_over(j, a, err);
}

static void
start(struct polite *p, struct job *j)
{
	struct http_request r = j->ask;
	struct err e = ERR_INIT;

	r.url = buf_text(&j->url);
	r.etag = j->etag;
	r.modified = j->modified;
	r.accept = j->accept;
	if (http_start(p->http, &r, on_answer, j, &e) < 0) {
		refuse(p, j, &e, -1);
		return;
	}
	j->host->busy = true;
	j->next = p->under_way;
	p->under_way = j;
}

static bool
has_room(const struct polite *p, const struct job *j)
{
	return http_pending(p->http) < p->at_once && (!j->ask.set_aside ||
	    http_room(p->http, j->ask.most_bytes));
}

/* Why it is not asked, now or at all; 0 where it may be. */
static int
refusal(const struct job *j, int64_t now, int64_t *retry_ms, struct err *e)
{
	const struct manners *h = j->host;

	*retry_ms = -1;
	if (h == NULL)
		return err_set(e, ERR_DENIED, "%.200s: only http and https are "
		    "asked", buf_text(&j->url));
	if (h->free_at - now > PATIENCE) {
		*retry_ms = h->free_at - now;
		return err_set(e, ERR_BUSY, "its host asks for a rest");
	}
	if (h->known_until == NOT_ASKED || now >= h->known_until)
		return 0;
	if (h->silent.kind == ERR_BUSY)
		*retry_ms = h->known_until - now;
	if (h->silent.kind != ERR_NONE) {
		*e = h->silent;
		return -1;
	}
	if (!manners_allow(h, buf_str(&j->url)))
		return err_set(e, ERR_DENIED, "the site's robots.txt asks "
		    "robots not to fetch this");
	return 0;
}

/* True where the job is dealt with, and off the list. */
static bool
step(struct polite *p, struct job *j, int64_t now)
{
	struct manners *h = j->host;
	struct err e = ERR_INIT;
	int64_t retry_ms;

	if (h != NULL && h->busy)
		return false;
	if (refusal(j, now, &retry_ms, &e) < 0) {
		refuse(p, j, &e, retry_ms);
		return true;
	}
	if (h->free_at > now || !has_room(p, j))
		return false;
	if (now < h->known_until) {
		start(p, j);
		return true;
	}
	manners_ask_robots(h);
	/* it could not even begin: there is a reason now */
	return !h->busy && step(p, j, now);
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

/* Ticks until the first waiting job may go, half a second at most.  One whose
 * time has come waits for a transfer to end, which wakes us. */
static int64_t
shortest_wait(const struct polite *p)
{
	int64_t now = clock_ticks(), wait = 500;

	for (const struct job *j = p->first; j != NULL; j = j->next) {
		if (j->host == NULL)
			return 0;
		if (!j->host->busy && j->host->free_at > now)
			wait = MIN_OF(wait, j->host->free_at - now);
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

void
polite_know(struct polite *p, const struct host *known)
{
	struct manners *h = host_of(p, known->origin);

	if (h != NULL)
		manners_know(h, known);
}

void
polite_learned(struct polite *p, struct host *learned)
{
	struct manners *h = host_of(p, learned->origin);

	if (h != NULL)
		manners_learned(h, learned);
}
