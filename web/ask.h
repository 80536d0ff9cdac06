/*
 * ask.h - a request's parameters as a question to the views: what a page and
 * the API share.
 */
#ifndef ASK_H
#define ASK_H

#include "base.h"
#include "edition.h"
#include "err.h"
#include "request.h"
#include "table.h"

/*
 * The entity of the id in request->rest, as it is now: what was merged into another
 * is that other.
 */
int		 ask_entity(const struct request *, int64_t *id, struct err *);
/*
 * The entity that a parameter names; 0 where it is not given.  ERR_NOT_FOUND
 * with what else it may have meant.
 */
int		 ask_name(const struct request *, const char *param,
		    int64_t *id, struct err *);
/* What it is called: its name where the parameter is an id or an alias; as it
 * was given where nothing is known by it. */
struct str	 ask_called(const struct request *, const char *param);
struct table	*ask_deals(const struct request *, struct err *);
/* Both ends are given and known. */
struct sheet	*ask_path(const struct request *, struct err *);
struct sheet	*ask_graph(const struct request *, int64_t id, struct err *);
/* Of a week, where the parameters tell no other time. */
struct sheet	*ask_news(const struct request *, int64_t id, struct err *);
struct table	*ask_said(const struct request *, struct err *);
struct table	*ask_moves(const struct request *, struct err *);
struct sheet	*ask_disputes(const struct request *, struct err *);
/* The date of the last edition there is: of the day looked back to, or today. */
const char	*ask_last_edition(const struct request *);
/* The edition of the date in request->rest, else the last. */
int		 ask_edition(const struct request *, struct edition *,
		    struct err *);

#endif
