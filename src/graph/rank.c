#include "base.h"

#include <math.h>
#include <stdlib.h>

#include "clock.h"
#include "rank.h"

static double
importance(int64_t told, int64_t sources)
{
	return log2(1 + (double)told) + log2(1 + (double)sources);
}

int
rank_weights(struct db *db, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct node_count_rows rows;
	int rc = store_node_counts(db, &a, &rows, e);

	for (size_t i = 0; rc == 0 && i < rows.n; i++)
		rc = store_node_weight(db, rows.at[i].id,
		    importance(rows.at[i].docs, rows.at[i].sources), e);
	arena_release(&a);
	return rc;
}

#define PERIOD (30 * CLOCK_DAY)

int
rank_now(struct db *db, int64_t *now, struct err *e)
{
	if (store_newest(db, now, e) < 0)
		return -1;
	*now = *now == CLOCK_NONE ? clock_now() : *now + CLOCK_DAY;
	return 0;
}

double
rank_edge(const struct edge *g)
{
	return importance(g->claims, g->sources);
}

static const char *
plural(int64_t n)
{
	return n == 1 ? "" : "s";
}

/* "rising: in 3 documents of the last 30 days, 1 of the 30 before; new: " and
 * what was first. */
static struct str
explain_course(struct arena *a, const char *begin, const struct pace *p,
    int64_t now, const char *first, int64_t first_seen)
{
	char day[CLOCK_TEXT];
	const char *course = p->now > p->before ? "rising" :
	    p->now < p->before ? "falling" : "steady";
	const char *since = first_seen == CLOCK_NONE ? "" : arena_printf(a,
	    "; %s%s first on %s", first_seen >= now - PERIOD ? "new: " : "",
	    first, clock_format_date(first_seen, day));

	return str_of(arena_printf(a, "%s; %s: in %lld document%s of the last "
	    "30 days, %lld of the 30 before%s", begin, course,
	    (long long)p->now, plural(p->now), (long long)p->before, since));
}

int
rank_why_name(struct db *db, struct arena *a, const struct node *n,
    int64_t now, struct str *out, struct err *e)
{
	struct pace p = { 0, 0 };

	*out = STR_NONE;
	if (n->docs == 0)
		return 0;
	if (store_pace(db, PACE_OF_NAME, n->ent.id, now - PERIOD, PERIOD, &p,
	    e) < 0)
		return -1;
	*out = explain_course(a, arena_printf(a, "Weighs %.1f: named in %lld "
	    "document%s of %lld source%s", n->weight, (long long)n->docs,
	    plural(n->docs), (long long)n->sources, plural(n->sources)), &p,
	    now, "named", clock_if(n->dated, n->first_seen));
	return 0;
}

int
rank_why_edge(struct db *db, struct arena *a, const struct edge *g,
    int64_t now, struct str *out, struct err *e)
{
	struct pace p = { 0, 0 };

	if (store_pace(db, PACE_OF_EDGE, g->id, now - PERIOD, PERIOD, &p,
	    e) < 0)
		return -1;
	*out = explain_course(a, arena_printf(a, "Weighs %.1f: told in %lld "
	    "sentence%s of %lld source%s", rank_edge(g),
	    (long long)g->claims, plural(g->claims), (long long)g->sources,
	    plural(g->sources)), &p, now, "told", clock_if(g->dated,
	    g->first_seen));
	return 0;
}

static double
score(const struct rise *r)
{
	double change = (double)(r->docs_now + 1) / (double)(r->docs_before + 1);

	return change * log2(1 + (double)r->voices_now) *
	    log2(1 + (double)r->docs_now);
}

static int
cmp_row(const void *a, const void *b)
{
	const struct rank_row *x = a, *y = b;

	if (x->score > y->score || x->score < y->score)
		return x->score > y->score ? -1 : 1;
	return x->rise.name.id < y->rise.name.id ? -1 :
	    x->rise.name.id > y->rise.name.id;
}

static struct str
explain(struct arena *a, const struct rise *r, int64_t days)
{
	return str_of(arena_printf(a, "named in %lld document%s in %lld day%s, "
	    "%lld in the %lld before", (long long)r->docs_now,
	    plural(r->docs_now), (long long)days, plural(days),
	    (long long)r->docs_before, (long long)days));
}

int
rank_rising(struct db *db, struct arena *a, int64_t from, int64_t to,
    size_t limit, struct rank_rows *out, struct err *e)
{
	struct rise_rows rows;
	int64_t days = MAX_OF((to - from) / CLOCK_DAY, 1);

	out->n = 0;
	if (store_rise(db, a, from, to, &rows, e) < 0)
		return -1;
	out->at = arena_array(a, rows.n + 1, sizeof(*out->at));
	for (size_t i = 0; i < rows.n; i++) {
		const struct rise *r = &rows.at[i];

		/* said once is no rise */
		if (r->docs_now <= MAX_OF(r->docs_before, 1))
			continue;
		out->at[out->n++] = (struct rank_row){ .rise = *r,
		    .score = score(r) };
	}
	if (out->n > 0)
		qsort(out->at, out->n, sizeof(*out->at), cmp_row);
	out->n = MIN_OF(out->n, limit);
	for (size_t i = 0; i < out->n; i++)
		out->at[i].why = explain(a, &out->at[i].rise, days);
	return 0;
}
