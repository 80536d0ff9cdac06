#include "base.h"

#include <string.h>

#include "hash.h"
#include "mem.h"
#include "phonetic.h"

/* Shorter skeletons are not made shorter still: everything would meet. */
#define SKELETON_CUT 4
/* Shorter keys hold how the sound begins, or half of all names would share one. */
#define SKELETON_BARE 6
/* Names looked at for one sound; what is so common a sound is no help. */
#define LOOKS 128

/*
 * What a letter is to its neighbours in the mouth: vowels are 'a', consonants
 * their hardest kin, and what is hardly heard is '-'.
 */
static const char kin_of[26] = {
	'a', 'p', 'k', 't', 'a', 'f', 'k', '-', 'a', 's', 'k', 'l', 'n',
	'n', 'a', 'p', 'k', 'r', 's', 't', 'a', 'f', '-', 's', '-', 's'
};

static char
kin(char c)
{
	return kin_of[c - 'a'];
}

static bool
is_vowel(char c)
{
	return kin(c) == 'a';
}

static size_t
letters(struct str text, char *out, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c == ' ' || c == '-' || c == '\n' || c == '\'' || c == '.')
			c = ' ';
		else if (c < 'a' || c > 'z')
			return 0;
		if (n + 3 > room)
			return 0;
		out[n++] = c;
	}
	out[n] = out[n + 1] = '\0';
	return n;
}

struct spelling {
	const char	*letters;
	const char	*sound;
	bool		 at_start;
};

/*
 * The longest of a letter that fits is first; x stands for the sounds of sh and
 * ch.  The rows of a letter stand together.
 */
static const struct spelling spellings[] = {
	{ "ck", "k", false }, { "ch", "x", false }, { "ce", "se", false },
	{ "ci", "si", false }, { "cy", "si", false }, { "c", "k", false },
	{ "dg", "j", false }, { "gh", "g", false }, { "hua", "wa", false },
	{ "kn", "n", true }, { "ph", "f", false }, { "qu", "kw", false },
	{ "q", "k", false }, { "sch", "x", false }, { "sh", "x", false },
	{ "tch", "x", false }, { "th", "t", false }, { "wh", "w", false },
	{ "x", "ks", false }, { "ya", "ya", true }, { "ye", "ye", true },
	{ "yo", "yo", true }, { "yu", "yu", true }, { "y", "i", false },
	{ "z", "s", false }
};

/* Where the rows of a letter begin, from 1 on. */
static const unsigned char begins[26] = {
	['c' - 'a'] = 1, ['d' - 'a'] = 7, ['g' - 'a'] = 8, ['h' - 'a'] = 9,
	['k' - 'a'] = 10, ['p' - 'a'] = 11, ['q' - 'a'] = 12, ['s' - 'a'] = 14,
	['t' - 'a'] = 16, ['w' - 'a'] = 18, ['x' - 'a'] = 19, ['y' - 'a'] = 20,
	['z' - 'a'] = 25
};

static bool
fits(const char *in, const char *letters)
{
	while (*letters != '\0' && *in == *letters) {
		in++;
		letters++;
	}
	return *letters == '\0';
}

static const struct spelling *
spelling_at(const char *in, bool at_start)
{
	if (*in == ' ' || !begins[*in - 'a'])
		return NULL;
	for (size_t i = begins[*in - 'a'] - 1u; i < COUNT_OF(spellings) &&
	    spellings[i].letters[0] == *in; i++)
		if ((at_start || !spellings[i].at_start) &&
		    fits(in, spellings[i].letters))
			return &spellings[i];
	return NULL;
}

static bool
add_sound(struct phonetic_sound *s, char c)
{
	if (s->n > 0 && s->at[s->n - 1] == c && !is_vowel(c))
		return true;
	if (s->n == PHONETIC_SOUND)
		return false;
	s->at[s->n++] = c;
	return true;
}

bool
phonetic_word(struct str text, struct phonetic_sound *s)
{
	char in[PHONETIC_SOUND + 8];
	size_t n = letters(text, in, sizeof(in));

	memset(s, 0, sizeof(*s));
	for (size_t i = 0; i < n; ) {
		bool at_start = i == 0 || in[i - 1] == ' ';
		const struct spelling *k = spelling_at(in + i, at_start);

		if (in[i] == ' ') {	/* no sh in "Demis Hassabis" */
			i++;
			continue;
		}
		if (k == NULL) {
			if (!add_sound(s, in[i++]))
				return false;
			continue;
		}
		for (const char *c = k->sound; *c; c++)
			if (!add_sound(s, *c))
				return false;
		i += strlen(k->letters);
	}
	return s->n > 0;
}

bool
phonetic_join(struct phonetic_sound *s, const struct phonetic_sound *word)
{
	for (size_t i = 0; i < word->n; i++)
		if (!add_sound(s, word->at[i]))
			return false;
	return true;
}

