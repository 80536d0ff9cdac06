#include "base.h"

#include <string.h>

#include "hash.h"
#include "sketch.h"

/* Bins that a text must fill: some fifty words. */
#define FILLED 32
#define BAND_BINS (SKETCH_BINS / SKETCH_BANDS)

static size_t
filled(const struct sketch *s)
{
	size_t n = 0;

	for (size_t i = 0; i < SKETCH_BINS; i++)
		n += s->bin[i] != 0;
	return n;
}

/* The bin is of the high bits, what it keeps of the low ones. */
static void
put_run(uint64_t least[SKETCH_BINS], uint64_t h)
{
	uint64_t *bin = &least[h >> 58];
	uint64_t rest = h & (UINT64_MAX >> 6);

	if (rest < *bin)
		*bin = rest;
}

bool
sketch_make(const struct tokens *t, struct sketch *s)
{
	uint64_t least[SKETCH_BINS], before[2] = { 0, 0 };

	memset(least, 0xff, sizeof(least));
	memset(s, 0, sizeof(*s));
	for (size_t i = 1; i < t->n; i++) {
		uint64_t two = hash_mix(t->at[i - 1].hash, t->at[i].hash);

		if (i >= 3)
			put_run(least, hash_mix(before[i % 2], two));
		before[i % 2] = two;
	}
	for (size_t i = 0; i < SKETCH_BINS; i++)
		if (least[i] != UINT64_MAX)
			s->bin[i] = (uint16_t)(1 + least[i] % UINT16_MAX);
	return filled(s) >= FILLED;
}

double
sketch_alike(const struct sketch *a, const struct sketch *b)
{
	size_t same = 0, any = 0;

	for (size_t i = 0; i < SKETCH_BINS; i++) {
		same += a->bin[i] != 0 && a->bin[i] == b->bin[i];
		any += a->bin[i] != 0 || b->bin[i] != 0;
	}
	return any == 0 ? 0 : (double)same / (double)any;
}

uint64_t
sketch_band(const struct sketch *s, size_t band)
{
	const uint16_t *bin = &s->bin[band * BAND_BINS];
	uint64_t h = hash_mix(0x62616e64, band);
	size_t empty = 0;

	for (size_t i = 0; i < BAND_BINS; i++) {
		h = hash_mix(h, bin[i]);
		empty += bin[i] == 0;
	}
	return empty > BAND_BINS / 2 ? 0 : h;
}

void
sketch_write(const struct sketch *s, char out[SKETCH_TEXT + 1])
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < SKETCH_TEXT; i++)
		out[i] = digit[s->bin[i / 4] >> (12 - 4 * (i % 4)) & 15];
	out[SKETCH_TEXT] = '\0';
}

static int
value_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
sketch_read(struct str text, struct sketch *s)
{
	memset(s, 0, sizeof(*s));
	if (text.n != SKETCH_TEXT)
		return false;
	for (size_t i = 0; i < SKETCH_TEXT; i++) {
		int v = value_of(text.p[i]);

		if (v < 0)
			return false;
		s->bin[i / 4] = (uint16_t)(s->bin[i / 4] << 4 | v);
	}
	return true;
}
