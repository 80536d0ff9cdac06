#include "base.h"

#include "asset.h"
#include "buf.h"
#include "check.h"
#include "template.h"

#define TEXT(s) { s, sizeof(s) - 1 }

/* In place of the program's own files. */
const struct asset asset_table[] = {
	{ "value.html", TEXT("{{a}}|{{none}}|{{a.word}}|{{{a}}}|{{{slot}}}") },
	{ "rows.html", TEXT("{{?t}}<{{#t}}[{{n}} {{who.link}} {{m}}]{{/t}}>"
	    "{{/t}}{{^t}}no rows{{/t}}") },
	{ "list.html", TEXT("{{#t}}{{#names}}({{item.href}} {{item}})"
	    "{{/names}}{{^names}}-{{/names}}{{/t}}") },
	{ "nest.html", TEXT("{{?a}}x{{^none}}y{{?a}}z{{/a}}{{/none}}{{/a}}!") },
	{ "part.html", TEXT("<{{>value}}>") },
	{ NULL, { NULL, 0 } }
};

static const struct column columns[] = {
	{ "n", "", CELL_INT },
	{ "who", "", CELL_TEXT },
	{ "m", "", CELL_MONEY },
	{ "currency", "", CELL_TEXT },
	{ "names", "", CELL_LIST }
};

static struct table *
add_table(struct sheet *s)
{
	struct table *t = table_new(s->arena, "t", "T", columns,
	    COUNT_OF(columns));

	sheet_add(s, t);
	return t;
}

static void
writes(const char *name, const struct template_data *d, const char *want)
{
	struct buf b = BUF_INIT(4096);

	template_write(name, d, &b);
	CHECK_BYTES(buf_str(&b), want);
	buf_release(&b);
}

static void
escapes_values(void)
{
	struct template_data d = { .sheet = NULL };

	template_word(&d, "a", STR_LIT("<B> & 'Q'"));
	template_slot(&d, "slot", STR_LIT("<i>"));
	writes("value", &d, "&lt;B&gt; &amp; &#39;Q&#39;||b-q||<i>");
	writes("part", &d, "<&lt;B&gt; &amp; &#39;Q&#39;||b-q||<i>>");
	writes("nest", &d, "xyz!");
}

/* A value that looks like a tag is a value. */
static void
never_reads_values_as_templates(void)
{
	struct template_data d = { .sheet = NULL };

	template_word(&d, "a", STR_LIT("{{{slot}}}{{>value}}"));
	template_slot(&d, "slot", STR_LIT("S"));
	writes("value", &d, "{{{slot}}}{{&gt;value}}||slot-value||S");
}

static void
repeats_rows_and_items(void)
{
	static const int64_t ids[] = { 0xab, 0 };
	struct arena a = ARENA_INIT;
	struct sheet *s = sheet_new(&a, STR_LIT("S"));
	struct template_data d = { .sheet = s };
	struct table *t = add_table(s);
	struct cell *c;

	writes("rows", &d, "no rows");
	c = table_row(t);
	cell_int(&c[0], 1);
	cell_entity(&c[1], STR_LIT("A<B"), 0x1f, ENTITY_COMPANY);
	cell_money(&c[2], 3500000000);
	cell_text(&c[3], STR_LIT("USD"));
	cell_list(&c[4], STR_LIT("X\nY"), ids);
	c = table_row(t);
	cell_int(&c[0], 2);
	writes("rows", &d, "<[1 <a class=\"e company\" href=\"/entity/1f\">"
	    "A&lt;B</a> $3.5B][2  ]>");
	writes("list", &d, "(/entity/ab X)( Y)-");
	arena_release(&a);
}

CHECK_MAIN(escapes_values, never_reads_values_as_templates,
    repeats_rows_and_items)
