#include "base.h"

#include "beside.h"

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

#define FIRM SIDE_COMPANY
#define BODY (SIDE_COMPANY | SIDE_PERSON)
/* a subject may stand far in front of its verb, or be a word like any other */
#define FAR (SIDE_COMPANY | SIDE_SUBJECT)
#define PLAIN (FAR | SIDE_PLAIN)
#define LIST (SIDE_COMPANY | SIDE_LIST)

static const struct beside table[] = {
	{ CUE_ACQUIRE, PLAIN, FIRM | SIDE_FIRM | SIDE_PLAIN },
	{ CUE_ACQUIRED_BY, PLAIN | SIDE_FIRM, FIRM | SIDE_PLAIN },
	{ CUE_ACQUISITION_OF, FAR | SIDE_OWNER, FIRM | SIDE_FIRM | SIDE_PLAIN },
	{ CUE_SOLD_TO, FIRM | SIDE_FIRM | SIDE_BE, FIRM | SIDE_BE },
	{ CUE_INVEST, BODY, FIRM | SIDE_PLAIN },
	{ CUE_BACKED_BY, FAR, BODY | SIDE_LIST },
	{ CUE_LED_BY, FIRM | SIDE_OWNER | SIDE_ROUND, BODY | SIDE_LIST },
	{ CUE_STAKE_IN, BODY | SIDE_OWNER, FIRM },
	{ CUE_RAISE, FAR | SIDE_MONEY, 0 },
	{ CUE_PARTNER, PLAIN | SIDE_OWNER, FIRM | SIDE_WHOSE },
	{ CUE_PARTNER_HABIT, FIRM | SIDE_KNOWN, FIRM | SIDE_MANY },
	{ CUE_PARTNER_NOUN, FIRM | SIDE_PAIR, LIST | SIDE_WORDS },
	{ CUE_SUPPLY, FAR | SIDE_WORDS, FIRM | SIDE_WORDS },
	{ CUE_BUY_FROM, FAR, FIRM },
	{ CUE_CUSTOMERS, PLAIN | SIDE_OWNER, LIST },
	{ CUE_COMPETE, PLAIN | SIDE_OWNER, LIST },
	{ CUE_RIVAL_LIST, PLAIN | SIDE_OWNER, LIST },
	{ CUE_FOUNDED_BY, FIRM, 0 },
	{ CUE_FOUND, 0, FIRM | SIDE_HUMAN },
	{ CUE_JOIN, 0, FIRM | SIDE_HUMAN },
	{ CUE_WORK, 0, FIRM | SIDE_HUMAN | SIDE_WORDS },
};

VEC_NAMED(found, struct noun);

static bool
has_be(const struct page *p, const struct sentence *s, uint32_t i)
{
	while (i > s->first && small_at(p, i - 1) == SMALL_ADVERB)
		i--;
	return i > s->first && (is_word(p, i - 1, "was") ||
	    is_word(p, i - 1, "were") || is_word(p, i - 1, "been") ||
	    is_word(p, i - 1, "is") || is_word(p, i - 1, "being"));
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
		beside_left(r, from - 1, SIDE_COMPANY | SIDE_FIRM);
	else
		beside_take(r, &what, SIDE_COMPANY | SIDE_FIRM);
	beside_right(r, i + 1, SIDE_COMPANY);
}

/* "provides a detailed analysis of", "links to": what one tells a thread. */
static bool
is_told(const struct page *p, uint32_t i)
{
	static const char *const words[] = { "analysis", "explanation", "link",
	    "links", "insight", "insights", "overview", "breakdown", "summary",
	    "feedback", "advice", "example", "examples", "perspective",
	    "evidence", "guide", "tip", "tips", "comparison", "answer",
	    "comment", "list", "details", "recommendations", "clarification" };

	return str_iin(token_str(&p->t, i), words, COUNT_OF(words));
}

/* It goes to somebody by name. */
static bool
goes_to_name(const struct reader *r, uint32_t i)
{
	uint32_t end = MIN_OF(i + 3, r->s->last + 1);
	struct noun n;

	for (; i < end; i++)
		if (noun_at(r->p, r->s, i, &n))
			return true;
	return false;
}

/* "provided research to the World Bank", "makes parts for Kia and Nissan" */
static void
look_gift(struct reader *r, uint32_t first, uint32_t last)
{
	const struct beside *b = table;

	while (b->cue != CUE_SUPPLY)
		b++;
	for (uint32_t i = last + 1; i < r->s->last && i < last + 12; i++) {
		if (is_told(r->p, i) || (r->p->t.at[i].gap & (GAP_COMMA |
		    GAP_SEMICOLON | GAP_COLON)))
			return;
		if (!is_word(r->p, i, "to") && !is_word(r->p, i, "for"))
			continue;
		if (!goes_to_name(r, i + 1))
			return;
		beside_right(r, i + 1, b->right);
		if (!beside_left(r, first, b->left))
			beside_subject(r, first, b->left);
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
	if (c == CUE_COMPETE && is_word(r->p, first, "alternative"))
		return;	/* one tool is, to another */
	if (c == CUE_BUY_FROM && is_word(r->p, last, "on"))
		return;	/* one relies on anything: "rely on the CPU" */
	if (c == CUE_SELL)
		look_sale(r, last + 1);
	if (c == CUE_SUPPLY && first == last)
		look_gift(r, first, last);
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const struct beside *b = &table[i];

		if (b->cue != c)
			continue;
		if (holds(r, b->left, first, last) &&
		    !beside_left(r, first, b->left) && (b->left & SIDE_SUBJECT))
			beside_subject(r, first, b->left);
		if (holds(r, b->left, first, last) && first < r->s->first + 3)
			beside_leaned(r, last, b->left);
		if (holds(r, b->right, first, last))
			beside_right(r, last + 1, b->right |
			    (beside_leads(r, last) ? SIDE_LIST : 0));
		if (c == CUE_ACQUIRE)
			beside_by(r, last + 1, b->left);
		/* "invested £23 million in B" */
		for (uint32_t k = last + 2; c == CUE_INVEST && first == last &&
		    k <= r->s->last && k < last + 7; k++)
			if (is_word(r->p, k, "in") || is_word(r->p, k, "into"))
				beside_right(r, k + 1, b->right);
		if (c == CUE_RAISE && holds(r, b->left, first, last))
			for (uint32_t k = last; k <= r->s->last &&
			    k < last + 20; k++)
				if (is_word(r->p, k, "from"))
					beside_right(r, k + 1, BODY | SIDE_LIST);
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
		    right, s->last + 1), &b) && beside_strange(r, &b)) {
			beside_take(r, &a, SIDE_COMPANY | SIDE_FIRM | SIDE_PLAIN);
			beside_take(r, &b, SIDE_COMPANY | SIDE_FIRM | SIDE_PLAIN);
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
		    beside_guess(p, i)))
			return true;
	return false;
}

/* A sentence may find again what the one it leans on has shown. */
static void
keep_found(struct found *v, const struct reader *r)
{
	size_t old = v->n;
	size_t from = old > 2 * BESIDE_NAMES ? old - 2 * BESIDE_NAMES : 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct noun *n = &r->made[i];
		size_t k = from;

		while (k < old && (v->at[k].first > n->last ||
		    v->at[k].last < n->first))
			k++;
		if (k == old)
			*VEC_ADD(v) = *n;
	}
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
		for (size_t m = k; m < v->n && v->at[m].s->first <= s->last;
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
		keep_found(&v, &r);
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
