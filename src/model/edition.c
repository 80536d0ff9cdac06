#include "base.h"

#include "edition.h"

void
edition_put_also(const struct edition_read *r, struct buf *out)
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
edition_put_part(const struct edition_read *r, struct buf *out)
{
	if (r->part.n == 0)
		return;
	buf_put(out, r->part);
	buf_add_str(out, " · ");
}
