#include "base.h"

#include <ctype.h>
#include <string.h>

#include "buf.h"
#include "clock.h"
#include "limits.h"
#include "mail.h"
#include "sender.h"
#include "stamp.h"
#include "utf8.h"

/* Lines of a header in which its form is told. */
#define LOOK_LINES 200

struct reading {
	struct arena	*arena;
	enum mime_way	 way;
	struct mail	*mail;
};

static struct str
keep(struct str s, struct arena *arena)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	struct err e = ERR_INIT;

	if (utf8_clean(str_trim(s), NULL, &b, &e) < 0)
		buf_reset(&b);
	s = arena_str(arena, str_trim(buf_str(&b)));
	buf_release(&b);
	return s;
}

static struct str
without_brackets(struct str s)
{
	size_t from = str_find_char(s, '<', 0), to;

	s = str_trim(s);
	if (from == SIZE_MAX)
		return s;
	to = str_find_char(s, '>', from);
	return str_trim((struct str){ s.p + from + 1,
	    (to == SIZE_MAX ? s.n : to) - from - 1 });
}

static struct str
decoded(struct reading *r, struct str value)
{
	struct str s = str_trim(mime_words(value, r->way, r->arena));

	return r->way == MIME_FORGIVING ? keep(s, r->arena) : s;
}

static struct str
field(struct reading *r, struct str head, const char *name)
{
	return mime_field(head, name, r->arena);
}

static void
read_from(struct reading *r, struct str value)
{
	struct sender s;

	sender_read(value, r->way, r->arena, &s);
	r->mail->name = keep(s.name, r->arena);
	r->mail->addr = keep(s.addr, r->arena);
}

/*
 * "<left@right>", without its brackets.  By the letter (RFC 5322 3.6.4) it ends
 * with the word behind the @, and what has no bracket first is taken whole.
 */
static struct str
message_id(struct reading *r, struct str value)
{
	static const char ends[] = " \t()<>[]:;@\\,\"";
	struct str s = without_brackets(value);
	size_t n;

	if (r->way == MIME_FORGIVING)
		return s;
	if (s.p != value.p + 1 || str_find_char(value, '(', 0) != SIZE_MAX)
		return value;
	n = strcspn(s.p, ends);
	if (n == 0 || s.p[n] != '@')
		return n > 0 ? (struct str){ s.p, MIN_OF(n, s.n) } : s;
	if (s.p[n + 1] == '[')
		return s;
	n += 1 + strcspn(s.p + n + 1, ends);
	return (struct str){ s.p, MIN_OF(n, s.n) };
}

static void
read_head(struct reading *r, struct str head)
{
	struct mail *mail = r->mail;

	read_from(r, field(r, head, "from"));
	mail->date = r->way == MIME_BY_LETTER ?
	    stamp_of_mail(field(r, head, "date")) :
	    stamp_parse(field(r, head, "date"));
	mail->subject = decoded(r, field(r, head, "subject"));
	mail->message_id = keep(message_id(r, field(r, head, "message-id")),
	    r->arena);
	mail->list_id = decoded(r, field(r, head, "list-id"));
	mail->link = keep(without_brackets(field(r, head, "archived-at")),
	    r->arena);
}

static void
list_parts(struct reading *r, const struct mime_part *p)
{
	for (; p != NULL; p = p->next) {
		if (!str_starts(p->type, "multipart/"))
			*VEC_ADD(&r->mail->parts) = (struct mail_part){
			    keep(p->type, r->arena), keep(mime_param(field(r,
			    p->head, "content-type"), "charset", r->way,
			    r->arena), r->arena) };
		list_parts(r, p->child);
	}
}

/* "attachment; filename=..." is none of the letter's text. */
static bool
is_attached(struct reading *r, const struct mime_part *p)
{
	struct str s = field(r, p->head, "content-disposition");
	size_t end = str_find_char(s, ';', 0);

	return str_iis(str_trim((struct str){ s.p, end == SIZE_MAX ? s.n :
	    end }), "attachment");
}

/* Of what belongs together, the one that the rest is for (RFC 2387 3.2). */
static const struct mime_part *
root_of(struct reading *r, const struct mime_part *p)
{
	struct str start = mime_param(field(r, p->head, "content-type"),
	    "start", r->way, r->arena);

	if (start.n > 0)
		for (const struct mime_part *c = p->child; c != NULL;
		    c = c->next)
			if (str_eq(field(r, c->head, "content-id"), start))
				return c;
	return p->child;
}

/* "text/plain", whatever is said behind it without a semicolon. */
static bool
is_type(const struct mime_part *p, const char *type)
{
	size_t n = strlen(type);

	return str_starts(p->type, type) && (p->type.n == n ||
	    strchr(" \t(,", p->type.p[n]) != NULL);
}

