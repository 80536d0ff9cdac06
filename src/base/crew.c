#include "crew.h"

#include <unistd.h>

size_t
crew_size(size_t parts)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t most = MIN_OF(parts, (size_t)CREW_MOST);

	return cores < 1 ? MIN_OF(most, (size_t)1) :
	    MIN_OF(most, (size_t)cores);
}

static void *
work(void *arg)
{
	struct crew_hand *hand = arg;
	struct crew *c = hand->of;
	size_t part;

	while ((part = atomic_fetch_add(&c->next, 1)) < c->parts)
		c->fn(c->ctx, (size_t)(hand - c->hand), part);
	return NULL;
}

void
crew_start(struct crew *c, size_t hands, size_t parts, crew_fn *fn, void *ctx)
{
	c->hands = 0;
	c->parts = parts;
	c->fn = fn;
	c->ctx = ctx;
	atomic_store(&c->next, 0);
	while (c->hands < hands) {
		struct crew_hand *hand = &c->hand[c->hands];

		hand->of = c;
		if (pthread_create(&hand->thread, NULL, work, hand) != 0)
			break;
		c->hands++;
	}
	if (c->hands == 0) {
		c->hand[0].of = c;
		work(&c->hand[0]);
	}
}

void
crew_wait(struct crew *c)
{
	for (size_t i = 0; i < c->hands; i++)
		pthread_join(c->hand[i].thread, NULL);
	c->hands = 0;
}
