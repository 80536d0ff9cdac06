/*
 * claim.h - what one document says: head relation tail, in these words.
 *
 * A claim is never belief: it has a status (said is not done), the span of the
 * sentence that says it, who is marked as its speaker, the time it is about,
 * and the document has the time we learned it.  Its id is a hash of document,
 * relation, ends and span, so that links to it live through a rebuild.
 */
#ifndef CLAIM_H
#define CLAIM_H

#include "base.h"
#include "clock.h"
#include "kind.h"
#include "str.h"

struct claim {
	int64_t			id;
	int64_t			doc;
	enum relation		relation;
	int64_t			head, tail;	/* entities */
	enum status		status;
	enum phase		phase;
	uint32_t		start, end;	/* the evidence in doc.text */
	struct str		speaker;	/* as marked in the text; "" unknown */
	int64_t			at_ms;		/* in the recording; -1 unknown */
	struct clock_span	about;		/* CLOCK_NONE where unsaid */
};

void	claim_set_id(struct claim *);

#endif
