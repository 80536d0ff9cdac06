#include "base.h"

#include <stdio.h>

#include "arena.h"
#include "clock.h"
#include "follow.h"
#include "limits.h"
#include "log.h"
#include "robots.h"
#include "store_doc.h"
#include "store_follow.h"
#include "vec.h"
#include "worker.h"

/* In one round; those left over are due in the next. */
#define ROUND_MOST 2000u
#define TRIES_MOST 5
#define WAIT_MS CLOCK_HOUR

#define ACCEPT_TRANSCRIPT "text/vtt, application/x-subrip;q=0.9, " \
	"application/srt;q=0.9, application/json;q=0.8, text/html;q=0.5"
#define ACCEPT_PAGE "text/html, application/xhtml+xml;q=0.9"

struct round {
	struct db			*db;
	const struct crawl_options	*options;
	struct crawl_report		*report;
	struct polite			*polite;
	const struct lease		*lease;
	VEC(struct host)		 host;	/* asked about; see taken */
	VEC(bool)			 taken;
	int64_t				 kept;	/* ticks */
	struct arena			 arena;
	int				 rc;
	struct err			*e;
};

/* One document that something is fetched for. */
struct following {
	struct round	*round;
	struct follow	 follow;
	struct doc	*doc;		/* as stored */
	struct arena	 arena;		/* of the answer */
	bool		 better;	/* the text was taken */
};

static void
tell(struct following *f, const char *sentence)
{
	const struct crawl_options *o = f->round->options;
	struct err e = ERR_INIT;

	if (o->problem == NULL)
		return;
	err_set(&e, ERR_INVALID, "%s", sentence);
	err_at(&e, "%.*s", STR_ARG(f->follow.url));
	o->problem(e.text, o->ctx);
}

static void
end(struct following *f, enum follow_state state, int64_t wait_ms,
    struct str problem)
{
	struct round *r = f->round;

	if (r->rc == 0 && store_follow_end(r->db, &f->follow, state, wait_ms,
	    problem, r->e) < 0)
		r->rc = -1;
	arena_release(&f->arena);
}

/* Twice as long after each failure; then it is given up and stays as it is. */
static void
fail(struct following *f, const char *sentence, bool for_good, int64_t retry_ms)
{
	int64_t wait = WAIT_MS;

	for (int64_t i = 0; i < f->follow.tries; i++)
		wait *= 2;
	f->follow.tries++;
	tell(f, sentence);
	end(f, for_good || f->follow.tries >= TRIES_MOST ? FOLLOW_GIVEN_UP :
	    FOLLOW_DUE, MAX_OF(wait, retry_ms), str_of(sentence));
}

/* A third more than what the feed gave, or it is no better. */
static bool
is_better(const struct following *f, const struct doc *got)
{
	return f->follow.what == MORE_TRANSCRIPT ||
	    got->text.n > f->doc->text.n + f->doc->text.n / 3;
}

/* The first document of the answer is what was asked for. */
static int
on_doc(const struct doc *got, void *ctx)
{
	struct following *f = ctx;
	struct round *r = f->round;
	enum doc_put what;
	struct doc d = *f->doc;

	if (!is_better(f, got))
		return 1;
	d.text = got->text;
	d.format = got->format;
	d.learned = clock_now();
	if (d.people.n == 0)
		d.people = got->people;
	if (d.lang.n == 0)
		d.lang = got->lang;
	if (store_doc_put(r->db, &d, &what, r->e) < 0) {
		r->rc = -1;
		return -1;
	}
	f->better = true;
	r->report->changed += what == DOC_PUT_CHANGED;
	return 1;
}

static void
on_problem(const char *sentence, void *ctx)
{
	tell(ctx, sentence);
}

static void
take(struct following *f, const struct http_answer *answer)
{
	const struct doc *d = f->doc;
	struct reader_hint h = { .name = str_of(answer->url),
	    .charset = str_of(answer->charset), .type = str_of(answer->type),
	    .kind = d->kind, .show = d->show, .lang = d->lang,
	    .source = d->source, .now = clock_now(), .from_net = true,
	    .is_transcript = f->follow.what == MORE_TRANSCRIPT };
	struct reader_found found;
	struct err e = ERR_INIT;

	f->round->report->bytes += answer->body.n;
	if (worker_read(answer->body, &h, on_doc, on_problem, f, &f->arena,
	    &found, &e) < 0)
		fail(f, e.text, e.kind == ERR_INVALID, 0);
	else
		end(f, FOLLOW_TAKEN, 0, f->better ? STR_NONE :
		    STR_LIT("it says no more than the feed did"));
}

