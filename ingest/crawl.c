#include "base.h"

#include <stdio.h>

#include "batch.h"
#include "clock.h"
#include "hash.h"
#include "ingest.h"
#include "limits.h"
#include "log.h"
#include "mailbox.h"
#include "polite.h"
#include "store_source.h"
#include "worker.h"

/* Between two askings of one source where nothing else is said. */
#define WAIT_MS CLOCK_HOUR
/* However often it failed, a source is asked once in this time. */
#define WAIT_MOST_MS (24 * CLOCK_HOUR)

#define ACCEPT "application/rss+xml, application/atom+xml, " \
	"application/feed+json, application/xml;q=0.9, text/html;q=0.5, */*;q=0.3"

struct crawl {
	struct db			*db;
	const struct crawl_options	*options;
	struct crawl_report		*report;
	struct polite			*polite;
	struct arena			 arena;	/* sources, and what they say */
	size_t				 waiting;	/* sources not answered */
	struct asked			*mailboxes;	/* asked after the others */
	int				 rc;
	struct err			*e;
};

/* One source being asked. */
struct asked {
	struct crawl	*crawl;
	struct source	 source;
	struct batch	 batch;
	struct fetch	 fetch;
	bool		 from_page;	/* its feed was found on its page */
	bool		 named;		/* title or site were learned */
	bool		 good;		/* it answered: 200 or 304 */
	int64_t		 retry_ms;	/* what it asks for; -1 */
	struct asked	*next;		/* of the mailboxes */
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

/* Twice as long after each failure, and not all at the same moment. */
static int64_t
wait_after_failure(const struct crawl *c, const struct source *s)
{
	int64_t wait = usual_wait(c);
	uint64_t h = hash_mix((uint64_t)s->id, (uint64_t)s->failures);

	for (int64_t i = 1; i < s->failures && wait < WAIT_MOST_MS; i++)
		wait *= 2;
	wait = MIN_OF(wait, WAIT_MOST_MS);
	return wait + (int64_t)(h % (uint64_t)(wait / 4 + 1));
}

/*
 * A source is asked less often the longer it has been silent: one that was
 * new today each hour, after a week each seven hours, and once a day at least.
 */
static int64_t
wait_after_success(const struct crawl *c, const struct source *s)
{
	int64_t wait = usual_wait(c), quiet;
	uint64_t h = hash_mix((uint64_t)s->id, (uint64_t)s->last_try);

	if (s->last_new != CLOCK_NONE) {
		quiet = (s->last_try - s->last_new) / 24;
		wait = MAX_OF(wait, MIN_OF(quiet, WAIT_MOST_MS));
	}
	return wait + (int64_t)(h % (uint64_t)(wait / 16 + 1));
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
	wait = wait_after_failure(a->crawl, s);
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
	if (answer->etag[0] != '\0' || answer->status == 200)
		s->etag = arena_str(arena, str_of(answer->etag));
	if (answer->modified[0] != '\0' || answer->status == 200)
		s->modified = arena_str(arena, str_of(answer->modified));
	/* RFC 9110 15.4.2: said for good, so it is remembered */
	if (answer->moved[0] != '\0')
		s->url = arena_str(arena, str_of(answer->moved));
}

struct saving {
	struct asked		*asked;
	struct batch_counts	 counts;
};

/* What a source said and how it is, in one transaction: never one alone. */
static int
save_all(struct db *db, void *ctx, struct err *e)
{
	struct saving *v = ctx;
	struct asked *a = v->asked;

	v->counts = (struct batch_counts){ 0, 0, 0, 0 };
	if (batch_write(&a->batch, db, &v->counts, e) < 0)
		return -1;
	if (a->named && store_source_put(db, &a->source, NULL, e) < 0)
		return -1;
	a->fetch.added = (int64_t)v->counts.added;
	if (v->counts.added > 0)
		a->source.last_new = a->source.last_try;
	if (a->good)
		a->source.next_try = a->source.last_try +
		    MAX_OF(wait_after_success(a->crawl, &a->source),
		    a->retry_ms);
	if (store_source_health(db, &a->source, e) < 0)
		return -1;
	return store_fetch_put(db, &a->fetch, e);
}

static void
save(struct asked *a)
{
	struct crawl *c = a->crawl;
	struct saving v = { .asked = a };

	if (db_write(c->db, save_all, &v, c->e) < 0) {
		c->rc = -1;
		return;
	}
	c->report->added += v.counts.added;
	c->report->changed += v.counts.changed;
	c->report->known += v.counts.known;
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

static int
read_body(struct asked *a, const struct http_answer *answer,
    struct reader_found *found, struct err *e)
{
	const struct source *s = &a->source;
	struct reader_hint h = { .name = str_of(answer->url),
	    .charset = str_of(answer->charset), .type = str_of(answer->type),
	    .kind = s->kind, .show = s->title, .lang = s->lang,
	    .source = s->id, .now = clock_now(), .from_net = true };

	return worker_read(answer->body, &h, on_doc, on_problem, a,
	    &a->crawl->arena, found, e);
}

/* True where the feed of a page is being asked now, and nothing is saved. */
static bool
on_fresh(struct asked *a, const struct http_answer *answer)
{
	struct crawl_report *r = a->crawl->report;
	struct reader_found found;
	struct err e = ERR_INIT;

	note_success(a, answer);
	r->bytes += answer->body.n;
	a->fetch.bytes = (int64_t)answer->body.n;
	if (read_body(a, answer, &found, &e) < 0) {
		batch_empty(&a->batch);
		/* asked anew in full once it is mended */
		a->source.etag = a->source.modified = STR_NONE;
		note_failure(a, e.text, 0);
		return false;
	}
	if (turn_to_feed(a, &found))
		return true;
	take_names(a, &found);
	r->fresh++;
	r->items += found.items;
	r->empty += found.empty;
	a->fetch.items = (int64_t)found.items;
	return false;
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
finish(struct asked *a)
{
	struct crawl *c = a->crawl;

	if (c->rc == 0)
		save(a);
	c->waiting--;
	c->report->sources++;
	log_progress("crawl: %zu sources asked, %zu to go, %zu new documents",
	    c->report->sources, c->waiting, c->report->added);
	batch_release(&a->batch);
}

static void
on_answer(const struct http_answer *answer, const struct err *err, void *ctx)
{
	struct asked *a = ctx;
	char sentence[80];

	a->fetch.status = answer->status;
	if (answer->status == 200) {
		if (on_fresh(a, answer))
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

static void
ask(struct asked *a)
{
	struct arena *arena = &a->crawl->arena;
	const struct source *s = &a->source;
	struct http_request r = { .accept = ACCEPT };

	r.url = arena_strndup(arena, s->url.p, s->url.n);
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
begin(struct crawl *c, const struct source *s)
{
	struct asked *a = arena_alloc(&c->arena, sizeof(*a));

	a->crawl = c;
	a->source = *s;
	a->batch = (struct batch)BATCH_INIT;
	a->source.last_try = clock_now();
	a->fetch = (struct fetch){ .source = s->id, .at = a->source.last_try,
	    .problem = STR_NONE };
	c->waiting++;
	if (!mailbox_is(s->url)) {
		ask(a);
		return;
	}
	a->next = c->mailboxes;
	c->mailboxes = a;
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

static bool
is_stopped(const struct crawl *c)
{
	return c->rc < 0 || (c->options->stop != NULL && *c->options->stop);
}

static int
run(struct crawl *c, struct err *e)
{
	struct source_rows rows = { NULL, 0 };

	if (load_sources(c, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++)
		if (is_wanted(c, &rows.at[i]))
			begin(c, &rows.at[i]);
	while (!is_stopped(c) && polite_pending(c->polite) > 0)
		if (polite_run(c->polite, e) < 0)
			return -1;
	for (struct asked *a = c->mailboxes; a != NULL && !is_stopped(c);
	    a = a->next)
		ask_mailbox(a);
	return c->rc;
}

struct polite *
ingest_polite(const struct crawl_options *o, struct err *e)
{
	struct http_rules rules = { .allow_private = o->allow_private,
	    .contact = o->contact, .at_once = o->at_once };

	return polite_new(&rules, o->pause_ms, e);
}

void
ingest_polite_free(struct polite *p)
{
	polite_free(p);
}

int
ingest_crawl(struct db *db, const struct crawl_options *o,
    struct crawl_report *report, struct err *e)
{
	struct crawl c = { .db = db, .options = o, .report = report,
	    .arena = ARENA_INIT, .e = e };
	int rc;

	c.polite = o->polite != NULL ? o->polite : ingest_polite(o, e);
	if (c.polite == NULL)
		return -1;
	rc = run(&c, e);
	log_progress_end();
	if (o->polite == NULL)
		polite_free(c.polite);
	else
		polite_drop(c.polite);
	arena_release(&c.arena);
	return rc;
}
