#include "base.h"

#include <stdlib.h>

#include "esc.h"
#include "limits.h"
#include "mem.h"
#include "opml.h"
#include "url.h"
#include "utf8.h"
#include "xread.h"

struct reading {
	struct xread	 x;
	struct arena	*arena;
	struct buf	 folder;
	/* how long the folder was outside of each open element */
	size_t		 length[LIMIT_MARKUP_DEPTH + 1];
	size_t		 deep;
	opml_fn		*fn;
	void		*ctx;
};

static struct str
attr(struct reading *r, const char *name, size_t most)
{
	return utf8_line(xread_attr(&r->x, name), most, r->arena);
}

/* OPML 2.0: "text" is what is shown; "title" is what feeds mostly have. */
static struct str
title_of(struct reading *r)
{
	struct str s = attr(r, "title", LIMIT_TITLE_BYTES);

	return s.n > 0 ? s : attr(r, "text", LIMIT_TITLE_BYTES);
}

static enum doc_kind
kind_of(struct reading *r)
{
	struct str list = attr(r, "category", LIMIT_TITLE_BYTES), part;

	while (str_split(&list, ',', &part)) {
		enum doc_kind kind;

		part = str_trim(part);
		if (str_starts(part, "/"))
			part = (struct str){ part.p + 1, part.n - 1 };
		if ((kind = doc_kind_of(part)) != DOC_NONE)
			return kind;
	}
	return DOC_NONE;
}

static int
give_feed(struct reading *r, struct str url)
{
	struct source s = { .url = url,
	    .title = title_of(r), .site = attr(r, "htmlUrl", LIMIT_URL_BYTES),
	    .kind = kind_of(r), .lang = attr(r, "language", 16),
	    .folder = arena_str(r->arena, buf_str(&r->folder)),
	    .problem = STR_NONE, .etag = STR_NONE, .modified = STR_NONE };

	return r->fn(&s, r->ctx);
}

static void
enter_folder(struct reading *r)
{
	struct str name = attr(r, "text", LIMIT_NAME_BYTES);

	if (name.n == 0)
		name = attr(r, "title", LIMIT_NAME_BYTES);
	if (name.n == 0)
		return;
	if (r->folder.n > 0)
		buf_add_char(&r->folder, '/');
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '/' || name.p[i] == '\\')
			buf_add_char(&r->folder, '\\');
		buf_add_char(&r->folder, name.p[i]);
	}
}

static int
open_element(struct reading *r)
{
	struct str url;

	/* xread refuses what is deeper */
	r->length[r->deep++] = r->folder.n;
	if (!str_ieq(r->x.name, STR_LIT("outline")))
		return 0;
	url = attr(r, "xmlUrl", LIMIT_URL_BYTES);
	if (url.n == 0)
		url = attr(r, "xmlurl", LIMIT_URL_BYTES);
	if (url.n > 0)
		return give_feed(r, url);
	enter_folder(r);
	return 0;
}

static void
close_element(struct reading *r)
{
	if (r->deep > 0)
		r->folder.n = r->length[--r->deep];
}

static int
read_pieces(struct reading *r, struct err *e)
{
	bool is_opml = false;
	int what, rc;

	while ((what = xread_next(&r->x, e)) > 0) {
		if (what == XREAD_OPEN) {
			is_opml |= str_ieq(r->x.name, STR_LIT("opml"));
			if (!is_opml)
				break;
			if ((rc = open_element(r)) != 0)
				return rc;
			if (buf_check(&r->folder, "a folder's name", e) < 0)
				return -1;
		} else if (what == XREAD_CLOSE) {
			close_element(r);
		}
	}
	if (what >= 0 && !is_opml)
		return err_set(e, ERR_INVALID, "expected OPML (an <opml> "
		    "element with outlines), found none");
	return what < 0 ? -1 : 0;
}

int
opml_read(struct str text, struct arena *a, opml_fn *fn, void *ctx,
    struct err *e)
{
	struct reading *r = mem_alloc(sizeof(*r));
	int rc;

