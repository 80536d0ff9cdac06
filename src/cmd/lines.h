/*
 * lines.h - a stream, a line at a time, in memory of one line.
 *
 * A line over the ceiling is passed over to its end and told as ERR_LIMIT; the
 * next call gives the line after it.
 */
#ifndef LINES_H
#define LINES_H

#include <stdio.h>

#include "base.h"
#include "buf.h"
#include "err.h"
#include "str.h"

struct lines {
	FILE		*from;
	const char	*name;		/* for sentences */
	struct buf	 line;
	size_t		 number;	/* of the line last given, from 1 */
};

/* "-" is standard input. */
int	lines_open(struct lines *, const char *path, size_t ceiling,
	    struct err *);
/* 1: a line, without its line end; 0: no more; -1: ERR_LIMIT (go on) or
 * ERR_IO (do not). */
int	lines_next(struct lines *, struct str *, struct err *);
void	lines_close(struct lines *);

#endif
