/*
 * quantity.h - amounts of money in a sentence, English and Chinese.
 *
 * "$3.5 billion", "US$400M", "€1.2bn", "20 billion dollars", "5.5 billion" (a bare
 * number of that size is money only where the caller says so), "30亿美元",
 * "2.5亿元".  Amounts are whole units of the currency, ISO 4217.  Percentages are
 * in hundredths of a percent.  A range, "$1-2 billion", "between $1M and $2M", is
 * its upper end, as "up to" is.
 */
#ifndef QUANTITY_H
#define QUANTITY_H

#include "base.h"
#include "token.h"

enum quantity_kind {
	QUANTITY_MONEY = 1,
	QUANTITY_NUMBER,	/* a scaled number without a currency: 5.5 billion */
	QUANTITY_PERCENT
};

struct quantity {
	enum quantity_kind	kind;
	int64_t			value;
	char			currency[4];
	uint32_t		first, last;	/* tokens, inclusive */
};

/* quantity_at behind its first look. */
bool	quantity_read(const struct tokens *, size_t i, size_t last,
	    struct quantity *out);

/* The amount that begins at token i, within tokens i..last. */
static inline bool
quantity_at(const struct tokens *t, size_t i, size_t last,
    struct quantity *out)
{
	const uint32_t signs = TOKEN_DIGITS | TOKEN_SIGN;

	return ((t->at[i].flags & signs) != 0 ||
	    (i < last && (t->at[i + 1].flags & TOKEN_SIGN) != 0)) &&
	    quantity_read(t, i, last, out);
}

#endif
