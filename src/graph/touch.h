/*
 * touch.h - which documents a change of names touches.
 *
 * The reader finds a name where its words stand, so a document that holds none of
 * the names that came or went reads as it did, and is not read again.  Beyond
 * that, who is known by type or by name alone moves what stands near it: a thing
 * that itself came, went or changed touches every document that names it or what
 * it makes, and a person those that hold the given or the family name; a name
 * that may be misheard touches every recording.
 *
 *	touch_begin(db, &t, e);
 *	... change the tables of names ...
 *	touch_end(db, &t, e);
 *	touch_release(&t);
 */
#ifndef TOUCH_H
#define TOUCH_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "entity.h"
#include "err.h"
#include "vec.h"

struct touch_name {
	struct entity	 e;
	struct alias	*alias;		/* in order of their text */
	size_t		 aliases;
};

struct touch_names {
	VEC(struct touch_name)	 at;	/* by id */
	int64_t			 version;
};

struct touch {
	struct arena		 arena;
	struct touch_names	 before, after;
	VEC(struct str)		 text;	/* names that came or went */
	VEC(int64_t)		 entity;	/* things that changed */
	bool			 spoken;
};

int	touch_begin(struct db *, struct touch *, struct err *);
/* Marks the documents that it touches as unread. */
int	touch_end(struct db *, struct touch *, struct err *);
void	touch_release(struct touch *);

#endif
