#include "base.h"

#include <unistd.h>

#include "clock.h"
#include "crawl_in.h"
#include "follow.h"
#include "hash.h"
#include "log.h"

/* A crawler that says nothing for so long is taken for dead. */
#define LEASE_MS CLOCK_MINUTE
/* What is done is written down together, so often at least: a transaction
 * waits for the disk. */
#define SAVE_EVERY 64u
#define SAVE_MS 250
#define AT_ONCE 64u

/* What is under way is finished; nothing more is begun. */
static void
check_stop(struct crawl *c)
{
	if (c->stopping || c->options->stop == NULL || !*c->options->stop)
		return;
	c->stopping = true;
	c->sites = NULL;
	c->mailboxes = NULL;
	polite_stop(c->polite);
	log_info("crawl: finishing what is under way");
}

static bool
is_busy(const struct crawl *c)
{
	return polite_pending(c->polite) > 0 || pool_pending(c->pool) > 0;
}

static int
turn(struct crawl *c, struct err *e)
{
	int fds[HTTP_FDS];
	size_t n = pool_fds(c->pool, fds, HTTP_FDS);

	/* more to read than can be read now: no more is fetched */
	if (pool_is_full(c->pool))
		pool_turn(c->pool, 100);
	else if (polite_run(c->polite, fds, n, e) < 0)
		return -1;
	pool_turn(c->pool, 0);
	if (c->done.n >= SAVE_EVERY || clock_ticks() - c->saved > SAVE_MS ||
	    !is_busy(c))
		crawl_save(c);
	return store_host_keep_on(c->db, &c->lease, &c->kept, e);
}

static bool
is_idle(const struct crawl *c)
{
	return !is_busy(c) && c->sites == NULL;
}

/* These hold everything up while they are read, so they come last. */
static void
ask_next_mailbox(struct crawl *c)
{
	struct asked *a = c->mailboxes;

	if (a == NULL)
		return;
	c->mailboxes = a->next;
	crawl_ask_mailbox(a);
}

static int
run(struct crawl *c, struct err *e)
{
	int rc = crawl_load_sites(c, e);

	c->began = c->kept = c->saved = clock_ticks();
	while (rc == 0 && c->rc == 0) {
		check_stop(c);
		rc = crawl_take_sites(c, e);
		if (is_idle(c) && c->mailboxes == NULL && c->done.n == 0)
			break;
		if (rc == 0 && is_idle(c))
			ask_next_mailbox(c);
		if (rc == 0)
			rc = turn(c, e);
	}
	if (rc < 0 || c->rc < 0 || c->stopping || c->options->only != 0)
		return rc < 0 ? rc : c->rc;
	return follow_run(c->db, c->polite, &c->lease, c->options, c->report,
	    e);
}

size_t
crawl_at_once(const struct crawl_options *o)
{
	return o->at_once > 0 ? o->at_once : AT_ONCE;
}

struct polite *
ingest_polite(const struct crawl_options *o, struct err *e)
{
	struct http_rules rules = { .allow_private = o->allow_private,
	    .allow = o->allow, .ca = o->ca, .most_ms = o->most_ms,
	    .contact = o->contact,
	    .at_once = crawl_at_once(o) };

	return polite_new(&rules, o->pause_ms, e);
}

void
ingest_polite_free(struct polite *p)
{
	polite_free(p);
}

/* Hosts that were taken and not finished: the next crawler need not wait. */
static void
give_all(struct crawl *c)
{
	struct lease none = { c->lease.holder, 0 };
	struct err e = ERR_INIT;

	if (c->hosts_open > 0)
		(void)store_host_keep(c->db, &none, &e);
}

int
ingest_crawl(struct db *db, const struct crawl_options *o,
    struct crawl_report *report, struct err *e)
{
	struct crawl c = { .db = db, .options = o, .report = report,
	    .arena = ARENA_INIT, .e = e };
	int rc;

	c.lease.ms = o->lease_ms > 0 ? o->lease_ms : LEASE_MS;
	c.lease.holder = (int64_t)(hash_mix(hash_mix((uint64_t)getpid(),
	    (uint64_t)clock_now()), (uint64_t)clock_ticks()) >> 1 | 1);
	c.polite = o->polite != NULL ? o->polite : ingest_polite(o, e);
	if (c.polite == NULL)
		return -1;
	c.pool = pool_new();
	rc = run(&c, e);
	log_progress_end();
	pool_free(c.pool);
	if (o->polite == NULL)
		polite_free(c.polite);
	else
		polite_drop(c.polite);
	give_all(&c);
	VEC_RELEASE(&c.done);
	arena_release(&c.arena);
	return rc;
}
