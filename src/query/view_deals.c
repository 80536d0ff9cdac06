#include "base.h"

#include "buf.h"
#include "deals.h"
#include "headline.h"
#include "limits.h"
#include "view_in.h"

#define SHOWN 50

static const struct column deal_columns[] = {
	{ "date", "Date", CELL_DATE },
	{ "type", "Type", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	{ "parties", "Parties", CELL_LIST },
	{ "amount", "Amount", CELL_MONEY },
	{ "currency", "Currency", CELL_TEXT },
	{ "valuation", "Valuation", CELL_MONEY },
	{ "round", "Round", CELL_TEXT },
	{ "quote", "Quote", CELL_QUOTE },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "doc", "Document", CELL_TEXT },
	{ "told", "Told", CELL_DATE },
	{ "sources", "Sources", CELL_INT },
	{ "confidence", "Confidence", CELL_REAL },
	{ "amount_low", "Lowest told", CELL_MONEY },
	{ "amount_high", "Highest told", CELL_MONEY },
	{ "stake", "Stake (%)", CELL_REAL },
	{ "why", "Why", CELL_TEXT },
	{ "first_seen", "First told", CELL_DATE },
	{ "head", "What", CELL_TEXT },
	{ "id", "Id", CELL_ID }
};

/* The parties' names in their order; who takes which role is in view_deal. */
void
view_parties_cell(struct cell *c, const struct named *party, size_t n,
    struct arena *a)
{
	int64_t *ids = arena_array(a, n + 1, sizeof(*ids));
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);

	for (size_t i = 0; i < n; i++) {
		buf_add_str(&b, i ? "\n" : "");
		buf_put(&b, party[i].name);
		ids[i] = party[i].id;
	}
	cell_list(c, arena_str(a, buf_str(&b)), ids);
	buf_release(&b);
}

static struct str
write_headline(struct arena *a, const struct headline *h)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	struct str s;

	headline_write(h, &b);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

struct str
view_headline(struct arena *a, const struct deal_row *r)
{
	const struct deal *d = &r->deal;
	struct headline h = { .deal = d->type, .status = d->status,
	    .parties = d->n_party, .amount = d->amount,
	    .valuation = d->valuation, .currency = str_of(d->currency),
	    .round = str_of(d->round) };

	for (size_t i = 0; i < d->n_party; i++) {
		h.name[i] = r->party[i].name;
		h.role[i] = d->party[i].role;
	}
	return write_headline(a, &h);
}

struct str
view_claim_headline(struct arena *a, const struct deal_claim_row *r)
{
	const struct deal_claim *c = &r->claim;
	struct headline h = { .deal = c->type, .status = c->status,
	    .parties = c->n_party, .amount = c->amount,
	    .valuation = c->valuation, .currency = str_of(c->currency),
	    .round = str_of(c->round) };

	for (size_t i = 0; i < c->n_party; i++) {
		h.name[i] = r->party[i].name;
		h.role[i] = c->party[i].role;
	}
	return write_headline(a, &h);
}

static void
deal_cells(struct cell *c, const struct deal_row *r, struct arena *a)
{
	const struct deal *d = &r->deal;
	const struct clock_span when = deal_when(d);

	cell_span(&c[0], &when);
	cell_text(&c[1], str_of(deal_type_name(d->type)));
	cell_text(&c[2], view_status(d->status));
	view_parties_cell(&c[3], r->party, d->n_party, a);
	cell_money(&c[4], d->amount);
	cell_text(&c[5], arena_str(a, str_of(d->currency)));
	cell_money(&c[6], d->valuation);
	cell_text(&c[7], arena_str(a, str_of(d->round)));
	cell_quote(&c[8], r->told.quote, r->doc, r->start);
	cell_text(&c[9], r->speaker);
	cell_doc(&c[10], r->told.title, r->doc, r->start);
	cell_time(&c[11], r->told.stated);
	cell_int(&c[12], d->sources);
	cell_real(&c[13], d->confidence);
	if (d->amount_low != d->amount_high) {
		cell_money(&c[14], d->amount_low);
		cell_money(&c[15], d->amount_high);
	}
	if (d->stake != 0)
		cell_real(&c[16], (double)d->stake / 100);
	cell_text(&c[17], deals_why(a, d));
	cell_time(&c[18], clock_if(d->dated, d->first_seen));
	cell_text(&c[19], view_headline(a, r));
	cell_id(&c[20], d->id);
	c[20].ref = REF_DEAL;
	c[20].ref_id = d->id;
}

