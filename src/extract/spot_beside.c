#include "base.h"

#include "noun.h"
#include "words.h"

/*
 * Names that no row holds, beside a verb that only companies share: "Stoneacre
 * followed this up with the acquisition of the Chesterfield-based Autoworld".
 * A small grammar of the noun phrase: words in front of the name, the name, its
 * aside, and the list that it heads.
 */

/* Where companies stand around a cue, and whom else it takes there. */
struct beside {
	enum cue	cue;
	unsigned	left, right;	/* SIDE_... */
};

enum {
	SIDE_COMPANY = 1 << 0,
	SIDE_PERSON = 1 << 1,	/* a person may stand there too */
	SIDE_LIST = 1 << 2,	/* "including A, B": commas alone make a list */
	SIDE_OWNER = 1 << 3,	/* "A's acquisition of" */
	SIDE_BE = 1 << 4,	/* only behind a form of "be" */
	SIDE_MONEY = 1 << 5,	/* only where money follows */
	SIDE_WORDS = 1 << 6,	/* only phrases of several words */
	SIDE_KNOWN = 1 << 7,	/* only where a known company stands behind */
	SIDE_PAIR = 1 << 8,	/* only beside another: "A and Cisco announced" */
	SIDE_ROUND = 1 << 10,	/* only behind a round: "A's round was led by" */
	SIDE_WHOSE = 1 << 11,	/* "with A's unit" is with A */
	SIDE_FIRM = 1 << 13,	/* what looks like a person is none: "Kurt Geiger" */
	SIDE_HUMAN = 1 << 15,	/* only where a person stands in front */
	SIDE_MANY = 1 << 14,	/* only where a list of them stands */
	SIDE_SUBJECT = 1 << 12,	/* the sentence's own, where none is near */
	SIDE_PLAIN = 1 << 9	/* an ordinary word too, by its capital: "Figure" */
};

#define BODY (SIDE_COMPANY | SIDE_PERSON)

static const struct beside table[] = {
	{ CUE_ACQUIRE, SIDE_COMPANY | SIDE_SUBJECT | SIDE_PLAIN, SIDE_COMPANY | SIDE_FIRM |
	    SIDE_PLAIN },
	{ CUE_ACQUIRED_BY, SIDE_FIRM | SIDE_COMPANY | SIDE_SUBJECT | SIDE_PLAIN, SIDE_COMPANY | SIDE_PLAIN },
	{ CUE_ACQUISITION_OF, SIDE_COMPANY | SIDE_SUBJECT | SIDE_OWNER,
	    SIDE_COMPANY | SIDE_FIRM | SIDE_PLAIN },
	{ CUE_SOLD_TO, SIDE_FIRM | SIDE_COMPANY | SIDE_BE, SIDE_COMPANY | SIDE_BE },
	{ CUE_INVEST, BODY, SIDE_COMPANY | SIDE_PLAIN },
	{ CUE_BACKED_BY, SIDE_COMPANY | SIDE_SUBJECT, BODY | SIDE_LIST },
	{ CUE_LED_BY, SIDE_COMPANY | SIDE_OWNER | SIDE_ROUND,
	    BODY | SIDE_LIST },
	{ CUE_STAKE_IN, BODY | SIDE_OWNER, SIDE_COMPANY },
	{ CUE_RAISE, SIDE_COMPANY | SIDE_SUBJECT | SIDE_MONEY, 0 },
	{ CUE_PARTNER, SIDE_COMPANY | SIDE_SUBJECT | SIDE_PLAIN | SIDE_OWNER,
	    SIDE_COMPANY | SIDE_WHOSE },
	{ CUE_PARTNER_HABIT, SIDE_COMPANY | SIDE_KNOWN,
	    SIDE_COMPANY | SIDE_MANY },
	{ CUE_PARTNER_NOUN, SIDE_COMPANY | SIDE_PAIR,
	    SIDE_COMPANY | SIDE_LIST | SIDE_WORDS },
	{ CUE_SUPPLY, SIDE_COMPANY | SIDE_SUBJECT | SIDE_WORDS, SIDE_COMPANY | SIDE_WORDS },
	{ CUE_BUY_FROM, SIDE_COMPANY | SIDE_SUBJECT, SIDE_COMPANY },
	{ CUE_CUSTOMERS, SIDE_COMPANY | SIDE_SUBJECT | SIDE_PLAIN | SIDE_OWNER,
	    SIDE_COMPANY | SIDE_LIST },
	{ CUE_COMPETE, SIDE_COMPANY | SIDE_SUBJECT | SIDE_PLAIN | SIDE_OWNER,
	    SIDE_COMPANY | SIDE_LIST },
	{ CUE_RIVAL_LIST, SIDE_COMPANY | SIDE_SUBJECT | SIDE_PLAIN | SIDE_OWNER,
	    SIDE_COMPANY | SIDE_LIST },
	{ CUE_FOUNDED_BY, SIDE_COMPANY, 0 },
	{ CUE_FOUND, 0, SIDE_COMPANY | SIDE_HUMAN },
	{ CUE_JOIN, 0, SIDE_COMPANY | SIDE_HUMAN },
	{ CUE_WORK, 0, SIDE_COMPANY | SIDE_HUMAN | SIDE_WORDS },
};

