#include "base.h"

#include "hash.h"
#include "map.h"
#include "mem.h"

static struct map_slot *
probe(const struct map *m, struct str key, uint64_t h)
{
	size_t i = (size_t)h & (m->room - 1);

	for (;; i = (i + 1) & (m->room - 1)) {
		struct map_slot *s = &m->slot[i];

		if (s->key.p == NULL || (s->hash == h && str_eq(s->key, key)))
			return s;
	}
}

static void
grow(struct map *m)
{
	struct map old = *m;

	m->room = old.room ? mem_product(old.room, 2) : 16;
	m->slot = mem_array(m->room, sizeof(*m->slot));
	for (size_t i = 0; i < old.room; i++)
		if (old.slot[i].key.p != NULL)
			*probe(m, old.slot[i].key, old.slot[i].hash) =
			    old.slot[i];
	mem_free(old.slot);
}

uint64_t *
map_find(const struct map *m, struct str key)
{
	struct map_slot *s;

	if (m->n == 0)
		return NULL;
	s = probe(m, key, hash_str(key));
	return s->key.p ? &s->value : NULL;
}

uint64_t *
map_put(struct map *m, struct str key, bool *is_new)
{
	uint64_t h = hash_str(key);
	struct map_slot *s;

	if (m->n * 4 >= m->room * 3)
		grow(m);
	s = probe(m, key, h);
	if (is_new != NULL)
		*is_new = s->key.p == NULL;
	if (s->key.p == NULL) {
		s->key = key.p ? key : STR_NONE;
		s->hash = h;
		m->n++;
	}
	return &s->value;
}

void
map_release(struct map *m)
{
	mem_free(m->slot);
	*m = (struct map)MAP_INIT;
}
