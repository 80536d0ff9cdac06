#include "base.h"

#include "token_in.h"
#include "token_word.h"
#include "utf8.h"

static void
put_byte(struct scan_fold *f, uint32_t b)
{
	f->word |= (uint64_t)b << 8 * f->n;
	if (++f->n == 8)
		*f = (struct scan_fold){ hash_eight(f->h, f->word), 0, 0 };
}

/* As UTF-8 has it. */
static void
put_code(struct scan_fold *f, uint32_t c)
{
	if (c < 0x80) {
		put_byte(f, c);
		return;
	}
	if (c < 0x800) {
		put_byte(f, 0xc0 | c >> 6);
	} else {
		if (c < 0x10000) {
			put_byte(f, 0xe0 | c >> 12);
		} else {
			put_byte(f, 0xf0 | c >> 18);
			put_byte(f, 0x80 | (c >> 12 & 0x3f));
		}
		put_byte(f, 0x80 | (c >> 6 & 0x3f));
	}
	put_byte(f, 0x80 | (c & 0x3f));
}

void
scan_fold_put(struct scan_fold *f, uint32_t c)
{
	uint32_t parts[18];
	size_t n;

	if (c < 0x80 || utf8_is_cjk(c)) {
		put_code(f, c < 0x80 ? utf8_lower(c) : c);
		return;
	}
	n = utf8_decompose(c, parts);
	for (size_t i = 0; i < n; i++)
		if (!utf8_is_mark(parts[i]))
			put_code(f, utf8_lower(parts[i]));
}

uint64_t
scan_fold_hash(const struct scan_fold *f)
{
	return hash_end(f->n ? hash_eight(f->h, f->word) : f->h);
}

/* The hash of letters of ASCII alone; false of anything else. */
static bool
hash_letters(struct str s, uint64_t *out)
{
	uint64_t h = HASH_START;

	for (size_t i = 0; i < s.n; i += 8) {
		uint64_t w = eight_at(s, i), letters = eight_letters(w);

		if (eight_count(letters) < MIN_OF(s.n - i, 8))
			return false;
		h = hash_eight(h, (w | EIGHT(0x20)) & letters);
	}
	*out = hash_end(h);
	return true;
}

uint64_t
token_hash(struct str s)
{
	struct scan_fold f = SCAN_FOLD_INIT;
	uint64_t h;

	if (hash_letters(s, &h))
		return h;
	for (size_t i = 0; i < s.n; ) {
		uint32_t c;

		i += utf8_step(s, i, &c);
		scan_fold_put(&f, c);
	}
	return scan_fold_hash(&f);
}
