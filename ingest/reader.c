#include "base.h"

#include <stdio.h>

#include "article.h"
#include "buf.h"
#include "captions.h"
#include "clock.h"
#include "feed.h"
#include "front.h"
#include "gzip.h"
#include "hash.h"
#include "jread.h"
#include "limits.h"
#include "mail.h"
#include "map.h"
#include "reader.h"
#include "stamp.h"
#include "url.h"
#include "utf8.h"

/* A date further ahead than this is a mistake of whoever wrote it. */
#define DATE_AHEAD (370 * CLOCK_DAY)
/* A text under this from a feed is a line or two of an article, whose page is
 * asked for where it is new. */
#define TEASER_BYTES 2000
#define AUTHORS_MOST 50
#define TEASER_AGE (30 * CLOCK_DAY)
/* A first line longer than this is a paragraph and no title. */
#define TITLE_LINE 160

struct reader {
	const struct reader_hint	*hint;
	struct arena			*arena;
	struct reader_found		*found;
	reader_fn			*fn;
	reader_problem_fn		*problem;
	void				*ctx;
};

static struct doc
blank(const struct reader *r)
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

static struct str
canonical(struct reader *r, struct str link)
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
static struct str
language(struct reader *r, struct str s)
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

/* One line, clean, under its ceiling. */
static struct str
clean_line(struct reader *r, struct str s, size_t most)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	struct err e = ERR_INIT;
	char *copy;

	if (utf8_clean(str_trim(s), NULL, &b, &e) < 0)
		buf_reset(&b);
	s = utf8_cut(buf_str(&b), most);
	copy = arena_strndup(r->arena, s.p, s.n);
	for (char *p = copy; *p != '\0'; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	buf_release(&b);
	return str_trim((struct str){ copy, s.n });
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
static int
hand_on(struct reader *r, struct doc *d, struct err *e)
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
		d->title = clean_line(r, d->title.n > 0 ? d->title :
		    title_of(d->text), LIMIT_TITLE_BYTES);
		if (d->title.n == 0 && !r->hint->from_net)
			d->title = clean_line(r, stem(r->hint->name),
			    LIMIT_TITLE_BYTES);
		d->show = clean_line(r, d->show, LIMIT_NAME_BYTES);
		d->people = clean_line(r, d->people, LIMIT_TITLE_BYTES);
		d->lang = language(r, d->lang);
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

static void
tell(struct reader *r, const char *where, const struct err *e)
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
	struct doc d = blank(r);
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
	d.link = canonical(r, f.link);
	d.date = stamp_parse(f.date);
	if (d.kind == DOC_NONE)
		d.kind = doc_kind_of(f.kind);
	if (d.kind == DOC_NONE && f.is_podcast)
		d.kind = DOC_PODCAST;
	return hand_on(r, &d, e);
}

static int
read_plain(struct reader *r, struct str text, enum doc_format format,
    struct err *e)
{
	struct doc d = blank(r);

	d.format = format;
	d.text = text;
	/* its first lines are times and numbers, no title */
	if (format != FORMAT_TEXT)
		d.title = stem(r->hint->name);
	return hand_on(r, &d, e);
}

static int
read_page(struct reader *r, struct str text, struct err *e)
{
	struct doc d = blank(r);
	struct article a;
	struct str url = r->hint->from_net ? r->hint->name : STR_NONE;

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
	d.link = canonical(r, a.link.n > 0 ? a.link : url);
	d.date = stamp_parse(a.published);
	return hand_on(r, &d, e);
}

