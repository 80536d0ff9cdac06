#include "base.h"

#include "match.h"
#include "mem.h"

#define SOFT (GAP_SPACE | GAP_HYPHEN | GAP_LINE | GAP_APOSTROPHE)
#define SIGNS (GAP_DOT | GAP_AMP | GAP_SLASH | GAP_PLUS | GAP_COLON)

uint64_t
match_gap(uint32_t gap)
{
	if ((gap & ~(uint32_t)SOFT) == 0)
		return 0;
	if ((gap & ~(uint32_t)(SIGNS | SOFT)) != 0)
		return UINT64_MAX;
	/* a stop with a space behind it ends a sentence, not a name */
	if ((gap & (GAP_DOT | GAP_COLON)) && (gap & (GAP_SPACE | GAP_LINE)))
		return UINT64_MAX;
	return gap & SIGNS;
}

static void
note(uint64_t *bloom, uint64_t hash)
{
	bloom[hash >> 40 & (MATCH_FIRST_WORDS - 1)] |=
	    UINT64_C(1) << (hash >> 52 & 63) |
	    UINT64_C(1) << (hash >> 58 & 63);
}

/* The state behind a first token; never 0, which marks a free node. */
static inline uint64_t
begin(uint64_t token)
{
	return token ? token : 1;
}

static inline uint64_t
step(uint64_t state, uint64_t token, uint64_t gap)
{
	uint64_t h = (state ^ gap << 40) * UINT64_C(0x9fb21c651e98df25) + token;

	h = (h ^ h >> 32) * UINT64_C(0x9e3779b97f4a7c15);
	h ^= h >> 29;
	return h ? h : 1;
}

static inline struct match_node *
probe(const struct matcher *m, uint64_t key)
{
	size_t i = match_slot(m, key);

	while (m->node[i].key != 0 && m->node[i].key != key)
		i = (i + 1) & (m->room - 1);
	return &m->node[i];
}

static void
grow(struct matcher *m)
{
	struct match_node *old = m->node;
	size_t n = m->room;

	m->room = n ? mem_product(n, 2) : 1024;
	m->node = mem_array(m->room, sizeof(*m->node));
	for (size_t i = 0; i < n; i++)
		if (old[i].key != 0)
			*probe(m, old[i].key) = old[i];
	mem_free(old);
}

void
match_expect(struct matcher *m, size_t room)
{
	BUG_IF(m->room != 0 || (room & (room - 1)) != 0);
	m->room = room;
	m->node = mem_table(room, sizeof(*m->node));
}

static struct match_node *
node_put(struct matcher *m, uint64_t key)
{
	struct match_node *node;

	if (m->n * 2 >= m->room)
		grow(m);
	node = probe(m, key);
	if (node->key == 0) {
		node->key = key;
		node->value = MATCH_NONE;
		m->n++;
	}
	return node;
}

/* The places of all prefixes at once: one after another each would be waited for. */
static void
fetch(const struct matcher *m, const struct tokens *t, size_t first,
    size_t last)
{
	uint64_t state = begin(t->at[first].hash);

	if (m->room == 0)
		return;
	match_fetch(m, state);
	for (size_t i = first + 1; i <= last; i++) {
		state = step(state, t->at[i].hash, match_gap(t->at[i].gap));
		match_fetch(m, state);
	}
}

uint32_t *
match_put(struct matcher *m, const struct tokens *t, size_t first,
    size_t last)
{
	uint64_t state = begin(t->at[first].hash);

	fetch(m, t, first, last);
	note(m->first, t->at[first].hash);
	for (size_t i = first + 1; i <= last; i++) {
		node_put(m, state)->more = 1;
		state = step(state, t->at[i].hash, match_gap(t->at[i].gap));
		note(m->next, state);
	}
	return &node_put(m, state)->value;
}

uint32_t
match_walk(const struct matcher *m, const struct tokens *t, size_t i,
    size_t last, bool alone, size_t *end)
{
	uint32_t best = MATCH_NONE;
	uint64_t state = begin(t->at[i].hash);

	for (;; alone = true) {
		const struct match_node *node = alone ? probe(m, state) : NULL;
		uint64_t gap;

		if (node != NULL && node->key == 0)
			return best;
		if (node != NULL && node->value != MATCH_NONE) {
			best = node->value;
			*end = i;
		}
		if ((node != NULL && !node->more) || ++i > last)
			return best;
		gap = match_gap(t->at[i].gap);
		if (gap == UINT64_MAX)
			return best;
		state = step(state, t->at[i].hash, gap);
		if (!match_bloom(m->next, state))
			return best;
	}
}

void
match_release(struct matcher *m)
{
	mem_free(m->node);
	*m = (struct matcher){ 0 };
}
