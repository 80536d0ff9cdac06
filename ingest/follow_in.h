/*
 * follow_in.h - what is fetched for a document, while it is; for follow.c and
 * transcribe.c alone.
 */
#ifndef FOLLOW_IN_H
#define FOLLOW_IN_H

#include "arena.h"
#include "base.h"
#include "follow.h"
#include "reader.h"
#include "store_follow.h"
#include "vec.h"

struct follow_round {
	struct db			*db;
	const struct crawl_options	*options;
	struct crawl_report		*report;
	struct polite			*polite;
	const struct lease		*lease;
	VEC(struct host)		 host;	/* asked about; see taken */
	VEC(bool)			 taken;
	int64_t				 kept;	/* ticks */
	struct arena			 arena;
	int				 audio;	/* file that it goes to; 0 */
	int				 rc;
	struct err			*e;
};

/* One document that something is fetched for. */
struct following {
	struct follow_round *round;
	struct follow	 follow;
	struct doc	*doc;		/* as stored */
	struct arena	 arena;		/* of the answer */
	bool		 better;	/* the text was taken */
	const char	*problem;	/* why it was not; NULL */
	bool		 heard;		/* its audio has come */
};

/* Asks for it where host and row are ours; else *out is NULL. */
int	follow_begin(struct follow_round *, const struct follow *,
	    struct following **out, struct err *);
/* Until all are called back, or a signal came. */
int	follow_wait(struct follow_round *, struct err *);
int	follow_give_hosts(struct follow_round *, struct err *);

/* How it went, into the database; a failure of that is in round->rc. */
void	follow_end(struct following *, enum follow_state, int64_t wait_ms,
	    struct str problem);
void	follow_fail(struct following *, const char *sentence, bool for_good,
	    int64_t retry_ms);
/* Reads what came, and puts it in the place of the document's text. */
void	follow_take(struct following *, struct str bytes,
	    const struct reader_hint *);
bool	follow_is_stopped(const struct follow_round *);

#endif
