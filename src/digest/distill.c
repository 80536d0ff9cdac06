#include "base.h"

#include <inttypes.h>
#include <string.h>

#include "distill.h"
#include "headline.h"
#include "limits.h"
#include "quote.h"
#include "sentence.h"
#include "store_doc.h"
#include "store_group.h"
#include "store_story.h"
#include "token.h"

/* Half a minute at 150 words a minute; a Chinese character is half a word. */
#define WORDS 75.0
#define WORDS_ENOUGH 50.0
#define SENTENCES 3u

static double
words_of(const struct tokens *t, const struct sentence *s)
{
	double n = 0;

	for (uint32_t i = s->first; i <= s->last; i++)
		n += t->at[i].flags & TOKEN_CJK ? 0.5 : 1;
	return n;
}

/* The target of a link whose text ends here belongs to it. */
static uint32_t
link_end(struct str text, uint32_t end)
{
	size_t deep = 0;

	if (end == 0 || text.p[end - 1] != ']' || end >= text.n ||
	    text.p[end] != '(')
		return end;
	for (uint32_t i = end; i < text.n && text.p[i] != '\n'; i++) {
		if (text.p[i] == '(')
			deep++;
		else if (text.p[i] == ')' && --deep == 0)
			return i + 1;
	}
	return end;
}

/* The marks that close the sentence are bytes of it. */
static uint32_t
closed(struct str text, uint32_t end)
{
	static const char *const marks[] = { ".", "!", "?", "*", "\"", "'", ")",
	    "]", "%", "”", "’", "。", "！", "？", "」", "）", "…" };
	bool more = true;

	while (more && end < text.n) {
		more = false;
		for (size_t i = 0; i < COUNT_OF(marks) && !more; i++) {
			struct str rest = { text.p + end, text.n - end };

			if (!str_starts(rest, marks[i]))
				continue;
			end = link_end(text, end + (uint32_t)strlen(marks[i]));
			more = true;
		}
	}
	return end;
}

/* A quotation mark or bracket that opens right before it is part of it. */
static uint32_t
opened(struct str text, uint32_t start)
{
	static const char *const marks[] = { "\"", "“", "「", "(", "$", "€",
	    "£", "¥" };

	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		size_t n = strlen(marks[i]);

		if (start >= n && memcmp(text.p + start - n, marks[i], n) == 0)
			return start - (uint32_t)n;
	}
	return start;
}

/* The last sentence that begins before this place, the first where none does. */
static size_t
sentence_at(const struct tokens *t, const struct sentences *s, uint32_t place)
{
	size_t i = 0;

	while (i + 1 < s->n && t->at[s->at[i + 1].first].start < place)
		i++;
	return i;
}

/* May this sentence stand behind its neighbour in one read? */
static bool
joins(const struct tokens *t, const struct sentence *s)
{
	struct str bytes = token_span(t, s->first, s->last), gap;

	if (s->heading || s->block || s->first == 0 ||
	    (t->at[s->first].gap & (GAP_BLOCK | GAP_TURN)))
		return false;
	gap.p = t->text.p + t->at[s->first - 1].end;
	gap.n = t->at[s->first].start - t->at[s->first - 1].end;
	return str_find(gap, "---", 0) == SIZE_MAX &&
	    str_find(gap, "\n\n", 0) == SIZE_MAX &&
	    str_find_char(bytes, '|', 0) == SIZE_MAX;
}

struct widening {
	struct tokens		t;
	struct sentences	s;
	size_t			first, last, n;	/* sentences taken */
	double			words;
};

static bool
take_before(struct widening *w, double most)
{
	if (w->first == 0 || w->n == SENTENCES ||
	    !joins(&w->t, &w->s.at[w->first]) || w->s.at[w->first - 1].heading ||
	    w->words + words_of(&w->t, &w->s.at[w->first - 1]) > most)
		return false;
	w->words += words_of(&w->t, &w->s.at[--w->first]);
	w->n++;
	return true;
}

