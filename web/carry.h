/*
 * carry.h - a page of the past leads to pages of the same day.
 *
 * The templates know nothing of it: every link and form of a page that goes to
 * another page of ours is given the day.
 */
#ifndef CARRY_H
#define CARRY_H

#include "base.h"
#include "buf.h"
#include "str.h"

/* day: YYYY-MM-DD. */
void	carry_day(struct str html, struct str day, struct buf *out);

#endif
