/*
 * slot_in.h - what the files of sense.h's slots share: who stands in front of a verb
 * (slot.c) and behind it (slot_right.c), the clauses they stand in
 * (slot_clause.c), the lists that they head (slot_list.c) and the voice that says
 * which of the two acts (slot_voice.c).
 */
#ifndef SLOT_IN_H
#define SLOT_IN_H

#include "sense.h"
#include "words.h"

static inline enum small
small_at(const struct sense *x, uint32_t i)
{
	return word_small(&x->p->t.at[i]);
}

/* Written small, in bold or not. */
static inline bool
is_low(const struct sense *x, uint32_t i)
{
	return (x->p->t.at[i].flags & TOKEN_SEEN & ~(uint32_t)TOKEN_BOLD) == 0;
}

static inline bool
has_type(const struct sense *x, const struct spot *s, unsigned types)
{
	return (TYPE_BIT(sense_type(x, s)) & types) != 0;
}

static inline bool
is_word(const struct sense *x, uint32_t i, const char *word)
{
	return sense_is(x, i, word);
}

static inline bool
begins_with(struct str w, const char *beginning)
{
	struct str b = str_of(beginning);

	return w.n >= b.n && str_ieq((struct str){ w.p, b.n }, b);
}

static inline bool
ends_in(struct str w, const char *ending)
{
	struct str e = str_of(ending);

	return w.n > e.n && str_ieq((struct str){ w.p + w.n - e.n, e.n }, e);
}

/*
 * "A, which has bought": the verb is the clause's, whose name in front is *spot;
 * SIZE_MAX where it is none that is known.
 */
bool	slot_relative(const struct sense *, uint32_t verb, size_t *spot);
/* "in A, a Japanese startup founded by": the name that the noun stands for. */
bool	slot_apposed(const struct sense *, uint32_t verb, size_t *spot);
/*
 * "A, which helps B and C, has raised": where the aside in front of the verb
 * begins; the verb itself where there is none.
 */
uint32_t	slot_over_aside(const struct sense *, uint32_t verb);
/* A name that nobody knows stands right in front: the subject is it. */
bool	slot_stranger(const struct sense *, uint32_t verb);
/* "a startup backed by": of a company that is not named. */
bool	slot_unnamed(const struct sense *, uint32_t verb);

/* A clause ends between tokens a and b. */
bool	slot_clause_between(const struct sense *, uint32_t a, uint32_t b);

/* "OpenClaw users run", "Meta shares fell": the name does not act itself. */
bool	slot_crowd(const struct sense *, const struct spot *);
/* "a DeepMind spinout": with an article a name tells the kind of another. */
bool	slot_kind(const struct sense *, const struct spot *);
/* Parentheses open between a token and the spot, and hold it. */
bool	slot_aside(const struct sense *, const struct spot *, uint32_t from);
/* A verb that its subject does to its object. */
bool	slot_active(enum cue);
/* A name once in a list. */
void	slot_add(struct sense_list *, const struct spot *);
/* The spot of this index, with those in front of it that it is joined to. */
void	slot_join_left(const struct sense *, size_t spot, unsigned types,
	    struct sense_list *);
/* The spot of this index, with those behind it. */
void	slot_join_right(const struct sense *, size_t spot, unsigned types,
	    struct sense_list *);

#endif
