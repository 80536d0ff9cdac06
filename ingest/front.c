#include "base.h"

#include "buf.h"
#include "front.h"
#include "limits.h"

/* Front matter longer than this is a text that begins with a rule. */
#define FRONT_BYTES (64 * KIB)

enum field {
	F_NONE, F_TITLE, F_DATE, F_SHOW, F_LANG, F_LINK, F_KIND, F_ABOUT,
	F_PEOPLE, F_GUEST
};

/* Of several keys for one field the first in this table wins. */
static const struct row {
	const char	*key;
	enum field	 field;
	bool		 podcast;
} rows[] = {
	{ "title", F_TITLE, false }, { "linktitle", F_TITLE, false },
	{ "date", F_DATE, false }, { "published", F_DATE, false },
	{ "published_at", F_DATE, false }, { "pubdate", F_DATE, false },
	{ "publishdate", F_DATE, false },
	{ "show", F_SHOW, true }, { "podcast", F_SHOW, true },
	{ "account_name", F_SHOW, true }, { "channel", F_SHOW, true },
	{ "account", F_SHOW, true }, { "newsletter", F_SHOW, false },
	{ "publication", F_SHOW, false }, { "site", F_SHOW, false },
	{ "author", F_SHOW, false },
	{ "language", F_LANG, false }, { "lang", F_LANG, false },
	{ "link", F_LINK, false }, { "url", F_LINK, false },
	{ "source_url", F_LINK, false }, { "canonical", F_LINK, false },
	{ "episode_url", F_LINK, true }, { "youtube_url", F_LINK, true },
	{ "source", F_LINK, false },
	{ "kind", F_KIND, false }, { "description", F_ABOUT, false },
	{ "featured_people", F_PEOPLE, true }, { "people", F_PEOPLE, false },
	{ "guests", F_GUEST, true }, { "guest", F_GUEST, true },
	{ "speakers", F_GUEST, true }, { "hosts", F_GUEST, true },
};

struct reader {
	struct arena	*arena;
	struct front	*out;
	struct buf	 people;
	int		 rank[F_GUEST + 1];	/* of what is there; 0: nothing */
	const struct row *row;			/* of the key we are in */
	bool		 block;			/* lines of a folded block follow */
};

