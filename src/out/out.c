#include "base.h"

#include "arena.h"
#include "out.h"
#include "out_in.h"

static const struct {
	const char	*name;
	const char	*also;
} formats[OUT_FORMATS] = {
	[OUT_TEXT] = { "table", "text" },
	[OUT_JSON] = { "json", "json" },
	[OUT_NDJSON] = { "ndjson", "jsonl" },
	[OUT_CSV] = { "csv", "csv" },
	[OUT_MD] = { "md", "markdown" },
	[OUT_HTML] = { "html", "html" }
};

enum out_format
out_format_of(struct str name)
{
	for (int f = OUT_NONE + 1; f < OUT_FORMATS; f++)
		if (str_is(name, formats[f].name) ||
		    str_is(name, formats[f].also))
			return (enum out_format)f;
	return OUT_NONE;
}

int
out_sheet(enum out_format f, const struct sheet *s, struct buf *out,
    struct err *e)
{
	switch (f) {
	case OUT_JSON:
		out_json_sheet(s, out);
		break;
	case OUT_NDJSON:
		out_ndjson_sheet(s, out);
		break;
	case OUT_CSV:
		out_csv_sheet(s, out);
		break;
	case OUT_MD:
		out_md_sheet(s, out);
		break;
	case OUT_HTML:
		out_html_sheet(s, "", out);
		break;
	case OUT_TEXT:
	case OUT_NONE:
	case OUT_FORMATS:
		out_text_sheet(s, OUT_WIDTH, out);
		break;
	}
	return buf_check(out, "the answer", e);
}

int
out_table(enum out_format f, const struct table *t, struct buf *out,
    struct err *e)
{
	switch (f) {
	case OUT_JSON:
		out_json_table(t, out);
		break;
	case OUT_NDJSON:
		out_ndjson_table(t, out);
		break;
	case OUT_CSV:
		out_csv_table(t, out);
		break;
	case OUT_MD:
		out_md_table(t, out);
		break;
	case OUT_HTML:
		out_html_table(t, "", out);
		break;
	case OUT_TEXT:
	case OUT_NONE:
	case OUT_FORMATS:
		out_text_table(t, OUT_WIDTH, out);
		break;
	}
	return buf_check(out, "the answer", e);
}

int
out_edition(enum out_format f, const struct edition *ed, struct buf *out,
    struct err *e)
{
	struct arena a = ARENA_INIT;

	switch (f) {
	case OUT_MD:
		out_md_edition(ed, out);
		break;
	case OUT_HTML:
		out_html_edition(ed, "", out);
		break;
	case OUT_JSON:
		out_json_sheet(out_edition_sheet(ed, &a), out);
		break;
	case OUT_NDJSON:
		out_ndjson_sheet(out_edition_sheet(ed, &a), out);
		break;
	case OUT_CSV:
		out_csv_sheet(out_edition_sheet(ed, &a), out);
		break;
	case OUT_TEXT:
	case OUT_NONE:
	case OUT_FORMATS:
		out_text_edition(ed, OUT_WIDTH, out);
		break;
	}
	arena_release(&a);
	return buf_check(out, "the answer", e);
}

int
out_page(struct out_pages *p, const struct table *t, struct buf *out,
    struct err *e)
{
	if (p->format == OUT_CSV)
		out_csv_page(p, t, out);
	else
		out_ndjson_table(t, out);
	return buf_check(out, "the page", e);
}
