/*
 * message.h - a mail as bytes: RFC 5322, MIME (2045 to 2047, 2049).
 *
 * Written by ourselves, strictly: every line ends in CR LF and is at most 76
 * bytes (header lines too), bodies are quoted-printable UTF-8, header words that
 * are not ASCII are encoded-words, nothing that came from outside can begin a
 * header.  The form is multipart/alternative, plain text first, HTML second.
 * RFC 2369: List-Unsubscribe is an address to write to.
 */
#ifndef MESSAGE_H
#define MESSAGE_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "str.h"

struct message {
	struct str	from_name;	/* UTF-8; "" none */
	struct str	from;		/* addresses: post/subscribe's grammar */
	struct str	to;
	struct str	subject;	/* UTF-8 */
	struct str	id;		/* "left@right", without < > */
	int64_t		date;
	struct str	list_id;	/* "digest.example.org"; "" none */
	struct str	text;		/* UTF-8, LF */
	struct str	html;
};

/* ERR_INVALID for a bad address or id, ERR_LIMIT over LIMIT_MAIL_BYTES of HTML. */
int	message_write(const struct message *, struct buf *, struct err *);

/* The parts of it, for tests. */
void	message_quoted_printable(struct str, struct buf *);
/* "Name: words" folded at 76 bytes, encoded where a byte is not ASCII. */
void	message_header(const char *name, struct str words, struct buf *);

#endif