#define NAMES 24

VEC_NAMED(found, struct noun);

struct reader {
	struct page		*p;
	const struct sentence	*s;
	struct noun		 made[NAMES];	/* of this sentence */
	size_t			 n;
};

static bool
is_word(const struct page *p, uint32_t i, const char *w)
{
	return i < p->t.n && str_iis(token_str(&p->t, i), w);
}

static enum small
small_at(const struct page *p, uint32_t i)
{
	return word_small(&p->t.at[i]);
}

static bool
has_be(const struct page *p, const struct sentence *s, uint32_t i)
{
	while (i > s->first && small_at(p, i - 1) == SMALL_ADVERB)
		i--;
	return i > s->first && (is_word(p, i - 1, "was") ||
	    is_word(p, i - 1, "were") || is_word(p, i - 1, "been") ||
	    is_word(p, i - 1, "is") || is_word(p, i - 1, "being"));
}

/* A name for sure, among words that all have a capital. */
static bool
is_strange(const struct reader *r, const struct noun *n)
{
	for (uint32_t i = n->first; i <= n->last; i++)
		if (n->known || !word_is(&r->p->t.at[i], WORD_ORDINARY))
			return true;
	return false;
}

/* A person whom only the grammar showed. */
static bool
is_guess(const struct page *p, uint32_t token)
{
	const struct spot *s = noun_spot(p, token);

	return s != NULL && p->named.at[s->named].type == ENTITY_PERSON &&
	    p->named.at[s->named].origin == ORIGIN_CANDIDATE;
}

/* Keeps a new name for the page; false where it is none to keep. */
static bool
take(struct reader *r, const struct noun *n, unsigned side)
{
	struct noun *m;
	bool person = !(side & SIDE_FIRM) && noun_person(r->p, n);

	if (n->known && !((side & SIDE_FIRM) && is_guess(r->p, n->first)))
		return n->company;
	/* "New Compute Partnership" */
	if (r->s->heading && !is_strange(r, n))
		return false;
	if (noun_nothing(r->p, r->s, n->first, n->last,
	    (side & SIDE_PLAIN) != 0) ||
	    (person && !(side & SIDE_PERSON)) || r->n == NAMES)
		return false;
	for (size_t i = 0; i < r->n; i++)
		if (r->made[i].first <= n->last && n->first <= r->made[i].last)
			return true;
	m = &r->made[r->n++];
	*m = *n;
	m->company = !person;
	m->s = r->s;
	return true;
}

/* What a list shows is no person's name and no plain word's: "Leo Burnett", "Next". */
static void
take_item(struct reader *r, const struct noun *n, unsigned side, bool sure)
{
	if (sure && (side & SIDE_LIST))
		side |= SIDE_PLAIN | (side & SIDE_PERSON ? 0 : SIDE_FIRM);
	take(r, n, side);
}

/* "A, B and C", from its first name on. */
static void
take_list(struct reader *r, const struct noun *head, unsigned side)
{
	struct noun list[NAMES];
	size_t n = 0, sure = 0;
	bool joint, listed = (side & SIDE_LIST) != 0;
	uint32_t at;

	list[n++] = *head;
	while (n < NAMES && noun_next(r->p, r->s, list[n - 1].last, listed, &at,
	    &joint)) {
		if (!noun_at(r->p, r->s, at, &list[n]) || (!listed &&
		    (noun_describes(r->p, r->s, &list[n]) ||
		    (list[n].known && !list[n].company))))
			break;
		n++;
		if (joint || listed)
			sure = n;
		if (joint && !listed)
			break;
	}
	if ((side & SIDE_MANY) && sure < 3)
		return;
	for (size_t i = 0; i < MAX_OF(sure, 1); i++)
		take_item(r, &list[i], side, sure > 2);
}

