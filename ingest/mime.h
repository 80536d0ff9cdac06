/*
 * mime.h - the parts of a message, by RFC 5322 and 2045 to 2047.
 *
 * A message is a head of fields and a body; where the head says "multipart" and
 * names a boundary, the body is parts, each with a head and a body again.  A
 * line that is the boundary of any multipart around it ends a part, so that
 * what an inner part leaves open does not swallow what follows.  What is no
 * field ends a head, an attached message is one part.
 *
 * By the letter, a message is read as Python's email package reads it, so that
 * the two can be held against each other: a boundary without quotes ends where
 * a token does ("--=_x" is "--").  Forgiving, the whole word is the boundary,
 * and where none is named, the first line that begins with two dashes: so the
 * text of such a message is found all the same.
 *
 * A part's strings are slices of the message, but for its type.
 */
#ifndef MIME_H
#define MIME_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "str.h"

enum mime_way {
	MIME_BY_LETTER,
	MIME_FORGIVING,
};

struct mime_part {
	struct str		 head, body;
	struct str		 type;	/* "text/plain", lower case */
	struct mime_part	*child, *next;
};

/* Nothing is no message: "" has an empty head and an empty body.  At most 1,000
 * parts are kept, so that whoever walks them needs no ceiling. */
struct mime_part *mime_read(struct str message, enum mime_way, struct arena *);
/* How long the name is of the field that a line begins, and where its colon is;
 * SIZE_MAX where the line begins none. */
size_t	mime_name_length(struct str line, enum mime_way, size_t *colon);
/* The first field of that name, unfolded, "" where there is none. */
struct str mime_field(struct str head, const char *name, struct arena *);
/* Of "text/plain; charset=utf-8"; RFC 2231's pieces are put together. */
struct str mime_param(struct str value, const char *name, enum mime_way,
	    struct arena *);
/* Takes a quoted string off s, which begins with its quote: up to the closing
 * one, or the end. */
struct str mime_quoted(struct str *, struct arena *);
/*
 * The body's bytes behind its transfer encoding: quoted-printable, base64 and
 * uuencode; any other is none.  Forgiving, what stands around the word does not
 * count ("base64;").
 */
void	mime_decode(const struct mime_part *, enum mime_way, struct arena *,
	    struct buf *out);

/* The same of any bytes and the name of any transfer encoding. */
void	mime_decode_as(struct str bytes, struct str transfer, enum mime_way,
	    struct buf *out);

/* A field with its encoded words (RFC 2047) and raw bytes as valid UTF-8. */
struct str mime_words(struct str field, enum mime_way, struct arena *);
/* How long the encoded word is that s begins with, 0 where it does not. */
size_t	mime_word_length(struct str);

#endif
