/*
 * wire.h - records between a worker and its parent, over a pipe.
 *
 * A record is a tag byte, a length of four bytes, and fields: numbers as eight
 * bytes little-endian, strings as four bytes of length and their bytes.  The
 * parent trusts nothing: lengths are checked against the record, the record
 * against its ceiling, and text against UTF-8.
 */
#ifndef WIRE_H
#define WIRE_H

#include "base.h"
#include "buf.h"
#include "doc.h"
#include "err.h"
#include "str.h"

enum wire_tag { WIRE_DOC = 1, WIRE_PROBLEM, WIRE_FOUND, WIRE_FAILED };

void	wire_begin(struct buf *, enum wire_tag);	/* resets the buf */
void	wire_put_int(struct buf *, int64_t);
void	wire_put_str(struct buf *, struct str);
void	wire_end(struct buf *);				/* fills the length in */
/* All of the bytes, or ERR_IO. */
int	wire_write(int fd, struct str, struct err *);
void	wire_put_doc(struct buf *, const struct doc *);

/* 1 and a record, 0 when more bytes are needed, -1 for what is no record.
 * *used is what the record took. */
int	wire_next(struct str bytes, size_t *used, enum wire_tag *,
	    struct str *record, struct err *);
bool	wire_take_int(struct str *record, int64_t *);
bool	wire_take_bytes(struct str *record, struct str *);
bool	wire_take_str(struct str *record, struct str *);	/* valid UTF-8 */
bool	wire_take_doc(struct str *record, struct doc *);

#endif
