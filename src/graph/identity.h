/*
 * identity.h - which thing a name in a text is, by what people decided.
 *
 * The reader knows names by the tables alone.  What a person judged is laid over
 * its reading: the judgements that stand are rules, "what was read as this, in
 * this document, so written, is that", run over each mention in the order they
 * were made; claims and deals go with the mentions in their words.  The same
 * rules over the same reading give the same links, so a judgement that is undone
 * leaves nothing behind, and a build of all replays them.
 *
 * A claim keeps the id that it was read with, so that links to it live through a
 * merge; one that a merge makes say that a thing has to do with itself is dropped.
 */
#ifndef IDENTITY_H
#define IDENTITY_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "doc.h"
#include "err.h"
#include "extract.h"
#include "store_judge.h"
#include "vec.h"

struct rule {
	int64_t			judgement;
	int64_t			from, to;	/* to 0: no name */
	int64_t			doc;		/* in this one alone; 0: any */
	struct str		text;		/* so written, folded; "": any */
	struct str		name;		/* of `to`, when it was judged */
	enum entity_type	type;
};

struct identity {
	struct arena		 arena;
	struct judgement_rows	 all;
	bool			*stands;	/* by index in all: not undone */
	VEC(struct rule)	 rule;		/* of those that stand */
};

int	identity_load(struct db *, struct identity *, struct err *);
void	identity_release(struct identity *);

/* The judgement of an id, NULL where there is none. */
const struct judgement	*identity_find(const struct identity *, int64_t id);
bool	identity_stands(const struct identity *, const struct judgement *);
/* Does it say what a name is (merge, split, reject)? */
bool	identity_is_link(const struct judgement *);
/* Does it change the tables of names (alias, retype, promote)? */
bool	identity_is_name(const struct judgement *);
/* A name as names are compared. */
struct str	identity_folded(struct str, struct arena *);
/* What it moves, and where to. */
struct rule	identity_rule(const struct judgement *, struct arena *);
/* What an id is now, wherever it is written; 0: no name. */
int64_t	identity_is(const struct identity *, int64_t id);
/* A number that moves with the judgements about the tables of names; 0: none. */
int64_t	identity_names(const struct identity *);

/*
 * Links a reading of the document; its arrays are changed in copies in the
 * arena.  *moved: the judgements that moved something in it, of which it gives
 * the number.
 */
size_t	identity_link(const struct identity *, const struct lexicon *,
	    const struct doc *, struct reading *, struct arena *,
	    const int64_t **moved);		/* how many moved */
/* What merged ids are, and other names: stored anew. */
int	identity_fold(struct db *, const struct identity *, struct err *);

#endif