static struct str
names_of(struct reader *r, const struct feed_person *p)
{
	struct buf b = BUF_INIT(LIMIT_TITLE_BYTES);
	struct str s;

	for (; p != NULL; p = p->next) {
		/* a list of four hundred authors is cut at a name */
		if (b.n + p->name.n + 1 > b.ceiling)
			break;
		if (b.n > 0)
			buf_add_char(&b, '|');
		buf_put(&b, p->name);
	}
	s = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* http://arxiv.org/abs/2401.00001v2: the versions are one paper. */
static struct str
without_version(struct str id)
{
	size_t n = id.n;

	while (n > 0 && id.p[n - 1] >= '0' && id.p[n - 1] <= '9')
		n--;
	return n > 1 && n < id.n && id.p[n - 1] == 'v' ?
	    (struct str){ id.p, n - 1 } : id;
}

/* How often each link and each id stands in one feed. */
struct seen {
	struct map	links, ids;
};

static bool
is_once(const struct map *m, struct str key)
{
	const uint64_t *times = map_find(m, key);

	return key.n > 0 && times != NULL && *times == 1;
}

/*
 * What an entry is known by.  A link is the same in every feed that carries the
 * piece; where a feed gives several entries one link, the id tells them apart,
 * and where it gives them one id too, their words do.
 */
static struct str
entry_key(struct reader *r, const struct feed *f, const struct feed_entry *n,
    const struct seen *seen)
{
	struct str link = canonical(r, n->link);
	struct str feed = r->hint->from_net ? r->hint->name : f->link;
	uint64_t words;

	if (f->is_arxiv && n->id.n > 0)
		return without_version(n->id);
	if (is_once(&seen->links, link) &&
	    !str_eq(link, canonical(r, f->link)))
		return link;
	if (is_once(&seen->ids, n->id))
		return str_of(arena_printf(r->arena, "%.*s#%.*s",
		    STR_ARG(feed), STR_ARG(n->id)));
	if (n->id.n == 0 && link.n == 0)
		return STR_NONE;
	words = hash_mix(hash_mix(hash_str(n->title.text),
	    hash_str(n->content.text)), hash_str(n->summary.text));
	return str_of(arena_printf(r->arena, "%.*s#%.*s#%016llx",
	    STR_ARG(feed), STR_ARG(n->id.n > 0 ? n->id : link),
	    (unsigned long long)words));
}

/* "By A, B and C", as far as anybody reads. */
static void
put_authors(const struct feed_person *p, struct buf *b)
{
	if (p == NULL)
		return;
	buf_add_str(b, "By ");
	for (size_t i = 0; p != NULL && i < AUTHORS_MOST; p = p->next, i++) {
		buf_put(b, p->name);
		if (p->next != NULL)
			buf_add_str(b, i + 1 == AUTHORS_MOST ?
			    " and others" : p->next->next == NULL ? " and " :
			    ", ");
	}
	buf_add_str(b, "\n\n");
}

static struct str
entry_text(struct reader *r, const struct feed *f, const struct feed_entry *n,
    struct str title)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES + 1);
	struct str s;

	if (n->content.text.n > n->summary.text.n && !f->is_arxiv) {
		feed_markdown(&n->content, &b);
	} else {
		buf_put(&b, title);
		buf_add_str(&b, "\n\n");
		/* as a paper has them under its title */
		if (f->is_arxiv)
			put_authors(n->authors, &b);
		feed_markdown(&n->summary, &b);
	}
	s = arena_str(r->arena, buf_str(&b));
	/* over the ceiling: hand_on says so */
	if (b.over)
		s = (struct str){ s.p, LIMIT_DOC_BYTES + 1 };
	buf_release(&b);
	return s;
}

static enum doc_kind
entry_kind(const struct reader *r, const struct feed *f,
    const struct feed_entry *n)
{
	if (r->hint->kind != DOC_NONE)
		return r->hint->kind;
	if (f->is_arxiv)
		return DOC_PAPER;
	for (const struct feed_file *x = n->enclosures; x != NULL; x = x->next)
		if (str_istarts(x->type, "audio/"))
			return DOC_PODCAST;
	/* a line or two that lead elsewhere */
	return n->content.text.n == 0 ? DOC_NEWS : DOC_NONE;
}

/* The richest form first; the language of the show before others. */
static int
transcript_rank(const struct feed_file *f, struct str lang)
{
	static const char *const types[] = { "text/vtt", "application/x-subrip",
	    "application/srt", "text/srt", "application/json", "text/html" };
	int rank = 0;

	for (size_t i = 0; i < COUNT_OF(types); i++)
		if (str_istarts(f->type, types[i]))
			rank = 2 * (int)(COUNT_OF(types) - i);
	if (rank > 0 && (f->lang.n == 0 || lang.n == 0 ||
	    (f->lang.n >= 2 && lang.n >= 2 && str_ieq((struct str){ f->lang.p,
	    2 }, (struct str){ lang.p, 2 }))))
		rank++;
	return rank;
}

