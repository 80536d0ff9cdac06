#include "base.h"

#include <stdio.h>
#include <unistd.h>

#include "batch.h"
#include "clock.h"
#include "follow.h"
#include "hash.h"
#include "health.h"
#include "ingest.h"
#include "limits.h"
#include "log.h"
#include "mailbox.h"
#include "map.h"
#include "polite.h"
#include "pool.h"
#include "robots.h"
#include "store_host.h"
#include "store_source.h"

/* Between two askings of one source where nothing else is said. */
#define WAIT_MS CLOCK_HOUR
/* A crawler that says nothing for so long is taken for dead. */
#define LEASE_MS CLOCK_MINUTE
/* What is done is written down together, so often at least: a transaction
 * waits for the disk. */
#define SAVE_EVERY 64u
/* Of one source in one round. */
#define PAGES_MOST 50u
#define PAGES_BYTES (32u * MIB)
#define SAVE_MS 250
#define AT_ONCE 64u

#define ACCEPT "application/rss+xml, application/atom+xml, " \
	"application/feed+json, application/xml;q=0.9, text/html;q=0.5, */*;q=0.3"

/* Sources of one host: what a crawler takes on. */
struct site {
	struct host	 host;
	struct source	**source;
	size_t		 n;
	size_t		 open;		/* asked, not written down yet */
	struct site	*next;
};

struct asked;

struct crawl {
	struct db			*db;
	const struct crawl_options	*options;
	struct crawl_report		*report;
	struct polite			*polite;
	struct pool			*pool;
	struct arena			 arena;	/* sources, and what they say */
	struct asked			*mailboxes;	/* asked after the others */
	struct lease			 lease;
	struct site			*sites;	/* not taken yet */
	VEC(struct asked *)		 done;	/* not written down yet */
	size_t				 total, waiting, hosts_open;
	int64_t				 began, kept, saved;	/* ticks */
	bool				 stopping;
	int				 rc;
	struct err			*e;
};

/* One source being asked. */
struct asked {
	struct crawl	*crawl;
	struct site	*site;
	struct source	 source;
	struct batch	 batch;
	struct fetch	 fetch;
	size_t		 pages;		/* of a list in parts, read so far */
	size_t		 page_docs;	/* documents of those */
	bool		 from_page;	/* its feed was found on its page */
	bool		 named;		/* title or site were learned */
	bool		 good;		/* it answered: 200 or 304 */
	bool		 lost;		/* its host is another crawler's now */
	int64_t		 retry_ms;	/* what it asks for; -1 */
	struct asked	*next;		/* of the mailboxes */
	int64_t		 fresh_ms;
	struct batch_counts counts;
};

static void
tell(struct asked *a, const char *sentence)
{
	const struct crawl_options *o = a->crawl->options;
	struct err e = ERR_INIT;

	if (o->problem == NULL)
		return;
	err_set(&e, ERR_INVALID, "%s", sentence);
	err_at(&e, "%.*s", STR_ARG(a->source.url));
	o->problem(e.text, o->ctx);
}

static int64_t
usual_wait(const struct crawl *c)
{
	return c->options->wait_ms > 0 ? c->options->wait_ms : WAIT_MS;
}

/* No failure: its host has asked for a rest, of every source that it has. */
static void
note_rest(struct asked *a, const char *sentence, int64_t retry_ms)
{
	struct source *s = &a->source;

	s->problem = arena_str(&a->crawl->arena, str_of(sentence));
	s->next_try = clock_now() + MAX_OF(retry_ms, CLOCK_MINUTE);
	a->fetch.problem = s->problem;
	a->crawl->report->put_off++;
	tell(a, sentence);
}

static void
note_failure(struct asked *a, const char *sentence, int64_t retry_ms)
{
	struct source *s = &a->source;
	int64_t wait;

	a->good = false;
	s->failures++;
	s->problem = arena_str(&a->crawl->arena, str_of(sentence));
	wait = health_wait_after_failure(s, usual_wait(a->crawl));
	s->next_try = clock_now() + MAX_OF(wait, retry_ms);
	a->fetch.problem = s->problem;
	a->crawl->report->failed++;
	tell(a, sentence);
}

