#include "base.h"

#include <stdio.h>

#include "clock.h"
#include "feed.h"
#include "hash.h"
#include "limits.h"
#include "map.h"
#include "reader_in.h"
#include "url.h"
#include "utf8.h"

/* A text under this from a feed is a line or two of an article, whose page is
 * asked for where it is new. */
#define TEASER_BYTES 2000
#define AUTHORS_MOST 50
#define TEASER_AGE (30 * CLOCK_DAY)

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
	struct str link = reader_canonical(r, n->link);
	struct str feed = r->hint->from_net ? r->hint->name : f->link;
	uint64_t words;

	if (f->is_arxiv && n->id.n > 0)
		return without_version(n->id);
	if (is_once(&seen->links, link) &&
	    !str_eq(link, reader_canonical(r, f->link)))
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

static bool
is_recent(const struct reader *r, const struct doc *d)
{
	return d->date != CLOCK_NONE && d->date > r->hint->now - TEASER_AGE;
}

/* The sound of a new episode that has no words, where somebody can hear it. */
static void
find_audio(struct reader *r, const struct feed_entry *n, struct doc *d)
{
	const struct feed_file *f = n->enclosures;

	while (f != NULL && !(str_istarts(f->type, "audio/") &&
	    url_is_http(f->url) && f->url.n <= LIMIT_URL_BYTES))
		f = f->next;
	if (f == NULL || !r->hint->audio || !is_recent(r, d))
		return;
	d->more = MORE_AUDIO;
	d->more_url = f->url;
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
	} else if (d->kind == DOC_PODCAST) {
		find_audio(r, n, d);
	} else if (!r->hint->no_pages && r->hint->from_net &&
	    d->kind != DOC_PAPER && d->kind != DOC_LAUNCH && d->link.n > 0 &&
	    d->text.n < TEASER_BYTES && is_recent(r, d)) {
		d->more = MORE_PAGE;
		d->more_url = d->link;
	}
}

static int
read_entry(struct reader *r, const struct feed *f, const struct feed_entry *n,
    const struct seen *seen, struct err *e)
{
	struct doc d = reader_blank(r);

	d.format = n->content.plain && n->summary.plain ? FORMAT_TEXT :
	    FORMAT_MARKDOWN;
	d.title = feed_line(&n->title, r->arena);
	d.text = entry_text(r, f, n, d.title);
	d.link = reader_canonical(r, n->link);
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
	return reader_hand_on(r, &d, e);
}

static void
count_seen(struct reader *r, const struct feed *f, struct seen *seen)
{
	for (const struct feed_entry *n = f->entry; n != NULL; n = n->next) {
		(*map_put(&seen->links, reader_canonical(r, n->link), NULL))++;
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
		reader_tell(r, "dates", &e);
	}
	if (f->cut) {
		err_set(&e, ERR_INVALID, "the feed ends in the middle of it; "
		    "it is left out, the items before it are read");
		reader_tell(r, "the last item", &e);
	}
}

int
reader_feed(struct reader *r, struct str text, struct err *e)
{
	struct seen seen = { MAP_INIT, MAP_INIT };
	struct feed f;
	size_t at = 0;
	int rc = 0;

	if (feed_read(text, r->hint->from_net ? r->hint->name : STR_NONE,
	    r->arena, &f, e) < 0)
		return -1;
	r->found->title = utf8_line(f.title, LIMIT_TITLE_BYTES, r->arena);
	r->found->site = reader_canonical(r, f.link);
	r->found->lang = reader_language(r, f.lang);
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
			reader_tell(r, where, &item);
			rc = 0;
		}
	}
	map_release(&seen.links);
	map_release(&seen.ids);
	if (rc == 0)
		tell_of_feed(r, &f);
	return rc;
}
