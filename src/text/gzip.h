/*
 * gzip.h - compressed bytes at the door (RFC 1952), in and out.
 *
 * A few kilobytes may unpack to gigabytes: the output's own ceiling stops it,
 * and memory is taken as bytes come, never by what the header promises.
 */
#ifndef GZIP_H
#define GZIP_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "str.h"

bool	gzip_is(struct str);
/* Appends.  ERR_INVALID for a truncated or damaged file, ERR_LIMIT over out's
 * ceiling. */
int	gzip_unpack(struct str, struct buf *out, struct err *);
/* Appends the bytes packed: fast rather than small, and the same each time. */
void	gzip_pack(struct str, struct buf *out);

#endif
