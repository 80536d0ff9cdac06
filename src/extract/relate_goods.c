#include "base.h"

#include "relate_in.h"

/* What goes from one company to another: a company that is sold, and goods. */

/* "A sold B to C": C has it now. */
static void
sales(const struct sense *x, const struct cue_hit *c)
{
	bool itself = is_word(x, c->first + 1, "itself");
	struct sense_list what, to;

	if (itself || c->cue == CUE_SOLD_TO) {
		if (!sense_left(x, c->first, COMPANIES, 14, &what) ||
		    !sense_right(x, c->last, COMPANIES, 5, &to))
			return;
		/* "sold to B", of goods: the seller is no wares */
		if (!itself && (c->first == x->s->first ||
		    !sense_be(x, c->first)))
			return;
	} else {
		bool be = sense_be(x, c->first);
		uint32_t at;

		/* "B was sold for $55 million to C" */
		if (be ? !sense_left(x, c->first, COMPANIES, 14, &what) :
		    !sense_right(x, c->last, COMPANIES, 3, &what))
			return;
		if (be)
			what.last[0] = what.last[what.n - 1] = c->last;
		for (at = what.last[what.n - 1] + 1; at <= x->s->last &&
		    at < what.last[0] + 8 && !is_word(x, at, "to"); at++)
			;
		if (at > x->s->last || !is_word(x, at, "to") ||
		    !sense_right(x, at, COMPANIES, 5, &to))
			return;
	}
	for (size_t i = 0; i < what.n; i++)
		relate_say(x, RELATION_ACQUIRED, to.named[0], what.named[i],
		    sense_stance(x, c));
}

/* "the", "memory chips": what is handed over, and no name of a company in it. */
static bool
hands_over(const struct sense *x, uint32_t from, uint32_t to)
{
	static const char *const words[] = { "stake", "stakes", "shares",
	    "share", "business", "unit", "division", "assets", "operations",
	    "company", "startup", "firm", "rights", "interest", "title",
	    "position", "it", "itself", "out" };

	if (to <= from + 1)
		return false;
	for (uint32_t i = from + 1; i < to; i++)
		if (str_iin(token_str(&x->p->t, i), words, COUNT_OF(words)) ||
		    (x->p->t.at[i].gap & (GAP_COMMA | GAP_COLON)))
			return false;
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].first > from && x->spot[i].first < to &&
		    !(TYPE_BIT(sense_type(x, &x->spot[i])) & (CHIPS | PRODUCTS)))
			return false;
	return true;
}

/* What the verb does to something it does to goods: "leased a campus". */
static bool
is_of_goods(const struct sense *x, const struct cue_hit *c)
{
	return c->cue == CUE_SELL || begins_with(token_str(&x->p->t, c->first),
	    "leas") || begins_with(token_str(&x->p->t, c->first), "rent");
}

/* "makes all of the chips for B": for whom they are. */
static bool
is_making(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "makes", "made", "making",
	    "manufactures", "manufactured", "produces", "produced", "builds" };

	return c->cue == CUE_MAKE && is_any(x->p, c->first, words,
	    COUNT_OF(words));
}

/* "shipped", "delivers": made, or sent. */
static bool
is_sending(const struct sense *x, const struct cue_hit *c)
{
	return c->cue == CUE_MAKE && begins_with(token_str(&x->p->t, c->first),
	    "ship");
}

/* The word behind the verb that says where goods go, "from" or "to"; 0 for none. */
static uint32_t
way(const struct sense *x, const struct cue_hit *c)
{
	bool making = is_making(x, c);

	for (uint32_t i = c->last + 1; i < x->s->last && i < c->last + 12; i++)
		if (making ? is_word(x, i, "for") :
		    (c->cue != CUE_SELL && is_word(x, i, "from")) ||
		    ((c->cue == CUE_SELL || c->cue == CUE_LEASE ||
		    is_sending(x, c)) && is_word(x, i, "to")))
			return i;
	return 0;
}

/* "A's stake in a vehicle to lease chips to B": A leases nothing. */
static bool
is_owner(const struct sense *x, const struct sense_list *l)
{
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].first == l->first[0])
			return sense_owns(x, &x->spot[i]);
	return false;
}

/*
 * "A sells memory to B", "A rents servers from B", "A plans to buy 6 gigawatts of
 * Instinct GPUs from B": goods go from one company to another.
 */
static void
goods_go(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list who, other;
	uint32_t i = way(x, c);
	bool sale = i != 0 && !is_word(x, i, "from");

	if (i == 0 || c->first != c->last || sense_be(x, c->first) ||
	    !sense_left(x, c->first, COMPANIES, 14, &who) ||
	    is_owner(x, &who) || !hands_over(x, c->last, i) ||
	    (!is_of_goods(x, c) && !sense_wares(x, c->last + 1, i - 1,
	    CHIPS)) ||
	    !sense_right(x, i, COMPANIES, 3, &other))
		return;
	for (size_t k = 0; k < other.n; k++)
		relate_say(x, RELATION_SUPPLIES, sale ? who.named[0] :
		    other.named[k], sale ? other.named[k] : who.named[0],
		    sense_stance(x, c));
}

/* "made by A for B" */
static void
made_for(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list maker, whom;

	if (c->first == c->last || !sense_right(x, c->last, COMPANIES, 2,
	    &maker) || maker.n != 1 || !is_word(x, maker.last[0] + 1, "for") ||
	    !sense_right(x, maker.last[0] + 1, COMPANIES, 1, &whom))
		return;
	for (size_t i = 0; i < whom.n; i++)
		relate_say(x, RELATION_SUPPLIES, maker.named[0], whom.named[i],
		    sense_stance(x, c));
}

/* "A turned to B for compute", "taps B to supply power" */
static void
picks(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list who, whom;
	uint32_t i;

	if (!sense_left(x, c->first, COMPANIES, 6, &who) ||
	    !sense_right(x, c->last, COMPANIES, 2, &whom))
		return;
	i = whom.last[whom.n - 1] + 1;
	if ((is_word(x, i, "for") || is_word(x, i, "to")) &&
	    sense_wares(x, i + 1, i + 5, CHIPS))
		for (size_t k = 0; k < whom.n; k++)
			relate_say(x, RELATION_SUPPLIES, whom.named[k],
			    who.named[0], sense_stance(x, c));
}

void
relate_goods(const struct sense *x, const struct cue_hit *c)
{
	switch (c->cue) {
	case CUE_SELL:
		sales(x, c);
		goods_go(x, c);
		break;
	case CUE_SOLD_TO:
		sales(x, c);
		break;
	case CUE_ACQUIRE:
	case CUE_LEASE:
	case CUE_RAISE:
		goods_go(x, c);
		break;
	case CUE_MAKE:
		if (is_sending(x, c) || is_making(x, c))
			goods_go(x, c);
		break;
	case CUE_PICK:
		picks(x, c);
		break;
	case CUE_MADE_BY:
		made_for(x, c);
		break;
	default:
		break;
	}
}
