/*
 * front.h - the front matter of Markdown: what a file says about itself.
 *
 * A subset of YAML as people write it: `key: value`, quoted values, lists in
 * both styles, folded blocks.  Keys that are not asked for and shapes that are
 * not understood are passed over; front matter is never an error.
 */
#ifndef FRONT_H
#define FRONT_H

#include "arena.h"
#include "base.h"
#include "str.h"

struct front {
	struct str	title, date, show, lang, link, kind, description;
	struct str	people;		/* joined by "|" */
	bool		is_podcast;	/* a key that only transcripts have */
	bool		found;
};

/* Takes the front matter off the text: *body is what follows it. */
void	front_read(struct str text, struct arena *, struct front *,
	    struct str *body);

#endif
