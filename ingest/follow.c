#include "base.h"

#include <stdio.h>

#include "arena.h"
#include "clock.h"
#include "follow_in.h"
#include "limits.h"
#include "log.h"
#include "robots.h"
#include "store_doc.h"
#include "store_source.h"
#include "transcribe.h"
#include "worker.h"

/* In one round; those left over are due in the next. */
#define ROUND_MOST 2000u
#define TRIES_MOST 5
#define WAIT_MS CLOCK_HOUR
/* How long a claim holds beside what audio takes; a fetch is over long before. */
#define CLAIM_MS (10 * CLOCK_MINUTE)
#define AUDIO_MS (20 * CLOCK_MINUTE)

#define ACCEPT_TRANSCRIPT "text/vtt, application/x-subrip;q=0.9, " \
	"application/srt;q=0.9, application/json;q=0.8, text/html;q=0.5"
#define ACCEPT_PAGE "text/html, application/xhtml+xml;q=0.9"

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

void
follow_end(struct following *f, enum follow_state state, int64_t wait_ms,
    struct str problem)
{
	struct follow_round *r = f->round;

	if (r->rc == 0 && store_follow_end(r->db, &f->follow, state, wait_ms,
	    problem, r->e) < 0)
		r->rc = -1;
	arena_release(&f->arena);
}

/* A program of ours that fails is no fault of a server: whoever looks at the
 * source is to see it. */
static void
note_in_source(struct following *f, const char *sentence)
{
	struct follow_round *r = f->round;
	struct err e = ERR_INIT;

	err_set(&e, ERR_INVALID, "%s", sentence);
	err_at(&e, "%.*s", STR_ARG(f->follow.url));
	if (r->rc == 0 && store_source_problem(r->db, f->doc->source,
	    str_of(e.text), r->e) < 0)
		r->rc = -1;
}

/* Twice as long after each failure; then it is given up and stays as it is. */
void
follow_fail(struct following *f, const char *sentence, bool for_good, int64_t retry_ms)
{
	int64_t wait = WAIT_MS;

	for (int64_t i = 0; i < f->follow.tries; i++)
		wait *= 2;
	f->follow.tries++;
	tell(f, sentence);
	if (f->follow.what == MORE_AUDIO)
		note_in_source(f, sentence);
	follow_end(f, for_good || f->follow.tries >= TRIES_MOST ? FOLLOW_GIVEN_UP :
	    FOLLOW_DUE, MAX_OF(wait, retry_ms), str_of(sentence));
}

/* A third more than what the feed gave, or it is no better. */
static bool
is_better(const struct following *f, const struct doc *got)
{
	return f->follow.what != MORE_PAGE ||
	    got->text.n > f->doc->text.n + f->doc->text.n / 3;
}

/* What a program wrote for an episode's audio may be anything. */
static bool
is_captions(const struct doc *got)
{
	return got->format == FORMAT_CAPTIONS ||
	    ((got->format == FORMAT_VTT || got->format == FORMAT_SRT) &&
	    str_find(got->text, "-->", 0) != SIZE_MAX);
}

