#include "base.h"

#include "check.h"
#include "limits.h"
#include "message.h"
#include "smtp.h"

static struct buf b = BUF_INIT(1 << 20);

static struct str
qp(const char *s)
{
	buf_reset(&b);
	message_quoted_printable(str_of(s), &b);
	return buf_str(&b);
}

static size_t
longest_line(struct str s)
{
	struct str line;
	size_t most = 0;

	while (str_line(&s, &line))
		most = MAX_OF(most, line.n);
	return most;
}

static void
bodies(void)
{
	char wide[400];

	CHECK_BYTES(qp("a = b\n"), "a =3D b\r\n");
	CHECK_BYTES(qp("ends in space \nand\t\n"),
	    "ends in space=20\r\nand=09\r\n");
	CHECK_BYTES(qp(".\nFrom here\n"), "=2E\r\n=46rom here\r\n");
	CHECK_BYTES(qp("“é\r"), "=E2=80=9C=C3=A9=0D\r\n");
	CHECK_BYTES(qp("\n\n"), "\r\n\r\n");
	CHECK_BYTES(qp(""), "");
	memset(wide, 'x', sizeof(wide) - 1);
	wide[sizeof(wide) - 1] = '\0';
	CHECK_INT(longest_line(qp(wide)), 76);
	for (size_t i = 0; i + 3 < sizeof(wide); i += 3)
		memcpy(wide + i, "中", 3);
	CHECK(longest_line(qp(wide)) <= 76);
}

static struct str
subject(const char *s)
{
	buf_reset(&b);
	message_header("Subject", str_of(s), &b);
	return buf_str(&b);
}

static void
headers(void)
{
	CHECK_BYTES(subject("plain words"), "Subject: plain words\r\n");
	CHECK_BYTES(subject("é"), "Subject: =?UTF-8?Q?=C3=A9?=\r\n");
	CHECK_BYTES(subject("a\r\nBcc: x@y.example"), "Subject: "
	    "=?UTF-8?Q?a=0D=0ABcc=3A_x=40y=2Eexample?=\r\n");
	CHECK_BYTES(subject("=?UTF-8?Q?x?="),
	    "Subject: =?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fx=3F=3D?=\r\n");
	CHECK(longest_line(subject("英伟达计划向初创公司投资二十亿美元英伟达计划"
	    "向初创公司投资二十亿美元")) <= 76);
	CHECK(longest_line(subject("many plain words that go on and on until "
	    "they no longer stand on one line of a header and are folded")) <=
	    76);
}

static struct message
sample(void)
{
	return (struct message){ .from_name = STR_LIT("tapeout"),
	    .from = STR_LIT("digest@example.org"),
	    .to = STR_LIT("reader@example.com"), .subject = STR_LIT("s"),
	    .id = STR_LIT("1.2@example.org"), .date = 1795516200000,
	    .text = STR_LIT("plain\n"), .html = STR_LIT("<p>html</p>\n") };
}

static void
whole(void)
{
	struct message m = sample();
	struct err e = ERR_INIT;

	buf_reset(&b);
	CHECK_INT(message_write(&m, &b, &e), 0);
	CHECK_INT(smtp_check_message(buf_str(&b), &e), 0);
	CHECK(str_starts(buf_str(&b),
	    "Date: Tue, 24 Nov 2026 10:30:00 +0000\r\n"
	    "From: tapeout <digest@example.org>\r\n"
	    "To: reader@example.com\r\nSubject: s\r\n"));
	CHECK(str_find(buf_str(&b), "text/plain", 0) <
	    str_find(buf_str(&b), "text/html", 0));
	CHECK(str_find(buf_str(&b), "\r\nList-Unsubscribe: "
	    "<mailto:digest@example.org?subject=unsubscribe>\r\n", 0) !=
	    SIZE_MAX);
}

static void
refused(void)
{
	static char big[LIMIT_MAIL_BYTES + 1];
	const char *const bad[] = { "", "a b@c.example",
	    "a@b.example\r\nBcc: x@y.example", "a@b.example>", "\"a\"@b" };
	struct message m;
	struct err e = ERR_INIT;

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		m = sample();
		m.to = str_of(bad[i]);
		CHECK(message_write(&m, &b, &e) < 0);
		CHECK_INT(e.kind, ERR_INVALID);
	}
	m = sample();
	m.id = STR_LIT("no-right-side");
	CHECK(message_write(&m, &b, &e) < 0);
	m = sample();
	m.text = STR_LIT("\xff\xfe");
	CHECK(message_write(&m, &b, &e) < 0);
	m = sample();
	memset(big, 'x', sizeof(big));
	m.html = (struct str){ big, sizeof(big) };
	CHECK(message_write(&m, &b, &e) < 0);
	CHECK_INT(e.kind, ERR_LIMIT);
	buf_release(&b);
}

CHECK_MAIN(bodies, headers, whole, refused)