/* "German automobile club ADAC": a capital that begins no name. */
static bool
is_adjective(const struct reader *r, const struct noun *n, unsigned side)
{
	uint32_t i = n->last + 1;

	return !n->known && noun_nothing(r->p, r->s, n->first, n->last,
	    (side & SIDE_PLAIN) != 0) &&
	    i <= r->s->last && r->p->t.at[i].gap == GAP_SPACE &&
	    small_at(r->p, i) == SMALL_NONE;
}

/* "a number of", "a range of": how many there are. */
static bool
is_count(const struct page *p, uint32_t i)
{
	static const char *const words[] = { "number", "range", "variety",
	    "host", "list", "array", "roster", "some", "many", "dozens",
	    "hundreds", "thousands", "couple", "series" };

	return is_word(p, i, "of") && str_iin(token_str(&p->t, i - 1), words,
	    COUNT_OF(words));
}

/* "companies such as", "retailers including": a list of names comes. */
static bool
leads_list(const struct reader *r, uint32_t i)
{
	return is_word(r->p, i, "including") || is_word(r->p, i, "like") ||
	    (is_word(r->p, i, "such") && is_word(r->p, i + 1, "as")) ||
	    (is_word(r->p, i, "as") && is_word(r->p, i - 1, "such"));
}

/* "Paris couture houses including": it tells what the list is of. */
static bool
heads_list(const struct reader *r, const struct noun *n)
{
	for (uint32_t i = n->last + 1; i <= r->s->last && i < n->last + 4 &&
	    word_is_low(&r->p->t.at[i]); i++)
		if (i > n->last + 1 && leads_list(r, i))
			return true;
	return false;
}

/* The object of a cue: what stands behind it, words of a noun phrase between. */
static void
look_right(struct reader *r, uint32_t from, unsigned side)
{
	const struct page *p = r->p;
	struct noun n;
	bool one = false;
	size_t end;

	for (uint32_t i = from; i <= r->s->last && i < from + 10; i++) {
		/* "bought another bookstore, Book Soup in Hollywood" */
		if (one && (p->t.at[i].gap & GAP_COMMA) && noun_at(r->p, r->s, i, &n)) {
			take(r, &n, side);
			return;
		}
		one = one || is_word(p, i, "a") || is_word(p, i, "an") ||
		    is_word(p, i, "another");
		if ((p->t.at[i].gap & (GAP_COMMA)) && leads_list(r, i))
			continue;
		/* "clients include: A, B" */
		if (i == from && (side & SIDE_LIST) &&
		    (p->t.at[i].gap & GAP_COLON) && noun_at(r->p, r->s, i, &n)) {
			take_list(r, &n, side);
			return;
		}
		if (p->t.at[i].gap & (GAP_COMMA | GAP_OPEN | GAP_SEMICOLON |
		    GAP_COLON | GAP_BLOCK | GAP_DASH | GAP_CLOSE))
			return;
		if (noun_at(r->p, r->s, i, &n)) {
			bool owner = n.last < r->s->last &&
			    (p->t.at[n.last + 1].gap & GAP_APOSTROPHE);

			if (owner && (side & SIDE_WHOSE) &&
			    n.last + 2 <= r->s->last && !noun_word(p,
			    n.last + 2)) {
				take(r, &n, side);
				return;
			}
			if (owner || noun_describes(r->p, r->s, &n) || (n.known &&
			    !n.company && !((side & SIDE_FIRM) && is_guess(p,
			    n.first))) || is_adjective(r, &n, side) ||
			    heads_list(r, &n)) {
				i = n.last;	/* an adjective, a place */
				continue;
			}
			if (i > from && cue_at(&p->t, i - 1, i - 1, &end) ==
			    CUE_COMPANY_IS)
				side |= SIDE_FIRM;
			take_list(r, &n, side);
			return;
		}
		if (leads_list(r, i)) {
			side |= SIDE_LIST;
			continue;
		}
		switch (small_at(p, i)) {
		case SMALL_NONE:
		case SMALL_DETERMINER:
		case SMALL_ADVERB:
			break;
		case SMALL_JOINT:	/* "defense and security group" */
			if (i > from && i < r->s->last &&
			    !((p->t.at[i - 1].flags | p->t.at[i + 1].flags) &
			    TOKEN_CAPITAL))
				break;
			return;
		default:
			if (!(p->t.at[i].gap & GAP_APOSTROPHE) &&
			    !is_count(p, i))
				return;
		}
		if (p->t.at[i].flags & TOKEN_SIGN)
			return;
	}
}

