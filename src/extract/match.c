#include "base.h"

#include "match.h"
#include "mem.h"

static void
note(uint64_t *filter, uint64_t state)
{
	filter[match_word(state)] |= match_bits(state);
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

/* Asks for all prefixes at once: one after another each would be waited for. */
static void
fetch(const struct matcher *m, const struct tokens *t, size_t first,
    size_t last)
{
	uint64_t state = match_begin(t->at[first].hash);

	if (m->room == 0)
		return;
	match_fetch(m, state);
	for (size_t i = first + 1; i <= last; i++) {
		state = match_step(state, t->at[i].hash,
		    match_gap(t->at[i].gap));
		match_fetch(m, state);
	}
}

uint32_t *
match_put(struct matcher *m, const struct tokens *t, size_t first,
    size_t last)
{
	uint64_t state = match_begin(t->at[first].hash);

	fetch(m, t, first, last);
	if (first == last)
		note(m->alone, state);
	for (size_t i = first + 1; i <= last; i++) {
		node_put(m, state)->more = 1;
		state = match_step(state, t->at[i].hash,
		    match_gap(t->at[i].gap));
		note(m->longer, state);
	}
	return &node_put(m, state)->value;
}

uint32_t
match_walk(const struct matcher *m, const struct tokens *t, size_t i,
    size_t last, bool alone, size_t *end)
{
	uint32_t best = MATCH_NONE;
	uint64_t state = match_begin(t->at[i].hash);

	for (;; alone = true) {
		const struct match_node *node = alone ? probe(m, state) : NULL;

		if (node != NULL && node->key == 0)
			return best;
		if (node != NULL && node->value != MATCH_NONE) {
			best = node->value;
			*end = i;
		}
		if ((node != NULL && !node->more) || ++i > last)
			return best;
		state = match_on(m, state, &t->at[i]);
		if (state == 0)
			return best;
	}
}

void
match_release(struct matcher *m)
{
	mem_free(m->node);
	*m = (struct matcher){ 0 };
}
