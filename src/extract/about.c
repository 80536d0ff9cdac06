#include "base.h"

#include "slot_in.h"
#include "when.h"

/*
 * When what a verb tells is said to be: "raised $30M in September 2025", "Last
 * March, A bought B", "the 2019 purchase of B".  A date belongs to the verb in
 * front of it; one that opens the sentence to every verb that has none.
 */

#define DATES 64	/* of one sentence that are kept */
#define FAR 25	/* tokens from a verb to a date behind it */
#define NEAR 6	/* from a date that opens nothing to the verb behind */

/* Verbs that take a date to themselves: what is behind them is theirs. */
static bool
takes_date(enum cue c)
{
	switch (c) {
	case CUE_ACQUIRE:
	case CUE_ACQUIRED_BY:
	case CUE_SELL:
	case CUE_SOLD_TO:
	case CUE_INVEST:
	case CUE_FOUND:
	case CUE_FOUNDED_BY:
	case CUE_JOIN:
	case CUE_WORK:
	case CUE_MAKE:
	case CUE_MADE_BY:
	case CUE_RAISE:
	case CUE_IPO:
		return true;
	default:
		return slot_active(c);
	}
}

/* "founded in 2019": the word that the date's preposition follows. */
static uint32_t
dated_word(const struct sense *x, const struct page_date *d)
{
	uint32_t i = d->first;

	while (i > x->s->first && (small_at(x, i - 1) == SMALL_PREPOSITION ||
	    small_at(x, i - 1) == SMALL_DETERMINER ||
	    small_at(x, i - 1) == SMALL_ADVERB ||
	    small_at(x, i - 1) == SMALL_SEVERAL || is_word(x, i - 1,
	    "earlier") || is_word(x, i - 1, "late")))
		i--;
	return i > x->s->first ? i - 1 : x->s->last;
}

/* "GTC 2026", "Activity: 2083", "30 2019": a year wants a word in front of it. */
static bool
is_bare_year(const struct sense *x, const struct page_date *d)
{
	const struct token *t = &x->p->t.at[d->first];

	return d->first == d->last && (t->flags & TOKEN_DIGITS) &&
	    d->first > x->s->first && !(t->gap & GAP_OPEN) &&
	    ((t->gap & GAP_COLON) || small_at(x, d->first - 1) == SMALL_NONE);
}

/* "until 2028", "than in Q1", "截至5月", "as of": no time of an event. */
static bool
is_of_else(const struct sense *x, const struct page_date *d)
{
	static const char *const words[] = { "until", "through", "than", "to",
	    "versus", "from", "fiscal", "between", "cutoff", "as", "至",
	    "到" };
	uint32_t i = d->first;

	for (size_t k = 0; k < x->spots; k++)
		if (x->spot[k].first <= d->last && x->spot[k].last >= i)
			return true;
	for (uint32_t k = i; k > x->s->first && k + 2 > i; k--)
		if (is_any(x->p, k - 1, words, COUNT_OF(words)))
			return true;
	return is_bare_year(x, d);
}

/* "June" in a text of January, told as done, was last year's. */
static void
set_back(const struct sense *x, struct page_date *d, enum status s)
{
	struct clock_civil from, to;

	if (s != STATUS_ASSERTED || d->span.from <= doc_stated(x->p->doc))
		return;
	for (uint32_t i = d->first; i <= d->last; i++)
		if (x->p->t.at[i].end - x->p->t.at[i].start == 4 &&
		    (x->p->t.at[i].flags & TOKEN_DIGITS))
			return;
	if (is_word(x, d->first, "next") || (x->p->t.at[d->first].flags &
	    TOKEN_CJK) || doc_stated(x->p->doc) == CLOCK_NONE)
		return;
	clock_to_civil(d->span.from, &from);
	clock_to_civil(d->span.to, &to);
	d->span = (struct clock_span){ clock_date(from.year - 1, from.month,
	    from.day), clock_date(to.year - 1, to.month, to.day) };
}

/* The dates of the sentence, sought once for all its verbs. */
static void
find_dates(const struct sense *x)
{
	int64_t today = doc_stated(x->p->doc);
	size_t after;

	if (x->p->dated == x->s)
		return;
	x->p->dated = x->s;
	x->p->date.n = 0;
	for (uint32_t i = x->s->first; i <= x->s->last &&
	    x->p->date.n < DATES; i++) {
		struct page_date d = { .first = i };

		if (!when_at(&x->p->t, i, x->s->last, today, &d.span, &after))
			continue;
		d.last = (uint32_t)after - 1;
		i = d.last;
		if (!is_of_else(x, &d))
			*VEC_ADD(&x->p->date) = d;
	}
}

