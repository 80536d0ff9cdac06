#include "base.h"

#include "page.h"
#include "words.h"

/* Whom "the company" means, and "he": what the sentences in front were about. */

/*
 * "- **Quenby bags $15M**: ...": an item of the outermost list that opens in bold
 * is headed by itself, and tells of others than the one before it.
 */
static bool
heads_item(const struct page *p, const struct sentence *s)
{
	const struct token *t = &p->t.at[s->first];
	uint32_t i = t->start;

	if (!(t->gap & GAP_BLOCK) || !(t->flags & TOKEN_BOLD))
		return false;
	while (i > 0 && p->t.text.p[i - 1] != '\n' && t->start - i < 16)
		i--;
	return i < t->start && (p->t.text.p[i] == '-' ||
	    (p->t.text.p[i] == '*' && p->t.text.p[i + 1] == ' '));
}

void
topic_drop(struct page *p)
{
	p->topic = p->who = PAGE_NO_TOPIC;
	p->told = p->deal.n;
}

void
topic_begin(struct page *p, const struct sentence *s)
{
	if (s->heading || heads_item(p, s))
		topic_drop(p);
}

/* "invested in B, a startup that": the sentence goes on to tell of B. */
static bool
is_presented(const struct page *p, const struct sentence *s,
    const struct spot *x)
{
	uint32_t i = x->last + 1;
	size_t end;

	if (s->heading || p->named.at[x->named].type != ENTITY_COMPANY ||
	    i >= s->last || !(p->t.at[i].gap & GAP_COMMA) ||
	    !(str_ieq(token_str(&p->t, i), str_of("a")) ||
	    str_ieq(token_str(&p->t, i), str_of("an"))))
		return false;
	for (uint32_t k = i + 1; k <= s->last && k < i + 5; k++)
		if (cue_at(&p->t, k, k, &end) == CUE_COMPANY_IS)
			return true;
	return false;
}

/* "from B", ", B", "and B": what leads a name in, that is no subject then. */
static bool
is_led_in(const struct page *p, const struct sentence *s,
    const struct spot *x, bool listed)
{
	uint32_t i = x->first;
	enum small c;

	while (i > s->first && word_small(&p->t.at[i - 1]) == SMALL_DETERMINER)
		i--;
	c = i > s->first ? word_small(&p->t.at[i - 1]) : SMALL_NONE;
	return c == SMALL_PREPOSITION || (listed && (c == SMALL_JOINT ||
	    (p->t.at[i].gap & (GAP_COMMA | GAP_AMP))));
}

/*
 * Whom the next sentence means by "the company": the first company of this one
 * where it stands near the front, or the one that it presents.  Who pays in, or
 * is only told of behind a preposition, does not take the place of another.
 */
static void
note_topic(struct page *p, const struct sentence *s)
{
	size_t from, n = page_spots(p, s->first, s->last, &from);
	bool led = false;

	for (size_t i = from; i < from + n; i++) {
		const struct spot *x = &p->spot.at[i];

		if (p->named.at[x->named].type != ENTITY_COMPANY)
			continue;
		led = is_led_in(p, s, x, led);
		if (led && p->topic != PAGE_NO_TOPIC)
			continue;
		if (x->first - s->first <= 8 || p->topic == PAGE_NO_TOPIC)
			p->topic = x->named;
		break;
	}
	for (size_t i = from; i < from + n; i++)
		if (is_presented(p, s, &p->spot.at[i]))
			p->topic = p->spot.at[i].named;
}

static bool
has_pronoun(const struct page *p, const struct sentence *s)
{
	static const char *const words[] = { "he", "she", "his", "her" };

	for (uint32_t i = s->first; i <= s->last; i++)
		if (str_iin(token_str(&p->t, i), words, COUNT_OF(words)))
			return true;
	return false;
}

/*
 * Whom the next sentence means by "he" or "she": the one person of this one, or
 * whom it means itself; nobody where it names two, or speaks of none.
 */
static void
note_who(struct page *p, const struct sentence *s)
{
	size_t from, n = page_spots(p, s->first, s->last, &from), persons = 0;

	for (size_t i = from; i < from + n; i++) {
		uint32_t x = p->spot.at[i].named;

		if (p->named.at[x].type != ENTITY_PERSON ||
		    (persons > 0 && p->who == x) ||
		    is_led_in(p, s, &p->spot.at[i], false))
			continue;
		p->who = persons++ > 0 ? PAGE_NO_TOPIC : x;
	}
	if (persons == 0 && p->who != PAGE_NO_TOPIC && !has_pronoun(p, s))
		p->who = PAGE_NO_TOPIC;
}

void
topic_note(struct page *p, const struct sentence *s)
{
	note_topic(p, s);
	note_who(p, s);
}
