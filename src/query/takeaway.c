#include "base.h"

#include <math.h>
#include <stdlib.h>

#include "buf.h"
#include "limits.h"
#include "quote.h"
#include "takeaway.h"
#include "vec.h"

VEC_NAMED(takeaways, struct takeaway);

/* What a relation says about the world's money and power. */
static double
relation_weight(enum relation r)
{
	switch (r) {
	case RELATION_ACQUIRED:
		return 3;
	case RELATION_INVESTED_IN:
		return 2.5;
	case RELATION_SUPPLIES:
	case RELATION_PARTNERED_WITH:
		return 2;
	case RELATION_OPERATES:
	case RELATION_USES:
	case RELATION_FOUNDED:
		return 1.5;
	case RELATION_COMPETES_WITH:
	case RELATION_MAKES:
		return 1;
	case RELATION_WORKS_AT:
	case RELATION_NONE:
	case RELATIONS:
		break;
	}
	return 0.5;
}

static double
status_weight(enum status s)
{
	return s == STATUS_RUMORED ? 0.7 : s == STATUS_PLANNED ? 0.9 : 1;
}

static struct takeaway *
at_place(struct takeaways *v, uint32_t start, uint32_t end)
{
	struct takeaway *t;

	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].start == start)
			return &v->at[i];
	t = VEC_ADD(v);
	t->start = start;
	t->end = end;
	t->at_ms = -1;
	t->why = t->quote = t->speaker = STR_NONE;
	return t;
}

static void
tell(struct takeaway *t, const struct told *told, struct str speaker,
    int64_t at_ms)
{
	t->quote = told->quote;
	t->speaker = speaker;
	t->at_ms = at_ms;
}

static struct str
and_also(struct arena *a, struct str why, const char *more)
{
	return str_of(why.n == 0 ? more : arena_printf(a, "%.*s; %s",
	    STR_ARG(why), more));
}

static void
add_claim(struct takeaways *v, const struct claim_row *r, struct arena *a)
{
	struct takeaway *t = at_place(v, r->claim.start, r->claim.end);
	enum status s = r->claim.status;
	const char *more;

	tell(t, &r->told, r->claim.speaker, r->claim.at_ms);
	t->score += relation_weight(r->claim.relation) * status_weight(s) *
	    (1 + r->head.weight + r->tail.weight);
	more = arena_printf(a, "%.*s %s %.*s%s%s%s", STR_ARG(r->head.name),
	    relation_phrase(r->claim.relation), STR_ARG(r->tail.name),
	    s == STATUS_ASSERTED ? "" : " (",
	    s == STATUS_ASSERTED ? "" : status_name(s),
	    s == STATUS_ASSERTED ? "" : ")");
	t->why = and_also(a, t->why, more);
}

static void
add_deal(struct takeaways *v, const struct deal_claim_row *r,
    struct arena *a)
{
	struct takeaway *t = at_place(v, r->claim.start, r->claim.end);
	double weight = 1;

	tell(t, &r->told, r->claim.speaker, r->claim.at_ms);
	for (size_t i = 0; i < r->claim.n_party; i++)
		weight += r->party[i].weight;
	if (r->claim.amount > 0)
		weight *= 1 + MAX_OF(log10((double)r->claim.amount) - 6, 0) / 2;
	t->score += 2 * weight * status_weight(r->claim.status);
	t->why = and_also(a, t->why, arena_printf(a, "%s, %s",
	    deal_type_name(r->claim.type), status_name(r->claim.status)));
}

/* Too short says nothing alone, too long is no takeaway. */
static double
readable(struct str quote)
{
	double f = 1 - quote_markup(quote);

	if (quote.n < 40)
		f *= 0.6;
	return quote.n > 500 ? f * 0.5 : f;
}

static int
by_score(const void *pa, const void *pb)
{
	const struct takeaway *a = pa, *b = pb;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return a->start < b->start ? -1 : a->start > b->start;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct takeaway *a = pa, *b = pb;

	return a->start < b->start ? -1 : a->start > b->start;
}

size_t
takeaway_pick(struct arena *a, const struct claim_rows *claims,
    const struct deal_claim_rows *deals, struct takeaway *out, size_t most)
{
	struct takeaways v = VEC_INIT;
	size_t n;

	for (size_t i = 0; i < claims->n; i++)
		add_claim(&v, &claims->at[i], a);
	for (size_t i = 0; i < deals->n; i++)
		add_deal(&v, &deals->at[i], a);
	for (size_t i = 0; i < v.n; i++)
		v.at[i].score *= readable(v.at[i].quote);
	n = MIN_OF(v.n, most);
	if (n > 0) {
		qsort(v.at, v.n, sizeof(*v.at), by_score);
		qsort(v.at, n, sizeof(*v.at), by_place);
		memcpy(out, v.at, n * sizeof(*out));
	}
	VEC_RELEASE(&v);
	return n;
}
