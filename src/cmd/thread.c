#include "base.h"

#include "thread.h"

static struct str
key_of(const int64_t *id)
{
	return (struct str){ (const char *)id, sizeof(*id) };
}

static size_t
place_of(const struct thread *t, int64_t id)
{
	uint64_t *at = map_find(&t->entity, key_of(&id));

	BUG_IF(at == NULL);
	return *at;
}

void
thread_make(struct thread *t, const struct reading *r, struct arena *a)
{
	*t = (struct thread){ .r = r, .entity = MAP_INIT };
	t->first = arena_array(a, r->entities + 1, sizeof(*t->first));
	t->next = arena_array(a, r->mentions + 1, sizeof(*t->next));
	for (size_t i = 0; i < r->entities; i++) {
		*map_put(&t->entity, key_of(&r->entity[i].id), NULL) = i;
		t->first[i] = SIZE_MAX;
	}
	for (size_t i = r->mentions; i-- > 0;) {
		size_t at = place_of(t, r->mention[i].entity);

		t->next[i] = t->first[at];
		t->first[at] = i;
	}
}

void
thread_release(struct thread *t)
{
	map_release(&t->entity);
}

const struct reading_entity *
thread_entity(const struct thread *t, int64_t id)
{
	return &t->r->entity[place_of(t, id)];
}
