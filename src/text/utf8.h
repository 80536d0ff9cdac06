/*
 * utf8.h - bytes from outside become clean text, once, at the door.
 *
 * Clean text is valid UTF-8 in NFC, with LF line ends, and holds no NUL, no
 * control but tab and LF, no byte order mark and no bidi control (a quote must
 * read as its bytes stand).  Every stored document is clean, so that nobody
 * behind the door needs to ask.
 *
 * Stepping through text never fails: a byte that is no UTF-8 steps as one
 * U+FFFD.
 */
#ifndef UTF8_H
#define UTF8_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "err.h"
#include "str.h"

#define UTF8_BAD 0xfffdu

bool	utf8_valid(struct str);
/* The code point at `at` and the bytes it takes (at least 1); at < s.n. */
size_t	utf8_step(struct str, size_t at, uint32_t *code_point);
/* The code point that ends before `at`, and its bytes; at > 0. */
size_t	utf8_step_back(struct str, size_t at, uint32_t *code_point);
/* Code points. */
size_t	utf8_count(struct str);
/* s without the broken character at its end, for a text cut at a ceiling. */
struct str utf8_cut(struct str, size_t most);
/* Cleaned, trimmed, cut to at most so many bytes, line ends and tabs as spaces:
 * what a title or a name is stored as. */
struct str utf8_line(struct str, size_t most, struct arena *);

/*
 * Valid UTF-8 from bytes in some encoding, without the controls named above but
 * not yet in NFC (markup must be parsed before: `>` and a combining stroke
 * would become one letter).  A byte order mark decides; then `charset` where it
 * is one that iconv knows and the bytes are not plainly UTF-8; then UTF-16
 * without a mark is guessed by its NULs; then UTF-8; what breaks that is read as
 * Windows-1252 where most of it is Western text, else becomes U+FFFD.
 * ERR_INVALID for what is no text at all (a picture, an archive) and for UTF-7.
 */
int	utf8_decode(struct str bytes, const char *charset, struct buf *out,
	    struct err *);
/* Valid UTF-8 by the letter of `charset` where iconv knows it: nothing is
 * guessed, controls are kept; else as utf8_decode. */
int	utf8_decode_said(struct str bytes, const char *charset, struct buf *out,
	    struct err *);
/* What the bytes say of themselves: <?xml encoding="...">, <meta charset=...>,
 * @charset; "" where they say nothing. */
struct str utf8_declared(struct str bytes);
/* NFC of valid UTF-8. */
void	utf8_nfc(struct str, struct buf *out);
/* Both, one after the other: what is stored. */
int	utf8_clean(struct str bytes, const char *charset, struct buf *out,
	    struct err *);

/* Of code points. */
uint32_t utf8_lower(uint32_t);
uint32_t utf8_upper(uint32_t);
bool	utf8_is_letter(uint32_t);	/* letters and marks of any script */
bool	utf8_is_digit(uint32_t);
bool	utf8_is_upper(uint32_t);
bool	utf8_is_mark(uint32_t);
bool	utf8_is_space(uint32_t);
/* Han, kana, hangul: written without spaces, or searched by the character. */
bool	utf8_is_cjk(uint32_t);
/* NFKD of one code point into out; how many (at most 18 in Unicode 15). */
size_t	utf8_decompose(uint32_t, uint32_t out[18]);

#endif