struct table *
view_deal_table(struct arena *a, const struct deal_rows *rows)
{
	struct table *t = table_new(a, "deals", "Deals", deal_columns,
	    COUNT_OF(deal_columns));

	for (size_t i = 0; i < rows->n; i++)
		deal_cells(table_row(t), &rows->at[i], a);
	t->more = rows->more;
	t->none = "No deal is like that.";
	return t;
}

struct table *
view_deals(struct db *db, struct arena *a, const struct deal_filter *f,
    struct err *e)
{
	struct deal_find find = { .since = f->since, .until = f->until,
	    .type = f->type, .status = f->status,
	    .min_amount = f->min_amount, .max_amount = f->max_amount,
	    .party = f->party,
	    .limit = f->limit ? f->limit : SHOWN, .offset = f->offset };
	struct deal_rows rows;

	if (store_deals(db, a, &find, &rows, e) < 0)
		return NULL;
	return view_deal_table(a, &rows);
}

static const struct column party_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "role", "Role", CELL_TEXT }
};

static const struct column claim_columns[] = {
	{ "status", "Status", CELL_TEXT },
	{ "parties", "Parties", CELL_LIST },
	{ "amount", "Amount", CELL_MONEY },
	{ "currency", "Currency", CELL_TEXT },
	{ "valuation", "Valuation", CELL_MONEY },
	{ "round", "Round", CELL_TEXT },
	VIEW_TOLD_COLUMNS,
	{ "show", "Show", CELL_TEXT },
	{ "at", "At", CELL_TEXT },
	{ "stake", "Stake (%)", CELL_REAL }
};

static const struct column stage_columns[] = {
	{ "status", "Stage", CELL_TEXT },
	VIEW_TOLD_COLUMNS,
	{ "show", "Show", CELL_TEXT }
};

static void
party_table(struct sheet *s, const struct deal_row *r)
{
	struct table *t = table_new(s->arena, "parties", "Parties",
	    party_columns, COUNT_OF(party_columns));

	for (size_t i = 0; i < r->deal.n_party; i++) {
		struct cell *c = table_row(t);

		cell_entity(&c[0], r->party[i].name, r->party[i].id,
		    r->party[i].type);
		cell_text(&c[1], view_type(r->party[i].type));
		cell_text(&c[2], str_of(deal_role_name(r->deal.party[i].role)));
	}
	sheet_add(s, t);
}

/* What each source told, so that those who disagree are both seen. */
static struct table *
claim_table(struct arena *a, const struct deal_claim_rows *rows)
{
	struct table *t = table_new(a, "claims", "Told by", claim_columns,
	    COUNT_OF(claim_columns));

	for (size_t i = 0; i < rows->n; i++) {
		const struct deal_claim_row *r = &rows->at[i];
		struct cell *c = table_row(t);

		cell_text(&c[0], view_status(r->claim.status));
		view_parties_cell(&c[1], r->party, r->claim.n_party, a);
		cell_money(&c[2], r->claim.amount);
		cell_text(&c[3], str_of(r->claim.currency));
		cell_money(&c[4], r->claim.valuation);
		cell_text(&c[5], str_of(r->claim.round));
		view_told_cells(&c[6], &r->told, r->claim.speaker,
		    r->claim.doc, r->claim.start);
		cell_text(&c[10], r->told.show);
		cell_text(&c[11], view_time(a, r->claim.at_ms));
		if (r->claim.stake != 0)
			cell_real(&c[12], (double)r->claim.stake / 100);
	}
	t->more = rows->more;
	return t;
}