/* The first part of that type with something in it. */
static const struct mime_part *
find_text(struct reading *r, const struct mime_part *p, const char *type)
{
	const struct mime_part *found = NULL;

	if (is_attached(r, p))
		return NULL;
	if (p->child == NULL)
		return is_type(p, type) && str_trim(p->body).n > 0 ? p : NULL;
	if (str_is(p->type, "multipart/related"))
		return find_text(r, root_of(r, p), type);
	for (p = p->child; found == NULL && p != NULL; p = p->next)
		found = find_text(r, p, type);
	return found;
}

static struct str
text_of(struct reading *r, const struct mime_part *p)
{
	struct buf raw = BUF_INIT(LIMIT_DOC_BYTES);
	struct buf text = BUF_INIT(LIMIT_DOC_BYTES);
	struct str charset, s = STR_NONE;
	struct err e = ERR_INIT;
	int rc;

	if (p == NULL)
		return s;
	charset = mime_param(field(r, p->head, "content-type"), "charset",
	    r->way, r->arena);
	mime_decode(p, r->way, r->arena, &raw);
	rc = r->way == MIME_BY_LETTER ?
	    utf8_decode_said(buf_str(&raw), charset.p, &text, &e) :
	    utf8_decode(buf_str(&raw), charset.p, &text, &e);
	if (rc == 0 && !raw.over && !text.over)
		s = arena_str(r->arena, buf_str(&text));
	buf_release(&raw);
	buf_release(&text);
	return s;
}

int
mail_read(struct str bytes, enum mime_way way, struct arena *arena,
    struct mail *out, struct err *e)
{
	struct reading r = { arena, way, out };
	struct mime_part *root = mime_read(bytes, way, arena);

	*out = (struct mail){ .message_id = STR_NONE, .name = STR_NONE,
	    .addr = STR_NONE, .subject = STR_NONE, .list_id = STR_NONE,
	    .link = STR_NONE, .date = CLOCK_NONE };
	read_head(&r, root->head);
	list_parts(&r, root);
	out->plain = text_of(&r, find_text(&r, root, "text/plain"));
	out->html = text_of(&r, find_text(&r, root, "text/html"));
	if (root->head.n == 0 && (way == MIME_FORGIVING || out->plain.n == 0))
		return err_set(e, ERR_INVALID, "expected a mail message, found "
		    "no header");
	if (way == MIME_FORGIVING && out->subject.n == 0 &&
	    out->addr.n == 0 && out->plain.n == 0 && out->html.n == 0 &&
	    out->date == CLOCK_NONE)
		return err_set(e, ERR_INVALID, "expected a mail message, found "
		    "neither sender, subject, date nor text");
	return 0;
}

void
mail_release(struct mail *m)
{
	VEC_RELEASE(&m->parts);
}

/* "From somebody Mon Jan  2 ...": an address and a year on one line. */
static bool
is_envelope(struct str line)
{
	size_t n = 0;

	if (!str_starts(line, "From ") || line.n > 400)
		return false;
	for (size_t i = 5; i < line.n; i++) {
		n = isdigit((unsigned char)line.p[i]) ? n + 1 : 0;
		if (n == 4)
			return true;
	}
	return false;
}

bool
mail_is_mbox(struct str bytes)
{
	struct str line;

	return str_line(&bytes, &line) && is_envelope(line);
}

/* Up to the next envelope that follows an empty line. */
bool
mail_next(struct str *mbox, struct str *message)
{
	struct str rest = *mbox, line;
	bool empty = false, first = true;

	if (rest.n == 0)
		return false;
	*message = rest;
	while (rest.n > 0) {
		struct str at = rest;

		(void)str_line(&rest, &line);
		if (!first && empty && is_envelope(line)) {
			message->n = (size_t)(at.p - message->p);
			*mbox = at;
			return true;
		}
		empty = line.n == 0;
		first = false;
	}
	*mbox = rest;
	return true;
}

bool
mail_is(struct str bytes)
{
	static const char *const marks[] = { "from", "date", "message-id",
	    "received", "return-path", "mime-version", "delivered-to",
	    "subject" };
	struct str line;
	unsigned seen = 0;
	int count = 0;

	if (mail_is_mbox(bytes))
		(void)str_line(&bytes, &line);
	for (int i = 0; i < LOOK_LINES && str_line(&bytes, &line); i++) {
		size_t colon;
		size_t n = mime_name_length(line, MIME_BY_LETTER, &colon);

		if (line.n == 0)
			break;
		if (line.p[0] == ' ' || line.p[0] == '\t')
			continue;
		if (n == 0 || n == SIZE_MAX)
			return false;
		for (size_t k = 0; k < COUNT_OF(marks); k++)
			if (str_ieq((struct str){ line.p, n }, str_of(marks[k])))
				seen |= 1u << k;
	}
	for (size_t k = 0; k < COUNT_OF(marks); k++)
		count += (seen >> k & 1u) != 0;
	return (seen & 1u) != 0 && count >= 3;
}