/* "to launch", ", bringing": token i begins what is done besides, or for it. */
static bool
is_side_doing(const struct sense *x, uint32_t i)
{
	if (i == x->s->first || !is_low(x, i))
		return false;
	return ((x->p->t.at[i].gap & GAP_COMMA) &&
	    ends_in(token_str(&x->p->t, i), "ing")) ||
	    (is_word(x, i - 1, "to") && small_at(x, i) == SMALL_NONE);
}

/* Another verb, or the beginning of its clause, stands in tokens from..to. */
static bool
is_parted(const struct sense *x, uint32_t from, uint32_t to)
{
	static const char *const words[] = { "which", "who", "whose", "while",
	    "but", "although", "whereas", "after", "before", "following" };

	for (size_t i = 0; i < x->cues; i++)
		if (takes_date(x->cue[i].cue) && x->cue[i].first >= from &&
		    x->cue[i].last <= to)
			return true;
	for (uint32_t i = from; i <= to; i++)
		if ((x->p->t.at[i].gap & (GAP_SEMICOLON | GAP_BLOCK |
		    GAP_COLON | GAP_TURN)) || is_side_doing(x, i) ||
		    is_any(x->p, i, words, COUNT_OF(words)))
			return true;
	return false;
}

/* "a lab started in 2019": the word in front has the date, and is no cue's. */
static bool
is_of_participle(const struct sense *x, const struct page_date *d, uint32_t first,
    uint32_t last)
{
	uint32_t i = dated_word(x, d);

	return i < d->first && (i < first || i > last) &&
	    (is_low(x, i) || i == x->s->first) &&
	    (ends_in(token_str(&x->p->t, i), "ed") ||
	    ends_in(token_str(&x->p->t, i), "ing") || is_word(x, i, "since"));
}

/* "In 2019, A", "Last March A": it opens the sentence, or its clause. */
static bool
is_opening(const struct sense *x, const struct page_date *d)
{
	return dated_word(x, d) == x->s->last;
}

/* "(up from $183B in August)" behind the verb; "(March 2024)" is its own. */
static bool
is_other_aside(const struct sense *x, const struct page_date *d, uint32_t last)
{
	uint32_t word = dated_word(x, d);

	for (uint32_t i = last + 1; word < d->first && i <= word; i++)
		if (x->p->t.at[i].gap & GAP_OPEN)
			return true;
	return false;
}

static bool
has_joint(const struct sense *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i <= to; i++)
		if (small_at(x, i) == SMALL_JOINT)
			return true;
	return false;
}

static bool
belongs(const struct sense *x, const struct page_date *d, uint32_t first,
    uint32_t last)
{
	if (is_of_participle(x, d, first, last))
		return false;
	if (d->first > last)
		return d->first - last <= FAR && !is_parted(x, last + 1,
		    d->first - 1) && !is_other_aside(x, d, last);
	return is_opening(x, d) || (first - d->last <= NEAR &&
	    !is_parted(x, d->last + 1, first - 1) &&
	    !has_joint(x, d->last + 1, first - 1));
}

struct clock_span
sense_about(const struct sense *x, uint32_t first, uint32_t last,
    enum status status)
{
	const struct page_date *best = NULL;
	struct page_date date;

	find_dates(x);
	for (size_t i = 0; i < x->p->date.n; i++) {
		const struct page_date *d = &x->p->date.at[i];

		if ((d->last >= first && d->first <= last) ||
		    !belongs(x, d, first, last))
			continue;
		/* behind the verb before in front of it, the nearest first */
		if (best == NULL || (best->first < first && (d->first > last ||
		    !is_opening(x, d))))
			best = d;
	}
	if (best == NULL)
		return (struct clock_span){ CLOCK_NONE, CLOCK_NONE };
	date = *best;
	set_back(x, &date, status);
	return date.span;
}

struct clock_span
sense_noun_date(const struct sense *x, uint32_t noun)
{
	find_dates(x);
	for (size_t i = 0; i < x->p->date.n; i++) {
		struct page_date d = x->p->date.at[i];

		if (d.last >= noun || noun - d.last > 3 ||
		    is_parted(x, d.last + 1, noun - 1) ||
		    has_joint(x, d.last + 1, noun - 1))
			continue;
		set_back(x, &d, STATUS_ASSERTED);
		return d.span;
	}
	return (struct clock_span){ CLOCK_NONE, CLOCK_NONE };
}
