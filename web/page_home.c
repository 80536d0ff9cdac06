#include "base.h"

#include "ask.h"
#include "digest.h"
#include "out.h"
#include "page.h"
#include "view.h"

/* The tables of another sheet, under their names, where ours has none. */
static void
borrow(struct sheet *s, const struct sheet *from, const char *name)
{
	const struct table *t = sheet_table(from, name);
	struct table *copy;

	if (t == NULL || t->rows == 0)
		return;
	copy = arena_alloc(s->arena, sizeof(*copy));
	*copy = *t;
	copy->next = NULL;
	sheet_add(s, copy);
}

int
page_home(struct request *q, struct reply *r, struct err *e)
{
	struct edition *ed = arena_alloc(q->arena, sizeof(*ed));
	struct sheet *s = view_home(q->db, q->arena, e);
	struct template_data d = { .sheet = s };

	if (s == NULL || ask_edition(q, ed, e) < 0)
		return -1;
	borrow(s, out_edition_sheet(ed, q->arena), "reads");
	template_word(&d, "title", STR_LIT("Today"));
	template_word(&d, "date", str_of(ed->date));
	template_word(&d, "line", ed->line);
	return reply_page(q, r, &d, "home", e);
}

/* The dates around this one, for the arrows. */
static void
put_neighbours(const struct request *q, struct template_data *d,
    const char *date)
{
	char text[CLOCK_TEXT];
	struct clock_span day;

	if (!clock_parse_span(str_of(date), &day))
		return;
	template_word(d, "before", arena_str(q->arena, str_of(
	    clock_format_date(day.from - CLOCK_DAY, text))));
	if (str_cmp(str_of(date), str_of(ask_last_edition(q))) < 0)
		template_word(d, "behind", arena_str(q->arena, str_of(
		    clock_format_date(day.from + CLOCK_DAY, text))));
}

int
page_digest(struct request *q, struct reply *r, struct err *e)
{
	struct edition *ed = arena_alloc(q->arena, sizeof(*ed));
	struct template_data d = { .sheet = NULL };

	if (ask_edition(q, ed, e) < 0)
		return -1;
	d.sheet = out_edition_sheet(ed, q->arena);
	template_word(&d, "title", str_of(arena_printf(q->arena,
	    "Digest of %s", ed->date)));
	template_word(&d, "line", ed->line);
	put_neighbours(q, &d, ed->date);
	return reply_page(q, r, &d, "digest", e);
}
