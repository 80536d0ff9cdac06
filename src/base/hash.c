#include "base.h"

#include <string.h>

#include "hash.h"

/* Odd constants with well spread bits: fractional parts of square roots. */
#define K0 UINT64_C(0x6a09e667f3bcc909)
#define K1 UINT64_C(0xbb67ae8584caa73b)
#define K2 UINT64_C(0x3c6ef372fe94f82b)

__extension__ typedef unsigned __int128 u128;

/* The two halves of the 128-bit product, folded: a strong and cheap mix. */
static inline uint64_t
fold(uint64_t a, uint64_t b)
{
	u128 p = (u128)a * b;

	return (uint64_t)p ^ (uint64_t)(p >> 64);
}

static inline uint64_t
load64(const unsigned char *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	v = __builtin_bswap64(v);
#endif
	return v;
}

static inline uint64_t
load_tail(const unsigned char *p, size_t n)
{
	uint64_t v = 0;

	for (size_t i = 0; i < n; i++)
		v |= (uint64_t)p[i] << (8 * i);
	return v;
}

uint64_t
hash_bytes(const void *bytes, size_t n, uint64_t seed)
{
	const unsigned char *p = bytes;
	uint64_t h = seed ^ fold(seed ^ K0, (uint64_t)n ^ K1);
	size_t left = n;

	while (left >= 16) {
		h = fold(load64(p) ^ K1, load64(p + 8) ^ h);
		p += 16;
		left -= 16;
	}
	if (left >= 8) {
		h = fold(load64(p) ^ K2, h ^ K0);
		p += 8;
		left -= 8;
	}
	h = fold(load_tail(p, left) ^ K1, h ^ K2);
	return fold(h ^ K0, (uint64_t)n ^ K2);
}

uint64_t
hash_str(struct str s)
{
	return hash_bytes(s.p, s.n, 0);
}

uint64_t
hash_mix(uint64_t h, uint64_t v)
{
	return fold(h ^ K0, v ^ K1);
}

int64_t
hash_id(const char *kind, struct str key, unsigned salt)
{
	uint64_t h = hash_bytes(kind, strlen(kind), salt);

	h = hash_bytes(key.p, key.n, h) & INT64_MAX;
	return h ? (int64_t)h : 1;
}