static void
note_success(struct asked *a, const struct http_answer *answer)
{
	struct source *s = &a->source;
	struct arena *arena = &a->crawl->arena;

	s->failures = 0;
	s->problem = STR_NONE;
	s->last_good = clock_now();
	a->good = true;
	a->retry_ms = answer->retry_ms;
	a->fresh_ms = answer->fresh_ms;
	/* what a later part of a list has is its own */
	if (a->pages > 0)
		return;
	if (answer->etag[0] != '\0' || answer->status == 200)
		s->etag = arena_str(arena, str_of(answer->etag));
	if (answer->modified[0] != '\0' || answer->status == 200)
		s->modified = arena_str(arena, str_of(answer->modified));
	/* RFC 9110 15.4.2: said for good, so it is remembered */
	if (answer->moved[0] != '\0')
		s->url = arena_str(arena, str_of(answer->moved));
}

static size_t
done_of(const struct crawl *c, const struct site *site)
{
	size_t n = 0;

	for (size_t i = 0; i < c->done.n; i++)
		n += c->done.at[i]->site == site;
	return n;
}

static int
save_one(struct db *db, struct asked *a, struct err *e)
{
	struct crawl *c = a->crawl;

	a->counts = (struct batch_counts){ 0 };
	if (batch_write(&a->batch, db, &a->counts, e) < 0)
		return -1;
	if (a->named && store_source_put(db, &a->source, NULL, e) < 0)
		return -1;
	a->fetch.added = (int64_t)a->counts.added;
	if (a->counts.added > 0)
		a->source.last_new = a->source.last_try;
	if (a->good)
		a->source.next_try = a->source.last_try +
		    MAX_OF(health_wait_after_success(&a->source, usual_wait(c),
		    a->fresh_ms), a->retry_ms);
	if (store_source_health(db, &a->source, e) < 0)
		return -1;
	return store_fetch_put(db, &a->fetch, e);
}

/* A host is given back with the last of its sources. */
static int
give_site(struct db *db, struct asked *a, struct err *e)
{
	struct crawl *c = a->crawl;

	polite_learned(c->polite, &a->site->host);
	return store_host_give(db, &c->lease, &a->site->host, e);
}

/* What sources said and how they are, in one transaction: never one alone. */
static int
save_all(struct db *db, void *ctx, struct err *e)
{
	struct crawl *c = ctx;

	for (size_t i = 0; i < c->done.n; i++) {
		struct asked *a = c->done.at[i];
		bool held, last = true;

		if (store_host_held(db, &c->lease, a->site->host.origin, &held,
		    e) < 0)
			return -1;
		a->lost = !held;
		if (held && save_one(db, a, e) < 0)
			return -1;
		for (size_t k = i + 1; k < c->done.n; k++)
			last = last && c->done.at[k]->site != a->site;
		if (last && a->site->open == done_of(c, a->site) &&
		    give_site(db, a, e) < 0)
			return -1;
	}
	return 0;
}

static void
count_saved(struct asked *a)
{
	struct crawl *c = a->crawl;

	if (--a->site->open == 0)
		c->hosts_open--;
	batch_release(&a->batch);
	if (a->lost) {
		tell(a, "another crawler has taken its host over");
		return;
	}
	c->report->added += a->counts.added;
	c->report->changed += a->counts.changed;
	c->report->known += a->counts.known;
	c->report->removed += a->counts.removed;
}

static void
save(struct crawl *c)
{
	if (c->done.n > 0 && c->rc == 0 &&
	    db_write(c->db, save_all, c, c->e) < 0)
		c->rc = -1;
	for (size_t i = 0; i < c->done.n && c->rc == 0; i++)
		count_saved(c->done.at[i]);
	VEC_RESET(&c->done);
	c->saved = clock_ticks();
}

static int
on_doc(const struct doc *d, void *ctx)
{
	struct asked *a = ctx;

	batch_put(&a->batch, d);
	return 0;
}

static void
on_problem(const char *sentence, void *ctx)
{
	struct asked *a = ctx;

	a->source.problem = arena_str(&a->crawl->arena, str_of(sentence));
	tell(a, sentence);
}

/* A source that was added by its address alone gets its feed's names. */
static void
take_names(struct asked *a, const struct reader_found *f)
{
	struct source *s = &a->source;

	if (s->title.n == 0 && f->title.n > 0) {
		s->title = f->title;
		a->named = true;
	}
	if (s->site.n == 0 && f->site.n > 0) {
		s->site = f->site;
		a->named = true;
	}
	if (s->lang.n == 0 && f->lang.n > 0) {
		s->lang = f->lang;
		a->named = true;
	}
}

