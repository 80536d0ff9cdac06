#include "fuzz.h"

#include "article.h"
#include "markdown.h"
#include "markup.h"
#include "utf8.h"

/* HTML: the tree hangs together, and what becomes of it is valid UTF-8. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct buf text = BUF_INIT(MIB), md = BUF_INIT(LIMIT_DOC_BYTES);
	struct err e = ERR_INIT;
	struct article art;
	struct markup_node *top;

	if (utf8_decode(fuzz_str(p, n), NULL, &text, &e) < 0)
		goto out;
	top = markup_parse(buf_str(&text), &a, &e);
	fuzz_told(top == NULL ? -1 : 0, &e);
	for (const struct markup_node *k = top; k != NULL;
	    k = markup_walk(top, k))
		BUG_IF(k->first != NULL && k->first->parent != k);
	err_clear(&e);
	fuzz_told(article_read(buf_str(&text), STR_LIT("https://a.example/b"),
	    &a, &art, &e), &e);
	if (e.kind == ERR_NONE)
		BUG_IF(!utf8_valid(art.text) || !utf8_valid(art.title));
	err_clear(&e);
	fuzz_told(markdown_of_html(buf_str(&text), &md, &e), &e);
out:
	buf_release(&text);
	buf_release(&md);
	arena_release(&a);
	return 0;
}
