#include "base.h"

#include <errno.h>
#include <unistd.h>

#include "limits.h"
#include "utf8.h"
#include "wire.h"

#define HEAD_BYTES 5u
/* A document, and room for its title, people and link. */
#define RECORD_BYTES (LIMIT_DOC_BYTES + MIB)

static void
put_size(struct buf *b, size_t n)
{
	for (int i = 0; i < 4; i++)
		buf_add_char(b, (char)(n >> (8 * i) & 0xff));
}

static size_t
size_at(const char *p)
{
	size_t n = 0;

	for (int i = 3; i >= 0; i--)
		n = n << 8 | (unsigned char)p[i];
	return n;
}

void
wire_begin(struct buf *b, enum wire_tag tag)
{
	buf_reset(b);
	buf_add_char(b, (char)tag);
	put_size(b, 0);
}

void
wire_put_int(struct buf *b, int64_t v)
{
	uint64_t u = (uint64_t)v;

	for (int i = 0; i < 8; i++)
		buf_add_char(b, (char)(u >> (8 * i) & 0xff));
}

void
wire_put_str(struct buf *b, struct str s)
{
	put_size(b, s.n);
	buf_put(b, s);
}

void
wire_end(struct buf *b)
{
	size_t n = b->n - HEAD_BYTES;

	for (int i = 0; i < 4; i++)
		b->p[1 + i] = (char)(n >> (8 * i) & 0xff);
}

int
wire_write(int fd, struct str s, struct err *e)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(e, "the pipe to the parent");
		s.p += n;
		s.n -= (size_t)n;
	}
	return 0;
}

void
wire_put_doc(struct buf *b, const struct doc *d)
{
	wire_put_int(b, d->source);
	wire_put_str(b, d->key);
	wire_put_int(b, d->kind);
	wire_put_int(b, d->format);
	wire_put_str(b, d->title);
	wire_put_str(b, d->show);
	wire_put_str(b, d->people);
	wire_put_str(b, d->lang);
	wire_put_str(b, d->link);
	wire_put_int(b, d->date);
	wire_put_int(b, d->date_origin);
	wire_put_int(b, d->learned);
	wire_put_str(b, d->text);
	wire_put_int(b, d->more);
	wire_put_str(b, d->more_url);
}

int
wire_next(struct str in, size_t *used, enum wire_tag *tag, struct str *record,
    struct err *e)
{
	size_t n;

	if (in.n < HEAD_BYTES)
		return 0;
	n = size_at(in.p + 1);
	if (in.p[0] < WIRE_DOC || in.p[0] > WIRE_FAILED || n > RECORD_BYTES)
		return err_set(e, ERR_INVALID, "the reader's child sent what "
		    "is no record");
	if (in.n - HEAD_BYTES < n)
		return 0;
	*tag = (enum wire_tag)in.p[0];
	*record = (struct str){ in.p + HEAD_BYTES, n };
	*used = HEAD_BYTES + n;
	return 1;
}

bool
wire_take_int(struct str *r, int64_t *v)
{
	uint64_t u = 0;

	if (r->n < 8)
		return false;
	for (int i = 7; i >= 0; i--)
		u = u << 8 | (unsigned char)r->p[i];
	*v = (int64_t)u;
	r->p += 8;
	r->n -= 8;
	return true;
}

bool
wire_take_bytes(struct str *r, struct str *s)
{
	size_t n;

	if (r->n < 4 || (n = size_at(r->p)) > r->n - 4)
		return false;
	*s = (struct str){ r->p + 4, n };
	r->p += 4 + n;
	r->n -= 4 + n;
	return true;
}

bool
wire_take_str(struct str *r, struct str *s)
{
	return wire_take_bytes(r, s) && utf8_valid(*s);
}

static bool
take_kind(struct str *r, int64_t end, int64_t *v)
{
	return wire_take_int(r, v) && *v >= 0 && *v < end;
}

bool
wire_take_doc(struct str *r, struct doc *d)
{
	int64_t kind, format, origin, more;

	if (!wire_take_int(r, &d->source) || !wire_take_str(r, &d->key) ||
	    !take_kind(r, DOC_KINDS, &kind) ||
	    !take_kind(r, DOC_FORMATS, &format) ||
	    !wire_take_str(r, &d->title) || !wire_take_str(r, &d->show) ||
	    !wire_take_str(r, &d->people) || !wire_take_str(r, &d->lang) ||
	    !wire_take_str(r, &d->link) || !wire_take_int(r, &d->date) ||
	    !take_kind(r, DATE_READ + 1, &origin) ||
	    !wire_take_int(r, &d->learned) || !wire_take_str(r, &d->text) ||
	    !take_kind(r, MORES, &more) ||
	    !wire_take_str(r, &d->more_url) ||
	    r->n > 0)
		return false;
	d->kind = (enum doc_kind)kind;
	d->format = (enum doc_format)format;
	d->date_origin = (enum date_origin)origin;
	d->more = (enum doc_more)more;
	doc_set_id(d);
	return true;
}