static void	ask(struct asked *);
static void	finish(struct asked *);
static void	on_answer(const struct http_answer *, const struct err *,
		    void *);

/* A page where a feed was expected: the feed it names is asked instead. */
static bool
turn_to_feed(struct asked *a, const struct reader_found *f)
{
	if (f->form != FORM_HTML || f->feed.n == 0 || a->from_page)
		return false;
	a->from_page = true;
	a->source.url = f->feed;
	a->source.etag = a->source.modified = STR_NONE;
	batch_empty(&a->batch);
	ask(a);
	return true;
}

/* Is there an item among these that was not known before? */
static bool
brought_news(struct asked *a, size_t from)
{
	struct err e = ERR_INIT;

	for (size_t i = from; i < a->batch.docs.n; i++) {
		const struct doc *d = &a->batch.docs.at[i];
		struct item item = { .source = d->source, .key = d->key };

		if (store_item_find(a->crawl->db, &item, &e) < 0 ||
		    item.doc == 0)
			return true;
	}
	return false;
}

/* A list in parts, newest first or since a day: the next part is asked for as
 * long as parts bring something new. */
static bool
turn_page(struct asked *a, const struct reader_found *f)
{
	struct http_request r = { .accept = ACCEPT };
	size_t from = a->page_docs;

	a->page_docs = a->batch.docs.n;
	if (f->next.n == 0 || f->items == 0 || ++a->pages >= PAGES_MOST ||
	    a->batch.arena.total > PAGES_BYTES || a->crawl->stopping ||
	    !brought_news(a, from))
		return false;
	r.url = arena_strndup(&a->crawl->arena, f->next.p, f->next.n);
	polite_ask(a->crawl->polite, &r, on_answer, a);
	return true;
}

static void
on_read(const struct reader_found *found, const struct err *e, void *ctx)
{
	struct asked *a = ctx;
	struct crawl_report *r = a->crawl->report;

	if (e != NULL) {
		/* the parts of a list before this one are whole */
		if (a->pages == 0)
			batch_empty(&a->batch);
		/* asked anew in full once it is mended */
		a->source.etag = a->source.modified = STR_NONE;
		note_failure(a, e->text, 0);
		finish(a);
		return;
	}
	if (turn_to_feed(a, found))
		return;
	take_names(a, found);
	r->fresh++;
	r->items += found->items;
	r->empty += found->empty;
	a->fetch.items += (int64_t)found->items;
	if (!turn_page(a, found))
		finish(a);
}

/* Read by a child, and then on_read. */
static void
on_fresh(struct asked *a, const struct http_answer *answer)
{
	struct arena *arena = &a->crawl->arena;
	const struct source *s = &a->source;
	struct pool_job job = { .bytes = answer->body, .fn = on_doc,
	    .problem = on_problem, .done = on_read, .ctx = a,
	    .arena = arena };

	note_success(a, answer);
	a->crawl->report->bytes += answer->body.n;
	a->fetch.bytes = (int64_t)answer->body.n;
	job.hint = (struct reader_hint){
	    .name = arena_str(arena, str_of(answer->url)),
	    .charset = arena_str(arena, str_of(answer->charset)),
	    .type = arena_str(arena, str_of(answer->type)),
	    .kind = s->kind, .show = s->title, .lang = s->lang,
	    .source = s->id, .now = clock_now(), .from_net = true,
	    .no_pages = a->crawl->options->no_pages };
	pool_put(a->crawl->pool, &job);
}

static void
on_gone(struct asked *a)
{
	a->source.state = SOURCE_GONE;
	a->source.problem = STR_LIT("is gone for good (status 410)");
	a->fetch.problem = a->source.problem;
	a->crawl->report->gone++;
	tell(a, a->source.problem.p);
}

static void
tell_progress(const struct crawl *c)
{
	int64_t ms = MAX_OF(clock_ticks() - c->began, 1);
	size_t done = c->report->sources;
	double rate = (double)done * 1000 / (double)ms;

	log_progress("crawl: %zu of %zu sources, %zu new documents, %.1f "
	    "sources/s, %.0f s left", done, c->total, c->report->added, rate,
	    rate > 0 ? (double)(c->total - done) / rate : 0);
}

static void
finish(struct asked *a)
{
	struct crawl *c = a->crawl;

	*VEC_ADD(&c->done) = a;
	c->waiting--;
	c->report->sources++;
	tell_progress(c);
}

