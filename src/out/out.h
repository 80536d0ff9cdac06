/*
 * out.h - answers as bytes: one view, many forms.
 *
 * A sheet, a table or an edition goes in, the bytes of a format are added to a
 * buf.  What people read (text, md, html) shortens money ("$3.5B"), joins an
 * amount with its row's currency, and sets quotation marks around CELL_QUOTE
 * and nothing else.  What programs read (json, ndjson, csv) carries every value
 * whole: numbers as numbers, ids as hex strings, times as RFC 3339.
 *
 * The shapes of JSON, which are also those of the API:
 *
 *	table	{"deals": [{row}, ...], "more": ["deals"]}
 *	sheet	{"title", "about", "facts": {...}, "relations": [...], ...,
 *		 "more": [names of tables that a ceiling cut]}
 *	row	a key a column; "X_id" beside X where X leads to an entity, a
 *		document or a deal ("X_ids" for a list), "X_at" where it leads
 *		to a place in a document
 *	ndjson	a row a line; rows of a sheet begin with "table", and its facts
 *		are the first line, table "facts"
 *	csv	RFC 4180 with a head; a sheet of many tables is told long, as
 *		table,row,column,value
 *
 * Names and quotes come from hostile feeds: everything is escaped for the
 * format, and control characters never reach a terminal (esc.h).
 */
#ifndef OUT_H
#define OUT_H

#include "base.h"
#include "buf.h"
#include "edition.h"
#include "err.h"
#include "table.h"

enum out_format {
	OUT_NONE,
	OUT_TEXT,	/* named "table": aligned, for a terminal */
	OUT_JSON,
	OUT_NDJSON,
	OUT_CSV,
	OUT_MD,
	OUT_HTML,	/* a fragment: no html, head or body */
	OUT_FORMATS
};

/* Columns of a terminal where nothing better is known. */
#define OUT_WIDTH 100u
#define OUT_WIDTH_LEAST 40u

/* "table" and "text", "md" and "markdown"; OUT_NONE where there is none. */
enum out_format	 out_format_of(struct str);

/* Add to the buf; fail only where it is full (ERR_LIMIT). */
int	out_sheet(enum out_format, const struct sheet *, struct buf *,
	    struct err *);
int	out_table(enum out_format, const struct table *, struct buf *,
	    struct err *);
int	out_edition(enum out_format, const struct edition *, struct buf *,
	    struct err *);

/*
 * A table too long to hold, page by page, as NDJSON or CSV: CSV has its head
 * once, and "X_id" columns where the first page has them.
 */
#define OUT_PAGE_COLUMNS 32
struct out_pages {
	enum out_format	format;
	bool		begun;
	bool		ids[OUT_PAGE_COLUMNS];
};
int	out_page(struct out_pages *, const struct table *, struct buf *,
	    struct err *);

/* Text for a terminal of `width` columns, never fewer than OUT_WIDTH_LEAST. */
void	out_text_sheet(const struct sheet *, unsigned width, struct buf *);
void	out_text_table(const struct table *, unsigned width, struct buf *);
void	out_text_edition(const struct edition *, unsigned width, struct buf *);

/* Fragments whose links begin with `base` ("" on our own pages). */
void	out_html_sheet(const struct sheet *, const char *base, struct buf *);
void	out_html_table(const struct table *, const char *base, struct buf *);
void	out_html_edition(const struct edition *, const char *base,
	    struct buf *);
/*
 * Where a cell leads: "/entity/HEX", "/doc/HEX#o1204", "/deal/HEX", or the
 * link itself where it is http or https; "" where it leads nowhere.  Not
 * escaped.
 */
void	out_href(const struct cell *, const char *base, struct buf *);

/* The edition as a sheet of tables (reads, deals, rising), in the arena. */
struct sheet	*out_edition_sheet(const struct edition *, struct arena *);

/* A cell as people read it, not escaped, without quotation marks; null adds
 * nothing, but "undated" in a column "date".  Amounts keep three digits, the machine formats have them all. */
void	out_cell(const struct column *, const struct cell *,
	    struct str currency, struct buf *);

#endif
