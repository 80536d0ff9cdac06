/*
 * walk.h - looking for a pattern in the graph.
 *
 * walk_new orders the pattern into steps: where to begin (a variable that is
 * bound, else what an index or a label narrows), then one relationship at a
 * time, then the paths that have names.  walk_run puts each match into the row
 * and calls back; no relationship is taken twice in one match.
 */
#ifndef WALK_H
#define WALK_H

#include "ast.h"
#include "func.h"

/* `bound` tells which slots have a value before; `where` may be NULL. */
struct walk	*walk_new(struct arena *, struct pattern *, const bool *bound,
		    int slots, struct expr *where);

/* After all walks of a question are ordered: which may count, not list. */
void		 walk_merge_plan(struct arena *, struct query *);
/* Its rows come in the order that the next clause wants. */
bool		 walk_is_ordered(const struct walk *, const struct scene *);

/* 0 goes on, 1 ends the walk, -1 fails. */
typedef int	walk_fn(struct scene *, void *);
/* The path of a pattern whose parts are in the row, by its name. */
void		 walk_name_path(struct scene *, const struct pattern *);
/* 1 where the callback ended it. */
int		 walk_run(struct walk *, struct scene *, walk_fn *, void *);

#endif