/* A heading is read on into its paragraph. */
static bool
heads(const struct widening *w)
{
	const struct sentence *next = &w->s.at[w->last + 1];

	return w->s.at[w->last].heading && !next->heading &&
	    str_find_char(token_span(&w->t, next->first, next->last), '|',
	    0) == SIZE_MAX;
}

static bool
take_after(struct widening *w)
{
	if (w->last + 1 == w->s.n || w->n == SENTENCES ||
	    w->words >= WORDS_ENOUGH ||
	    (!joins(&w->t, &w->s.at[w->last + 1]) && !heads(w)) ||
	    w->words + words_of(&w->t, &w->s.at[w->last + 1]) > WORDS)
		return false;
	w->words += words_of(&w->t, &w->s.at[++w->last]);
	w->n++;
	return true;
}

static uint32_t
last_byte(const struct widening *w)
{
	return w->t.at[w->s.at[w->last].last].end;
}

void
distill_widen(struct str text, enum doc_format format,
    struct distill_span *span)
{
	struct arena a = ARENA_INIT;
	struct widening w = { .n = 1 };

	span->more_end = span->end;
	token_scan(text, doc_scan_format(format), &a, &w.t);
	sentence_split(&w.t, &a, &w.s);
	if (w.s.n == 0)
		goto out;
	w.first = sentence_at(&w.t, &w.s, span->start + 1);
	w.last = sentence_at(&w.t, &w.s, span->end);
	for (size_t i = w.first; i <= w.last; i++)
		w.words += words_of(&w.t, &w.s.at[i]);
	span->end = span->more_end = closed(text, MAX_OF(span->end,
	    last_byte(&w)));
	if (span->before)
		(void)take_before(&w, 1.5 * WORDS);
	while (take_after(&w))
		span->more_end = closed(text, last_byte(&w));
	while (w.words < WORDS_ENOUGH && take_before(&w, WORDS))
		;
	span->start = opened(text, MIN_OF(span->start,
	    w.t.at[w.s.at[w.first].first].start));
out:
	arena_release(&a);
}

/* Do the bytes leave out one of the two that the claim is about? */
static bool
is_unnamed(const struct mention_rows *rows, const struct pick *p,
    uint32_t from, uint32_t to)
{
	for (size_t i = 0; i < MIN_OF(p->parties, (size_t)2); i++) {
		size_t k = 0;

		while (k < rows->n && (rows->at[k].entity !=
		    p->party[i].id || rows->at[k].start < from ||
		    rows->at[k].end > to))
			k++;
		if (k == rows->n)
			return true;
	}
	return false;
}

static struct str
bytes_of(struct arena *a, struct str text, uint32_t from, uint32_t to)
{
	while (from < to && memchr(" \t\n", text.p[from], 3) != NULL)
		from++;
	return arena_str(a, (struct str){ text.p + from, to - from });
}

static void
set_names(struct edition_read *r, const struct pick *p, struct arena *a)
{
	for (size_t i = 0; i < p->parties && r->names < EDITION_NAMES; i++) {
		bool there = p->party[i].name.n == 0;

		for (size_t k = 0; k < r->names; k++)
			there |= r->name[k].id == p->party[i].id;
		if (there)
			continue;
		r->name[r->names].id = p->party[i].id;
		r->name[r->names].type = p->party[i].type;
		r->name[r->names++].name = arena_str(a, p->party[i].name);
	}
}

static void
put_news(const struct pick *p, struct buf *out)
{
	char date[CLOCK_TEXT];

	if (p->is_past && p->about.from != CLOCK_NONE)
		buf_printf(out, "Of an earlier time (%s), told now",
		    clock_format_span(&p->about, date));
	else if (p->is_past)
		buf_add_str(out, "Of an earlier time, told now");
	else if (!p->is_new)
		buf_printf(out, "Known since %s and told again",
		    clock_format_date(p->first_seen, date));
	else
		buf_add_str(out, "New");
}

/* "New; 3 independent sources tell it." */
static void
put_why(const struct pick *p, struct buf *out)
{
	static const char *const word[STATUSES] = {
		[STATUS_RUMORED] = "; a rumour", [STATUS_PLANNED] = "; a plan",
		[STATUS_DENIED] = "; a denial"
	};

	put_news(p, out);
	if (p->sources > 1)
		buf_printf(out, "; %" PRId64 " independent sources tell it",
		    p->sources);
	else
		buf_add_str(out, "; one source so far");
	if (word[p->status] != NULL)
		buf_add_str(out, word[p->status]);
	buf_add_char(out, '.');
}