/* A preposition governs the name: it is no subject. */
static bool
is_governed(const struct reader *r, const struct noun *n)
{
	uint32_t i = n->first;

	while (i > r->s->first && n->first - i < 2 &&
	    small_at(r->p, i - 1) == SMALL_DETERMINER)
		i--;
	/* "talks for A to buy B" */
	if (i > r->s->first && is_word(r->p, i - 1, "for") &&
	    is_word(r->p, n->last + 1, "to"))
		return false;
	return i > r->s->first && (small_at(r->p, i - 1) == SMALL_PREPOSITION ||
	    is_word(r->p, i - 1, "to"));
}

static bool
is_round(const struct reader *r, const struct noun *n)
{
	size_t end;

	return !n->known && cue_at(&r->p->t, n->first, n->last, &end) ==
	    CUE_ROUND;
}

/* "Cerebras Cracks a Deal", "Codex Goes OSS": the verb of a title. */
static bool
is_verb(const struct reader *r, const struct noun *n)
{
	const struct spot *s = n->first > r->s->first ? noun_spot(r->p,
	    n->first - 1) : NULL;

	return s != NULL && !n->known &&
	    r->p->t.at[n->first].gap == GAP_SPACE && (n->first < n->last ?
	    word_is(&r->p->t.at[n->first], WORD_ORDINARY) :
	    r->p->named.at[s->named].type == ENTITY_COMPANY);
}

/* ", a maker of Y," or "(now Z)" in front of token i: over it, once. */
static uint32_t
over_aside(const struct reader *r, uint32_t i)
{
	const struct token *t = r->p->t.at;
	uint32_t sign = t[i].gap & GAP_CLOSE ? GAP_OPEN : GAP_COMMA;

	for (uint32_t k = i - 1; k > r->s->first && k + 22 > i; k--)
		if (t[k].gap & sign)
			return k;
	return i;
}

/* Behind the last colon in front of a token: "**A Title**: Aletta has worked". */
static uint32_t
behind_colon(const struct reader *r, uint32_t at)
{
	for (uint32_t i = at; i > r->s->first; i--)
		if (r->p->t.at[i].gap & (GAP_COLON | GAP_SEMICOLON | GAP_DASH |
		    GAP_BLOCK | GAP_TURN))
			return i;
	return r->s->first;
}

/*
 * Over "In 2007,", "Over the years,", "Since May 2010": where the subject of the
 * sentence may begin, at the latest at a token.
 */
static uint32_t
over_opening(const struct reader *r, uint32_t at)
{
	const struct token *t = r->p->t.at;
	uint32_t i = behind_colon(r, at), end = MIN_OF(at, i + 12);
	enum small c = small_at(r->p, i);

	if (c != SMALL_PREPOSITION && c != SMALL_ADVERB)
		return i;
	for (uint32_t k = i + 1; k < end; k++)
		if (!(t[k].flags & TOKEN_DIGITS) && ((t[k].gap & GAP_COMMA) ||
		    ((t[k - 1].flags & TOKEN_DIGITS) && noun_word(r->p, k))))
			return k;
	return c == SMALL_ADVERB ? i + 1 : i;
}

/*
 * "In 2019 Aletta, a maker of pumps, has worked for ...": the name that opens a
 * sentence is its subject, however far off its verb.
 */
