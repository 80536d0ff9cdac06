#include "base.h"

#include <stdio.h>

#include "heard.h"

/*
 * Names said letter by letter and number by number, in talk alone: "a w s", "open
 * a i", "deep seek v three", "claude three point five sonnet".  The words around
 * such are read once more with the letters run together and the numbers as
 * figures; a row that is beyond doubt and that has one of these is named there.
 */

#define LETTERS 8	/* of one run, at most */
#define FIGURES 12
#define BEFORE 4	/* tokens of a name in front of what is spelt */
#define WINDOW 14	/* read once more */

/* Some words as they would be written; each token and where it was said. */
struct spelt {
	struct tokens	t;
	struct token	at[WINDOW + 2];
	uint32_t	first[WINDOW + 2], last[WINDOW + 2];	/* of the page */
	bool		made[WINDOW + 2];	/* of letters, or of a number's words */
};

/* What number words are worth, and their kind: what they may follow.  small.tsv
 * has them too. */
enum kind { UNIT, TEEN, TENS, HUNDRED };

static const struct {
	const char	*word;
	uint16_t	 value;
	uint16_t	 kind;
} words[] = {
	{ "zero", 0, UNIT }, { "one", 1, UNIT }, { "two", 2, UNIT },
	{ "three", 3, UNIT }, { "four", 4, UNIT }, { "five", 5, UNIT },
	{ "six", 6, UNIT }, { "seven", 7, UNIT }, { "eight", 8, UNIT },
	{ "nine", 9, UNIT }, { "ten", 10, TEEN }, { "eleven", 11, TEEN },
	{ "twelve", 12, TEEN }, { "thirteen", 13, TEEN },
	{ "fourteen", 14, TEEN }, { "fifteen", 15, TEEN },
	{ "sixteen", 16, TEEN }, { "seventeen", 17, TEEN },
	{ "eighteen", 18, TEEN }, { "nineteen", 19, TEEN },
	{ "twenty", 20, TENS }, { "thirty", 30, TENS }, { "forty", 40, TENS },
	{ "fifty", 50, TENS }, { "sixty", 60, TENS }, { "seventy", 70, TENS },
	{ "eighty", 80, TENS }, { "ninety", 90, TENS },
	{ "hundred", 100, HUNDRED }
};

/* The number word at token i; -1 where there is none. */
static int
number_word(const struct page *p, uint32_t i)
{
	if (i >= p->t.n || !word_is(&p->t.at[i], WORD_NUMBER))
		return -1;
	for (size_t k = 0; k < COUNT_OF(words); k++)
		if (str_iis(token_str(&p->t, i), words[k].word))
			return (int)k;
	return -1;
}

static bool
goes_on(const struct page *p, uint32_t i)
{
	return i < p->t.n && (p->t.at[i].gap & GAP_SPACE) &&
	    heard_soft(p->t.at[i].gap);
}

/* The word of this kind right behind token i; its value, 0 where it is not. */
static unsigned
value_behind(const struct page *p, uint32_t i, enum kind kind)
{
	int w = goes_on(p, i + 1) ? number_word(p, i + 1) : -1;

	return w >= 0 && words[w].kind == kind ? words[w].value : 0;
}

/* "seventy two", "nine", "two hundred"; *last: its last token. */
static unsigned
group_at(const struct page *p, uint32_t i, int w, uint32_t *last)
{
	unsigned n = words[w].value, unit;

	*last = i;
	if (words[w].kind == UNIT && value_behind(p, i, HUNDRED)) {
		*last = i + 1;
		return n * 100;
	}
	unit = words[w].kind == TENS ? value_behind(p, i, UNIT) : 0;
	*last += unit != 0;
	return n + unit;
}

/*
 * The figures of the number that is said from token i on, its last token in
 * *last; 0 where none is.  "three fifty five" is 355 and "fifty ninety" 5090.
 */
static size_t
figures_at(const struct page *p, uint32_t i, char out[FIGURES], uint32_t *last)
{
	int w = number_word(p, i);
	unsigned n, more;
	uint32_t end;

	if (w < 0 || words[w].kind == HUNDRED)
		return 0;
	n = group_at(p, i, w, last);
	w = n < 100 && goes_on(p, *last + 1) ? number_word(p, *last + 1) : -1;
	if (w >= 0 && words[w].kind == TENS) {
		more = group_at(p, *last + 1, w, &end);
		n = n * 100 + more;
		*last = end;
	}
	return (size_t)snprintf(out, FIGURES, "%u", n);
}