static void
on_answer(const struct http_answer *answer, const struct err *err, void *ctx)
{
	struct following *f = ctx;
	char sentence[80];

	if (answer->status == 200) {
		take(f, answer);
	} else if (answer->status == 0 && err->kind == ERR_BUSY) {
		end(f, FOLLOW_DUE, MAX_OF(answer->retry_ms, CLOCK_MINUTE),
		    str_of(err->text));
	} else if (answer->status == 0) {
		fail(f, err->text, err->kind == ERR_DENIED ||
		    err->kind == ERR_INVALID, 0);
	} else {
		(void)snprintf(sentence, sizeof(sentence), "the server "
		    "answered with status %d", answer->status);
		fail(f, sentence, answer->status == 404 ||
		    answer->status == 410, answer->retry_ms);
	}
}

/* Is the host ours, or was it free and is now? */
static int
take_host(struct round *r, struct str url, bool *taken, struct err *e)
{
	struct buf b = BUF_INIT(2 * LIMIT_URL_BYTES);
	struct host h = { .rest_until = CLOCK_NONE,
	    .robots = STR_NONE, .robots_until = CLOCK_NONE };
	int rc;

	/* what has no host is asked too: the answer says why it cannot be */
	h.origin = robots_origin(url, &b) ? arena_str(&r->arena, buf_str(&b)) :
	    url;
	buf_release(&b);
	for (size_t i = 0; i < r->host.n; i++)
		if (str_eq(r->host.at[i].origin, h.origin)) {
			*taken = r->taken.at[i];
			return 0;
		}
	rc = store_host_take(r->db, r->lease, &h, &r->arena, taken, e);
	if (rc == 0 && *taken)
		polite_know(r->polite, &h);
	*VEC_ADD(&r->host) = h;
	*VEC_ADD(&r->taken) = *taken;
	return rc;
}

static int
give_hosts(struct round *r, struct err *e)
{
	int rc = 0;

	for (size_t i = 0; i < r->host.n && rc == 0; i++) {
		if (!r->taken.at[i])
			continue;
		polite_learned(r->polite, &r->host.at[i]);
		rc = store_host_give(r->db, r->lease, &r->host.at[i], e);
	}
	VEC_RELEASE(&r->host);
	VEC_RELEASE(&r->taken);
	return rc;
}

static int
begin(struct round *r, const struct follow *due, struct err *e)
{
	struct following *f = arena_alloc(&r->arena, sizeof(*f));
	struct http_request ask = { .accept = due->what == MORE_TRANSCRIPT ?
	    ACCEPT_TRANSCRIPT : ACCEPT_PAGE };
	bool mine;

	f->round = r;
	f->follow = *due;
	if (take_host(r, due->url, &mine, e) < 0)
		return -1;
	if (!mine)
		return 0;
	if (store_follow_claim(r->db, due->doc, &mine, e) < 0)
		return -1;
	if (!mine)
		return 0;
	f->doc = store_doc_get(r->db, &r->arena, due->doc, e);
	if (f->doc == NULL && e->kind != ERR_NOT_FOUND)
		return -1;
	if (f->doc == NULL) {
		err_clear(e);
		end(f, FOLLOW_GIVEN_UP, 0, STR_LIT("its document is gone"));
		return r->rc;
	}
	ask.url = arena_strndup(&r->arena, due->url.p, due->url.n);
	polite_ask(r->polite, &ask, on_answer, f);
	return 0;
}

static bool
is_stopped(const struct round *r)
{
	return r->rc < 0 || (r->options->stop != NULL && *r->options->stop);
}

static int
run(struct round *r, struct err *e)
{
	struct follow_rows due;

	if (store_follows_due(r->db, &r->arena, ROUND_MOST, &due, e) < 0)
		return -1;
	for (size_t i = 0; i < due.n && !is_stopped(r); i++)
		if (begin(r, &due.at[i], e) < 0)
			return -1;
	while (!is_stopped(r) && polite_pending(r->polite) > 0) {
		if (polite_run(r->polite, NULL, 0, e) < 0 ||
		    store_host_keep_on(r->db, r->lease, &r->kept, e) < 0)
			return -1;
		log_progress("crawl: %zu transcripts and pages to go",
		    polite_pending(r->polite));
	}
	return r->rc;
}

int
follow_run(struct db *db, struct polite *p, const struct lease *lease,
    const struct crawl_options *o, struct crawl_report *report, struct err *e)
{
	struct round r = { .db = db, .options = o, .report = report,
	    .polite = p, .lease = lease, .kept = clock_ticks(),
	    .arena = ARENA_INIT, .e = e };
	int rc = run(&r, e);

	if (give_hosts(&r, rc < 0 ? &(struct err)ERR_INIT : e) < 0)
		rc = -1;
	arena_release(&r.arena);
	return rc;
}