static bool
look_subject(struct reader *r, uint32_t at, unsigned side)
{
	uint32_t i = over_opening(r, at);
	const struct token *t = r->p->t.at;
	struct noun n;

	side &= ~(unsigned)SIDE_PERSON;
	if (t[i].gap & GAP_COMMA)
		side |= SIDE_PLAIN;
	else
		side &= ~(unsigned)SIDE_PLAIN;
	if (i < at && is_word(r->p, i, "the"))
		i++;
	if (i >= at || !noun_at(r->p, r->s, i, &n) || n.last + 1 >= at ||
	    noun_describes(r->p, r->s, &n) || is_governed(r, &n))
		return false;
	if ((t[n.last + 1].flags & TOKEN_CAPITAL) || (t[n.last + 1].gap &
	    ~(uint32_t)(GAP_SPACE | GAP_COMMA | GAP_APOSTROPHE)))
		return false;
	return take(r, &n, side);
}

/*
 * "Aletta is based in Lyon.  The company acquired ...": the name that opens the
 * sentence in front is the company's.
 */
static bool
look_before(struct reader *r, unsigned side)
{
	const struct sentence *now = r->s, *before = now - 1;
	bool found;

	if (now == r->p->s.at || now->block || before->heading)
		return false;
	r->s = before;
	found = look_subject(r, before->last, side);
	r->s = now;
	return found;
}

/* "A and", "A, B and" in front of a name: they do what it does. */
static bool
take_left_list(struct reader *r, const struct noun *head, unsigned side)
{
	uint32_t i = head->first;
	struct noun n;
	bool any = false;

	for (;; i = n.first) {
		bool joint = i > r->s->first + 1 &&
		    small_at(r->p, i - 1) == SMALL_JOINT;
		uint32_t gap = r->p->t.at[i].gap & ~(uint32_t)GAP_SPACE;

		if (i <= r->s->first + 1 || !(joint || (any &&
		    gap == GAP_COMMA)))
			return any;
		if (!noun_before(r->p, r->s, i - 1 - joint, &n) || is_governed(r, &n))
			return any;
		any = true;
		take(r, &n, side);
	}
}

/* "It", "they", "its clients", "the company": whom the sentence in front named. */
static bool
stands_for(const struct reader *r, uint32_t i)
{
	static const char *const words[] = { "it", "they", "its", "their" };

	if (is_word(r->p, i, "company"))
		return i > r->s->first && is_word(r->p, i - 1, "the");
	return i < r->s->first + 3 && str_iin(token_str(&r->p->t, i), words,
	    COUNT_OF(words));
}

/* The subject of a cue: the nearest name in front that nothing governs. */
static bool
look_left(struct reader *r, uint32_t at, unsigned side)
{
	const struct page *p = r->p;
	uint32_t words = 0;
	bool aside = false;

	for (uint32_t i = at; i-- > r->s->first; ) {
		uint32_t gap = p->t.at[i + 1].gap;
		struct noun n;

		if (gap & (GAP_SEMICOLON | GAP_COLON | GAP_BLOCK | GAP_DASH))
			return false;
		if ((gap & (GAP_COMMA | GAP_CLOSE)) && !aside) {
			uint32_t k = over_aside(r, i + 1);

			aside = true;
			if (k <= i && k > r->s->first) {
				i = k;
				continue;	/* to the word in front of it */
			}
			return false;
		}
		/* "Vroman's bought": so the name is */
		if (i + 1 == at - 1 && is_word(p, i + 1, "s"))
			gap &= ~(uint32_t)GAP_APOSTROPHE;
		if ((gap & GAP_APOSTROPHE) && !(side & SIDE_OWNER))
			return false;	/* "A's" does nothing itself */
		if (is_word(p, i, "s") && (p->t.at[i].gap & GAP_APOSTROPHE))
			continue;
		if (noun_before(r->p, r->s, i, &n)) {
			bool owner = (side & SIDE_OWNER) && at - n.last < 5 &&
			    (p->t.at[n.last + 1].gap & GAP_APOSTROPHE);

			if ((is_governed(r, &n) && !owner) ||
			    noun_people(p, r->s, &n) || is_verb(r, &n) ||
			    is_round(r, &n) ||
			    (n.known && !n.company && !((side & SIDE_FIRM) &&
			    is_guess(p, n.first)))) {
				i = n.first;
				continue;
			}
			if (take_left_list(r, &n, side) ||
			    !(side & SIDE_PAIR))
				return take(r, &n, side);
			return false;
		}
		if (small_at(p, i) == SMALL_CLAUSE)
			return false;
		if (stands_for(r, i))
			return look_before(r, side);
		if (small_at(p, i) == SMALL_NONE && ++words > 6)
			return false;
	}
	return false;
}

