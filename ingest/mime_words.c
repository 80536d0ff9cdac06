#include "base.h"

#include "limits.h"
#include "mime.h"
#include "utf8.h"

/* RFC 2047 says 75 bytes; some write a whole subject as one word. */
#define WORD_MOST 2000

/* "=?charset?b?text?=" */
struct word {
	struct str	charset, text;
	char		encoding;	/* 'b', 'q' */
	size_t		n;		/* all of it */
};

/* Bytes of one charset, out of words that stand side by side: a character may
 * begin in one and end in the next. */
struct run {
	struct buf	 bytes;
	struct str	 charset;	/* "" outside encoded words */
	struct buf	*out;
	enum mime_way	 way;
	struct arena	*arena;
};

/* Up to the next question mark, which is taken too. */
static bool
take_field(struct str *s, struct str *field)
{
	size_t n = str_find_char(*s, '?', 0);

	if (n == SIZE_MAX)
		return false;
	*field = (struct str){ s->p, n };
	s->p += n + 1;
	s->n -= n + 1;
	return true;
}

static bool
read_word(struct str s, struct word *w)
{
	const char *from = s.p;
	struct str encoding, field;
	size_t end;

	s.n = MIN_OF(s.n, WORD_MOST);
	if (!str_starts(s, "=?") || !take_field(&s, &field) ||
	    !take_field(&s, &w->charset) || !take_field(&s, &encoding) ||
	    encoding.n != 1)
		return false;
	end = str_find_char(w->charset, '*', 0);	/* a language, RFC 2231 */
	w->charset.n = MIN_OF(w->charset.n, end);
	w->encoding = (char)(encoding.p[0] | 0x20);
	end = str_find(s, "?=", 0);
	w->text = (struct str){ s.p, end };
	w->n = (size_t)(s.p - from) + end + 2;
	return end != SIZE_MAX && w->charset.n > 0 &&
	    (w->encoding == 'b' || w->encoding == 'q');
}

size_t
mime_word_length(struct str s)
{
	struct word w;

	return read_word(s, &w) ? w.n : 0;
}

static void
flush(struct run *r)
{
	struct str bytes = buf_str(&r->bytes);
	const char *charset = arena_strndup(r->arena, r->charset.p,
	    r->charset.n);
	struct err e = ERR_INIT;

	if (bytes.n > 0)
		(void)(r->way == MIME_BY_LETTER ?
		    utf8_decode_said(bytes, charset, r->out, &e) :
		    utf8_decode(bytes, charset, r->out, &e));
	buf_reset(&r->bytes);
}

static void
use_charset(struct run *r, struct str charset)
{
	if (r->charset.n == charset.n && (charset.n == 0 ||
	    str_ieq(r->charset, charset)))
		return;
	flush(r);
	r->charset = charset;
}

static void
add_word(struct run *r, const struct word *w)
{
	char *text = arena_strndup(r->arena, w->text.p, w->text.n);

	use_charset(r, w->charset);
	for (size_t i = 0; w->encoding == 'q' && i < w->text.n; i++)
		if (text[i] == '_')
			text[i] = ' ';
	mime_decode_as((struct str){ text, w->text.n }, w->encoding == 'b' ?
	    STR_LIT("base64") : STR_LIT("quoted-printable"), r->way,
	    &r->bytes);
}

/* White space between two words is no text (RFC 2047 6.2). */
static size_t
gap(struct str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'))
		n++;
	return n > 0 && mime_word_length((struct str){ s.p + n, s.n - n }) > 0 ?
	    n : 0;
}

struct str
mime_words(struct str s, enum mime_way way, struct arena *arena)
{
	struct buf out = BUF_INIT(LIMIT_DOC_BYTES);
	struct run r = { BUF_INIT(LIMIT_DOC_BYTES), STR_NONE, &out, way, arena };
	struct str text;
	struct word w;

	for (size_t i = 0, n; i < s.n; i += n) {
		struct str rest = { s.p + i, s.n - i };

		if (read_word(rest, &w)) {
			add_word(&r, &w);
			n = w.n;
		} else if (r.charset.n == 0 || (n = gap(rest)) == 0) {
			use_charset(&r, STR_NONE);
			buf_add_char(&r.bytes, s.p[i]);
			n = 1;
		}
	}
	flush(&r);
	text = arena_str(arena, buf_str(&out));
	buf_release(&r.bytes);
	buf_release(&out);
	return text;
}
