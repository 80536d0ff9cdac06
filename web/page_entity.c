#include "base.h"

#include "ask.h"
#include "asset.h"
#include "page.h"
#include "param.h"
#include "view.h"

/*
 * A relation reads "supplies X" on the card of its head and "X supplies ..." on
 * that of its tail; the template asks only whether there is a direction, so
 * it stays where the card is the tail's.
 */
static void
keep_inward(const struct table *t)
{
	size_t at = 0;

	if (t == NULL)
		return;
	while (at < t->columns &&
	    !str_is(str_of(t->column[at].name), "direction"))
		at++;
	for (struct table_row *r = t->first; r != NULL && at < t->columns;
	    r = r->next)
		if (!str_is(r->cell[at].s, "in"))
			r->cell[at].null = true;
}

/*
 * The entity of the address: 1, or 0 where it was merged into another, whose
 * page the reply leads to.
 */
static int
find_entity(struct request *q, struct reply *r, const char *page, int64_t *id,
    struct err *e)
{
	struct str day = param_str(q, "as_of");
	int64_t asked;

	if (param_id(q->rest, &asked, e) < 0 || ask_entity(q, id, e) < 0)
		return -1;
	if (*id == asked)
		return 1;
	reply_redirect(q, r, arena_printf(q->arena, "/%s/%llx%s%.*s", page,
	    (unsigned long long)*id, day.n > 0 ? "?as_of=" : "",
	    STR_ARG(day)));
	return 0;
}

int
page_entity(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	int64_t id;
	int rc = find_entity(q, r, "entity", &id, e);

	if (rc <= 0)
		return rc;
	d.sheet = view_entity(q->db, q->arena, id, e);
	if (d.sheet == NULL)
		return -1;
	keep_inward(sheet_table(d.sheet, "relations"));
	template_word(&d, "self", d.sheet->title);
	template_word(&d, "id", str_of(arena_printf(q->arena, "%llx",
	    (unsigned long long)id)));
	return reply_page(q, r, &d, "entity", e);
}

int
page_deal(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	const struct table *stages;
	int64_t id;

	if (param_id(q->rest, &id, e) < 0)
		return -1;
	d.sheet = view_deal(q->db, q->arena, id, e);
	if (d.sheet == NULL)
		return -1;
	/* one stage is what the claims say anyway */
	stages = sheet_table(d.sheet, "stages");
	if (stages != NULL && stages->rows > 1)
		template_word(&d, "history", STR_LIT("1"));
	return reply_page(q, r, &d, "deal", e);
}

int
page_graph(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	char js[ASSET_HREF];
	int64_t id;
	int rc = find_entity(q, r, "graph", &id, e);

	if (rc <= 0)
		return rc;
	d.sheet = ask_graph(q, id, e);
	if (d.sheet == NULL)
		return -1;
	template_word(&d, "id", str_of(arena_printf(q->arena, "%llx",
	    (unsigned long long)id)));
	template_word(&d, "graph_js", str_of(asset_href("graph.js", js)));
	return reply_page(q, r, &d, "graph", e);
}
