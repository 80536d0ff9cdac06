/*
 * walk_in.h - a walk from inside: plan.c orders its steps, walk.c takes them,
 * walk_path.c finds paths, walk_merge.c counts instead of listing.
 */
#ifndef WALK_IN_H
#define WALK_IN_H

#include "vec.h"
#include "walk.h"

enum step_kind {
	STEP_SCAN,	/* every node that may be the spot */
	STEP_CHECK,	/* the spot is bound */
	STEP_EXPAND,	/* along a link, from a spot that is bound */
	STEP_SHORTEST,	/* between two spots that are bound */
	STEP_PATH,	/* the path gets its name */
	STEP_WHERE
};

/* A condition on a property of the spot that an index may know. */
struct hint {
	struct str	 key;
	enum cypher_how	 how;
	struct expr	*expr;
	struct hint	*next;
};

struct step {
	enum step_kind		 kind;
	struct spot		*spot;		/* SCAN, CHECK; EXPAND: its end */
	struct spot		*from;		/* EXPAND, SHORTEST */
	struct link		*link;
	bool			 back;		/* against the pattern's order */
	bool			 bound;		/* the end is bound already */
	bool			 link_bound;
	struct pattern		*pattern;
	struct expr		*where;
	struct hint		*hints;		/* SCAN */
	/* as this graph numbers them; -1: it has no such */
	int			*labels, *types;
	size_t			 n_labels, n_types;
	enum cypher_way		 way;
	int			 only;		/* the one type; else -1 */
	int64_t			 rows;		/* that came out of it */
};

/* Steps that only count (walk_merge.c). */
struct merge {
	size_t	at, hops, after;
	int	end;		/* slot of the last node */
	bool	sums;		/* the sums are all that is wanted ... */
	bool	distinct;	/* ... of different ends, too */
	bool	top;		/* those that are counted most, by end */
};

struct walk {
	struct step	*step;
	size_t		 n, room;
	uint64_t	 ready;		/* the run its words are resolved for */
	struct merge	*merge;		/* or NULL */
	/* what the first scan's rows are wanted by; whether they come so */
	struct str	 order;
	bool		 down;
	uint64_t	 ordered;	/* in this run */
};

VEC_NAMED(edges, int64_t);

struct walker {
	struct walk	*walk;
	struct scene	*scene;
	walk_fn		*fn;
	void		*ctx;
	struct edges	 used;
	size_t		 starts;	/* nodes that the scan looks at */
};

/* A node's relationships along a step, whichever way the graph keeps them. */
struct reach {
	struct cypher_side		 side[2];
	const struct cypher_half	*half;
	size_t				 n;
};

void	reach_of(const struct walker *, const struct step *, int64_t node,
	    bool back, struct reach *);

static inline struct cypher_half
reach_at(const struct reach *r, size_t k)
{
	if (r->half != NULL)
		return r->half[k];
	return k < r->side[0].n ? cypher_side_at(&r->side[0], k) :
	    cypher_side_at(&r->side[1], k - r->side[0].n);
}

/* The words of the pattern as numbers of the graph. */
void	walk_prepare(struct walk *, struct scene *);
/* Takes step i and those after it. */
int	walk_go(struct walker *, size_t i);
/* May the half be this step's link, seen from where the walk stands? */
int	walk_half_holds(struct walker *, const struct step *, int64_t from,
	    const struct cypher_half *, bool back, bool *holds);
bool	walk_type_holds(const struct step *, int type);
void	walk_name_path(struct scene *, const struct pattern *);
int	walk_merge(struct walker *, size_t i);
int	walk_shortest(struct walker *, size_t i);
/* Where a scan looks; hints that cannot be worked out yet are left out. */
int	walk_find(struct scene *, const struct step *, struct cypher_found *);

#endif
