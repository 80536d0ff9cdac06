#include "base.h"

#include <math.h>
#include <stdlib.h>

#include "clock.h"
#include "rank.h"

int
rank_weights(struct db *db, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct node_count_rows rows;
	int rc = store_node_counts(db, &a, &rows, e);

	for (size_t i = 0; rc == 0 && i < rows.n; i++)
		rc = store_node_weight(db, rows.at[i].id,
		    log2(1 + (double)rows.at[i].docs) +
		    log2(1 + (double)rows.at[i].sources), e);
	arena_release(&a);
	return rc;
}

#define PERIOD (30 * CLOCK_DAY)

static long long
documents(const struct day_rows *days, int64_t from, int64_t to)
{
	int64_t n = 0;

	for (size_t i = 0; i < days->n; i++)
		if (days->at[i].day >= from && days->at[i].day < to)
			n += days->at[i].docs;
	return n;
}

static const char *
course(long long now, long long before)
{
	return now > before ? "rising" : now < before ? "falling" : "steady";
}

int
rank_why(struct db *db, struct arena *a, const struct node *n, int64_t now,
    struct str *out, struct err *e)
{
	int64_t middle = now - PERIOD, from = middle - PERIOD;
	char first[CLOCK_TEXT];
	struct day_rows days;
	long long later, earlier;

	*out = STR_NONE;
	if (n->docs == 0)
		return 0;
	if (store_days(db, a, n->ent.id, from, now, &days, e) < 0)
		return -1;
	later = documents(&days, middle, now);
	earlier = documents(&days, from, middle);
	*out = str_of(arena_printf(a, "Weighs %.1f: named in %lld document%s of "
	    "%lld source%s; %s: in %lld in the last 30 days, %lld in the 30 "
	    "before; %snamed first on %s", n->weight, (long long)n->docs,
	    n->docs == 1 ? "" : "s", (long long)n->sources,
	    n->sources == 1 ? "" : "s", course(later, earlier), later, earlier,
	    n->first_seen >= middle ? "new: " : "",
	    clock_format_date(n->first_seen, first)));
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
	    r->docs_now == 1 ? "" : "s", (long long)days, days == 1 ? "" : "s",
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

		if (r->docs_now <= r->docs_before)
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
