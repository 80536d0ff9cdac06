/*
 * group.h - the same story from several places is one story.
 *
 * A press release in five papers, an episode in two feeds, a letter that came by
 * mail and stands on the site: all documents stay, each with its quotes, but
 * they are one voice, and lists show them once.
 *
 * Documents are taken in the order of their publication.  One that is like a
 * leader (alike in its words as text/sketch.h tells, at the same address, or the
 * same item of another feed) belongs to it; one that is like none leads.  So a
 * group is a star about the document that was there first: nothing drifts from
 * copy to copy, and the order in which documents came to us changes nothing.
 * (J. Hartigan's leader algorithm, "Clustering Algorithms", 1975, with bands of
 * the sketch to find the leaders: the work grows with the documents, not with
 * their pairs.)
 *
 * An address or an item's id that one voice gives to two documents names neither.
 *
 * A story of a round-up whose address is a document's is told to be about it; the
 * round-up is its own document all the same, with its own voice.
 */
#ifndef GROUP_H
#define GROUP_H

#include "base.h"
#include "db.h"
#include "err.h"

/* Of what two texts say, the share that both say, for them to be one story. */
#define GROUP_ALIKE 0.8
/* One voice repeats its own words, in notes on every release, and means another
 * thing. */
#define GROUP_ALIKE_OWN 0.95

/* Inside a db_write, after store_fold_clear. */
int	group_fold(struct db *, struct err *);

#endif
