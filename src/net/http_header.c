#include "base.h"

#include <ctype.h>

#include "clock.h"
#include "http_in.h"
#include "limits.h"
#include "num.h"

/* All the header lines of one answer. */
#define HEADER_BYTES (64 * KIB)

static bool
header_is(struct str line, const char *name, struct str *value)
{
	size_t n = strlen(name);

	if (!str_istarts(line, name) || line.n <= n || line.p[n] != ':')
		return false;
	*value = str_trim((struct str){ line.p + n + 1, line.n - n - 1 });
	return true;
}

void
http_set(struct buf *b, struct str s)
{
	buf_reset(b);
	b->over = false;
	buf_put(b, s);
	if (b->over)
		buf_reset(b);
}

/* Seconds, or a date (RFC 9110 10.2.3). */
static int64_t
retry_of(struct str s)
{
	uint64_t seconds;
	time_t at;

	if (num_uint(s, 366 * 86400, &seconds))
		return (int64_t)seconds * 1000;
	at = curl_getdate(s.p, NULL);
	if (at == (time_t)-1)
		return -1;
	return MAX_OF((int64_t)at * 1000 - clock_now(), 0);
}

/* max-age, RFC 9111 5.2.2.1; a whole day is as long as anyone waits. */
static int64_t
fresh_of(struct str s)
{
	size_t at = str_find(s, "max-age=", 0), n = 0;
	uint64_t seconds = 0;

	if (at == SIZE_MAX || str_find(s, "no-cache", 0) != SIZE_MAX ||
	    str_find(s, "no-store", 0) != SIZE_MAX)
		return 0;
	s = (struct str){ s.p + at + 8, s.n - at - 8 };
	while (n < s.n && isdigit((unsigned char)s.p[n]))
		n++;
	if (!num_uint((struct str){ s.p, n }, UINT32_MAX, &seconds))
		return 0;
	return MIN_OF((int64_t)seconds * 1000, CLOCK_DAY);
}

static void
read_type(struct transfer *t, struct str value)
{
	size_t end = str_find_char(value, ';', 0), at;
	struct str type = str_trim((struct str){ value.p,
	    MIN_OF(end, value.n) }), c;

	http_set(&t->type, type);
	for (size_t i = 0; i < t->type.n; i++)
		t->type.p[i] = (char)tolower((unsigned char)t->type.p[i]);
	buf_reset(&t->charset);
	at = str_find(value, "charset=", 0);
	if (at == SIZE_MAX)
		return;
	c = (struct str){ value.p + at + 8, value.n - at - 8 };
	end = str_find_char(c, ';', 0);
	c = str_trim((struct str){ c.p, MIN_OF(end, c.n) });
	if (c.n >= 2 && c.p[0] == '"' && c.p[c.n - 1] == '"')
		c = (struct str){ c.p + 1, c.n - 2 };
	http_set(&t->charset, c);
}

void
http_forget_answer(struct transfer *t)
{
	t->http->held -= t->aside > 0 ? 0 : t->body.n;
	buf_reset(&t->body);
	t->body.over = false;
	buf_reset(&t->location);
	buf_reset(&t->type);
	buf_reset(&t->charset);
	buf_reset(&t->etag);
	buf_reset(&t->modified);
	t->retry_ms = -1;
	t->fresh_ms = 0;
}

size_t
http_on_header(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	struct buf copy = BUF_INIT(HEADER_BYTES);
	struct str line, value;

	n *= size;
	t->header_bytes += n;
	if (t->header_bytes > HEADER_BYTES) {
		err_set(&t->err, ERR_LIMIT, "the header is over %u bytes",
		    HEADER_BYTES);
		return n == 0 ? 1 : 0;
	}
	/* a line of its own, ended by a NUL: some readers want one */
	buf_put(&copy, str_trim((struct str){ p, n }));
	line = (struct str){ buf_text(&copy), copy.n };
	if (str_istarts(line, "HTTP/"))
		http_forget_answer(t);	/* after a 100 or a 103 comes another */
	else if (header_is(line, "Location", &value))
		http_set(&t->location, value);
	else if (header_is(line, "Content-Type", &value))
		read_type(t, value);
	else if (header_is(line, "ETag", &value))
		http_set(&t->etag, value);
	else if (header_is(line, "Last-Modified", &value))
		http_set(&t->modified, value);
	else if (header_is(line, "Retry-After", &value))
		t->retry_ms = retry_of(value);
	else if (header_is(line, "Cache-Control", &value))
		t->fresh_ms = fresh_of(value);
	buf_release(&copy);
	return n;
}
