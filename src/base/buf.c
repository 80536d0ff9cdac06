#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "mem.h"

void
buf_init(struct buf *b, size_t ceiling)
{
	*b = (struct buf)BUF_INIT(ceiling);
}

/* Room for n more bytes and the NUL; false when that is over the ceiling. */
static bool
make_room(struct buf *b, size_t n)
{
	size_t need, room;

	if (b->over || n > b->ceiling - MIN_OF(b->n, b->ceiling)) {
		b->over = true;
		return false;
	}
	need = b->n + n + 1;
	if (need <= b->room)
		return true;
	room = b->room ? b->room : 64;
	while (room < need)
		room *= 2;
	b->p = mem_grow(b->p, room, 1);
	b->room = room;
	return true;
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
	if (n == 0 || !make_room(b, n))
		return;
	memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
buf_add_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_put(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}

void
buf_put_quoted(struct buf *b, struct str s)
{
	static const char plain[] = "'\\\n\r\t\b\f", marks[] = "'\\nrtbf";

	buf_add_char(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		const char *at = s.p[i] != '\0' ? strchr(plain, s.p[i]) : NULL;

		if (at != NULL)
			buf_add_char(b, '\\');
		buf_add_char(b, at != NULL ? marks[at - plain] : s.p[i]);
	}
	buf_add_char(b, '\'');
}

void
buf_add_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_add_utf8(struct buf *b, uint32_t c)
{
	char s[4];

	if (c < 0x80) {
		s[0] = (char)c;
		buf_add(b, s, 1);
	} else if (c < 0x800) {
		s[0] = (char)(0xc0 | c >> 6);
		s[1] = (char)(0x80 | (c & 0x3f));
		buf_add(b, s, 2);
	} else if (c < 0x10000) {
		s[0] = (char)(0xe0 | c >> 12);
		s[1] = (char)(0x80 | (c >> 6 & 0x3f));
		s[2] = (char)(0x80 | (c & 0x3f));
		buf_add(b, s, 3);
	} else {
		s[0] = (char)(0xf0 | c >> 18);
		s[1] = (char)(0x80 | (c >> 12 & 0x3f));
		s[2] = (char)(0x80 | (c >> 6 & 0x3f));
		s[3] = (char)(0x80 | (c & 0x3f));
		buf_add(b, s, 4);
	}
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	BUG_IF(n < 0);
	if (make_room(b, (size_t)n)) {
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

int
buf_check(const struct buf *b, const char *what, struct err *e)
{
	if (b->over)
		return err_set(e, ERR_LIMIT, "%s is over its ceiling of %zu bytes",
		    what, b->ceiling);
	return 0;
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){ buf_text(b), b->n };
}

const char *
buf_text(const struct buf *b)
{
	return b->p ? b->p : "";
}

void
buf_reset(struct buf *b)
{
	b->n = 0;
	b->over = false;
	if (b->p != NULL)
		b->p[0] = '\0';
}

char *
buf_take(struct buf *b)
{
	char *p = b->p ? b->p : mem_strdup("");

	*b = (struct buf)BUF_INIT(b->ceiling);
	return p;
}

void
buf_release(struct buf *b)
{
	mem_free(b->p);
	*b = (struct buf)BUF_INIT(b->ceiling);
}
