#include "base.h"

#include <math.h>
#include <string.h>

#include "num.h"
#include "quantity.h"

struct unit {
	const char	*word;
	double		 factor;
};

static const struct unit scales[] = {
	{ "k", 1e3 }, { "thousand", 1e3 }, { "m", 1e6 }, { "mn", 1e6 },
	{ "mm", 1e6 }, { "mil", 1e6 }, { "million", 1e6 },
	{ "millions", 1e6 }, { "b", 1e9 }, { "bn", 1e9 },
	{ "billion", 1e9 }, { "billions", 1e9 }, { "t", 1e12 },
	{ "tn", 1e12 }, { "trillion", 1e12 }, { "trn", 1e12 }
};

struct currency {
	const char	*word;
	const char	*code;
};

static const struct currency signs[] = {
	{ "$", "USD" }, { "€", "EUR" }, { "£", "GBP" }, { "¥", "CNY" },
	{ "￥", "CNY" }, { "₩", "KRW" }, { "₹", "INR" }
};

static const struct currency words[] = {
	{ "dollars", "USD" }, { "dollar", "USD" }, { "usd", "USD" },
	{ "bucks", "USD" }, { "euros", "EUR" }, { "euro", "EUR" },
	{ "eur", "EUR" }, { "pounds", "GBP" }, { "gbp", "GBP" },
	{ "yuan", "CNY" }, { "rmb", "CNY" }, { "cny", "CNY" },
	{ "renminbi", "CNY" }, { "yen", "JPY" }, { "jpy", "JPY" },
	{ "won", "KRW" }, { "krw", "KRW" }, { "rupees", "INR" },
	{ "inr", "INR" }, { "aud", "AUD" }, { "cad", "CAD" },
	{ "hkd", "HKD" }, { "sgd", "SGD" }, { "twd", "TWD" }
};

/* Letters in front of a dollar sign: US$, A$, HK$ */
static const struct currency dollars[] = {
	{ "us", "USD" }, { "a", "AUD" }, { "au", "AUD" }, { "c", "CAD" },
	{ "ca", "CAD" }, { "hk", "HKD" }, { "nt", "TWD" }, { "s", "SGD" },
	{ "sg", "SGD" }
};

static const struct currency chinese[] = {
	{ "美元", "USD" }, { "美金", "USD" }, { "人民币", "CNY" },
	{ "元", "CNY" }, { "欧元", "EUR" }, { "日元", "JPY" },
	{ "英镑", "GBP" }, { "港元", "HKD" }, { "韩元", "KRW" },
	{ "刀", "USD" }
};

static const char *
code_of(const struct currency *list, size_t n, struct str s)
{
	for (size_t i = 0; i < n; i++)
		if (str_iis(s, list[i].word))
			return list[i].code;
	return NULL;
}

static bool
soft(uint32_t gap)
{
	return (gap & ~(uint32_t)(GAP_SPACE | GAP_HYPHEN | GAP_LINE)) == 0;
}

/* 1,234.5 over several tokens; returns the token after it, 0 for none. */
static size_t
read_number(const struct tokens *t, size_t i, size_t last, double *out)
{
	char digits[64];
	size_t n = 0;
	bool point = false;

	for (; i <= last && (t->at[i].flags & TOKEN_DIGITS); i++) {
		struct str s = token_str(t, i);
		uint32_t gap = t->at[i].gap;

		if (n > 0) {
			if (gap == GAP_DOT && !point) {
				point = true;
				digits[n++] = '.';
			} else if (gap != GAP_COMMA || s.n != 3 || point)
				break;
		}
		if (n + s.n + 2 > sizeof(digits))
			return 0;
		memcpy(digits + n, s.p, s.n);
		n += s.n;
	}
	if (n == 0 || !num_double((struct str){ digits, n }, out))
		return 0;
	return i;
}

static size_t
read_scale(const struct tokens *t, size_t i, size_t last, double *factor)
{
	struct str s;

	*factor = 1;
	if (i > last || !soft(t->at[i].gap))
		return i;
	s = token_str(t, i);
	for (size_t k = 0; k < COUNT_OF(scales); k++) {
		/* a lone letter must touch its number: "5 b" is no billion */
		if (s.n == 1 && (t->at[i].gap & GAP_SPACE))
			continue;
		if (str_iis(s, scales[k].word)) {
			*factor = scales[k].factor;
			return i + 1;
		}
	}
	return i;
}

/* 万 亿 百万 千万 万亿: they multiply. */
static size_t
read_chinese_scale(const struct tokens *t, size_t i, size_t last,
    double *factor)
{
	static const struct unit marks[] = {
		{ "百", 1e2 }, { "千", 1e3 }, { "万", 1e4 }, { "亿", 1e8 },
		{ "兆", 1e12 }
	};
	size_t k = 0;

	*factor = 1;
	while (i <= last && k < COUNT_OF(marks) &&
	    (t->at[i].flags & TOKEN_CJK)) {
		struct str s = token_str(t, i);

		for (k = 0; k < COUNT_OF(marks); k++)
			if (str_is(s, marks[k].word)) {
				*factor *= marks[k].factor;
				i++;
				break;
			}
	}
	return i;
}

static size_t
read_chinese_currency(const struct tokens *t, size_t i, size_t last,
    const char **code)
{
	*code = NULL;
	for (size_t k = 0; k < COUNT_OF(chinese); k++) {
		size_t n = strlen(chinese[k].word) / 3;

		if (i + n - 1 <= last && str_is(token_span(t, i, i + n - 1),
		    chinese[k].word)) {
			*code = chinese[k].code;
			return i + n;
		}
	}
	return i;
}

