#include "base.h"

#include "arena.h"
#include "buf.h"
#include "edge.h"
#include "scratch.h"
#include "store_audit.h"
#include "store_claim.h"
#include "store_entity.h"
#include "store_graph.h"
#include "store_reading.h"

#define TEXT "Alder Chips supplies Birch Cloud. Birch Cloud bought Cedar AI " \
	"for $2 billion."

/* Three names that no table holds, found in one document. */
struct world {
	struct db	*db;
	struct arena	 a;
	int64_t		 doc, alder, birch, cedar;
	int64_t		 claim, deal_claim;
};

static struct found
found(const char *name)
{
	return (struct found){
		.id = entity_id(ENTITY_COMPANY, str_of(name)),
		.type = ENTITY_COMPANY, .origin = ORIGIN_CANDIDATE,
		.name = str_of(name), .of = STR_NONE,
		.cue = STR_LIT("supplies"),
	};
}

static void
read_doc(struct world *w)
{
	struct err e = ERR_INIT;
	struct found f[] = { found("Alder Chips"), found("Birch Cloud"),
	    found("Cedar AI") };
	struct mention m[] = {
		{ 0, 11, f[0].id, HOW_GRAMMAR }, { 21, 32, f[1].id, HOW_GRAMMAR },
		{ 34, 45, f[1].id, HOW_GRAMMAR }, { 53, 61, f[2].id, HOW_GRAMMAR },
	};
	struct claim c = { .doc = w->doc, .relation = RELATION_SUPPLIES,
	    .head = f[0].id, .tail = f[1].id, .status = STATUS_ASSERTED,
	    .start = 0, .end = 33, .speaker = STR_LIT("Ann"), .at_ms = -1,
	    .about = { CLOCK_NONE, CLOCK_NONE } };
	struct deal_claim d = { .doc = w->doc, .type = DEAL_ACQUISITION,
	    .status = STATUS_COMPLETED, .party = { { f[1].id, ROLE_ACQUIRER },
	    { f[2].id, ROLE_TARGET } }, .n_party = 2,
	    .amount = INT64_C(2000000000), .currency = "USD", .start = 34,
	    .end = 77, .speaker = STR_NONE, .at_ms = -1,
	    .about = { CLOCK_NONE, CLOCK_NONE } };
	struct doc_reading r = { .doc = w->doc, .version = 1, .voice = 5,
	    .date = clock_date(2026, 1, 3), .found = f, .founds = 3,
	    .mention = m, .mentions = 4, .claim = &c, .claims = 1,
	    .deal = &d, .deals = 1, .title = STR_LIT("t"),
	    .body = STR_LIT("b") };

	claim_set_id(&c);
	deal_claim_set_id(&d);
	w->alder = f[0].id;
	w->birch = f[1].id;
	w->cedar = f[2].id;
	w->claim = c.id;
	w->deal_claim = d.id;
	CHECK(store_reading_put(w->db, &r, &e) == 0);
	/* The same again is the same once. */
	CHECK(store_reading_put(w->db, &r, &e) == 0);
	CHECK_STR(e.text, "");
}

/* As graph/build folds it. */
static int
fold(struct db *db, void *ctx, struct err *e)
{
	const struct world *w = ctx;
	struct edge g = { .id = edge_id(w->alder, RELATION_SUPPLIES, w->birch),
	    .head = w->alder, .tail = w->birch, .relation = RELATION_SUPPLIES,
	    .status = STATUS_ASSERTED, .first_seen = clock_date(2026, 1, 3),
	    .last_seen = clock_date(2026, 1, 3), .claims = 1, .sources = 1,
	    .confidence = 0.5 };
	struct deal d = { .id = 4711, .type = DEAL_ACQUISITION,
	    .status = STATUS_COMPLETED, .party = { { w->birch, ROLE_ACQUIRER },
	    { w->cedar, ROLE_TARGET } }, .n_party = 2,
	    .amount = INT64_C(2000000000), .currency = "USD",
	    .first_seen = g.first_seen, .last_seen = g.last_seen, .sources = 1,
	    .confidence = 0.5 };

	if (store_fold_clear(db, e) < 0 || store_fold_nodes(db, 3, e) < 0 ||
	    store_edge_put(db, &g, e) < 0 ||
	    store_deal_put(db, &d, w->deal_claim, 1, e) < 0 ||
	    store_deal_source_put(db, d.id, w->deal_claim, e) < 0 ||
	    store_node_weight(db, w->birch, 2.5, e) < 0)
		return -1;
	return store_folded_put(db, true, e);
}

