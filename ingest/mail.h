/*
 * mail.h - a letter out of an RFC 5322 message.
 *
 * A newsletter that comes by mail is a document keyed by its Message-ID.  Its
 * text is the HTML part where it has one (the plain part of a newsletter is
 * often a stub), else the plain one.  What is attached is named and not read.
 *
 * What is stored is read forgiving (see mime.h): UTF-8 that is called Latin-1 is
 * UTF-8, the quotes that Windows wrote into Latin-1 are quotes.  `stage mail`
 * shows what a message says by the letter.
 */
#ifndef MAIL_H
#define MAIL_H

#include "arena.h"
#include "base.h"
#include "err.h"
#include "mime.h"
#include "str.h"
#include "vec.h"

struct mail_part {
	struct str	type;		/* "text/plain", lower case */
	struct str	charset;	/* "" not given */
};

struct mail {
	struct str	message_id;	/* without its brackets; "" */
	struct str	name, addr;	/* of the first sender; "" */
	struct str	subject;
	struct str	list_id;	/* as given; "" */
	struct str	link;		/* Archived-At; "" */
	int64_t		date;		/* CLOCK_NONE */
	VEC(struct mail_part) parts;	/* leaves; an attached message is one */
	struct str	plain, html;	/* the body in each form; "" */
};

/* True for a message, and for an mbox, which opens with "From ". */
bool	mail_is(struct str bytes);
bool	mail_is_mbox(struct str bytes);
/* Takes the next message off an mbox; false at its end. */
bool	mail_next(struct str *mbox, struct str *message);

/* One message, as bytes; strings live in the arena, parts in the mail. */
int	mail_read(struct str bytes, enum mime_way, struct arena *, struct mail *,
	    struct err *);
void	mail_release(struct mail *);

#endif