static void
on_answer(const struct http_answer *answer, const struct err *err, void *ctx)
{
	struct asked *a = ctx;
	char sentence[80];

	a->fetch.status = answer->status;
	if (answer->status == 200) {
		on_fresh(a, answer);
		return;
	} else if (answer->status == 304) {
		note_success(a, answer);
		a->crawl->report->same++;
	} else if (answer->status == 410) {
		on_gone(a);
	} else if (answer->status == 0 && err->kind == ERR_BUSY) {
		note_rest(a, err->text, answer->retry_ms);
	} else if (answer->status == 0) {
		note_failure(a, err->text, 0);
	} else {
		(void)snprintf(sentence, sizeof(sentence), "the server "
		    "answered with status %d", answer->status);
		note_failure(a, sentence, answer->retry_ms);
	}
	finish(a);
}

/* A library is asked for what has changed since the last good answer, a day to
 * spare; the first time for a week. */
static const char *
harvest_url(struct asked *a)
{
	struct arena *arena = &a->crawl->arena;
	const struct source *s = &a->source;
	int64_t since = (s->last_good != CLOCK_NONE ? s->last_good :
	    s->last_try - 6 * CLOCK_DAY) - CLOCK_DAY;
	char day[CLOCK_TEXT];

	if (str_find(s->url, "verb=ListRecords", 0) == SIZE_MAX ||
	    str_find(s->url, "from=", 0) != SIZE_MAX)
		return arena_strndup(arena, s->url.p, s->url.n);
	return arena_printf(arena, "%.*s&from=%s", STR_ARG(s->url),
	    clock_format_date(since, day));
}

static void
ask(struct asked *a)
{
	struct arena *arena = &a->crawl->arena;
	const struct source *s = &a->source;
	struct http_request r = { .accept = ACCEPT,
	    .most_bytes = s->kind == DOC_PAPER ? LIMIT_PAPER_BYTES : 0 };

	r.url = harvest_url(a);
	r.etag = arena_strndup(arena, s->etag.p, s->etag.n);
	r.modified = arena_strndup(arena, s->modified.p, s->modified.n);
	polite_ask(a->crawl->polite, &r, on_answer, a);
}

/*
 * What was read before a server failed is stored, and the next asking goes on
 * behind it.
 */
static void
ask_mailbox(struct asked *a)
{
	const struct crawl_options *o = a->crawl->options;
	struct imap_rules rules = { .allow_private = o->allow_private,
	    .netrc = o->netrc, .ca = o->ca };
	struct source *s = &a->source;
	struct mailbox_found found;
	struct err e = ERR_INIT;
	int rc = mailbox_read(&rules, s, on_doc, on_problem, a,
	    &a->crawl->arena, &found, &e);

	s->etag = found.place;
	a->fetch.bytes = (int64_t)found.bytes;
	a->fetch.items = (int64_t)found.messages;
	a->crawl->report->items += found.messages;
	a->crawl->report->bytes += found.bytes;
	if (rc < 0) {
		note_failure(a, e.text, 0);
	} else {
		s->failures = 0;
		s->problem = STR_NONE;
		s->last_good = clock_now();
		a->good = !found.more;
		s->next_try = s->last_try;	/* at once where there is more */
		a->retry_ms = -1;
		a->crawl->report->fresh += found.messages > 0;
		a->crawl->report->same += found.messages == 0;
	}
	finish(a);
}

static void
begin(struct crawl *c, struct site *site, const struct source *s)
{
	struct asked *a = arena_alloc(&c->arena, sizeof(*a));

	a->crawl = c;
	a->site = site;
	a->source = *s;
	a->batch = (struct batch)BATCH_INIT;
	a->source.last_try = clock_now();
	a->fetch = (struct fetch){ .source = s->id, .at = a->source.last_try,
	    .problem = STR_NONE };
	site->open++;
	c->waiting++;
	if (!mailbox_is(s->url)) {
		ask(a);
		return;
	}
	a->next = c->mailboxes;
	c->mailboxes = a;
}

struct taking {
	struct crawl	*crawl;
	struct site	*site;
	bool		 taken;
};

