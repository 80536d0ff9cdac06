/*
 * utf8_in.h - the bytes of one character, and eight bytes at once; for utf8*.c
 * alone.
 *
 * Most text is ASCII, which is looked at eight bytes at a time.
 */
#ifndef UTF8_IN_H
#define UTF8_IN_H

#include "base.h"

#define UTF8_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline uint64_t
utf8_eight(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

/* Bytes of the well-formed sequence at p, 0 where there is none (RFC 3629). */
size_t	utf8_sequence(const unsigned char *p, size_t n);

#endif
