#include "base.h"

#include "limits.h"
#include "oai.h"
#include "stamp.h"
#include "xread.h"

/* What an element of a record is. */
enum part {
	P_NONE, P_RECORD, P_HEADER, P_IDENTIFIER, P_ID, P_TITLE, P_ABSTRACT,
	P_CREATED, P_UPDATED, P_AUTHOR, P_SURNAME, P_FORENAMES, P_CREATOR,
	P_TOKEN, P_ERROR
};

static const struct {
	const char	*name;
	enum part	 part;
} parts[] = {
	{ "record", P_RECORD }, { "header", P_HEADER },
	{ "identifier", P_IDENTIFIER }, { "id", P_ID }, { "title", P_TITLE },
	{ "abstract", P_ABSTRACT }, { "description", P_ABSTRACT },
	{ "created", P_CREATED }, { "date", P_CREATED },
	{ "updated", P_UPDATED }, { "author", P_AUTHOR },
	{ "keyname", P_SURNAME }, { "forenames", P_FORENAMES },
	{ "creator", P_CREATOR }, { "resumptionToken", P_TOKEN },
	{ "error", P_ERROR }
};

struct harvest {
	struct xread		 x;
	struct arena		*arena;
	struct feed		*feed;
	struct feed_entry	*entry;
	struct buf		 text;
	struct str		 surname, forenames;
	struct str		 url;
};

bool
oai_is(struct str text)
{
	size_t at = str_find(text, "<OAI-PMH", 0);

	return at != SIZE_MAX && at < 2048;
}

static enum part
part_of(const struct xread *x)
{
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (str_is(x->name, parts[i].name))
			return parts[i].part;
	return P_NONE;
}

/* The open element's text on one line; markup inside is passed over. */
static int
collect(struct harvest *h, struct str *out, struct err *e)
{
	size_t depth = h->x.depth;
	int what = XREAD_TEXT;

	buf_reset(&h->text);
	while (h->x.depth >= depth && (what = xread_next(&h->x, e)) > 0)
		if (what == XREAD_TEXT && h->x.raw)
			buf_put(&h->text, h->x.text);
		else if (what == XREAD_TEXT)
			xread_unescape(h->x.text, &h->text);
	if (what < 0)
		return -1;
	*out = arena_str(h->arena, str_trim(buf_str(&h->text)));
	return buf_check(&h->text, "one element of a record", e);
}

static void
begin_record(struct harvest *h)
{
	struct feed_entry *n;

	if (h->feed->entries >= LIMIT_FEED_ITEMS) {
		h->entry = NULL;
		return;
	}
	n = arena_alloc(h->arena, sizeof(*n));
	*n = (struct feed_entry){ .id = STR_NONE, .link = STR_NONE,
	    .title.text = STR_NONE, .summary.text = STR_NONE,
	    .content.text = STR_NONE, .published = CLOCK_NONE,
	    .updated = CLOCK_NONE, .chapters = STR_NONE, .seconds = -1,
	    .season = -1, .episode = -1, .bad_date = STR_NONE };
	n->title.plain = n->summary.plain = n->content.plain = true;
	if (h->feed->last == NULL)
		h->feed->entry = n;
	else
		h->feed->last->next = n;
	h->feed->last = h->entry = n;
	h->feed->entries++;
}

static void
add_author(struct harvest *h, struct str name)
{
	struct feed_person **at = &h->entry->authors, *p;
	size_t n = 0;

	for (; *at != NULL; at = &(*at)->next)
		if (++n == FEED_PERSONS_MOST)
			return;
	p = arena_alloc(h->arena, sizeof(*p));
	*p = (struct feed_person){ .name = name, .role = STR_NONE };
	*at = p;
}

/* "oai:arXiv.org:2401.00001" and "2401.00001" are one paper's page. */
static void
set_id(struct harvest *h, struct str id)
{
	size_t at = str_find(id, "arXiv.org:", 0);

	if (at != SIZE_MAX)
		id = (struct str){ id.p + at + 10, id.n - at - 10 };
	else if (str_find_char(id, ':', 0) != SIZE_MAX || id.n == 0)
		return;
	h->entry->id = h->entry->link = str_of(arena_printf(h->arena,
	    "http://arxiv.org/abs/%.*s", STR_ARG(id)));
}

/* "Doe, Jane" of Dublin Core. */
static struct str
name_turned(struct harvest *h, struct str s)
{
	size_t comma = str_find_char(s, ',', 0);

	if (comma == SIZE_MAX)
		return s;
	return str_of(arena_printf(h->arena, "%.*s %.*s",
	    STR_ARG(str_trim((struct str){ s.p + comma + 1,
	    s.n - comma - 1 })), (int)comma, s.p));
}

