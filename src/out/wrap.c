#include "base.h"

#include "esc.h"
#include "wrap.h"

static bool
may_break_after(uint32_t c, uint32_t next)
{
	/* Chinese stops and closing marks stay with what they close. */
	bool stop = (next >= 0x3001 && next <= 0x3002) || next == 0xff0c ||
	    next == 0xff1b || next == 0xff1a || next == 0xff01 ||
	    next == 0xff1f || next == 0x300d || next == 0x300b ||
	    next == 0xff09 || next == 0x201d;

	return esc_char_width(c) == 2 && !stop;
}

static uint32_t
peek(struct str s, size_t at)
{
	return at < s.n ? esc_step(s, &at) : ' ';
}

/* Where the line ends: the last good break before it grows too wide. */
static size_t
line_end(struct str s, unsigned width)
{
	size_t at = 0, good = 0, last = 0;
	unsigned w = 0;

	while (at < s.n) {
		uint32_t c = esc_step(s, &at);

		w += esc_char_width(c);
		if (c == ' ')
			good = last;
		if (w > width && c != ' ')
			return good ? good : last ? last : at;
		last = at;
		if (may_break_after(c, peek(s, at)))
			good = at;
	}
	return s.n;
}

bool
wrap_line(struct str *rest, unsigned width, struct str *line)
{
	size_t n;

	while (rest->n > 0 && *rest->p == ' ')
		*rest = (struct str){ rest->p + 1, rest->n - 1 };
	if (rest->n == 0)
		return false;
	n = line_end(*rest, width);
	*line = str_trim((struct str){ rest->p, n });
	*rest = (struct str){ rest->p + n, rest->n - n };
	return true;
}

void
wrap_pad(unsigned n, struct buf *out)
{
	while (n-- > 0)
		buf_add_char(out, ' ');
}

void
wrap_rule(unsigned columns, struct buf *out)
{
	while (columns-- > 0)
		buf_add_str(out, "─");
}

void
wrap_text(struct str s, unsigned indent, unsigned width, struct buf *out)
{
	struct str rest = s, line;

	while (wrap_line(&rest, width - MIN_OF(indent, width - 1), &line)) {
		wrap_pad(indent, out);
		buf_put(out, line);
		buf_add_char(out, '\n');
	}
}
