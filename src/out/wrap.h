/*
 * wrap.h - text in lines no wider than a terminal.
 *
 * Lines break at spaces, between wide characters (Chinese has no spaces), and
 * inside a word only where the word alone is wider than the line.
 */
#ifndef WRAP_H
#define WRAP_H

#include "base.h"
#include "buf.h"
#include "str.h"

/* Takes the next line off *rest; false when it is used up. */
bool	wrap_line(struct str *rest, unsigned width, struct str *line);
/* The lines of a text that is safe for a terminal, each after the indent. */
void	wrap_text(struct str, unsigned indent, unsigned width, struct buf *);
/* n spaces */
void	wrap_pad(unsigned n, struct buf *);
/* Bytes that stand between, "─", as often as fills the columns. */
void	wrap_rule(unsigned columns, struct buf *);

#endif