/* What else there is of an entry; nothing where the entry is all of it. */
static void
find_more(struct reader *r, const struct feed_entry *n, struct doc *d)
{
	const struct feed_file *best = NULL;

	for (const struct feed_file *f = n->transcripts; f != NULL; f = f->next)
		if (url_is_http(f->url) && f->url.n <= LIMIT_URL_BYTES &&
		    transcript_rank(f, d->lang) > (best == NULL ? 0 :
		    transcript_rank(best, d->lang)))
			best = f;
	if (best != NULL) {
		d->more = MORE_TRANSCRIPT;
		d->more_url = best->url;
	} else if (!r->hint->no_pages && r->hint->from_net &&
	    d->kind != DOC_PODCAST && d->kind != DOC_PAPER &&
	    d->kind != DOC_LAUNCH && d->link.n > 0 &&
	    d->text.n < TEASER_BYTES && d->date != CLOCK_NONE &&
	    d->date > r->hint->now - TEASER_AGE) {
		d->more = MORE_PAGE;
		d->more_url = d->link;
	}
}

static int
read_entry(struct reader *r, const struct feed *f, const struct feed_entry *n,
    const struct seen *seen, struct err *e)
{
	struct doc d = blank(r);

	d.format = n->content.plain && n->summary.plain ? FORMAT_TEXT :
	    FORMAT_MARKDOWN;
	d.title = feed_line(&n->title, r->arena);
	d.text = entry_text(r, f, n, d.title);
	d.link = canonical(r, n->link);
	d.key = entry_key(r, f, n, seen);
	if (f->is_arxiv)
		d.link = without_version(d.link);
	d.people = names_of(r, n->persons != NULL ? n->persons : n->authors);
	if (d.show.n == 0 && !f->is_arxiv)
		d.show = f->title;
	if (d.lang.n == 0)
		d.lang = f->lang;
	d.kind = entry_kind(r, f, n);
	d.date = n->published != CLOCK_NONE ? n->published : n->updated;
	find_more(r, n, &d);
	return hand_on(r, &d, e);
}

static void
count_seen(struct reader *r, const struct feed *f, struct seen *seen)
{
	for (const struct feed_entry *n = f->entry; n != NULL; n = n->next) {
		(*map_put(&seen->links, canonical(r, n->link), NULL))++;
		(*map_put(&seen->ids, n->id, NULL))++;
	}
}

static void
tell_of_feed(struct reader *r, const struct feed *f)
{
	struct str bad = STR_NONE;
	struct err e = ERR_INIT;
	size_t n = 0;

	for (const struct feed_entry *i = f->entry; i != NULL; i = i->next)
		if (i->bad_date.n > 0 && i->published == CLOCK_NONE &&
		    i->updated == CLOCK_NONE && n++ == 0)
			bad = i->bad_date;
	if (n > 0) {
		err_set(&e, ERR_INVALID, "%zu of %zu items have a date that "
		    "is none (\"%.*s\"); they get the time of reading", n,
		    f->entries, (int)MIN_OF(bad.n, 40u), bad.p);
		tell(r, "dates", &e);
	}
	if (f->cut) {
		err_set(&e, ERR_INVALID, "the feed ends in the middle of it; "
		    "it is left out, the items before it are read");
		tell(r, "the last item", &e);
	}
}

static int
read_feed(struct reader *r, struct str text, struct err *e)
{
	struct seen seen = { MAP_INIT, MAP_INIT };
	struct feed f;
	size_t at = 0;
	int rc = 0;

	if (feed_read(text, r->hint->from_net ? r->hint->name : STR_NONE,
	    r->arena, &f, e) < 0)
		return -1;
	r->found->title = clean_line(r, f.title, LIMIT_TITLE_BYTES);
	r->found->site = canonical(r, f.link);
	r->found->lang = language(r, f.lang);
	r->found->next = f.next;
	count_seen(r, &f, &seen);
	for (struct feed_entry *n = f.entry; n != NULL && rc >= 0; n = n->next) {
		struct err item = ERR_INIT;

		at++;
		r->found->items++;
		if (n->deleted || (f.cut && n->next == NULL)) {
			r->found->empty += n->deleted;
			continue;
		}
		rc = read_entry(r, &f, n, &seen, &item);
		/* the item's own fault costs the item; the receiver's, all */
		if (rc < 0 && item.kind != ERR_NONE) {
			char where[40];

			(void)snprintf(where, sizeof(where), "item %zu", at);
			tell(r, where, &item);
			rc = 0;
		}
	}
	map_release(&seen.links);
	map_release(&seen.ids);
	if (rc == 0)
		tell_of_feed(r, &f);
	return rc;
}

