#include "base.h"

#include "buf.h"
#include "jread.h"
#include "launch_list.h"
#include "limits.h"
#include "map.h"
#include "markup.h"
#include "num.h"
#include "url.h"
#include "utf8.h"

/* Times that the page is looked through for an address: a day has a hundred. */
#define LOOKS_MOST 300u

/* One object of a script that is open. */
struct frame {
	struct str	name, tagline, about, url, slug, when;
	int64_t		votes;
	bool		listed;		/* an element of an ItemList */
	bool		lists;		/* what it holds is listed */
};

struct reading {
	struct str	 page, url;
	struct arena	*arena;
	launch_fn	*fn;
	void		*ctx;
	struct map	 known;		/* links */
	size_t		 told, looked;
	struct frame	 open[LIMIT_JSON_DEPTH];
	size_t		 depth;		/* also of those past the room */
};

/* Raw, between its quotes: as a string of JSON, or as it stands. */
static struct str
unescaped(struct reading *r, struct str raw)
{
	struct buf b = BUF_INIT(LIMIT_TITLE_BYTES + 2);
	struct err e = ERR_INIT;
	struct jread *j;

	if (str_find_char(raw, '\\', 0) == SIZE_MAX)
		return raw;
	buf_add_char(&b, '"');
	buf_put(&b, raw);
	buf_add_char(&b, '"');
	j = b.over ? NULL : jread_new(buf_str(&b), &e);
	if (j != NULL)
		raw = arena_str(r->arena, jread_str(j));
	jread_free(j);
	buf_release(&b);
	return raw;
}

/* A slug is the last part of an address that the page itself leads to. */
static struct str
link_of_slug(struct reading *r, struct str slug)
{
	const char *end = arena_printf(r->arena, "/%.*s\"", STR_ARG(slug));
	size_t at = r->looked++ < LOOKS_MOST ? str_find(r->page, end, 0) :
	    SIZE_MAX, from = at;

	if (at == SIZE_MAX)
		return str_of(arena_printf(r->arena, "/posts/%.*s",
		    STR_ARG(slug)));
	while (from > 0 && r->page.p[from - 1] != '"' && at - from < 500)
		from--;
	return (struct str){ r->page.p + from, at - from + slug.n + 1 };
}

static int
tell(struct reading *r, struct launch *l)
{
	struct buf link = BUF_INIT(2 * LIMIT_URL_BYTES);
	bool is_new = false;
	int rc = 0;

	l->name = utf8_line(l->name, LIMIT_NAME_BYTES, r->arena);
	l->line = utf8_line(l->line, LIMIT_TITLE_BYTES, r->arena);
	if (l->name.n > 0 && r->told < LIMIT_FEED_ITEMS &&
	    l->link.n <= LIMIT_URL_BYTES &&
	    url_resolve(r->url, l->link, &link) &&
	    url_is_http(buf_str(&link))) {
		l->link = arena_str(r->arena, buf_str(&link));
		(void)map_put(&r->known, l->link, &is_new);
	}
	if (is_new) {
		r->told++;
		rc = r->fn(l, r->ctx);
	}
	buf_release(&link);
	return rc;
}

static struct str *
place_of(struct frame *f, struct str key)
{
	if (str_is(key, "name"))
		return &f->name;
	if (str_is(key, "tagline"))
		return &f->tagline;
	if (str_is(key, "description"))
		return &f->about;
	if (str_is(key, "url"))
		return &f->url;
	if (str_is(key, "slug"))
		return &f->slug;
	if (str_is(key, "createdAt") || str_is(key, "datePublished"))
		return &f->when;
	return NULL;
}

static bool
is_votes(struct str key)
{
	return str_is(key, "votesCount") || str_is(key, "latestScore") ||
	    str_is(key, "votes_count");
}

static struct frame *
top(struct reading *r)
{
	return r->depth > 0 && r->depth <= LIMIT_JSON_DEPTH ?
	    &r->open[r->depth - 1] : NULL;
}

static void
open_object(struct reading *r, struct str key)
{
	const struct frame *outer = top(r);
	bool listed = outer != NULL && (outer->lists ||
	    (outer->listed && str_is(key, "item")));

	r->depth++;
	if (top(r) != NULL)
		*top(r) = (struct frame){ .name = STR_NONE,
		    .tagline = STR_NONE, .about = STR_NONE, .url = STR_NONE,
		    .slug = STR_NONE, .when = STR_NONE, .votes = -1,
		    .listed = listed };
}

static int
close_object(struct reading *r)
{
	const struct frame *f = top(r);
	struct launch l;

	if (r->depth > 0)
		r->depth--;
	if (f == NULL || f->name.n == 0 || (f->url.n == 0 && f->slug.n == 0) ||
	    (f->tagline.n == 0 && !f->listed))
		return 0;
	l = (struct launch){ .name = unescaped(r, f->name),
	    .line = unescaped(r, f->tagline.n > 0 ? f->tagline : f->about),
	    .when = f->when, .votes = f->votes };
	l.link = f->url.n > 0 ? unescaped(r, f->url) :
	    link_of_slug(r, f->slug);
	return tell(r, &l);
}

