#include "base.h"

#include <string.h>

#include "num.h"
#include "token_in.h"

static bool
is_in(char c, const char *list)
{
	return c != '\0' && strchr(list, c) != NULL;
}

/* [[hh:]mm:]ss[.mmm] at the front; bytes taken, 0 where it is no time. */
static size_t
clock_at(struct str s, int64_t *ms)
{
	int64_t part[3] = { 0 };
	size_t i = 0, n = 0;

	for (;;) {
		size_t from = i;
		uint64_t v;

		while (i < s.n && i - from < 4 && scan_is_digit(s.p[i]))
			i++;
		if (i == from || !num_uint((struct str){ s.p + from, i - from },
		    9999, &v))
			return 0;
		part[n++] = (int64_t)v;
		if (n == 3 || i >= s.n || s.p[i] != ':')
			break;
		i++;
	}
	if (n < 2)
		return 0;
	*ms = (n == 2 ? part[0] * 60 + part[1] :
	    part[0] * 3600 + part[1] * 60 + part[2]) * 1000;
	if (i + 3 < s.n && (s.p[i] == '.' || s.p[i] == ',')) {
		uint64_t v;

		if (num_uint((struct str){ s.p + i + 1, 3 }, 999, &v)) {
			*ms += (int64_t)v;
			i += 4;
		}
	}
	return i;
}

static void
put_time(struct scan *x, int64_t ms)
{
	struct token_time *t = VEC_ADD(&x->time);

	t->token = (uint32_t)x->n;
	t->ms = ms;
}

/* "[00:01:02] ", "**58:12** · ", "(12:03)" in front of a line of a transcript. */
static size_t
time_mark(struct scan *x, struct str line)
{
	size_t i = 0, n;
	int64_t ms;

	while (i < line.n && is_in(line.p[i], "[(* "))
		i++;
	if (i == 0)
		return 0;
	n = clock_at((struct str){ line.p + i, line.n - i }, &ms);
	if (n == 0)
		return 0;
	put_time(x, ms);
	i += n;
	for (;;) {
		struct str rest = { line.p + i, line.n - i };

		if (rest.n > 0 && is_in(rest.p[0], "])* "))
			i++;
		else if (str_starts(rest, "·"))
			i += strlen("·");
		else
			return i;
	}
}

static bool
ends_label(char c)
{
	switch (c) {
	case ':': case '*': case '.': case ',': case ';': case '!': case '?':
	case '(': case ')': case '[': case ']': case '"': case '\0':
		return true;
	default:
		return false;
	}
}

/*
 * "Sarah Guo:", "**Host**:", "Speaker 2:" in front of a paragraph: one to four
 * capitalised words before a colon.  The bytes up to behind the colon; 0 where it
 * is no label.
 */
static size_t
speaker_label(struct str line, struct str *name)
{
	size_t i = 0, from, end, words = 0, letters = 0;

	while (i < line.n && (line.p[i] == '*' || line.p[i] == ' '))
		i++;
	from = i;
	while (i < line.n && i - from < 48 && !ends_label(line.p[i])) {
		if (i == from || line.p[i - 1] == ' ') {
			unsigned char c = (unsigned char)line.p[i];

			if (!(c >= 'A' && c <= 'Z') && c < 0x80 &&
			    !scan_is_digit(line.p[i]))
				return 0;
			words++;
		}
		letters += scan_is_letter(line.p[i]);
		i++;
	}
	end = i;
	while (i < line.n && line.p[i] == '*')
		i++;
	if (i >= line.n || line.p[i] != ':' || words == 0 || words > 4 ||
	    letters < 2)
		return 0;
	i++;
	while (i < line.n && line.p[i] == '*')
		i++;
	if (i < line.n && line.p[i] != ' ')
		return 0;	/* a time or an address, no label */
	*name = str_trim((struct str){ line.p + from, end - from });
	return i;
}

/* A cue's time line, its number, or a header: passed over whole. */
static bool
cue_line(struct scan *x, struct str line)
{
	struct str t = str_trim(line);
	size_t arrow = str_find(t, "-->", 0);
	uint64_t v;
	int64_t ms;

	if (arrow != SIZE_MAX) {
		if (clock_at(t, &ms) > 0)
			put_time(x, ms);
		return true;
	}
	return (num_uint(t, UINT32_MAX, &v) && t.n > 0) ||
	    str_starts(t, "WEBVTT") || str_starts(t, "NOTE") ||
	    str_starts(t, "STYLE") || str_starts(t, "Kind:") ||
	    str_starts(t, "Language:");
}

