#include "base.h"

#include <stdio.h>
#include <string.h>

#include "money.h"

static const struct {
	char		 code[4];
	const char	*sign;
} signs[] = {
	{ "USD", "$" }, { "EUR", "€" }, { "GBP", "£" }, { "JPY", "JP¥" },
	{ "CNY", "CN¥" }, { "KRW", "₩" }, { "INR", "₹" }
};

static void
put_sign(struct str currency, struct buf *out)
{
	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_is(currency, signs[i].code)) {
			buf_add_str(out, signs[i].sign);
			return;
		}
	if (currency.n > 0)
		buf_printf(out, "%.*s ", STR_ARG(currency));
}

/* No zeros after the point. */
static size_t
trim(const char *text, size_t n)
{
	if (strchr(text, '.') == NULL)
		return n;
	while (text[n - 1] == '0')
		n--;
	return text[n - 1] == '.' ? n - 1 : n;
}

void
money_put(int64_t amount, struct str currency, struct buf *out)
{
	static const char *const unit[] = { "", "K", "M", "B", "T" };
	double v = amount < 0 ? -(double)amount : (double)amount;
	char text[48];
	size_t u = 0, n;

	if (amount < 0)
		buf_add_str(out, "−");
	put_sign(currency, out);
	for (; v >= 999.5 && u + 1 < COUNT_OF(unit); u++)
		v /= 1000;
	n = (size_t)snprintf(text, sizeof(text), "%.*f",
	    v < 9.995 ? 2 : v < 99.95 ? 1 : 0, v);
	buf_add(out, text, trim(text, n));
	buf_add_str(out, unit[u]);
}
