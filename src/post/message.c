#include "base.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "hash.h"
#include "limits.h"
#include "message.h"
#include "utf8.h"

#define LINE 76u	/* RFC 2045 6.7, RFC 2047 2, RFC 5322 2.1.1 (78) */
#define WORD 75u	/* one encoded-word */
#define CHARSET "=?UTF-8?Q?"
#define HEX "0123456789ABCDEF"

/* ---- bodies ---- */

/* Room for `n` more bytes on a line that already has *used, or a soft break. */
static void
make_room(struct buf *out, size_t *used, size_t n)
{
	if (*used + n <= LINE - 1)
		return;
	buf_add_str(out, "=\r\n");
	*used = 0;
}

/*
 * RFC 2045 6.7.  White space at a line's end and a "." or "From " at its start
 * are encoded too: some that carry mail would change them.
 */
static void
quoted_byte(struct str s, size_t i, struct buf *out, size_t *used)
{
	unsigned char c = (unsigned char)s.p[i];
	bool last = i + 1 == s.n || s.p[i + 1] == '\n';
	bool plain = c >= 33 && c <= 126 && c != '=';

	if (c == ' ' || c == '\t')
		plain = !last;
	if (*used == 0 && (c == '.' || (c == 'F' && i + 5 <= s.n &&
	    memcmp(s.p + i, "From ", 5) == 0)))
		plain = false;
	make_room(out, used, plain ? 1 : 3);
	if (plain) {
		buf_add_char(out, (char)c);
		*used += 1;
		return;
	}
	buf_printf(out, "=%c%c", HEX[c >> 4], HEX[c & 15]);
	*used += 3;
}

void
message_quoted_printable(struct str s, struct buf *out)
{
	size_t used = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n') {
			buf_add_str(out, "\r\n");
			used = 0;
		} else {
			quoted_byte(s, i, out, &used);
		}
	}
	if (used > 0)
		buf_add_str(out, "\r\n");
}

/* ---- headers ---- */

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 32 ||
		    (unsigned char)s.p[i] > 126)
			return false;
	/* What looks encoded must be encoded, or it would be decoded. */
	return str_find(s, "=?", 0) == SIZE_MAX;
}

/* Folds at spaces; what has none stays whole. */
static void
put_folded(struct str s, size_t used, struct buf *out)
{
	struct str word;

	while (str_split(&s, ' ', &word)) {
		if (used > 0 && used + 1 + word.n > LINE && word.n > 0) {
			buf_add_str(out, "\r\n");
			used = 0;
		}
		buf_add_char(out, ' ');
		buf_put(out, word);
		used += 1 + word.n;
	}
}

/* RFC 2047 5 (3): safe in a phrase too. */
static bool
is_plain_in_word(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
	    (c != 0 && strchr("!*+-/", c) != NULL);
}

/* Encoded-words of at most 75 bytes; a character is never split (RFC 2047 5). */
static void
put_encoded(struct str s, size_t used, struct buf *out)
{
	size_t word = 0, i = 0;

	while (i < s.n) {
		uint32_t cp;
		size_t n = utf8_step(s, i, &cp), cost = 0;

		for (size_t k = i; k < i + n; k++)
			cost += is_plain_in_word((unsigned char)s.p[k]) ||
			    s.p[k] == ' ' ? 1 : 3;
		if (word > 0 && (word + cost + 2 > WORD ||
		    used + cost + 2 > LINE)) {
			buf_add_str(out, "?=\r\n");
			word = used = 0;
		}
		if (word == 0) {
			buf_add_str(out, " " CHARSET);
			word = sizeof(CHARSET) - 1;
			used += sizeof(CHARSET);
		}
		for (; n > 0; n--, i++) {
			unsigned char c = (unsigned char)s.p[i];

			if (is_plain_in_word(c))
				buf_add_char(out, (char)c);
			else if (c == ' ')
				buf_add_char(out, '_');
			else
				buf_printf(out, "=%c%c", HEX[c >> 4],
				    HEX[c & 15]);
		}
		word += cost;
		used += cost;
	}
	if (word > 0)
		buf_add_str(out, "?=");
}

static void
put_words(struct str words, size_t used, struct buf *out)
{
	if (is_ascii(words))
		put_folded(words, used, out);
	else
		put_encoded(words, used, out);
}

void
message_header(const char *name, struct str words, struct buf *out)
{
	buf_printf(out, "%s:", name);
	put_words(words, strlen(name) + 1, out);
	buf_add_str(out, "\r\n");
}

/* "name <address>"; a name of atoms stays, others are encoded or quoted. */
static void
put_mailbox(const char *header, struct str name, struct str address,
    struct buf *out)
{
	bool atoms = is_ascii(name);