/* "by Z" behind a passive: "was acquired in 2012 by BB & T". */
static void
look_by(struct reader *r, uint32_t from, unsigned side)
{
	for (uint32_t i = from; i <= r->s->last && i < from + 12; i++) {
		if (r->p->t.at[i].gap & (GAP_SEMICOLON | GAP_BLOCK))
			return;
		if (is_word(r->p, i, "by")) {
			look_right(r, i + 1, side);
			return;
		}
	}
}

/* "In partnership with A, B released": the subject behind the comma. */
static void
look_leaned(struct reader *r, uint32_t from, unsigned side)
{
	for (uint32_t i = from + 1; i <= r->s->last && i < from + 12; i++) {
		struct noun n;

		if (!(r->p->t.at[i].gap & GAP_COMMA))
			continue;
		if (noun_at(r->p, r->s, i, &n) && n.last < r->s->last &&
		    !(r->p->t.at[n.last + 1].gap & (GAP_COMMA |
		    GAP_APOSTROPHE)) && small_at(r->p, n.last + 1) !=
		    SMALL_JOINT && !noun_describes(r->p, r->s, &n))
			take(r, &n, side);
		return;
	}
}

/* Money or a round stands behind: "raised $2M", "secured a second round". */
static bool
has_money(const struct page *p, const struct sentence *s, uint32_t from)
{
	for (uint32_t i = from; i <= s->last && i < from + 5; i++) {
		size_t end;

		if ((p->t.at[i].flags & TOKEN_SIGN) ||
		    cue_at(&p->t, i, s->last, &end) == CUE_ROUND)
			return true;
	}
	return false;
}

/* "BitSight's Series D financing was led by": a round stands in front. */
static bool
has_round(const struct reader *r, uint32_t first)
{
	uint32_t from = first > r->s->first + 7 ? first - 7 : r->s->first;
	size_t end;

	for (uint32_t i = from; i < first; i++)
		if (cue_at(&r->p->t, i, first, &end) == CUE_ROUND)
			return true;
	return false;
}

/* "Maria Orme founded", "Maria Orme, who has joined" */
static bool
has_person(const struct reader *r, uint32_t i)
{
	const struct spot *s = NULL;

	while (i > r->s->first && (word_small(&r->p->t.at[i - 1]) ==
	    SMALL_AUXILIARY || is_word(r->p, i - 1, "who") ||
	    small_at(r->p, i - 1) == SMALL_ADVERB))
		i--;
	if (i > r->s->first)
		s = noun_spot(r->p, i - 1);
	return s != NULL && r->p->named.at[s->named].type == ENTITY_PERSON;
}

static bool
holds(const struct reader *r, unsigned side, uint32_t first, uint32_t last)
{
	if ((side & SIDE_BE) && !has_be(r->p, r->s, first))
		return false;
	if (side & SIDE_KNOWN) {
		const struct spot *s = last < r->s->last ? noun_spot(r->p,
		    last + 1) : NULL;

		if (s == NULL || r->p->named.at[s->named].type !=
		    ENTITY_COMPANY)
			return false;
	}
	if ((side & SIDE_HUMAN) && !has_person(r, first))
		return false;
	if ((side & SIDE_ROUND) && !has_round(r, first))
		return false;
	if ((side & SIDE_MONEY) && !has_money(r->p, r->s, last + 1))
		return false;
	return side != 0 && !((side & SIDE_WORDS) && first == last);
}

/* "sold Azamara to Sycamore Partners", "was sold for a song to them" */
static void
look_sale(struct reader *r, uint32_t from)
{
	bool be = has_be(r->p, r->s, from - 1);
	uint32_t i = from;
	struct noun what;

	if (be)
		for (; i < r->s->last && i < from + 9 && !is_word(r->p, i,
		    "to"); i++)
			;
	else {
		if (i < r->s->last && small_at(r->p, i) == SMALL_DETERMINER)
			i++;
		if (i + 2 > r->s->last || !noun_at(r->p, r->s, i, &what))
			return;
		i = what.last + 1;
		/* "sold the Lightbox streaming service to" */
		for (; i < r->s->last && i < what.last + 4 &&
		    word_is_low(&r->p->t.at[i]) && small_at(r->p, i) ==
		    SMALL_NONE; i++)
			;
	}
	if (i >= r->s->last || !is_word(r->p, i, "to"))
		return;
	if (be)
		look_left(r, from - 1, SIDE_COMPANY | SIDE_FIRM);
	else
		take(r, &what, SIDE_COMPANY | SIDE_FIRM);
	look_right(r, i + 1, SIDE_COMPANY);
}

