#include "base.h"

#include "noun.h"
#include "words.h"

/*
 * Products never seen, shown by the grammar around them: what somebody launches
 * or has of his own, and is said to be a thing that is sold: "launched Quixo, an
 * AI browser", "its Tadpole webcam", "a tool called Quixo".  In Chinese a Latin
 * name behind 推出 needs no more.  A name that goes on from its maker's or from
 * another product's is a name of its own: "Perplexity Notes".
 */

#define WORDS 4		/* of one name */
#define REACH 9		/* words between a verb and its object */
#define SAID 8		/* words between a name and what it is said to be */

struct product {
	uint32_t		first, last;	/* tokens */
	struct str		of;
	const struct sentence	*s;
};

VEC_NAMED(products, struct product);

/* "browser": what is made to be used, as a plain word. */
static bool
is_product_word(const struct page *p, uint32_t i)
{
	return word_is_low(&p->t.at[i]) && word_is(&p->t.at[i], WORD_SOLD);
}

/* A word that can stand in such a name and that nothing holds. */
static bool
is_free_word(const struct page *p, uint32_t i)
{
	return noun_word(p, i) && noun_spot(p, i) == NULL;
}

/* "AI", "API", the "Pro" of "the Pro plan": no name of its own. */
static bool
is_short(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	return ((t->flags & TOKEN_UPPER) && t->end - t->start < 5) ||
	    word_is(t, WORD_PLAN);
}

/* "HDC2025": what is held in a year. */
static bool
is_dated(const struct page *p, uint32_t i)
{
	struct str w = token_str(&p->t, i);

	return (p->t.at[i].flags & TOKEN_DIGITS) && w.n == 4 &&
	    w.p[0] == '2' && w.p[1] == '0';
}

/* Free words from token i on; how far they go, i where there are none. */
static uint32_t
run_end(const struct page *p, uint32_t i, uint32_t last)
{
	uint32_t k = i;

	while (k <= last && k - i < WORDS && is_free_word(p, k) &&
	    (k == i || p->t.at[k].gap == GAP_SPACE || p->t.at[k].gap == 0 ||
	    p->t.at[k].gap == GAP_HYPHEN))
		k++;
	return k;
}

/* Some word of it is no plain one, or several stand together. */
static bool
is_name(const struct page *p, uint32_t first, uint32_t last)
{
	size_t end;

	if (last == first && (is_short(p, first) ||
	    p->t.at[first].end - p->t.at[first].start < 3))
		return false;
	for (uint32_t i = first; i <= last; i++) {
		enum cue c = cue_at(&p->t, i, i, &end);

		if (c == CUE_ROLE || c == CUE_FOUNDER || c == CUE_ROUND ||
		    (c == CUE_THING_END && i == last))
			return false;
	}
	for (uint32_t i = first; i <= last; i++)
		if (!word_is(&p->t.at[i], WORD_ORDINARY) && !is_short(p, i))
			return true;
	return last > first;
}

/*
 * The name at token i: free words, with the company or product in front that they
 * go on from.  False where none stands there.
 */
static bool
name_at(const struct page *p, uint32_t i, const struct sentence *s,
    struct product *x)
{
	const struct spot *known = noun_spot(p, i);
	uint32_t from = i, end;
	enum entity_type type;

	*x = (struct product){ .first = i, .of = STR_NONE, .s = s };
	if (known != NULL) {
		type = p->named.at[known->named].type;
		from = known->last + 1;
		if (known->first != i || from > s->last ||
		    p->t.at[from].gap != GAP_SPACE ||
		    (type != ENTITY_COMPANY && type != ENTITY_PRODUCT))
			return false;
		x->of = type == ENTITY_COMPANY ?
		    p->named.at[known->named].name :
		    p->named.at[known->named].of;
	}
	end = run_end(p, from, s->last);
	x->last = end - 1;
	return end > from && !is_dated(p, x->last) &&
	    (end > s->last || p->t.at[end].gap != GAP_APOSTROPHE) &&
	    (known != NULL ? !is_short(p, from) : is_name(p, from, x->last));
}

/* ", an AI browser", ", its first tool": what the name is said to be. */
static bool
is_said_to_be(const struct page *p, const struct product *x)
{
	static const char *const articles[] = { "a", "an", "the", "its",
	    "their", "his", "which" };
	uint32_t i = x->last + 1, last = x->s->last;
	size_t end;

	if (i >= last || !(p->t.at[i].gap & (GAP_COMMA | GAP_DASH)) ||
	    !is_any(p, i, articles, COUNT_OF(articles)))
		return false;
	for (uint32_t k = i + 1; k <= last && k <= i + SAID; k++) {
		if (p->t.at[k].gap & (GAP_COMMA | GAP_SEMICOLON | GAP_DASH) ||
		    cue_at(&p->t, k, k, &end) == CUE_RAISE ||
		    is_any(p, k, (const char *const[]){ "startup", "company",
		    "firm", "model" }, 4))
			return false;
		if (is_product_word(p, k))
			return true;
	}
	return false;
}

/* "a tool called X", "the assistant X", "the X webcam", "the Deep X Engine". */
static bool
is_called(const struct page *p, const struct product *x)
{
	static const char *const verbs[] = { "called", "named", "dubbed",
	    "codenamed" };
	uint32_t i = x->first;

	if (i > x->s->first + 1 && is_any(p, i - 1, verbs, COUNT_OF(verbs)))
		return is_product_word(p, i - 2) || (i > x->s->first + 2 &&
		    is_product_word(p, i - 3));
	if (x->last > i + 1 && word_is(&p->t.at[x->last], WORD_SOLD))
		return true;
	if (i > x->s->first && is_product_word(p, i - 1) &&
	    p->t.at[i].gap == GAP_SPACE)
		return true;
	i = x->last + 1;
	return i <= x->s->last && p->t.at[i].gap == GAP_SPACE &&
	    is_product_word(p, i);
}

