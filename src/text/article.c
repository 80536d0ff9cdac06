#include "base.h"

#include "article_in.h"
#include "limits.h"
#include "markdown.h"

/* A page whose main text is shorter is read again with a lighter hand. */
#define ARTICLE_CHARS 250

enum sweep {
	SWEEP_UNLIKELY = 1,	/* drop boxes by their class names first */
	SWEEP_CLEAN = 2		/* drop link lists inside the found text */
};

bool
article_has(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str w = str_of(words[i]);

		for (size_t at = 0; at + w.n <= s.n; at++)
			if (str_ieq((struct str){ s.p + at, w.n }, w))
				return true;
	}
	return false;
}

static bool
same_words(struct str a, struct str b)
{
	return a.n > 0 && (str_ieq(a, b) ||
	    (b.n > 15 && a.n >= b.n &&
	    str_ieq((struct str){ a.p, b.n }, b)));
}

/* The title stands apart: not again as the text's first heading, nor as a
 * page's only great one, wherever that is. */
static void
drop_title(struct markup_node *body, struct markup_node *found,
    struct str title, struct arena *a)
{
	struct markup_node *n = body, *great = NULL;
	size_t count = 0;

	for (; n != NULL; n = markup_walk(body, n)) {
		if (n->tag != TAG_H1 || n->drop)
			continue;
		great = n;
		count++;
		if (same_words(markup_text(n, LIMIT_TITLE_BYTES, a), title))
			n->drop = true;
	}
	if (count == 1)
		great->drop = true;
	for (n = found; n != NULL; n = markup_walk(found, n)) {
		if (n->tag != TAG_H1 && n->tag != TAG_H2)
			continue;
		if (n->tag == TAG_H1 || same_words(markup_text(n, LIMIT_TITLE_BYTES, a), title))
			n->drop = true;
		return;
	}
}

static void
write_found(struct markup_node *found, struct buf *out)
{
	struct markup_node *from = found;

	if (found->parent != NULL && found->parent->tag != TAG_ROOT)
		from = found->parent->first;
	for (struct markup_node *n = from; n != NULL; n = n->next) {
		if (n != found && (from == found || n->drop ||
		    n->tag == TAG_TEXT || !article_belongs(n, found)))
			continue;
		if (out->n > 0)
			buf_add_str(out, "\n\n");
		markdown_write(n, out);
		if (from == found)
			break;
	}
}

static void
read_text(struct markup_node *body, struct str title, unsigned sweep,
    struct arena *a, struct buf *out)
{
	struct markup_node *found;

	for (struct markup_node *n = body; n != NULL; n = markup_walk(body, n))
		n->drop = false;
	article_drop_furniture(body);
	if (sweep & SWEEP_UNLIKELY)
		article_drop_unlikely(body);
	article_tally(body);
	found = article_best(body);
	if (found == NULL)
		found = body;
	if (sweep & SWEEP_CLEAN) {
		article_drop_debris(body, found);
		article_tally(body);
	}
	drop_title(body, found, title, a);
	buf_reset(out);
	write_found(found, out);
}

static struct markup_node *
first_tag(struct markup_node *top, enum markup_tag tag)
{
	for (struct markup_node *n = top; n != NULL; n = markup_walk(top, n))
		if (n->tag == tag)
			return n;
	return NULL;
}

static void
find_text(struct markup_node *root, struct arena *a, struct article *out)
{
	static const unsigned sweeps[] = { SWEEP_UNLIKELY | SWEEP_CLEAN,
		SWEEP_CLEAN, 0 };
	struct markup_node *body = first_tag(root, TAG_BODY);
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES), most = b;

	for (size_t i = 0; i < COUNT_OF(sweeps); i++) {
		read_text(body != NULL ? body : root, out->title, sweeps[i],
		    a, &b);
		if (b.n > most.n) {
			struct buf t = b;

			b = most;
			most = t;
		}
		if (most.n >= ARTICLE_CHARS)
			break;
	}
	out->text = arena_str(a, buf_str(&most));
	buf_release(&b);
	buf_release(&most);
}

int
article_read(struct str html, struct str url, struct arena *a,
    struct article *out, struct err *e)
{
	struct markup_node *root = markup_parse(html, a, e);

	*out = (struct article){ .title = STR_NONE, .byline = STR_NONE,
	    .site = STR_NONE, .lang = STR_NONE, .link = STR_NONE,
	    .feed = STR_NONE, .published = STR_NONE, .text = STR_NONE };
	if (root == NULL)
		return -1;
	article_stated(root, url, a, out);
	find_text(root, a, out);
	return 0;
}
