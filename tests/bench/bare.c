#include "bare.h"

#include <string.h>

#include "mem.h"
#include "vec.h"

#define BLOOM_WORDS 4096
#define ROOM (1u << 18)		/* a power of two, for some 100,000 prefixes */

struct node {
	uint64_t	key;
	bool		ends, more;
};

struct bare {
	uint64_t	 bloom[BLOOM_WORDS];
	struct node	*node;
	VEC(uint64_t)	 word;	/* hashes of one text's words */
};

struct bare *
bare_new(void)
{
	struct bare *b = mem_alloc(sizeof(*b));

	b->node = mem_array(ROOM, sizeof(*b->node));
	return b;
}

void
bare_free(struct bare *b)
{
	VEC_RELEASE(&b->word);
	mem_free(b->node);
	mem_free(b);
}

static void
cut(struct bare *b, struct str s)
{
	uint64_t h = 0;

	VEC_RESET(&b->word);
	for (size_t i = 0; i <= s.n; i++) {
		unsigned char c = i < s.n ? (unsigned char)s.p[i] : ' ';
		unsigned low = c | 0x20u;

		if ((low >= 'a' && low <= 'z') || c >= 0x80 ||
		    (c >= '0' && c <= '9')) {
			h = (h ^ low) * UINT64_C(0x100000001b3);
		} else if (h != 0) {
			*VEC_ADD(&b->word) = h ^ h >> 29;
			h = 0;
		}
	}
}

static uint64_t
bloom_bits(uint64_t h)
{
	return UINT64_C(1) << (h >> 20 & 63) | UINT64_C(1) << (h >> 26 & 63);
}

static struct node *
at(struct bare *b, uint64_t key)
{
	size_t i = (size_t)(key >> 11) & (ROOM - 1);

	while (b->node[i].key != 0 && b->node[i].key != key)
		i = (i + 1) & (ROOM - 1);
	return &b->node[i];
}

static uint64_t
step(uint64_t state, uint64_t word)
{
	uint64_t h = (state ^ word) * UINT64_C(0x9e3779b97f4a7c15);

	return (h ^ h >> 32) | 1;
}

void
bare_put(struct bare *b, struct str name)
{
	uint64_t state = 0;

	cut(b, name);
	for (size_t i = 0; i < b->word.n; i++) {
		uint64_t h = b->word.at[i];
		struct node *n;

		if (i == 0)
			b->bloom[h >> 8 & (BLOOM_WORDS - 1)] |= bloom_bits(h);
		state = step(state, h);
		n = at(b, state);
		n->key = state;
		n->more |= i + 1 < b->word.n;
		n->ends |= i + 1 == b->word.n;
	}
}

uint64_t
bare_count(struct bare *b, struct str text)
{
	uint64_t found = 0;

	cut(b, text);
	for (size_t i = 0; i < b->word.n; i++) {
		uint64_t h = b->word.at[i], bits = bloom_bits(h), state = 0;
		bool any = false;

		if ((b->bloom[h >> 8 & (BLOOM_WORDS - 1)] & bits) != bits)
			continue;
		for (size_t k = i; k < b->word.n; k++) {
			const struct node *n;

			state = step(state, b->word.at[k]);
			n = at(b, state);
			any |= n->key != 0 && n->ends;
			if (n->key == 0 || !n->more)
				break;
		}
		found += any;
	}
	return found;
}