bool
phonetic_end(struct phonetic_sound *s)
{
	/* "Claude", "Claud": an e at the end is silent */
	if (s->n > 4 && s->at[s->n - 1] == 'e' && !is_vowel(s->at[s->n - 2]))
		s->at[--s->n] = '\0';
	return s->n > 0;
}

bool
phonetic_sound(struct str text, struct phonetic_sound *s)
{
	return phonetic_word(text, s) && phonetic_end(s);
}

static unsigned
cost_change(char a, char b)
{
	char x = kin(a), y = kin(b);

	if (a == b)
		return 0;
	if (x == y)
		return x == 'a' ? 1 : 2;
	if ((x == 'l' && y == 'r') || (x == 'r' && y == 'l'))
		return 2;
	if (x == 'a')
		return y == '-' || y == 'r' ? 2 : 4;
	return y == 'a' && (x == '-' || x == 'r') ? 2 : 4;
}

/* Of leaving out s[i]. */
static unsigned
cost_drop(const struct phonetic_sound *s, size_t i)
{
	char c = s->at[i], k = kin(c);

	if (k == 'a' || k == '-')
		return 1;
	if (c == 'r')
		return 2;
	/* a plural, a possessive */
	return c == 's' && i + 1U == s->n ? 1 : 4;
}

unsigned
phonetic_cost(const struct phonetic_sound *a, const struct phonetic_sound *b,
    unsigned limit)
{
	unsigned row[PHONETIC_SOUND + 1], drop[PHONETIC_SOUND];

	if (limit == 0)
		return a->n != b->n || memcmp(a->at, b->at, a->n) != 0;
	/* what one has more than the other costs 1 or more each */
	if ((a->n > b->n ? a->n - b->n : b->n - a->n) > (int)limit)
		return limit + 1;
	row[0] = 0;
	for (size_t j = 0; j < b->n; j++) {
		drop[j] = cost_drop(b, j);
		row[j + 1] = row[j] + drop[j];
	}
	for (size_t i = 0; i < a->n; i++) {
		unsigned corner = row[0], least, lost = cost_drop(a, i);

		least = row[0] += lost;
		for (size_t j = 0; j < b->n; j++) {
			unsigned best = corner + cost_change(a->at[i],
			    b->at[j]);

			corner = row[j + 1];
			best = MIN_OF(best, corner + lost);
			best = MIN_OF(best, row[j] + drop[j]);
			row[j + 1] = best;
			least = MIN_OF(least, best);
		}
		if (least > limit)
			return limit + 1;
	}
	return MIN_OF(row[b->n], limit + 1);
}

/* The consonants of a sound by kin. */
static size_t
skeleton(const struct phonetic_sound *s, char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (kin(s->at[i]) != 'a' && kin(s->at[i]) != '-')
			out[n++] = kin(s->at[i]);
	return n;
}

/* The kinds of consonant in a sound: a bit each. */
static unsigned
kinds_of(const struct phonetic_sound *s)
{
	static const unsigned char bit[26] = {
		['f' - 'a'] = 1, ['k' - 'a'] = 2, ['l' - 'a'] = 4,
		['n' - 'a'] = 8, ['p' - 'a'] = 16, ['r' - 'a'] = 32,
		['s' - 'a'] = 64, ['t' - 'a'] = 128
	};
	unsigned kinds = 0;

	for (size_t i = 0; i < s->n; i++)
		if (kin(s->at[i]) != '-')
			kinds |= bit[kin(s->at[i]) - 'a'];
	return kinds;
}

/*
 * Can sounds of these kinds be within the limit?  A kind that only one has costs
 * 2 or more, or 1 at the end.
 */
static bool
may_be_like(unsigned a, unsigned b, unsigned limit)
{
	unsigned n = 0;

	for (unsigned x = a ^ b; x != 0; x &= x - 1)
		n++;
	return 2 * n <= limit + 2;
}

static uint64_t
mix(uint64_t h, char c)
{
	return (h ^ (unsigned char)c) * UINT64_C(0x100000001b3);
}

/*
 * FNV-1a of a skeleton with one consonant left out; none where cut is n.  Few
 * consonants are common to many names: these must begin alike too.
 */
static uint32_t
key_without(const char *k, size_t n, size_t cut, char head)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	size_t left = n - (cut < n);

	for (size_t i = 0; i < n; i++)
		if (i != cut)
			h = mix(h, k[i]);
	if (left < SKELETON_BARE)
		h = mix(h, kin(head));
	return (uint32_t)((h ^ h >> 29) >> 20);
}

/*
 * The keys of a sound: its skeleton, and, unless it is to be `whole`, it with each
 * consonant left out.
 */
