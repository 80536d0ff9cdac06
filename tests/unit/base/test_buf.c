#include "base.h"

#include "buf.h"
#include "check.h"
#include "mem.h"

static void
grows_and_ends_in_nul(void)
{
	struct buf b = BUF_INIT(1000000);

	CHECK_STR(buf_text(&b), "");
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%03d,", i);
	CHECK_INT(b.n, 4000);
	CHECK_INT(b.p[b.n], 0);
	CHECK(str_ends(buf_str(&b), "998,999,"));
	buf_reset(&b);
	CHECK_STR(buf_text(&b), "");
	buf_release(&b);
	buf_release(&b);
}

static void
stops_at_its_ceiling(void)
{
	struct buf b = BUF_INIT(10);
	struct err e = ERR_INIT;

	buf_add_str(&b, "0123456789");
	CHECK_INT(buf_check(&b, "the page", &e), 0);
	buf_add_char(&b, 'x');
	CHECK(b.over);
	CHECK_STR(buf_text(&b), "0123456789");
	CHECK_INT(buf_check(&b, "the page", &e), -1);
	CHECK_INT(e.kind, ERR_LIMIT);
	CHECK_STR(e.text, "the page is over its ceiling of 10 bytes");
	buf_reset(&b);
	buf_printf(&b, "%s", "01234567890");
	CHECK_INT(b.n, 0);
	/* once over, it stays as it is: no later part without the earlier */
	buf_add_str(&b, "x");
	CHECK_INT(b.n, 0);
	buf_release(&b);
	CHECK_INT(b.ceiling, 10);
}

static void
writes_code_points(void)
{
	struct buf b = BUF_INIT(100);

	buf_add_utf8(&b, 'A');
	buf_add_utf8(&b, 0xe9);
	buf_add_utf8(&b, 0x82af);
	buf_add_utf8(&b, 0x1f600);
	CHECK_STR(buf_text(&b), "A\xc3\xa9\xe8\x8a\xaf\xf0\x9f\x98\x80");
	buf_release(&b);
}

static void
hands_its_bytes_over(void)
{
	struct buf b = BUF_INIT(100);
	char *s = buf_take(&b);

	CHECK_STR(s, "");
	mem_free(s);
	buf_put(&b, STR_LIT("one"));
	s = buf_take(&b);
	CHECK_STR(s, "one");
	CHECK_INT(b.n, 0);
	buf_add_str(&b, "two");
	CHECK_STR(s, "one");
	mem_free(s);
	buf_release(&b);
}

CHECK_MAIN(grows_and_ends_in_nul, stops_at_its_ceiling, writes_code_points,
    hands_its_bytes_over)
