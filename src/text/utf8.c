#include "base.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "utf8.h"
#include "utf8_in.h"

size_t
utf8_sequence(const unsigned char *p, size_t n)
{
	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4 || n < 2 || (p[1] & 0xc0) != 0x80)
		return 0;
	if (p[0] < 0xe0)
		return 2;
	if (n < 3 || (p[2] & 0xc0) != 0x80)
		return 0;
	if (p[0] < 0xf0) {
		if ((p[0] == 0xe0 && p[1] < 0xa0) ||
		    (p[0] == 0xed && p[1] > 0x9f))
			return 0;
		return 3;
	}
	if (n < 4 || (p[3] & 0xc0) != 0x80 ||
	    (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return 4;
}

bool
utf8_valid(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t at = 0;

	while (at < s.n) {
		size_t n;

		if (s.n - at >= 8 && (utf8_eight(s.p + at) & UTF8_EACH(0x80)) == 0) {
			at += 8;
			continue;
		}
		n = utf8_sequence(p + at, s.n - at);
		if (n == 0)
			return false;
		at += n;
	}
	return true;
}

size_t
utf8_step(struct str s, size_t at, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s.p + at;

	switch (utf8_sequence(p, s.n - at)) {
	case 1:
		*cp = p[0];
		return 1;
	case 2:
		*cp = (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
		return 2;
	case 3:
		*cp = (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		    (p[2] & 0x3fu);
		return 3;
	case 4:
		*cp = (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
		    (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
		return 4;
	default:
		*cp = UTF8_BAD;
		return 1;
	}
}

size_t
utf8_step_back(struct str s, size_t at, uint32_t *cp)
{
	for (size_t n = 1; n <= 4 && n <= at; n++) {
		if (((unsigned char)s.p[at - n] & 0xc0) == 0x80)
			continue;
		if (utf8_step((struct str){ s.p, at }, at - n, cp) == n)
			return n;
		break;
	}
	*cp = UTF8_BAD;
	return 1;
}

size_t
utf8_count(struct str s)
{
	size_t count = 0;
	uint32_t cp;

	for (size_t at = 0; at < s.n; count++)
		at += utf8_step(s, at, &cp);
	return count;
}

struct str
utf8_cut(struct str s, size_t most)
{
	if (s.n <= most)
		return s;
	while (most > 0 && ((unsigned char)s.p[most] & 0xc0) == 0x80)
		most--;
	return (struct str){ s.p, most };
}

/* True where every byte is ASCII or in a block that NFC leaves alone as it
 * stands: most text, and so the slow way is rare. */
static bool
is_nfc_plainly(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	for (size_t i = 0; i < s.n; i++) {
		if (s.n - i >= 8 && (utf8_eight(s.p + i) & UTF8_EACH(0x80)) == 0) {
			i += 7;
			continue;
		}
		if (p[i] < 0xcc)
			continue;	/* up to U+02FF, and trail bytes */
		/* general punctuation, CJK punctuation and ideographs; not the
		 * few of them that change (U+2000, U+2001, U+F900...) */
		if (p[i] == 0xe2 && i + 2 < s.n &&
		    (p[i + 1] == 0x80 ? p[i + 2] > 0x81 : p[i + 1] == 0x86))
			continue;
		if (p[i] == 0xe3 && i + 1 < s.n && p[i + 1] == 0x80 &&
		    i + 2 < s.n && p[i + 2] < 0xaa)
			continue;
		if (p[i] >= 0xe4 && p[i] <= 0xe9)
			continue;
		if (p[i] == 0xef && i + 1 < s.n && p[i + 1] == 0xbc)
			continue;
		return false;
	}
	return true;
}

void
utf8_nfc(struct str s, struct buf *out)
{
	utf8proc_uint8_t *nfc = NULL;
	utf8proc_ssize_t n;

	if (is_nfc_plainly(s)) {
		buf_put(out, s);
		return;
	}
	n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
	    &nfc, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n < 0)
		buf_put(out, s);	/* not valid: the caller's promise */
	else
		buf_add(out, nfc, (size_t)n);
	free(nfc);			/* the library's own malloc */
}

int
utf8_clean(struct str s, const char *charset, struct buf *out, struct err *e)
{
	struct buf mid = BUF_INIT(out->ceiling);
	int rc = utf8_decode(s, charset, &mid, e);

	if (rc == 0) {
		utf8_nfc(buf_str(&mid), out);
		rc = buf_check(out, "the text", e);
	}
	buf_release(&mid);
	return rc;
}

uint32_t
utf8_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

uint32_t
utf8_upper(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
	return (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp);
}

static utf8proc_category_t
category(uint32_t cp)
{
	return utf8proc_category((utf8proc_int32_t)cp);
}

bool
utf8_is_letter(uint32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x80)
		return (cp | 32) >= 'a' && (cp | 32) <= 'z';
	c = category(cp);
	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool
utf8_is_digit(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= '0' && cp <= '9';
	return category(cp) == UTF8PROC_CATEGORY_ND;
}

bool
utf8_is_upper(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z';
	return category(cp) == UTF8PROC_CATEGORY_LU;
}

bool
utf8_is_mark(uint32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x300)
		return false;
	c = category(cp);
	return c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_ME;
}

bool
utf8_is_space(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	return cp == 0x85 || cp == 0xa0 || cp == 0x1680 ||
	    (cp >= 0x2000 && cp <= 0x200b) || cp == 0x2028 || cp == 0x2029 ||
	    cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

bool
utf8_is_cjk(uint32_t cp)
{
	return (cp >= 0x3040 && cp <= 0x30ff) ||
	    (cp >= 0x3400 && cp <= 0x4dbf) || (cp >= 0x4e00 && cp <= 0x9fff) ||
	    (cp >= 0xac00 && cp <= 0xd7af) || (cp >= 0xf900 && cp <= 0xfaff) ||
	    cp == 0x3005 || cp == 0x3007 || (cp >= 0x20000 && cp <= 0x323af);
}

size_t
utf8_decompose(uint32_t cp, uint32_t out[18])
{
	utf8proc_int32_t part[18];
	utf8proc_ssize_t n;
	int class = 0;

	n = utf8proc_decompose_char((utf8proc_int32_t)cp, part, 18,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &class);
	if (n < 1 || n > 18) {
		out[0] = cp;
		return 1;
	}
	for (utf8proc_ssize_t i = 0; i < n; i++)
		out[i] = (uint32_t)part[i];
	return (size_t)n;
}

struct str
utf8_line(struct str s, size_t most, struct arena *a)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	struct err e = ERR_INIT;
	char *copy;

	if (utf8_clean(str_trim(s), NULL, &b, &e) < 0)
		buf_reset(&b);
	s = utf8_cut(buf_str(&b), most);
	copy = arena_strndup(a, s.p, s.n);
	for (char *p = copy; *p != '\0'; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	buf_release(&b);
	return str_trim((struct str){ copy, s.n });
}