static struct world
begin(void)
{
	struct err e = ERR_INIT;
	struct world w = { .db = scratch_open(&e), .a = ARENA_INIT };

	w.doc = scratch_doc(w.db, "k", "Deals", "Grid Notes", 2, TEXT);
	read_doc(&w);
	CHECK(db_write(w.db, fold, &w, &e) == 0);
	CHECK_STR(e.text, "");
	return w;
}

static void
end(struct world *w)
{
	arena_release(&w->a);
	scratch_close(w->db);
}

static void
claims_bring_their_words(void)
{
	struct err e = ERR_INIT;
	struct world w = begin();
	struct claim_filter of[] = {
		{ .doc = w.doc }, { .entity = w.birch },
		{ .entity = w.alder, .spoken = true },
		{ .edge = edge_id(w.alder, RELATION_SUPPLIES, w.birch) },
		{ .since = clock_date(2026, 1, 1), .until = CLOCK_NONE },
		{ .since = 0, .until = CLOCK_NONE, .learned = true },
	};

	for (size_t i = 0; i < COUNT_OF(of); i++) {
		struct claim_rows rows;

		CHECK(store_claims(w.db, &w.a, &of[i], &rows, &e) == 0);
		CHECK_INT(rows.n, 1);
		if (rows.n != 1)
			continue;
		CHECK_BYTES(rows.at[0].told.quote,
		    "Alder Chips supplies Birch Cloud.");
		CHECK_BYTES(rows.at[0].head.name, "Alder Chips");
		CHECK_BYTES(rows.at[0].tail.name, "Birch Cloud");
		CHECK_BYTES(rows.at[0].told.show, "Grid Notes");
		CHECK_INT(rows.at[0].told.voice, 5);
		CHECK_INT(rows.at[0].edge_sources, 1);
		CHECK(rows.at[0].claim.about.from == CLOCK_NONE);
	}
	of[0] = (struct claim_filter){ .entity = w.cedar };
	CHECK_STR(e.text, "");
	end(&w);
}

static void
deals_bring_their_parties(void)
{
	struct err e = ERR_INIT;
	struct world w = begin();
	struct deal_find f = { .party = w.cedar, .min_amount = 1000 };
	struct deal_claim_filter of = { .deal = 4711 };
	struct deal_rows rows;
	struct deal_claim_rows claims;

	CHECK(store_deals(w.db, &w.a, &f, &rows, &e) == 0);
	CHECK_INT(rows.n, 1);
	CHECK_BYTES(rows.at[0].party[0].name, "Birch Cloud");
	CHECK(rows.at[0].deal.party[1].role == ROLE_TARGET);
	CHECK_BYTES(rows.at[0].told.quote,
	    "Birch Cloud bought Cedar AI for $2 billion.");
	CHECK_STR(rows.at[0].deal.currency, "USD");
	f = (struct deal_find){ .type = DEAL_LEASE };
	CHECK(store_deals(w.db, &w.a, &f, &rows, &e) == 0 && rows.n == 0);
	f = (struct deal_find){ .status = STATUS_COMPLETED };
	CHECK(store_deals(w.db, &w.a, &f, &rows, &e) == 0 && rows.n == 1);
	CHECK(store_deal_claims(w.db, &w.a, &of, &claims, &e) == 0);
	CHECK(claims.n == 1 && claims.at[0].claim.n_party == 2);
	CHECK(store_deal_get(w.db, &w.a, 4711, &e) != NULL);
	CHECK(store_deal_get(w.db, &w.a, 4712, &e) == NULL);
	end(&w);
}

