#include "base.h"

#include <stdio.h>

#include "check.h"
#include "fold.h"
#include "gzip.h"
#include "limits.h"
#include "utf8.h"

static struct buf out;

static const char *
clean(const char *bytes, size_t n, const char *charset)
{
	struct err e = ERR_INIT;

	buf_release(&out);
	buf_init(&out, MIB);
	if (utf8_clean((struct str){ bytes, n }, charset, &out, &e) < 0) {
		buf_reset(&out);
		buf_printf(&out, "error: %s", e.text);
	}
	return buf_text(&out);
}
#define CLEAN(lit, charset) clean((lit), sizeof(lit) - 1, (charset))

static void
says_what_is_valid(void)
{
	CHECK(utf8_valid(STR_LIT("a\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80")));
	CHECK(!utf8_valid(STR_LIT("\xc0\x80")));	/* overlong */
	CHECK(!utf8_valid(STR_LIT("\xed\xa0\x80")));	/* a surrogate */
	CHECK(!utf8_valid(STR_LIT("\xf4\x90\x80\x80")));	/* over U+10FFFF */
	CHECK(!utf8_valid(STR_LIT("\xe4\xb8")));
}

static void
steps_over_anything(void)
{
	struct str s = STR_LIT("a\xe4\xb8\xad\xff");
	uint32_t cp;

	CHECK_INT(utf8_step(s, 0, &cp), 1);
	CHECK_INT(utf8_step(s, 1, &cp), 3);
	CHECK_INT(cp, 0x4e2d);
	CHECK_INT(utf8_step(s, 4, &cp), 1);
	CHECK_INT(cp, UTF8_BAD);
	CHECK_INT(utf8_step_back(s, 4, &cp), 3);
	CHECK_INT(cp, 0x4e2d);
	CHECK_INT(utf8_step_back(s, 5, &cp), 1);
	CHECK_INT(utf8_count(s), 3);
	CHECK_INT(utf8_cut(s, 3).n, 1);
}

static void
cleans_controls_and_line_ends(void)
{
	CHECK_STR(CLEAN("a\r\nb\rc\n\td", NULL), "a\nb\nc\n\td");
	CHECK_STR(CLEAN("\xef\xbb\xbfhead a\x01z of some length", NULL),
	    "head az of some length");
	/* a bidi override would show a quote in another order */
	CHECK_STR(CLEAN("pay\xe2\x80\xae" "001\xe2\x80\xac now", NULL),
	    "pay001 now");
	CHECK_STR(CLEAN("e\xcc\x81", NULL), "\xc3\xa9");
}

/* Wherever it stands among eight bytes that are looked at together. */
static void
finds_one_among_eight(void)
{
	static const char *const odd[][2] = {
		{ "\x01", "" }, { "\x1f", "" }, { "\x7f", "" }, { "\t", "\t" },
		{ "\n", "\n" }, { "\r", "\n" }, { "\xc3\xa9", "\xc3\xa9" },
		{ "e\xcc\x81", "\xc3\xa9" }, { "\xff", "\xc3\xbf" },
		{ "\xc2\x80", "" }, { " ", " " }, { "~", "~" },
	};
	char text[64], want[64];

	for (size_t k = 0; k < COUNT_OF(odd); k++) {
		for (int at = 0; at < 26; at++) {
			int n = snprintf(text, sizeof(text), "%.*s%s%s", at,
			    "abcdefghijklmnopqrstuvwxyz", odd[k][0],
			    &"ABCDEFGHIJKLMNOPQ"[at % 9]);

			(void)snprintf(want, sizeof(want), "%.*s%s%s", at,
			    "abcdefghijklmnopqrstuvwxyz", odd[k][1],
			    &"ABCDEFGHIJKLMNOPQ"[at % 9]);
			CHECK_STR(clean(text, (size_t)n, NULL), want);
			CHECK(utf8_valid((struct str){ text, (size_t)n }) ==
			    (odd[k][0][0] != '\xff'));
		}
	}
}

