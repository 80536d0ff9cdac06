#include "base.h"

#include "buf.h"
#include "fold.h"
#include "snippet.h"
#include "utf8.h"

/* Shown before and after the start of what was found. */
#define BEFORE 90
#define AFTER 160

static bool
is_word(uint32_t cp)
{
	return utf8_is_letter(cp) || utf8_is_digit(cp) || utf8_is_mark(cp);
}

/* The next word as a search sees words: a run of letters, or one CJK sign. */
static bool
next_word(struct str text, size_t *at, struct str *word)
{
	uint32_t cp;
	size_t from, n = 0;

	while (*at < text.n) {
		n = utf8_step(text, *at, &cp);
		if (is_word(cp))
			break;
		*at += n;
	}
	if (*at >= text.n)
		return false;
	from = *at;
	*at += n;
	while (!utf8_is_cjk(cp) && *at < text.n) {
		n = utf8_step(text, *at, &cp);
		if (!is_word(cp) || utf8_is_cjk(cp))
			break;
		*at += n;
	}
	*word = (struct str){ text.p + from, *at - from };
	return true;
}

/* Most words of most texts differ in their first letter. */
static bool
may_be(struct str word, struct str want)
{
	unsigned char w = (unsigned char)word.p[0];
	unsigned char f = (unsigned char)want.p[0];

	if (w >= 'A' && w <= 'Z')
		w = (unsigned char)(w + 32);
	return w >= 0x80 || w == f;
}

static bool
is_same(struct str word, struct str want, bool begins, struct buf *scratch)
{
	if (!may_be(word, want))
		return false;
	buf_reset(scratch);
	fold_search(word, scratch);
	if (begins && scratch->n > want.n)
		scratch->n = want.n;
	return str_eq(buf_str(scratch), want);
}

/* Do the words in a row stand here?  *end is behind the last. */
static bool
stands_at(struct str text, size_t at, const struct snippet_word *w,
    struct buf *scratch, size_t *start, size_t *end)
{
	struct str rest = w->folded, want, word;
	bool first = true;

	while (str_split(&rest, ' ', &want)) {
		if (!next_word(text, &at, &word) ||
		    !is_same(word, want, w->begins && rest.n == 0, scratch))
			return false;
		if (first)
			*start = (size_t)(word.p - text.p);
		first = false;
	}
	*end = at;
	return !first;
}

static bool
find_first(struct str text, const struct snippet_word *w, size_t n,
    size_t *start, size_t *end)
{
	struct buf scratch = BUF_INIT(64 * 1024);
	struct str word;
	bool found = false;

	for (size_t at = 0, from; !found; ) {
		from = at;
		for (size_t i = 0; i < n && !found; i++)
			found = stands_at(text, from, &w[i], &scratch, start,
			    end);
		if (!found && !next_word(text, &at, &word))
			break;
	}
	buf_release(&scratch);
	return found;
}

static bool
is_gap(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static bool
inside_char(struct str text, size_t at)
{
	return at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80;
}

/* Back to the line's start, or to the start of a word not far before. */
static size_t
widen_back(struct str text, size_t at)
{
	size_t low = at > BEFORE ? at - BEFORE : 0, best = at;

	for (size_t i = at; i > low; i--) {
		if (text.p[i - 1] == '\n')
			return i;
		if (is_gap(text.p[i - 1]))
			best = i;
	}
	if (low == 0)
		return 0;
	/* Text without spaces: wherever a character begins. */
	if (best == at)
		for (best = low; inside_char(text, best);)
			best++;
	return best;
}

static size_t
widen_on(struct str text, size_t at, size_t past)
{
	size_t high = MIN_OF(at + AFTER, text.n), best = 0;

	high = MAX_OF(high, past);
	for (size_t i = past; i < high; i++) {
		if (text.p[i] == '\n')
			return i;
		if (is_gap(text.p[i]))
			best = i;
	}
	if (high == text.n)
		return high;
	if (best == 0)
		for (best = high; inside_char(text, best);)
			best--;
	return best;
}

void
snippet_find(struct str text, const struct snippet_word *w, size_t n,
    struct snippet *out)
{
	size_t start = 0, end = 0;
	bool found = find_first(text, w, n, &start, &end);

	if (!found)
		for (; start < text.n && is_gap(text.p[start]); start++)
			;
	out->at = found ? (uint32_t)start : 0;
	out->at_end = found ? (uint32_t)end : 0;
	out->start = found ? (uint32_t)widen_back(text, start) :
	    (uint32_t)start;
	out->end = (uint32_t)widen_on(text, start, found ? end : start);
}

/* ---- a place that is known ---- */

/* Sentences are looked for so far before and after the place. */
#define SENTENCE 240

/* Does a sentence end before this byte? */
static bool
ends_before(struct str text, size_t at)
{
	return at > 0 && strchr(".?!", text.p[at - 1]) != NULL &&
	    text.p[at - 1] != '\0' &&
	    (at == text.n || is_gap(text.p[at]));
}

void
snippet_around(struct str text, struct snippet *s)
{
	size_t low = s->at > SENTENCE ? s->at - SENTENCE : 0, start = s->at;
	size_t high = MIN_OF((size_t)s->at_end + SENTENCE, text.n);
	size_t end = s->at_end;

	while (start > low && text.p[start - 1] != '\n' &&
	    !(is_gap(text.p[start - 1]) && ends_before(text, start - 1)))
		start--;
	if (start > 0 && start == low)
		start = widen_back(text, s->at);
	while (end < high && text.p[end] != '\n' && !ends_before(text, end))
		end++;
	if (end < text.n && end == high && !ends_before(text, end))
		end = widen_on(text, s->at, s->at_end);
	s->start = (uint32_t)start;
	s->end = (uint32_t)end;
}
