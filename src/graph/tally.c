#include "base.h"

#include <stdio.h>

#include "clock.h"
#include "tally.h"

#define YEAR (365 * CLOCK_DAY)
#define FIRST_HAND 1.25

double
tally_weight(enum status s)
{
	switch (s) {
	case STATUS_ASSERTED:
	case STATUS_COMPLETED:
		return 1;
	case STATUS_ANNOUNCED:
		return 0.9;
	case STATUS_PLANNED:
		return 0.6;
	case STATUS_RUMORED:
		return 0.3;
	default:
		return 0;
	}
}

/* What is printed again is not said again.  Of two words of one day: the
 * stronger, so that no order of coming shows. */
static bool
is_newer(const struct word *a, const struct word *b)
{
	if (a->copied != b->copied)
		return b->copied;
	if (a->when.date != b->when.date)
		return a->when.date > b->when.date;
	return tally_weight(a->status) > tally_weight(b->status);
}

static void
hear_when(struct tally *t, const struct told_when *when)
{
	if (t->claims == 0)
		t->dates = t->seen = (struct clock_span){ CLOCK_NONE,
		    CLOCK_NONE };
	clock_widen(&t->dates, when->date);
	clock_widen(&t->seen, when->seen);
}

void
tally_hear(struct tally *t, const struct word *w)
{
	hear_when(t, &w->when);
	t->claims++;
	t->copied += w->copied;
	for (size_t i = 0; i < t->voice.n; i++) {
		struct word *v = &t->voice.at[i];
		bool direct = v->direct || w->direct;

		if (v->voice != w->voice)
			continue;
		if (is_newer(w, v))
			*v = *w;
		v->direct = direct;
		return;
	}
	*VEC_ADD(&t->voice) = *w;
}

static const struct word *
newest_word(const struct tally *t, bool dated)
{
	const struct word *newest = NULL;

	for (size_t i = 0; i < t->voice.n; i++) {
		const struct word *v = &t->voice.at[i];

		if ((!dated || v->when.date != CLOCK_NONE) &&
		    (newest == NULL || is_newer(v, newest)))
			newest = v;
	}
	return newest;
}

/* No power: a sum that is the same on every machine. */
static double
weigh(const struct word *v, const struct word *newest)
{
	bool old = v->when.date != CLOCK_NONE &&
	    v->when.date < newest->when.date;
	double years = !old ? 0 :
	    (double)(newest->when.date - v->when.date) / (double)YEAR;
	double s = v->status == STATUS_DENIED ? 1 : tally_weight(v->status);

	return s * (v->direct ? FIRST_HAND : 1) / (1 + years);
}

void
tally_lean(const struct tally *t, struct leaning *l)
{
	const struct word *newest = newest_word(t, false);
	const struct word *latest = newest_word(t, true);
	int64_t again = t->claims - t->copied - (int64_t)t->voice.n;
	double more = 0.1 * (double)MAX_OF(again, 0), w;
	bool dated = t->claims > 0 && t->dates.from != CLOCK_NONE;

	*l = (struct leaning){ .sources = (int64_t)t->voice.n, .dated = dated,
	    .first_seen = dated ? t->dates.from : t->seen.from,
	    .last_seen = dated ? t->dates.to : t->seen.to,
	    .newest = newest ? newest->status : STATUS_NONE };
	for (size_t i = 0; i < t->voice.n; i++) {
		const struct word *v = &t->voice.at[i];

		l->direct += v->direct;
		if (v->status == STATUS_DENIED) {
			l->denials++;
			l->deny += weigh(v, latest);
			continue;
		}
		l->say += weigh(v, latest);
		if (tally_weight(v->status) > tally_weight(l->strongest))
			l->strongest = v->status;
	}
	w = MAX_OF(l->say + MIN_OF(more, 0.5) - l->deny, 0.05);
	l->confidence = w / (w + 1);
}

void
tally_reset(struct tally *t)
{
	VEC_RESET(&t->voice);
	t->claims = t->copied = 0;
}

void
tally_release(struct tally *t)
{
	VEC_RELEASE(&t->voice);
}

struct str
tally_why(struct arena *a, int64_t sources, int64_t denials, int64_t direct,
    enum status newest, int64_t date)
{
	char day[CLOCK_TEXT];
	int64_t say = sources - denials;
	const char *who = say == 0 ? "No source still says so" :
	    arena_printf(a, "%lld independent source%s so", (long long)say,
	    say == 1 ? " says" : "s say");
	const char *first = direct == 0 || say == 0 ? "" : arena_printf(a,
	    ", %lld first hand", (long long)direct);
	const char *of = date == CLOCK_NONE ? "" : arena_printf(a, ", of %s,",
	    clock_format_date(date, day));
	const char *deny = denials == 0 ? "" : arena_printf(a, ", %lld den%s it",
	    (long long)denials, denials == 1 ? "ies" : "y");

	return str_of(arena_printf(a, "%s%s%s; the newest word%s is %s", who,
	    first, deny, of, status_name(newest)));
}
