/*
 * handful.h - some documents read by several threads at once.
 *
 * The caller's thread, which owns the database handle, fills a handful with
 * documents and starts it; threads read them, each into its own arena; after
 * handful_wait the readings lie beside their documents, the same whichever
 * thread read which.  While one handful is being read, the one before can be
 * stored.
 *
 *	handful_begin(&h);
 *	*VEC_ADD(&h.task) = (struct task){ .doc = d };	d in h.text
 *	handful_start(&h, lexicon);
 *	handful_wait(&h);
 */
#ifndef HANDFUL_H
#define HANDFUL_H

#include "arena.h"
#include "base.h"
#include "crew.h"
#include "extract.h"
#include "vec.h"

struct task {
	const struct doc	*doc;
	int64_t			 version;	/* of the document's bytes */
	struct reading		 reading;
};

struct handful {
	VEC(struct task)	 task;
	size_t			 bytes;
	struct arena		 text;		/* the documents */
	const struct lexicon	*lex;
	struct arena		 room[CREW_MOST];	/* of each hand */
	struct crew		 crew;
};

/* A zeroed handful is empty; one that was used is emptied, its room kept. */
void	handful_begin(struct handful *);
void	handful_start(struct handful *, const struct lexicon *);
/* Does nothing where none was started. */
void	handful_wait(struct handful *);
/* After handful_wait. */
void	handful_release(struct handful *);

#endif
