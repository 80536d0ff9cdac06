#include "base.h"

#include <string.h>

#include "buf.h"
#include "limits.h"
#include "path.h"
#include "store_example.h"
#include "store_view.h"
#include "view_in.h"

/* Questions whose names are chosen from what was read, so that each of them
 * finds something. */

#define WORDS 3
#define PARTS 3
#define TEXT_BYTES (64u * KIB)
#define FIND_HOPS 4u	/* as a path is looked for where nobody says how far */

struct finder {
	struct db	*db;
	struct arena	*a;
	enum example	 of;
	struct str	 word[WORDS];	/* what {1}, {2}, {3} stand for */
};

/* 1 where what was read answers, 0 where not, -1. */
typedef int	find_fn(struct finder *, struct err *);

struct question {
	const char	*asks, *none, *form;
	/* "by" an operand of the command, "-about" an option of it; a value that
	 * comes out empty is not given */
	struct {
		const char	*name, *value;
	} part[PARTS];
	find_fn		*find;
	enum example	 of;
};

/* ---- what to ask about ---- */

/* A name that two things share does not lead to the one that is meant; and what
 * "Anthropic News" says of Anthropic is no question. */
static int
is_found(struct finder *x, const struct example_row *r, struct err *e)
{
	if (r->name[1].n > 0 && str_iholds(r->name[0], r->name[1]))
		return 0;
	for (size_t i = 0; i < EXAMPLE_NAMES; i++) {
		struct view_names names;

		if (r->id[i] == 0)
			continue;
		if (view_find(x->db, x->a, r->name[i], ENTITY_NONE, &names,
		    e) < 0)
			return -1;
		if (names.id != r->id[i])
			return 0;
	}
	return 1;
}

