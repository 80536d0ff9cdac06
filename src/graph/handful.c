#include "base.h"

#include <unistd.h>

#include "handful.h"

void
handful_begin(struct handful *h)
{
	VEC_RESET(&h->task);
	h->bytes = 0;
	arena_reset(&h->text);
	for (size_t i = 0; i < HANDFUL_THREADS; i++)
		arena_reset(&h->hand[i].arena);
}

static void *
read_tasks(void *arg)
{
	struct hand *hand = arg;
	struct handful *h = hand->of;
	size_t i;

	while ((i = atomic_fetch_add(&h->next, 1)) < h->task.n)
		extract_doc(h->lex, h->task.at[i].doc, &hand->arena,
		    &h->task.at[i].reading);
	return NULL;
}

static size_t
cores(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : MIN_OF((size_t)n, (size_t)HANDFUL_THREADS);
}

void
handful_start(struct handful *h, const struct lexicon *lex)
{
	size_t want = MIN_OF(cores(), h->task.n);

	h->lex = lex;
	h->hands = 0;
	atomic_store(&h->next, 0);
	while (h->hands < want) {
		struct hand *hand = &h->hand[h->hands];

		hand->of = h;
		if (pthread_create(&hand->thread, NULL, read_tasks, hand) != 0)
			break;
		h->hands++;
	}
	/* A machine that gives no thread: this one reads. */
	if (h->hands == 0 && want > 0) {
		h->hand[0].of = h;
		read_tasks(&h->hand[0]);
	}
}

void
handful_wait(struct handful *h)
{
	for (size_t i = 0; i < h->hands; i++)
		pthread_join(h->hand[i].thread, NULL);
	h->hands = 0;
}

void
handful_release(struct handful *h)
{
	VEC_RELEASE(&h->task);
	arena_release(&h->text);
	for (size_t i = 0; i < HANDFUL_THREADS; i++)
		arena_release(&h->hand[i].arena);
}
