/*
 * lexicon_in.h - how the lexicon lies in memory; for src/extract alone.
 */
#ifndef LEXICON_IN_H
#define LEXICON_IN_H

#include "arena.h"
#include "lexicon.h"
#include "map.h"
#include "match.h"
#include "phonetic.h"
#include "vec.h"
#include "vocab.h"

/* One way to write one entity. */
struct form {
	uint32_t	entity;		/* index in lexicon.entity */
	uint32_t	next;		/* another entity with the same form, + 1 */
	struct str	text;
	enum alias_form	form;
	bool		unsure;
	bool		plain;		/* no capital, digit or CJK in it */
};

/* An entity with what the reader asks of it. */
struct known {
	struct entity	 e;
	const uint64_t	*context;	/* token hashes */
	size_t		 contexts;
	uint32_t	 of;		/* index of maker or parent, + 1 */
	struct str	 given, family;	/* persons: first and last word */
	uint64_t	 called;	/* the given name's token hash; 0: none */
};

/* Who speaks in a show, each as index in lexicon.entity, + 1. */
struct host {
	uint32_t	show, person;
	uint64_t	word;		/* the show's name, where no other word */
};

#define GIVEN_SHARED UINT64_MAX	/* value of a given name of several */

struct lexicon {
	struct arena		 arena;
	struct arena		 scratch;	/* the words of one name */
	VEC(struct known)	 entity;
	VEC(struct form)	 form;	/* value of a match: index here */
	uint32_t		*by_name;	/* canonical name -> entity + 1 */
	uint32_t		*by_id;
	size_t			 places;	/* of each; a power of two */
	struct matcher		 names;
	struct vocab		 words;		/* words.h */
	struct map		 given;		/* hash of a given name -> entity + 1 */
	VEC(struct host)	 host;		/* by show */
	struct phonetic		 sounds;	/* of what speech may misspell */
	bool			 ready;
	bool			 borrows;	/* what is put outlives it */
};

/* The thing of this canonical name, + 1; 0 where there is none. */
uint32_t	lexicon_named(const struct lexicon *, struct str name);

#endif