/* "provided research to the World Bank", "makes parts for Kia and Nissan" */
static void
look_gift(struct reader *r, uint32_t first, uint32_t last)
{
	const struct beside *b = table;

	while (b->cue != CUE_SUPPLY)
		b++;
	for (uint32_t i = last + 1; i < r->s->last && i < last + 12; i++) {
		if (r->p->t.at[i].gap & (GAP_COMMA | GAP_SEMICOLON | GAP_COLON))
			return;
		if (!is_word(r->p, i, "to") && !is_word(r->p, i, "for"))
			continue;
		look_right(r, i + 1, b->right);
		if (!look_left(r, first, b->left))
			look_subject(r, first, b->left);
		return;
	}
}

static void
read_cue(struct reader *r, enum cue c, uint32_t first, uint32_t last)
{
	if (r->p->t.at[first].gap == GAP_HYPHEN)
		return;	/* "Mixture-of-Collaboration with" */
	if (r->p->t.at[first].flags & TOKEN_CJK)
		return;	/* 联合发布了X: no spaces show where a name ends */
	if (c == CUE_SELL)
		look_sale(r, last + 1);
	if (c == CUE_SUPPLY && first == last)
		look_gift(r, first, last);
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const struct beside *b = &table[i];

		if (b->cue != c)
			continue;
		if (holds(r, b->left, first, last) &&
		    !look_left(r, first, b->left) && (b->left & SIDE_SUBJECT))
			look_subject(r, first, b->left);
		if (holds(r, b->left, first, last) && first < r->s->first + 3)
			look_leaned(r, last, b->left);
		if (holds(r, b->right, first, last))
			look_right(r, last + 1, b->right |
			    (leads_list(r, last) ? SIDE_LIST : 0));
		if (c == CUE_ACQUIRE)
			look_by(r, last + 1, b->left);
		/* "invested £23 million in B" */
		for (uint32_t k = last + 2; c == CUE_INVEST && first == last &&
		    k <= r->s->last && k < last + 7; k++)
			if (is_word(r->p, k, "in") || is_word(r->p, k, "into"))
				look_right(r, k + 1, b->right);
		if (c == CUE_RAISE && holds(r, b->left, first, last))
			for (uint32_t k = last; k <= r->s->last &&
			    k < last + 20; k++)
				if (is_word(r->p, k, "from"))
					look_right(r, k + 1, BODY | SIDE_LIST);
	}
}

/* "Hodak Hauled in $230M: ...": where the words behind a title begin. */
static uint32_t
behind_title(const struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first + 1; i <= s->last && i < s->first + 20; i++)
		if (p->t.at[i].gap & GAP_COLON) {
			struct sentence title = { .first = s->first,
			    .last = i - 1 };

			return noun_title(p, &title) ? i : s->first;
		}
	return s->first;
}

static void
read_sentence(struct reader *r)
{
	struct page *p = r->p;

	for (uint32_t i = behind_title(p, r->s); i <= r->s->last; i++) {
		size_t end = i;
		uint32_t c = cue_all(&p->t, i, r->s->last, &end);

		for (; c != 0; c >>= 8)
			read_cue(r, (enum cue)(c & 0xff), i, (uint32_t)end);
		i = (uint32_t)end;
	}
}

/* The words of a title up to a small word, a figure or a mark: from i on. */
static uint32_t
title_run(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t k = i;

	while (k < end && noun_word(r->p, k) && small_at(r->p, k) ==
	    SMALL_NONE && (k == i || !(r->p->t.at[k].gap &
	    ~(uint32_t)(GAP_SPACE | GAP_HYPHEN | GAP_AMP))))
		k++;
	return k;
}