static void
edges_and_names(void)
{
	struct err e = ERR_INIT;
	struct world w = begin();
	struct edge_rows edges;
	struct node_rows nodes;
	struct doc_name_rows names;
	struct mention_rows mentions;
	struct store_counts n;
	struct rise_rows rise;

	CHECK(store_edges_of(w.db, &w.a, w.birch, 0, &edges, &e) == 0);
	CHECK(edges.n == 1 && !edges.more);
	CHECK_BYTES(edges.at[0].head.name, "Alder Chips");
	CHECK(store_nodes(w.db, &w.a, ENTITY_COMPANY, true, 2, 0, &nodes,
	    &e) == 0);
	CHECK(nodes.n == 2 && nodes.more);
	CHECK_BYTES(nodes.at[0].ent.name, "Birch Cloud");
	CHECK_INT(nodes.at[0].mentions, 2);
	CHECK(store_nodes(w.db, &w.a, ENTITY_NONE, false, 0, 0, &nodes, &e) ==
	    0 && nodes.n == 0);
	CHECK(store_find(w.db, &w.a, str_of("cedar-ai"), ENTITY_NONE, &nodes,
	    &e) == 0 && nodes.n == 1);
	CHECK(store_near(w.db, &w.a, str_of("Ceder AI"), ENTITY_NONE, 5,
	    &nodes, &e) == 0 && nodes.n == 1);
	CHECK(store_doc_names(w.db, &w.a, w.doc, &names, &e) == 0);
	CHECK(names.n == 3 && names.at[0].entity == w.birch &&
	    names.at[0].first == 21);
	CHECK(store_mentions(w.db, &w.a, w.doc, &mentions, &e) == 0);
	CHECK(mentions.n == 4 && mentions.at[3].end == 61);
	CHECK(store_rise(w.db, &w.a, clock_date(2026, 1, 3),
	    clock_date(2026, 1, 4), &rise, &e) == 0);
	CHECK(rise.n == 3 && rise.at[0].now == 2 && rise.at[0].before == 0);
	CHECK(store_count(w.db, &n, &e) == 0);
	CHECK(n.docs == 1 && n.unread == 0 && n.candidates == 3 &&
	    n.mentions == 4 && n.claims == 1 && n.edges == 1 && n.deals == 1);
	end(&w);
}

static void
say(const char *sentence, void *ctx)
{
	struct buf *all = ctx;

	buf_add_str(all, sentence);
	buf_add_char(all, '\n');
}

static int
forget(struct db *db, void *ctx, struct err *e)
{
	(void)ctx;
	return store_fold_clear(db, e);
}

static void
audit_tells_what_is_wrong(void)
{
	struct err e = ERR_INIT;
	struct world w = begin();
	struct buf all = BUF_INIT(65536);

	CHECK(store_audit(w.db, true, say, &all, &e) == 0);
	CHECK_STR(buf_text(&all), "");
	CHECK(db_write(w.db, forget, NULL, &e) == 0);
	CHECK(store_audit(w.db, true, say, &all, &e) == 0);
	CHECK(str_starts(buf_str(&all), "claim "));
	CHECK(str_find(buf_str(&all), "is not there or is of other ends", 0) !=
	    SIZE_MAX);
	buf_release(&all);
	end(&w);
}

static void
forgetting_leaves_nothing(void)
{
	struct err e = ERR_INIT;
	struct world w = begin();
	struct buf all = BUF_INIT(65536);
	struct store_counts n;
	int64_t folded;

	CHECK(store_folded_get(w.db, &folded, &e) == 0 && folded != 0);
	CHECK(store_reading_drop(w.db, w.doc, &e) == 0);
	CHECK(store_folded_get(w.db, &folded, &e) == 0 && folded == 0);
	CHECK(store_count(w.db, &n, &e) == 0);
	CHECK(n.unread == 1 && n.claims == 0 && n.deal_claims == 0 &&
	    n.mentions == 0);
	CHECK(store_audit(w.db, false, say, &all, &e) == 0);
	CHECK_STR(buf_text(&all), "");
	buf_release(&all);
	end(&w);
}

CHECK_MAIN(claims_bring_their_words, deals_bring_their_parties,
    edges_and_names, audit_tells_what_is_wrong, forgetting_leaves_nothing)
