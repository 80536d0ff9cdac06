/*
 * template.h - pages as files of HTML with holes, without logic.
 *
 *	{{name}}	the value as people read it, escaped
 *	{{name.link}}	the same as a link to where it leads, if anywhere
 *	{{name.href}}	only where it leads
 *	{{name.word}}	in lower case without spaces: for a class
 *	{{name.words}}	a kind's name with spaces: "joint venture"
 *	{{name.type}}	of an entity: company, chip, ...
 *	{{name.query}}	as a value in an address: "Moore%20Threads"
 *	{{name.raw}}	numbers, dates and ids as programs read them
 *	{{#name}}...{{/name}}	a table: once a row, a list: once an item (then
 *			{{item}}), a value: once if it is there
 *	{{?name}}...{{/name}}	once if the table has rows or the value is there
 *	{{^name}}...{{/name}}	once if not
 *	{{>name}}	another template, with the same data
 *	{{{name}}}	a slot: HTML made by our own code, as it is
 *
 * A name is looked for in the innermost row or item, in the rows around it, and
 * among the page's own words; outside of rows then among the sheet's facts (in
 * sections its tables first), "title" and "about".  A row never takes a value
 * from the sheet, so that a quote without a speaker does not get another's.  A
 * name that is nowhere is a value that is not there.
 */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "str.h"
#include "table.h"

#define TEMPLATE_WORDS 24
#define TEMPLATE_SLOTS 6

struct template_word {
	const char	*name;
	struct str	 value;
};

struct template_data {
	const struct sheet	*sheet;		/* may be NULL */
	struct template_word	 word[TEMPLATE_WORDS];
	size_t			 words;
	struct template_word	 slot[TEMPLATE_SLOTS];
	size_t			 slots;
};

/* "" is the same as none. */
void	template_word(struct template_data *, const char *name, struct str);
/* HTML that our own code has made and escaped. */
void	template_slot(struct template_data *, const char *name, struct str);

/* Adds the page.  A template that is not there or not well formed is a BUG. */
void	template_write(const char *name, const struct template_data *,
	    struct buf *);

#endif
