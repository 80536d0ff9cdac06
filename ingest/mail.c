#include "base.h"

#include <ctype.h>
#include <gmime/gmime.h>

#include "buf.h"
#include "clock.h"
#include "limits.h"
#include "mail.h"
#include "stamp.h"
#include "utf8.h"

/* Nested parts that are followed, and parts that are listed. */
#define DEPTH_MOST 32
#define PARTS_MOST 1000
/* Lines of a header in which its form is told. */
#define LOOK_LINES 200

struct reading {
	struct arena	*arena;
	struct mail	*mail;
	int		 depth;
};

/* GMime wants to be woken once a process. */
static void
wake(void)
{
	static bool awake;

	if (!awake)
		g_mime_init();
	awake = true;
}

static struct str
keep(struct reading *r, struct str s)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	struct err e = ERR_INIT;

	if (utf8_clean(str_trim(s), NULL, &b, &e) < 0)
		buf_reset(&b);
	s = arena_str(r->arena, str_trim(buf_str(&b)));
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

static void
read_from(struct reading *r, GMimeMessage *m)
{
	InternetAddressList *list = g_mime_message_get_from(m);
	struct str raw = str_of(g_mime_object_get_header(GMIME_OBJECT(m),
	    "From"));
	InternetAddress *a;

	if (list == NULL || internet_address_list_length(list) == 0)
		return;
	a = internet_address_list_get_address(list, 0);
	/* a comment behind a bare address is no name (RFC 5322 3.4) */
	if (str_find_char(raw, '<', 0) != SIZE_MAX ||
	    str_find_char(raw, '(', 0) == SIZE_MAX)
		r->mail->name = keep(r, str_of(internet_address_get_name(a)));
	if (INTERNET_ADDRESS_IS_MAILBOX(a))
		r->mail->addr = keep(r, str_of(
		    internet_address_mailbox_get_addr(
		    INTERNET_ADDRESS_MAILBOX(a))));
}

/* Where a field that may stand once stands twice, the first was the sender's:
 * relays and lists put theirs behind it. */
static struct str
first_subject(GMimeObject *o)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(o);
	int n = g_mime_header_list_get_count(list);

	for (int i = 0; i < n; i++) {
		GMimeHeader *h = g_mime_header_list_get_header_at(list, i);

		if (g_ascii_strcasecmp(g_mime_header_get_name(h),
		    "Subject") == 0)
			return str_of(g_mime_header_get_value(h));
	}
	return STR_NONE;
}

static void
read_header(struct reading *r, GMimeMessage *m)
{
	GMimeObject *o = GMIME_OBJECT(m);
	struct mail *mail = r->mail;
	GDateTime *when = g_mime_message_get_date(m);

	read_from(r, m);
	mail->subject = keep(r, first_subject(o));
	mail->message_id = keep(r, without_brackets(str_of(
	    g_mime_object_get_header(o, "Message-ID"))));
	mail->list_id = keep(r, str_of(g_mime_object_get_header(o,
	    "List-ID")));
	mail->link = keep(r, without_brackets(str_of(
	    g_mime_object_get_header(o, "Archived-At"))));
	mail->date = when != NULL ? g_date_time_to_unix(when) * 1000 :
	    stamp_parse(str_of(g_mime_object_get_header(o, "Date")));
}

/* The bytes of a part after its transfer encoding. */
static void
unpack(GMimePart *p, struct buf *out)
{
	GMimeDataWrapper *content = g_mime_part_get_content(p);
	GMimeStream *mem;
	GByteArray *bytes;

	if (content == NULL)
		return;
	mem = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, mem);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(mem));
	buf_add(out, bytes->data, bytes->len);
	g_object_unref(mem);
}

static struct str
text_of(struct reading *r, GMimePart *p, const char *charset)
{
	struct buf raw = BUF_INIT(LIMIT_DOC_BYTES);
	struct buf text = BUF_INIT(LIMIT_DOC_BYTES);
	struct str s = STR_NONE;
	struct err e = ERR_INIT;

	unpack(p, &raw);
	if (!raw.over && utf8_decode(buf_str(&raw), charset, &text, &e) == 0 &&
	    !text.over)
		s = arena_str(r->arena, buf_str(&text));
	buf_release(&raw);
	buf_release(&text);
	return s;
}

