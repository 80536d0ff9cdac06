/*
 * build.h - from documents to belief: the only floor that joins reading and
 * memory.
 *
 * Every document that this reader has not read with these names is read (two
 * threads read while one writes), its reading stored with its mark in one step;
 * then everything is folded: names counted, claims into edges, deal claims into
 * deals.  A build that was killed goes on where it was.  The result depends on
 * the documents, the names and the program alone: not on the order in which
 * documents came, on threads, or on the clock.
 */
#ifndef BUILD_H
#define BUILD_H

#include "base.h"
#include "db.h"
#include "err.h"

struct build_options {
	bool			 all;		/* drop the derived half first */
	unsigned		 threads;	/* 0: as many as cores, up to 8 */
	const volatile int	*stop;		/* set by a signal; NULL */
	/* told now and then; NULL */
	void			(*progress)(size_t done, size_t all, void *);
	void			*ctx;
};

struct build_report {
	size_t	docs, bytes;		/* read now */
	size_t	mentions, claims, deal_claims;	/* in them */
	size_t	edges, deals, names;	/* after the fold, in all */
	bool	stopped;		/* by *stop: what was read is kept */
	bool	folded;			/* false where nothing had moved */
};

int	build_run(struct db *, const struct build_options *,
	    struct build_report *, struct err *);

#endif
