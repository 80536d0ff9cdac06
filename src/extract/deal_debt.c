#include "base.h"

#include "deal_in.h"
#include "slot_in.h"

/*
 * Money that is only lent: "A lends B $2 billion", "A gave B a $2 billion loan", and
 * a borrower that names no lender.  What both sides of a loan's own noun agree on
 * ("a loan from A") is a pact: deal_pact.c.
 */

/* The money right in front of the word, or right behind it. */
static bool
is_lent(const struct sense *x, const struct cue_hit *debt)
{
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].kind == QUANTITY_MONEY &&
		    (x->amount[i].last < debt->first ?
		    debt->first - x->amount[i].last <= 5 :
		    x->amount[i].first - debt->last <= 4))
			return true;
	return false;
}

bool
deal_is_lent(const struct sense *x, const struct quantity *q)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_DEBT && x->cue[i].first > q->last &&
		    x->cue[i].first - q->last <= 3 && !sense_word(x,
		    q->last + 1, x->cue[i].first, "and"))
			return true;
	return false;
}

static bool
put_debt(const struct sense *x, const struct cue_hit *c,
    const struct sense_list *lender, uint32_t borrower)
{
	struct stance st = sense_stance(x, c);
	struct deal_claim *d;

	if (st.status == STATUS_NONE)
		return false;
	d = deal_begin(x, DEAL_DEBT, deal_settle(st, STATUS_ANNOUNCED));
	deal_party_put(x, d, borrower, ROLE_BORROWER);
	if (lender != NULL)
		deal_parties(x, d, lender, ROLE_LENDER);
	deal_money(x, c, d);
	return true;
}

/* "A lends B $3 billion", "A is nearing a deal to lend $3 billion to B" */
static bool
lends(const struct sense *x, const struct cue_hit *c)
{
	static const struct sense_frame sides = { COMPANIES, COMPANIES, 25, 7 };
	struct sense_list lender, borrower;

	return deal_has_money(x) && sense_sides(x, c, &sides, &lender,
	    &borrower) && lender.named[0] != borrower.named[0] &&
	    !sense_parted(x, c->last, borrower.first[0]) &&
	    put_debt(x, c, &lender, borrower.named[0]);
}

/* The verb in front of a loan's noun by which somebody has it: "gets a loan". */
static const struct cue_hit *
taken_by(const struct sense *x, const struct cue_hit *debt)
{
	const struct cue_hit *verb = NULL;

	for (size_t i = 0; i < x->cues; i++)
		if ((x->cue[i].cue == CUE_RAISE || x->cue[i].cue == CUE_SELL) &&
		    x->cue[i].last < debt->first &&
		    debt->first - x->cue[i].last <= 10)
			verb = &x->cue[i];
	return verb;
}

/* "A gets a $4 billion credit line", "A borrowed $4 billion": of whom is untold. */
static bool
borrows(const struct sense *x, const struct cue_hit *debt)
{
	static const char *const verbs[] = { "borrow", "borrowed", "borrows" };
	const struct cue_hit *verb = str_iin(token_str(&x->p->t, debt->first),
	    verbs, COUNT_OF(verbs)) ? debt : taken_by(x, debt);
	struct sense_list who;

	return verb != NULL && is_lent(x, debt) && sense_left(x, verb->first,
	    COMPANIES, 20, &who) && put_debt(x, verb, NULL, who.named[0]);
}

void
deal_loan(const struct sense *x)
{
	const struct cue_hit *c = sense_cue(x, CUE_LEND, x->s->first);

	if (c != NULL && lends(x, c))
		return;
	c = sense_cue(x, CUE_DEBT, x->s->first);
	if (c != NULL)
		(void)borrows(x, c);
}