/* What a line's first characters say about its block; what is passed over. */
static void
markdown_line(struct scan *x, struct str line)
{
	struct str t = str_trim(line);
	size_t skip = (size_t)(t.p - line.p);
	bool new_block = false;

	x->flags &= ~(uint32_t)TOKEN_HEADING;
	if (str_starts(t, "```") || str_starts(t, "~~~")) {
		x->fence = !x->fence;
		x->gap |= GAP_BLOCK;
		x->i += line.n;
		return;
	}
	if (x->fence) {
		x->gap |= GAP_OTHER;
		x->i += line.n;
		return;
	}
	if (t.n == 0) {
		x->flags &= ~(uint32_t)TOKEN_BOLD;
		x->gap |= GAP_BLOCK;
		return;
	}
	if (t.p[0] == '#') {
		x->flags |= TOKEN_HEADING;
		new_block = true;
	} else if (is_in(t.p[0], "-*+>|") && !str_starts(t, "**") &&
	    !str_starts(t, ">>")) {
		new_block = true;
		skip++;
	} else if (scan_is_digit(t.p[0])) {
		size_t k = 0;

		/* "1.", "12)"; a line that begins with "1999." goes on */
		while (k < t.n && k < 3 && scan_is_digit(t.p[k]))
			k++;
		if (k < t.n && (t.p[k] == '.' || t.p[k] == ')') &&
		    k + 1 < t.n && t.p[k + 1] == ' ') {
			new_block = true;
			skip += k + 1;
		}
	}
	if (new_block) {
		x->gap |= GAP_BLOCK;
		x->flags &= ~(uint32_t)TOKEN_BOLD;
	}
	x->i += skip;
}

/* "12:44 - Gemini Spark": a line of a list of chapters, a block of its own. */
static bool
is_chapter(struct str line)
{
	int64_t ms;
	size_t n;

	line = str_trim(line);
	while (line.n > 0 && is_in(line.p[0], "([")) {
		line.p++;
		line.n--;
	}
	n = clock_at(line, &ms);
	if (n == 0)
		return false;
	while (n < line.n && is_in(line.p[n], ")] "))
		n++;
	line.p += n;
	line.n -= n;
	return str_starts(line, "-") || str_starts(line, "–") ||
	    str_starts(line, "—") || str_starts(line, "|");
}

static struct str
this_line(const struct scan *x)
{
	size_t end = str_find_char(x->s, '\n', x->i);

	return (struct str){ x->s.p + x->i, MIN_OF(end, x->s.n) - x->i };
}

/* The label's words are a block of their own: they name somebody too. */
static void
take_label(struct scan *x, struct str line)
{
	struct str name;
	size_t n = speaker_label(line, &name), end = x->i + n;

	if (n == 0)
		return;
	scan_to(x, end);
	(void)scan_speaker(x, name);
	x->gap |= GAP_BLOCK;
	x->i += time_mark(x, this_line(x));
}

/* What is left of a line where the scan stands. */
static struct str
left_of(const struct scan *x, struct str line)
{
	size_t gone = (size_t)(x->s.p + x->i - line.p);

	return (struct str){ line.p + gone, line.n - gone };
}

void
scan_line(struct scan *x)
{
	struct str line = this_line(x);
	bool after_blank;

	if (x->format == TOKEN_CUES && cue_line(x, line)) {
		x->i += line.n;
		return;
	}
	if (x->format == TOKEN_MARKDOWN)
		markdown_line(x, line);
	else if (x->format == TOKEN_PLAIN && str_trim(line).n == 0)
		x->gap |= GAP_BLOCK;
	if (x->fence)
		return;
	line = left_of(x, line);
	if (str_find_char(line, ':', 0) == SIZE_MAX)
		return;		/* times and labels all have one */
	if (is_chapter(line))
		x->gap |= GAP_BLOCK;
	after_blank = x->n == 0 || x->format == TOKEN_CUES ||
	    (x->gap & GAP_BLOCK) != 0 || x->format == TOKEN_CAPTIONS;
	x->i += time_mark(x, line);
	if (after_blank)
		take_label(x, left_of(x, line));
}