/* One side of a title's verb: at most four words, and no word for a company. */
static bool
title_name(const struct reader *r, uint32_t first, uint32_t end,
    struct noun *n)
{
	const struct spot *s = first < end ? noun_spot(r->p, first) : NULL;

	*n = (struct noun){ .first = first, .last = end - 1, .company = true };
	if (first >= end || end - first > 4)
		return false;
	if (s != NULL) {
		n->known = true;
		n->company = r->p->named.at[s->named].type == ENTITY_COMPANY;
		return n->company && s->first == first && s->last + 1 == end;
	}
	for (uint32_t i = first; i < end; i++)
		if (noun_spot(r->p, i) != NULL || cue_at(&r->p->t, i, i,
		    &(size_t){ 0 }) == CUE_COMPANY_IS)
			return false;
	return true;
}

/*
 * "Tarvolt to Buy Quenby for $5M": in a title only a verb of companies, with a few
 * words on each side of it, shows two names.
 */
static void
read_title(struct reader *r)
{
	const struct sentence *s = r->s;

	for (uint32_t i = s->first + 1; i < s->last; i++) {
		size_t end;
		enum cue c = cue_at(&r->p->t, i, s->last, &end);
		uint32_t left = i, right = (uint32_t)end + 1;
		struct noun a, b;

		if (c != CUE_ACQUIRE && c != CUE_PARTNER && c != CUE_ACQUIRED_BY)
			continue;
		while (left > s->first && small_at(r->p, left - 1) != SMALL_NONE)
			left--;
		if (title_run(r, s->first, left) == left && title_name(r,
		    s->first, left, &a) && title_name(r, right, title_run(r,
		    right, s->last + 1), &b) && is_strange(r, &b)) {
			take(r, &a, SIDE_COMPANY | SIDE_FIRM | SIDE_PLAIN);
			take(r, &b, SIDE_COMPANY | SIDE_FIRM | SIDE_PLAIN);
		}
		return;
	}
}

/* Something here, or in the sentence it leans on, might be a name of no row. */
static bool
has_free_name(const struct page *p, const struct sentence *s)
{
	static const char *const words[] = { "it", "they", "its", "their",
	    "the", "customers", "clients", "partners" };
	bool leans = s > p->s.at && !s->block &&
	    str_iin(token_str(&p->t, s->first), words, COUNT_OF(words));

	for (uint32_t i = leans ? s[-1].first : s->first; i <= s->last; i++)
		if ((p->t.at[i].flags & (TOKEN_CAPITAL | TOKEN_INNER)) &&
		    small_at(p, i) == SMALL_NONE && (noun_spot(p, i) == NULL ||
		    is_guess(p, i)))
			return true;
	return false;
}

/* Takes out the themes that turned out to be parts of names, and the people
 * that turned out to be companies; both in order. */
static void
drop_themes(struct page *p, const struct found *v)
{
	size_t n = 0, k = 0;

	for (size_t i = 0; i < p->spot.n; i++) {
		const struct spot *s = &p->spot.at[i];
		bool part = false;

		/* names of a sentence are not in order, those of two are */
		while (k < v->n && v->at[k].s->last < s->first)
			k++;
		for (size_t m = k; m < v->n && v->at[m].s->first <= s->first;
		    m++)
			if (v->at[m].first <= s->last && s->first <=
			    v->at[m].last)
				part = true;
		if (part)
			p->named.at[s->named].mentions--;
		else
			p->spot.at[n++] = *s;
	}
	p->spot.n = n;
}

void
spot_beside(struct page *p)
{
	struct found v = VEC_INIT;

	for (size_t k = 0; k < p->s.n; k++) {
		struct reader r = { .p = p, .s = &p->s.at[k] };

		if (!has_free_name(p, r.s))
			continue;
		if (noun_title(p, r.s))
			read_title(&r);
		else
			read_sentence(&r);
		for (size_t i = 0; i < r.n; i++)
			*VEC_ADD(&v) = r.made[i];
	}
	drop_themes(p, &v);
	/* only now: look-ups want the spots in order */
	for (size_t i = 0; i < v.n; i++)
		page_candidate(p, v.at[i].company ? ENTITY_COMPANY :
		    ENTITY_PERSON, v.at[i].first, v.at[i].last,
		    v.at[i].s);
	if (v.n > 0)
		spots_sort(&p->spot);
	VEC_RELEASE(&v);
}
