#include "fuzz.h"

#include "opml.h"
#include "utf8.h"
#include "vec.h"

/* What is read, is written and read again is the same. */
struct list {
	VEC(struct source)	 v;
	struct arena		*arena;
};

static int
keep(const struct source *s, void *ctx)
{
	struct list *l = ctx;
	struct source *to;

	BUG_IF(!utf8_valid(s->title) || !utf8_valid(s->folder) ||
	    !utf8_valid(s->url) || !utf8_valid(s->site));
	to = VEC_ADD(&l->v);
	*to = *s;
	to->folder = arena_str(l->arena, s->folder);
	return l->v.n >= 1000;
}

static void
again(struct list *l)
{
	const struct source **order = arena_alloc(l->arena,
	    (l->v.n + 1) * sizeof(*order));
	struct list back = { VEC_INIT, l->arena };
	struct buf out = BUF_INIT(64 * MIB);
	struct err e = ERR_INIT;

	for (size_t i = 0; i < l->v.n; i++)
		order[i] = &l->v.at[i];
	opml_write(order, l->v.n, &out);
	BUG_IF(out.over);
	BUG_IF(opml_read(buf_str(&out), l->arena, keep, &back, &e) < 0);
	BUG_IF(back.v.n != l->v.n);
	for (size_t i = 0; i < back.v.n; i++)
		BUG_IF(!str_eq(back.v.at[i].folder, order[i]->folder));
	VEC_RELEASE(&back.v);
	buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct buf text = BUF_INIT(MIB);
	struct list l = { VEC_INIT, &a };
	struct err e = ERR_INIT;

	if (utf8_decode(fuzz_str(p, n), NULL, &text, &e) == 0) {
		int rc = opml_read(buf_str(&text), &a, keep, &l, &e);

		fuzz_told(rc < 0 ? -1 : 0, &e);
		if (rc == 0 && l.v.n > 0)
			again(&l);
	}
	VEC_RELEASE(&l.v);
	buf_release(&text);
	arena_release(&a);
	return 0;
}
