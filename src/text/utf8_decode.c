#include "base.h"

#include <errno.h>
#include <iconv.h>

#include "utf8.h"
#include "utf8_in.h"

/* How many bytes of a file are looked at to guess its encoding. */
#define GUESS_BYTES 4096

/* Controls that never belong in text, and bidi controls that would make a
 * quote read otherwise than its bytes stand (CVE-2021-42574). */
static bool
is_dropped(uint32_t cp)
{
	if (cp < 0x20)
		return cp != '\n' && cp != '\t';
	return cp == 0x7f || (cp >= 0x80 && cp < 0xa0 && cp != 0x85) ||
	    cp == 0xfeff || cp == 0x061c || cp == 0x200e || cp == 0x200f ||
	    (cp >= 0x202a && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) ||
	    (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef);
}

/* Is every byte of the eight from a space to below DEL?  What a subtraction
 * borrows may call a plain byte none, never the other way. */
static bool
all_plain(uint64_t v)
{
	uint64_t control = v - UTF8_EACH(0x20), del = (v ^ UTF8_EACH(0x7f)) - UTF8_EACH(1);

	return ((v | control | del) & UTF8_EACH(0x80)) == 0;
}

/* A run of bytes of ASCII that are kept as they are. */
static size_t
plain_run(struct str s, size_t at)
{
	size_t from = at;

	for (; at < s.n; at++) {
		unsigned char c;

		while (s.n - at >= 8 && all_plain(utf8_eight(s.p + at)))
			at += 8;
		if (at == s.n)
			break;
		c = (unsigned char)s.p[at];
		if ((c < 0x20 && c != '\n' && c != '\t') || c >= 0x7f)
			break;
	}
	return at - from;
}

/* Valid UTF-8 without controls; broken bytes become U+FFFD. */
static void
scrub(struct str s, struct buf *out)
{
	size_t at = 0;

	while (at < s.n) {
		size_t run = plain_run(s, at);
		uint32_t cp;

		buf_add(out, s.p + at, run);
		at += run;
		if (at >= s.n)
			break;
		run = utf8_step(s, at, &cp);
		if (cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029) {
			if (cp != '\r' || at + 1 >= s.n || s.p[at + 1] != '\n')
				buf_add_char(out, '\n');
		} else if (cp == UTF8_BAD) {
			buf_add_utf8(out, UTF8_BAD);
		} else if (!is_dropped(cp)) {
			buf_add(out, s.p + at, run);
		}
		at += run;
	}
}

/* From an encoding that iconv knows; what cannot be read becomes U+FFFD. */
static int
convert_all(struct str s, const char *charset, struct buf *out, struct err *e)
{
	iconv_t cd = iconv_open("UTF-8", charset);
	char *in = (char *)(uintptr_t)s.p, room[4096];
	size_t left = s.n;

	if (cd == (iconv_t)-1)
		return err_set(e, ERR_INVALID, "the encoding \"%.40s\" is not "
		    "known", charset);
	while (left > 0 && !out->over) {
		char *to = room;
		size_t rest = sizeof(room);
		size_t n = iconv(cd, &in, &left, &to, &rest);

		buf_add(out, room, sizeof(room) - rest);
		if (n != (size_t)-1 || errno == E2BIG)
			continue;
		buf_add_utf8(out, UTF8_BAD);
		in++;
		left--;
	}
	iconv_close(cd);
	return buf_check(out, "the text", e);
}

static int
convert(struct str s, const char *charset, struct buf *out, struct err *e)
{
	struct buf mid = BUF_INIT(out->ceiling);
	int rc = convert_all(s, charset, &mid, e);

	if (rc == 0)
		scrub(buf_str(&mid), out);
	buf_release(&mid);
	return rc;
}

/* ASCII in UTF-16 has a NUL in every second byte. */
static const char *
guess_utf16(struct str s)
{
	size_t n = MIN_OF(s.n, GUESS_BYTES), even = 0, odd = 0;

	for (size_t i = 0; i < n; i++)
		if (s.p[i] == '\0')
			(*(i % 2 == 0 ? &even : &odd))++;
	if (odd * 10 > n * 3 && even * 20 < n)
		return "UTF-16LE";
	if (even * 10 > n * 3 && odd * 20 < n)
		return "UTF-16BE";
	return NULL;
}

