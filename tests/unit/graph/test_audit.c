/* What is damaged is found, and named. */
#include "world.h"

#include <sqlite3.h>

#include "audit.h"
#include "buf.h"

static void
say(const char *sentence, void *ctx)
{
	buf_add_str(ctx, sentence);
	buf_add_char(ctx, '\n');
}

static size_t
look(struct world *w, struct buf *out)
{
	struct audit_report r = { 0 };

	buf_reset(out);
	OK(w, audit_run(w->db, say, out, &r, &w->e));
	return r.problems;
}

/* As a disk or another program would. */
static void
damage(struct world *w, const char *sql)
{
	sqlite3 *h;
	char *why = NULL;

	CHECK(sqlite3_open(w->path, &h) == SQLITE_OK);
	CHECK(sqlite3_exec(h, sql, NULL, NULL, &why) == SQLITE_OK);
	if (why != NULL)
		fprintf(stderr, "\t%s: %s\n", sql, why);
	sqlite3_free(why);
	sqlite3_close(h);
}

static void
fill(struct world *w)
{
	world_open(w);
	world_says(w, "A", 1, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	world_deals(w, "B", 2, DEAL_SUPPLY,
	    (struct deal_party){ SUN, ROLE_SUPPLIER },
	    (struct deal_party){ MOON, ROLE_CUSTOMER }, 5, STATUS_ANNOUNCED);
	world_fold(w);
}

static void
clean(void)
{
	struct world w;
	struct buf out = BUF_INIT(65536);
	struct audit_report r;

	fill(&w);
	CHECK_INT(look(&w, &out), 0);
	CHECK_STR(buf_text(&out), "");
	OK(&w, audit_run(w.db, say, &out, &r, &w.e));
	CHECK_INT(r.docs, 2);
	CHECK_INT(r.mentions, 4);
	CHECK_INT(r.claims, 1);
	CHECK_INT(r.deal_claims, 1);
	CHECK_INT(r.edges, 1);
	CHECK_INT(r.deals, 1);
	CHECK_INT(r.unread, 0);
	CHECK(!r.stale);
	buf_release(&out);
	world_close(&w);
}

static void
damaged(void)
{
	static const struct {
		const char *sql, *says;
	} row[] = {
		{ "UPDATE claim SET stop = 5000", "stands on bytes 0 to 5000" },
		{ "UPDATE mention SET stop = start", "the mention of entity" },
		{ "UPDATE deal_claim SET start = -1", "deal claim" },
		{ "UPDATE doc SET text = 'T\xc3\xa9xt \xc3\xa9 and so on, and on'",
		    "part a character" },
		{ "UPDATE doc SET key = key || 'x'", "hash of its key" },
		{ "DELETE FROM claim", "claim" },
		{ "DELETE FROM mention WHERE start = 0", "mention" },
		{ "DELETE FROM edge", "is not there, but what was read makes" },
		{ "UPDATE edge SET id = 7", "edge 0000000000000007 is there, "
		    "but nothing" },
		{ "DELETE FROM deal_source", "deal claim" },
		{ "DELETE FROM deal_party WHERE seq = 1", "party" },
		{ "DELETE FROM node", "entity" },
		{ "INSERT INTO same VALUES (101, 102)", "merged entity "
		    "0000000000000065" },
		{ "INSERT INTO other_name VALUES (101, 'Sol', 'sol', 0)",
		    "another name of entity 0000000000000065" },
		{ "DELETE FROM search_row", "search" },
	};

	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct world w;
		struct buf out = BUF_INIT(65536);

		fill(&w);
		damage(&w, row[i].sql);
		CHECK(look(&w, &out) > 0);
		CHECK(str_find(buf_str(&out), row[i].says, 0) != SIZE_MAX);
		if (str_find(buf_str(&out), row[i].says, 0) == SIZE_MAX)
			fprintf(stderr, "\t%s: %s\n", row[i].sql,
			    buf_text(&out));
		buf_release(&out);
		world_close(&w);
	}
}

/* Each column that the fold made, one at a time. */
static void
each_column(void)
{
	static const struct {
		const char *table, *column;
	} row[] = {
#define OF(table, column) { table, column }
		OF("edge", "head"), OF("edge", "tail"), OF("edge", "relation"),
		OF("edge", "status"), OF("edge", "first_seen"),
		OF("edge", "last_seen"), OF("edge", "claims"),
		OF("edge", "sources"), OF("edge", "confidence"),
		OF("edge", "denials"), OF("edge", "direct"),
		OF("edge", "newest"), OF("edge", "valid_from"),
		OF("edge", "valid_to"), OF("edge", "closed_by"),
		OF("edge", "dated"),
		OF("deal", "type"), OF("deal", "status"), OF("deal", "amount"),
		OF("deal", "amount_low"), OF("deal", "amount_high"),
		OF("deal", "valuation"), OF("deal", "stake"),
		OF("deal", "first_seen"), OF("deal", "last_seen"),
		OF("deal", "sources"), OF("deal", "confidence"),
		OF("deal", "claims"), OF("deal", "best"), OF("deal", "denials"),
		OF("deal", "direct"), OF("deal", "newest"),
		OF("deal", "valid_from"), OF("deal", "valid_to"),
		OF("deal", "dated"), OF("deal", "currency"),
		OF("deal", "round"), OF("deal_party", "entity"),
		OF("deal_party", "role"), OF("node", "type"),
		OF("node", "origin"), OF("node", "name"), OF("node", "of_name"),
		OF("node", "cue"), OF("node", "folded"), OF("node", "mentions"),
		OF("node", "docs"), OF("node", "sources"),
		OF("node", "first_seen"), OF("node", "last_seen"),
		OF("node", "dated"), OF("node", "weight"),
#undef OF
	};
	struct world w;
	struct buf out = BUF_INIT(65536);

	fill(&w);
	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct buf sql = BUF_INIT(1024), says = BUF_INIT(1024);

		buf_printf(&sql, "UPDATE %s SET %s = CASE typeof(%s) "
		    "WHEN 'text' THEN %s || 'x' ELSE COALESCE(%s, 0) + 1 END",
		    row[i].table, row[i].column, row[i].column, row[i].column,
		    row[i].column);
		damage(&w, buf_text(&sql));
		buf_printf(&says, ": expected %s ", row[i].column);
		CHECK(look(&w, &out) > 0);
		CHECK(str_find(buf_str(&out), buf_text(&says), 0) != SIZE_MAX);
		if (str_find(buf_str(&out), buf_text(&says), 0) == SIZE_MAX)
			fprintf(stderr, "\t%s: %s\n", buf_text(&sql),
			    buf_text(&out));
		/* folded anew, all is well again */
		world_fold(&w);
		CHECK_INT(look(&w, &out), 0);
		buf_release(&sql);
		buf_release(&says);
	}
	buf_release(&out);
	world_close(&w);
}

CHECK_MAIN(clean, damaged, each_column)