	buf_printf(out, "%s:", header);
	for (size_t i = 0; i < name.n; i++)
		atoms &= is_plain_in_word((unsigned char)name.p[i]) ||
		    name.p[i] == ' ';
	if (name.n > 0 && atoms)
		put_folded(name, strlen(header) + 1, out);
	else if (name.n > 0)
		put_encoded(name, strlen(header) + 1, out);
	if (name.n == 0)
		buf_printf(out, " %.*s\r\n", STR_ARG(address));
	else	/* folded where both would not stand on a line */
		buf_printf(out, "%s <%.*s>\r\n", name.n + address.n > 56 ?
		    "\r\n" : "", STR_ARG(address));
}

/* RFC 5322 3.3, in UTC. */
static void
put_date(int64_t at, struct buf *out)
{
	static const char *const day[] = { "Sun", "Mon", "Tue", "Wed", "Thu",
	    "Fri", "Sat" };
	static const char *const month[] = { "Jan", "Feb", "Mar", "Apr", "May",
	    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct clock_civil c;

	clock_to_civil(at, &c);
	buf_printf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n",
	    day[clock_weekday(at)], c.day, month[c.month - 1], c.year, c.hour,
	    c.minute, c.second);
}

/* ---- the whole ---- */

static bool
is_token(struct str s, const char *others)
{
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= '0' && s.p[i] <= '9') &&
		    !((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z') &&
		    (s.p[i] == '\0' || strchr(others, s.p[i]) == NULL))
			return false;
	return s.n > 0;
}

static int
check(const struct message *m, struct err *e)
{
	static const char address[] = "!#$%&'*+-/=?^_`{|}~.@";

	if (!is_token(m->from, address) || !is_token(m->to, address))
		return err_set(e, ERR_INVALID, "a message needs two plain "
		    "addresses, found \"%.*s\" and \"%.*s\"",
		    STR_ARG(m->from), STR_ARG(m->to));
	if (!is_token(m->id, "@.-_") || str_find_char(m->id, '@', 0) ==
	    SIZE_MAX || m->id.n > 200)
		return err_set(e, ERR_INVALID, "a message's id is "
		    "left@right, found \"%.*s\"", STR_ARG(m->id));
	if (m->list_id.n > 0 && !is_token(m->list_id, ".-"))
		return err_set(e, ERR_INVALID, "the list's id is no plain "
		    "name: \"%.*s\"", STR_ARG(m->list_id));
	if (!utf8_valid(m->text) || !utf8_valid(m->html))
		return err_set(e, ERR_INVALID, "the message is not UTF-8");
	return 0;
}

/* RFC 2369 3.2: an address that a person or a program can write to. */
static void
put_list(const struct message *m, struct buf *out)
{
	if (m->list_id.n > 0)
		buf_printf(out, "List-Id: <%.*s>\r\n", STR_ARG(m->list_id));
	buf_add_str(out, "List-Unsubscribe: <mailto:");
	for (size_t i = 0; i < m->from.n; i++) {
		char c = m->from.p[i];

		if (is_token((struct str){ &c, 1 }, "@.-_+"))
			buf_add_char(out, c);
		else
			buf_printf(out, "%%%02X", (unsigned char)c);
	}
	buf_add_str(out, "?subject=unsubscribe>\r\n");
}

static void
put_part(const char *boundary, const char *type, struct str body,
    struct buf *out)
{
	buf_printf(out, "--%s\r\nContent-Type: %s; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n", boundary,
	    type);
	message_quoted_printable(body, out);
	buf_add_str(out, "\r\n");
}

int
message_write(const struct message *m, struct buf *out, struct err *e)
{
	char boundary[48];

	if (check(m, e) < 0)
		return -1;
	if (m->html.n > LIMIT_MAIL_BYTES)
		return err_set(e, ERR_LIMIT, "the mail's HTML is %zu bytes, "
		    "over %u", m->html.n, LIMIT_MAIL_BYTES);
	/* "=_" cannot stand in quoted-printable (RFC 2045 6.7). */
	(void)snprintf(boundary, sizeof(boundary), "=_%016" PRIx64,
	    hash_mix(hash_str(m->text), hash_str(m->id)));
	put_date(m->date, out);
	put_mailbox("From", m->from_name, m->from, out);
	put_mailbox("To", STR_NONE, m->to, out);
	message_header("Subject", m->subject, out);
	buf_printf(out, "Message-ID:\r\n <%.*s>\r\n", STR_ARG(m->id));
	put_list(m, out);
	/* RFC 3834 5: nobody's absence should answer. */
	buf_printf(out, "Auto-Submitted: auto-generated\r\n"
	    "MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n"
	    " boundary=\"%s\"\r\n\r\n", boundary);
	put_part(boundary, "text/plain", m->text, out);
	put_part(boundary, "text/html", m->html, out);
	buf_printf(out, "--%s--\r\n", boundary);
	return buf_check(out, "the message", e);
}
