/*
 * token.h - text as words, with what stands between them.
 *
 * A token is a run of letters, a run of digits, one CJK character, or one of the
 * signs that carry meaning ($ € £ ¥ %).  "GPT-4o" is three tokens, GPT 4 o, so
 * that "gpt 4o", "GPT-4o" and "gpt_4o" are the same sequence; the gap in front of
 * each says what was between (nothing, a hyphen, a full stop ...), which is all
 * the punctuation that the rules look at.
 *
 * Offsets are bytes of the text as given.  Markup is passed over, not removed:
 * Markdown marks, link targets, code, HTML tags, caption times.  The hash is of
 * the folded form (lower case, no marks), the same on every machine.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include "arena.h"
#include "base.h"
#include "str.h"

enum token_gap {
	GAP_SPACE	= 1 << 0,	/* white space, a line end inside a block */
	GAP_HYPHEN	= 1 << 1,	/* - and _ */
	GAP_DOT		= 1 << 2,	/* . and the Chinese full stop */
	GAP_COMMA	= 1 << 3,
	GAP_EXCLAIM	= 1 << 4,
	GAP_QUESTION	= 1 << 5,
	GAP_COLON	= 1 << 6,
	GAP_SEMICOLON	= 1 << 7,
	GAP_OPEN	= 1 << 8,	/* ( [ and 《 「 */
	GAP_CLOSE	= 1 << 9,
	GAP_QUOTE	= 1 << 10,
	GAP_APOSTROPHE	= 1 << 11,
	GAP_DASH	= 1 << 12,	/* en and em dash, double hyphen */
	GAP_SLASH	= 1 << 13,
	GAP_AMP		= 1 << 14,
	GAP_PLUS	= 1 << 15,
	GAP_AT		= 1 << 16,	/* @ right before the token */
	GAP_LINE	= 1 << 17,	/* a line end */
	GAP_BLOCK	= 1 << 18,	/* a new paragraph, heading, item, cell */
	GAP_OTHER	= 1 << 19,
	GAP_LINK	= 1 << 20,	/* a link target or address was passed over */
	GAP_TURN	= 1 << 21	/* captions: >> someone else speaks */
};

enum token_flag {
	TOKEN_CAPITAL	= 1 << 0,	/* begins with a capital */
	TOKEN_UPPER	= 1 << 1,	/* all capitals, two or more */
	TOKEN_INNER	= 1 << 2,	/* a capital after the first letter */
	TOKEN_DIGITS	= 1 << 3,
	TOKEN_CJK	= 1 << 4,
	TOKEN_SIGN	= 1 << 5,
	TOKEN_BOLD	= 1 << 6,	/* inside ** ** */
	TOKEN_HEADING	= 1 << 7,	/* in a heading line */
	TOKEN_WIDE	= 1 << 8	/* has letters beyond ASCII */
	/* the bits above are for whoever reads on */
};

#define TOKEN_SEEN 0x1ffu		/* what the text itself shows */

struct token {
	uint64_t	hash;
	uint32_t	start, end;
	uint32_t	gap;		/* in front of it */
	uint32_t	flags;
};

/* From this token on, the recording is at this time. */
struct token_time {
	uint32_t	token;
	int64_t		ms;
};

/* From this token on, this person is marked as speaking; "" ends it. */
struct token_speaker {
	uint32_t	token;
	struct str	name;
	bool		voice;	/* by <v Name>, which nothing else looks like */
};

/* Behind the last token stand some of no bytes, each in a block of its own: who
 * looks at the words behind one need not ask where the text ends. */
#define TOKENS_BEHIND 8

struct tokens {
	struct str		 text;
	struct token		*at;		/* n, and TOKENS_BEHIND */
	size_t			 n;
	struct token_time	*time;
	size_t			 times;
	struct token_speaker	*speaker;
	size_t			 speakers;
	uint32_t		 tail;	/* the gap behind the last token */
	bool			 cased;	/* capitals can be trusted */
};

enum token_format {
	TOKEN_PLAIN,
	TOKEN_MARKDOWN,
	TOKEN_CAPTIONS,	/* plain; line ends mean nothing */
	TOKEN_CUES	/* WebVTT and SubRip */
};

/* Arrays live in the arena; times and speakers are NULL where there are none. */
void		token_scan(struct str text, enum token_format, struct arena *,
		    struct tokens *out);
/* The hash that a token of these bytes has. */
uint64_t	token_hash(struct str);

static inline struct str
token_str(const struct tokens *t, size_t i)
{
	return (struct str){ t->text.p + t->at[i].start,
	    t->at[i].end - t->at[i].start };
}

/* Bytes from the first token's start to the last one's end (inclusive). */
static inline struct str
token_span(const struct tokens *t, size_t first, size_t last)
{
	return (struct str){ t->text.p + t->at[first].start,
	    t->at[last].end - t->at[first].start };
}

/*
 * Where a quote that ends with this token ends: behind the stops and closing
 * quotation marks that touch it.
 */
uint32_t	token_quote_end(const struct tokens *, size_t last);
/* The time at a token; -1 where the text has none. */
int64_t		token_ms(const struct tokens *, size_t);
struct str	token_speaker(const struct tokens *, size_t);

#endif
