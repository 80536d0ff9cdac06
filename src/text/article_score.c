#include "base.h"

#include <math.h>

#include "article_in.h"
#include "utf8.h"

/* A paragraph shorter than this says nothing about where the text is. */
#define PARAGRAPH_CHARS 25
/* So many boxes that are as good as the best are parts of one text. */
#define RIVALS_LEAST 3
#define RIVALS_MOST 32

static const char *const positive[] = {
	"article", "body", "content", "entry", "hentry", "h-entry", "main",
	"page", "post", "text", "blog", "story", "prose",
};

static const char *const negative[] = {
	"-ad-", "hidden", "banner", "combx", "comment", "com-", "contact",
	"footer", "gdpr", "masthead", "media", "meta", "outbrain", "promo",
	"related", "scroll", "share", "shoutbox", "sidebar", "skyscraper",
	"sponsor", "shopping", "tags", "widget", "caption",
};

static void
tally_text(struct markup_node *n)
{
	size_t at = 0;
	bool space = true;

	while (at < n->text.n) {
		uint32_t cp;

		at += utf8_step(n->text, at, &cp);
		if (utf8_is_space(cp)) {
			n->chars += !space;
			space = true;
			continue;
		}
		space = false;
		/* a CJK character says about as much as two letters */
		n->chars += utf8_is_cjk(cp) ? 2 : 1;
		n->commas += cp == ',' || cp == 0xff0c || cp == 0x3001 ||
		    cp == 0x3002;
	}
}

static struct markup_node *
last_of(struct markup_node *n)
{
	while (n->last != NULL)
		n = n->last;
	return n;
}

/* Sums for every box of what is below it and not dropped, leaves first. */
void
article_tally(struct markup_node *top)
{
	struct markup_node *n = last_of(top);

	for (struct markup_node *w = top; w != NULL; w = markup_walk(top, w))
		w->chars = w->link_chars = w->commas = w->paras = w->items = 0;
	for (;;) {
		struct markup_node *p = n->parent;

		if (n->tag == TAG_TEXT)
			tally_text(n);
		if (n->tag == TAG_A)
			n->link_chars = n->chars;
		if (!n->drop && n != top && p != NULL) {
			p->chars += n->chars;
			p->link_chars += n->link_chars;
			p->commas += n->commas;
			p->paras += n->paras + (n->tag == TAG_P);
			p->items += n->items + (n->tag == TAG_LI);
		}
		if (n == top)
			return;
		n = n->prev != NULL ? last_of(n->prev) : p;
	}
}

double
article_link_density(const struct markup_node *n)
{
	return n->chars == 0 ? 0 : (double)n->link_chars / (double)n->chars;
}

double
article_class_weight(const struct markup_node *n)
{
	struct str class = markup_attr(n, "class"), id = markup_attr(n, "id");
	double w = 0;

	w += HAS_WORD(class, positive) ? 25 : 0;
	w += HAS_WORD(id, positive) ? 25 : 0;
	w -= HAS_WORD(class, negative) ? 25 : 0;
	w -= HAS_WORD(id, negative) ? 25 : 0;
	return w;
}

static double
first_score(const struct markup_node *n)
{
	double s = article_class_weight(n);

	switch (n->tag) {
	case TAG_ARTICLE:
		return s + 10;
	case TAG_MAIN: case TAG_DIV: case TAG_SECTION:
		return s + 5;
	case TAG_PRE: case TAG_TD: case TAG_BLOCKQUOTE:
		return s + 3;
	case TAG_ADDRESS: case TAG_OL: case TAG_UL: case TAG_DL: case TAG_DD:
	case TAG_DT: case TAG_LI: case TAG_FORM:
		return s - 3;
	case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5:
	case TAG_H6: case TAG_TH:
		return s - 5;
	default:
		return s;
	}
}

static bool
has_block_child(const struct markup_node *n)
{
	for (const struct markup_node *c = n->first; c != NULL; c = c->next)
		if (!c->drop && markup_is_block(c))
			return true;
	return false;
}

/* What speaks for the boxes around it: a paragraph, or a box used as one. */
static bool
is_paragraph(const struct markup_node *n)
{
	switch (n->tag) {
	case TAG_P: case TAG_PRE: case TAG_TD: case TAG_LI:
		return true;
	case TAG_DIV: case TAG_SECTION: case TAG_BLOCKQUOTE: case TAG_H2:
		return !has_block_child(n);
	case TAG_OTHER: case TAG_SPAN:
		return n->parent != NULL && n->parent->tag == TAG_BODY;
	default:
		return false;
	}
}