static void
reads_encodings(void)
{
	CHECK_STR(CLEAN("caf\xe9 latin", "iso-8859-1"), "caf\xc3\xa9 latin");
	CHECK_STR(CLEAN("\x93quoted\x94 \x80" "5", "latin1"),
	    "\xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x82\xac" "5");
	CHECK_STR(CLEAN("caf\xe9 undeclared", NULL), "caf\xc3\xa9 undeclared");
	CHECK_STR(CLEAN("\xd3\xa2\xce\xb0\xb4\xef", "gb2312"),
	    "\xe8\x8b\xb1\xe4\xbc\x9f\xe8\xbe\xbe");
	CHECK_STR(CLEAN("\xff\xfeH\0i\0", NULL), "Hi");
	CHECK_STR(CLEAN("\0N\0V\0I\0D\0I\0A", NULL), "NVIDIA");
	/* declared wrongly: what is plainly UTF-8 stays so */
	CHECK_STR(CLEAN("\xe8\x8b\xb1\xe4\xbc\x9f", "iso-8859-1"),
	    "\xe8\x8b\xb1\xe4\xbc\x9f");
}

static void
refuses_what_is_no_text(void)
{
	CHECK_STR(CLEAN("\x89PNG\r\n\x1a\n....", NULL),
	    "error: is a PNG picture, expected text");
	CHECK_STR(CLEAN("ID3\x03\0\0\0", NULL),
	    "error: is an MP3 recording, expected text");
	CHECK_STR(CLEAN("ID3 tags say who sings.", NULL),
	    "ID3 tags say who sings.");
	CHECK_STR(CLEAN("+ADw-script", "utf-7"),
	    "error: is in UTF-7, which is not read");
	CHECK_STR(CLEAN("\1\2\3\4\5\6\7\1\2\3\4\5\6\7\1\2\3", NULL),
	    "error: holds bytes that are no text");
}

static void
finds_the_declared_encoding(void)
{
	CHECK_BYTES(utf8_declared(STR_LIT("<?xml version='1.0' "
	    "encoding='GBK'?><rss/>")), "GBK");
	CHECK_BYTES(utf8_declared(STR_LIT("<html><meta charset=\"big5\">")),
	    "big5");
	CHECK_BYTES(utf8_declared(STR_LIT("<p>nothing</p>")), "");
}

static const char *
fold(const char *s)
{
	buf_release(&out);
	buf_init(&out, MIB);
	fold_search(str_of(s), &out);
	return buf_text(&out);
}

static void
folds_for_search(void)
{
	CHECK_STR(fold("NVIDIA's H100"), "nvidia s h100");
	CHECK_STR(fold("  Caf\xc3\xa9, \xef\xbc\xa8\xef\xbc\xa2\xef\xbc\xad  "),
	    "cafe hbm");
	CHECK_STR(fold("\xe8\x8b\xb1\xe4\xbc\x9f\xe8\xbe\xbeGPU"),
	    "\xe8\x8b\xb1 \xe4\xbc\x9f \xe8\xbe\xbe gpu");
	CHECK_STR(fold("..."), "");
}

static void
unpacks_gzip(void)
{
	static const char packed[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\xce\xcf\x2d\x28\x4a"
	    "\x2d\x2e\x4e\x4d\xe1\x02\x00\xbb\x6d\x4f\xc8\x0b\x00\x00\x00";
	struct str s = { packed, sizeof(packed) - 1 };
	struct err e = ERR_INIT;

	CHECK(gzip_is(s));
	buf_release(&out);
	buf_init(&out, MIB);
	CHECK_INT(gzip_unpack(s, &out, &e), 0);
	CHECK_STR(buf_text(&out), "compressed\n");
	s.n = 14;
	buf_reset(&out);
	CHECK(gzip_unpack(s, &out, &e) < 0);
	CHECK_STR(e.text, "the gzip file is cut short");
	buf_release(&out);
	buf_init(&out, 4);
	s.n = sizeof(packed) - 1;
	CHECK(gzip_unpack(s, &out, &e) < 0);
	CHECK_INT(e.kind, ERR_LIMIT);
	buf_release(&out);
}

CHECK_MAIN(says_what_is_valid, steps_over_anything,
    cleans_controls_and_line_ends, finds_one_among_eight, reads_encodings,
    refuses_what_is_no_text, finds_the_declared_encoding, folds_for_search,
    unpacks_gzip)
