/*
 * api.h - the same answers as JSON, under /api/v1.  Shapes: src/out/out.h.
 */
#ifndef API_H
#define API_H

#include "base.h"
#include "err.h"
#include "reply.h"
#include "request.h"

int	api_entities(struct request *, struct reply *, struct err *);
int	api_entity(struct request *, struct reply *, struct err *);
int	api_graph(struct request *, struct reply *, struct err *);
int	api_deals(struct request *, struct reply *, struct err *);
int	api_deal(struct request *, struct reply *, struct err *);
int	api_search(struct request *, struct reply *, struct err *);
int	api_docs(struct request *, struct reply *, struct err *);
int	api_doc(struct request *, struct reply *, struct err *);
int	api_path(struct request *, struct reply *, struct err *);
int	api_digest(struct request *, struct reply *, struct err *);
int	api_sources(struct request *, struct reply *, struct err *);
int	api_news(struct request *, struct reply *, struct err *);
int	api_said(struct request *, struct reply *, struct err *);
int	api_moves(struct request *, struct reply *, struct err *);
int	api_disputes(struct request *, struct reply *, struct err *);
int	api_judgements(struct request *, struct reply *, struct err *);
int	api_rising(struct request *, struct reply *, struct err *);
/* The body is {"query": text, "params": {...}}. */
int	api_query(struct request *, struct reply *, struct err *);
/* The description of all of these, OpenAPI 3.1. */
int	api_openapi(struct request *, struct reply *, struct err *);
/* {"status": "ok"} where the database answers. */
int	api_health(struct request *, struct reply *, struct err *);

#endif
