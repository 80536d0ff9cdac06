/*
 * page.h - one document while it is being read; for src/extract alone.
 *
 * The steps fill it in order: tokens and sentences (src/text), spots (places
 * that name something), the things named, then claims and deals.  Everything
 * lives in the arena of the reading.
 */
#ifndef PAGE_H
#define PAGE_H

#include "arena.h"
#include "cue.h"
#include "extract.h"
#include "lexicon_in.h"
#include "sentence.h"
#include "token.h"
#include "vec.h"

/* A thing named in this document. */
struct named {
	uint32_t		known;	/* index in the lexicon, + 1; 0 new */
	int64_t			id;
	enum entity_type	type;
	enum entity_origin	origin;
	struct str		name;
	struct str		of;
	struct str		cue;
	uint32_t		mentions;
};

/* A place that names something. */
struct spot {
	uint32_t		first, last;	/* tokens, inclusive */
	uint32_t		named;		/* index in page.named */
	enum mention_how	how;
};

VEC_NAMED(spots, struct spot);

/* Sentences that somebody paid for, from..to. */
struct sponsor_read {
	uint32_t		first, last;
};

/* A time that a sentence tells. */
struct page_date {
	struct clock_span	span;
	uint32_t		first, last;	/* tokens */
};

struct page {
	const struct lexicon	*lex;
	const struct doc	*doc;
	struct arena		*arena;
	struct tokens		 t;
	uint64_t		*seen;		/* bitmap: places in lexicon.words */
	struct sentences	 s;
	bool			 spoken;	/* names may be misheard */
	VEC(struct named)	 named;
	struct map		 by_id;		/* 8 bytes of id -> named + 1 */
	struct map		 speakers;	/* label -> how often, +2 if named */
	struct spots		 spot;		/* by first token, no overlap */
	size_t			*near;		/* where one was looked for last */
	uint32_t		 topic;		/* whom "the company" means */
	uint32_t		 who;		/* whom "he" or "she" means */
	size_t			 told;		/* deals in front of this story */
	const struct sentence	*dated;		/* whose dates these are: about.c */
	VEC(struct page_date)	 date;
	VEC(struct claim)	 claim;
	VEC(struct deal_claim)	 deal;
	VEC(struct sponsor_read) sponsor;	/* in order */
	size_t			 sponsor_next;
};

#define PAGE_NO_TOPIC UINT32_MAX

/* What the words around a verb make of it; STATUS_NONE: no fact at all. */
struct stance {
	enum status		status;
	struct clock_span	about;		/* CLOCK_NONE where unsaid */
	enum phase		phase;
};

/* Asks the vocabulary what every word is; before any step. */
void		page_words(struct page *);
/* The thing of this id, put where it is new. */
uint32_t	page_named(struct page *, const struct named *);
uint32_t	page_known(struct page *, uint32_t known);
/* Where in page.named the thing of this id is; it is there. */
uint32_t	page_index(const struct page *, int64_t id);

/* Is token i one of these words, however they are written? */
static inline bool
is_any(const struct page *p, size_t i, const char *const *words, size_t n)
{
	return str_iin(token_str(&p->t, i), words, n);
}

/* By first token, as page_spots wants them. */
void		spots_sort(struct spots *);
/* The spots behind the first `known` take in what they reach over. */
void		spots_take_in(struct page *, size_t known);
/* Adds spots; those of the page that they take in are gone. */
void		spots_merge(struct page *, const struct spots *longer);
/* Spots in tokens first..last: index of the first one, and how many. */
size_t		page_spots(const struct page *, uint32_t first, uint32_t last,
		    size_t *from);
/* A spot of the page has this token; not while one is put out of order. */
bool		page_taken(const struct page *, uint32_t token);
/* A name that no row holds, shown by what stands around it. */
void		page_candidate(struct page *, enum entity_type,
		    uint32_t first, uint32_t last, const struct sentence *);
/* Claims of the evidence tokens first..last, filled but for its ends. */
void		page_claim(struct page *, enum relation, uint32_t head,
		    uint32_t tail, struct stance, uint32_t first, uint32_t last);

/* Counts the labels; before the first page_speaker. */
void		page_note_speakers(struct page *);
/* Who is marked as saying what begins at this token; "" where nobody is. */
struct str	page_speaker(const struct page *, size_t token);

/* Distinct context words of an entity near tokens first..last, outside them. */
unsigned	page_context(const struct page *, const struct known *,
		    size_t first, size_t last);
/* The text has this word of some entity's context. */
bool		page_has_word(const struct page *, uint64_t hash);

/* The steps. */
void	spot_names(struct page *);	/* spot.c: rows of the lexicon, families */
void	spot_model(struct page *);	/* spot_model.c: models by their shape */
void	spot_spelt(struct page *);	/* spot_spelt.c: rows, letter by letter */
void	spot_heard(struct page *);	/* spot_heard.c: rows, misheard */
void	spot_guest(struct page *);	/* spot_guest.c: people in talk */
void	call_words(struct vocab *);	/* call.c: the words of its phrases */
void	spot_house(struct page *);	/* spot_house.c: institutions */
void	spot_called(struct page *);	/* spot_called.c: models never seen */
void	spot_marked(struct page *);	/* spot_marked.c: whom the document marks */
void	spot_person(struct page *);	/* spot_person.c: people never seen */
void	spot_product(struct page *);	/* spot_product.c: products never seen */
void	spot_new(struct page *);	/* spot_new.c: companies never seen */
void	spot_beside(struct page *);	/* spot_beside.c: beside a verb of companies */
void	spot_short(struct page *);	/* spot_short.c: surnames, short forms */
void	sponsor_find(struct page *);	/* sponsor.c: what somebody paid for */
bool	sponsor_has(struct page *, size_t sentence);	/* asked in order */
/* topic.c: where a story begins; in front of what a sentence says, and behind it. */
void	topic_drop(struct page *);
void	topic_begin(struct page *, const struct sentence *);
void	topic_note(struct page *, const struct sentence *);
void	deal_fold(struct page *);	/* one event told twice in a document */

#endif
