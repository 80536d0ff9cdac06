#include "base.h"

#include "check.h"
#include "clock.h"
#include "limits.h"
#include "mem.h"
#include "reader.h"
#include "wire.h"
#include "worker.h"

/* What was read, a line a document or problem. */
static struct buf said;
static struct reader_found found;
static struct err error;

static int
on_doc(const struct doc *d, void *ctx)
{
	char date[CLOCK_TEXT];

	(void)ctx;
	buf_printf(&said, "%s %s %s%s|%.*s|%.*s|%.*s|%.*s\n",
	    doc_kind_name(d->kind), doc_format_name(d->format),
	    clock_format_date(d->date, date),
	    d->date_origin == DATE_READ ? "*" : "", STR_ARG(d->key),
	    STR_ARG(d->title), STR_ARG(d->people), STR_ARG(d->text));
	return 0;
}

static void
on_problem(const char *s, void *ctx)
{
	(void)ctx;
	buf_printf(&said, "! %s\n", s);
}

typedef int	read_fn(struct str, const struct reader_hint *, reader_fn *,
		    reader_problem_fn *, void *, struct arena *,
		    struct reader_found *, struct err *);

static const char *
read_by(read_fn *fn, const char *name, struct str bytes)
{
	struct reader_hint h = { .name = str_of(name), .charset = STR_NONE,
	    .type = STR_NONE, .show = STR_NONE, .lang = STR_NONE,
	    .now = clock_date(2026, 1, 1) };
	struct arena a = ARENA_INIT;

	buf_release(&said);
	buf_init(&said, 64 * MIB);
	err_clear(&error);
	if (fn(bytes, &h, on_doc, on_problem, NULL, &a, &found, &error) < 0)
		buf_printf(&said, "error: %s", error.text);
	arena_release(&a);
	return buf_text(&said);
}

static const char *
read_text(const char *name, const char *text)
{
	return read_by(reader_read, name, str_of(text));
}

static void
reads_files(void)
{
	CHECK_STR(read_text("x/2025-10-06-deal.md", "---\ntitle: T\nlink: "
	    "https://E.example/a?utm_source=q\n---\nA &gt;&gt; b&nbsp;c\n"),
	    "newsletter markdown 2025-10-06|https://e.example/a|T||A >> b c\n");
	CHECK(str_starts(str_of(read_text("a.txt", "Title line\n\nBody")),
	    "newsletter text 2026-01-01*|text:"));
	CHECK(strstr(buf_text(&said), "|Title line||Title line\n\nBody\n") !=
	    NULL);
	CHECK(str_starts(str_of(read_text("talk.vtt", "WEBVTT\r\n\r\n00:01.000"
	    " --> 00:02.000\r\nx")), "podcast vtt 2026-01-01*|text:"));
	CHECK_STR(read_text("e.txt", ""), "error: is empty");
	CHECK_STR(read_text("e.txt", " \n\t "), "error: holds no text");
	CHECK_STR(read_by(reader_read, "p.png", STR_LIT("\x89PNG\r\n\x1a\n")),
	    "error: is a PNG picture, expected text");
}

static void
reads_feeds(void)
{
	CHECK_STR(read_text("f.xml", "<rss><channel><title>F</title><link>"
	    "https://f.example/</link>"
	    "<item><title>One</title><link>https://f.example/1</link>"
	    "<pubDate>Mon, 06 Oct 2025 10:00:00 GMT</pubDate><description>"
	    "Short.</description></item>"
	    "<item><title>Two</title><link>https://f.example/</link><guid>g2"
	    "</guid><pubDate>someday</pubDate><description>x</description>"
	    "</item></channel></rss>"),
	    "news markdown 2025-10-06|https://f.example/1|One||One\n\nShort.\n"
	    "news markdown 2026-01-01*|https://f.example/#g2|Two||Two\n\nx\n"
	    "! dates: 1 of 2 items have a date that is none (\"someday\"); "
	    "they get the time of reading\n");
	CHECK_INT(found.items, 2);
	CHECK_STR(read_text("f.xml", "<feed xmlns='http://www.w3.org/2005/Atom'"
	    "><entry><id>http://arxiv.org/abs/2501.1v2</id><title>P\n  Q"
	    "</title><summary>S</summary><author><name>A B</name></author>"
	    "<author><name>C D</name></author><updated>2025-01-02T00:00:00Z"
	    "</updated></entry><entry><id>http://arxiv.org/api/errors#x</id>"
	    "</entry></feed>"),
	    "paper markdown 2025-01-02|http://arxiv.org/abs/2501.1|P Q|A B|C D|"
	    "P Q\n\nBy A B and C D\n\nS\n");
	CHECK_INT(found.empty, 1);
	/* cut in the middle of the second item */
	CHECK_STR(read_text("f.xml", "<rss><channel><item><title>One</title>"
	    "<link>http://f.example/1</link><pubDate>2025-10-06</pubDate>"
	    "</item><item><title>Tw"),
	    "news markdown 2025-10-06|http://f.example/1|One||One\n"
	    "! the last item: the feed ends in the middle of it; it is left "
	    "out, the items before it are read\n");
	CHECK(strstr(read_text("b.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><rss/>"),
	    "declares entities") != NULL);
	CHECK(strstr(read_text("n.xml", "<?xml version='1.0'?><note/>"),
	    "no feed: expected") != NULL);
}