/* Lower case; a type that is none is text (RFC 2045 5.2).  Caller g_frees. */
static char *
type_of(GMimeObject *o)
{
	struct str raw = str_of(g_mime_object_get_header(o, "Content-Type"));
	char *name;

	if (raw.n > 0 && str_find_char(raw, '/', 0) == SIZE_MAX)
		return g_strdup("text/plain");
	name = g_mime_content_type_get_mime_type(
	    g_mime_object_get_content_type(o));
	for (char *c = name; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	return name;
}

static void
read_leaf(struct reading *r, GMimeObject *o)
{
	char *name = type_of(o);
	const char *charset = g_mime_object_get_content_type_parameter(o,
	    "charset");
	const char *place = g_mime_object_get_disposition(o);
	bool attached = place != NULL &&
	    g_ascii_strcasecmp(place, "attachment") == 0;
	struct mail *mail = r->mail;

	if (mail->parts.n < PARTS_MOST) {
		struct mail_part *p = VEC_ADD(&mail->parts);

		p->type = keep(r, str_of(name));
		p->charset = keep(r, str_of(charset));
	}
	if (GMIME_IS_PART(o) && !attached) {
		if (strcmp(name, "text/plain") == 0 && mail->plain.n == 0)
			mail->plain = text_of(r, GMIME_PART(o), charset);
		else if (strcmp(name, "text/html") == 0 && mail->html.n == 0)
			mail->html = text_of(r, GMIME_PART(o), charset);
	}
	g_free(name);
}

static void
read_object(struct reading *r, GMimeObject *o)
{
	GMimeMultipart *m;

	if (o == NULL || ++r->depth > DEPTH_MOST)
		return;
	if (!GMIME_IS_MULTIPART(o)) {
		read_leaf(r, o);
	} else {
		m = GMIME_MULTIPART(o);
		for (int i = 0; i < g_mime_multipart_get_count(m); i++)
			read_object(r, g_mime_multipart_get_part(m, i));
	}
	r->depth--;
}

static GMimeMessage *
parse(struct str bytes)
{
	static const char *const fallback[] = { "utf-8", "windows-1252", NULL };
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.p,
	    bytes.n);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeParserOptions *options = g_mime_parser_options_new();
	GMimeMessage *m;

	g_mime_parser_options_set_fallback_charsets(options,
	    (const char **)(uintptr_t)fallback);
	m = g_mime_parser_construct_message(parser, options);
	g_mime_parser_options_free(options);
	g_object_unref(parser);
	g_object_unref(stream);
	return m;
}

int
mail_read(struct str bytes, struct arena *arena, struct mail *out,
    struct err *e)
{
	struct reading r = { arena, out, 0 };
	GMimeMessage *m;
	struct str envelope;

	*out = (struct mail){ .message_id = STR_NONE, .name = STR_NONE,
	    .addr = STR_NONE, .subject = STR_NONE, .list_id = STR_NONE,
	    .link = STR_NONE, .date = CLOCK_NONE, .plain = STR_NONE,
	    .html = STR_NONE };
	wake();
	if (mail_is_mbox(bytes))
		(void)str_line(&bytes, &envelope);
	m = parse(bytes);
	if (m == NULL)
		return err_set(e, ERR_INVALID, "expected a mail message, found "
		    "no header");
	read_header(&r, m);
	read_object(&r, g_mime_message_get_mime_part(m));
	g_object_unref(m);
	if (out->subject.n == 0 && out->addr.n == 0 &&
	    str_trim(out->plain).n == 0 && out->html.n == 0 && out->date == CLOCK_NONE)
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

/* A header's name, and the colon after it. */
static size_t
name_length(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] > ' ' && line.p[n] < 127 &&
	    line.p[n] != ':')
		n++;
	return n < line.n && line.p[n] == ':' ? n : 0;
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
		size_t n = name_length(line);

		if (line.n == 0)
			break;
		if (line.p[0] == ' ' || line.p[0] == '\t')
			continue;
		if (n == 0)
			return false;
		for (size_t k = 0; k < COUNT_OF(marks); k++)
			if (str_ieq((struct str){ line.p, n }, str_of(marks[k])))
				seen |= 1u << k;
	}
	for (size_t k = 0; k < COUNT_OF(marks); k++)
		count += (seen >> k & 1u) != 0;
	return (seen & 1u) != 0 && count >= 3;
}
