/*
 * build.h - from the record to belief: read what is unread, then fold.
 *
 * A document's reading is stored whole with the mark that says by which reader
 * and lexicon, some documents a transaction; the fold replaces all edges and
 * deals in one.  So a build that is cut off at any moment is finished by the
 * next, with the same result, and the order in which documents came changes
 * nothing.
 */
#ifndef BUILD_H
#define BUILD_H

#include "base.h"
#include "db.h"
#include "err.h"

/* Grows when the code of the reader changes what it concludes. */
#define BUILD_READER 9

/* That number and the built-in tables of words and cues: a document read by
 * another reader is read again. */
int64_t	build_reader(void);

/* How many independent sources make a candidate an entity, where none says. */
#define BUILD_PROMOTE 3

struct build_options {
	bool	all;		/* drop the derived half first */
	int64_t	promote;	/* 0: BUILD_PROMOTE */
	bool	progress;	/* show how far it is, on stderr */
};

struct build_report {
	size_t	docs;		/* read now */
	size_t	bytes;
	size_t	mentions, claims, deal_claims;
	size_t	edges, deals;	/* after the fold */
	bool	folded;		/* false: nothing had moved */
};

/* Folds what was read into edges, deals and nodes; inside a db_write, or on a
 * handle that looks back (as_of.h). */
int	graph_fold(struct db *, int64_t promote, struct build_report *,
	    struct err *);
int	graph_build(struct db *, const struct build_options *,
	    struct build_report *, struct err *);

#endif