static const char *
marked(struct str s, size_t *skip)
{
	*skip = 0;
	if (str_starts(s, "\xef\xbb\xbf")) {
		*skip = 3;
		return "UTF-8";
	}
	/* UTF-32's mark begins with UTF-16's */
	if (s.n >= 4 && memcmp(s.p, "\xff\xfe\0\0", 4) == 0) {
		*skip = 4;
		return "UTF-32LE";
	}
	if (s.n >= 4 && memcmp(s.p, "\0\0\xfe\xff", 4) == 0) {
		*skip = 4;
		return "UTF-32BE";
	}
	if (str_starts(s, "\xff\xfe") || str_starts(s, "\xfe\xff")) {
		*skip = 2;
		return s.p[0] == '\xff' ? "UTF-16LE" : "UTF-16BE";
	}
	return NULL;
}

/* A text may begin with these letters too; a file of that kind goes on in bytes
 * that no text has. */
static bool
goes_on_in_bytes(struct str s)
{
	for (size_t i = 0; i < MIN_OF(s.n, 32); i++)
		if ((unsigned char)s.p[i] < '\t')
			return true;
	return false;
}

/* Bytes that no text of any encoding begins with. */
static const char *
not_text(struct str s)
{
	static const struct {
		const char	*magic, *what;
		bool		 letters;
	} table[] = {
		{ "\x89PNG", "a PNG picture", false },
		{ "\xff\xd8\xff", "a JPEG picture", false },
		{ "GIF8", "a GIF picture", true },
		{ "%PDF-", "a PDF", false },
		{ "PK\x03\x04", "a zip archive", false },
		{ "\x7f" "ELF", "a program", false },
		{ "\x1f\x8b", "a gzip file", false },
		{ "BZh", "a bzip2 file", true },
		{ "\xfd" "7zXZ", "an xz file", false },
		{ "ID3", "an MP3 recording", true },
		{ "OggS", "an Ogg recording", true },
		{ "SQLite format 3", "a database", true },
		{ "\x28\xb5\x2f\xfd", "a Zstandard file", false },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (str_starts(s, table[i].magic) &&
		    (!table[i].letters || goes_on_in_bytes(s)))
			return table[i].what;
	return NULL;
}

static size_t
count_controls(struct str s)
{
	size_t n = MIN_OF(s.n, GUESS_BYTES), bad = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		bad += c < 0x20 && strchr("\t\n\r\f\033\b", c) == NULL;
		bad += c == 0;
	}
	return bad;
}

/*
 * Of text that is said to be UTF-8 and is not: mostly good sequences with a few
 * broken bytes, or a Western one-byte encoding that nobody declared?
 */
static bool
looks_western(struct str s)
{
	size_t good = 0, bad = 0;

	for (size_t at = 0; at < s.n;) {
		const unsigned char *p = (const unsigned char *)s.p + at;
		size_t n = utf8_sequence(p, s.n - at);

		/* half a pair of UTF-16, as some write it: no text of the West */
		if (n == 0 && s.n - at >= 3 && p[0] == 0xed &&
		    (p[1] & 0xe0) == 0xa0 && (p[2] & 0xc0) == 0x80)
			n = 3;
		good += n > 1;
		bad += n == 0;
		at += MAX_OF(n, 1u);
	}
	return bad > good;
}

static bool
is_utf8_name(const char *charset)
{
	struct str s = str_of(charset);

	return s.n == 0 || str_ieq(s, STR_LIT("utf-8")) ||
	    str_ieq(s, STR_LIT("utf8")) || str_ieq(s, STR_LIT("us-ascii")) ||
	    str_ieq(s, STR_LIT("ascii"));
}

