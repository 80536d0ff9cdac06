/*
 * article_in.h - what the files of article share.
 */
#ifndef ARTICLE_IN_H
#define ARTICLE_IN_H

#include "article.h"
#include "buf.h"
#include "markup.h"

/* Does one of the words stand anywhere in s?  ASCII case aside. */
bool	article_has(struct str, const char *const *words, size_t n);
#define HAS_WORD(s, table) article_has((s), (table), COUNT_OF(table))

/* article_stated.c: title, byline, site, language, date and links. */
void	article_stated(struct markup_node *root, struct str url,
	    struct arena *, struct article *);

/* article_drop.c: what no reader came for, wherever it stands; boxes whose
 * class names speak against them; and debris inside the text. */
void	article_drop_furniture(struct markup_node *body);
void	article_drop_unlikely(struct markup_node *body);
void	article_drop_debris(struct markup_node *body, struct markup_node *found);

/* article_score.c: sums of what is below each box and not dropped, and the box
 * that the paragraphs speak for, NULL where there are none. */
void	article_tally(struct markup_node *top);
struct markup_node *article_best(struct markup_node *body);
double	article_link_density(const struct markup_node *);
double	article_class_weight(const struct markup_node *);
/* Of the boxes beside the best one: does it carry on the text? */
bool	article_belongs(const struct markup_node *, const struct markup_node *best);

#endif
