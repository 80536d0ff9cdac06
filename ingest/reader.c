#include "base.h"

#include <stdio.h>

#include "article.h"
#include "buf.h"
#include "clock.h"
#include "front.h"
#include "gzip.h"
#include "hash.h"
#include "limits.h"
#include "mail.h"
#include "reader_in.h"
#include "stamp.h"
#include "url.h"
#include "utf8.h"

/* A date further ahead than this is a mistake of whoever wrote it. */
#define DATE_AHEAD (370 * CLOCK_DAY)
/* A first line longer than this is a paragraph and no title. */
#define TITLE_LINE 160

struct doc
reader_blank(const struct reader *r)
{
	const struct reader_hint *h = r->hint;

	return (struct doc){ .source = h->source, .key = STR_NONE,
	    .kind = h->kind, .title = STR_NONE, .show = h->show,
	    .people = STR_NONE, .lang = h->lang, .link = STR_NONE,
	    .date = CLOCK_NONE, .learned = h->now, .text = STR_NONE,
	    .more_url = STR_NONE };
}

static struct str
base_name(struct str path)
{
	for (size_t i = path.n; i-- > 0;)
		if (path.p[i] == '/')
			return (struct str){ path.p + i + 1, path.n - i - 1 };
	return path;
}

static struct str
stem(struct str name)
{
	name = base_name(name);
	for (size_t i = name.n; i-- > 1;)
		if (name.p[i] == '.')
			return (struct str){ name.p, i };
	return name;
}

