/*
 * answer.h - a question asked of a database, whole: what the terminal, the API
 * and the page share.
 *
 *	struct answer x;
 *	if (answer_make(db, &arena, text, parameters, &limits, &x, e) < 0) ...
 *	t = answer_table(&x, e);		or answer_json(&x, &buf, e)
 *	answer_release(&x);
 *
 * JSON keeps the types of the language: numbers, booleans, lists and maps are
 * theirs; a node is {"labels": [...], "properties": {...}}, a relationship
 * {"type": ..., "properties": {...}}, a path {"nodes": [...],
 * "relationships": [...]}, and what JSON has no word for is text.
 */
#ifndef ANSWER_H
#define ANSWER_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "cypher.h"
#include "db.h"
#include "err.h"
#include "jread.h"
#include "table.h"

struct answer {
	struct cypher_graph	*graph;
	struct arena		*arena;
	struct cypher_rows	 rows;
	bool			 plan;	/* the rows are lines of a plan */
	/* What the question names and the graph has no word for, in a sentence:
	 * it is not wrong, but it finds nothing.  STR_NONE. */
	struct str		 note;
};

/* A JSON value as a parameter; NULL is null. */
struct value	 answer_value(struct arena *, const struct jread *);
int		 answer_parameter(struct arena *, struct str json,
		    struct value *out, struct err *);

/* A caller may bring a ceiling down, never up: "rows", "steps", "memory" in MiB,
 * "seconds".  The sentence names the setting (query_rows) that is the most. */
int		 answer_lower(struct cypher_limits *, struct str name,
		    struct str to, struct err *);
int		 answer_make(struct db *, struct arena *, struct str text,
		    struct value parameters, const struct cypher_limits *,
		    struct answer *, struct err *);
void		 answer_release(struct answer *);

struct table	*answer_table(struct answer *, struct err *);
/* {"columns": [...], "rows": [{...}, ...]}; with a note, also "note". */
int		 answer_json(struct answer *, struct buf *, struct err *);
/* A row a line. */
int		 answer_ndjson(struct answer *, struct buf *, struct err *);

#endif