/* The host, and of its sources those that nobody has asked in the meantime. */
static int
take(struct db *db, void *ctx, struct err *e)
{
	struct taking *t = ctx;
	struct crawl *c = t->crawl;
	struct site *site = t->site;
	size_t kept = 0;

	if (store_host_take(db, &c->lease, &site->host, &c->arena, &t->taken,
	    e) < 0)
		return -1;
	for (size_t i = 0; i < site->n && t->taken; i++) {
		bool unasked;

		if (store_source_unasked(db, site->source[i], &unasked,
		    e) < 0)
			return -1;
		if (unasked) {
			struct source *s = site->source[i];

			site->source[i] = site->source[kept];
			site->source[kept++] = s;
		}
	}
	if (t->taken && kept == 0)
		return store_host_give(db, &c->lease, &site->host, e);
	t->site->open = kept;
	return 0;
}

static int
take_site(struct crawl *c, struct site *site, struct err *e)
{
	struct taking t = { .crawl = c, .site = site };
	size_t n;

	if (db_write(c->db, take, &t, e) < 0)
		return -1;
	n = t.taken ? site->open : 0;
	site->open = 0;
	c->total -= site->n - n;
	if (n == 0)
		return 0;
	c->hosts_open++;
	polite_know(c->polite, &site->host);
	for (size_t i = 0; i < n; i++)
		begin(c, site, site->source[i]);
	return 0;
}

static size_t
at_once(const struct crawl *c)
{
	return c->options->at_once > 0 ? c->options->at_once : AT_ONCE;
}

static int
take_sites(struct crawl *c, struct err *e)
{
	struct site *site;

	while (c->hosts_open < at_once(c) && (site = c->sites) != NULL) {
		c->sites = site->next;
		if (take_site(c, site, e) < 0)
			return -1;
	}
	return 0;
}

static bool
is_wanted(const struct crawl *c, const struct source *s)
{
	if (c->options->only != 0)
		return s->id == c->options->only;
	return s->state == SOURCE_ACTIVE;
}

static int
load_sources(struct crawl *c, struct source_rows *rows, struct err *e)
{
	if (c->options->all || c->options->only != 0)
		return store_sources(c->db, &c->arena, rows, e);
	return store_sources_due(c->db, &c->arena, clock_now(), rows, e);
}

/* A URL that has no host is a site of its own: asking it says why. */
static struct str
origin_of(struct crawl *c, const struct source *s)
{
	struct buf b = BUF_INIT(2 * LIMIT_URL_BYTES);
	struct str origin = robots_origin(s->url, &b) ?
	    arena_str(&c->arena, buf_str(&b)) : s->url;

	buf_release(&b);
	return origin;
}

/* Sources by host, hosts in the order of their first source. */
static int
load_sites(struct crawl *c, struct err *e)
{
	struct source_rows rows = { NULL, 0 };
	struct map known = MAP_INIT;
	struct site **last = &c->sites, *site;
	struct site **of;

	if (load_sources(c, &rows, e) < 0)
		return -1;
	of = arena_array(&c->arena, rows.n + 1, sizeof(struct site *));
	for (size_t i = 0; i < rows.n; i++) {
		struct str origin;
		uint64_t *at;
		bool is_new;

		if (!is_wanted(c, &rows.at[i]))
			continue;
		origin = origin_of(c, &rows.at[i]);
		at = map_put(&known, origin, &is_new);
		if (is_new) {
			site = arena_alloc(&c->arena, sizeof(*site));
			site->host.origin = origin;
			site->host.rest_until = CLOCK_NONE;
			site->host.robots_until = CLOCK_NONE;
			*last = site;
			last = &site->next;
			*at = i;
			of[i] = site;
		}
		of[*at]->n++;
		of[i] = of[*at];
	}
	map_release(&known);
	for (site = c->sites; site != NULL; site = site->next) {
		site->source = arena_array(&c->arena, site->n,
		    sizeof(struct source *));
		site->n = 0;
	}
	for (size_t i = 0; i < rows.n; i++)
		if ((site = of[i]) != NULL) {
			site->source[site->n++] = &rows.at[i];
			c->total++;
		}
	return 0;
}

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
		save(c);
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
	ask_mailbox(a);
}

static int
run(struct crawl *c, struct err *e)
{
	int rc = load_sites(c, e);

	c->began = c->kept = c->saved = clock_ticks();
	while (rc == 0 && c->rc == 0) {
		check_stop(c);
		rc = take_sites(c, e);
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

struct polite *
ingest_polite(const struct crawl_options *o, struct err *e)
{
	struct http_rules rules = { .allow_private = o->allow_private,
	    .allow = o->allow, .ca = o->ca, .most_ms = o->most_ms,
	    .contact = o->contact,
	    .at_once = o->at_once > 0 ? o->at_once : AT_ONCE };

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
