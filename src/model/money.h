/*
 * money.h - an amount for people: "$2B", "CN¥3.5B", "SEK 400M".  Three digits and
 * a unit; a sign that two currencies share is told apart.
 */
#ifndef MONEY_H
#define MONEY_H

#include "base.h"
#include "buf.h"
#include "str.h"

/* Whole units of a currency of ISO 4217; of one that is not known, "". */
void	money_put(int64_t amount, struct str currency, struct buf *);

#endif