static size_t
keys_of(const struct phonetic_sound *s, bool whole,
    uint32_t key[PHONETIC_SOUND + 1])
{
	char k[PHONETIC_SOUND];
	size_t n = skeleton(s, k), out = 0;

	if (n == 0)
		return 0;
	key[out++] = key_without(k, n, n, s->at[0]);
	for (size_t i = 0; !whole && n >= SKELETON_CUT && i < n; i++)
		if (i == 0 || k[i] != k[i - 1])	/* else the same again */
			key[out++] = key_without(k, n, i, s->at[0]);
	return out;
}

/* The bit of a whole sound, and the word that has it. */
static size_t
whole_at(const struct phonetic_sound *s, uint64_t *bit)
{
	uint64_t h = hash_bytes(s->at, s->n, 0);

	*bit = UINT64_C(1) << (h & 63);
	return h >> 40 & (PHONETIC_WHOLE - 1);
}

static bool
is_whole(const struct phonetic *x, const struct phonetic_sound *s)
{
	uint64_t bit;
	size_t i = whole_at(s, &bit);

	return (x->whole[i] & bit) != 0;
}

void
phonetic_put(struct phonetic *x, uint32_t entity, struct str text)
{
	struct phonetic_name name = { .entity = entity, .text = text };
	uint32_t key[PHONETIC_SOUND + 1];
	unsigned kinds;
	uint64_t bit;
	size_t n;

	if (x->name.n == PHONETIC_NAMES || !phonetic_sound(text, &name.sound))
		return;
	n = whole_at(&name.sound, &bit);
	x->whole[n] |= bit;
	kinds = kinds_of(&name.sound);
	n = keys_of(&name.sound, false, key);
	for (size_t i = 0; i < n; i++)
		*VEC_ADD(&x->slot) = (struct phonetic_slot){ .key = key[i],
		    .name = x->name.n & (PHONETIC_NAMES - 1),
		    .kinds = kinds & 0xff };
	*VEC_ADD(&x->name) = name;
}

static size_t
bucket_of(uint32_t key)
{
	return key & (PHONETIC_BUCKETS - 1);
}

/* A counting sort by bucket; within one, the order of put stays. */
void
phonetic_ready(struct phonetic *x)
{
	struct phonetic_slot *sorted;
	uint32_t *at = mem_grow(NULL, PHONETIC_BUCKETS + 2, sizeof(*at));

	memset(at, 0, (PHONETIC_BUCKETS + 2) * sizeof(*at));
	sorted = mem_grow(NULL, x->slot.n + 1, sizeof(*sorted));
	for (size_t i = 0; i < x->slot.n; i++)
		at[bucket_of(x->slot.at[i].key) + 2]++;
	for (size_t b = 2; b < PHONETIC_BUCKETS + 2; b++)
		at[b] += at[b - 1];
	for (size_t i = 0; i < x->slot.n; i++)
		sorted[at[bucket_of(x->slot.at[i].key) + 1]++] =
		    x->slot.at[i];
	mem_free(x->slot.at);
	x->slot.at = sorted;
	x->slot.room = x->slot.n + 1;
	mem_free(x->bucket);
	x->bucket = at;
}

/* Keeps the hits sorted and each name once. */
static size_t
put_hit(struct phonetic_hit *hit, size_t n, size_t room,
    struct phonetic_hit h)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (hit[i].name == h.name)
			return n;
	for (i = n; i > 0 && (hit[i - 1].cost > h.cost ||
	    (hit[i - 1].cost == h.cost && hit[i - 1].name > h.name)); i--)
		if (i < room)
			hit[i] = hit[i - 1];
	if (i < room)
		hit[i] = h;
	return MIN_OF(n + 1, room);
}

size_t
phonetic_find(const struct phonetic *x, const struct phonetic_sound *s,
    unsigned limit, struct phonetic_hit *hit, size_t room)
{
	uint32_t key[PHONETIC_SOUND + 1];
	size_t keys, n = 0, looks = 0;
	unsigned kinds = kinds_of(s);

	if (limit == 0 && !is_whole(x, s))
		return 0;
	keys = keys_of(s, limit == 0, key);
	for (size_t k = 0; k < keys; k++) {
		size_t b = bucket_of(key[k]);

		for (size_t i = x->bucket[b]; i < x->bucket[b + 1] &&
		    looks < LOOKS; i++) {
			uint32_t name = x->slot.at[i].name;
			unsigned cost;

			if (x->slot.at[i].key != key[k] || !may_be_like(kinds,
			    x->slot.at[i].kinds, limit))
				continue;
			cost = phonetic_cost(s, &x->name.at[name].sound,
			    limit);
			looks++;
			if (cost <= limit)
				n = put_hit(hit, n, room,
				    (struct phonetic_hit){ name, cost });
		}
	}
	return n;
}

void
phonetic_release(struct phonetic *x)
{
	VEC_RELEASE(&x->name);
	VEC_RELEASE(&x->slot);
	mem_free(x->bucket);
	x->bucket = NULL;
}
