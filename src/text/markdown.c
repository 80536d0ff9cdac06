#include "base.h"

#include "limits.h"
#include "markdown.h"

/*
 * Writes the tree in one walk.  Breaks and spaces are owed, not written, until
 * a word comes: so nothing begins or ends with them and none is doubled.
 */
struct writer {
	struct buf	*out;
	size_t		 from;		/* where this text begins */
	int		 breaks;	/* line ends owed before the next word */
	bool		 space;		/* a space owed */
	int		 quotes;	/* open blockquotes */
	int		 lists;		/* open lists */
	bool		 item;		/* a list item begins: its mark is owed */
	int		 number;	/* of the item; 0: a bullet */
	int		 heading;	/* level owed */
	int		 pre;
	bool		 cell;		/* a cell came before in this row */
};

static void
flush(struct writer *w)
{
	if (w->breaks > 0 || w->out->n == w->from) {
		for (int i = 0; w->out->n > w->from && i < w->breaks; i++)
			buf_add_char(w->out, '\n');
		for (int i = 0; i < w->quotes; i++)
			buf_add_str(w->out, "> ");
		for (int i = 1; i < w->lists; i++)
			buf_add_str(w->out, "  ");
		if (w->item && w->number > 0)
			buf_printf(w->out, "%d. ", w->number);
		else if (w->item)
			buf_add_str(w->out, "- ");
		for (int i = 0; i < w->heading; i++)
			buf_add_char(w->out, '#');
		if (w->heading > 0)
			buf_add_char(w->out, ' ');
	} else if (w->space) {
		buf_add_char(w->out, ' ');
	}
	w->breaks = 0;
	w->space = w->item = false;
	w->heading = 0;
}

static void
owe(struct writer *w, int breaks)
{
	w->breaks = MAX_OF(w->breaks, breaks);
	w->space = false;
}

static void
put_pre(struct writer *w, struct str s)
{
	flush(w);
	for (size_t i = 0; i < s.n; i++) {
		buf_add_char(w->out, s.p[i]);
		if (s.p[i] == '\n')
			for (int q = 0; q < w->quotes; q++)
				buf_add_str(w->out, "> ");
	}
}

static bool
is_space(struct str s, size_t i)
{
	char c = s.p[i];

	return c == ' ' || (c >= '\t' && c <= '\r') ||
	    /* a no-break space is a space to whoever reads */
	    (c == '\xc2' && i + 1 < s.n && s.p[i + 1] == '\xa0');
}

static void
put_words(struct writer *w, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;

		if (is_space(s, i)) {
			w->space = true;
			i += s.p[i] == '\xc2' ? 2 : 1;
			continue;
		}
		while (i < s.n && !is_space(s, i))
			i++;
		flush(w);
		buf_add(w->out, s.p + from, i - from);
	}
}

static int
start_of(const struct markup_node *list)
{
	struct str s = markup_attr(list, "start");
	int n = 0;

	for (size_t i = 0; i < s.n && i < 6 && s.p[i] >= '0' &&
	    s.p[i] <= '9'; i++)
		n = n * 10 + (s.p[i] - '0');
	return n > 0 ? n : 1;
}

static int
number_of(const struct markup_node *item)
{
	int n;

	if (item->parent == NULL || item->parent->tag != TAG_OL)
		return 0;
	n = start_of(item->parent);
	/* Long lists would make this quadratic; past here they are bullets. */
	for (const struct markup_node *p = item->prev; p != NULL; p = p->prev)
		if (p->tag == TAG_LI && ++n > 200)
			return 0;
	return n;
}

static bool
in_item(const struct markup_node *n)
{
	return n->parent != NULL && (n->parent->tag == TAG_LI ||
	    n->parent->tag == TAG_TD || n->parent->tag == TAG_TH);
}

