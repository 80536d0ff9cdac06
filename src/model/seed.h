/*
 * seed.h - the built-in tables of names, sql/seed/<type>[-<part>].tsv.
 *
 * The tables are compiled into the program (seed_text.c, made by
 * sql/embed.awk), so that it needs no files beside it.  A row is
 *
 *	name alias zh heard what field of ticker id context unsure not
 *
 * tab separated; lists inside a cell are joined by "|".  The entity's type is
 * the first word of the file's name.
 */
#ifndef SEED_H
#define SEED_H

#include "base.h"
#include "entity.h"
#include "err.h"

struct seed_file {
	const char	*name;		/* "company-ai.tsv" */
	const char	*text;
	size_t		 bytes;
};

/* In byte order of the names; ends with a NULL name. */
extern const struct seed_file seed_files[];

/* One entity and all its aliases, the name itself among them.  Strings are
 * borrowed from the text.  Non-zero ends the walk with that value. */
typedef int	seed_fn(const struct entity *, const struct alias *, size_t n,
		    void *);

/* An error names file, line, what was expected and what was found. */
int	seed_each(const char *file, struct str text, seed_fn *, void *,
	    struct err *);
/* All the built-in tables but the source list. */
int	seed_each_builtin(seed_fn *, void *, struct err *);
/* A built-in table as it is, its head line first. */
struct str	seed_text(const char *file);
/* A hash of all built-in tables: has what a database was seeded with moved on? */
uint64_t	seed_version(void);

#endif
