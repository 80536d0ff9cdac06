#include "base.h"

#include "ingest.h"
#include "seed.h"
#include "url.h"

enum source_cell { S_NAME, S_URL, S_KIND, S_LANG, S_SITE, S_CELLS };

#define HEAD "name\turl\tkind\tlang\tsite"

static bool
split(struct str line, struct str cell[S_CELLS])
{
	size_t n = 0;

	while (n < S_CELLS && str_split(&line, '\t', &cell[n]))
		n++;
	return n == S_CELLS && line.n == 0;
}

static int
read_row(struct str cell[S_CELLS], unsigned n, struct source *s, struct err *e)
{
	*s = (struct source){ .url = cell[S_URL], .title = cell[S_NAME],
	    .site = cell[S_SITE], .lang = cell[S_LANG],
	    .kind = doc_kind_of(cell[S_KIND]), .problem = STR_NONE,
	    .etag = STR_NONE, .modified = STR_NONE, .folder = STR_NONE };
	if (s->kind == DOC_NONE)
		return err_set(e, ERR_INVALID, "source.tsv:%u: \"%.*s\" is no "
		    "kind of document", n, STR_ARG(cell[S_KIND]));
	if (!url_is_http(s->url))
		return err_set(e, ERR_INVALID, "source.tsv:%u: \"%.*s\" is no "
		    "URL", n, STR_ARG(cell[S_URL]));
	return 0;
}

static int
each_row(struct str text, ingest_source_fn *fn, void *ctx, struct err *e)
{
	struct str line, cell[S_CELLS];
	unsigned n = 0;
	int rc = 0;

	while (rc == 0 && str_line(&text, &line)) {
		struct source s;

		if (++n == 1 && !str_is(line, HEAD))
			return err_set(e, ERR_INVALID, "source.tsv:1: expected "
			    "the head line name, url, kind, lang, site");
		if (n == 1)
			continue;
		if (!split(line, cell))
			return err_set(e, ERR_INVALID, "source.tsv:%u: "
			    "expected %d cells", n, S_CELLS);
		rc = read_row(cell, n, &s, e);
		if (rc == 0)
			rc = fn(&s, ctx);
	}
	return rc;
}

int
ingest_each_source(ingest_source_fn *fn, void *ctx, struct err *e)
{
	for (const struct seed_file *f = seed_files; f->name != NULL; f++)
		if (strcmp(f->name, "source.tsv") == 0)
			return each_row((struct str){ f->text, f->bytes }, fn,
			    ctx, e);
	return err_set(e, ERR_NOT_FOUND, "the program holds no source list");
}
