/*
 * extract.h - reading: a document in, what it says out.
 *
 * A pure function of (document, lexicon, rules): no database, network, clock,
 * locale or global takes part, so the same bytes give the same reading on every
 * machine, and many threads or processes may read at once with one lexicon.
 *
 * The input is any UTF-8; bytes that are not are passed over, never altered.
 * All offsets are bytes of the text as given.  The ceilings of limits.h keep the
 * work linear in the text.  There is no error: a text that says nothing gives an
 * empty reading.
 */
#ifndef EXTRACT_H
#define EXTRACT_H

#include "arena.h"
#include "base.h"
#include "claim.h"
#include "deal.h"
#include "doc.h"
#include "entity.h"
#include "lexicon.h"
#include "mention.h"
#include "roundup.h"
#include "sketch.h"

/* A thing that the document names, of the lexicon or new. */
struct reading_entity {
	int64_t			id;
	enum entity_type	type;
	enum entity_origin	origin;
	struct str		name;	/* canonical */
	struct str		of;	/* maker known from row or family; "" */
	struct str		cue;	/* candidates: the words that showed it */
};

/* Bytes of the document's text. */
struct reading_span {
	uint32_t	start, end;
};

struct reading {
	struct reading_entity	*entity;	/* in order of first mention */
	size_t			 entities;
	struct mention		*mention;	/* by start; they do not overlap */
	size_t			 mentions;
	struct claim		*claim;		/* by start */
	size_t			 claims;
	struct deal_claim	*deal;		/* by start */
	size_t			 deals;
	struct reading_span	*sponsor;	/* paid for; no claim comes of it */
	size_t			 sponsors;
	uint32_t		 sentences;
	struct roundup		 roundup;	/* stories, of a round-up */
	bool			 sketched;	/* its words are many enough */
	struct sketch		 sketch;	/* to tell near-copies by */
};

/*
 * Fills *out; its arrays live in the arena.  Of the document, id, kind, format,
 * title, people, lang, date and text are looked at.
 */
void	extract_doc(const struct lexicon *, const struct doc *, struct arena *,
	    struct reading *out);

#endif
