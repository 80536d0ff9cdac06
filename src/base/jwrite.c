#include "base.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "jwrite.h"
#include "num.h"

static void
before_value(struct jwrite *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->depth > 0) {
		if (j->some[j->depth - 1])
			buf_add_char(j->out, ',');
		j->some[j->depth - 1] = true;
	}
}

static void
open_level(struct jwrite *j, char open, char close)
{
	before_value(j);
	BUG_IF(j->depth == JWRITE_DEPTH);
	buf_add_char(j->out, open);
	j->close[j->depth] = close;
	j->some[j->depth++] = false;
}

void
jwrite_object(struct jwrite *j)
{
	open_level(j, '{', '}');
}

void
jwrite_array(struct jwrite *j)
{
	open_level(j, '[', ']');
}

void
jwrite_end(struct jwrite *j)
{
	BUG_IF(j->depth == 0);
	buf_add_char(j->out, j->close[--j->depth]);
}

static void
escape(struct buf *out, unsigned char c)
{
	static const char letters[] = "btn?fr";

	if (c == '"' || c == '\\')
		buf_printf(out, "\\%c", c);
	else if (c >= 8 && c <= 13 && c != 11)
		buf_printf(out, "\\%c", letters[c - 8]);
	else
		buf_printf(out, "\\u%04x", c);
}

static bool
is_plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' &&
	    c != '&' && c != 0x7f;
}

static void
quote(struct buf *out, struct str s)
{
	size_t from = 0;

	buf_add_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		/* U+2028 and U+2029 end a line in JavaScript but not in JSON. */
		if (c == 0xe2 && i + 2 < s.n && (unsigned char)s.p[i + 1] ==
		    0x80 && ((unsigned char)s.p[i + 2] & 0xfe) == 0xa8) {
			buf_add(out, s.p + from, i - from);
			buf_printf(out, "\\u202%d", 8 + (s.p[i + 2] & 1));
			i += 2;
			from = i + 1;
		} else if (!is_plain(c)) {
			buf_add(out, s.p + from, i - from);
			escape(out, c);
			from = i + 1;
		}
	}
	buf_add(out, s.p + from, s.n - from);
	buf_add_char(out, '"');
}

void
jwrite_key(struct jwrite *j, const char *key)
{
	before_value(j);
	quote(j->out, str_of(key));
	buf_add_char(j->out, ':');
	j->after_key = true;
}

void
jwrite_str(struct jwrite *j, struct str s)
{
	before_value(j);
	quote(j->out, s);
}

void
jwrite_text(struct jwrite *j, const char *s)
{
	if (s == NULL)
		jwrite_null(j);
	else
		jwrite_str(j, str_of(s));
}

void
jwrite_int(struct jwrite *j, int64_t v)
{
	before_value(j);
	buf_printf(j->out, "%" PRId64, v);
}

void
jwrite_double(struct jwrite *j, double v)
{
	char text[32];

	if (!isfinite(v)) {
		jwrite_null(j);
		return;
	}
	before_value(j);
	num_print(v, text);
	buf_add_str(j->out, text);
}

void
jwrite_bool(struct jwrite *j, bool v)
{
	before_value(j);
	buf_add_str(j->out, v ? "true" : "false");
}

void
jwrite_null(struct jwrite *j)
{
	before_value(j);
	buf_add_str(j->out, "null");
}

void
jwrite_time(struct jwrite *j, int64_t t)
{
	char text[CLOCK_TEXT];

	if (t == CLOCK_NONE)
		jwrite_null(j);
	else
		jwrite_text(j, clock_format(t, text));
}

void
jwrite_id(struct jwrite *j, int64_t id)
{
	before_value(j);
	buf_printf(j->out, "\"%" PRIx64 "\"", (uint64_t)id);
}

void
jwrite_raw(struct jwrite *j, struct str s)
{
	before_value(j);
	buf_put(j->out, s);
}

void
jwrite_key_text(struct jwrite *j, const char *key, const char *s)
{
	jwrite_key(j, key);
	jwrite_text(j, s);
}

void
jwrite_key_str(struct jwrite *j, const char *key, struct str s)
{
	jwrite_key(j, key);
	jwrite_str(j, s);
}

void
jwrite_key_int(struct jwrite *j, const char *key, int64_t v)
{
	jwrite_key(j, key);
	jwrite_int(j, v);
}
