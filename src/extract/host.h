/*
 * host.h - whose voices a show has: sql/seed/host.tsv.
 *
 * Hosts call each other by given names that a hundred people have.  In an episode
 * of their own show "Dave" is the Dave of it: the document says that it is one by
 * its source, its title, what is said in it, or by calling several of them.
 */
#ifndef HOST_H
#define HOST_H

#include "page.h"

#define HOST_CALLED 1

/* Reads the table; when the names are all there. */
void		host_ready(struct lexicon *);
/*
 * The show whose episode the page is, as host_whose wants it; 0 for none.
 * `called` has the given names by token hash, HOST_CALLED where they are.
 */
uint32_t	host_show(const struct page *, const struct map *called);
/* The one host of the show whom token i calls by the given name; 0 for none, else
 * index in the lexicon, + 1. */
uint32_t	host_whose(const struct page *, uint32_t show, uint32_t i);

#endif