/* Names under which the web means a larger set than they say. */
static const char *
meant(const char *charset)
{
	static const char *const table[][2] = {
		{ "iso-8859-1", "WINDOWS-1252" }, { "latin1", "WINDOWS-1252" },
		{ "latin-1", "WINDOWS-1252" }, { "iso8859-1", "WINDOWS-1252" },
		{ "gb2312", "GB18030" }, { "gbk", "GB18030" },
		{ "x-gbk", "GB18030" }, { "shift_jis", "CP932" },
		{ "x-sjis", "CP932" }, { "ks_c_5601-1987", "CP949" },
		{ "euc-kr", "CP949" }, { "big5", "BIG5-HKSCS" },
		{ "iso-8859-9", "WINDOWS-1254" }, { "tis-620", "CP874" },
		{ "unicode", "UTF-16" }, { "utf-16", "UTF-16LE" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (str_ieq(str_of(charset), str_of(table[i][0])))
			return table[i][1];
	return charset;
}

static bool
iconv_knows(const char *charset)
{
	iconv_t cd = iconv_open("UTF-8", charset);

	if (cd == (iconv_t)-1)
		return false;
	iconv_close(cd);
	return true;
}

int
utf8_decode(struct str s, const char *charset, struct buf *out, struct err *e)
{
	const char *what;
	size_t skip;

	/* A mark decides, whatever is declared. */
	if ((what = marked(s, &skip)) != NULL) {
		s.p += skip;
		s.n -= skip;
		if (!is_utf8_name(what))
			return convert(s, what, out, e);
		charset = NULL;
	}
	if ((what = not_text(s)) != NULL)
		return err_set(e, ERR_INVALID, "is %s, expected text", what);
	if (str_istarts(str_of(charset), "utf-7"))
		return err_set(e, ERR_INVALID, "is in UTF-7, which is not read");
	if ((what = guess_utf16(s)) != NULL)
		return convert(s, what, out, e);
	if (count_controls(s) * 10 > MIN_OF(s.n, GUESS_BYTES) && s.n >= 16)
		return err_set(e, ERR_INVALID, "holds bytes that are no text");
	if (utf8_valid(s) && !str_istarts(str_of(charset), "iso-2022") &&
	    !str_istarts(str_of(charset), "hz"))
		scrub(s, out);
	else if (!is_utf8_name(charset) && iconv_knows(meant(charset)))
		return convert(s, meant(charset), out, e);
	else if (looks_western(s))
		return convert(s, "WINDOWS-1252", out, e);
	else
		scrub(s, out);
	return buf_check(out, "the text", e);
}

int
utf8_decode_said(struct str s, const char *charset, struct buf *out,
    struct err *e)
{
	const char *name = meant(charset);

	/* a larger set than is said, but for the controls of Latin-1 */
	if (str_istarts(str_of(name), "windows-125"))
		name = charset;
	if (is_utf8_name(charset) && utf8_valid(s)) {
		buf_put(out, s);
		return buf_check(out, "the text", e);
	}
	if (is_utf8_name(charset) || !iconv_knows(name) ||
	    str_istarts(str_of(charset), "utf-7"))
		return utf8_decode(s, charset, out, e);
	return convert_all(s, name, out, e);
}

/* The word after `key` and what may stand between. */
static struct str
word_after(struct str head, const char *key)
{
	size_t at = str_find(head, key, 0), end;

	if (at == SIZE_MAX)
		return STR_NONE;
	at += strlen(key);
	while (at < head.n && strchr(" \t\n=\"'", head.p[at]) != NULL)
		at++;
	end = at;
	while (end < head.n && strchr(" \t\n\"'>;?/", head.p[end]) == NULL)
		end++;
	return (struct str){ head.p + at, end - at };
}

struct str
utf8_declared(struct str s)
{
	struct str head = { s.p, MIN_OF(s.n, GUESS_BYTES) }, word;
	size_t end = str_find(head, "?>", 0);

	if (str_starts(head, "<?xml") && end != SIZE_MAX) {
		word = word_after((struct str){ s.p, end }, "encoding");
		if (word.n > 0)
			return word;
	}
	word = word_after(head, "charset");
	return word.n < 40 ? word : STR_NONE;
}
