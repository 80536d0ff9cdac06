#include "fuzz.h"

#include "extract.h"

static struct lexicon *lex;

static void
check_span(struct str text, uint32_t start, uint32_t end)
{
	BUG_IF(start >= end || end > text.n);
}

static void
check(const struct reading *r, struct str text)
{
	for (size_t i = 0; i < r->mentions; i++) {
		const struct mention *m = &r->mention[i];

		check_span(text, m->start, m->end);
		BUG_IF(i > 0 && m->start < r->mention[i - 1].end);
	}
	for (size_t i = 0; i < r->claims; i++)
		check_span(text, r->claim[i].start, r->claim[i].end);
	for (size_t i = 0; i < r->deals; i++) {
		check_span(text, r->deal[i].start, r->deal[i].end);
		BUG_IF(r->deal[i].n_party == 0);
	}
}

/* The first byte tells kind and format; the first line is told of it, too. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct reading r;
	struct str rest;
	struct doc d = { .id = 1, .title = STR_NONE, .people = STR_NONE,
	    .lang = STR_NONE, .date = 0 };

	if (lex == NULL) {
		lex = lexicon_new();
		BUG_IF(lexicon_put_seeds(lex, &e) < 0);
		lexicon_ready(lex);
	}
	if (n == 0)
		return 0;
	d.kind = (enum doc_kind)(1 + p[0] % (DOC_KINDS - 1));
	d.format = (enum doc_format)(1 + p[0] / 8 % (DOC_FORMATS - 1));
	d.text = fuzz_str(p + 1, n - 1);
	rest = d.text;
	(void)str_line(&rest, &d.title);
	d.people = d.show = d.title;
	extract_doc(lex, &d, &a, &r);
	check(&r, d.text);
	arena_release(&a);
	return 0;
}
