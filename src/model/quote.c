#include "base.h"

#include "limits.h"
#include "quote.h"

/* Is there a word's character on that side of the mark? */
static bool
is_word(struct str s, size_t at)
{
	unsigned char c;

	if (at >= s.n)
		return false;
	c = (unsigned char)s.p[at];
	return c >= 0x80 || (c >= '0' && c <= '9') ||
	    ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t
run_of(struct str s, size_t at)
{
	size_t n = 1;

	while (at + n < s.n && s.p[at + n] == s.p[at])
		n++;
	return n;
}

/*
 * Bytes of emphasis marks at `at`, 0 where they are none: "2 * 3" and
 * "snake_case" stay.
 */
static size_t
emphasis(struct str s, size_t at)
{
	size_t n = run_of(s, at);
	bool before = at > 0 && !is_space(s.p[at - 1]);
	bool after = at + n < s.n && !is_space(s.p[at + n]);

	if (at > 0 && s.p[at - 1] == s.p[at])
		return 0;	/* the rest of a run that stays */
	switch (s.p[at]) {
	case '*':
		/* four: where one bold part ends another begins */
		return n <= 4 && (before || after) ? n : 0;
	case '~':
		return n == 2 && (before || after) ? n : 0;
	case '_':
		if (n > 3 || (is_word(s, at - 1) && at > 0 &&
		    is_word(s, at + n)))
			return 0;
		return before || after ? n : 0;
	case '`':
		return n;
	default:
		return 0;
	}
}

/* "](target)" at a closing bracket: its bytes, 0 where it is none.  An address
 * may be cut by the span's end. */
static size_t
target(struct str s, size_t at)
{
	size_t end = MIN_OF(s.n, at + LIMIT_URL_BYTES), deep = 0, i;

	if (at + 1 >= s.n || s.p[at] != ']' || s.p[at + 1] != '(')
		return 0;
	for (i = at + 1; i < end && s.p[i] != '\n'; i++) {
		if (s.p[i] == '(')
			deep++;
		else if (s.p[i] == ')' && --deep == 0)
			return i + 1 - at;
	}
	return i == s.n && str_starts((struct str){ s.p + at + 2,
	    s.n - at - 2 }, "http") ? s.n - at : 0;
}

/* The bracket that closes the one at `at`; SIZE_MAX. */
static size_t
closing(struct str s, size_t at)
{
	size_t end = MIN_OF(s.n, at + LIMIT_URL_BYTES), deep = 0;

	for (size_t i = at; i < end; i++) {
		if (s.p[i] == '[')
			deep++;
		else if (s.p[i] == ']' && --deep == 0)
			return i;
	}
	return SIZE_MAX;
}

static bool
is_time_line(struct str line)
{
	bool digit = false, colon = false;

	for (size_t i = 0; i < line.n; i++) {
		digit |= line.p[i] >= '0' && line.p[i] <= '9';
		colon |= line.p[i] == ':';
		if (!(line.p[i] >= '0' && line.p[i] <= '9') &&
		    memchr(":.,-> \t", line.p[i], 7) == NULL)
			return false;
	}
	return digit && colon;
}

static bool
is_number_line(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] < '0' || line.p[i] > '9')
			return false;
	return line.n > 0 && line.n < 6;
}

/* A caption's number stands on the line before its time. */
static bool
is_cue_line(struct str line, struct str rest)
{
	struct str next;

	if (is_time_line(line) && str_find(line, "-->", 0) != SIZE_MAX)
		return true;
	return is_number_line(str_trim(line)) && str_line(&rest, &next) &&
	    is_time_line(next) && str_find(next, "-->", 0) != SIZE_MAX;
}

/* Bytes of the marks that a line begins with. */
static size_t
line_marks(struct str s, size_t at)
{
	size_t from = at, n;

	while (at < s.n && s.p[at] == '>')
		for (at++; at < s.n && s.p[at] == ' '; at++)
			;
	if (at < s.n && s.p[at] == '#' && (n = run_of(s, at)) <= 6 &&
	    at + n < s.n && s.p[at + n] == ' ')
		at += n + 1;
	else if (at + 1 < s.n && memchr("-*+", s.p[at], 3) != NULL &&
	    s.p[at + 1] == ' ')
		at += 2;
	return at - from;
}

/* What must be looked at again at each line of it. */
static size_t
line_start(struct str s, size_t at)
{
	size_t from = at;

	for (;;) {
		struct str rest = { s.p + at, s.n - at }, line;

		if (!str_line(&rest, &line) || !is_cue_line(line, rest))
			break;
		at = s.n - rest.n;
	}
	return at - from + line_marks(s, at);
}

/* "<v Ada>" and "</v>" of captions, which say whose words they are. */
static size_t
voice(struct str s, size_t at)
{
	struct str rest = { s.p + at, MIN_OF(s.n - at,
	    (size_t)LIMIT_NAME_BYTES) };
	size_t end = str_find_char(rest, '>', 0);

	return end != SIZE_MAX && (str_starts(rest, "<v ") ||
	    str_starts(rest, "<v.") || str_starts(rest, "</v>")) ? end + 1 : 0;
}

/* Bytes that are left out at `at`; 0: this one stays. */
static size_t
left_out(struct str s, size_t at, bool *in_link, size_t *link_end)
{
	size_t end;

	if (*in_link && at == *link_end) {
		*in_link = false;
		return target(s, at);
	}
	if (s.p[at] == '!' && at + 1 < s.n && s.p[at + 1] == '[' &&
	    (end = closing(s, at + 1)) != SIZE_MAX && target(s, end) > 0)
		return end + target(s, end) - at;
	if (s.p[at] == '[' && !*in_link &&
	    (end = closing(s, at)) != SIZE_MAX && target(s, end) > 0) {
		*in_link = true;
		*link_end = end;
		return 1;
	}
	/* links that the span cuts */
	if (s.p[at] == '[' && closing(s, at) == SIZE_MAX)
		return 1;
	if (s.p[at] == ']' && target(s, at) > 0)
		return target(s, at);
	return s.p[at] == '<' ? voice(s, at) : emphasis(s, at);
}

void
quote_plain(struct str s, struct buf *out)
{
	bool in_link = false, space = true;
	size_t link_end = 0, at = line_start(s, 0), n;

	while (at < s.n) {
		if (is_space(s.p[at])) {
			if (!space)
				buf_add_char(out, s.p[at]);
			space = true;
			at++;
			if (s.p[at - 1] == '\n')
				at += line_start(s, at);
		} else if ((n = left_out(s, at, &in_link, &link_end)) > 0) {
			at += n;
		} else {
			buf_add_char(out, s.p[at++]);
			space = false;
		}
	}
	while (out->n > 0 && is_space(out->p[out->n - 1]))
		out->p[--out->n] = '\0';
}

double
quote_markup(struct str raw)
{
	struct buf b = BUF_INIT(raw.n + 1);
	double part;

	if (raw.n == 0)
		return 0;
	quote_plain(raw, &b);
	part = 1 - (double)b.n / (double)raw.n;
	buf_release(&b);
	return part;
}
