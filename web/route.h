/*
 * route.h - which address is answered by which function: a row a route.
 *
 * A path is fixed, or ends in one {thing}, which the function finds in
 * request->rest.  The table is also what /openapi.json is made of, so that the
 * description cannot promise what is not there.
 */
#ifndef ROUTE_H
#define ROUTE_H

#include "base.h"
#include "err.h"
#include "param.h"
#include "reply.h"
#include "request.h"

typedef int	route_fn(struct request *, struct reply *, struct err *);

struct route {
	const char		*path;		/* "/doc/{id}" */
	route_fn		*answer;
	const char		*about;		/* API: what it gives; else NULL */
	const char		*gives;		/* API: name of the JSON shape */
	const char		*takes;		/* POST alone: of its body; else NULL */
	struct param_rule	 param[PARAM_RULES + 1];
};

extern const struct route route_table[];
extern const size_t route_count;

/* Always leaves a reply, if only one that says what was wrong. */
void	route_answer(struct request *, struct reply *);

#endif
