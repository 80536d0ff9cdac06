/*
 * worker.h - reading untrusted bytes in a child with nothing to steal.
 *
 * reader_read runs in a forked child that has no file but its pipe, a ceiling
 * on memory and on processor time, and no way to start another program.  What it
 * finds comes back as records.  A child that dies costs what it was reading, and
 * a sentence says how it died.
 */
#ifndef WORKER_H
#define WORKER_H

#include "reader.h"

/* As reader_read; the callbacks run here, in the parent. */
int	worker_read(struct str bytes, const struct reader_hint *, reader_fn *,
	    reader_problem_fn *, void *, struct arena *, struct reader_found *,
	    struct err *);

#endif
