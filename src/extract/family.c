#include "base.h"

#include <string.h>

#include "family.h"
#include "seed.h"
#include "vec.h"
#include "words.h"

/* Words around a member in which its context is looked for. */
#define NEAR 45
#define NAME_ROOM 64
#define LONG_HEAD 4	/* a longer head is no word in whatever case: "Minimax" */

enum cell_name { C_PATTERN, C_LEAD, C_TYPE, C_OF, C_CONTEXT, C_CELLS };

static VEC(struct family) families;
static bool begins[256];	/* the first bytes of their patterns */
static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static size_t
head_bytes(struct str pattern)
{
	size_t n = 0;

	while (n < pattern.n && is_letter(pattern.p[n]))
		n++;
	return n;
}

/* The first token of "TPU v![1-9]" where its parts are run together. */
static uint64_t
joined_head(struct str pattern)
{
	char word[NAME_ROOM];
	size_t n = 0;

	for (size_t i = 0; i < pattern.n && n < sizeof(word); i++) {
		if (is_letter(pattern.p[i]))
			word[n++] = pattern.p[i];
		else if (strchr(" -_!", pattern.p[i]) == NULL)
			break;
	}
	return token_hash((struct str){ word, n });
}

static void
read_row(struct str line)
{
	struct str cell[C_CELLS], word;
	struct family *f = VEC_ADD(&families);

	for (size_t i = 0; i < C_CELLS; i++)
		if (!str_split(&line, '\t', &cell[i]))
			cell[i] = STR_NONE;
	f->pattern = cell[C_PATTERN];
	f->lead = cell[C_LEAD];
	f->of = cell[C_OF];
	f->type = entity_type_of(cell[C_TYPE]);
	f->head = token_hash((struct str){ f->pattern.p,
	    head_bytes(f->pattern) });
	if (f->type == ENTITY_NONE || head_bytes(f->pattern) == 0)
		BUG("family.tsv: a row without type, or whose pattern begins "
		    "with no letter");
	while (f->contexts < COUNT_OF(f->context) &&
	    str_split(&cell[C_CONTEXT], '|', &word))
		if (word.n > 0)
			f->context[f->contexts++] = token_hash(word);
	f->joined = joined_head(f->pattern);
	begins[(unsigned char)f->pattern.p[0]] = true;
}

void
family_ready(void)
{
	struct str text = seed_text("family.tsv"), line;

	if (families.n > 0)
		return;
	(void)str_line(&text, &line);	/* the head */
	while (str_line(&text, &line))
		read_row(line);
}

void
family_put_words(struct vocab *v)
{
	for (size_t i = 0; i < families.n; i++) {
		vocab_put(v, families.at[i].head, WORD_FAMILY);
		vocab_put(v, families.at[i].joined, WORD_FAMILY);
	}
}

/* One way through a pattern. */
struct walk {
	struct str		 pattern;
	const struct tokens	*t;
	size_t			 first, last;	/* tokens it may take */
	size_t			 exact;		/* so many bytes keep their case */
	size_t			 end;		/* found: its last token, */
	char			 name[NAME_ROOM];
	size_t			 name_n;	/* and its name */
};

/* An element of a pattern: bytes from..to, and what stands behind it. */
struct part {
	size_t	from, to, next;
	char	mark;			/* ? ! or 0 */
};

static struct part
part_at(struct str pattern, size_t k)
{
	struct part e = { .from = k, .to = k + 1 };

	if (pattern.p[k] == '[') {
		size_t close = str_find_char(pattern, ']', k);

		e.from = k + 1;
		e.to = close == SIZE_MAX ? pattern.n : close;
	}
	e.next = e.to + (pattern.p[k] == '[');
	if (e.next < pattern.n && (pattern.p[e.next] == '?' ||
	    pattern.p[e.next] == '!'))
		e.mark = pattern.p[e.next++];
	return e;
}

/* What the name has for this byte of the text; 0 where it does not fit. */
static char
fits(const struct walk *w, struct part e, char c)
{
	const char *p = w->pattern.p;

	for (size_t i = e.from; i < e.to; i++) {
		char low = p[i], high = p[i];

		if (low == '#') {
			low = '0';
			high = '9';
		} else if (i + 2 < e.to && p[i + 1] == '-') {
			high = p[i + 2];
			i += 2;
		}
		if (c >= low && c <= high)
			return c;
		if (e.from < w->exact || !is_letter(c))
			continue;
		if ((c ^ 0x20) >= low && (c ^ 0x20) <= high)
			return (char)(c ^ 0x20);
	}
	return 0;
}

