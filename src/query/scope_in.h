/*
 * scope_in.h - between the files of scope: the names that are seen at a place
 * of the question, and what each of them can be known to be.
 */
#ifndef SCOPE_IN_H
#define SCOPE_IN_H

#include "ast.h"
#include "func.h"
#include "vec.h"

enum var_kind {
	VAR_ANY,
	VAR_NODE,
	VAR_EDGE,
	VAR_EDGES,
	VAR_PATH,
	VAR_OTHER,	/* known to be none of these */
	VAR_PLAIN	/* and to have no properties */
};

struct var {
	struct str	name;
	int		slot;
	enum var_kind	kind;
	unsigned	values;		/* FUNC_KINDs it may be; 0: not known */
};

VEC_NAMED(vars, struct var);

struct scope {
	struct arena	*arena;
	struct query	*query;
	struct err	*e;
	struct vars	 vars;
	struct clause	*clause;
	bool		 may_fold, in_fold;
	bool		 seals;		/* a pattern may name nothing new */
};

/* scope.c */
int		 scope_wrong(struct scope *, uint32_t at, const char *what,
		    struct str name);
struct var	*scope_find(struct scope *, struct str name);
int		 scope_declare(struct scope *, struct str name, enum var_kind);
/* By slot: has it a value before what comes now? */
bool		*scope_bound(struct scope *);
/* The clauses of a part, seen with the names of now; they are left as the last
 * clause leaves them. */
int		 scope_part(struct scope *, struct part *);

/* scope_pattern.c */
/* *late is what must hold of all that they find; NULL. */
int		 scope_patterns(struct scope *, struct pattern *,
		    struct expr **late);
struct expr	*scope_both(struct scope *, struct expr *, struct expr *);

/* scope_expr.c */
int		 scope_expr(struct scope *, struct expr *);
enum var_kind	 scope_kind(struct scope *, const struct expr *);
bool		 scope_is_fold(const struct expr *);
/* A WHERE, or NULL: true, false or not known. */
int		 scope_condition(struct scope *, struct expr *);
/* Fails where an expression is known to be of none of these kinds. */
int		 scope_expect(struct scope *, const struct expr *,
		    unsigned kinds, const char *what);

#endif
