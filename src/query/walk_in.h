/*
 * walk_in.h - a walk from inside: plan.c orders its steps, explain.c tells them,
 * walk.c takes them, walk_path.c names paths, walk_shortest.c finds the shortest,
 * walk_merge.c tells where walk_count.c may count instead of listing.
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
	uint64_t		 takes[4];	/* a bit a type, where they are bytes */
	int64_t			 rows;		/* that came out of it */
};

/* Steps that only count (walk_merge.c). */
struct merge {
	size_t	at, hops, after;
	int	end;		/* slot of the last node */
	bool	sums;		/* the sums are all that is wanted ... */
	bool	distinct;	/* ... of different ends, too */
	bool	top;		/* those that are counted most, by end ... */
	bool	whole;		/* ... each a group that is complete */
};

struct walk {
	struct step	*step;
	size_t		 n, room;
	uint64_t	 ready;		/* the run its words are resolved for */
	const struct cypher_ops *words;	/* whose they are, where they stay */
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

/* A part of the lists of one direction. */
struct fan {
	const struct cypher_lists	*in;	/* NULL: nothing */
	uint32_t			 from, to;
};

/* A node's relationships along a step, whichever way the graph keeps them. */
struct reach {
	struct fan			 fan[2];	/* out, in */
	const struct cypher_half	*half;
	size_t				 n;
};

/* The part of a list, in order of type, that is of one. */
void	fan_narrow(const uint8_t *types, uint32_t *from, uint32_t *to,
	    int type);
void	reach_of(const struct walker *, const struct step *, int64_t node,
	    bool back, struct reach *);

static inline struct fan
fan_of(const struct cypher_lists *l, uint32_t node, int type)
{
	struct fan x = { l, l->at[node], l->at[node + 1] };

	/* mostly all are of one type, or none */
	if (type >= 0 && x.from < x.to && (l->type[x.from] != type ||
	    l->type[x.to - 1] != type))
		fan_narrow(l->type, &x.from, &x.to, type);
	return x;
}

static inline uint32_t
fan_edge(const struct fan *x, uint32_t k)
{
	return x->in->edge != NULL ? x->in->edge[k] : k;
}

static inline struct cypher_half
reach_at(const struct reach *r, size_t k)
{
	const struct fan *x = &r->fan[0];
	uint32_t n = x->to - x->from, at;

	if (r->half != NULL)
		return r->half[k];
	at = (uint32_t)k < n ? x->from + (uint32_t)k :
	    (++x)->from + (uint32_t)k - n;
	return (struct cypher_half){ .edge = fan_edge(x, at),
	    .other = x->in->other[at], .type = x->in->type[at],
	    .out = x == r->fan };
}

/* May a link of the step be of this type? */
static inline bool
step_takes(const struct step *s, uint8_t type)
{
	return s->takes[type >> 6] >> (type & 63) & 1;
}

/* The words of the pattern as numbers of the graph. */
void	walk_prepare(struct walk *, struct scene *);
/* Takes step i and those after it. */
int	walk_go(struct walker *, size_t i);
/* May the half be this step's link, seen from where the walk stands? */
int	walk_half_holds(struct walker *, const struct step *, int64_t from,
	    const struct cypher_half *, bool back, bool *holds);
bool	walk_type_holds(const struct step *, int type);
int	walk_merge(struct walker *, size_t i);
int	walk_shortest(struct walker *, size_t i);
/* Where a scan looks; hints that cannot be worked out yet are left out. */
int	walk_find(struct scene *, const struct step *, struct cypher_found *);

#endif
