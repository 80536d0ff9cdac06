#include "base.h"

#include "check.h"
#include "table.h"

static const struct column columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "amount", "Amount", CELL_MONEY },
	{ "date", "Date", CELL_DATE }
};

static void
keeps_rows_in_order(void)
{
	struct arena a = ARENA_INIT;
	struct table *t = table_new(&a, "deals", "Deals", columns, 3);
	int n = 0;

	CHECK(t->first == NULL && t->rows == 0);
	for (int i = 0; i < 1000; i++)
		cell_money(&table_row(t)[1], i + 1);
	for (struct table_row *r = t->first; r != NULL; r = r->next) {
		CHECK_INT(r->cell[1].i, ++n);
		CHECK(r->cell[0].null && !r->cell[1].null && r->cell[2].null);
	}
	CHECK_INT(n, t->rows);
	arena_release(&a);
}

/* Nothing said is null, whatever the type calls nothing. */
static void
tells_null_from_a_value(void)
{
	struct cell c = { .null = true };

	cell_text(&c, STR_NONE);
	CHECK(c.null);
	cell_money(&c, 0);
	CHECK(c.null);
	cell_time(&c, CLOCK_NONE);
	CHECK(c.null);
	cell_id(&c, 0);
	CHECK(c.null);
	cell_int(&c, 0);
	CHECK(!c.null);
	cell_text(&c, STR_NONE);
	CHECK(c.null);
	cell_bool(&c, false);
	CHECK(!c.null);
	cell_entity(&c, STR_LIT("Groq"), 7, ENTITY_COMPANY);
	CHECK(!c.null && c.ref == REF_ENTITY && c.ref_id == 7);
	cell_quote(&c, STR_LIT("words"), 9, 120);
	CHECK(c.ref == REF_DOC && c.ref_id == 9 && c.ref_at == 120);
}

static void
finds_the_tables_of_a_sheet(void)
{
	struct arena a = ARENA_INIT;
	struct sheet *s = sheet_new(&a, STR_LIT("NVIDIA"));
	struct table *one = table_new(&a, "one", "One", columns, 3);
	struct table *two = table_new(&a, "two", "Two", columns, 3);
	struct fact *f;

	CHECK(sheet_table(s, "one") == NULL);
	sheet_add(s, one);
	sheet_add(s, two);
	CHECK(s->tables == one && one->next == two && two->next == NULL);
	CHECK(sheet_table(s, "two") == two);
	CHECK(sheet_table(s, "three") == NULL);
	f = sheet_fact(s, "ticker", "Ticker", CELL_TEXT);
	CHECK(f->cell.null);
	sheet_fact(s, "what", "What", CELL_TEXT);
	CHECK(s->facts == f && f->next == s->last_fact);
	CHECK_STR(s->last_fact->name, "what");
	arena_release(&a);
}

CHECK_MAIN(keeps_rows_in_order, tells_null_from_a_value,
    finds_the_tables_of_a_sheet)