static struct str
people_of(struct reader *r, const struct jread *j)
{
	struct buf b = BUF_INIT(LIMIT_TITLE_BYTES);
	struct str s;

	if (jread_is_str(j))
		return arena_str(r->arena, jread_str(j));
	for (const struct jread *i = jread_first(j); i != NULL;
	    i = jread_next(i)) {
		if (b.n > 0)
			buf_add_char(&b, '|');
		buf_put(&b, jread_str(i));
	}
	s = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* The extract input shape: id, kind, title, date, lang, format, text. */
static int
read_json_doc(struct reader *r, const struct jread *j, struct err *e)
{
	struct doc d = blank(r);
	struct str id = jread_key_str(j, "id");

	if (!jread_is_object(j) || !jread_is_str(jread_key(j, "text")))
		return err_set(e, ERR_INVALID, "expected an object with a "
		    "\"text\"");
	d.text = jread_key_str(j, "text");
	d.title = jread_key_str(j, "title");
	d.format = doc_format_of(jread_key_str(j, "format"));
	if (d.format == FORMAT_NONE)
		d.format = FORMAT_TEXT;
	if (d.kind == DOC_NONE)
		d.kind = doc_kind_of(jread_key_str(j, "kind"));
	if (jread_key_str(j, "lang").n > 0)
		d.lang = jread_key_str(j, "lang");
	if (jread_key_str(j, "show").n > 0)
		d.show = jread_key_str(j, "show");
	d.people = people_of(r, jread_key(j, "people"));
	d.link = canonical(r, jread_key_str(j, "link"));
	d.date = stamp_parse(jread_key_str(j, "date"));
	/* ids of two archives may meet: the title goes with them */
	if (d.link.n == 0 && id.n > 0)
		d.key = str_of(arena_printf(r->arena, "id:%.*s#%.*s",
		    STR_ARG(id), STR_ARG(d.title)));
	return hand_on(r, &d, e);
}

static int
read_json_lines(struct reader *r, struct str text, struct err *e)
{
	struct str line;
	size_t at = 0;
	int rc = 0;

	while (rc >= 0 && str_line(&text, &line)) {
		struct err item = ERR_INIT;
		struct jread *j;
		char where[40];

		at++;
		if (str_trim(line).n == 0)
			continue;
		r->found->items++;
		(void)snprintf(where, sizeof(where), "line %zu", at);
		if (line.n > LIMIT_LINE_BYTES) {
			err_set(&item, ERR_LIMIT, "%zu bytes; at most %u are "
			    "read", line.n, LIMIT_LINE_BYTES);
			j = NULL;
		} else {
			j = jread_new(line, &item);
		}
		if (j != NULL)
			rc = read_json_doc(r, j, &item);
		jread_free(j);
		if (item.kind != ERR_NONE) {
			tell(r, where, &item);
			rc = 0;
		}
	}
	if (rc == 0 && r->found->items == 0)
		return err_set(e, ERR_INVALID, "no line of JSON");
	return rc;
}

static void
put_vtt_time(struct buf *b, int64_t ms)
{
	buf_printf(b, "%02lld:%02lld:%02lld.%03lld", (long long)(ms / 3600000),
	    (long long)(ms / 60000 % 60), (long long)(ms / 1000 % 60),
	    (long long)(ms % 1000));
}

/* Captions in JSON or HTML are laid down as WebVTT, which says the same and can
 * be read. */
static int
read_captions(struct reader *r, struct str text, struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	struct cues cues = VEC_INIT;
	int rc = captions_read(text, r->arena, &cues, e);

	buf_add_str(&b, "WEBVTT\n");
	for (size_t i = 0; i < cues.n; i++) {
		const struct cue *c = &cues.at[i];

		buf_add_str(&b, "\n");
		put_vtt_time(&b, c->start);
		buf_add_str(&b, " --> ");
		put_vtt_time(&b, c->end);
		buf_add_str(&b, "\n");
		if (c->speaker.n > 0)
			buf_printf(&b, "<v %.*s>", STR_ARG(c->speaker));
		buf_put(&b, c->text);
		buf_add_str(&b, "\n");
	}
	if (rc == 0)
		rc = buf_check(&b, "the captions", e);
	if (rc == 0)
		rc = read_plain(r, buf_str(&b), FORMAT_VTT, e);
	VEC_RELEASE(&cues);
	buf_release(&b);
	return rc;
}

/* The HTML part says what the letter says; the plain one is often a stub, and
 * is taken where the other is empty or next to it. */
static void
mail_text(const struct mail *m, struct doc *d, struct buf *out)
{
	struct feed_text html = { .text = m->html };

	if (m->html.n > 0)
		feed_markdown(&html, out);
	d->format = FORMAT_MARKDOWN;
	if (out->n * 2 < m->plain.n) {
		buf_reset(out);
		buf_put(out, m->plain);
		d->format = FORMAT_TEXT;
	}
	d->text = buf_str(out);
}

/* "The Weekly <weekly.example.com>" is of The Weekly, whoever sent it. */
static struct str
list_name(struct str list_id)
{
	size_t end = str_find_char(list_id, '<', 0);
	struct str s = str_trim((struct str){ list_id.p,
	    end == SIZE_MAX ? 0 : end });

	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
		s = (struct str){ s.p + 1, s.n - 2 };
	return s;
}

static int
read_message(struct reader *r, struct str bytes, struct err *e)
{
	struct buf text = BUF_INIT(LIMIT_DOC_BYTES);
	struct doc d = blank(r);
	struct mail m;
	int rc = mail_read(bytes, r->arena, &m, e);

	if (rc == 0) {
		mail_text(&m, &d, &text);
		d.title = m.subject;
		if (d.show.n == 0)
			d.show = list_name(m.list_id);
		if (d.show.n == 0)
			d.show = m.name.n > 0 ? m.name : m.addr;
		d.link = canonical(r, m.link);
		d.date = m.date;
		if (d.kind == DOC_NONE)
			d.kind = DOC_NEWSLETTER;
		/* the same letter in two boxes is one (RFC 5322 3.6.4) */
		if (m.message_id.n > 0)
			d.key = str_of(arena_printf(r->arena, "mid:%.*s",
			    STR_ARG(m.message_id)));
		rc = hand_on(r, &d, e);
	}
	mail_release(&m);
	buf_release(&text);
	return rc;
}

/* A message that cannot be read costs the mbox only itself. */
static int
read_mail(struct reader *r, struct str bytes, struct err *e)
{
	struct str one;
	int rc = 0;

	r->found->form = FORM_MAIL;
	if (!mail_is_mbox(bytes))
		return read_message(r, bytes, e);
	while (rc == 0 && mail_next(&bytes, &one)) {
		struct err bad = ERR_INIT;

		r->found->items++;
		rc = read_message(r, one, &bad);
		if (rc < 0 && bad.kind != ERR_NONE) {
			tell(r, arena_printf(r->arena, "message %zu",
			    r->found->items), &bad);
			rc = 0;
		}
	}
	return rc;
}

static int
read_form(struct reader *r, struct str text, struct err *e)
{
	switch (r->found->form) {
	case FORM_TEXT:
		return read_plain(r, text, FORMAT_TEXT, e);
	case FORM_MARKDOWN:
		return read_markdown(r, text, e);
	case FORM_HTML:
		return r->hint->is_transcript ? read_captions(r, text, e) :
		    read_page(r, text, e);
	case FORM_VTT:
		return read_plain(r, text, FORMAT_VTT, e);
	case FORM_SRT:
		return read_plain(r, text, FORMAT_SRT, e);
	case FORM_FEED: case FORM_JSON_FEED:
		return read_feed(r, text, e);
	case FORM_JSON_LINES:
		return read_json_lines(r, text, e);
	case FORM_JSON_CAPTIONS:
		return read_captions(r, text, e);
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
		return read_mail(r, bytes, e);
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
