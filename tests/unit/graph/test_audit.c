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
		{ "DELETE FROM edge", "edge" },
		{ "DELETE FROM claim", "claim" },
		{ "DELETE FROM mention WHERE start = 0", "mention" },
		{ "UPDATE edge SET claims = 7", "edge" },
		{ "DELETE FROM deal_source", "deal" },
		{ "DELETE FROM node", "entity" },
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

CHECK_MAIN(clean, damaged)
