/*
 * store_told_in.h - parts of rows that claims and deals have in common.
 */
#ifndef STORE_TOLD_IN_H
#define STORE_TOLD_IN_H

#include "arena.h"
#include "deal.h"
#include "err.h"
#include "stmt.h"
#include "store_claim.h"
#include "store_graph.h"

/* title, show, link, kind, date, learned, voice, stated from column `at`; the
 * quote is left to the caller. */
void	store_told_col(struct stmt *, int at, struct arena *, struct told *);
/* Runs a statement of entity, role, name, type, weight; at most DEAL_PARTIES. */
int	store_parties(struct stmt *, struct arena *, struct deal_party *,
	    struct named *, size_t *n, struct err *);
/* Runs a statement of edge_told with a :limit. */
int	store_edge_rows(struct stmt *, struct arena *, size_t limit,
	    struct edge_rows *, struct err *);
/* A currency, a round. */
void	store_copy_code(char *to, size_t room, struct str from);

#endif
