/*
 * markdown.h - a tree of markup written as Markdown, which is what is stored.
 *
 * Paragraphs, headings, quotes, lists, code, tables row by row; links and
 * emphasis as their words alone, so that a sentence stands unbroken in the text
 * that quotes are cut from.  Nodes marked `drop` and what lies below them are
 * left out.
 */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "markup.h"
#include "str.h"

void	markdown_write(const struct markup_node *, struct buf *out);
/* The Markdown of a fragment such as a feed's content; plain text passes. */
int	markdown_of_html(struct str html, struct buf *out, struct err *);

#endif
