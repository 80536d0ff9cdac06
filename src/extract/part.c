#include "base.h"

#include "heard.h"
#include "part.h"

/* A word that may be of a person's name: one capital, at its head. */
static bool
is_name_word(const struct token *t)
{
	return (t->flags & TOKEN_CAPITAL) && !(t->flags & (TOKEN_UPPER |
	    TOKEN_DIGITS | TOKEN_CJK | TOKEN_SIGN));
}

static bool
begins_sentence(const struct token *t)
{
	return (t->gap & ~(uint32_t)(GAP_SPACE | GAP_LINE | GAP_HYPHEN)) != 0;
}

/* The name in front has been read: no word of this one. */
static bool
is_taken(const struct page *p, uint32_t at)
{
	return p->spot.n > 0 && p->spot.at[p->spot.n - 1].last == at;
}

/*
 * In a title any verb has a capital: "Acme Outdoes Altman".  What is bold by itself
 * is a name: "**Kexin Huang** announced".
 */
static bool
is_titled(const struct page *p, uint32_t first, uint32_t last)
{
	const struct token *a = &p->t.at[first], *z = &p->t.at[last];

	return word_is(a, TOKEN_BOLD) && ((first > 0 && a->gap == GAP_SPACE &&
	    word_is(a - 1, TOKEN_BOLD)) || (last + 1 < p->t.n &&
	    z[1].gap == GAP_SPACE && word_is(z + 1, TOKEN_BOLD)));
}

/* His own name, as speech recognition wrote it: "Deis Hassabis" */
static bool
is_own(const struct page *p, uint32_t i, struct str name)
{
	return p->spoken && heard_cost(token_str(&p->t, i), name) <= name.n;
}

/* "Maria Jensen", "Dee Templeton"; but "Will Meta buy" and "CEO Huang" */
static bool
has_given(const struct page *p, const struct known *k, uint32_t at,
    bool unsure)
{
	const struct token *t = &p->t.at[at], *a = t - 1;
	bool plain = word_is(a, WORD_ORDINARY);

	if (at == 0 || t->gap != GAP_SPACE || !is_name_word(a) ||
	    is_taken(p, at - 1) || (plain && begins_sentence(a)) ||
	    is_own(p, at - 1, k->given))
		return false;
	if (word_is(a, WORD_GIVEN | WORD_KNOWN))
		return k->e.type == ENTITY_PERSON ||
		    word_is(t, WORD_SURNAME) || (unsure && !plain);
	return k->e.type == ENTITY_PERSON && !plain && !word_is(a, WORD_CUE) &&
	    !p->spoken && !is_titled(p, at - 1, at);
}

/* "Jensen Harris": not the one of that given name; "Claude Shannon" */
static bool
has_family(const struct page *p, const struct known *k, uint32_t at,
    bool unsure)
{
	const struct token *t = &p->t.at[at], *z = t + 1;

	if (at + 1 >= p->t.n || z->gap != GAP_SPACE || !is_name_word(z) ||
	    word_is(z, WORD_ORDINARY))
		return false;
	if (k->e.type != ENTITY_PERSON)
		return unsure && word_is(t, WORD_GIVEN) &&
		    word_is(z, WORD_SURNAME);
	return k->called == t->hash && !is_own(p, at + 1, k->family) &&
	    (word_is(z, WORD_SURNAME) || !is_titled(p, at, at + 1));
}

bool
part_of_person(const struct page *p, const struct known *k, uint32_t at,
    bool unsure, bool goes_on)
{
	return p->t.cased && (p->t.at[at].flags & TOKEN_CAPITAL) &&
	    (has_given(p, k, at, unsure) || (!goes_on && has_family(p, k, at,
	    unsure)));
}

bool
part_of_particle(const struct page *p, uint32_t at)
{
	const struct token *t = &p->t.at[at];

	return p->t.cased && at > 0 && (t->gap & GAP_APOSTROPHE) &&
	    t[-1].end - t[-1].start == 1 && (t[-1].flags & TOKEN_CAPITAL) &&
	    (t->flags & TOKEN_CAPITAL);
}

bool
part_of_other(const struct page *p, uint32_t at)
{
	const struct spot *s;
	enum entity_type type;

	if (!p->t.cased || p->spot.n == 0 || p->t.at[at].gap != GAP_SPACE)
		return false;
	s = &p->spot.at[p->spot.n - 1];
	type = p->named.at[s->named].type;
	/* "US sites" */
	return s->last + 1 == at && !word_is(&p->t.at[s->last], TOKEN_UPPER) &&
	    (type == ENTITY_PLACE || (type == ENTITY_PRODUCT &&
	    word_is(&p->t.at[at], WORD_ORDINARY)));
}

bool
part_of_clock(const struct page *p, uint32_t last)
{
	uint32_t i = last + 1;

	if (i >= p->t.n || !heard_soft(p->t.at[i].gap))
		return false;
	return str_iis(token_str(&p->t, i), "time") || (i + 1 < p->t.n &&
	    str_is(token_str(&p->t, i), "时") &&
	    str_is(token_str(&p->t, i + 1), "间"));
}

/* "Meta-owned", "Apple-designed", "Oracle-built": it is still the name. */
static bool
is_said_of(struct str word)
{
	static const char *const words[] = { "built", "based", "led", "made",
	    "run", "style", "like", "first", "only", "native", "compatible",
	    "powered" };

	return str_iin(word, words, COUNT_OF(words)) || (word.n > 4 &&
	    str_iis((struct str){ word.p + word.n - 2, 2 }, "ed"));
}

/* "non-Meta", "Pro-Apple": it is still the name. */
static bool
is_prefix(struct str word)
{
	static const char *const words[] = { "non", "anti", "post", "pre",
	    "pro", "mid", "sub" };

	return str_iin(word, words, COUNT_OF(words));
}

/* The name in front is of a thing that is made, which this one goes on from. */
static bool
is_made_taken(const struct page *p, uint32_t at)
{
	enum entity_type type;

	if (!is_taken(p, at))
		return false;
	type = p->named.at[p->spot.at[p->spot.n - 1].named].type;
	return type == ENTITY_PRODUCT || type == ENTITY_MODEL;
}

/* "Auto-Continue", "Isaac Lab-Arena": no company is there. */
static bool
is_compound_tail(const struct page *p, const struct known *k, uint32_t at)
{
	const struct token *a = &p->t.at[at] - 1;
	bool company = k->e.type == ENTITY_COMPANY;

	if (!is_name_word(a) || !word_is(a, WORD_ORDINARY) ||
	    a->end - a->start < (company ? 3 : 5) ||
	    is_prefix(token_str(&p->t, at - 1)))
		return false;
	return !is_taken(p, at - 1) || (company && is_made_taken(p, at - 1));
}

bool
part_of_compound(const struct page *p, const struct known *k, uint32_t at,
    bool goes_on)
{
	const struct token *t = &p->t.at[at], *z = t + 1;

	if (!p->t.cased)
		return false;
	if (at > 0 && t->gap == GAP_HYPHEN && is_compound_tail(p, k, at))
		return true;
	return !goes_on && at + 1 < p->t.n && z->gap == GAP_HYPHEN &&
	    is_name_word(z) && word_is(z, WORD_ORDINARY) &&
	    !is_said_of(token_str(&p->t, at + 1));
}
