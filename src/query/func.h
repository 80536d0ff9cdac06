/*
 * func.h - the functions of the language, a row each.
 *
 * A row tells what kinds of value a function takes, so that the code behind it
 * need not ask: what is known to be wrong is an error when the question is
 * read, the rest when it runs.  Most functions of null are null; those that are
 * not say so (`nulls`).  An aggregate has no code here: run.c feeds it, fold.h
 * keeps its sum.
 */
#ifndef FUNC_H
#define FUNC_H

#include "base.h"
#include "cypher.h"
#include "value.h"

struct expr;
struct scene_zone;

/* A row may stand for many, and be a whole group (walk_count.c). */
struct scene_many {
	int64_t				 times, ends;
	bool				 whole;
	const struct walk		*alone;		/* run once only */
	size_t				 top;		/* rows wanted of it */
};

/* What an expression is worked out in. */
struct scene {
	struct cypher_graph		*graph;
	const struct cypher_limits	*limits;
	struct arena			*arena;
	struct value			 parameters;
	struct str			 text;
	struct query			*query;
	struct value			*row;	/* by slot */
	int64_t				 steps, look;	/* when to look next */
	/* of the arena: what others took before, how far it may still grow;
	 * what is held outside of it */
	size_t				 before, room, held;
	unsigned			 depth;
	int64_t				 deadline;
	int64_t				 began;		/* see scene_began */
	uint64_t			 serial;	/* of the run */
	struct scene_many		 many;
	uint64_t			 chance;	/* of rand() */
	struct scene_zone		*zones;		/* those that were read */
	struct scene_regex		*regexes;	/* those of =~ */
	struct err			*e;
};

enum func_fold {
	FOLD_NOT,
	FOLD_COUNT,
	FOLD_SUM,
	FOLD_AVG,
	FOLD_MIN,
	FOLD_MAX,
	FOLD_COLLECT,
	FOLD_STDEV,
	FOLD_STDEVP,
	FOLD_PERCENTILE_CONT,
	FOLD_PERCENTILE_DISC
};

struct func;

struct call {
	const struct func	*func;
	const struct value	*a;	/* of the kinds that the row tells */
	size_t			 n;
};

typedef int	func_call(struct scene *, const struct call *,
		    struct value *out);

#define FUNC_KINDS 3

struct func {
	const char	*name;
	size_t		 least, most;
	/* Kinds that each of the first arguments may be, as bits; 0: any. */
	unsigned	 takes[FUNC_KINDS];
	func_call	*call;
	bool		 nulls;		/* it wants to see nulls itself */
	enum func_fold	 fold;
	/* what one code does in many functions */
	int		 which;
	double		(*real)(double);
};

#define FUNC_KIND(k) (1u << (k))

/* Names are the same in any case. */
const struct func	*func_find(struct str name);
/* The name of a function that may have been meant; NULL. */
const char		*func_near(struct str name);
/* "a node, a relationship or a map" */
const char		*func_kinds(struct arena *, unsigned kinds);
/* Checks the kinds and calls; a failure has no place yet. */
int			 func_run(struct scene *, const struct call *,
			    struct value *out);

/* What a run may cost, looked at when it may have cost too much. */
int	scene_look(struct scene *);
/* May so much more of the arena be taken at once? */
int	scene_room(struct scene *, size_t bytes);
/* A list of n nulls to be filled in; -1 where there is no room for it. */
int	scene_list(struct scene *, size_t n, struct value **at,
	    struct value *out);
/* A value was made of others: it has its ceiling, for it may be told again and
 * again by what it costs to keep once. */
int	scene_made(struct scene *, struct value);
int	scene_too_deep(struct scene *);
#define SCENE_DEPTH 6000	/* each costs some hundred bytes of the C stack */

/* Memory that is not the arena's counts as well; the next step looks at it. */
static inline void
scene_hold(struct scene *c, size_t bytes)
{
	c->held += bytes;
	c->room -= MIN_OF(c->room, bytes);
}
#define SCENE_ADD(c, v) \
	(scene_hold((c), (v)->n < (v)->room ? 0 : MAX_OF((v)->room, 8u) * \
	    sizeof(*(v)->at)), VEC_ADD(v))

/* Counts a step of work, or many; -1 where a ceiling is reached. */
static inline int
scene_steps(struct scene *c, size_t n)
{
	c->steps += (int64_t)n;
	return c->steps < c->look && c->arena->total <= c->room ? 0 :
	    scene_look(c);
}

static inline int
scene_step(struct scene *c)
{
	return scene_steps(c, 1);
}

/* Values were gone through: eight of them are a step. */
static inline int
scene_weigh(struct scene *c, size_t weight)
{
	return weight < 8 ? 0 : scene_steps(c, weight / 8);
}

/* A clause or a relationship of a path deeper: the C stack has its ceiling. */
static inline int
scene_enter(struct scene *c)
{
	if (c->depth >= SCENE_DEPTH)
		return scene_too_deep(c);
	c->depth++;
	return 0;
}

static inline void
scene_leave(struct scene *c)
{
	c->depth--;
}

/* The time it is for the whole run: that of when it was first asked. */
int64_t	scene_began(struct scene *);

/* Fails the run: ERR_INVALID with a sentence. */
int	scene_fail(struct scene *, const char *fmt, ...) ATTR_PRINTF(2, 3);

/* Of a map, a node, a relationship, a moment or a duration; null of null. */
int	func_property(struct scene *, struct value, struct str key,
	    struct value *out);

#endif
