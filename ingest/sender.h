/*
 * sender.h - who a message is from: the first mailbox of a From field.
 *
 * RFC 5322 3.4 with its obsolete forms: comments, groups, routes, encoded words
 * in a name.  By the letter (see mime.h), "Big Bug bb@bug.example" has a mailbox
 * of three words, and words without an @ are a mailbox of this machine.
 * Forgiving, what stands in angle brackets is the address and all before it
 * the name, whatever it holds, and a comment is a name where there is no other.
 */
#ifndef SENDER_H
#define SENDER_H

#include "arena.h"
#include "mime.h"
#include "str.h"

struct sender {
	struct str	name, addr;	/* in the arena; "" */
};

void	sender_read(struct str field, enum mime_way, struct arena *,
	    struct sender *);

#endif
