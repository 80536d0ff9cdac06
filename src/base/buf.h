/*
 * buf.h - bytes that grow, up to a ceiling.
 *
 * A buf is born with its ceiling.  Adding more than fits sets `over`, adds
 * nothing, and every later add does nothing: the writer checks once, at the
 * end, with buf_check.  The bytes always end in a NUL that is not counted.
 *
 *	struct buf b = BUF_INIT(LIMIT_BODY_BYTES);
 *	buf_add_str(&b, "...");
 *	if (buf_check(&b, "the page", e) < 0) ...
 *	buf_release(&b);
 */
#ifndef BUF_H
#define BUF_H

#include "base.h"
#include "err.h"
#include "str.h"

struct buf {
	char	*p;
	size_t	 n;
	size_t	 room;
	size_t	 ceiling;
	bool	 over;
};

#define BUF_INIT(ceiling_) { NULL, 0, 0, (ceiling_), false }

void		 buf_init(struct buf *, size_t ceiling);
void		 buf_add(struct buf *, const void *, size_t);
void		 buf_add_str(struct buf *, const char *);
void		 buf_put(struct buf *, struct str);
/* In single quotes, with \ before ' and \, and \n \r \t \b \f for what is not
 * seen: a string as openCypher writes it. */
void		 buf_put_quoted(struct buf *, struct str);
void		 buf_add_char(struct buf *, char);
void		 buf_add_utf8(struct buf *, uint32_t code_point);
void		 buf_printf(struct buf *, const char *fmt, ...)
		    ATTR_PRINTF(2, 3);
/* ERR_LIMIT with the name of what grew too large. */
int		 buf_check(const struct buf *, const char *what, struct err *);
struct str	 buf_str(const struct buf *);
/* The bytes as a C string; "" when nothing was added. */
const char	*buf_text(const struct buf *);
void		 buf_reset(struct buf *);	/* empty, room kept */
char		*buf_take(struct buf *);	/* caller mem_frees; buf is empty */
void		 buf_release(struct buf *);

#endif
