#include "base.h"

#include "arena.h"
#include "article.h"
#include "captions.h"
#include "feed.h"
#include "file.h"
#include "gzip.h"
#include "ingest.h"
#include "jwrite.h"
#include "limits.h"
#include "mail.h"
#include "robots.h"
#include "stamp.h"
#include "utf8.h"

/* One file on its way through a stage. */
struct stage {
	struct arena	 arena;
	struct buf	 raw;		/* the file */
	struct buf	 text;		/* decoded */
	bool		 decodes;	/* it is one text */
	struct jwrite	 j;
};

static struct str
charset_of(const char *type)
{
	size_t at = str_find(str_of(type), "charset=", 0);
	struct str s;

	if (at == SIZE_MAX)
		return STR_NONE;
	s = str_of(type + at + 8);
	return str_trim((struct str){ s.p, strcspn(s.p, ";\" ") });
}

static int
load(struct stage *s, const char *path, const struct stage_options *o,
    struct err *e)
{
	struct buf plain = BUF_INIT(LIMIT_FILE_BYTES);
	struct str bytes, charset = charset_of(o->type);
	int rc;

	if (file_read(path, &s->raw, e) < 0)
		return -1;
	bytes = buf_str(&s->raw);
	if (gzip_is(bytes)) {
		rc = gzip_unpack(bytes, &plain, e);
		buf_release(&s->raw);
		s->raw = plain;
		if (rc < 0)
			return -1;
		bytes = buf_str(&s->raw);
	}
	if (!s->decodes)
		return 0;
	if (charset.n == 0)
		charset = utf8_declared(bytes);
	return utf8_decode(bytes, arena_strndup(&s->arena, charset.p,
	    charset.n), &s->text, e);
}

static void
put_str(struct jwrite *j, const char *key, struct str s)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	struct err e = ERR_INIT;

	/* again: references in markup may have named controls */
	if (utf8_clean(s, NULL, &b, &e) < 0)
		buf_reset(&b);
	jwrite_key_str(j, key, buf_str(&b));
	buf_release(&b);
}

static void
put_or_null(struct jwrite *j, const char *key, struct str s)
{
	if (s.n > 0) {
		put_str(j, key, s);
		return;
	}
	jwrite_key(j, key);
	jwrite_null(j);
}

static void
put_number(struct jwrite *j, const char *key, int64_t v)
{
	jwrite_key(j, key);
	if (v < 0)
		jwrite_null(j);
	else
		jwrite_int(j, v);
}

static void
put_time(struct jwrite *j, const char *key, int64_t t)
{
	jwrite_key(j, key);
	jwrite_time(j, t);
}

static void
put_files(struct jwrite *j, const char *key, const struct feed_file *f,
    bool transcript)
{
	jwrite_key(j, key);
	jwrite_array(j);
	for (; f != NULL; f = f->next) {
		jwrite_object(j);
		put_str(j, "url", f->url);
		put_str(j, "type", f->type);
		if (transcript) {
			put_or_null(j, "lang", f->lang);
			put_or_null(j, "rel", f->rel);
		} else {
			put_number(j, "length", f->bytes);
		}
		jwrite_end(j);
	}
	jwrite_end(j);
}

static void
put_people(struct jwrite *j, const struct feed_entry *n, const struct feed *f)
{
	const struct feed_person *p = n->authors != NULL ? n->authors :
	    f->authors;

	jwrite_key(j, "authors");
	jwrite_array(j);
	for (; p != NULL; p = p->next)
		jwrite_str(j, p->name);
	jwrite_end(j);
	jwrite_key(j, "persons");
	jwrite_array(j);
	for (p = n->persons; p != NULL; p = p->next) {
		jwrite_object(j);
		put_str(j, "name", p->name);
		put_or_null(j, "role", p->role);
		jwrite_end(j);
	}
	jwrite_end(j);
}

/* Markup is shown as the Markdown that would be stored: nothing in it runs. */
static void
put_text(struct stage *s, const char *key, const struct feed_text *t)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);

	feed_markdown(t, &b);
	put_str(&s->j, key, buf_str(&b));
	buf_release(&b);
}

static void
put_entry(struct stage *s, const struct feed *f, const struct feed_entry *n)
{
	struct jwrite *j = &s->j;

	jwrite_object(j);
	put_str(j, "id", n->id);
	put_str(j, "link", n->link);
	put_str(j, "title", feed_line(&n->title, &s->arena));
	put_time(j, "published", n->published);
	put_time(j, "updated", n->updated);
	put_people(j, n, f);
	put_text(s, "summary", &n->summary);
	put_text(s, "content", &n->content);
	put_files(j, "enclosures", n->enclosures, false);
	put_files(j, "transcripts", n->transcripts, true);
	put_or_null(j, "chapters", n->chapters);
	put_number(j, "duration", n->seconds);
	put_number(j, "season", n->season);
	put_number(j, "episode", n->episode);
	jwrite_end(j);
}

static int
stage_feed(struct stage *s, const struct stage_options *o, struct err *e)
{
	static const char *const formats[] = { "", "rss", "atom", "json" };
	struct jwrite *j = &s->j;
	struct feed f;

	if (feed_read(buf_str(&s->text), str_of(o->url), &s->arena, &f, e) < 0)
		return -1;
	jwrite_key_text(j, "format", formats[f.format]);
	put_str(j, "title", f.title);
	put_str(j, "link", f.link);
	put_or_null(j, "lang", f.lang);
	jwrite_key(j, "entries");
	jwrite_array(j);
	for (const struct feed_entry *n = f.entry; n != NULL; n = n->next)
		put_entry(s, &f, n);
	jwrite_end(j);
	return 0;
}

