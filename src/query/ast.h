/*
 * ast.h - a question as a tree, made by cypher.y, completed by scope.c.
 *
 * Everything lives in the arena of the parse.  `at` is an offset in the text,
 * for errors.  A variable is a slot in the row: scope.c gives every name of
 * every scope a slot of its own, so that a row is one array through the whole
 * question, and what has no name has a slot too.
 */
#ifndef AST_H
#define AST_H

#include "arena.h"
#include "base.h"
#include "cypher.h"
#include "err.h"
#include "str.h"
#include "value.h"

#define AST_DEPTH 400		/* of nested expressions */
#define AST_BYTES (1u << 20)	/* of a question */
#define AST_PARTS 5000		/* clauses, columns, nodes, labels of one */
#define AST_KEYS 1000		/* of a map that is written out */
#define AST_WORDS 200		/* of the graph, that are looked up for notes */
#define AST_NO_SLOT (-1)

enum expr_kind {
	EXPR_VALUE,
	EXPR_TOO_BIG,		/* 2^63, which only a minus makes a number */
	EXPR_PARAM,
	EXPR_NAME,
	EXPR_FIELD,		/* a.name */
	EXPR_INDEX,		/* a[b] */
	EXPR_SLICE,		/* a[b..c] */
	EXPR_LABELS,		/* a:Name:Name, in args as EXPR_NAMEs */
	EXPR_OR, EXPR_XOR, EXPR_AND, EXPR_NOT,
	EXPR_EQ, EXPR_NE, EXPR_LT, EXPR_LE, EXPR_GT, EXPR_GE,
	EXPR_ADD, EXPR_SUB, EXPR_MUL, EXPR_DIV, EXPR_MOD, EXPR_POW,
	EXPR_NEG, EXPR_POS,
	EXPR_IN, EXPR_STARTS, EXPR_ENDS, EXPR_CONTAINS, EXPR_MATCHES,
	EXPR_IS_NULL, EXPR_IS_NOT_NULL,
	EXPR_LIST,		/* args */
	EXPR_MAP,		/* args: PAIRs; of the thing a, also its FIELDs */
	EXPR_PAIR,		/* name: a */
	EXPR_KEYS,		/* .* in a map: all that a has */
	EXPR_CASE,		/* a or NULL; args: when, then, ...; b: else */
	EXPR_CALL,		/* name(args) */
	EXPR_COUNT_ALL,
	EXPR_EACH,		/* [name IN a WHERE b | c] */
	EXPR_REDUCE,		/* reduce(name = a, b), b an EACH */
	EXPR_ALL, EXPR_ANY, EXPR_NONE, EXPR_SINGLE,	/* (name IN a WHERE b) */
	EXPR_PATTERN,		/* there is such a pattern */
	EXPR_PATTERN_EACH,	/* [pattern WHERE b | c] */
	EXPR_EXISTS		/* exists { parts }: do they give a row? */
};

struct func;
struct part;
struct pattern;
struct walk;

struct expr {
	enum expr_kind		 kind;
	uint32_t		 at;		/* of its operator or name */
	uint32_t		 from, to;	/* all of it; 0, 0: of its parts */
	unsigned		 depth;
	bool			 paren;
	bool			 distinct;	/* CALL of an aggregate */
	bool			 folds;		/* it or a part is an aggregate */
	int			 slot;		/* NAME, EACH, aggregates */
	struct str		 name;
	struct value		 v;
	struct expr		*a, *b, *c;
	struct expr		*args;
	size_t			 n_args;
	struct expr		*next;
	const struct func	*func;
	struct pattern		*pattern;
	struct walk		*walk;		/* how the pattern is looked for */
	struct part		*parts;
};

/* A list while it is read. */
struct exprs {
	struct expr	*first, *last;
	size_t		 n;
};

struct name {
	struct str	 s;
	uint32_t	 at;
	struct name	*next;
};

enum direction {
	DIR_BOTH,
	DIR_OUT,
	DIR_IN
};

struct link;

struct spot {			/* a node of a pattern */
	struct str	 name;		/* "" where it has none */
	uint32_t	 at;
	int		 slot;
	struct name	*labels;
	struct expr	*props;		/* EXPR_MAP or EXPR_PARAM; NULL */
	struct link	*link;		/* to the next one */
};

struct link {			/* a relationship of a pattern */
	struct str	 name;
	uint32_t	 at;
	int		 slot;
	struct name	*types;
	struct expr	*props;
	enum direction	 dir;
	bool		 many;		/* variable length */
	int64_t		 min, max;
	struct spot	*to;
};

enum pattern_kind {
	PATTERN_PLAIN,
	PATTERN_SHORTEST,
	PATTERN_ALL_SHORTEST
};

struct pattern {
	enum pattern_kind	 kind;
	struct str		 name;		/* p = ...; "" */
	uint32_t		 at;
	int			 slot;
	int			 since;		/* its own slots begin here */
	struct spot		*first;
	struct pattern		*next;
};

enum clause_kind {
	CLAUSE_MATCH,
	CLAUSE_UNWIND,
	CLAUSE_WITH,
	CLAUSE_RETURN,
	CLAUSE_CREATE
};

struct item {			/* of a projection, of ORDER BY */
	struct expr	*expr;
	struct str	 name;
	bool		 named;		/* by AS */
	bool		 down;
	int		 slot;
	uint32_t	 at;
	struct item	*next;
};

struct clause {
	enum clause_kind	 kind;
	uint32_t		 at;
	bool			 optional;
	struct pattern		*patterns;
	struct expr		*where;
	struct expr		*list;		/* UNWIND */
	struct str		 name;
	int			 slot;
	bool			 distinct, star;
	struct item		*items, *order;
	struct expr		*skip, *limit;
	/* by scope.c */
	bool			 folds;
	bool			*bound;		/* slots that had a value before */
	int			 n_bound;
	struct expr		**fold_at;	/* the aggregates */
	size_t			 n_fold;
	struct walk		*walk;
	struct clause		*next;
};

struct part {			/* of a UNION */
	struct clause	*clauses, *last;
	bool		 all;		/* UNION ALL before it */
	struct part	*next;
};

struct word {			/* of a graph, as the question names it */
	struct str	 s;
	enum word_kind	 kind;
	struct word	*next;
};

struct query {
	struct str	 text;		/* ends in a NUL */
	struct word	*words;		/* each once */
	struct name	*params;	/* each where it stands, the last first */
	struct part	*parts;
	int		 slots;
	bool		 explain, profile;
	uint64_t	 runs;
	int64_t		 steps, rows;	/* of the last run */
};

/* ERR_INVALID: "line 1, column 7: ..." with the line and a caret. */
int	ast_error(struct err *, struct str text, uint32_t at, const char *fmt,
	    ...) ATTR_PRINTF(4, 5);
/* Are they the same but for where they stand? */
bool	ast_same(const struct expr *, const struct expr *);

/* A word that the question names is one of query's. */
void	ast_word(struct arena *, struct query *, struct str, enum word_kind);

/* Gives every name its slot and finds what can be known to be wrong. */
int	scope_resolve(struct arena *, struct query *, struct err *);

#endif
