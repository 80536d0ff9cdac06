/*
 * value.h - what a question computes with: typed values, and their order.
 *
 * A value is small and copied freely; strings, lists, maps and paths behind it
 * live in the arena of the run and never change.  A node and a relationship are
 * the numbers that the graph knows them by.
 *
 * Null is "not known".  It makes three kinds of sameness:
 *	value_equal	the = of the language: what null touches is unknown
 *	value_same	for grouping and DISTINCT: null is null, NaN is NaN
 *	value_order	for ORDER BY: every value has its place, null last
 */
#ifndef VALUE_H
#define VALUE_H

#include "arena.h"
#include "base.h"
#include "str.h"

enum value_kind {
	VALUE_NULL,
	VALUE_BOOL,
	VALUE_INT,
	VALUE_FLOAT,
	VALUE_STRING,
	VALUE_LIST,
	VALUE_MAP,
	VALUE_NODE,
	VALUE_EDGE,
	VALUE_PATH,
	VALUE_DATE,		/* the moments of temporal.h ... */
	VALUE_TIME,
	VALUE_LOCALTIME,
	VALUE_DATETIME,
	VALUE_LOCALDATETIME,
	VALUE_DURATION		/* ... and what is between two */
};

enum truth {
	TRUTH_NO,
	TRUTH_YES,
	TRUTH_UNKNOWN
};

struct temporal;
struct duration;

struct value {
	enum value_kind	kind;
	union {
		bool				 b;
		int64_t				 i;	/* also NODE, EDGE */
		double				 f;
		struct str			 s;
		const struct value_list		*list;
		const struct value_map		*map;
		const struct value_path		*path;
		const struct temporal		*moment;
		const struct duration		*duration;
	};
};

/* What it costs to go through a list or a map, see value_weight. */
struct value_size {
	size_t		weight;		/* 0: not asked for yet */
	unsigned	depth;
};

struct value_list {
	struct value		*at;
	size_t			 n;
	struct value_size	 size;
};

struct value_field {
	struct str	key;
	struct value	v;
};

/* Fields in the order they were written, each key once. */
struct value_map {
	struct value_field	*at;
	size_t			 n;
	struct value_size	 size;
};

struct value_path {
	int64_t	*node;		/* edges + 1 */
	int64_t	*edge;
	size_t	 edges;
};

#define VALUE_NONE ((struct value){ .kind = VALUE_NULL })

static inline struct value
value_bool(bool b)
{
	return (struct value){ .kind = VALUE_BOOL, .b = b };
}

static inline struct value
value_int(int64_t i)
{
	return (struct value){ .kind = VALUE_INT, .i = i };
}

static inline struct value
value_float(double f)
{
	return (struct value){ .kind = VALUE_FLOAT, .f = f };
}

static inline struct value
value_string(struct str borrowed)
{
	return (struct value){ .kind = VALUE_STRING, .s = borrowed };
}

static inline struct value
value_truth(enum truth t)
{
	return t == TRUTH_UNKNOWN ? VALUE_NONE : value_bool(t == TRUTH_YES);
}

static inline struct value
value_node(int64_t id)
{
	return (struct value){ .kind = VALUE_NODE, .i = id };
}

static inline struct value
value_edge(int64_t id)
{
	return (struct value){ .kind = VALUE_EDGE, .i = id };
}

/* A list of n nulls to be filled in, in the arena. */
struct value	 value_list_new(struct arena *, size_t n, struct value **at);
struct value	 value_map_new(struct arena *, size_t n,
		    struct value_field **at);

static inline bool
value_is_number(struct value v)
{
	return v.kind == VALUE_INT || v.kind == VALUE_FLOAT;
}

static inline bool
value_is_moment(enum value_kind k)
{
	return k >= VALUE_DATE && k <= VALUE_LOCALDATETIME;
}

/* Of an INT or a FLOAT. */
double		 value_real(struct value);
/* "Integer", "List": for sentences. */
const char	*value_kind_name(enum value_kind);
/* NULL where the map has no such key. */
const struct value *value_field(const struct value_map *, struct str key);

/*
 * How many values there are in a value, those in its lists and maps with it, as
 * often as they are told there: a list of itself twice is small to keep and twice
 * as long to go through.  A string counts for every 16 bytes.  Found once a list,
 * when it will not change any more.
 */
struct value_size value_size(struct value);

/* Of what is small at a glance, 0: it need not be counted. */
static inline size_t
value_weight(struct value v)
{
	return v.kind == VALUE_STRING ? v.s.n / 16 : v.kind == VALUE_LIST ||
	    v.kind == VALUE_MAP ? value_size(v).weight : 0;
}

enum truth	 value_equal(struct value, struct value);
/* -1, 0 or 1 in *out where the two can be compared; else, and for NaN, the
 * answer of every < is what is returned: TRUTH_UNKNOWN or TRUTH_NO. */
enum truth	 value_compare(struct value, struct value, int *out);
bool		 value_same(struct value, struct value);
int		 value_order(struct value, struct value);
/* What is the same has the same hash. */
uint64_t	 value_hash(struct value);

#endif
