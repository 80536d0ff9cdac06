/*
 * subscribe.h - who gets the digest.
 *
 * An address is a strict one: no quoted local part, no comment, ASCII, a domain
 * with a dot (or localhost), at most 254 bytes; the domain is brought to lower
 * case, the local part is left alone, and two that differ in case alone are one
 * subscriber.  The token is 128 bits from the system; the ids of the messages to
 * a subscriber are made of it, so that they tell no address.
 */
#ifndef SUBSCRIBE_H
#define SUBSCRIBE_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "store_post.h"
#include "table.h"

/* The normal form, or NULL and ERR_INVALID with what is wrong. */
const char	*subscribe_address(struct arena *, struct str, struct err *);
/* zone "" or NULL: America/New_York.  A zone that is not on this machine is
 * ERR_NOT_FOUND.  *is_new may be NULL. */
int		 subscribe_add(struct db *, struct arena *, struct str address,
		    const char *zone, int64_t hour, bool *is_new, struct err *);
/* ERR_NOT_FOUND where there is no such subscriber. */
int		 subscribe_remove(struct db *, struct arena *,
		    struct str address, struct err *);
/* address, zone, hour, state, added, sent (the last date), problem. */
struct table	*subscribe_table(struct db *, struct arena *, bool all,
		    struct err *);

#endif
