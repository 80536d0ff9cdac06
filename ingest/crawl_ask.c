#include "base.h"

#include <stdio.h>

#include "asked_url.h"
#include "clock.h"
#include "crawl_in.h"
#include "health.h"
#include "limits.h"
#include "log.h"
#include "mailbox.h"

/* Between two askings of one source where nothing else is said. */
#define WAIT_MS CLOCK_HOUR
/* A list that has a page a day. */
#define DAILY_MS (6 * CLOCK_HOUR)
/* Of one source in one round. */
#define PAGES_MOST 50u
#define PAGES_BYTES (32u * MIB)

#define ACCEPT "application/rss+xml, application/atom+xml, " \
	"application/feed+json, application/xml;q=0.9, text/html;q=0.5, */*;q=0.3"

void
crawl_tell(struct asked *a, const char *sentence)
{
	const struct crawl_options *o = a->crawl->options;
	struct err e = ERR_INIT;

	if (o->problem == NULL)
		return;
	err_set(&e, ERR_INVALID, "%s", sentence);
	err_at(&e, "%.*s", STR_ARG(a->source.url));
	o->problem(e.text, o->ctx);
}

int64_t
crawl_usual_wait(const struct crawl *c)
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
	crawl_tell(a, sentence);
}

static void
note_failure(struct asked *a, const char *sentence, int64_t retry_ms)
{
	struct source *s = &a->source;
	int64_t wait;

	a->good = false;
	s->failures++;
	s->problem = arena_str(&a->crawl->arena, str_of(sentence));
	wait = health_wait_after_failure(s, crawl_usual_wait(a->crawl));
	s->next_try = clock_now() + MAX_OF(wait, retry_ms);
	a->fetch.problem = s->problem;
	a->crawl->report->failed++;
	crawl_tell(a, sentence);
}

static void
note_good(struct asked *a)
{
	struct source *s = &a->source;

	s->failures = 0;
	s->problem = STR_NONE;
	s->last_good = clock_now();
	a->good = true;
}

static void
note_success(struct asked *a, const struct http_answer *answer)
{
	struct source *s = &a->source;
	struct arena *arena = &a->crawl->arena;

	note_good(a);
	a->retry_ms = answer->retry_ms;
	a->fresh_ms = asked_url_is_daily(s->url) ?
	    MAX_OF(answer->fresh_ms, DAILY_MS) : answer->fresh_ms;
	/* what a later part of a list has is its own */
	if (a->pages > 0)
		return;
	if (answer->etag[0] != '\0' || answer->status == 200)
		s->etag = arena_str(arena, str_of(answer->etag));
	if (answer->modified[0] != '\0' || answer->status == 200)
		s->modified = arena_str(arena, str_of(answer->modified));
	/* RFC 9110 15.4.2: said for good, so it is remembered */
	if (answer->moved[0] != '\0' && !asked_url_is_daily(s->url))
		s->url = arena_str(arena, str_of(answer->moved));
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
	crawl_tell(a, sentence);
}

/* A source that was added by its address alone gets its feed's names. */
static void
take_names(struct asked *a, const struct reader_found *f)
{
	struct source *s = &a->source;

	if (s->title.n == 0 && f->title.n > 0)
		s->title = f->title;
	if (s->site.n == 0 && f->site.n > 0)
		s->site = f->site;
	if (s->lang.n == 0 && f->lang.n > 0)
		s->lang = f->lang;
}

static void	ask(struct asked *);
static void	finish(struct asked *);
static void	on_answer(const struct http_answer *, const struct err *,
		    void *);

/* A page where a feed was expected: the feed it names is asked instead. */
static bool
turn_to_feed(struct asked *a, const struct reader_found *f)
{
	if (f->form != FORM_HTML || f->feed.n == 0 || a->from_page ||
	    asked_url_is_daily(a->source.url))
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
	    .no_pages = a->crawl->options->no_pages,
	    .audio = a->crawl->options->transcribe != NULL };
	pool_put(a->crawl->pool, &job);
}

static void
on_gone(struct asked *a)
{
	a->source.state = SOURCE_GONE;
	a->source.problem = STR_LIT("is gone for good (status 410)");
	a->fetch.problem = a->source.problem;
	a->crawl->report->gone++;
	crawl_tell(a, a->source.problem.p);
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

static void
ask(struct asked *a)
{
	struct arena *arena = &a->crawl->arena;
	const struct source *s = &a->source;
	struct http_request r = { .accept = ACCEPT,
	    .most_bytes = s->kind == DOC_PAPER ? LIMIT_PAPER_BYTES : 0 };

	r.url = asked_url(s, s->last_try, arena);
	/* what another page had says nothing of this one */
	if (asked_url_is_same(s, s->last_try, arena)) {
		r.etag = arena_strndup(arena, s->etag.p, s->etag.n);
		r.modified = arena_strndup(arena, s->modified.p,
		    s->modified.n);
	}
	polite_ask(a->crawl->polite, &r, on_answer, a);
}

/*
 * What was read before a server failed is stored, and the next asking goes on
 * behind it.
 */
void
crawl_ask_mailbox(struct asked *a)
{
	const struct crawl_options *o = a->crawl->options;
	struct imap_rules rules = { .allow_private = o->allow_private,
	    .allow = o->allow, .netrc = o->netrc, .ca = o->ca };
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
		note_good(a);
		a->good = !found.more;
		s->next_try = s->last_try;	/* at once where there is more */
		a->retry_ms = -1;
		a->crawl->report->fresh += found.messages > 0;
		a->crawl->report->same += found.messages == 0;
	}
	finish(a);
}

void
crawl_begin(struct crawl *c, struct site *site, const struct source *s)
{
	struct asked *a = arena_alloc(&c->arena, sizeof(*a));

	a->crawl = c;
	a->site = site;
	a->source = *s;
	a->url = s->url;
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