static int
stage_article(struct stage *s, const struct stage_options *o, struct err *e)
{
	struct article a;

	if (article_read(buf_str(&s->text), str_of(o->url), &s->arena, &a,
	    e) < 0)
		return -1;
	put_str(&s->j, "title", a.title);
	put_or_null(&s->j, "byline", a.byline);
	put_time(&s->j, "published", stamp_parse(a.published));
	put_or_null(&s->j, "lang", a.lang);
	put_or_null(&s->j, "site", a.site);
	put_str(&s->j, "text", a.text);
	return 0;
}

static int
stage_captions(struct stage *s, const struct stage_options *o ATTR_UNUSED,
    struct err *e)
{
	struct cues cues = VEC_INIT;
	struct jwrite *j = &s->j;
	int rc = captions_read(buf_str(&s->text), &s->arena, &cues, e);

	if (rc == 0) {
		jwrite_key(j, "cues");
		jwrite_array(j);
		for (size_t i = 0; i < cues.n; i++) {
			jwrite_object(j);
			jwrite_key_int(j, "start", cues.at[i].start);
			jwrite_key_int(j, "end", cues.at[i].end);
			put_or_null(j, "speaker", cues.at[i].speaker);
			jwrite_key_str(j, "text", cues.at[i].text);
			jwrite_end(j);
		}
		jwrite_end(j);
	}
	VEC_RELEASE(&cues);
	return rc;
}

static int
stage_robots(struct stage *s, const struct stage_options *o,
    struct err *e ATTR_UNUSED)
{
	struct str agent = o->agent != NULL ? str_of(o->agent) :
	    STR_LIT(ROBOTS_AGENT);

	jwrite_key(&s->j, "allowed");
	jwrite_bool(&s->j, robots_allow(buf_str(&s->text), agent,
	    str_of(o->url)));
	return 0;
}

static void
put_parts(struct jwrite *j, const struct mail *m)
{
	jwrite_key(j, "parts");
	jwrite_array(j);
	for (size_t i = 0; i < m->parts.n; i++) {
		jwrite_object(j);
		put_str(j, "type", m->parts.at[i].type);
		put_or_null(j, "charset", m->parts.at[i].charset);
		jwrite_end(j);
	}
	jwrite_end(j);
}

/* Of the raw bytes: each part has a charset of its own. */
static int
stage_mail(struct stage *s, const struct stage_options *o ATTR_UNUSED,
    struct err *e)
{
	struct jwrite *j = &s->j;
	struct feed_text html;
	struct mail m;
	int rc = mail_read(buf_str(&s->raw), MIME_BY_LETTER, &s->arena, &m,
	    e);

	if (rc == 0) {
		put_or_null(j, "message_id", m.message_id);
		jwrite_key(j, "from");
		jwrite_object(j);
		put_or_null(j, "name", m.name);
		put_or_null(j, "addr", m.addr);
		jwrite_end(j);
		jwrite_key_str(j, "subject", m.subject);
		put_time(j, "date", m.date);
		put_or_null(j, "list_id", m.list_id);
		put_parts(j, &m);
		html = (struct feed_text){ .text = m.html };
		if (m.plain.n > 0 || m.html.n == 0)
			jwrite_key_str(j, "text", m.plain);
		else
			put_text(s, "text", &html);
	}
	mail_release(&m);
	return rc;
}

typedef int	stage_fn(struct stage *, const struct stage_options *,
		    struct err *);

static void
put_error(struct jwrite *j, const char *path, const struct err *e)
{
	jwrite_object(j);
	jwrite_key_text(j, "file", path);
	jwrite_key_text(j, "error", e->text);
	jwrite_end(j);
}

static int
run(stage_fn *fn, const char *path, const struct stage_options *o,
    struct buf *out, struct err *e)
{
	struct stage s = { .arena = ARENA_INIT, .decodes = fn != stage_mail,
	    .raw = BUF_INIT(LIMIT_FILE_BYTES),
	    .text = BUF_INIT(LIMIT_FILE_BYTES), .j = JWRITE_INIT(out) };
	size_t from = out->n;
	int rc = load(&s, path, o, e);

	jwrite_object(&s.j);
	jwrite_key_text(&s.j, "file", path);
	if (rc == 0)
		rc = fn(&s, o, e);
	if (rc == 0) {
		jwrite_end(&s.j);
	} else {
		out->n = from;
		s.j = (struct jwrite)JWRITE_INIT(out);
		put_error(&s.j, path, e);
	}
	buf_add_char(out, '\n');
	buf_release(&s.raw);
	buf_release(&s.text);
	arena_release(&s.arena);
	return rc;
}

int
ingest_stage_feed(const char *path, const struct stage_options *o,
    struct buf *out, struct err *e)
{
	return run(stage_feed, path, o, out, e);
}

int
ingest_stage_article(const char *path, const struct stage_options *o,
    struct buf *out, struct err *e)
{
	return run(stage_article, path, o, out, e);
}

int
ingest_stage_captions(const char *path, const struct stage_options *o,
    struct buf *out, struct err *e)
{
	return run(stage_captions, path, o, out, e);
}

int
ingest_stage_robots(const char *path, const struct stage_options *o,
    struct buf *out, struct err *e)
{
	return run(stage_robots, path, o, out, e);
}

int
ingest_stage_mail(const char *path, const struct stage_options *o,
    struct buf *out, struct err *e)
{
	return run(stage_mail, path, o, out, e);
}
