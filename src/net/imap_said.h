/*
 * imap_said.h - what a mail server said to a command: numbers out of lines.
 *
 * Pure, and of untrusted bytes: anything may stand there.
 */
#ifndef IMAP_SAID_H
#define IMAP_SAID_H

#include "base.h"
#include "imap.h"
#include "str.h"

/* False where one of the two numbers is not there. */
bool	imap_said_state(struct str, struct imap_state *);
/* Those of `from` and above, put in and sorted. */
void	imap_said_uids(struct str, uint32_t from, struct imap_uids *);
bool	imap_uids_have(const struct imap_uids *, uint32_t uid);	/* sorted */

#endif