/* A clause's end, or a name that stands first: the object is passed. */
static bool
is_past(const struct page *p, uint32_t i)
{
	return (p->t.at[i].gap & (GAP_SEMICOLON | GAP_COLON | GAP_BLOCK |
	    GAP_OPEN | GAP_DASH | GAP_COMMA)) != 0 ||
	    word_small(&p->t.at[i]) == SMALL_PREPOSITION;
}

/* "launched X": the name that the verb ending at token `verb` has as object. */
static bool
object_of(const struct page *p, uint32_t verb, const struct sentence *s,
    struct product *x)
{
	for (uint32_t i = verb + 1; i <= s->last && i <= verb + REACH; i++) {
		if (i > verb + 1 && is_past(p, i))
			return false;
		if (!(p->t.at[i].flags & (TOKEN_CAPITAL | TOKEN_INNER)) ||
		    (p->t.at[i].flags & TOKEN_DIGITS))
			continue;
		if (name_at(p, i, s, x))
			return (x->of.n > 0 && x->first == verb + 1) ||
			    is_said_to_be(p, x) || is_called(p, x);
		if (noun_spot(p, i) != NULL)
			return false;
	}
	return false;
}

/* "its new", "Opal's": right in front of token i. */
static bool
has_owner(const struct page *p, uint32_t i, const struct sentence *s)
{
	static const char *const whose[] = { "its", "their", "s" };
	uint32_t from = i > s->first + 3 ? i - 3 : s->first;

	for (uint32_t k = i; k > from; k--) {
		if (is_any(p, k - 1, whose, COUNT_OF(whose)))
			return true;
		if (p->t.at[k].gap != GAP_SPACE || !word_is_low(&p->t.at[k - 1]))
			return false;
	}
	return false;
}

/* "its Tadpole webcam", "Opal's Tadpole webcam" */
static bool
is_owned(const struct page *p, uint32_t i, const struct sentence *s,
    struct product *x)
{
	if (!(p->t.at[i].flags & (TOKEN_CAPITAL | TOKEN_INNER)) ||
	    !has_owner(p, i, s) || !name_at(p, i, s, x))
		return false;
	x->of = STR_NONE;	/* whoever it is called after */
	return is_said_to_be(p, x) || is_called(p, x);
}

/* "发布了通用智能代理MiniMax Agent": a Latin name in what is Chinese. */
static bool
chinese_object(const struct page *p, uint32_t verb, const struct sentence *s,
    struct product *x)
{
	for (uint32_t i = verb + 1; i <= s->last && i <= verb + 2 * REACH;
	    i++) {
		if (p->t.at[i].gap & (GAP_COMMA | GAP_SEMICOLON | GAP_COLON |
		    GAP_BLOCK | GAP_DOT))
			return false;
		if (p->t.at[i].flags & TOKEN_CJK)
			continue;
		if (name_at(p, i, s, x))
			return !(x->first == x->last && word_is(
			    &p->t.at[x->first], WORD_ORDINARY));
		if (!is_short(p, i))
			return false;
	}
	return false;
}

/* "Maria Jensen, a tool maker": a given name and another begin a person's. */
static bool
is_person(const struct page *p, const struct product *x)
{
	return x->last > x->first && x->of.n == 0 && word_is(
	    &p->t.at[x->first], WORD_GIVEN | WORD_KNOWN);
}

/*
 * What token i shows: as a verb, or as the name itself.  Where every word has a
 * capital none shows a name; but in Chinese.
 */
static bool
product_at(const struct page *p, uint32_t i, const struct sentence *s,
    struct product *x)
{
	size_t end;
	/* "Making ChatGPT Less Strict" is a title */
	bool verb = !(p->t.at[i].flags & TOKEN_CAPITAL) &&
	    word_begins(&p->t, i, s->last, WORD_CUE, WORD_CUE_HEAD,
	    WORD_CUE_TAIL) && cue_at(&p->t, i, s->last, &end) == CUE_MAKE;

	if (verb && (p->t.at[i].flags & TOKEN_CJK))
		return chinese_object(p, (uint32_t)end, s, x);
	return (verb ? object_of(p, (uint32_t)end, s, x) :
	    is_owned(p, i, s, x)) && !is_person(p, x) && !noun_title(p, s);
}

static void
read_sentence(const struct page *p, const struct sentence *s,
    struct products *v)
{
	struct product x;

	for (uint32_t i = s->first; i <= s->last; i++)
		if (product_at(p, i, s, &x)) {
			*VEC_ADD(v) = x;
			i = x.last;
		}
}

void
spot_product(struct page *p)
{
	struct products v = VEC_INIT;
	size_t known = p->spot.n;

	if (!p->t.cased || p->spoken)
		return;
	for (size_t k = 0; k < p->s.n; k++)
		read_sentence(p, &p->s.at[k], &v);
	for (size_t i = 0; i < v.n; i++) {
		size_t before = p->spot.n;

		page_candidate(p, ENTITY_PRODUCT, v.at[i].first, v.at[i].last,
		    v.at[i].s);
		if (p->spot.n > before)
			p->named.at[p->spot.at[before].named].of = v.at[i].of;
	}
	if (p->spot.n > known)
		spots_take_in(p, known);
	VEC_RELEASE(&v);
}
