/*
 * parse.c - how fast feeds and pages are read, beside libxml2 alone.
 *
 *	parse feeds|pages TIMES FOLDER
 *
 * The yardstick for feeds is libxml2's SAX walk with callbacks that do nothing,
 * for pages its tree of the HTML; ours is all that a stored item needs: decoded
 * text, the feed or the article.  The same bytes, in this process, the best of
 * some runs.
 */
#include "base.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "arena.h"
#include "article.h"
#include "feed.h"
#include "file.h"
#include "limits.h"
#include "utf8.h"
#include "vec.h"

struct bench {
	VEC(struct str)	 file;
	struct arena	 keep, work;
	size_t		 bytes, read;
};

static double
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static int
take_file(const char *path, void *ctx)
{
	struct bench *b = ctx;
	struct buf bytes = BUF_INIT(LIMIT_BODY_BYTES);
	struct err e = ERR_INIT;

	if (file_read(path, &bytes, &e) == 0) {
		*VEC_ADD(&b->file) = arena_str(&b->keep, buf_str(&bytes));
		b->bytes += bytes.n;
	}
	buf_release(&bytes);
	return 0;
}

static int
pass_over(const char *path ATTR_UNUSED, const char *why ATTR_UNUSED,
    void *ctx ATTR_UNUSED)
{
	return 0;
}

static void
hush(void *ctx ATTR_UNUSED, const char *fmt ATTR_UNUSED, ...)
{
}

static void
on_start(void *ctx ATTR_UNUSED, const xmlChar *name ATTR_UNUSED,
    const xmlChar *prefix ATTR_UNUSED, const xmlChar *uri ATTR_UNUSED,
    int n ATTR_UNUSED, const xmlChar **spaces ATTR_UNUSED,
    int attributes ATTR_UNUSED, int defaulted ATTR_UNUSED,
    const xmlChar **at ATTR_UNUSED)
{
}

static void
on_end(void *ctx ATTR_UNUSED, const xmlChar *name ATTR_UNUSED,
    const xmlChar *prefix ATTR_UNUSED, const xmlChar *uri ATTR_UNUSED)
{
}

static void
on_text(void *ctx ATTR_UNUSED, const xmlChar *p ATTR_UNUSED, int n ATTR_UNUSED)
{
}

static void
sax_walk(struct bench *b ATTR_UNUSED, struct str s)
{
	xmlSAXHandler h = { .initialized = XML_SAX2_MAGIC,
	    .startElementNs = on_start, .endElementNs = on_end,
	    .characters = on_text, .cdataBlock = on_text };

	(void)xmlSAXUserParseMemory(&h, NULL, s.p, (int)s.n);
}

static void
html_tree(struct bench *b ATTR_UNUSED, struct str s)
{
	xmlFreeDoc(htmlReadMemory(s.p, (int)s.n, NULL, NULL,
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
}

static void
decoded(struct bench *b, struct str s, bool page)
{
	struct buf text = BUF_INIT(4 * LIMIT_BODY_BYTES);
	struct err e = ERR_INIT;
	struct article a;
	struct feed f;
	int rc = utf8_decode(s, NULL, &text, &e);

	if (rc == 0)
		rc = page ? article_read(buf_str(&text), STR_NONE, &b->work,
		    &a, &e) : feed_read(buf_str(&text), STR_NONE, &b->work, &f,
		    &e);
	b->read += rc == 0;
	arena_reset(&b->work);
	buf_release(&text);
}

static void
our_feed(struct bench *b, struct str s)
{
	decoded(b, s, false);
}

static void
our_page(struct bench *b, struct str s)
{
	decoded(b, s, true);
}

static double
best(struct bench *b, int times, void (*fn)(struct bench *, struct str))
{
	double least = 1e9;

	for (int i = 0; i < times; i++) {
		double from = now();

		b->read = 0;
		for (size_t k = 0; k < b->file.n; k++)
			fn(b, b->file.at[k]);
		least = MIN_OF(least, now() - from);
	}
	return least;
}

int
main(int argc, char **argv)
{
	struct bench b = { .keep = ARENA_INIT, .work = ARENA_INIT };
	struct err e = ERR_INIT;
	bool pages = argc == 4 && strcmp(argv[1], "pages") == 0;
	int times = argc == 4 ? MAX_OF(1, atoi(argv[2])) : 0;
	double theirs, ours, mb;

	if (times == 0 || file_walk(argv[3], take_file, pass_over, &b,
	    &e) < 0) {
		fprintf(stderr, "usage: parse feeds|pages TIMES FOLDER\n");
		return 2;
	}
	xmlSetGenericErrorFunc(NULL, hush);
	theirs = best(&b, times, pages ? html_tree : sax_walk);
	ours = best(&b, times, pages ? our_page : our_feed);
	mb = (double)b.bytes / 1e6;
	printf("%zu %s, %.1f MB: libxml2's %s %.3f s (%.0f MB/s); ours %.3f s "
	    "(%.0f MB/s, %zu read): %.2f of it\n", b.file.n, argv[1], mb,
	    pages ? "tree" : "SAX walk", theirs, mb / theirs, ours, mb / ours,
	    b.read, theirs / ours);
	VEC_RELEASE(&b.file);
	arena_release(&b.keep);
	arena_release(&b.work);
	return 0;
}
