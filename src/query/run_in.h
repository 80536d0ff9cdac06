/*
 * run_in.h - between the files of run: a stage is a clause at work, a run all of
 * them.
 */
#ifndef RUN_IN_H
#define RUN_IN_H

#include "ast.h"
#include "fold.h"
#include "func.h"
#include "vec.h"
#include "walk.h"

/* A larger limit sorts all rows. */
#define RUN_KEEP_MOST 100000

struct run;

struct group {
	uint64_t	 hash;
	struct value	*key;
	struct value	*row;		/* the whole row that came first */
	struct fold	*fold;
};

/* A kept row and what it is sorted by. */
struct kept {
	struct value	*row;
	struct value	*sort;
	uint64_t	 place;		/* in which it came */
};

struct stage {
	struct clause		*clause;
	struct stage		*next;
	struct run		*run;
	size_t			 items, sorts;
	struct value		*key, *sort;	/* of the row that is looked at */
	VEC(struct group)	 groups;
	uint32_t		*table;		/* of groups, by hash; 0 free */
	size_t			 table_room;
	VEC(struct kept)	 kept;
	uint64_t		 came;
	int64_t			 skip, limit, passed;
	bool			 any;		/* OPTIONAL: there was a match */
	bool			 straight;	/* its rows are the answer's ... */
	bool			 plain;		/* ... and it takes them all */
	const struct walk	*feeds;		/* the walk its rows come from */
};

struct run {
	struct scene		 scene;
	struct query		*query;
	size_t			 slots;
	VEC(struct value *)	 rows;		/* in the arena */
	size_t			 weight;	/* of what is in them */
	struct stage		*first;
	bool			 any;		/* is there a row? no more is asked */
	bool			 found;
};

/* run.c.  0 goes on, 1: no more rows are wanted, -1 fails. */
int		 run_push(struct stage *);	/* the scene's row */
/* A row that is done here: SKIP, LIMIT and WHERE, then the next stage. */
int		 run_pass(struct stage *);
struct value	*run_copy_row(struct run *);
void		 run_use_row(struct run *, const struct value *row);

/* run_project.c */
int		 run_project(struct stage *);
/* The group of a key of n values, made where it is new. */
struct group	*run_group(struct stage *, const struct value *key, size_t n,
		    bool *fresh);
/* When all rows have come. */
int		 run_end_groups(struct stage *);
int		 run_end_kept(struct stage *);

/* run_create.c */
int		 run_create(struct stage *);

#endif
