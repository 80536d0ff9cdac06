/*
 * kept.h - a kept edition as bytes and back: JSON, all of it, so that what was
 * sent can be shown again when the claims it was made of are long remade.
 */
#ifndef KEPT_H
#define KEPT_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "edition.h"
#include "err.h"

#define KEPT_FORM 1

void	kept_write(const struct edition *, struct buf *);
/* Strings live in the arena.  ERR_INVALID for what is no edition. */
int	kept_read(struct str, struct arena *, struct edition *, struct err *);

/* The two tables of an edition, empty. */
struct table	*kept_deals(struct arena *);
struct table	*kept_rising(struct arena *);

#endif