/* Between the quotes; *at is then behind the second. */
static struct str
take_string(struct str s, size_t *at)
{
	size_t from = ++*at;

	while (*at < s.n && s.p[*at] != '"')
		*at += s.p[*at] == '\\' ? 2 : 1;
	*at = MIN_OF(*at, s.n);
	return (struct str){ s.p + from, (*at)++ - from };
}

static bool
is_key(struct str s, size_t at)
{
	while (at < s.n && strchr(" \t\r\n", s.p[at]) != NULL)
		at++;
	return at < s.n && s.p[at] == ':';
}

static void
take_number(struct reading *r, struct str s, size_t *at, struct str key)
{
	size_t from = *at;
	uint64_t n;

	while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9')
		(*at)++;
	if (top(r) != NULL && is_votes(key) && num_uint((struct str){
	    s.p + from, *at - from }, INT32_MAX, &n))
		top(r)->votes = (int64_t)n;
}

static int
walk(struct reading *r, struct str s)
{
	struct str key = STR_NONE, value, *to;
	size_t at = 0;
	int rc = 0;

	r->depth = 0;
	while (rc == 0 && at < s.n) {
		char c = s.p[at];

		if (c == '"') {
			value = take_string(s, &at);
			if (is_key(s, at)) {
				key = value;
				continue;
			}
			to = top(r) == NULL ? NULL : place_of(top(r), key);
			if (to != NULL && to->n == 0)
				*to = value;
			key = STR_NONE;
			continue;
		}
		if (c >= '0' && c <= '9') {
			take_number(r, s, &at, key);
			continue;
		}
		at++;
		if (c == '{')
			open_object(r, key);
		else if (c == '}')
			rc = close_object(r);
		else if (c == '[' && top(r) != NULL)
			top(r)->lists = str_is(key, "itemListElement");
		if (c != ':' && strchr(" \t\r\n", c) == NULL)
			key = STR_NONE;
	}
	return rc;
}

static int
read_scripts(struct reading *r)
{
	size_t at = 0, end;
	int rc = 0;

	while (rc == 0 && (at = str_find(r->page, "<script", at)) !=
	    SIZE_MAX) {
		end = str_find(r->page, "</script", at);
		if (end == SIZE_MAX)
			break;
		rc = walk(r, (struct str){ r->page.p + at, end - at });
		at = end;
	}
	return rc;
}

/* The address that a text leads to, where it is one of a launch. */
static struct str
launch_around(const struct reading *r, const struct markup_node *n)
{
	struct str href;
	struct url u;

	while (n != NULL && n->tag != TAG_A)
		n = n->parent;
	href = n == NULL ? STR_NONE : markup_attr(n, "href");
	if (href.n == 0)
		return STR_NONE;
	if (!url_parse(href, &u))
		u.path = href;
	else if (u.host.n > 0 && !str_ieq(u.host, url_host(r->url)))
		return STR_NONE;
	if ((str_starts(u.path, "/posts/") || str_starts(u.path,
	    "/products/")) && str_find_char(u.path, '/', 10) == SIZE_MAX)
		return href;
	return STR_NONE;
}

/* "3. Name" */
static struct str
without_rank(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n == 0 || n + 1 >= s.n || s.p[n] != '.')
		return s;
	return str_trim((struct str){ s.p + n + 1, s.n - n - 1 });
}

/* What stands behind a name: first its line, then perhaps a number. */
static void
take_words(struct launch *l, struct str text)
{
	uint64_t n;

	if (num_uint(text, INT32_MAX, &n)) {
		if (l->line.n > 0 && l->votes < 0)
			l->votes = (int64_t)n;
	} else if (l->line.n == 0 && str_find_char(text, ' ', 0) != SIZE_MAX) {
		l->line = text;
	}
}

static int
read_anchors(struct reading *r, struct err *e)
{
	struct launch none = { STR_NONE, STR_NONE, STR_NONE, STR_NONE, -1 };
	struct launch l = none;
	const struct markup_node *root = markup_parse(r->page, r->arena, e);
	int rc = 0;

	if (root == NULL)
		return -1;
	for (const struct markup_node *n = root; n != NULL && rc == 0;
	    n = markup_walk(root, n)) {
		struct str link, text = str_trim(n->text);

		if (n->tag != TAG_TEXT || text.n == 0)
			continue;
		link = launch_around(r, n);
		if (link.n == 0 || str_eq(link, l.link)) {
			take_words(&l, text);
			continue;
		}
		rc = l.line.n > 0 ? tell(r, &l) : 0;
		l = none;
		l.link = link;
		l.name = without_rank(text);
	}
	return rc == 0 && l.line.n > 0 ? tell(r, &l) : rc;
}

int
launch_list_read(struct str page, struct str url, struct arena *a,
    launch_fn *fn, void *ctx, size_t *told, struct err *e)
{
	struct reading *r = arena_alloc(a, sizeof(*r));
	int rc;

	*r = (struct reading){ .page = page, .url = url, .arena = a, .fn = fn,
	    .ctx = ctx, .known = MAP_INIT };
	rc = read_scripts(r);
	if (rc == 0 && r->told == 0)
		rc = read_anchors(r, e);
	*told = r->told;
	map_release(&r->known);
	return rc;
}
