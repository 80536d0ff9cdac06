#include "base.h"

#include <math.h>
#include <stdlib.h>

#include "fold.h"
#include "temporal.h"

/* Where a value is in the table, or the free place where it belongs. */
static uint32_t *
place_of(const struct fold *f, struct value v)
{
	size_t i = value_hash(v) & (f->room - 1);

	while (f->table[i] != 0 && !value_same(f->all.at[f->table[i] - 1], v))
		i = (i + 1) & (f->room - 1);
	return &f->table[i];
}

/* The value will be the next of all; true where it is there already. */
static bool
is_known(struct scene *c, struct fold *f, struct value v)
{
	uint32_t *at;

	if ((f->all.n + 1) * 2 > f->room) {
		f->room = f->room ? f->room * 2 : 16;
		mem_free(f->table);
		f->table = mem_array(f->room, sizeof(*f->table));
		scene_hold(c, f->room / 2 * sizeof(*f->table));
		for (size_t i = 0; i < f->all.n; i++)
			*place_of(f, f->all.at[i]) = (uint32_t)i + 1;
	}
	c->steps += (int64_t)(value_weight(v) / 8);
	at = place_of(f, v);
	if (*at != 0)
		return true;
	*at = (uint32_t)f->all.n + 1;
	return false;
}

/* Numbers or durations, but not both.  An average goes on with a float where a
 * sum would have too many bits. */
static int
add_sum(struct scene *c, struct fold *f, bool average, struct value v)
{
	int64_t sum;

	if ((!value_is_number(v) && v.kind != VALUE_DURATION) || (f->n > 1 &&
	    (v.kind == VALUE_DURATION) != (f->v.kind == VALUE_DURATION)))
		return scene_fail(c, "sum and avg want numbers or durations, "
		    "found a value of type %s%s", value_kind_name(v.kind),
		    f->n > 1 ? " among others" : "");
	if (f->n == 1) {
		f->v = v;
		return 0;
	}
	if (v.kind == VALUE_DURATION)
		return temporal_sum(c, '+', f->v, v, &f->v);
	if (v.kind != VALUE_INT || f->v.kind != VALUE_INT)
		f->v = value_float(value_real(f->v) + value_real(v));
	else if (!__builtin_add_overflow(v.i, f->v.i, &sum))
		f->v = value_int(sum);
	else if (average)
		f->v = value_float(value_real(f->v) + value_real(v));
	else
		return scene_fail(c, "the sum has more than 64 bits");
	return 0;
}

/* Welford: the mean and the sum of squares about it, one value at a time. */
static int
add_spread(struct scene *c, struct fold *f, struct value v)
{
	double delta;

	if (!value_is_number(v))
		return scene_fail(c, "stDev wants numbers");
	delta = value_real(v) - f->mean;
	f->mean += delta / (double)f->n;
	f->spread += delta * (value_real(v) - f->mean);
	return 0;
}

int
fold_add(struct scene *c, struct fold *f, enum func_fold kind, bool distinct,
    struct value v, struct value at)
{
	bool keep = distinct || kind == FOLD_COLLECT ||
	    kind >= FOLD_PERCENTILE_CONT;

	if (kind >= FOLD_PERCENTILE_CONT) {
		f->at = at;
		if (!value_is_number(at) || value_real(at) < 0 ||
		    value_real(at) > 1)
			return scene_fail(c, "a percentile is from 0 to 1");
		if (v.kind != VALUE_NULL && !value_is_number(v))
			return scene_fail(c, "a percentile is of numbers");
	}
	if (v.kind == VALUE_NULL || (distinct && is_known(c, f, v)))
		return 0;
	if (keep)
		*SCENE_ADD(c, &f->all) = v;
	f->n++;
	switch (kind) {
	case FOLD_SUM:
	case FOLD_AVG:
		return add_sum(c, f, kind == FOLD_AVG, v);
	case FOLD_MIN:
		c->steps += (int64_t)(value_weight(v) / 8);
		if (f->n == 1 || value_order(v, f->v) < 0)
			f->v = v;
		return 0;
	case FOLD_MAX:
		c->steps += (int64_t)(value_weight(v) / 8);
		if (f->n == 1 || value_order(v, f->v) > 0)
			f->v = v;
		return 0;
	case FOLD_STDEV:
	case FOLD_STDEVP:
		return add_spread(c, f, v);
	default:
		return 0;
	}
}

static int
by_order(const void *a, const void *b)
{
	return value_order(*(const struct value *)a,
	    *(const struct value *)b);
}

static struct value
percentile(struct fold *f, enum func_fold kind)
{
	double at, low;
	size_t i;

	if (f->all.n == 0)
		return VALUE_NONE;
	qsort(f->all.at, f->all.n, sizeof(*f->all.at), by_order);
	if (kind == FOLD_PERCENTILE_DISC) {
		at = ceil(value_real(f->at) * (double)f->all.n) - 1;
		return f->all.at[at < 0 ? 0 : (size_t)at];
	}
	at = value_real(f->at) * (double)(f->all.n - 1);
	low = floor(at);
	i = (size_t)low;
	if (i + 1 >= f->all.n)
		return value_float(value_real(f->all.at[f->all.n - 1]));
	return value_float(value_real(f->all.at[i]) * (1 - (at - low)) +
	    value_real(f->all.at[i + 1]) * (at - low));
}

int
fold_end(struct scene *c, struct fold *f, enum func_fold kind,
    struct value *out)
{
	double n = (double)f->n;
	struct value *at;

	*out = VALUE_NONE;
	switch (kind) {
	case FOLD_COUNT:
		*out = value_int(f->n);
		return 0;
	case FOLD_SUM:
		*out = f->n ? f->v : value_int(0);
		return 0;
	case FOLD_AVG:
		if (f->n && f->v.kind == VALUE_DURATION)
			return temporal_sum(c, '/', f->v, value_int(f->n),
			    out);
		if (f->n)
			*out = value_float(value_real(f->v) / n);
		return 0;
	case FOLD_COLLECT:
		if (scene_list(c, f->all.n, &at, out) < 0)
			return -1;
		if (f->all.n)
			memcpy(at, f->all.at, f->all.n * sizeof(*at));
		return scene_made(c, *out);
	case FOLD_STDEV:
		*out = value_float(f->n > 1 ? sqrt(f->spread / (n - 1)) : 0);
		return 0;
	case FOLD_STDEVP:
		*out = value_float(f->n > 0 ? sqrt(f->spread / n) : 0);
		return 0;
	case FOLD_PERCENTILE_CONT:
	case FOLD_PERCENTILE_DISC:
		*out = percentile(f, kind);
		return 0;
	default:
		if (f->n)
			*out = f->v;
		return 0;
	}
}

void
fold_release(struct fold *f)
{
	VEC_RELEASE(&f->all);
	mem_free(f->table);
	f->table = NULL;
}