/* Does a word end at this byte, and nothing but a plural s hang on? */
static bool
ends_word(struct walk *w, size_t at)
{
	const struct tokens *t = w->t;
	size_t i = w->first;

	while (i < w->last && t->at[i].end < at)
		i++;
	if (t->at[i].end != at)
		return false;
	w->end = i;
	if (i + 1 >= t->n || (t->at[i + 1].flags & (TOKEN_CJK | TOKEN_SIGN)))
		return true;
	if (t->at[i + 1].gap == 0)
		return str_is(token_str(t, i + 1), "s");
	return !((t->at[i + 1].gap & GAP_DOT) &&
	    !(t->at[i + 1].gap & GAP_SPACE) &&
	    (t->at[i + 1].flags & TOKEN_DIGITS));
}

static bool
is_joint(char c)
{
	return c == ' ' || c == '-' || c == '_';
}

/* As far as a pattern's length deep: it comes from our own table. */
static bool
walk_on(struct walk *w, size_t k, size_t at, size_t n)
{
	struct str text = { w->t->text.p, w->t->at[w->last].end };
	struct part e;
	char c;

	if (k >= w->pattern.n) {
		w->name_n = n;
		return ends_word(w, at);
	}
	if (n == NAME_ROOM)
		return false;
	e = part_at(w->pattern, k);
	c = w->pattern.p[k];
	if (is_joint(c)) {
		if (c != '_')
			w->name[n++] = c;
		return (at < text.n && is_joint(text.p[at]) &&
		    walk_on(w, e.next, at + 1, n)) ||
		    walk_on(w, e.next, at, n);
	}
	if (at < text.n && (c = fits(w, e, text.p[at])) != 0) {
		w->name[n] = c;
		if (walk_on(w, e.next, at + 1, n + 1))
			return true;
	}
	if (e.mark == '!') {
		w->name[n] = w->pattern.p[e.from];
		return walk_on(w, e.next, at, n + 1);
	}
	return e.mark == '?' && walk_on(w, e.next, at, n);
}

static bool
walk_family(struct walk *w, const struct family *f, const struct tokens *t,
    size_t i, size_t last)
{
	w->pattern = f->pattern;
	w->t = t;
	w->first = i;
	w->last = last;
	w->exact = t->cased ? head_bytes(f->pattern) : 0;
	if (w->exact > LONG_HEAD)
		w->exact = 1;
	return walk_on(w, 0, t->at[i].start, 0);
}

static bool
has_context(const struct family *f, const struct tokens *t, size_t i,
    size_t end)
{
	size_t from = i > NEAR ? i - NEAR : 0, to = MIN_OF(t->n, end + NEAR);

	for (size_t k = from; k < to; k++)
		for (size_t c = 0; c < f->contexts; c++)
			if (t->at[k].hash == f->context[c] &&
			    (k < i || k > end))
				return true;
	return f->contexts == 0;
}

/* Does a word begin at this token? */
static bool
begins_word(const struct tokens *t, size_t i)
{
	return i == 0 || t->at[i].gap != 0 ||
	    (t->at[i - 1].flags & (TOKEN_CJK | TOKEN_SIGN));
}

const struct family *
family_at(const struct tokens *t, size_t i, size_t last, size_t *end)
{
	const struct family *best = NULL;
	struct walk w;

	if (!begins_word(t, i) || (t->cased &&
	    !begins[(unsigned char)t->text.p[t->at[i].start]]))
		return NULL;
	for (size_t k = 0; k < families.n; k++) {
		const struct family *f = &families.at[k];

		if ((f->head != t->at[i].hash && f->joined != t->at[i].hash) ||
		    !walk_family(&w, f, t, i, last) ||
		    (best != NULL && w.end <= *end) ||
		    !has_context(f, t, i, w.end))
			continue;
		best = f;
		*end = w.end;
	}
	return best;
}

struct str
family_name(const struct family *f, const struct tokens *t, size_t i,
    size_t end, struct arena *a)
{
	struct walk w;
	char *p;

	if (!walk_family(&w, f, t, i, end))
		BUG("a member that is none of its family");
	p = arena_alloc(a, f->lead.n + w.name_n + 1);
	memcpy(p, f->lead.p, f->lead.n);
	memcpy(p + f->lead.n, w.name, w.name_n);
	return (struct str){ p, f->lead.n + w.name_n };
}