static bool
is_letter(const struct page *p, uint32_t i)
{
	return i < p->t.n && p->t.at[i].end - p->t.at[i].start == 1 &&
	    heard_letters(&p->t.at[i]);
}

/* "a i think": the one who speaks, and no letter. */
static bool
is_speaker(const struct page *p, uint32_t i)
{
	static const char *const verbs[] = { "think", "mean", "don", "do", "was",
	    "am", "m", "have", "ve", "had", "would", "d", "will", "ll", "know",
	    "guess", "can", "could", "said", "just", "want", "feel", "love",
	    "like", "really", "remember", "didn" };

	return str_iis(token_str(&p->t, i), "i") && i + 1 < p->t.n &&
	    is_any(p, i + 1, verbs, COUNT_OF(verbs));
}

/* "a", "I": a letter that is more often a word. */
static bool
is_word_too(const struct page *p, uint32_t i)
{
	return str_iis(token_str(&p->t, i), "a") ||
	    str_iis(token_str(&p->t, i), "i");
}

/*
 * How many letters are said from token i on, as one word that a name has: all of
 * them, but for such as are words themselves.
 */
static uint32_t
letters_at(const struct page *p, uint32_t i, uint64_t *hash)
{
	char run[LETTERS];
	uint32_t n = 0;

	if (i > 0 && is_letter(p, i - 1) && goes_on(p, i) &&
	    !is_word_too(p, i - 1))
		return 0;
	while (n < LETTERS && is_letter(p, i + n) && !is_speaker(p, i + n) &&
	    (n == 0 || goes_on(p, i + n))) {
		run[n] = *token_str(&p->t, i + n).p;
		n++;
	}
	for (; n > 1; n--) {
		*hash = token_hash((struct str){ run, n });
		if (vocab_classes(&p->lex->words, *hash) & (WORD_NAME |
		    WORD_NAME_HEAD | WORD_NAME_TAIL))
			return goes_on(p, i + n) && is_letter(p, i + n) &&
			    !is_word_too(p, i + n) ? 0 : n;
	}
	return 0;
}

/* Tokens first..last as one of this hash, 0: as it is; the token to go on from. */
static inline uint32_t
add(struct spelt *x, const struct page *p, uint32_t first, uint32_t last,
    uint64_t hash)
{
	struct token *t = &x->t.at[x->t.n];

	*t = p->t.at[first];
	x->made[x->t.n] = hash != 0;
	if (hash != 0) {
		t->hash = hash;
		t->flags |= vocab_classes(&p->lex->words, hash);
	}
	x->first[x->t.n] = first;
	x->last[x->t.n++] = last;
	return last + 1;
}

/* "point", with more behind it. */
static bool
is_point(const struct page *p, uint32_t i)
{
	return goes_on(p, i) && goes_on(p, i + 1) &&
	    str_iis(token_str(&p->t, i), "point");
}

/* The "point five", "point 5" behind a number; the token to go on from. */
static uint32_t
point(const struct page *p, uint32_t i, struct spelt *x)
{
	char figures[FIGURES];
	uint32_t last = i + 1;
	uint64_t hash;
	size_t len;

	if (!is_point(p, i))
		return i;
	len = figures_at(p, i + 1, figures, &last);
	if (len > 0)
		hash = token_hash((struct str){ figures, len });
	else if (word_is(&p->t.at[i + 1], TOKEN_DIGITS))
		hash = p->t.at[i + 1].hash;
	else
		return i;
	last = add(x, p, i + 1, last, hash);
	x->at[x->t.n - 1].gap = GAP_DOT;
	return last;
}

/* Token i and what belongs to it, as written; the token to go on from. */
static uint32_t
spell(const struct page *p, uint32_t i, struct spelt *x)
{
	char figures[FIGURES];
	uint64_t hash;
	uint32_t last, n = letters_at(p, i, &hash);
	size_t len;

	if (n > 1)
		return add(x, p, i, i + n - 1, hash);
	len = figures_at(p, i, figures, &last);
	if (len == 0)
		i = add(x, p, i, i, 0);
	else
		i = add(x, p, i, last, token_hash((struct str){ figures,
		    len }));
	return point(p, i, x);
}

/* Letters in a row, a number's word, or "point" behind figures. */
static inline bool
may_be_spelt(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	if (t->end - t->start == 1 && is_letter(p, i))
		return is_letter(p, i + 1);
	return word_is(t, WORD_NUMBER) || (word_is(t, TOKEN_DIGITS) &&
	    is_point(p, i + 1));
}

