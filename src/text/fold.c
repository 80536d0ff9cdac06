#include "base.h"

#include "fold.h"
#include "utf8.h"

struct folder {
	struct buf	*out;
	size_t		 from;	/* where this text begins in out */
	bool		 space;	/* a word ended */
};

static void
gap(struct folder *f)
{
	if (f->space && f->out->n > f->from)
		buf_add_char(f->out, ' ');
	f->space = false;
}

/* One code point of the decomposed text. */
static void
put(struct folder *f, uint32_t cp)
{
	if (utf8_is_mark(cp))
		return;
	if (!utf8_is_letter(cp) && !utf8_is_digit(cp)) {
		f->space = true;
		return;
	}
	if (utf8_is_cjk(cp)) {
		f->space = true;
		gap(f);
		buf_add_utf8(f->out, cp);
		f->space = true;
		return;
	}
	gap(f);
	buf_add_utf8(f->out, utf8_lower(cp));
}

void
fold_search(struct str s, struct buf *out)
{
	struct folder f = { out, out->n, false };
	size_t at = 0;

	while (at < s.n) {
		uint32_t cp, part[18];
		size_t n;

		at += utf8_step(s, at, &cp);
		/* Hangul syllables would come apart into jamo: one is a word. */
		if (cp < 0x80 || utf8_is_cjk(cp)) {
			put(&f, cp);
			continue;
		}
		n = utf8_decompose(cp, part);
		for (size_t i = 0; i < n; i++)
			put(&f, part[i]);
	}
}
