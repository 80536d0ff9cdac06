/*
 * crawl_in.h - one round of asking; for crawl*.c alone.
 *
 * A round takes hosts (crawl_site.c), asks their sources (crawl_ask.c), and
 * writes down together what they said and how they are (crawl_save.c).
 */
#ifndef CRAWL_IN_H
#define CRAWL_IN_H

#include "arena.h"
#include "base.h"
#include "batch.h"
#include "ingest.h"
#include "polite.h"
#include "pool.h"
#include "store_host.h"
#include "store_source.h"
#include "vec.h"

/* Sources of one host: what a crawler takes on. */
struct site {
	struct host	 host;
	struct source	**source;
	size_t		 n;
	size_t		 open;		/* asked, not written down yet */
	struct site	*next;
};

struct asked;

struct crawl {
	struct db			*db;
	const struct crawl_options	*options;
	struct crawl_report		*report;
	struct polite			*polite;
	struct pool			*pool;
	struct arena			 arena;	/* sources, and what they say */
	struct asked			*mailboxes;	/* asked after the others */
	struct lease			 lease;
	struct site			*sites;	/* not taken yet */
	VEC(struct asked *)		 done;	/* not written down yet */
	size_t				 total, waiting, hosts_open;
	int64_t				 began, kept, saved;	/* ticks */
	bool				 stopping;
	int				 rc;
	struct err			*e;
};

/* One source being asked. */
struct asked {
	struct crawl	*crawl;
	struct site	*site;
	struct source	 source;
	struct str	 url;		/* of it, when it was begun */
	struct batch	 batch;
	struct fetch	 fetch;
	size_t		 pages;		/* of a list in parts, read so far */
	size_t		 page_docs;	/* documents of those */
	bool		 from_page;	/* its feed was found on its page */
	bool		 good;		/* it answered: 200 or 304 */
	const char	*lost;		/* why nothing of it is written; NULL */
	int64_t		 retry_ms;	/* what it asks for; -1 */
	struct asked	*next;		/* of the mailboxes */
	int64_t		 fresh_ms;
	struct batch_counts counts;
};

/* A sentence about the source, to whoever crawls. */
void	crawl_tell(struct asked *, const char *sentence);
/* Between two askings of a source where nothing else is said. */
int64_t	crawl_usual_wait(const struct crawl *);

/* Transfers, and hosts that are open. */
size_t	crawl_at_once(const struct crawl_options *);

/* Sources by host, hosts in the order of their first source. */
int	crawl_load_sites(struct crawl *, struct err *);
/* As many as may be open at one time; their sources are asked. */
int	crawl_take_sites(struct crawl *, struct err *);

/* It is put to crawl->done when it has been asked; a mailbox is asked by
 * crawl_ask_mailbox, which holds everything up. */
void	crawl_begin(struct crawl *, struct site *, const struct source *);
void	crawl_ask_mailbox(struct asked *);

/* Writes down what is done; a failure is in crawl->rc. */
void	crawl_save(struct crawl *);

#endif