/* The first document of the answer is what was asked for. */
static int
on_doc(const struct doc *got, void *ctx)
{
	struct following *f = ctx;
	struct follow_round *r = f->round;
	enum doc_put what;
	struct doc d = *f->doc;

	if (f->follow.what == MORE_AUDIO && !is_captions(got))
		f->problem = "what the command wrote is no captions";
	if (f->problem != NULL || !is_better(f, got))
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

void
follow_take(struct following *f, struct str bytes, const struct reader_hint *h)
{
	struct reader_found found;
	struct err e = ERR_INIT;

	if (worker_read(bytes, h, on_doc, on_problem, f, &f->arena, &found,
	    &e) < 0)
		follow_fail(f, e.text, e.kind == ERR_INVALID &&
		    f->follow.what != MORE_AUDIO, 0);
	else if (f->problem != NULL)
		follow_fail(f, f->problem, false, 0);
	else
		follow_end(f, FOLLOW_TAKEN, 0, f->better ? STR_NONE :
		    STR_LIT("it says no more than the feed did"));
}

static void
take_answer(struct following *f, const struct http_answer *answer)
{
	const struct doc *d = f->doc;
	struct reader_hint h = { .name = str_of(answer->url),
	    .charset = str_of(answer->charset), .type = str_of(answer->type),
	    .kind = d->kind, .show = d->show, .lang = d->lang,
	    .source = d->source, .now = clock_now(), .from_net = true,
	    .is_transcript = f->follow.what == MORE_TRANSCRIPT };

	f->round->report->bytes += answer->body.n;
	if (f->follow.what == MORE_AUDIO)
		f->heard = true;
	else
		follow_take(f, answer->body, &h);
}

static void
on_answer(const struct http_answer *answer, const struct err *err, void *ctx)
{
	struct following *f = ctx;
	char sentence[80];

	if (answer->status == 200) {
		take_answer(f, answer);
	} else if (answer->status == 0 && err->kind == ERR_BUSY) {
		follow_end(f, FOLLOW_DUE, MAX_OF(answer->retry_ms, CLOCK_MINUTE),
		    str_of(err->text));
	} else if (answer->status == 0) {
		follow_fail(f, err->text, err->kind == ERR_DENIED ||
		    err->kind == ERR_INVALID, 0);
	} else {
		(void)snprintf(sentence, sizeof(sentence), "the server "
		    "answered with status %d", answer->status);
		follow_fail(f, sentence, answer->status == 404 ||
		    answer->status == 410, answer->retry_ms);
	}
}

/* Is the host ours, or was it free and is now? */
static int
take_host(struct follow_round *r, struct str url, bool *taken, struct err *e)
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

int
follow_give_hosts(struct follow_round *r, struct err *e)
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

/* Audio is larger and slower than all else, and goes to a file. */
static void
set_request(const struct follow_round *r, const struct follow *due,
    struct http_request *ask)
{
	static const char *const accept[MORES] = {
		[MORE_TRANSCRIPT] = ACCEPT_TRANSCRIPT,
		[MORE_PAGE] = ACCEPT_PAGE,
		[MORE_AUDIO] = "audio/*"
	};

	*ask = (struct http_request){ .accept = accept[due->what] };
	if (due->what != MORE_AUDIO)
		return;
	ask->file = r->audio;
	ask->most_bytes = r->options->transcribe->most_bytes;
	ask->most_ms = AUDIO_MS;
}

static int64_t
claim_ms(const struct follow_round *r, const struct follow *due)
{
	return CLAIM_MS + (due->what != MORE_AUDIO ? 0 : AUDIO_MS +
	    r->options->transcribe->most_ms);
}

int
follow_begin(struct follow_round *r, const struct follow *due,
    struct following **out, struct err *e)
{
	struct following *f = arena_alloc(&r->arena, sizeof(*f));
	struct http_request ask;
	bool mine;

	*out = NULL;
	f->round = r;
	f->follow = *due;
	if (take_host(r, due->url, &mine, e) < 0)
		return -1;
	if (!mine)
		return 0;
	if (store_follow_claim(r->db, due->doc, claim_ms(r, due), &mine,
	    e) < 0)
		return -1;
	if (!mine)
		return 0;
	f->doc = store_doc_get(r->db, &r->arena, due->doc, e);
	if (f->doc == NULL && e->kind != ERR_NOT_FOUND)
		return -1;
	if (f->doc == NULL) {
		err_clear(e);
		follow_end(f, FOLLOW_GIVEN_UP, 0, STR_LIT("its document is "
		    "gone"));
		return r->rc;
	}
	set_request(r, due, &ask);
	ask.url = arena_strndup(&r->arena, due->url.p, due->url.n);
	polite_ask(r->polite, &ask, on_answer, f);
	*out = f;
	return 0;
}

bool
follow_is_stopped(const struct follow_round *r)
{
	return r->rc < 0 || (r->options->stop != NULL && *r->options->stop);
}

int
follow_wait(struct follow_round *r, struct err *e)
{
	while (!follow_is_stopped(r) && polite_pending(r->polite) > 0) {
		if (polite_run(r->polite, NULL, 0, e) < 0 ||
		    store_host_keep_on(r->db, r->lease, &r->kept, e) < 0)
			return -1;
		log_progress("crawl: %zu transcripts and pages to go",
		    polite_pending(r->polite));
	}
	return r->rc;
}

static int
run(struct follow_round *r, struct err *e)
{
	struct following *f;
	struct follow_rows due;

	if (store_follows_due(r->db, &r->arena, MORE_TRANSCRIPT, MORE_PAGE,
	    ROUND_MOST, &due, e) < 0)
		return -1;
	for (size_t i = 0; i < due.n && !follow_is_stopped(r); i++)
		if (follow_begin(r, &due.at[i], &f, e) < 0)
			return -1;
	return follow_wait(r, e);
}

int
follow_run(struct db *db, struct polite *p, const struct lease *lease,
    const struct crawl_options *o, struct crawl_report *report, struct err *e)
{
	struct follow_round r = { .db = db, .options = o, .report = report,
	    .polite = p, .lease = lease, .kept = clock_ticks(),
	    .arena = ARENA_INIT, .e = e };
	int rc = run(&r, e);

	if (follow_give_hosts(&r, rc < 0 ? &(struct err)ERR_INIT : e) < 0)
		rc = -1;
	if (rc == 0 && o->transcribe != NULL)
		rc = transcribe_run(&r, e);
	arena_release(&r.arena);
	return rc;
}
