/*
 * family.h - chips and models known by pattern: sql/seed/family.tsv.
 *
 * A maker numbers what it makes, so that the next one can be read before any table
 * holds it: H300, MI500X, GB400 NVL144, TPU v9.  A row of the table is
 *
 *	pattern lead type of context
 *
 * In a pattern a letter or digit stands for itself, # for any digit, [abc1-9] for
 * one of these; "?" behind any of them makes it optional, "!" optional but always
 * part of the name.  Space, hyphen and underscore each match a space, a hyphen or
 * nothing, and the name has what the pattern has (underscore: nothing).  The name
 * of a member is lead + what the pattern makes of the text, so that it is written
 * one way however the text writes it.  Where there are context words, one of them
 * has to stand near.
 *
 * Rows of the lexicon come first: a pattern is asked only where it reaches
 * further than they do.
 */
#ifndef FAMILY_H
#define FAMILY_H

#include "arena.h"
#include "base.h"
#include "kind.h"
#include "token.h"
#include "vocab.h"

struct family {
	struct str		 pattern, lead, of;
	enum entity_type	 type;
	/* hashes that a first token has: TPU and, run together, TPUv */
	uint64_t		 head, joined;
	uint64_t		 context[16];	/* token hashes */
	size_t			 contexts;
};

/* Made on first use, then read-only. */
void			 family_ready(void);
/* Puts the words that members begin with. */
void			 family_put_words(struct vocab *);
/*
 * The family of which tokens from i on are a member, NULL where none: *end its
 * last token.  The longest one that ends at or before `last` wins.  Token i is a
 * WORD_FAMILY, or there is nothing to ask.
 */
const struct family	*family_at(const struct tokens *, size_t i,
			    size_t last, size_t *end);
/* The member's name. */
struct str		 family_name(const struct family *,
			    const struct tokens *, size_t i, size_t end,
			    struct arena *);

#endif