static void
take_text(struct harvest *h, enum part part, struct str s)
{
	struct feed_entry *n = h->entry;

	switch (part) {
	case P_IDENTIFIER:
		if (n->id.n == 0)
			set_id(h, s);
		break;
	case P_ID:
		set_id(h, s);
		break;
	case P_TITLE:
		if (n->title.text.n == 0)
			n->title.text = s;
		break;
	case P_ABSTRACT:
		if (s.n > n->summary.text.n)
			n->summary.text = s;
		break;
	case P_CREATED:
		if (n->published == CLOCK_NONE)
			n->published = stamp_parse(s);
		break;
	case P_UPDATED:
		n->updated = stamp_parse(s);
		break;
	case P_SURNAME:
		h->surname = s;
		break;
	case P_FORENAMES:
		h->forenames = s;
		break;
	case P_CREATOR:
		add_author(h, name_turned(h, s));
		break;
	default:
		break;
	}
}

/* A list that goes on is asked for by its token and nothing else (3.5). */
static void
set_next(struct harvest *h, struct str token)
{
	struct buf b = BUF_INIT(LIMIT_URL_BYTES);
	size_t end = str_find_char(h->url, '?', 0);

	if (token.n == 0 || h->url.n == 0)
		return;
	buf_add(&b, h->url.p, end == SIZE_MAX ? h->url.n : end);
	buf_add_str(&b, "?verb=ListRecords&resumptionToken=");
	for (size_t i = 0; i < token.n; i++) {
		unsigned char c = (unsigned char)token.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		    (c >= 'a' && c <= 'z') || strchr("-._~", c) != NULL)
			buf_add_char(&b, (char)c);
		else
			buf_printf(&b, "%%%02X", c);
	}
	if (!b.over)
		h->feed->next = arena_str(h->arena, buf_str(&b));
	buf_release(&b);
}

static int
take_error(struct harvest *h, struct err *e)
{
	bool none = str_is(xread_attr(&h->x, "code"), "noRecordsMatch");
	struct str s;

	if (collect(h, &s, e) < 0)
		return -1;
	if (none)
		return 0;
	return err_set(e, ERR_INVALID, "the library answered with an error: "
	    "%.*s", (int)MIN_OF(s.n, 200u), s.p);
}

static int
take_element(struct harvest *h, struct err *e)
{
	enum part part = part_of(&h->x);
	struct str s;

	switch (part) {
	case P_NONE:
		return 0;
	case P_RECORD:
		begin_record(h);
		return 0;
	case P_HEADER:
		if (h->entry != NULL)
			h->entry->deleted = str_is(xread_attr(&h->x, "status"),
			    "deleted");
		return 0;
	case P_AUTHOR:
		h->surname = h->forenames = STR_NONE;
		return 0;
	case P_ERROR:
		return take_error(h, e);
	default:
		if (collect(h, &s, e) < 0)
			return -1;
		if (part == P_TOKEN)
			set_next(h, s);
		else if (h->entry != NULL)
			take_text(h, part, s);
		return 0;
	}
}

static void
close_element(struct harvest *h)
{
	if (h->entry == NULL)
		return;
	if (str_is(h->x.name, "record"))
		h->entry = NULL;
	else if (str_is(h->x.name, "author") && h->surname.n > 0)
		add_author(h, h->forenames.n == 0 ? h->surname :
		    str_of(arena_printf(h->arena, "%.*s %.*s",
		    STR_ARG(h->forenames), STR_ARG(h->surname))));
}

int
oai_read(struct str text, struct str url, struct arena *a, struct feed *f,
    struct err *e)
{
	struct harvest *h = arena_alloc(a, sizeof(*h));
	int what, rc = 0;

	*h = (struct harvest){ .arena = a, .feed = f, .url = url,
	    .surname = STR_NONE, .forenames = STR_NONE };
	*f = (struct feed){ .title = STR_NONE, .link = STR_NONE,
	    .lang = STR_NONE, .description = STR_NONE, .next = STR_NONE,
	    .format = FEED_ATOM, .is_arxiv = true };
	buf_init(&h->text, LIMIT_DOC_BYTES);
	xread_init(&h->x, text, a);
	while (rc == 0 && (what = xread_next(&h->x, e)) != XREAD_END) {
		if (what < 0)
			rc = -1;
		else if (what == XREAD_OPEN)
			rc = take_element(h, e);
		else if (what == XREAD_CLOSE)
			close_element(h);
	}
	buf_release(&h->text);
	return rc;
}