static void
enter(struct writer *w, const struct markup_node *n)
{
	switch (n->tag) {
	case TAG_BR:
		owe(w, w->breaks + 1 > 2 ? 2 : w->breaks + 1);
		break;
	case TAG_BLOCKQUOTE:
		owe(w, 2);
		w->quotes++;
		break;
	case TAG_UL: case TAG_OL:
		owe(w, w->lists > 0 ? 1 : 2);
		w->lists++;
		break;
	case TAG_LI: case TAG_DT: case TAG_DD:
		owe(w, 1);
		w->item = true;
		w->number = number_of(n);
		break;
	case TAG_H1: case TAG_H2: case TAG_H3:
	case TAG_H4: case TAG_H5: case TAG_H6:
		owe(w, in_item(n) ? 1 : 2);
		if (!in_item(n))
			w->heading = (int)(n->tag - TAG_H1) + 1;
		break;
	case TAG_PRE:
		owe(w, 2);
		flush(w);
		buf_add_str(w->out, "```\n");
		w->pre++;
		break;
	case TAG_TR:
		owe(w, 1);
		w->cell = false;
		break;
	case TAG_TD: case TAG_TH:
		if (w->cell) {
			w->space = false;
			flush(w);
			buf_add_str(w->out, " |");
			w->space = true;
		}
		w->cell = true;
		break;
	default:
		if (markup_is_block(n) && !in_item(n))
			owe(w, 2);
		else if (markup_is_block(n))
			w->space = true;
		break;
	}
}

static void
leave(struct writer *w, const struct markup_node *n)
{
	switch (n->tag) {
	case TAG_BLOCKQUOTE:
		w->quotes--;
		owe(w, 2);
		break;
	case TAG_UL: case TAG_OL:
		w->lists--;
		owe(w, w->lists > 0 ? 1 : 2);
		break;
	case TAG_LI: case TAG_DT: case TAG_DD:
		w->item = false;
		owe(w, 1);
		break;
	case TAG_PRE:
		w->pre--;
		buf_add_str(w->out, w->out->n > 0 &&
		    w->out->p[w->out->n - 1] == '\n' ? "```" : "\n```");
		owe(w, 2);
		break;
	case TAG_TD: case TAG_TH:
		w->breaks = 0;
		w->space = true;
		break;
	case TAG_TR:
		owe(w, 1);
		break;
	default:
		if (markup_is_block(n))
			owe(w, in_item(n) ? 1 : 2);
		w->heading = 0;
		break;
	}
}

static bool
is_silent(const struct markup_node *n)
{
	switch (n->tag) {
	case TAG_HEAD: case TAG_SCRIPT: case TAG_STYLE: case TAG_TEMPLATE:
	case TAG_NOSCRIPT: case TAG_SVG: case TAG_SELECT: case TAG_TEXTAREA:
	case TAG_IFRAME: case TAG_BUTTON: case TAG_VIDEO:
		return true;
	default:
		return n->drop;
	}
}

void
markdown_write(const struct markup_node *top, struct buf *out)
{
	struct writer w = { .out = out, .from = out->n };
	const struct markup_node *n = top;

	for (;;) {
		bool silent = is_silent(n);

		if (n->tag == TAG_TEXT && !silent) {
			if (w.pre > 0)
				put_pre(&w, n->text);
			else
				put_words(&w, n->text);
		} else if (!silent) {
			enter(&w, n);
			if (n->first != NULL) {
				n = n->first;
				continue;
			}
			leave(&w, n);
		}
		while (n != top && n->next == NULL) {
			n = n->parent;
			leave(&w, n);
		}
		if (n == top)
			return;
		n = n->next;
	}
}

/* Without a tag there is nothing to parse: lines stay as they are. */
static bool
has_tags(struct str s)
{
	for (size_t at = 0; (at = str_find_char(s, '<', at)) != SIZE_MAX; at++)
		if (at + 1 < s.n && (s.p[at + 1] == '/' || s.p[at + 1] == '!' ||
		    ((s.p[at + 1] | 32) >= 'a' && (s.p[at + 1] | 32) <= 'z')))
			return true;
	return false;
}

int
markdown_of_html(struct str html, struct buf *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct markup_node *root;
	size_t from = out->n;

	if (!has_tags(html) && str_find_char(html, '&', 0) == SIZE_MAX) {
		buf_put(out, str_trim(html));
		return buf_check(out, "the text", e);
	}
	root = markup_parse(html, &a, e);
	if (root != NULL)
		markdown_write(root, out);
	arena_release(&a);
	if (root == NULL) {
		out->n = from;
		return -1;
	}
	return buf_check(out, "the text", e);
}