/* The first row whose names find what they name. */
static int
find_row(struct finder *x, struct example_row *out, struct err *e)
{
	struct example_rows rows;
	int rc = 0;

	if (store_examples(x->db, x->a, x->of, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n && rc == 0; i++) {
		*out = rows.at[i];
		rc = is_found(x, out, e);
	}
	for (size_t i = 0; i < EXAMPLE_NAMES && rc > 0; i++)
		x->word[i] = out->name[i];
	return rc;
}

static int
find_name(struct finder *x, struct err *e)
{
	struct example_row r;

	return find_row(x, &r, e);
}

static struct str
day_text(struct arena *a, int64_t day)
{
	char text[CLOCK_TEXT];

	return str_of(arena_strdup(a, clock_format_date(day, text)));
}

/* Since the month when it was said last. */
static int
find_said(struct finder *x, struct err *e)
{
	struct example_row r;
	int rc = find_row(x, &r, e);

	if (rc > 0)
		x->word[2] = str_of(arena_printf(x->a, "%.7s-01",
		    day_text(x->a, r.last).p));
	return rc;
}

static int
find_news(struct finder *x, struct err *e)
{
	struct example_row r;
	int rc = find_row(x, &r, e);

	if (rc > 0) {
		x->word[1] = day_text(x->a, r.last - 6 * CLOCK_DAY);
		x->word[2] = day_text(x->a, r.last);
	}
	return rc;
}

/* Two that are linked by way of another, else by one step. */
static int
find_linked(struct finder *x, struct err *e)
{
	struct example_rows rows;
	unsigned best = 0;

	if (store_examples(x->db, x->a, x->of, &rows, e) < 0)
		return -1;
	for (size_t i = 1; i < rows.n && best < 2; i++) {
		struct path_chains chains;

		if (path_find(x->db, x->a, rows.at[0].id[0],
		    rows.at[i].id[0], FIND_HOPS, 1, &chains, e) < 0)
			return -1;
		if (chains.n == 0 || chains.at[0].hops <= best)
			continue;
		best = chains.at[0].hops;
		x->word[0] = rows.at[0].name[0];
		x->word[1] = rows.at[i].name[0];
	}
	return best > 0;
}

static int
find_amount(struct finder *x, struct err *e)
{
	static const struct {
		int64_t		 least;
		const char	*typed, *said;
	} step[] = {
		{ 1000000000, "1B", "a billion" },
		{ 100000000, "100M", "a hundred million" },
		{ 10000000, "10M", "ten million" },
		{ 1000000, "1M", "a million" },
		{ 1, "1", "one" }
	};
	struct example_row r;
	size_t i = 0;
	int rc = find_row(x, &r, e);

	if (rc <= 0)
		return rc;
	while (r.last < step[i].least)
		i++;
	x->word[0] = str_of(step[i].typed);
	x->word[1] = str_of(step[i].said);
	return 1;
}

/* The end of the year before the last deal, or the day of the first one. */
static int
find_day(struct finder *x, struct err *e)
{
	struct example_row r;
	int64_t year;
	int rc = find_row(x, &r, e);

	if (rc <= 0)
		return rc;
	(void)clock_parse(str_of(arena_printf(x->a, "%.4s-01-01",
	    day_text(x->a, r.last).p)), &year);
	x->word[0] = day_text(x->a, year - CLOCK_DAY >= r.first ?
	    year - CLOCK_DAY : r.first);
	return 1;
}

static int
find_moved(struct finder *x, struct err *e)
{
	struct move_rows rows;

	if (store_moves(x->db, x->a, 0, 0, CLOCK_NONE, CLOCK_NONE, 1, &rows,
	    e) < 0)
		return -1;
	return rows.n > 0;
}

static int
find_disputed(struct finder *x, struct err *e)
{
	struct edge_rows edges;
	struct id_rows deals;

	if (store_edges_disputed(x->db, x->a, 0, 1, &edges, e) < 0 ||
	    store_deals_disputed(x->db, x->a, 0, 1, &deals, e) < 0)
		return -1;
	return edges.n + deals.n > 0;
}

/* ---- the questions ---- */

static const struct question questions[] = {
	{ "Who supplies {1}?", "Nobody is told to supply anybody yet.",
	    "query", { { "q", "MATCH (s)-[r:SUPPLIES]->(:Company {name: "
	    "\"{1}\"}) RETURN s.name, r.status, r.date, r.quote "
	    "ORDER BY r.sources DESC, s.name LIMIT 20" } },
	    find_name, EXAMPLE_SUPPLIED },
	{ "What did {1} say of {2} since {3}?", "Nobody said anything yet.",
	    "said", { { "by", "{1}" }, { "-about", "{2}" },
	    { "-since", "{3}" } }, find_said, EXAMPLE_SAID },
	{ "How are {1} and {2} linked?", "No two companies are linked yet.",
	    "path", { { "a", "{1}" }, { "b", "{2}" } },
	    find_linked, EXAMPLE_LINKED },
	{ "Which deals are of {2} and more?", "No deal with an amount is told "
	    "yet.", "deals", { { "-min", "{1}" } }, find_amount,
	    EXAMPLE_AMOUNT },
	{ "Who moved from one post to another?", "Nobody is told to have moved "
	    "from one post to another yet.", "moves", { { NULL, NULL } },
	    find_moved, EXAMPLES },
	{ "Which companies run on {1}?", "No company is told to run on any "
	    "chip yet.", "query", { { "q", "MATCH (c:Company)-[r:USES]->"
	    "(:Chip {name: \"{1}\"}) RETURN c.name, r.status, r.date, r.quote "
	    "ORDER BY r.sources DESC, c.name LIMIT 20" } },
	    find_name, EXAMPLE_USED },
	{ "What was new on {1} in the week to {3}?", "Nothing new is told of "
	    "anything yet.", "news", { { "of", "{1}" }, { "-since", "{2}" },
	    { "-until", "{3}" } }, find_news, EXAMPLE_NEWS },
	{ "Who invests in whom (field: {1})?", "Nobody is told to "
	    "invest in a company whose field is known yet.", "query",
	    { { "q", "MATCH (i)-[r:INVESTED_IN]->(c:Company {field: "
	    "\"{1}\"}) RETURN i.name, c.name, r.date, r.quote "
	    "ORDER BY r.last_seen DESC, i.name LIMIT 20" } },
	    find_name, EXAMPLE_FIELD },
	{ "Which models came from whom, by month?", "No company is told to "
	    "make a model yet.", "query", { { "q", "MATCH (c:Company)"
	    "-[r:MAKES]->(m:Model) RETURN c.name AS maker, "
	    "left(r.first_seen, 7) AS month, m.name AS model, r.quote "
	    "ORDER BY maker, month, model LIMIT 100" } },
	    find_name, EXAMPLE_MADE },
	{ "What is named most often beside {1}?", "No document names a company "
	    "beside anything yet.", "query", { { "q", "MATCH (:Company {name: "
	    "\"{1}\"})<-[:MENTIONS]-(d:Document)-[:MENTIONS]->(x) "
	    "WITH x, count(*) AS together ORDER BY together DESC, x.name "
	    "LIMIT 10 RETURN x.name, together" } },
	    find_name, EXAMPLE_BESIDE },
	{ "What do sources contradict each other about?", "No source "
	    "contradicts another yet.", "disputes", { { NULL, NULL } },
	    find_disputed, EXAMPLES },
	{ "Which deals were known on {1}?", "No deal is told yet.", "deals",
	    { { "-as_of", "{1}" } }, find_day, EXAMPLE_DAY }
};

/* ---- as words ---- */

/* A text with its words; in a question of the language they stand in strings. */
static struct str
fill(const struct finder *x, const char *text, bool in_string)
{
	struct buf b = BUF_INIT(TEXT_BYTES);
	struct str made;

	for (const char *p = text; *p != '\0'; p++) {
		struct str word;

		if (p[0] != '{' || p[1] < '1' || p[1] > '0' + WORDS ||
		    p[2] != '}') {
			buf_add_char(&b, *p);
			continue;
		}
		word = x->word[p[1] - '1'];
		for (size_t i = 0; i < word.n; i++) {
			if (in_string && strchr("\"\\", word.p[i]) != NULL)
				buf_add_char(&b, '\\');
			buf_add_char(&b, word.p[i]);
		}
		p += 2;
	}
	made = arena_str(x->a, buf_str(&b));
	buf_release(&b);
	return made;
}

/* A word of a command line, as a shell reads it. */
static void
add_word(struct buf *b, struct str word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
	size_t i = 0;

	while (i < word.n && word.p[i] != '\0' &&
	    strchr(plain, word.p[i]) != NULL)
		i++;
	if (i == word.n) {
		buf_put(b, word);
		return;
	}
	buf_add_char(b, '\'');
	for (i = 0; i < word.n; i++)
		if (word.p[i] == '\'')
			buf_add_str(b, "'\\''");
		else
			buf_add_char(b, word.p[i]);
	buf_add_char(b, '\'');
}

/* " --as-of" of "-as_of". */
static void
add_option(struct buf *b, const char *name)
{
	buf_add_str(b, " --");
	for (name++; *name != '\0'; name++)
		buf_add_char(b, *name == '_' ? '-' : *name);
}

static void
put_parts(const struct finder *x, const struct question *q, struct cell *c)
{
	struct buf command = BUF_INIT(TEXT_BYTES);
	struct buf asks = BUF_INIT(TEXT_BYTES);

	buf_printf(&command, "tapeout %s", q->form);
	for (size_t i = 0; i < PARTS && q->part[i].name != NULL; i++) {
		const char *name = q->part[i].name;
		struct str value = fill(x, q->part[i].value,
		    strcmp(q->form, "query") == 0);

		if (name[0] == '-')
			add_option(&command, name);
		buf_add_char(&command, ' ');
		add_word(&command, value);
		buf_printf(&asks, "%s%s=", i > 0 ? "\n" : "",
		    name + (name[0] == '-'));
		buf_put(&asks, value);
	}
	cell_text(&c[1], arena_str(x->a, buf_str(&command)));
	cell_text(&c[2], str_of(q->form));
	cell_list(&c[3], arena_str(x->a, buf_str(&asks)), NULL);
	buf_release(&command);
	buf_release(&asks);
}

static const struct column example_columns[] = {
	{ "question", "Question", CELL_TEXT },
	{ "command", "Command", CELL_TEXT },
	{ "form", "Form", CELL_TEXT },
	{ "asks", "Asks", CELL_LIST },
	{ "none", "None", CELL_TEXT }
};

struct table *
view_examples(struct db *db, struct arena *a, struct err *e)
{
	struct table *t = table_new(a, "examples", "Questions to begin with",
	    example_columns, COUNT_OF(example_columns));

	for (size_t i = 0; i < COUNT_OF(questions); i++) {
		const struct question *q = &questions[i];
		struct finder x = { .db = db, .a = a, .of = q->of };
		int rc = q->find(&x, e);
		struct cell *c;

		if (rc < 0)
			return NULL;
		c = table_row(t);
		if (rc == 0) {
			cell_text(&c[4], str_of(q->none));
			continue;
		}
		cell_text(&c[0], fill(&x, q->asks, false));
		put_parts(&x, q, c);
	}
	return t;
}
