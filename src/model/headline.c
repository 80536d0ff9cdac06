#include "base.h"

#include <string.h>

#include "headline.h"
#include "money.h"

/* Names told before "and 3 others". */
#define NAMES 3u

struct verb {
	const char	*base, *third, *plural, *participle;
};

/* How a deal is told from the side of one role. */
struct telling {
	enum deal_type	 deal;
	enum deal_role	 subject, object;	/* ROLE_NONE: without */
	bool		 whole;		/* the amount is what the verb acts on */
	struct verb	 verb;
	const char	*before;	/* in front of the object */
	const char	*sum;		/* in front of an amount at the end */
};

/* The first row whose roles are filled tells it. */
static const struct telling tellings[] = {
	{ DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_TARGET, false,
	    { "acquire", "acquires", "acquire", "acquired" }, " ", " for " },
	{ DEAL_ACQUISITION, ROLE_TARGET, ROLE_NONE, false,
	    { "be acquired", "is acquired", "are acquired", "been acquired" },
	    "", " for " },
	{ DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_NONE, false,
	    { "make an acquisition", "makes an acquisition",
	    "make an acquisition", "made an acquisition" }, "", " for " },
	{ DEAL_ACQUISITION, ROLE_PARTNER, ROLE_NONE, false,
	    { "merge", "merges", "merge", "merged" }, "", " in a deal of " },
	{ DEAL_INVESTMENT, ROLE_INVESTOR, ROLE_ISSUER, true,
	    { "invest", "invests", "invest", "invested" }, " in ", "" },
	{ DEAL_INVESTMENT, ROLE_ISSUER, ROLE_NONE, true,
	    { "raise", "raises", "raise", "raised" }, "", "" },
	{ DEAL_INVESTMENT, ROLE_INVESTOR, ROLE_NONE, true,
	    { "invest", "invests", "invest", "invested" }, "", "" },
	{ DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_NONE, false,
	    { "work together", "enters a partnership", "work together",
	    "begun to work together" }, "", " in a deal of " },
	{ DEAL_SUPPLY, ROLE_SUPPLIER, ROLE_CUSTOMER, false,
	    { "supply", "supplies", "supply", "supplied" }, " ",
	    " in a deal of " },
	{ DEAL_SUPPLY, ROLE_SUPPLIER, ROLE_NONE, false,
	    { "sign a supply deal", "signs a supply deal",
	    "sign a supply deal", "signed a supply deal" }, "", " of " },
	{ DEAL_SUPPLY, ROLE_CUSTOMER, ROLE_NONE, false,
	    { "order supplies", "orders supplies", "order supplies",
	    "ordered supplies" }, "", " for " },
	{ DEAL_LEASE, ROLE_CUSTOMER, ROLE_SUPPLIER, false,
	    { "lease capacity", "leases capacity", "lease capacity",
	    "leased capacity" }, " from ", " for " },
	{ DEAL_LEASE, ROLE_CUSTOMER, ROLE_NONE, false,
	    { "sign a lease", "signs a lease", "sign a lease",
	    "signed a lease" }, "", " of " },
	{ DEAL_LEASE, ROLE_SUPPLIER, ROLE_NONE, false,
	    { "lease out capacity", "leases out capacity",
	    "lease out capacity", "leased out capacity" }, "", " for " },
	{ DEAL_LICENSE, ROLE_LICENSEE, ROLE_LICENSOR, false,
	    { "license technology", "licenses technology",
	    "license technology", "licensed technology" }, " from ", " for " },
	{ DEAL_LICENSE, ROLE_LICENSOR, ROLE_NONE, false,
	    { "license out technology", "licenses out technology",
	    "license out technology", "licensed out technology" }, "",
	    " for " },
	{ DEAL_IPO, ROLE_ISSUER, ROLE_NONE, false,
	    { "go public", "goes public", "go public", "gone public" }, "",
	    " with an offering of " },
	{ DEAL_DEBT, ROLE_BORROWER, ROLE_LENDER, true,
	    { "borrow", "borrows", "borrow", "borrowed" }, " from ", "" },
	{ DEAL_DEBT, ROLE_BORROWER, ROLE_NONE, true,
	    { "borrow", "borrows", "borrow", "borrowed" }, "", "" },
	{ DEAL_DEBT, ROLE_ISSUER, ROLE_NONE, true,
	    { "borrow", "borrows", "borrow", "borrowed" }, "", "" },
	{ DEAL_DEBT, ROLE_LENDER, ROLE_NONE, true,
	    { "lend", "lends", "lend", "lent" }, "", "" },
	{ DEAL_JOINT_VENTURE, ROLE_PARTNER, ROLE_NONE, false,
	    { "form a joint venture", "forms a joint venture",
	    "form a joint venture", "formed a joint venture" }, "", " of " }
};