struct str
reader_canonical(struct reader *r, struct str link)
{
	struct buf b = BUF_INIT(4 * LIMIT_URL_BYTES);
	struct str s;

	if (!url_is_http(link) || link.n > LIMIT_URL_BYTES)
		return STR_NONE;
	url_canonical(link, &b);
	s = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* "en-US", "EN", "English": what the rest of the program calls "en". */
struct str
reader_language(struct reader *r, struct str s)
{
	char two[3] = "";

	s = str_trim(s);
	if (str_istarts(s, "chinese") || str_istarts(s, "cmn") ||
	    str_starts(s, "\xe4\xb8\xad\xe6\x96\x87"))
		return STR_LIT("zh");
	if (s.n < 2 || (s.n > 2 && s.p[2] != '-' && s.p[2] != '_' &&
	    !str_ieq(s, STR_LIT("english"))))
		return STR_NONE;
	for (int i = 0; i < 2; i++) {
		if ((s.p[i] | 32) < 'a' || (s.p[i] | 32) > 'z')
			return STR_NONE;
		two[i] = (char)(s.p[i] | 32);
	}
	return str_of(arena_strdup(r->arena, two));
}

/* The first heading, or a first line short enough to be one. */
static struct str
title_of(struct str text)
{
	struct str line, first = STR_NONE;

	for (int i = 0; i < 20 && str_line(&text, &line); i++) {
		line = str_trim(line);
		if (line.n == 0)
			continue;
		if (line.p[0] == '#') {
			while (line.n > 0 && (line.p[0] == '#' ||
			    line.p[0] == ' '))
				line = (struct str){ line.p + 1, line.n - 1 };
			return line;
		}
		if (first.n == 0 && line.n <= TITLE_LINE &&
		    strchr("[!<|>-*", line.p[0]) == NULL)
			first = line;
	}
	return first;
}

static struct str
text_key(struct reader *r, struct str text)
{
	return str_of(arena_printf(r->arena, "text:%016llx%016llx",
	    (unsigned long long)hash_bytes(text.p, text.n, 1),
	    (unsigned long long)hash_bytes(text.p, text.n, 2)));
}

static void
settle_date(struct reader *r, struct doc *d)
{
	bool captions = d->format == FORMAT_VTT || d->format == FORMAT_SRT;

	if (d->date == CLOCK_NONE && !r->hint->from_net)
		d->date = stamp_of_name(base_name(r->hint->name));
	if (d->date == CLOCK_NONE && !captions)
		d->date = stamp_of_text(d->text);
	d->date_origin = DATE_STATED;
	if (d->date != CLOCK_NONE && d->date <= r->hint->now + DATE_AHEAD)
		return;
	d->date = r->hint->now;
	d->date_origin = DATE_READ;
}

/* 0 where the text says nothing and nothing was handed on. */
int
reader_hand_on(struct reader *r, struct doc *d, struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	int rc = 0;

	if (d->text.n > LIMIT_DOC_BYTES)
		return err_set(e, ERR_LIMIT, "a document of %zu bytes; at "
		    "most %u are stored", d->text.n, LIMIT_DOC_BYTES);
	if (utf8_clean(d->text, NULL, &b, e) < 0)
		rc = -1;
	d->text = str_trim(buf_str(&b));
	if (rc == 0 && d->text.n == 0) {
		r->found->empty++;
	} else if (rc == 0) {
		d->title = utf8_line(d->title.n > 0 ? d->title :
		    title_of(d->text), LIMIT_TITLE_BYTES, r->arena);
		if (d->title.n == 0 && !r->hint->from_net)
			d->title = utf8_line(stem(r->hint->name),
			    LIMIT_TITLE_BYTES, r->arena);
		d->show = utf8_line(d->show, LIMIT_NAME_BYTES, r->arena);
		d->people = utf8_line(d->people, LIMIT_TITLE_BYTES, r->arena);
		d->lang = reader_language(r, d->lang);
		if (d->key.n == 0)
			d->key = d->link.n > 0 ? d->link :
			    text_key(r, d->text);
		settle_date(r, d);
		if (d->kind == DOC_NONE)
			d->kind = kinds_doc(d, r->hint->name);
		doc_set_id(d);
		rc = r->fn(d, r->ctx);
	}
	buf_release(&b);
	return rc;
}

void
reader_tell(struct reader *r, const char *where, const struct err *e)
{
	char line[600];

	if (r->problem == NULL)
		return;
	(void)snprintf(line, sizeof(line), "%s: %s", where, e->text);
	r->problem(line, r->ctx);
}

/*
 * Markdown of transcripts carries &gt;&gt; and &nbsp; for >> and a space: read
 * as the characters they are.  &lt; stays: it keeps what follows from becoming
 * a tag.
 */
static struct str
without_references(struct reader *r, struct str s)
{
	static const struct {
		const char	*ref, *is;
	} table[] = {
		{ "&nbsp;", " " }, { "&gt;", ">" }, { "&quot;", "\"" },
		{ "&#39;", "'" }, { "&apos;", "'" }, { "&amp;", "&" },
	};
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	size_t at = 0, amp;

	if (str_find_char(s, '&', 0) == SIZE_MAX)
		return s;
	while ((amp = str_find_char(s, '&', at)) != SIZE_MAX) {
		struct str here = { s.p + amp, s.n - amp };
		size_t i = 0;

		buf_add(&b, s.p + at, amp - at);
		while (i < COUNT_OF(table) && !str_starts(here, table[i].ref))
			i++;
		buf_add_str(&b, i < COUNT_OF(table) ? table[i].is : "&");
		at = amp + (i < COUNT_OF(table) ? strlen(table[i].ref) : 1);
	}
	buf_add(&b, s.p + at, s.n - at);
	s = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

static int
read_markdown(struct reader *r, struct str text, struct err *e)
{
	struct doc d = reader_blank(r);
	struct front f;
	struct str body;

	front_read(text, r->arena, &f, &body);
	d.format = FORMAT_MARKDOWN;
	d.text = without_references(r, body);
	d.title = without_references(r, f.title);
	if (f.show.n > 0)
		d.show = f.show;
	d.people = f.people;
	if (f.lang.n > 0)
		d.lang = f.lang;
	d.link = reader_canonical(r, f.link);
	d.date = stamp_parse(f.date);
	if (d.kind == DOC_NONE)
		d.kind = doc_kind_of(f.kind);
	if (d.kind == DOC_NONE && f.is_podcast)
		d.kind = DOC_PODCAST;
	return reader_hand_on(r, &d, e);
}

int
reader_plain(struct reader *r, struct str text, enum doc_format format,
    struct err *e)
{
	struct doc d = reader_blank(r);

	d.format = format;
	d.text = text;
	/* its first lines are times and numbers, no title */
	if (format != FORMAT_TEXT)
		d.title = stem(r->hint->name);
	return reader_hand_on(r, &d, e);
}

static int
read_page(struct reader *r, struct str text, struct err *e)
{
	struct doc d = reader_blank(r);
	struct article a;
	struct str url = r->hint->from_net ? r->hint->name : STR_NONE;
	size_t launches = 0;

	if (r->hint->kind == DOC_LAUNCH && url.n > 0) {
		int rc = reader_launches(r, text, &launches, e);

		if (rc != 0 || launches > 0)
			return rc;
	}
	if (article_read(text, url, r->arena, &a, e) < 0)
		return -1;
	r->found->feed = a.feed;
	r->found->title = a.title;
	d.format = FORMAT_MARKDOWN;
	d.title = a.title;
	d.text = a.text;
	d.people = a.byline;
	if (a.site.n > 0)
		d.show = a.site;
	if (a.lang.n > 0)
		d.lang = a.lang;
	d.link = reader_canonical(r, a.link.n > 0 ? a.link : url);
	d.date = stamp_parse(a.published);
	return reader_hand_on(r, &d, e);
}

static int
read_form(struct reader *r, struct str text, struct err *e)
{
	switch (r->found->form) {
	case FORM_TEXT:
		return reader_plain(r, text, FORMAT_TEXT, e);
	case FORM_MARKDOWN:
		return read_markdown(r, text, e);
	case FORM_HTML:
		return r->hint->is_transcript ? reader_captions(r, text, e) :
		    read_page(r, text, e);
	case FORM_VTT:
		return reader_plain(r, text, FORMAT_VTT, e);
	case FORM_SRT:
		return reader_plain(r, text, FORMAT_SRT, e);
	case FORM_FEED: case FORM_JSON_FEED:
		return reader_feed(r, text, e);
	case FORM_JSON_LINES:
		return reader_json_lines(r, text, e);
	case FORM_JSON_CAPTIONS:
		return reader_captions(r, text, e);
	default:
		return err_set(e, ERR_INVALID, "holds no text");
	}
}

static int
read_decoded(struct reader *r, struct str bytes, struct err *e)
{
	struct buf text = BUF_INIT(LIMIT_FILE_BYTES);
	struct str charset = r->hint->charset, head = str_trim(bytes);
	int rc;

	/* each part of a message has a charset of its own */
	if (mail_is(bytes) ||
	    str_istarts(r->hint->type, "message/rfc822"))
		return reader_mail(r, bytes, e);
	if (charset.n == 0 && head.n > 0 && head.p[0] == '<')
		charset = utf8_declared(bytes);
	rc = utf8_decode(bytes, arena_strndup(r->arena, charset.p, charset.n),
	    &text, e);
	if (rc == 0) {
		r->found->form = r->hint->is_transcript ? FORM_NONE :
		    kinds_form_of_type(r->hint->type);
		if (r->found->form == FORM_NONE)
			r->found->form = kinds_form(buf_str(&text),
			    r->hint->name);
		rc = read_form(r, buf_str(&text), e);
	}
	buf_release(&text);
	return rc;
}

int
reader_read(struct str bytes, const struct reader_hint *h, reader_fn *fn,
    reader_problem_fn *problem, void *ctx, struct arena *a,
    struct reader_found *found, struct err *e)
{
	struct reader r = { h, a, found, fn, problem, ctx };
	struct buf plain = BUF_INIT(LIMIT_FILE_BYTES);
	int rc;

	*found = (struct reader_found){ .title = STR_NONE, .site = STR_NONE,
	    .lang = STR_NONE, .feed = STR_NONE, .next = STR_NONE };
	if (bytes.n == 0)
		return err_set(e, ERR_INVALID, "is empty");
	if (!gzip_is(bytes))
		return read_decoded(&r, bytes, e);
	rc = gzip_unpack(bytes, &plain, e);
	if (rc == 0)
		rc = read_decoded(&r, buf_str(&plain), e);
	buf_release(&plain);
	return rc;
}