/* "x", 'it''s', [[people/x|X]], *x* */
static struct str
unquoted(struct arena *a, struct str s)
{
	struct buf b = BUF_INIT(s.n + 1);
	char quote = '\0';
	size_t bar;

	s = str_trim(s);
	if (s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') &&
	    s.p[s.n - 1] == s.p[0]) {
		quote = s.p[0];
		s = (struct str){ s.p + 1, s.n - 2 };
	}
	if (str_starts(s, "[[") && str_ends(s, "]]")) {
		s = (struct str){ s.p + 2, s.n - 4 };
		if ((bar = str_find_char(s, '|', 0)) != SIZE_MAX)
			s = (struct str){ s.p + bar + 1, s.n - bar - 1 };
	}
	for (size_t i = 0; i < s.n; i++) {
		if ((quote == '"' && s.p[i] == '\\' && i + 1 < s.n) ||
		    (quote == '\'' && str_starts((struct str){ s.p + i,
		    s.n - i }, "''")))
			i++;
		buf_add_char(&b, s.p[i]);
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static struct str *
place(struct front *f, enum field field)
{
	switch (field) {
	case F_TITLE:
		return &f->title;
	case F_DATE:
		return &f->date;
	case F_SHOW:
		return &f->show;
	case F_LANG:
		return &f->lang;
	case F_LINK:
		return &f->link;
	case F_KIND:
		return &f->kind;
	case F_ABOUT:
		return &f->description;
	default:
		return NULL;
	}
}

static void
put_value(struct reader *r, struct str raw)
{
	struct str value = unquoted(r->arena, raw), *to;
	int rank = (int)(COUNT_OF(rows) - (size_t)(r->row - rows));

	if (value.n == 0 || str_is(value, "null") || str_is(value, "[]"))
		return;
	if (r->row->field == F_PEOPLE || r->row->field == F_GUEST) {
		if (r->people.n > 0)
			buf_add_char(&r->people, '|');
		buf_put(&r->people, value);
		return;
	}
	to = place(r->out, r->row->field);
	if (to == NULL || rank <= r->rank[r->row->field])
		return;
	*to = value;
	r->rank[r->row->field] = rank;
}

/* [a, "b, c", d] */
static void
put_flow(struct reader *r, struct str s)
{
	size_t from = 0, deep = 0;
	char quote = '\0';

	s = (struct str){ s.p + 1, s.n - 2 };
	for (size_t i = 0; i <= s.n; i++) {
		char c = i < s.n ? s.p[i] : ',';

		if (quote != '\0' && i < s.n) {
			quote = c == quote ? '\0' : quote;
			continue;
		}
		if (c == '"' || c == '\'')
			quote = c;
		deep += c == '[';
		deep -= c == ']' && deep > 0;
		if (c == ',' && (deep == 0 || i == s.n)) {
			put_value(r, (struct str){ s.p + from, i - from });
			from = i + 1;
		}
	}
}

static const struct row *
row_of(struct str key)
{
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (str_ieq(key, str_of(rows[i].key)))
			return &rows[i];
	return NULL;
}

static void
read_key(struct reader *r, struct str line, size_t colon)
{
	struct str value = str_trim((struct str){ line.p + colon + 1,
	    line.n - colon - 1 });

	r->row = row_of(str_trim((struct str){ line.p, colon }));
	r->block = value.n > 0 && (value.p[0] == '>' || value.p[0] == '|');
	if (r->row == NULL)
		return;
	r->out->is_podcast |= r->row->podcast;
	if (r->block || value.n == 0)
		return;
	if (value.n > 1 && value.p[0] == '[' && value.p[value.n - 1] == ']' &&
	    !str_starts(value, "[["))
		put_flow(r, value);
	else
		put_value(r, value);
}

static void
read_line(struct reader *r, struct str line)
{
	struct str trimmed = str_trim(line);
	bool indented = line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
	size_t colon;

	if (trimmed.n == 0 || trimmed.p[0] == '#')
		return;
	if (trimmed.p[0] == '-' && trimmed.n > 1 && trimmed.p[1] == ' ' &&
	    !r->block) {
		if (r->row != NULL)
			put_value(r, (struct str){ trimmed.p + 2,
			    trimmed.n - 2 });
		return;
	}
	if (indented)
		return;		/* a folded block, or a map we do not ask for */
	colon = str_find_char(line, ':', 0);
	if (colon != SIZE_MAX)
		read_key(r, line, colon);
}

static size_t
front_end(struct str text, struct str *body)
{
	struct str rest = text, line;
	size_t n = 0;

	while (str_line(&rest, &line)) {
		if (n++ > 0 && (str_is(str_trim(line), "---") ||
		    str_is(str_trim(line), "..."))) {
			*body = rest;
			return (size_t)(line.p - text.p);
		}
		if ((size_t)(rest.p - text.p) > FRONT_BYTES)
			break;
	}
	return 0;
}

void
front_read(struct str text, struct arena *a, struct front *out,
    struct str *body)
{
	struct reader r = { .arena = a, .out = out,
	    .people = BUF_INIT(FRONT_BYTES) };
	struct str rest, line;
	size_t end;

	*out = (struct front){ .title = STR_NONE, .date = STR_NONE,
	    .show = STR_NONE, .lang = STR_NONE, .link = STR_NONE,
	    .kind = STR_NONE, .description = STR_NONE, .people = STR_NONE };
	*body = text;
	if (!str_starts(text, "---\n") ||
	    (end = front_end(text, body)) == 0)
		return;
	out->found = true;
	rest = (struct str){ text.p, end };
	(void)str_line(&rest, &line);
	while (str_line(&rest, &line))
		read_line(&r, line);
	out->people = arena_str(a, buf_str(&r.people));
	buf_release(&r.people);
}
