#include "base.h"

#include <ctype.h>

#include "clock.h"
#include "http_in.h"
#include "limits.h"
#include "num.h"

/* All the header lines of one answer. */
#define HEADER_BYTES (64 * KIB)
#define RETRY_DAYS 366

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

/*
 * What stands behind `name` in the first of the parts that begins with it.  The
 * names of parameters and directives are the same in any case (RFC 9110 5.6.6,
 * RFC 9111 5.2).
 */
static bool
part_of(struct str s, char mark, const char *name, struct str *rest)
{
	size_t n = strlen(name);
	struct str part;

	while (str_split(&s, mark, &part)) {
		part = str_trim(part);
		if (!str_istarts(part, name))
			continue;
		*rest = (struct str){ part.p + n, part.n - n };
		return true;
	}
	return false;
}

/*
 * Seconds, or a date (RFC 9110 10.2.3): libcurl reads years that milliseconds
 * cannot count.  A source is not asked to wait longer than a year by either.
 */
static int64_t
retry_of(struct str s)
{
	int64_t now = clock_now() / 1000, at;
	uint64_t seconds;

	if (num_uint(s, RETRY_DAYS * 86400, &seconds))
		return (int64_t)seconds * 1000;
	at = curl_getdate(s.p, NULL);
	if (at == -1)
		return -1;
	return MIN_OF(MAX_OF(at, now) - now, RETRY_DAYS * 86400) * 1000;
}

/* max-age, RFC 9111 5.2.2.1; a whole day is as long as anyone waits. */
static int64_t
fresh_of(struct str s)
{
	struct str age, none;
	uint64_t seconds;
	size_t n = 0;

	if (!part_of(s, ',', "max-age=", &age) ||
	    part_of(s, ',', "no-cache", &none) ||
	    part_of(s, ',', "no-store", &none))
		return 0;
	while (n < age.n && isdigit((unsigned char)age.p[n]))
		n++;
	if (n == 0)
		return 0;
	/* a number past all counting is a long time (RFC 9111 1.2.2) */
	if (!num_uint((struct str){ age.p, n }, UINT32_MAX, &seconds))
		return CLOCK_DAY;
	return MIN_OF((int64_t)seconds * 1000, CLOCK_DAY);
}

static void
read_type(struct transfer *t, struct str value)
{
	struct str type, c;

	buf_reset(&t->type);
	buf_reset(&t->charset);
	if (!str_split(&value, ';', &type))
		return;
	http_set(&t->type, str_trim(type));
	for (size_t i = 0; i < t->type.n; i++)
		t->type.p[i] = (char)tolower((unsigned char)t->type.p[i]);
	if (!part_of(value, ';', "charset=", &c))
		return;
	if (c.n >= 2 && c.p[0] == '"' && c.p[c.n - 1] == '"')
		c = (struct str){ c.p + 1, c.n - 2 };
	http_set(&t->charset, c);
}

void
http_init_answer(struct transfer *t)
{
	buf_init(&t->location, LIMIT_URL_BYTES);
	buf_init(&t->type, 128);
	buf_init(&t->charset, 64);
	buf_init(&t->etag, 500);
	buf_init(&t->modified, 64);
}

void
http_release_answer(struct transfer *t)
{
	buf_release(&t->location);
	buf_release(&t->type);
	buf_release(&t->charset);
	buf_release(&t->etag);
	buf_release(&t->modified);
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
