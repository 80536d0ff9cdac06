/*
 * reader_in.h - one file while it becomes documents; for reader*.c alone.
 *
 * Each form has a function that makes a struct doc of what it finds and hands
 * it on; what all documents share (a clean text, a title, a key, a date) is
 * seen to there.
 */
#ifndef READER_IN_H
#define READER_IN_H

#include "arena.h"
#include "buf.h"
#include "reader.h"

struct reader {
	const struct reader_hint	*hint;
	struct arena			*arena;
	struct reader_found		*found;
	reader_fn			*fn;
	reader_problem_fn		*problem;
	void				*ctx;
};

/* A document that knows what the hint says and nothing more. */
struct doc	reader_blank(const struct reader *);
/* A link as it tells whether two are the same; "" where it is none. */
struct str	reader_canonical(struct reader *, struct str link);
/* "en-US", "EN", "English": what the rest of the program calls "en". */
struct str	reader_language(struct reader *, struct str);
/* 0 too where the text says nothing and nothing was handed on. */
int		reader_hand_on(struct reader *, struct doc *, struct err *);
/* A sentence about one item ("item 3", "line 7"). */
void		reader_tell(struct reader *, const char *where,
		    const struct err *);

/* The forms. */
int	reader_plain(struct reader *, struct str text, enum doc_format,
	    struct err *);
int	reader_feed(struct reader *, struct str text, struct err *);
int	reader_json_lines(struct reader *, struct str text, struct err *);
int	reader_captions(struct reader *, struct str text, struct err *);
/* A page of launches; *told 0: it lists none. */
int	reader_launches(struct reader *, struct str text, size_t *told,
	    struct err *);
int	reader_mail(struct reader *, struct str bytes, struct err *);

#endif
