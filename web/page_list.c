#include "base.h"

#include "again.h"
#include "ask.h"
#include "clock.h"
#include "limits.h"
#include "options.h"
#include "page.h"
#include "param.h"
#include "view.h"

#define ROWS 100

/* A page of one table: the table in a sheet, so that a template finds it. */
static struct sheet *
sheet_of(const struct request *q, const char *title, struct table *t)
{
	struct sheet *s;

	if (t == NULL)
		return NULL;
	s = sheet_new(q->arena, str_of(title));
	sheet_add(s, t);
	return s;
}

static void
put_options(const struct request *q, struct template_data *d,
    const char *slot, options_fn *names, const char *any, const char *param)
{
	struct buf b = BUF_INIT(64 * KIB);

	options_write(names, any, param_str(q, param), &b);
	template_slot(d, slot, arena_str(q->arena, buf_str(&b)));
	buf_release(&b);
}

/* Whether it was chosen from, and the pages before and behind this one of a long
 * list. */
static void
put_list(const struct request *q, struct template_data *d,
    const struct table *t)
{
	int64_t limit = param_int(q, "limit", ROWS);
	int64_t offset = param_int(q, "offset", 0);

	if (again_asked(q))
		template_word(d, "filtered", STR_LIT("1"));
	if (offset > 0)
		template_word(d, "before", again_address(q,
		    MAX_OF(offset - limit, 0)));
	if (t->more)
		template_word(d, "behind", again_address(q, offset + limit));
}

int
page_deals(struct request *q, struct reply *r, struct err *e)
{
	static const char *const asked[] = { "min", "max", "party", "since",
	    "until" };
	struct template_data d = { .sheet = NULL };
	struct table *t = ask_deals(q, e);

	d.sheet = sheet_of(q, "Deals", t);
	if (d.sheet == NULL)
		return -1;
	put_options(q, &d, "types", options_deal_type, "Any type", "type");
	put_options(q, &d, "statuses", options_deal_status, "Any status",
	    "status");
	for (size_t i = 0; i < COUNT_OF(asked); i++)
		template_word(&d, arena_printf(q->arena, "asked_%s", asked[i]),
		    param_str(q, asked[i]));
	put_list(q, &d, t);
	return reply_page(q, r, &d, "deals", e);
}

int
page_entities(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	struct table *t = view_entities(q->db, q->arena,
	    param_entity_type(q, "type"), (size_t)param_int(q, "limit", ROWS),
	    (size_t)param_int(q, "offset", 0), e);

	d.sheet = sheet_of(q, "Names", t);
	if (d.sheet == NULL)
		return -1;
	put_options(q, &d, "types", options_entity_type, "Any type", "type");
	put_list(q, &d, t);
	return reply_page(q, r, &d, "entities", e);
}

int
page_documents(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	struct table *t = view_documents(q->db, q->arena,
	    param_doc_kind(q, "kind"), (size_t)param_int(q, "limit", ROWS),
	    (size_t)param_int(q, "offset", 0), e);

	d.sheet = sheet_of(q, "Documents", t);
	if (d.sheet == NULL)
		return -1;
	put_options(q, &d, "kinds", options_doc_kind, "Any kind", "kind");
	put_list(q, &d, t);
	return reply_page(q, r, &d, "documents", e);
}

int
page_sources(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };

	d.sheet = sheet_of(q, "Sources", view_sources(q->db, q->arena, e));
	if (d.sheet == NULL)
		return -1;
	return reply_page(q, r, &d, "sources", e);
}
