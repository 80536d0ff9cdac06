#include "fuzz.h"

#include "extract.h"
#include "seed.h"

static int
put(const struct entity *e, const struct alias *a, size_t n, void *lex)
{
	lexicon_put(lex, e, a, n);
	return 0;
}

/* Whatever a table of names holds, it loads or says why, and reads itself. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const files[] = { "company.tsv", "person.tsv",
	    "chip.tsv", "model.tsv", "site.tsv", "theme.tsv", "odd.tsv" };
	static const char head[] = "name\talias\tzh\theard\twhat\tfield\tof\t"
	    "ticker\tid\tcontext\tunsure\tnot\n";
	struct buf b = BUF_INIT(MIB);
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct lexicon *lex = lexicon_new();
	struct doc d = { .id = 1, .kind = DOC_PODCAST, .format = FORMAT_TEXT,
	    .title = STR_NONE, .people = STR_NONE, .lang = STR_NONE };
	struct reading r;

	if (n % 8 != 0)
		buf_add_str(&b, head);
	buf_put(&b, fuzz_str(p, n));
	fuzz_told(seed_each(files[n % COUNT_OF(files)], buf_str(&b), put, lex,
	    &e), &e);
	lexicon_ready(lex);
	d.text = buf_str(&b);
	extract_doc(lex, &d, &a, &r);
	lexicon_free(lex);
	arena_release(&a);
	buf_release(&b);
	return 0;
}
