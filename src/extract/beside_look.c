#include "base.h"

#include "beside.h"

/* A small grammar of what stands in front of a cue and behind it. */

/* A name for sure, among words that all have a capital. */
bool
beside_strange(const struct reader *r, const struct noun *n)
{
	for (uint32_t i = n->first; i <= n->last; i++)
		if (n->known || !word_is(&r->p->t.at[i], WORD_ORDINARY))
			return true;
	return false;
}

/* A person whom only the grammar showed. */
bool
beside_guess(const struct page *p, uint32_t token)
{
	const struct spot *s = noun_spot(p, token);

	return s != NULL && p->named.at[s->named].type == ENTITY_PERSON &&
	    p->named.at[s->named].origin == ORIGIN_CANDIDATE;
}

/* "Grammy-winning": what somebody is, not who. */
static bool
is_hung_on(const struct page *p, uint32_t last)
{
	return last + 1 < p->t.n && p->t.at[last + 1].gap == GAP_HYPHEN &&
	    word_is_low(&p->t.at[last + 1]);
}

bool
beside_take(struct reader *r, const struct noun *n, unsigned side)
{
	struct noun *m;
	bool person = !(side & SIDE_FIRM) && noun_person(r->p, n);

	if (n->known && !((side & SIDE_FIRM) && beside_guess(r->p, n->first)))
		return n->company;
	/* "New Compute Partnership" */
	if (r->s->heading && !beside_strange(r, n))
		return false;
	if (noun_nothing(r->p, r->s, n->first, n->last,
	    (side & SIDE_PLAIN) != 0) || is_hung_on(r->p, n->last) ||
	    (person && !(side & SIDE_PERSON)) || r->n == BESIDE_NAMES)
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

/* In a list that is sure, "Next" is no plain word and "Leo Burnett" no person. */
static void
take_item(struct reader *r, const struct noun *n, unsigned side, bool sure)
{
	if (sure && (side & SIDE_LIST))
		side |= SIDE_PLAIN | (side & SIDE_PERSON ? 0 : SIDE_FIRM);
	beside_take(r, n, side);
}

/* "A, B and C", from its first name on. */
static void
take_list(struct reader *r, const struct noun *head, unsigned side)
{
	struct noun list[BESIDE_NAMES];
	size_t n = 0, sure = 0;
	bool joint, listed = (side & SIDE_LIST) != 0;
	uint32_t at;

	list[n++] = *head;
	while (n < BESIDE_NAMES && noun_next(r->p, r->s, list[n - 1].last,
	    listed, &at, &joint)) {
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
bool
beside_leads(const struct reader *r, uint32_t i)
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
		if (i > n->last + 1 && beside_leads(r, i))
			return true;
	return false;
}

/* "defense and security group": a word that may stand in front of the object. */
static bool
may_lead(const struct reader *r, uint32_t from, uint32_t i)
{
	const struct token *t = &r->p->t.at[i];

	switch (small_at(r->p, i)) {
	case SMALL_NONE:
	case SMALL_DETERMINER:
	case SMALL_ADVERB:
		break;
	case SMALL_JOINT:
		if (i == from || i == r->s->last ||
		    ((t[-1].flags | t[1].flags) & TOKEN_CAPITAL))
			return false;
		break;
	default:
		if (!(t->gap & GAP_APOSTROPHE) && !is_count(r->p, i))
			return false;
	}
	return !(t->flags & TOKEN_SIGN);
}

/* False where the name is an adjective, a place, an owner: the object comes. */
static bool
take_object(struct reader *r, const struct noun *n, uint32_t from,
    unsigned side)
{
	const struct page *p = r->p;
	bool owner = n->last < r->s->last &&
	    (p->t.at[n->last + 1].gap & GAP_APOSTROPHE);
	size_t end;

	if (owner && (side & SIDE_WHOSE) && n->last + 2 <= r->s->last &&
	    !noun_word(p, n->last + 2)) {
		beside_take(r, n, side);
		return true;
	}
	if (owner || noun_describes(p, r->s, n) || (n->known && !n->company &&
	    !((side & SIDE_FIRM) && beside_guess(p, n->first))) ||
	    is_adjective(r, n, side) || heads_list(r, n))
		return false;
	if (n->first > from && cue_at(&p->t, n->first - 1, n->first - 1,
	    &end) == CUE_COMPANY_IS)
		side |= SIDE_FIRM;
	take_list(r, n, side);
	return true;
}

/* The object of a cue: what stands behind it, words of a noun phrase between. */
void
beside_right(struct reader *r, uint32_t from, unsigned side)
{
	const struct page *p = r->p;
	struct noun n;
	bool one = false;

	for (uint32_t i = from; i <= r->s->last && i < from + 10; i++) {
		uint32_t gap = p->t.at[i].gap;

		/* "bought another bookstore, Book Soup in Hollywood" */
		if (one && (gap & GAP_COMMA) && noun_at(p, r->s, i, &n)) {
			beside_take(r, &n, side);
			return;
		}
		one = one || is_word(p, i, "a") || is_word(p, i, "an") ||
		    is_word(p, i, "another");
		if ((gap & GAP_COMMA) && beside_leads(r, i))
			continue;
		/* "clients include: A, B" */
		if (i == from && (side & SIDE_LIST) && (gap & GAP_COLON) &&
		    noun_at(p, r->s, i, &n)) {
			take_list(r, &n, side);
			return;
		}
		if (gap & (GAP_COMMA | GAP_OPEN | GAP_SEMICOLON | GAP_COLON |
		    GAP_BLOCK | GAP_DASH | GAP_CLOSE))
			return;
		if (noun_at(p, r->s, i, &n)) {
			if (take_object(r, &n, from, side))
				return;
			i = n.last;
		} else if (beside_leads(r, i)) {
			side |= SIDE_LIST;
		} else if (!may_lead(r, from, i)) {
			return;
		}
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
bool
beside_subject(struct reader *r, uint32_t at, unsigned side)
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
	return beside_take(r, &n, side);
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
	found = beside_subject(r, before->last, side);
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
		if (!noun_before(r->p, r->s, i - 1 - joint, &n) ||
		    is_governed(r, &n))
			return any;
		any = true;
		beside_take(r, &n, side);
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
bool
beside_left(struct reader *r, uint32_t at, unsigned side)
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
			    beside_guess(p, n.first)))) {
				i = n.first;
				continue;
			}
			if (take_left_list(r, &n, side) ||
			    !(side & SIDE_PAIR))
				return beside_take(r, &n, side);
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
void
beside_by(struct reader *r, uint32_t from, unsigned side)
{
	for (uint32_t i = from; i <= r->s->last && i < from + 12; i++) {
		if (r->p->t.at[i].gap & (GAP_SEMICOLON | GAP_BLOCK))
			return;
		if (is_word(r->p, i, "by")) {
			beside_right(r, i + 1, side);
			return;
		}
	}
}

/* "In partnership with A, B released": the subject behind the comma. */
void
beside_leaned(struct reader *r, uint32_t from, unsigned side)
{
	for (uint32_t i = from + 1; i <= r->s->last && i < from + 12; i++) {
		struct noun n;

		if (!(r->p->t.at[i].gap & GAP_COMMA))
			continue;
		if (noun_at(r->p, r->s, i, &n) && n.last < r->s->last &&
		    !(r->p->t.at[n.last + 1].gap & (GAP_COMMA |
		    GAP_APOSTROPHE)) && small_at(r->p, n.last + 1) !=
		    SMALL_JOINT && !noun_describes(r->p, r->s, &n))
			beside_take(r, &n, side);
		return;
	}
}
