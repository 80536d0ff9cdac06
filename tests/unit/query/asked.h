/*
 * asked.h - what a question about a graph of nothing gives: its first column,
 * or the error.
 */
#ifndef ASKED_H
#define ASKED_H

#include "check.h"
#include "cypher.h"
#include "limits.h"

static const struct cypher_limits asked_usual = CYPHER_LIMITS;

static inline const char *
asked_with(struct arena *a, const char *text, struct value parameters,
    const struct cypher_limits *l)
{
	static const struct cypher_ops nothing;
	struct cypher_graph g = { .ops = &nothing };
	struct cypher_rows r;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT(MIB);
	struct query *q = cypher_parse(a, str_of(text), &e);
	const char *out;

	if (q == NULL || cypher_run(q, &g, a, parameters, l, &r, &e) < 0)
		return arena_strdup(a, e.text);
	for (size_t i = 0; i < r.n; i++) {
		buf_add_str(&b, i ? "; " : "");
		cypher_print(&g, a, r.row[i][0], &b, &e);
	}
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

static inline const char *
asked(struct arena *a, const char *text)
{
	return asked_with(a, text, VALUE_NONE, &asked_usual);
}

/* The expression alone. */
static inline const char *
worth(struct arena *a, const char *expression)
{
	return asked(a, arena_printf(a, "RETURN %s AS x", expression));
}

#endif
