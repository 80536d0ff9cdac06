/*
 * announced.h - who a document says that it has, before its text begins.
 *
 * "... with Founder Ada Quimby | EP 12": a title or a list of people names in full
 * whom the talk then calls Ada.  Names are of the title's bytes.
 */
#ifndef ANNOUNCED_H
#define ANNOUNCED_H

#include "page.h"

#define ANNOUNCED_MOST 16

struct announced {
	uint64_t	given;		/* token hash */
	struct str	name;		/* in full */
	bool		shared;		/* two are called so */
};

struct announced_list {
	struct announced	at[ANNOUNCED_MOST];
	size_t			n;
};

void	announced_read(const struct page *, struct announced_list *);
/* The one of that given name alone; NULL for none. */
const struct announced	*announced_as(const struct announced_list *,
	    uint64_t given);

#endif
