#include "base.h"

#include "clock.h"
#include "edition.h"
#include "quote.h"

void
edition_put_quote(const struct edition_read *r, struct buf *out)
{
	buf_add_str(out, "“");
	quote_plain(r->quote, out);
	if (r->more.n > 0) {
		buf_add_char(out, ' ');
		quote_plain(r->more, out);
	}
	buf_add_str(out, "”");
}

void
edition_put_part(const struct edition_read *r, struct buf *out)
{
	if (r->part.n == 0)
		return;
	quote_plain(r->part, out);
	buf_add_str(out, " · ");
}

/* " · also at A, B"; nothing where it stands nowhere else. */
static void
put_also(const struct edition_read *r, struct buf *out)
{
	if (r->also.n > 0)
		buf_add_str(out, " · also at ");
	for (size_t i = 0; i < r->also.n; i++)
		if (r->also.p[i] == '\n')
			buf_add_str(out, ", ");
		else
			buf_add_char(out, r->also.p[i]);
}

void
edition_put_where(const struct edition_read *r, struct buf *out)
{
	char text[CLOCK_TEXT];

	if (r->show.n > 0 && !str_eq(r->show, r->title)) {
		buf_add_str(out, " · ");
		buf_put(out, r->show);
	}
	buf_add_str(out, " · ");
	buf_add_str(out, r->date == CLOCK_NONE ? "undated" :
	    clock_format_date(r->date, text));
	if (r->at_ms >= 0)
		buf_printf(out, " · at %s", clock_format_place(r->at_ms,
		    text));
	put_also(r, out);
}
