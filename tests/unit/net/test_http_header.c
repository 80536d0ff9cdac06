/* What the lines of a header say, and what is made of those that say too much. */
#include "base.h"

#include <stdlib.h>

#include "check.h"
#include "clock.h"
#include "http_in.h"
#include "limits.h"

static struct http pool;
static struct transfer t;

static void
begin(void)
{
	memset(&t, 0, sizeof(t));
	t.http = &pool;
	http_init_answer(&t);
	http_forget_answer(&t);
}

/* libcurl's line has no end of its own: a copy that is as long shows it. */
static bool
take(const char *line)
{
	size_t n = strlen(line);
	char *copy = malloc(n + 1);
	bool taken;

	BUG_IF(copy == NULL);
	memcpy(copy, line, n);
	taken = http_on_header(copy, 1, n, &t) == n;
	free(copy);
	return taken;
}

static void
media_types(void)
{
	static const struct {
		const char	*line, *type, *charset;
	} table[] = {
		{ "Content-Type: text/html\r\n", "text/html", "" },
		{ "content-type:Text/HTML;charset=GBK\r\n", "text/html", "GBK" },
		{ "Content-Type: text/html ; Charset=\"Big5\"\r\n", "text/html",
		    "Big5" },
		{ "Content-Type: text/x; xcharset=no; CHARSET=koi8-r ; a=b\r\n",
		    "text/x", "koi8-r" },
		{ "Content-Type: text/x; charset=\"\r\n", "text/x", "\"" },
		{ "Content-Type:\r\n", "", "" },
		{ "Content-Type: ;\r\n", "", "" },
		{ "Content-Types: text/html\r\n", "", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		begin();
		CHECK(take(table[i].line));
		CHECK_STR(buf_text(&t.type), table[i].type);
		CHECK_STR(buf_text(&t.charset), table[i].charset);
		http_release_answer(&t);
	}
	/* what is said later stands, and takes the charset before it away */
	begin();
	CHECK(take("Content-Type: text/html; charset=GBK"));
	CHECK(take("Content-Type: text/plain"));
	CHECK_STR(buf_text(&t.type), "text/plain");
	CHECK_STR(buf_text(&t.charset), "");
	http_release_answer(&t);
}

static void
freshness(void)
{
	static const struct {
		const char	*line;
		int64_t		 ms;
	} table[] = {
		{ "Cache-Control: max-age=60", CLOCK_MINUTE },
		{ "Cache-Control: public, Max-Age=60", CLOCK_MINUTE },
		{ "Cache-Control: x-max-age=60", 0 },
		{ "Cache-Control: s-maxage=60", 0 },
		{ "Cache-Control: max-age=60, No-Cache", 0 },
		{ "Cache-Control: NO-STORE,max-age=60", 0 },
		{ "Cache-Control: max-age=604800", CLOCK_DAY },
		{ "Cache-Control: max-age=99999999999999999999999", CLOCK_DAY },
		{ "Cache-Control: max-age=-1", 0 },
		{ "Cache-Control: max-age=", 0 },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		begin();
		CHECK(take(table[i].line));
		CHECK_INT(t.fresh_ms, table[i].ms);
		http_release_answer(&t);
	}
}

static void
waits(void)
{
	static const struct {
		const char	*line;
		int64_t		 ms;
	} table[] = {
		{ "Retry-After: 120\r\n", 2 * CLOCK_MINUTE },
		{ "Retry-After: 0", 0 },
		{ "Retry-After: Thu, 01 Jan 2026 00:02:00 GMT\r\n",
		    2 * CLOCK_MINUTE },
		{ "Retry-After: Wed, 01 Jan 2025 00:00:00 GMT", 0 },
		/* no one waits for ever, by seconds or by a date */
		{ "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT",
		    366 * CLOCK_DAY },
		{ "Retry-After: Thu, 02 Jan 2062200062 00:02:00 GMT",
		    366 * CLOCK_DAY },
		{ "Retry-After: 99999999999999999999", -1 },
		{ "Retry-After: soon", -1 },
		{ "Retry-After:", -1 },
	};

	clock_stop(INT64_C(1767225600000));	/* 2026-01-01 */
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		begin();
		CHECK(take(table[i].line));
		CHECK_INT(t.retry_ms, table[i].ms);
		http_release_answer(&t);
	}
	clock_stop(CLOCK_NONE);
}

/* Too long is as not said; after "103 Early Hints" all begins anew. */
static void
ceilings(void)
{
	char line[1024];
	int lines = 0;

	begin();
	CHECK(take("ETag: \"v1\""));
	snprintf(line, sizeof(line), "ETag: \"%0600d\"", 1);
	CHECK(take(line));
	CHECK_STR(buf_text(&t.etag), "");
	CHECK(take("Location: /there"));
	CHECK_STR(buf_text(&t.location), "/there");
	CHECK(take("HTTP/1.1 200 OK"));
	CHECK_STR(buf_text(&t.location), "");
	while (lines < 1000 && take(line))
		lines++;
	CHECK(lines < 200);
	CHECK_INT(t.err.kind, ERR_LIMIT);
	CHECK_STR(t.err.text, "the header is over 65536 bytes");
	http_release_answer(&t);
}

CHECK_MAIN(media_types, freshness, waits, ceilings)
