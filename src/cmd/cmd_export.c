#include "base.h"

#include <string.h>

#include "cmd.h"
#include "graph_form.h"
#include "limits.h"
#include "view.h"

/* Rows in memory at a time. */
#define PAGE 500

static const struct option options[] = {
	{ "type", 't', "TYPE", "of entities: company, person, chip, ..." }
};

/* What walks a table page by page. */
struct walk {
	struct app		*app;
	struct arena		 arena;	/* of one page */
	enum entity_type	 type;
	size_t			 offset;
	struct out_pages	 pages;
	struct view_edges	*edges;
};

typedef struct table	*page_fn(struct walk *, struct err *);

static struct table *
entities_page(struct walk *w, struct err *e)
{
	return view_entities(w->app->db, &w->arena, w->type, PAGE, w->offset,
	    e);
}

static struct table *
documents_page(struct walk *w, struct err *e)
{
	return view_documents(w->app->db, &w->arena, DOC_NONE, PAGE, w->offset,
	    e);
}

static struct table *
deals_page(struct walk *w, struct err *e)
{
	struct deal_filter f = { .since = CLOCK_NONE, .until = CLOCK_NONE,
	    .limit = PAGE, .offset = w->offset };

	return view_deals(w->app->db, &w->arena, &f, e);
}

static struct table *
relations_page(struct walk *w, struct err *e)
{
	if (w->edges == NULL &&
	    (w->edges = view_edges_new(w->app->db, e)) == NULL)
		return NULL;
	return view_edges_next(w->edges, w->app->db, &w->arena, PAGE, e);
}

static int
put_page(struct walk *w, struct table *t, struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	int rc = out_page(&w->pages, t, &b, e);

	if (rc == 0)
		rc = app_write(w->app, buf_str(&b), e);
	buf_release(&b);
	return rc;
}

static int
walk_table(struct walk *w, page_fn *page, struct err *e)
{
	struct table *t;
	size_t n;

	do {
		if ((t = page(w, e)) == NULL)
			return -1;
		n = t->rows;
		if ((n > 0 || w->offset == 0) && put_page(w, t, e) < 0)
			return -1;
		w->offset += n;
		arena_reset(&w->arena);
	} while (n == PAGE);
	return 0;
}

static int
put_part(struct walk *w, struct buf *b, struct err *e)
{
	int rc = app_write(w->app, buf_str(b), e);

	buf_reset(b);
	return rc;
}

static int
graph_rows(struct walk *w, page_fn *page, graph_form_row *row, struct buf *b,
    struct err *e)
{
	struct table *t;
	bool first = true;
	size_t n;

	w->offset = 0;
	do {
		if ((t = page(w, e)) == NULL)
			return -1;
		n = t->rows;
		w->offset += n;
		for (const struct table_row *r = t->first; r != NULL;
		    r = r->next, first = false)
			row(t, r->cell, first, b);
		if (put_part(w, b, e) < 0)
			return -1;
		arena_reset(&w->arena);
	} while (n == PAGE);
	return 0;
}

static int
walk_graph(struct walk *w, const struct graph_form *f, struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	int rc;

	if (f->head != NULL)
		f->head(&b);
	buf_add_str(&b, f->begin);
	rc = graph_rows(w, entities_page, f->node, &b, e);
	buf_add_str(&b, f->middle);
	if (rc == 0)
		rc = graph_rows(w, relations_page, f->edge, &b, e);
	buf_add_str(&b, f->end);
	if (rc == 0)
		rc = put_part(w, &b, e);
	buf_release(&b);
	return rc;
}

static const struct {
	const char	*name;
	page_fn		*page;
} tables[] = {
	{ "entities", entities_page }, { "relations", relations_page },
	{ "deals", deals_page }, { "documents", documents_page }
};

static int
walk_one(struct walk *w, struct args *args, page_fn *page,
    const struct graph_form *form, struct err *e)
{
	int rc;

	if (cmd_take_type(args, &w->type, e) < 0 ||
	    app_open(w->app, DB_READ, e) == NULL)
		return -1;
	rc = form ? walk_graph(w, form, e) : walk_table(w, page, e);
	view_edges_free(w->edges);
	arena_release(&w->arena);
	return rc;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	const char *format = args_text(args, "format");
	bool graph = strcmp(args->operand[0], "graph") == 0;
	const struct graph_form *form = graph_form_find(format ? format :
	    "graphml");
	struct walk w = { .app = app };

	if (args_text(args, "type") != NULL &&
	    strcmp(args->operand[0], "entities") != 0)
		return args_wrong(args, e, "--type is for entities, not for "
		    "%s", args->operand[0]);
	w.pages.format = app->format == OUT_CSV ? OUT_CSV : OUT_NDJSON;
	if (graph && form == NULL)
		return args_wrong(args, e, "--format: expected graphml, gexf, "
		    "cypher, jsonld or ftm, found \"%s\"", format);
	if (graph)
		return walk_one(&w, args, NULL, form, e);
	if (format != NULL && app->format != OUT_CSV &&
	    app->format != OUT_NDJSON)
		return args_wrong(args, e, "--format: expected ndjson or csv, "
		    "found \"%s\"", format);
	for (size_t i = 0; i < COUNT_OF(tables); i++)
		if (strcmp(args->operand[0], tables[i].name) == 0)
			return walk_one(&w, args, tables[i].page, NULL, e);
	return args_wrong(args, e, "expected entities, relations, deals, "
	    "documents or graph, found \"%s\"", args->operand[0]);
}

const struct command cmd_export = {
	.name = "export", .operands = "WHAT",
	.what = "Write out a whole table, or the graph, for other programs",
	.more =
	"  entities | relations | deals | documents   --format ndjson (the "
	"default) or csv\n"
	"  graph                                      --format graphml (the "
	"default), gexf,\n                                             cypher, "
	"jsonld or ftm\n",
	.options = { options, COUNT_OF(options) },
	.least = 1, .most = 1, .own_formats = true, .run = run
};
