/* One sheet in every format; every format holds the same facts. */
#include "base.h"

#include "check.h"
#include "out.h"

static const struct column columns[] = {
	{ "relation", "Relation", CELL_TEXT },
	{ "name", "Name", CELL_TEXT },
	{ "amount", "Amount", CELL_MONEY },
	{ "currency", "Currency", CELL_TEXT },
	{ "quote", "Quote", CELL_QUOTE },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "date", "Date", CELL_DATE }
};

static struct sheet *
sample(struct arena *a)
{
	struct sheet *s = sheet_new(a, STR_LIT("Groq"));
	struct table *t = table_new(a, "relations", "Relations", columns,
	    COUNT_OF(columns));
	struct cell *c = table_row(t);

	s->about = STR_LIT("chip start-up");
	cell_text(&sheet_fact(s, "type", "Type", CELL_TEXT)->cell,
	    STR_LIT("company"));
	cell_list(&sheet_fact(s, "aliases", "Also", CELL_LIST)->cell,
	    STR_LIT("Grock\nGroq, Inc."), NULL);
	cell_text(&c[0], STR_LIT("acquired"));
	cell_entity(&c[1], STR_LIT("NVIDIA"), 255, ENTITY_COMPANY);
	cell_money(&c[2], 20000000000);
	cell_text(&c[3], STR_LIT("USD"));
	cell_quote(&c[4], STR_LIT("They | \"bought\" <it>."), 4095, 12);
	cell_text(&c[5], STR_LIT("A\x1b[2J Host"));
	cell_time(&c[6], clock_date(2025, 12, 24));
	sheet_add(s, t);
	return s;
}

static void
prints(enum out_format f, const char *want)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT(65536);
	struct err e = ERR_INIT;

	CHECK(out_sheet(f, sample(&a), &b, &e) == 0);
	CHECK_STR(buf_text(&b), want);
	buf_release(&b);
	arena_release(&a);
}

static void
json(void)
{
	prints(OUT_JSON,
	    "{\"title\":\"Groq\",\"about\":\"chip start-up\",\"facts\":{"
	    "\"type\":\"company\",\"aliases\":[\"Grock\",\"Groq, Inc.\"]},"
	    "\"relations\":[{\"relation\":\"acquired\",\"name\":\"NVIDIA\","
	    "\"name_id\":\"ff\",\"amount\":20000000000,\"currency\":\"USD\","
	    "\"quote\":\"They | \\\"bought\\\" \\u003cit\\u003e.\","
	    "\"quote_id\":\"fff\",\"quote_at\":12,"
	    "\"speaker\":\"A\\u001b[2J Host\",\"date\":\"2025-12-24\"}],"
	    "\"more\":[]}\n");
}

static void
ndjson(void)
{
	prints(OUT_NDJSON,
	    "{\"table\":\"facts\",\"type\":\"company\","
	    "\"aliases\":[\"Grock\",\"Groq, Inc.\"]}\n"
	    "{\"table\":\"relations\",\"relation\":\"acquired\","
	    "\"name\":\"NVIDIA\",\"name_id\":\"ff\",\"amount\":20000000000,"
	    "\"currency\":\"USD\","
	    "\"quote\":\"They | \\\"bought\\\" \\u003cit\\u003e.\","
	    "\"quote_id\":\"fff\",\"quote_at\":12,"
	    "\"speaker\":\"A\\u001b[2J Host\",\"date\":\"2025-12-24\"}\n");
}

static void
text(void)
{
	prints(OUT_TEXT,
	    "Groq\nchip start-up\n\nType  company\nAlso  Grock, Groq, Inc.\n"
	    "\nRelations\n\n"
	    "Relation  Name    Amount  Date\n"
	    "────────────────────────────────────\n"
	    "acquired  NVIDIA    $20B  2025-12-24\n"
	    "    “They | \"bought\" <it>.” — A[2J Host\n");
}

static void
csv(void)
{
	prints(OUT_CSV,
	    "table,row,column,value\r\n"
	    "facts,1,type,company\r\n"
	    "facts,1,aliases,\"Grock; Groq, Inc.\"\r\n"
	    "relations,1,relation,acquired\r\n"
	    "relations,1,name,NVIDIA\r\n"
	    "relations,1,name_id,ff\r\n"
	    "relations,1,amount,20000000000\r\n"
	    "relations,1,currency,USD\r\n"
	    "relations,1,quote,\"They | \"\"bought\"\" <it>.\"\r\n"
	    "relations,1,quote_id,fff\r\n"
	    "relations,1,speaker,A[2J Host\r\n"
	    "relations,1,date,2025-12-24\r\n");
}

static void
markdown(void)
{
	prints(OUT_MD,
	    "# Groq\n\nchip start-up\n\n- **Type:** company\n"
	    "- **Also:** Grock, Groq, Inc.\n\n## Relations\n\n"
	    "| Relation | Name | Amount | Quote | Speaker | Date |\n"
	    "| --- | --- | ---: | --- | --- | --- |\n"
	    "| acquired | NVIDIA | \\$20B | “They \\| \"bought\" \\<it\\>.” "
	    "| A\\[2J Host | 2025-12-24 |\n");
}

static void
html(void)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT(65536);

	out_html_sheet(sample(&a), "https://x.example", &b);
	CHECK(str_find(buf_str(&b), "<a href=\"https://x.example/entity/ff\">"
	    "NVIDIA</a>", 0) != SIZE_MAX);
	CHECK(str_find(buf_str(&b), "<a href=\"https://x.example/doc/fff#o12\">"
	    "<q>They | &quot;bought&quot; &lt;it&gt;.</q></a>", 0) != SIZE_MAX);
	buf_release(&b);
	arena_release(&a);
}

static void
refuses_what_does_not_fit(void)
{
	struct arena a = ARENA_INIT;
	struct buf b = BUF_INIT(20);
	struct err e = ERR_INIT;

	CHECK(out_sheet(OUT_JSON, sample(&a), &b, &e) < 0);
	CHECK_INT(e.kind, ERR_LIMIT);
	buf_release(&b);
	arena_release(&a);
}

CHECK_MAIN(json, ndjson, text, csv, markdown, html,
    refuses_what_does_not_fit)
