#include "base.h"

#include "mem.h"
#include "vocab.h"

static struct vocab_word *
probe(const struct vocab *v, uint64_t hash)
{
	size_t i = (size_t)(hash >> 20) & (v->room - 1);

	while (v->word[i].hash != 0 && v->word[i].hash != hash)
		i = (i + 1) & (v->room - 1);
	return &v->word[i];
}

static void
grow(struct vocab *v)
{
	struct vocab_word *old = v->word;
	size_t n = v->room;

	v->room = n ? mem_product(n, 2) : 256;
	v->word = mem_array(v->room, sizeof(*v->word));
	for (size_t i = 0; i < n; i++)
		if (old[i].hash != 0)
			*probe(v, old[i].hash) = old[i];
	mem_free(old);
}

void
vocab_expect(struct vocab *v, size_t room)
{
	BUG_IF(v->room != 0 || (room & (room - 1)) != 0);
	v->room = room;
	v->word = mem_table(room, sizeof(*v->word));
}

void
vocab_put(struct vocab *v, uint64_t hash, uint32_t classes)
{
	struct vocab_word *w;

	if (hash == 0)
		return;
	if (v->n * 3 >= v->room * 2)
		grow(v);
	w = probe(v, hash);
	v->n += w->hash == 0;
	w->hash = hash;
	w->classes |= classes;
}

void
vocab_release(struct vocab *v)
{
	mem_free(v->word);
	*v = (struct vocab){ 0 };
}
