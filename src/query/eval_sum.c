/* Comparison and arithmetic. */
#include "base.h"

#include <math.h>

#include "eval_in.h"
#include "func_rows.h"
#include "num.h"
#include "temporal.h"

struct value
eval_compare(enum expr_kind kind, struct value a, struct value b)
{
	enum truth t;
	int order;

	if (kind == EXPR_EQ)
		return value_truth(value_equal(a, b));
	if (kind == EXPR_NE) {
		t = value_equal(a, b);
		return value_truth(t == TRUTH_UNKNOWN ? t : !t);
	}
	t = value_compare(a, b, &order);
	if (t != TRUTH_YES)
		return value_truth(t);
	switch (kind) {
	case EXPR_LT:
		return value_bool(order < 0);
	case EXPR_LE:
		return value_bool(order <= 0);
	case EXPR_GT:
		return value_bool(order > 0);
	default:
		return value_bool(order >= 0);
	}
}

/* ---- numbers ---- */

static int
int_sum(struct scene *c, const struct expr *x, int64_t a, int64_t b,
    struct value *out)
{
	bool over = false, zero = b == 0;
	int64_t r = 0;

	switch (x->kind) {
	case EXPR_ADD:
		over = __builtin_add_overflow(a, b, &r);
		break;
	case EXPR_SUB:
		over = __builtin_sub_overflow(a, b, &r);
		break;
	case EXPR_MUL:
		over = __builtin_mul_overflow(a, b, &r);
		break;
	default:
		if (zero)
			return ast_error(c->e, c->text, x->at,
			    "a whole number is divided by zero");
		/* the machine cannot do INT64_MIN by -1, of which nothing
		 * is left */
		over = x->kind == EXPR_DIV && a == INT64_MIN && b == -1;
		if (b != -1)
			r = x->kind == EXPR_DIV ? a / b : a % b;
		else if (!over)
			r = x->kind == EXPR_DIV ? -a : 0;
		break;
	}
	if (over)
		return ast_error(c->e, c->text, x->at,
		    "the result has more than 64 bits");
	*out = value_int(r);
	return 0;
}

static double
real_sum(enum expr_kind kind, double a, double b)
{
	switch (kind) {
	case EXPR_ADD:
		return a + b;
	case EXPR_SUB:
		return a - b;
	case EXPR_MUL:
		return a * b;
	case EXPR_DIV:
		return a / b;
	case EXPR_MOD:
		return fmod(a, b);
	default:
		return pow(a, b);
	}
}

static int
add_strings(struct scene *c, const struct expr *x, struct value a,
    struct value b, struct value *out)
{
	struct value v[2] = { a, b };
	struct buf text = BUF_INIT(FUNC_TEXT_MOST);
	char number[40];
	int error;

	for (int i = 0; i < 2; i++) {
		if (v[i].kind == VALUE_STRING)
			buf_put(&text, v[i].s);
		else if (v[i].kind == VALUE_INT)
			buf_printf(&text, "%lld", (long long)v[i].i);
		else if (v[i].kind == VALUE_FLOAT)
			num_print(v[i].f, number), buf_add_str(&text, number);
		else {
			buf_release(&text);
			return eval_bad(c, x, "a string or a number", v[i]);
		}
	}
	error = buf_check(&text, "a string", c->e);
	*out = value_string(arena_str(c->arena, buf_str(&text)));
	buf_release(&text);
	return error;
}

static int
join(struct scene *c, struct value a, struct value b, struct value *out)
{
	size_t n = a.kind == VALUE_LIST ? a.list->n : 1;
	size_t m = b.kind == VALUE_LIST ? b.list->n : 1;
	struct value *at;

	if (scene_list(c, n + m, &at, out) < 0)
		return -1;
	memcpy(at, a.kind == VALUE_LIST ? a.list->at : &a, n * sizeof(*at));
	memcpy(at + n, b.kind == VALUE_LIST ? b.list->at : &b,
	    m * sizeof(*at));
	return scene_steps(c, (n + m) / 8 + 1);
}

static bool
is_temporal(struct value v)
{
	return value_is_moment(v.kind) || v.kind == VALUE_DURATION;
}

static int
temporal(struct scene *c, const struct expr *x, struct value a, struct value b,
    struct value *out)
{
	static const char signs[] = {
		[EXPR_ADD - EXPR_ADD] = '+', [EXPR_SUB - EXPR_ADD] = '-',
		[EXPR_MUL - EXPR_ADD] = '*', [EXPR_DIV - EXPR_ADD] = '/',
		[EXPR_MOD - EXPR_ADD] = '%', [EXPR_POW - EXPR_ADD] = '^'
	};
	char sign = signs[x->kind - EXPR_ADD];
	int end = temporal_sum(c, sign, a, b, out);

	if (end > 0)
		return ast_error(c->e, c->text, x->at, "%s %c %s is not "
		    "defined", value_kind_name(a.kind), sign,
		    value_kind_name(b.kind));
	return eval_placed(c, x, end);
}

int
eval_sum(struct scene *c, const struct expr *x, struct value a, struct value b,
    struct value *out)
{
	*out = VALUE_NONE;
	if (x->kind == EXPR_ADD && (a.kind == VALUE_LIST ||
	    b.kind == VALUE_LIST) && a.kind != VALUE_NULL &&
	    b.kind != VALUE_NULL)
		return join(c, a, b, out);
	if (a.kind == VALUE_NULL || b.kind == VALUE_NULL)
		return 0;
	if (x->kind == EXPR_ADD && (a.kind == VALUE_STRING ||
	    b.kind == VALUE_STRING))
		return add_strings(c, x, a, b, out);
	if (is_temporal(a) || is_temporal(b))
		return temporal(c, x, a, b, out);
	if (!value_is_number(a))
		return eval_bad(c, x, "a number", a);
	if (!value_is_number(b))
		return eval_bad(c, x, "a number", b);
	if (a.kind == VALUE_INT && b.kind == VALUE_INT &&
	    x->kind != EXPR_POW)
		return int_sum(c, x, a.i, b.i, out);
	*out = value_float(real_sum(x->kind, value_real(a), value_real(b)));
	return 0;
}

int
eval_negate(struct scene *c, const struct expr *x, struct value a,
    struct value *out)
{
	*out = a;
	if (a.kind == VALUE_NULL)
		return 0;
	if (!value_is_number(a))
		return eval_bad(c, x, "a number", a);
	if (x->kind == EXPR_POS)
		return 0;
	if (a.kind == VALUE_INT && a.i == INT64_MIN)
		return ast_error(c->e, c->text, x->at,
		    "the result has more than 64 bits");
	*out = a.kind == VALUE_INT ? value_int(-a.i) : value_float(-a.f);
	return 0;
}
