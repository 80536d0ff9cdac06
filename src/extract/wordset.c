#include "base.h"

#include "mem.h"
#include "wordset.h"

static void
place(struct wordset *w, uint64_t hash)
{
	size_t i = (size_t)(hash >> 20) & (w->room - 1);

	while (w->slot[i] != 0)
		i = (i + 1) & (w->room - 1);
	w->slot[i] = hash;
}

static void
grow(struct wordset *w)
{
	uint64_t *old = w->slot;
	size_t n = w->room;

	w->room = n ? mem_product(n, 2) : 256;
	w->slot = mem_array(w->room, sizeof(*w->slot));
	for (size_t i = 0; i < n; i++)
		if (old[i] != 0)
			place(w, old[i]);
	mem_free(old);
}

void
wordset_put(struct wordset *w, uint64_t hash)
{
	if (hash == 0 || wordset_has(w, hash))
		return;
	if (w->n * 4 >= w->room)	/* most words asked for are not in it */
		grow(w);
	place(w, hash);
	w->n++;
}

void
wordset_release(struct wordset *w)
{
	mem_free(w->slot);
	*w = (struct wordset){ 0 };
}