	*r = (struct reading){ .arena = a, .fn = fn, .ctx = ctx,
	    .folder = BUF_INIT(LIMIT_TITLE_BYTES) };
	xread_init(&r->x, text, a);
	rc = read_pieces(r, e);
	buf_release(&r->folder);
	mem_free(r);
	return rc;
}

static int
by_place(const void *a, const void *b)
{
	const struct source *x = *(const struct source *const *)a;
	const struct source *y = *(const struct source *const *)b;
	int c = str_cmp(x->folder, y->folder);

	if (c == 0)
		c = str_cmp(x->title, y->title);
	return c != 0 ? c : str_cmp(x->url, y->url);
}

/* The next name of a folder's place, its backslashes still in it. */
static bool
next_name(struct str *place, struct str *name)
{
	size_t n = 0;

	if (place->n == 0)
		return false;
	while (n < place->n && place->p[n] != '/')
		n += place->p[n] == '\\' && n + 1 < place->n ? 2 : 1;
	*name = (struct str){ place->p, n };
	n = MIN_OF(n + 1, place->n);
	*place = (struct str){ place->p + n, place->n - n };
	return true;
}

static void
put_attr(struct buf *out, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	buf_printf(out, " %s=\"", name);
	esc_html(value, out);
	buf_add_char(out, '"');
}

static void
put_name(struct buf *out, struct str name)
{
	struct buf b = BUF_INIT(LIMIT_TITLE_BYTES);

	for (size_t i = 0; i < name.n; i++) {
		i += name.p[i] == '\\' && i + 1 < name.n;
		buf_add_char(&b, name.p[i]);
	}
	put_attr(out, "text", buf_str(&b));
	buf_release(&b);
}

static void
indent(struct buf *out, size_t deep)
{
	for (size_t i = 0; i < deep + 2; i++)
		buf_add_str(out, "  ");
}

/* Leaves and enters folders from one place to the next; how deep it then is. */
static size_t
move(struct buf *out, struct str from, struct str to, size_t deep)
{
	struct str a = from, b = to, x, y;
	size_t same = 0;

	for (;;) {
		struct str rest_a = a, rest_b = b;

		if (!next_name(&rest_a, &x) || !next_name(&rest_b, &y) ||
		    !str_eq(x, y))
			break;
		a = rest_a;
		b = rest_b;
		same++;
	}
	while (deep > same) {
		indent(out, --deep);
		buf_add_str(out, "</outline>\n");
	}
	while (next_name(&b, &y)) {
		indent(out, deep++);
		buf_add_str(out, "<outline");
		put_name(out, y);
		buf_add_str(out, ">\n");
	}
	return deep;
}

static void
put_feed(struct buf *out, const struct source *s, size_t deep)
{
	indent(out, deep);
	buf_add_str(out, "<outline type=\"rss\"");
	put_attr(out, "text", s->title.n > 0 ? s->title : s->url);
	put_attr(out, "title", s->title);
	put_attr(out, "xmlUrl", s->url);
	put_attr(out, "htmlUrl", s->site);
	put_attr(out, "language", s->lang);
	if (s->kind != DOC_NONE)
		put_attr(out, "category", str_of(doc_kind_name(s->kind)));
	buf_add_str(out, "/>\n");
}

void
opml_write(const struct source **s, size_t n, struct buf *out)
{
	struct str place = STR_NONE;
	size_t deep = 0;

	if (n > 0)
		qsort(s, n, sizeof(*s), by_place);
	buf_add_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<opml version=\"2.0\">\n"
	    "  <head>\n    <title>tapeout sources</title>\n  </head>\n"
	    "  <body>\n");
	for (size_t i = 0; i < n; i++) {
		deep = move(out, place, s[i]->folder, deep);
		place = s[i]->folder;
		put_feed(out, s[i], deep);
	}
	(void)move(out, place, STR_NONE, deep);
	buf_add_str(out, "  </body>\n</opml>\n");
}
