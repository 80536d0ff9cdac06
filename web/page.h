/*
 * page.h - the pages.  Each reads its parameters, asks the views, and hands the
 * answer to its template; what a page looks like is in templates/ and in
 * static/app.css.
 */
#ifndef PAGE_H
#define PAGE_H

#include "base.h"
#include "err.h"
#include "reply.h"
#include "request.h"

int	page_home(struct request *, struct reply *, struct err *);
int	page_entity(struct request *, struct reply *, struct err *);
int	page_entities(struct request *, struct reply *, struct err *);
int	page_graph(struct request *, struct reply *, struct err *);
int	page_doc(struct request *, struct reply *, struct err *);
int	page_documents(struct request *, struct reply *, struct err *);
int	page_deal(struct request *, struct reply *, struct err *);
int	page_deals(struct request *, struct reply *, struct err *);
int	page_search(struct request *, struct reply *, struct err *);
int	page_digest(struct request *, struct reply *, struct err *);
int	page_sources(struct request *, struct reply *, struct err *);
int	page_feed(struct request *, struct reply *, struct err *);
int	page_trouble(struct request *, struct reply *, struct err *);
int	page_metrics(struct request *, struct reply *, struct err *);
int	page_path(struct request *, struct reply *, struct err *);
int	page_news(struct request *, struct reply *, struct err *);
int	page_said(struct request *, struct reply *, struct err *);
int	page_moves(struct request *, struct reply *, struct err *);
int	page_disputes(struct request *, struct reply *, struct err *);
int	page_query(struct request *, struct reply *, struct err *);
int	page_about(struct request *, struct reply *, struct err *);
int	page_static(struct request *, struct reply *, struct err *);
/* Files that are looked for where nobody told of them. */
int	page_robots(struct request *, struct reply *, struct err *);
int	page_icon(struct request *, struct reply *, struct err *);

#endif
