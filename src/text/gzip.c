#include "base.h"

#include <zlib.h>

#include "gzip.h"

/* Words around windowBits, as zlib has them: a header of gzip's. */
#define GZIP_WINDOW (16 + MAX_WBITS)
/* Half the time of the usual 6, for a tenth more bytes. */
#define PACK_LEVEL 4
#define PACK_MEMORY 8

bool
gzip_is(struct str s)
{
	return str_starts(s, "\x1f\x8b\x08");
}

/* One member; what follows it is left in z. */
static int
unpack_member(z_stream *z, struct buf *out, struct err *e)
{
	unsigned char room[16384];
	int rc;

	do {
		z->next_out = room;
		z->avail_out = sizeof(room);
		rc = inflate(z, Z_NO_FLUSH);
		buf_add(out, room, sizeof(room) - z->avail_out);
		if (buf_check(out, "the unpacked file", e) < 0)
			return -1;
	} while (rc == Z_OK && (z->avail_in > 0 || z->avail_out == 0));
	if (rc == Z_STREAM_END)
		return 0;
	if (rc == Z_OK || rc == Z_BUF_ERROR)
		return err_set(e, ERR_INVALID, "the gzip file is cut short");
	return err_set(e, ERR_INVALID, "the gzip file is damaged: %s",
	    z->msg != NULL ? z->msg : "bad data");
}

int
gzip_unpack(struct str s, struct buf *out, struct err *e)
{
	z_stream z = { 0 };
	int rc;

	if (s.n > UINT32_MAX)
		return err_set(e, ERR_LIMIT, "the gzip file is over 4 GB");
	z.next_in = (z_const Bytef *)s.p;
	z.avail_in = (uInt)s.n;
	BUG_IF(inflateInit2(&z, GZIP_WINDOW) != Z_OK);
	rc = unpack_member(&z, out, e);
	/* RFC 1952 2.2: members one after another; padding is passed over */
	while (rc == 0 && z.avail_in > 2 && z.next_in[0] == 0x1f &&
	    z.next_in[1] == 0x8b) {
		inflateReset(&z);
		rc = unpack_member(&z, out, e);
	}
	inflateEnd(&z);
	return rc;
}

void
gzip_pack(struct str s, struct buf *out)
{
	unsigned char room[16384];
	z_stream z = { 0 };
	int rc;

	BUG_IF(s.n > UINT32_MAX);
	BUG_IF(deflateInit2(&z, PACK_LEVEL, Z_DEFLATED, GZIP_WINDOW,
	    PACK_MEMORY, Z_DEFAULT_STRATEGY) != Z_OK);
	z.next_in = (z_const Bytef *)s.p;
	z.avail_in = (uInt)s.n;
	do {
		z.next_out = room;
		z.avail_out = sizeof(room);
		rc = deflate(&z, Z_FINISH);
		buf_add(out, room, sizeof(room) - z.avail_out);
	} while (rc == Z_OK);
	deflateEnd(&z);
}
