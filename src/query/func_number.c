/* Functions of numbers, and what turns other values into them. */
#include "base.h"

#include <math.h>

#include "func_rows.h"
#include "hash.h"
#include "num.h"

static int
f_to_integer(struct scene *c ATTR_UNUSED, const struct call *x,
    struct value *out)
{
	double f = x->a->f;
	int64_t i;

	if (x->a->kind == VALUE_INT) {
		*out = *x->a;
		return 0;
	}
	if (x->a->kind == VALUE_STRING) {
		if (num_int(x->a->s, &i)) {
			*out = value_int(i);
			return 0;
		}
		if (!num_double(x->a->s, &f))
			return 0;
	}
	if (fabs(f) < 0x1p63)
		*out = value_int((int64_t)f);
	return 0;
}

static int
f_to_float(struct scene *c ATTR_UNUSED, const struct call *x,
    struct value *out)
{
	double f;

	if (x->a->kind != VALUE_STRING)
		*out = value_float(value_real(*x->a));
	else if (num_double(x->a->s, &f))
		*out = value_float(f);
	return 0;
}

static int
f_to_boolean(struct scene *c ATTR_UNUSED, const struct call *x,
    struct value *out)
{
	if (x->a->kind == VALUE_BOOL)
		*out = *x->a;
	else if (str_ieq(str_trim(x->a->s), STR_LIT("true")))
		*out = value_bool(true);
	else if (str_ieq(str_trim(x->a->s), STR_LIT("false")))
		*out = value_bool(false);
	return 0;
}

static int
f_abs(struct scene *c, const struct call *x, struct value *out)
{
	if (x->a->kind == VALUE_FLOAT)
		*out = value_float(fabs(x->a->f));
	else if (x->a->i == INT64_MIN)
		return scene_fail(c, "the result has more than 64 bits");
	else
		*out = value_int(x->a->i < 0 ? -x->a->i : x->a->i);
	return 0;
}

static int
f_sign(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	double f = value_real(*x->a);

	*out = value_int((f > 0) - (f < 0));
	return 0;
}

static int
f_real(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	*out = value_float(x->func->real(value_real(*x->a)));
	return 0;
}

/* To so many digits after the point; a half goes up. */
static int
f_round(struct scene *c, const struct call *x, struct value *out)
{
	double f = value_real(x->a[0]), scale = 1;
	int64_t digits = x->n > 1 ? x->a[1].i : 0;

	if (digits < 0 || digits > 15)
		return scene_fail(c, "round wants 0 to 15 digits, found %lld",
		    (long long)digits);
	while (digits-- > 0)
		scale *= 10;
	*out = value_float(fabs(f) < 0x1p52 / scale ?
	    floor(f * scale + 0.5) / scale : f);
	return 0;
}

static double
cot(double f)
{
	return 1 / tan(f);
}

static double
haversin(double f)
{
	return sin(f / 2) * sin(f / 2);
}

#define PI 3.14159265358979323846

static double
degrees(double f)
{
	return f * 180 / PI;
}

static double
radians(double f)
{
	return f * PI / 180;
}

static int
f_atan2(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	*out = value_float(atan2(value_real(x->a[0]), value_real(x->a[1])));
	return 0;
}

enum { CONSTANT_PI, CONSTANT_E };

static int
f_constant(struct scene *c ATTR_UNUSED, const struct call *x,
    struct value *out)
{
	*out = value_float(x->func->which == CONSTANT_PI ? PI :
	    2.71828182845904523536);
	return 0;
}

/* The same numbers in every run: an answer can be had again. */
static int
f_rand(struct scene *c, const struct call *x ATTR_UNUSED, struct value *out)
{
	c->chance = hash_mix(c->chance, 0x9e3779b97f4a7c15u);
	*out = value_float((double)(c->chance >> 11) * 0x1p-53);
	return 0;
}

const struct func func_number[] = {
	{ "abs", 1, 1, { NUMBER }, .call = f_abs },
	{ "acos", 1, 1, { NUMBER }, .call = f_real, .real = acos },
	{ "asin", 1, 1, { NUMBER }, .call = f_real, .real = asin },
	{ "atan", 1, 1, { NUMBER }, .call = f_real, .real = atan },
	{ "atan2", 2, 2, { NUMBER, NUMBER }, .call = f_atan2 },
	{ "ceil", 1, 1, { NUMBER }, .call = f_real, .real = ceil },
	{ "cos", 1, 1, { NUMBER }, .call = f_real, .real = cos },
	{ "cot", 1, 1, { NUMBER }, .call = f_real, .real = cot },
	{ "degrees", 1, 1, { NUMBER }, .call = f_real, .real = degrees },
	{ "e", 0, 0, { 0 }, .call = f_constant, .which = CONSTANT_E },
	{ "exp", 1, 1, { NUMBER }, .call = f_real, .real = exp },
	{ "floor", 1, 1, { NUMBER }, .call = f_real, .real = floor },
	{ "haversin", 1, 1, { NUMBER }, .call = f_real, .real = haversin },
	{ "log", 1, 1, { NUMBER }, .call = f_real, .real = log },
	{ "log10", 1, 1, { NUMBER }, .call = f_real, .real = log10 },
	{ "pi", 0, 0, { 0 }, .call = f_constant, .which = CONSTANT_PI },
	{ "radians", 1, 1, { NUMBER }, .call = f_real, .real = radians },
	{ "rand", 0, 0, { 0 }, .call = f_rand },
	{ "round", 1, 2, { NUMBER, INTEGER }, .call = f_round },
	{ "sign", 1, 1, { NUMBER }, .call = f_sign },
	{ "sin", 1, 1, { NUMBER }, .call = f_real, .real = sin },
	{ "sqrt", 1, 1, { NUMBER }, .call = f_real, .real = sqrt },
	{ "tan", 1, 1, { NUMBER }, .call = f_real, .real = tan },
	{ "toBoolean", 1, 1, { BOOLEAN | TEXT }, .call = f_to_boolean },
	{ "toFloat", 1, 1, { NUMBER | TEXT }, .call = f_to_float },
	{ "toInteger", 1, 1, { NUMBER | TEXT }, .call = f_to_integer },
	{ .name = NULL }
};
