#include "base.h"

#include "hide.h"

static struct hide_span *
add(struct hide_spans *out, size_t start, size_t end)
{
	struct hide_span *h = VEC_ADD(out);

	h->start = (uint32_t)start;
	h->end = (uint32_t)end;
	return h;
}

static size_t
find_before(struct str text, char c, size_t from, size_t end)
{
	size_t at = str_find_char(text, c, from);

	return at < end ? at : SIZE_MAX;
}

/* "](target)" at i: its end, else 0.  Targets hold balanced brackets. */
static size_t
target_end(struct str text, size_t i, size_t end)
{
	int depth = 0;

	if (i + 1 >= end || text.p[i + 1] != '(')
		return 0;
	for (size_t k = i + 1; k < end && text.p[k] != '\n'; k++) {
		if (text.p[k] == '(')
			depth++;
		else if (text.p[k] == ')' && --depth == 0)
			return k + 1;
	}
	return 0;
}

/* "![alt](target)" at i: its end, else 0. */
static size_t
picture_end(struct str text, size_t i, size_t end)
{
	size_t close;

	if (i + 1 >= end || text.p[i + 1] != '[')
		return 0;
	close = find_before(text, ']', i, end);
	return close == SIZE_MAX ? 0 : target_end(text, close, end);
}

/* "[words](target)" at i: are there a ] and a target on this line? */
static bool
opens_link(struct str text, size_t i, size_t end)
{
	int depth = 0;

	for (size_t k = i; k < end && text.p[k] != '\n'; k++) {
		if (text.p[k] == '[')
			depth++;
		else if (text.p[k] == ']' && --depth == 0)
			return target_end(text, k, end) != 0;
	}
	return false;
}

static bool
is_pair(struct str text, size_t i, size_t end)
{
	char c = text.p[i];

	return (c == '*' || c == '~') && i + 1 < end && text.p[i + 1] == c;
}

/* The sign at i: how many bytes of it are hidden; 0 where it is a word. */
static size_t
sign_at(struct str text, size_t i, size_t end)
{
	size_t to;

	switch (text.p[i]) {
	case '!':
		to = picture_end(text, i, end);
		return to != 0 ? to - i : 0;
	case '[':
		return opens_link(text, i, end) ? 1 : 0;
	case ']':
		to = target_end(text, i, end);
		return to != 0 ? to - i : 0;
	case '*':
	case '~':
		return is_pair(text, i, end) ? 2 : 0;
	case '\\':
		return i + 1 < end && strchr("\\`*_[]<>|~$#", text.p[i + 1]) !=
		    NULL ? 1 : 0;
	default:
		return 0;
	}
}

void
hide_find(struct str text, size_t start, size_t end, struct hide_spans *out)
{
	size_t i = start;

	while (i < end) {
		size_t n = sign_at(text, i, end);

		if (n > 0)
			add(out, i, i + n);
		/* What an escape protects is a word, whatever it looks like. */
		i += n == 1 && text.p[i] == '\\' ? 2 : MAX_OF(n, (size_t)1);
	}
}

void
hide_cue(struct str text, size_t start, size_t end, struct hide_spans *out)
{
	size_t open = find_before(text, '<', start, end);

	while (open != SIZE_MAX) {
		size_t close = find_before(text, '>', open, end);

		if (close == SIZE_MAX)
			return;
		if (close > open + 3 && memcmp(text.p + open, "<v ", 3) == 0) {
			add(out, open, open + 3);
			add(out, close, close + 1)->instead = ": ";
		} else {
			add(out, open, close + 1);
		}
		open = find_before(text, '<', close, end);
	}
}
