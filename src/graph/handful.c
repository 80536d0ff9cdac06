#include "base.h"

#include "handful.h"

void
handful_begin(struct handful *h)
{
	VEC_RESET(&h->task);
	h->bytes = 0;
	arena_reset(&h->text);
	for (size_t i = 0; i < CREW_MOST; i++)
		arena_reset(&h->room[i]);
}

static void
read_task(void *ctx, size_t hand, size_t part)
{
	struct handful *h = ctx;
	struct task *t = &h->task.at[part];

	extract_doc(h->lex, t->doc, &h->room[hand], &t->reading);
}

void
handful_start(struct handful *h, const struct lexicon *lex)
{
	h->lex = lex;
	crew_start(&h->crew, crew_size(h->task.n), h->task.n, read_task, h);
}

void
handful_wait(struct handful *h)
{
	crew_wait(&h->crew);
}

void
handful_release(struct handful *h)
{
	VEC_RELEASE(&h->task);
	arena_release(&h->text);
	for (size_t i = 0; i < CREW_MOST; i++)
		arena_release(&h->room[i]);
}
