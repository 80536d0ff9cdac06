/*
 * token_in.h - a text while it is cut into tokens; for src/text/token*.c alone.
 *
 * token.c reads words and digits, token_fold.c hashes what is not of ASCII,
 * token_sign.c reads what stands between them, and token_line.c what the
 * beginning of a line says.
 */
#ifndef TOKEN_IN_H
#define TOKEN_IN_H

#include "base.h"
#include "token.h"
#include "token_word.h"
#include "vec.h"

struct scan {
	struct str		 s;
	size_t			 i;
	enum token_format	 format;
	uint32_t		 gap;	/* gathered for the next token */
	uint32_t		 flags;	/* TOKEN_BOLD and TOKEN_HEADING */
	bool			 fence;
	size_t			 letters, capitals;	/* words so begun */
	struct arena		*arena;
	struct token		*at;	/* n of room */
	size_t			 n, room;
	VEC(struct token_time)	 time;
	VEC(struct token_speaker) speaker;
};

static inline bool
scan_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
scan_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What follows begins with these bytes. */
static inline bool
scan_at(const struct scan *x, const char *lit)
{
	return str_starts((struct str){ x->s.p + x->i, x->s.n - x->i }, lit);
}

/* From here on this person speaks; "" is nobody. */
static inline struct token_speaker *
scan_speaker(struct scan *x, struct str name)
{
	struct token_speaker *sp = VEC_ADD(&x->speaker);

	sp->token = (uint32_t)x->n;
	sp->name = name;
	return sp;
}

/* Tokens and signs up to `end`; the last of them may reach beyond it. */
void	scan_to(struct scan *, size_t end);
/* Passes over what a sign of ASCII begins: a link, a tag, a turn; false: nothing. */
bool	scan_sign(struct scan *);
/* The gap that a sign beyond ASCII makes. */
uint32_t	scan_wide_gap(uint32_t c);
/* At the first byte of a line. */
void	scan_line(struct scan *);

/* Folded characters that come one at a time: no marks, lower case. */
struct scan_fold {
	uint64_t	h, word;
	unsigned	n;	/* bytes in word */
};

#define SCAN_FOLD_INIT { HASH_START, 0, 0 }

void		scan_fold_put(struct scan_fold *, uint32_t c);
uint64_t	scan_fold_hash(const struct scan_fold *);

#endif
