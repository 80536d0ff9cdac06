/*
 * cypher.h - questions in openCypher, read-only.
 *
 * A question is parsed once (cypher_parse), may be run many times with other
 * parameters (cypher_run), and gives rows of values.  It is asked of an abstract
 * graph: world.h has the database's, the tests have one of their own.  A run
 * stops at its ceilings with the name of the ceiling; nothing is ever cut short
 * in silence.
 *
 * An error in the text tells line, column, what was found and what was
 * expected, and shows the line with a caret.  Clauses that write are refused:
 * only a graph that can create (the tests' one) takes CREATE.
 */
#ifndef CYPHER_H
#define CYPHER_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "err.h"
#include "table.h"
#include "value.h"

/* One relationship as seen from one of its ends. */
struct cypher_half {
	int64_t		edge;
	uint32_t	other;
	uint16_t	type;
	bool		out;	/* it points away from this end */
};

struct cypher_edge {
	uint32_t	from, to;
	uint16_t	type;
};

struct cypher_graph;

enum word_kind {
	WORD_LABEL,
	WORD_TYPE,
	WORD_EITHER,		/* x:Word, whatever x is */
	WORD_KEY		/* of a node's or a relationship's property */
};

enum cypher_way {
	CYPHER_BOTH,
	CYPHER_OUT,
	CYPHER_IN
};

/* All relationships in one direction: those of node v are at[v] .. at[v + 1] - 1
 * of the arrays, in order of type. */
struct cypher_lists {
	const uint32_t	*at;
	const uint32_t	*other;
	const uint8_t	*type;
	const uint32_t	*edge;	/* NULL: the place is the relationship */
};

/* What a question says of a property of the node it looks for. */
enum cypher_how {
	HINT_IS,
	HINT_LEAST,
	HINT_ABOVE,
	HINT_MOST,
	HINT_BELOW
};

struct cypher_hint {
	struct str	key;
	enum cypher_how	how;
	struct value	v;
};

/* Nodes among which are all that fit: a list, or first .. first + n - 1. */
struct cypher_found {
	const uint32_t	*node;
	int64_t		 first;
	size_t		 n;
	bool		 listed;
	const char	*by;	/* the index, for people; NULL: all nodes */
	const char	*order;	/* a property by which they rise; NULL: none */
};

/* Room for a walk: a number a node, all 0 between uses; and arrays as long as
 * there are nodes, for those that were reached and by what. */
struct cypher_marks {
	uint32_t	*at;
	uint32_t	*node, *by, *edge;
};

/* Nodes are numbers from 0 to nodes - 1.  A relationship from a node to itself
 * is two halves of that node. */
struct cypher_ops {
	bool	   fixed;	/* words have the same numbers in all its graphs */
	size_t	 (*halves)(const struct cypher_graph *, int64_t node,
		    const struct cypher_half **);
	void	 (*edge)(const struct cypher_graph *, int64_t edge,
		    struct cypher_edge *);
	/* -1: no such label, no such type; see `fixed` */
	int	 (*label)(const struct cypher_graph *, struct str);
	int	 (*type)(const struct cypher_graph *, struct str);
	struct str (*type_name)(const struct cypher_graph *, int);
	/* May anything have a property of this name? */
	bool	 (*has_key)(const struct cypher_graph *, struct str);
	/* A word of this kind that may have been meant; STR_NONE. */
	struct str (*near)(const struct cypher_graph *, struct str,
		    enum word_kind);
	bool	 (*has_label)(const struct cypher_graph *, int64_t node, int);
	/* A list of strings. */
	struct value (*labels)(const struct cypher_graph *, struct arena *,
		    int64_t node);
	/* Of a node or a relationship; null where it has none. */
	int	 (*property)(const struct cypher_graph *, struct arena *,
		    struct value, struct str key, struct value *out,
		    struct err *);
	/* A map of all. */
	int	 (*properties)(const struct cypher_graph *, struct arena *,
		    struct value, struct value *out, struct err *);
	/* Where to look for nodes of a label (-1: any) of which the hints are
	 * true.  NULL: every node is looked at. */
	void	 (*find)(const struct cypher_graph *, struct arena *, int label,
		    const struct cypher_hint *, size_t n,
		    struct cypher_found *);
	/* Two of them, 0 and 1; where there are lists. */
	struct cypher_marks *(*marks)(const struct cypher_graph *, int);
	/* Where a text leads: sets the cell's ref.  May be NULL. */
	void	 (*cell)(const struct cypher_graph *, struct value,
		    struct cell *);
	/* NULL where the graph is read-only. */
	int	 (*create_node)(struct cypher_graph *, const struct str *labels,
		    size_t n, struct value properties, int64_t *node,
		    struct err *);
	int	 (*create_edge)(struct cypher_graph *, int64_t from, int64_t to,
		    struct str type, struct value properties, int64_t *edge,
		    struct err *);
};

struct cypher_graph {
	const struct cypher_ops	*ops;
	void			*ctx;
	int64_t			 nodes;
	double			 degree;	/* relationships a node, on average */
	/* Where relationships are arrays: those that go out, those that come
	 * in.  NULL: halves are asked. */
	const struct cypher_lists *out, *in;
};

struct cypher_limits {
	int64_t	rows;
	int64_t	steps;		/* relationships looked at, rows made */
	size_t	bytes;
	int64_t	ms;
};
#define CYPHER_LIMITS { LIMIT_ROWS, INT64_C(50000000), 256u << 20, 10000 }

struct cypher_rows {
	struct str	 *name;		/* of each column */
	size_t		  columns;
	struct value	**row;
	size_t		  n;
};

struct query;

/* Everything that is said at compile time is said here, parameters aside. */
struct query	*cypher_parse(struct arena *, struct str text, struct err *);
/* `parameters` is a map, or null. */
int		 cypher_run(struct query *, struct cypher_graph *,
		    struct arena *, struct value parameters,
		    const struct cypher_limits *, struct cypher_rows *,
		    struct err *);
/* How it will be answered, a step a line, with the rows that each step is
 * thought to make; with PROFILE, after a run, also those it made. */
int		 cypher_explain(struct query *, struct cypher_graph *,
		    struct arena *, struct value parameters, struct buf *,
		    struct err *);

/* A name as a question has to write it: with `backticks` where it is no word. */
void		 cypher_print_name(struct str, struct buf *);
/* A value as the language writes it: (:Company {name: 'Groq'}). */
int		 cypher_print(const struct cypher_graph *, struct arena *,
		    struct value, struct buf *, struct err *);
/* A string or a moment alone without its quotes. */
int		 cypher_print_plain(const struct cypher_graph *,
		    struct arena *, struct value, struct buf *, struct err *);
/* The rows as an answer that every format can print. */
struct table	*cypher_table(const struct cypher_graph *, struct arena *,
		    const struct cypher_rows *, struct err *);

#endif
