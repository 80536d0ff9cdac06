/*
 * human.h - what the formats for people share: the row's currency, which
 * columns are shown and where, quotation marks.
 */
#ifndef HUMAN_H
#define HUMAN_H

#include "base.h"
#include "buf.h"
#include "table.h"

/* How a column is told to people. */
enum human_place {
	HUMAN_COLUMN,	/* as a column */
	HUMAN_UNDER,	/* under the row: the quote, who says it where, ids */
	HUMAN_GONE	/* not at all: the currency is in the amount */
};

enum human_place	human_place(const struct table *, size_t column);
/* Does the table have a quote under its rows? */
bool		human_has_quote(const struct table *);
/* The value of the row's column "currency", the sheet's fact "currency". */
struct str	human_row_currency(const struct table *, const struct cell *row);
struct str	human_sheet_currency(const struct sheet *);
/* The column of that name; t->columns where there is none. */
size_t		human_column(const struct table *, const char *name);
/* Are numbers in it, to be set flush right? */
bool		human_is_number(enum cell_type);
/* out_cell, and quotation marks where it is a quote. */
void		human_cell(const struct column *, const struct cell *,
		    struct str currency, struct buf *);

#endif
