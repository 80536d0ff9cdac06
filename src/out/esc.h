/*
 * esc.h - text made safe for where it goes, and how wide it is there.
 *
 * All take any bytes; what is not UTF-8 comes out as U+FFFD.
 */
#ifndef ESC_H
#define ESC_H

#include "base.h"
#include "buf.h"
#include "str.h"

/* & < > " ' as references, other control characters than LF and TAB dropped. */
void	esc_html(struct str, struct buf *);
/* One line of Markdown that reads as itself, also inside a table. */
void	esc_md(struct str, struct buf *);
/* An RFC 4180 field, in double quotes where it needs them; control characters
 * other than TAB, LF and CR are dropped. */
void	esc_csv(struct str, struct buf *);
/* A value in the query of an address: what is no letter, digit or -._ is %XX. */
void	esc_query(struct str, struct buf *);
/*
 * One line for a terminal: runs of white space are one space; control
 * characters (C0, DEL, C1) and what changes the direction of text are dropped,
 * so that a title cannot move the cursor or hide a part of the line.
 */
void	esc_terminal(struct str, struct buf *);

/* The code point at *at, which moves on; U+FFFD and one byte where invalid. */
uint32_t	esc_step(struct str, size_t *at);
/* Terminal columns: 0 for marks that combine, 2 for wide characters. */
unsigned	esc_char_width(uint32_t code_point);
unsigned	esc_width(struct str);

#endif