static void
put_head(const struct pick *p, struct buf *out)
{
	struct headline h = { .relation = p->relation, .deal = p->deal,
	    .status = p->status, .parties = p->parties, .amount = p->amount,
	    .valuation = p->valuation, .currency = str_of(p->currency),
	    .round = str_of(p->round) };

	for (size_t i = 0; i < p->parties; i++) {
		h.name[i] = p->party[i].name;
		h.role[i] = p->role[i];
	}
	headline_write(&h, out);
}

static struct str
written(struct arena *a, const struct pick *p,
    void (*fn)(const struct pick *, struct buf *))
{
	struct buf b = BUF_INIT(64 * KIB);
	struct str s;

	fn(p, &b);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

struct str
distill_head(struct arena *a, const struct pick *p)
{
	return written(a, p, put_head);
}

static void
set_read(struct edition_read *r, const struct pick *p, struct str text,
    const struct distill_span *span, struct arena *a)
{
	*r = (struct edition_read){
		.head = distill_head(a, p),
		.quote = bytes_of(a, text, span->start, span->end),
		.more = bytes_of(a, text, span->end, span->more_end),
		.speaker = arena_str(a, p->speaker), .doc = p->doc,
		.start = span->start, .end = span->end,
		.title = arena_str(a, p->told.title),
		.show = arena_str(a, p->told.show),
		.link = arena_str(a, p->told.link),
		.date = p->told.stated, .at_ms = p->at_ms,
		.why = written(a, p, put_why), .score = p->score,
		.status = p->status, .story = p->story
	};
	set_names(r, p, a);
}

/* The title of the round-up's story that it is told in, where its words are not
 * the quote's own. */
static int
set_part(struct db *db, struct edition_read *r, struct str text,
    struct arena *a, struct err *e)
{
	struct buf b = BUF_INIT(64 * KIB);
	struct roundup_story st;
	int rc = store_story_at(db, r->doc, r->start, &st, e);

	if (rc == 0 && st.end > 0 && st.title_end <= text.n &&
	    (st.title_end <= r->start || st.title >= r->end)) {
		quote_plain((struct str){ text.p + st.title,
		    st.title_end - st.title }, &b);
		r->part = arena_str(a, buf_str(&b));
	}
	buf_release(&b);
	return rc;
}

static int
set_also(struct db *db, struct edition_read *r, struct arena *a,
    struct err *e)
{
	struct arena whole = ARENA_INIT;
	struct group_rows others;
	int rc = store_group(db, &whole, r->doc, &others, e);

	if (rc == 0)
		r->also = store_group_places(a, &others, r->show);
	arena_release(&whole);
	return rc;
}

int
distill_read(struct db *db, struct arena *a, const struct pick *p,
    struct edition_read *r, bool *told, struct err *e)
{
	struct arena whole = ARENA_INIT;
	struct distill_span span = { .start = p->start, .end = p->end };
	struct mention_rows rows;
	struct doc *d = store_doc_get(db, &whole, p->doc, e);
	int rc = -1;

	if (d == NULL || store_mentions(db, &whole, p->doc, &rows, e) < 0)
		goto out;
	if (span.start > span.end || span.end > d->text.n) {
		(void)err_set(e, ERR_INVALID, "document %016" PRIx64 ": a "
		    "claim stands on bytes that it does not have", p->doc);
		goto out;
	}
	span.before = is_unnamed(&rows, p, span.start, span.end);
	distill_widen(d->text, d->format, &span);
	*told = !is_unnamed(&rows, p, span.start, span.more_end);
	rc = 0;
	if (*told) {
		set_read(r, p, d->text, &span, a);
		rc = set_part(db, r, d->text, a, e);
		if (rc == 0)
			rc = set_also(db, r, a, e);
	}
out:
	arena_release(&whole);
	return rc;
}