static void
reads_json_lines(void)
{
	CHECK_STR(read_text("a.jsonl", "{\"id\":\"1\",\"kind\":\"news\","
	    "\"title\":\"T\",\"date\":\"2025-07-28\",\"format\":\"text\","
	    "\"text\":\"x\"}\n{bad}\n{\"id\":\"2\"}\n"),
	    "news text 2025-07-28|id:1#T|T||x\n"
	    "! line 2: not JSON at byte 2\n"
	    "! line 3: expected an object with a \"text\"\n");
}

static void
says_the_same_in_a_child(void)
{
	static const char feed[] = "<rss><channel><title>F</title><item><title>"
	    "One</title><link>https://f.example/1</link><description>\xe8\x8b"
	    "\xb1\xe4\xbc\x9f</description><pubDate>bad</pubDate></item>"
	    "</channel></rss>";
	char *here = mem_strdup(read_text("f.xml", feed));

	CHECK_STR(read_by(worker_read, "f.xml", str_of(feed)), here);
	CHECK_INT(found.items, 1);
	CHECK_BYTES(found.title.p != NULL ? STR_LIT("F") : STR_NONE, "F");
	mem_free(here);
	CHECK_STR(read_by(worker_read, "e", STR_NONE), "error: is empty");
	CHECK_INT(error.kind, ERR_INVALID);
}

static struct nursery *nursery;

static int
read_of_nursery(struct str bytes, const struct reader_hint *h, reader_fn *fn,
    reader_problem_fn *problem, void *ctx, struct arena *a,
    struct reader_found *f, struct err *e)
{
	struct worker *w = worker_start(nursery, bytes, h, fn, problem, ctx, a,
	    f, e);
	int rc = w == NULL ? -1 : 1;

	while (rc > 0)
		rc = worker_turn(w, e);
	worker_free(w);
	return rc;
}

/* And of an order that no nursery takes, which we carry out ourselves. */
static void
says_the_same_of_a_nursery(void)
{
	char *name = mem_alloc(50001), *here;

	memset(name, 'n', 50000);
	nursery = worker_nursery();
	CHECK(nursery != NULL);
	for (int i = 0; i < 3; i++) {
		here = mem_strdup(read_text(i < 2 ? "n.txt" : name,
		    "One\n\nA text.\n"));
		CHECK_STR(read_by(read_of_nursery, i < 2 ? "n.txt" : name,
		    STR_LIT("One\n\nA text.\n")), here);
		mem_free(here);
		CHECK_STR(read_by(read_of_nursery, "e", STR_NONE),
		    "error: is empty");
	}
	nursery_free(nursery);
	mem_free(name);
}

static void
trusts_no_record(void)
{
	struct buf b = BUF_INIT(MIB);
	struct err e = ERR_INIT;
	enum wire_tag tag;
	struct str r, s;
	size_t used;
	int64_t v;

	wire_begin(&b, WIRE_PROBLEM);
	wire_put_int(&b, -7);
	wire_put_str(&b, STR_LIT("a\xff"));
	wire_end(&b);
	CHECK_INT(wire_next((struct str){ b.p, b.n - 1 }, &used, &tag, &r,
	    &e), 0);
	CHECK_INT(wire_next(buf_str(&b), &used, &tag, &r, &e), 1);
	CHECK_INT(used, b.n);
	CHECK(wire_take_int(&r, &v) && v == -7);
	CHECK(!wire_take_str(&r, &s));		/* not UTF-8 */
	CHECK(!wire_take_int(&r, &v));
	b.p[4] = '\x7f';			/* a length over the ceiling */
	CHECK(wire_next(buf_str(&b), &used, &tag, &r, &e) < 0);
	b.p[0] = '\x33';
	CHECK(wire_next(buf_str(&b), &used, &tag, &r, &e) < 0);
	buf_release(&b);
	buf_release(&said);
}

CHECK_MAIN(reads_files, reads_feeds, reads_json_lines,
    says_the_same_in_a_child, says_the_same_of_a_nursery, trusts_no_record)