static const struct verb relation_verb[RELATIONS] = {
	[RELATION_ACQUIRED] = { "acquire", "acquires", "acquire",
	    "acquired" },
	[RELATION_INVESTED_IN] = { "invest in", "invests in", "invest in",
	    "invested in" },
	[RELATION_PARTNERED_WITH] = { "work with", "works with", "work with",
	    "worked with" },
	[RELATION_SUPPLIES] = { "supply", "supplies", "supply", "supplied" },
	[RELATION_COMPETES_WITH] = { "compete with", "competes with",
	    "compete with", "competed with" },
	[RELATION_FOUNDED] = { "found", "founded", "founded", "founded" },
	[RELATION_WORKS_AT] = { "work at", "works at", "work at",
	    "worked at" },
	[RELATION_MAKES] = { "make", "makes", "make", "made" },
	[RELATION_USES] = { "use", "uses", "use", "used" },
	[RELATION_OPERATES] = { "operate", "operates", "operate",
	    "operated" }
};

static size_t
role_count(const struct headline *p, enum deal_role role)
{
	size_t n = 0;

	for (size_t i = 0; i < p->parties; i++)
		n += p->role[i] == role;
	return n;
}

/* "A", "A and B", "A, B, C and 4 others" */
static void
put_names(const struct headline *p, enum deal_role role, struct buf *out)
{
	size_t n = role_count(p, role), told = n <= NAMES + 1 ? n : NAMES;
	size_t k = 0;

	for (size_t i = 0; i < p->parties && k < told; i++) {
		if (p->role[i] != role)
			continue;
		if (k > 0)
			buf_add_str(out, k + 1 == n ? " and " : ", ");
		buf_put(out, p->name[i]);
		k++;
	}
	if (told < n)
		buf_printf(out, " and %zu others", n - told);
}

/* "plans to invest", "is reported to be acquired": what is said, as it is. */
static void
put_predicate(enum status s, bool plural, const struct verb *v,
    struct buf *out)
{
	bool passive = strncmp(v->base, "be ", 3) == 0;

	switch (s) {
	case STATUS_PLANNED:
		buf_printf(out, " %s %s", passive ? (plural ? "are to" :
		    "is to") : plural ? "plan to" : "plans to", v->base);
		break;
	case STATUS_RUMORED:
		buf_printf(out, " %s reported to %s", plural ? "are" : "is",
		    v->base);
		break;
	case STATUS_ANNOUNCED:
		buf_printf(out, " %s to %s", plural ? "are" : "is", v->base);
		break;
	case STATUS_COMPLETED:
		buf_printf(out, " %s %s", plural ? "have" : "has",
		    v->participle);
		break;
	default:
		buf_printf(out, " %s", plural ? v->plural : v->third);
	}
}

static void
put_terms(const struct headline *p, const struct telling *t, struct buf *out)
{
	if (p->amount > 0 && !t->whole) {
		buf_add_str(out, t->sum);
		money_put(p->amount, p->currency, out);
	}
	if (p->round.n > 0)
		buf_printf(out, " (%.*s)", STR_ARG(p->round));
	if (p->valuation > 0) {
		buf_add_str(out, " at a valuation of ");
		money_put(p->valuation, p->currency, out);
	}
}

static void
put_telling(const struct headline *p, const struct telling *t, struct buf *out)
{
	put_names(p, t->subject, out);
	put_predicate(p->status, role_count(p, t->subject) > 1, &t->verb, out);
	if (t->whole && p->amount > 0) {
		buf_add_char(out, ' ');
		money_put(p->amount, p->currency, out);
	} else if (t->whole && str_starts(str_of(t->verb.base), "raise")) {
		buf_add_str(out, " money");
	}
	if (t->object != ROLE_NONE) {
		buf_add_str(out, t->before);
		put_names(p, t->object, out);
	}
	put_terms(p, t, out);
}

/* Roles that no row knows: said as plainly as it is known. */
static void
put_unknown(const struct headline *p, struct buf *out)
{
	for (size_t i = 0; i < MIN_OF(p->parties, (size_t)NAMES); i++) {
		buf_add_str(out, i == 0 ? "" : i + 1 == MIN_OF(p->parties,
		    (size_t)NAMES) ? " and " : ", ");
		buf_put(out, p->name[i]);
	}
	buf_printf(out, " %s named in a deal (%s, %s)", p->parties > 1 ?
	    "are" : "is", deal_type_name(p->deal), status_name(p->status));
	if (p->amount > 0) {
		buf_add_str(out, " of ");
		money_put(p->amount, p->currency, out);
	}
}

static void
put_relation(const struct headline *p, struct buf *out)
{
	buf_put(out, p->name[0]);
	put_predicate(p->status, false, &relation_verb[p->relation], out);
	buf_add_char(out, ' ');
	buf_put(out, p->name[1]);
}

void
headline_write(const struct headline *p, struct buf *out)
{
	if (p->status == STATUS_DENIED)
		buf_add_str(out, "It is denied that ");
	if (p->relation != RELATION_NONE) {
		put_relation(p, out);
		return;
	}
	for (size_t i = 0; i < COUNT_OF(tellings); i++) {
		const struct telling *t = &tellings[i];

		if (t->deal != p->deal || role_count(p, t->subject) == 0 ||
		    (t->object != ROLE_NONE && role_count(p, t->object) == 0))
			continue;
		put_telling(p, t, out);
		return;
	}
	put_unknown(p, out);
}