/* What stands around token i, from `from` on at the earliest. */
static void
spell_around(const struct page *p, uint32_t from, uint32_t i, struct spelt *x)
{
	x->t = p->t;
	x->t.at = x->at;
	x->t.n = 0;
	i = MAX_OF(from, i - MIN_OF(i, (uint32_t)BEFORE));
	while (i < p->t.n && x->t.n < WINDOW)
		i = may_be_spelt(p, i) ? spell(p, i, x) : add(x, p, i, i, 0);
}

/* "trainium two years ago", "the opus one": a count of something, or a pronoun. */
static bool
is_counted(const struct page *p, const struct spelt *x, size_t end)
{
	static const char *const things[] = { "times", "percent", "dollars",
	    "year", "years", "month", "months", "day", "days", "week", "weeks",
	    "hour", "hours", "minutes", "people", "million", "billion",
	    "thousand", "trillion", "hundred", "or", "to", "of", "other",
	    "different", "more", "point", "models", "companies", "things",
	    "guys", "quarters" };
	uint32_t behind = x->last[end] + 1;

	if (!x->made[end] || number_word(p, x->first[end]) < 0)
		return false;
	if (str_iis(token_str(&p->t, x->last[end]), "one") &&
	    x->t.at[end].gap != GAP_DOT && !(x->first[end] > 0 &&
	    is_letter(p, x->first[end] - 1)))
		return true;
	return goes_on(p, behind) && is_any(p, behind, things,
	    COUNT_OF(things));
}

/* A row beyond doubt among those of a form. */
static const struct form *
sure_form(const struct lexicon *x, uint32_t form)
{
	for (; form != MATCH_NONE; form = x->form.at[form].next - 1)
		if (!x->form.at[form].unsure &&
		    x->form.at[form].text.p[0] != '@')
			return &x->form.at[form];
	return NULL;
}

/* Nothing that is named there already reaches as far. */
static bool
is_longer(const struct page *p, uint32_t first, uint32_t last)
{
	size_t from;

	(void)page_spots(p, first, last, &from);
	if (from > 0 && p->spot.at[from - 1].last >= first)
		return false;
	for (; from < p->spot.n && p->spot.at[from].first <= last; from++)
		if (p->spot.at[from].last > last ||
		    (p->spot.at[from].first == first &&
		    p->spot.at[from].last == last))
			return false;
	return true;
}

/* "a twenty four megahertz band" */
static bool
is_article(const struct page *p, const struct spelt *x, size_t i)
{
	return !x->made[i] && str_iis(token_str(&p->t, x->first[i]), "a");
}

/*
 * The name that begins at token i of what is spelt and has the made one; false
 * where none does.
 */
static bool
name_at(struct page *p, const struct spelt *x, size_t i, size_t made,
    struct spots *found)
{
	size_t end = i;
	uint32_t f = match_find(&p->lex->names, &x->t, i, x->t.n - 1, &end);
	const struct form *form = sure_form(p->lex, f);

	/* two letters alone may be anything */
	if (form == NULL || end < made || (end == i &&
	    x->last[i] - x->first[i] < 2) || is_article(p, x, i) ||
	    is_counted(p, x, end) || !is_longer(p, x->first[i], x->last[end]))
		return false;
	*VEC_ADD(found) = (struct spot){ x->first[i], x->last[end],
	    page_known(p, form->entity), HOW_HEARD };
	return true;
}

/* The name that has what is spelt from token `at` on; the token to go on from. */
static uint32_t
name_around(struct page *p, uint32_t from, uint32_t at, struct spots *found)
{
	struct spelt x;
	size_t made = 0;

	spell_around(p, from, at, &x);
	while (made < x.t.n && (!x.made[made] || x.last[made] < at))
		made++;
	for (size_t i = 0; made < x.t.n && i <= made; i++)
		if (word_is(&x.at[i], WORD_NAME | WORD_NAME_HEAD) &&
		    name_at(p, &x, i, made, found))
			return found->at[found->n - 1].last + 1;
	return at + 1;
}

void
spot_spelt(struct page *p)
{
	struct spots found = VEC_INIT;
	uint32_t from = 0;

	for (uint32_t i = 0; i < p->t.n; ) {
		uint32_t next = i + 1;

		if (may_be_spelt(p, i))
			next = name_around(p, from, i, &found);
		if (next > i + 1)
			from = next;
		i = next;
	}
	if (found.n > 0)
		spots_merge(p, &found);
	VEC_RELEASE(&found);
}
