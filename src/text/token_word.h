/*
 * token_word.h - eight bytes at a time: what is a letter, and the hash of a word;
 * for src/text/token*.c alone.
 *
 * Eight bytes of the text are a number whose lowest byte is the first.  What
 * asks about each of them answers with a mask: 0xff in the byte for yes.
 *
 * The hash of a word is of its folded bytes, eight at a time.  No folded byte is
 * zero, so that a word is told from a longer one, and words of up to eight bytes
 * never share a hash.
 */
#ifndef TOKEN_WORD_H
#define TOKEN_WORD_H

#include <string.h>

#include "base.h"
#include "str.h"

#define EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))
#define EIGHT_ALL UINT64_MAX

static inline uint64_t
eight_load(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/* The eight bytes from i on; zeros behind the end. */
static inline uint64_t
eight_at(struct str s, size_t i)
{
	char last[8] = { 0 };

	if (i + sizeof(last) <= s.n)
		return eight_load(s.p + i);
	for (size_t k = 0; i + k < s.n; k++)
		last[k] = s.p[i + k];
	return eight_load(last);
}

/* The first n bytes, fewer than eight. */
static inline uint64_t
eight_first(size_t n)
{
	return (UINT64_C(1) << 8 * n) - 1;
}

/* The first bytes of w up to one whose high bit is set in stop. */
static inline uint64_t
eight_before(uint64_t stop)
{
	/* all bits below that one, of which seven are of its own byte */
	return stop ? ((stop & (~stop + 1)) - 1) >> 7 : EIGHT_ALL;
}

/* The letters of ASCII at the front of w. */
static inline uint64_t
eight_letters(uint64_t w)
{
	uint64_t low = (w | EIGHT(0x20)) & EIGHT(0x7f);

	return eight_before((~(low + EIGHT(0x80 - 'a')) |
	    (low + EIGHT(0x7f - 'z')) | w) & EIGHT(0x80));
}

static inline uint64_t
eight_digits(uint64_t w)
{
	uint64_t low = (w ^ EIGHT('0')) & EIGHT(0x7f);

	return eight_before(((low + EIGHT(0x7f - 9)) | w) & EIGHT(0x80));
}

/* How many bytes a mask of the first ones has. */
static inline size_t
eight_count(uint64_t mask)
{
	return mask == EIGHT_ALL ? 8 : (size_t)__builtin_ctzll(~mask) / 8;
}

#define HASH_START UINT64_C(0xcbf29ce484222325)

static inline uint64_t
hash_eight(uint64_t h, uint64_t w)
{
	h = (h ^ w) * UINT64_C(0x9fb21c651e98df25);
	return h ^ h >> 32;
}

static inline uint64_t
hash_end(uint64_t h)
{
	h *= UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

#endif