/* Its history, oldest first: the first word of each stage that it came to. */
static struct table *
stage_table(struct arena *a, const struct deal_claim_rows *rows)
{
	struct table *t = table_new(a, "stages", "What became of it",
	    stage_columns, COUNT_OF(stage_columns));
	enum status last = STATUS_NONE;

	for (size_t i = rows->n; i-- > 0;) {
		const struct deal_claim_row *r = &rows->at[i];
		struct cell *c;

		if (r->claim.status == last)
			continue;
		last = r->claim.status;
		c = table_row(t);
		cell_text(&c[0], view_status(last));
		view_told_cells(&c[1], &r->told, r->claim.speaker,
		    r->claim.doc, r->claim.start);
		cell_text(&c[5], r->told.show);
	}
	return t;
}

static void
deal_facts(struct sheet *s, const struct deal_row *r)
{
	const struct deal *d = &r->deal;
	struct arena *a = s->arena;

	cell_text(&sheet_fact(s, "type", "Type", CELL_TEXT)->cell,
	    str_of(deal_type_name(d->type)));
	cell_text(&sheet_fact(s, "status", "Status", CELL_TEXT)->cell,
	    view_status(d->status));
	cell_money(&sheet_fact(s, "amount", "Amount", CELL_MONEY)->cell,
	    d->amount);
	if (d->amount_low != d->amount_high) {
		cell_money(&sheet_fact(s, "amount_low", "Lowest told",
		    CELL_MONEY)->cell, d->amount_low);
		cell_money(&sheet_fact(s, "amount_high", "Highest told",
		    CELL_MONEY)->cell, d->amount_high);
	}
	cell_text(&sheet_fact(s, "currency", "Currency", CELL_TEXT)->cell,
	    arena_str(a, str_of(d->currency)));
	cell_money(&sheet_fact(s, "valuation", "Valuation", CELL_MONEY)->cell,
	    d->valuation);
	if (d->stake != 0)
		cell_real(&sheet_fact(s, "stake", "Stake (%)",
		    CELL_REAL)->cell, (double)d->stake / 100);
	cell_text(&sheet_fact(s, "round", "Round", CELL_TEXT)->cell,
	    arena_str(a, str_of(d->round)));
	cell_span(&sheet_fact(s, "valid", "Said to be of", CELL_DATE)->cell,
	    &d->valid);
	cell_time(&sheet_fact(s, "first_seen", "First told", CELL_DATE)->cell,
	    clock_if(d->dated, d->first_seen));
	cell_time(&sheet_fact(s, "last_seen", "Last told", CELL_DATE)->cell,
	    clock_if(d->dated, d->last_seen));
	cell_int(&sheet_fact(s, "sources", "Sources", CELL_INT)->cell,
	    d->sources);
	cell_real(&sheet_fact(s, "confidence", "Confidence",
	    CELL_REAL)->cell, d->confidence);
	cell_id(&sheet_fact(s, "id", "Id", CELL_ID)->cell, d->id);
}

struct sheet *
view_deal(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct deal_claim_filter f = { .deal = id, .since = CLOCK_NONE,
	    .until = CLOCK_NONE };
	const struct deal_row *r = store_deal_get(db, a, id, e);
	struct deal_claim_rows claims;
	struct sheet *s;

	if (r == NULL || store_deal_claims(db, a, &f, &claims, e) < 0)
		return NULL;
	s = sheet_new(a, view_headline(a, r));
	deal_facts(s, r);
	s->about = deals_why(a, &r->deal);
	party_table(s, r);
	sheet_add(s, stage_table(a, &claims));
	sheet_add(s, claim_table(a, &claims));
	return s;
}
