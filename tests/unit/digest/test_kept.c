#include "base.h"

#include "check.h"
#include "kept.h"

static struct arena a = ARENA_INIT;
static struct err e = ERR_INIT;

static void
fill(struct edition *ed)
{
	static const int64_t ids[] = { 0x7ffffffffffffff1, 12 };
	struct edition_read *r = &ed->read[0];
	struct cell *c;

	*ed = (struct edition){ .date = "2026-03-05", .from = 1, .to = 2,
	    .reads = 1, .docs_read = 3, .line = STR_LIT("3 documents") };
	*r = (struct edition_read){ .head = STR_LIT("A \"b\"\n"),
	    .quote = STR_LIT("量子 — q"), .doc = 0x7ffffffffffffff3,
	    .start = 5, .end = 9, .at_ms = -1, .date = 1772668800000,
	    .score = 4.25, .status = STATUS_RUMORED, .names = 1,
	    .story = 0x7ffffffffffffff5 };
	r->name[0] = (struct edition_name){ 0x7ffffffffffffff7,
	    ENTITY_CHIP, STR_LIT("H100") };
	ed->deals = kept_deals(&a);
	c = table_row(ed->deals);
	cell_list(&c[3], STR_LIT("A\nB"), ids);
	cell_money(&c[4], 45700000000);
	cell_quote(&c[6], STR_LIT("q"), 0x7ffffffffffffff3, 5);
	cell_id(&c[10], 0x7ffffffffffffff9);
	ed->rising = kept_rising(&a);
}

static void
there_and_back(void)
{
	struct edition ed, back;
	struct buf one = BUF_INIT(65536), two = BUF_INIT(65536);
	const struct cell *c;

	fill(&ed);
	kept_write(&ed, &one);
	CHECK_INT(kept_read(buf_str(&one), &a, &back, &e), 0);
	kept_write(&back, &two);
	CHECK_BYTES(buf_str(&two), buf_text(&one));
	CHECK_STR(back.date, "2026-03-05");
	CHECK_INT(back.read[0].doc, 0x7ffffffffffffff3);
	CHECK_INT(back.read[0].story, 0x7ffffffffffffff5);
	CHECK_INT(back.read[0].name[0].id, 0x7ffffffffffffff7);
	CHECK_BYTES(back.read[0].quote, "量子 — q");
	CHECK_INT(back.read[0].at_ms, -1);
	CHECK_INT(back.read[0].status, STATUS_RUMORED);
	c = back.deals->first->cell;
	CHECK_INT(c[3].ref_ids[0], 0x7ffffffffffffff1);
	CHECK_INT(c[4].i, 45700000000);
	CHECK_INT(c[6].ref_at, 5);
	CHECK_INT(c[10].i, 0x7ffffffffffffff9);
	CHECK(c[0].null);
	CHECK_INT(back.rising->rows, 0);
	buf_release(&one);
	buf_release(&two);
}

static void
refused(void)
{
	struct edition ed;

	CHECK(kept_read(STR_LIT("{"), &a, &ed, &e) < 0);
	CHECK(kept_read(STR_LIT("{\"form\":99}"), &a, &ed, &e) < 0);
	CHECK(kept_read(STR_LIT("[]"), &a, &ed, &e) < 0);
	arena_release(&a);
}

CHECK_MAIN(there_and_back, refused)