static void
score(struct markup_node *top)
{
	struct markup_node *n, *next;

	for (n = top; n != NULL; n = markup_walk(top, n))
		n->score = NAN;		/* not in the running */
	for (n = top; n != NULL; n = next) {
		double points;
		int level = 0;

		next = n->drop ? markup_skip(top, n) : markup_walk(top, n);
		if (n->drop || !is_paragraph(n) || n->chars < PARAGRAPH_CHARS)
			continue;
		points = 2 + n->commas + fmin((double)n->chars / 100.0, 3);
		for (struct markup_node *p = n->parent; p != NULL &&
		    p->tag != TAG_ROOT && level < 5; p = p->parent, level++) {
			if (isnan(p->score))
				p->score = first_score(p);
			p->score += points / (level == 0 ? 1 :
			    level == 1 ? 2 : level * 3);
		}
	}
	for (n = top; n != NULL; n = markup_walk(top, n))
		n->score *= 1 - article_link_density(n);
}

static struct markup_node *
best(struct markup_node *top)
{
	struct markup_node *found = NULL, *next;

	for (struct markup_node *n = top; n != NULL; n = next) {
		next = n->drop ? markup_skip(top, n) : markup_walk(top, n);
		if (!n->drop && !isnan(n->score) &&
		    (found == NULL || n->score > found->score))
			found = n;
	}
	return found;
}

static bool
is_alone(const struct markup_node *n)
{
	for (const struct markup_node *c = n->parent->first; c != NULL;
	    c = c->next)
		if (c != n && !c->drop && (c->tag != TAG_TEXT ||
		    str_trim(c->text).n > 0))
			return false;
	return true;
}

/* Upwards while a box around it holds more of the same text. */
static struct markup_node *
widen(struct markup_node *n)
{
	double last = n->score, floor = n->score / 3;
	struct markup_node *p;

	for (p = n->parent; p != NULL && p->tag != TAG_BODY &&
	    p->tag != TAG_HTML && p->tag != TAG_ROOT; p = p->parent) {
		if (isnan(p->score))
			continue;
		if (p->score < floor)
			break;
		if (p->score > last) {
			n = p;
			break;
		}
		last = p->score;
	}
	while (n->parent != NULL && n->parent->tag != TAG_BODY &&
	    n->parent->tag != TAG_ROOT && n->parent->tag != TAG_HTML &&
	    is_alone(n))
		n = n->parent;
	return n;
}

static bool
ends_sentence(const struct markup_node *p)
{
	for (const struct markup_node *n = p; n != NULL; n = markup_walk(p, n))
		if (n->tag == TAG_TEXT && (str_find(n->text, ". ", 0) !=
		    SIZE_MAX || str_ends(str_trim(n->text), ".") ||
		    str_find(n->text, "\xe3\x80\x82", 0) != SIZE_MAX))
			return true;
	return false;
}

/* Of the boxes beside the best one, those that carry on the text stay. */
bool
article_belongs(const struct markup_node *sibling, const struct markup_node *top)
{
	double need = fmax(10, top->score * 0.2), bonus = 0;
	struct str class = markup_attr(top, "class");

	if (class.n > 0 && str_eq(class, markup_attr(sibling, "class")))
		bonus = top->score * 0.2;
	if (!isnan(sibling->score) && sibling->score + bonus >= need)
		return true;
	if (sibling->tag != TAG_P)
		return false;
	if (sibling->chars > 80)
		return article_link_density(sibling) < 0.25;
	return sibling->chars > 0 && sibling->link_chars == 0 &&
	    ends_sentence(sibling);
}

/* Boxes that are about as good as the best one, which is the first. */
static size_t
rivals(struct markup_node *top, const struct markup_node *found,
    const struct markup_node *list[RIVALS_MOST])
{
	const struct markup_node *next;
	size_t n = 0;

	for (const struct markup_node *c = top; c != NULL && n < RIVALS_MOST;
	    c = next) {
		next = c->drop ? markup_skip(top, c) : markup_walk(top, c);
		if (!c->drop && !isnan(c->score) &&
		    c->score >= found->score * 0.75)
			list[n++] = c;
	}
	return n;
}

static bool
is_inside(const struct markup_node *n, const struct markup_node *box)
{
	while (n != NULL && n != box)
		n = n->parent;
	return n != NULL;
}

/* A text cut into cards, one a paragraph: the box that holds most of them. */
static struct markup_node *
gather(struct markup_node *top, struct markup_node *found)
{
	const struct markup_node *list[RIVALS_MOST];
	size_t n = rivals(top, found, list), inside;

	if (n < RIVALS_LEAST)
		return found;
	for (struct markup_node *p = found->parent; p != NULL &&
	    p->tag != TAG_BODY && p->tag != TAG_ROOT; p = p->parent) {
		inside = 0;
		for (size_t i = 0; i < n; i++)
			inside += list[i] != p && is_inside(list[i], p);
		if (inside >= RIVALS_LEAST)
			return p;
	}
	return found;
}

struct markup_node *
article_best(struct markup_node *body)
{
	struct markup_node *found;

	score(body);
	found = best(body);
	return found == NULL ? NULL : widen(gather(body, found));
}