static void
finish(struct quantity *q, enum quantity_kind kind, double v,
    const char *code, size_t after)
{
	q->kind = kind;
	q->value = v < 9e17 ? (int64_t)llround(v) : 0;
	memset(q->currency, 0, sizeof(q->currency));
	if (code != NULL)
		memcpy(q->currency, code, 3);
	q->last = (uint32_t)(after - 1);
}

/* The code of a currency sign at i, or of letters and a sign: US$. */
static size_t
read_sign(const struct tokens *t, size_t i, size_t last, const char **code)
{
	*code = NULL;
	if (t->at[i].flags & TOKEN_SIGN) {
		*code = code_of(signs, COUNT_OF(signs), token_str(t, i));
		return *code ? i + 1 : i;
	}
	if (i < last && t->at[i + 1].gap == 0 &&
	    str_is(token_str(t, i + 1), "$")) {
		*code = code_of(dollars, COUNT_OF(dollars), token_str(t, i));
		if (*code != NULL)
			return i + 2;
	}
	return i;
}

/* "from $1B to $2B" is a change, and no range. */
static bool
is_change(const struct tokens *t, size_t i)
{
	for (size_t k = i; k > 0 && i - k < 3; k--)
		if (str_iis(token_str(t, k - 1), "from"))
			return true;
	return false;
}

/* The token behind a word or a sign of range, or 0: "1-2", "$1 to $2", "20到30" */
static size_t
over_range(const struct tokens *t, size_t i, size_t next, size_t last)
{
	static const char *const joints[] = { "to", "到", "至" };

	if (next >= last)
		return 0;
	if (t->at[next].gap == GAP_HYPHEN || t->at[next].gap == GAP_DASH)
		return next;
	if (str_iin(token_str(t, next), joints, COUNT_OF(joints)))
		return is_change(t, i) ? 0 : next + 1;
	return str_iis(token_str(t, next), "and") && i > 0 &&
	    str_iis(token_str(t, i - 1), "between") ? next + 1 : 0;
}

static bool
is_scaled(const struct tokens *t, size_t i, size_t last)
{
	double factor;

	return i <= last && (read_scale(t, i, last, &factor) > i ||
	    read_chinese_scale(t, i, last, &factor) > i);
}

/* "1-2 billion": the upper end of a range whose scale stands behind it. */
static size_t
read_upper(const struct tokens *t, size_t i, size_t next, size_t last,
    double *v)
{
	size_t at = over_range(t, i, next, last), end;
	const char *code;
	double high;

	if (at == 0)
		return next;
	at = read_sign(t, at, last, &code);
	end = at <= last ? read_number(t, at, last, &high) : 0;
	if (end == 0 || high <= *v || !is_scaled(t, end, last))
		return next;
	*v = high;
	return end;
}

static bool
read_one(const struct tokens *t, size_t i, size_t last,
    struct quantity *out)
{
	const char *code, *after_code = NULL;
	double v, factor;
	size_t at, next;

	out->first = (uint32_t)i;
	at = read_sign(t, i, last, &code);
	if (at > last || (at > i && !soft(t->at[at].gap)) ||
	    !(t->at[at].flags & TOKEN_DIGITS))
		return false;
	if (i > 0 && at == i && t->at[i].gap == 0 &&
	    !(t->at[i - 1].flags & (TOKEN_CJK | TOKEN_SIGN)))
		return false;	/* H100 is no hundred */
	next = read_number(t, at, last, &v);
	if (next == 0)
		return false;
	next = read_upper(t, i, next, last, &v);
	if (next <= last && (t->at[next].flags & TOKEN_SIGN) &&
	    t->at[next].gap == 0 && str_is(token_str(t, next), "%")) {
		finish(out, QUANTITY_PERCENT, v * 100, NULL, next + 1);
		return true;
	}
	if (next <= last && (t->at[next].flags & TOKEN_CJK)) {
		next = read_chinese_scale(t, next, last, &factor);
		if (next <= last)
			next = read_chinese_currency(t, next, last, &after_code);
	} else {
		next = read_scale(t, next, last, &factor);
		if (next <= last && soft(t->at[next].gap))
			after_code = code_of(words, COUNT_OF(words),
			    token_str(t, next));
		if (after_code != NULL)
			next++;
	}
	if (code == NULL)
		code = after_code;
	if (code == NULL && factor < 1e4)
		return false;
	finish(out, code ? QUANTITY_MONEY : QUANTITY_NUMBER, v * factor, code,
	    next);
	return out->value > 0;
}

/* Of a range its upper end: "$1 billion to $2 billion", "between $1M and $2M". */
bool
quantity_read(const struct tokens *t, size_t i, size_t last,
    struct quantity *out)
{
	struct quantity high;
	size_t at;

	if (!read_one(t, i, last, out))
		return false;
	at = out->kind == QUANTITY_MONEY ? over_range(t, i, out->last + 1,
	    last) : 0;
	if (at != 0 && read_one(t, at, last, &high) && high.kind ==
	    QUANTITY_MONEY && str_eq(str_of(high.currency),
	    str_of(out->currency)) && high.value > out->value) {
		out->value = high.value;
		out->last = high.last;
	}
	return true;
}
