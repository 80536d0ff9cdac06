#include "base.h"

#include "buf.h"
#include "check.h"
#include "clock.h"
#include "mail.h"

static const char letter[] =
    "From: =?utf-8?Q?Ana_L=C3=B3pez?= <ana@letters.example>\r\n"
    "Subject: =?utf-8?B?SEJNIOWNh+WAvA==?=\r\n"
    "Date: Mon, 6 Oct 2025 09:00:00 -0400\r\n"
    "Message-ID: <1@letters.example>\r\n"
    "List-ID: Memory Weekly <mw.letters.example>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    "Caf=E9 prices\r\n"
    "--b\r\nContent-Type: TEXT/HTML; charset=utf-8\r\n\r\n"
    "<p>Prices of memory rose.</p>\r\n--b--\r\n";

static void
reads_a_letter(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct mail m;
	char text[CLOCK_TEXT];

	CHECK(mail_is(str_of(letter)));
	CHECK_INT(mail_read(str_of(letter), MIME_FORGIVING, &a, &m, &e), 0);
	CHECK_BYTES(m.name, "Ana L\xc3\xb3pez");
	CHECK_BYTES(m.addr, "ana@letters.example");
	CHECK_BYTES(m.subject, "HBM \xe5\x8d\x87\xe5\x80\xbc");
	CHECK_BYTES(m.message_id, "1@letters.example");
	CHECK_BYTES(m.list_id, "Memory Weekly <mw.letters.example>");
	CHECK_STR(clock_format(m.date, text), "2025-10-06T13:00:00Z");
	CHECK_INT(m.parts.n, 2);
	CHECK_BYTES(m.parts.at[1].type, "text/html");
	CHECK(str_starts(m.plain, "Caf\xc3\xa9 prices"));
	CHECK(str_starts(m.html, "<p>Prices"));
	mail_release(&m);
	arena_release(&a);
}

static void
takes_an_mbox_apart(void)
{
	struct str box = STR_LIT("From a@b.example Mon Oct  6 09:00:00 2025\n"
	    "From: a@b.example\nDate: Mon, 6 Oct 2025 09:00:00 +0000\n"
	    "Subject: one\n\nFrom here on it is text.\n\n"
	    "From a@b.example Tue Oct  7 09:00:00 2025\n"
	    "From: a@b.example\nSubject: two\n\nx\n");
	struct str one = STR_NONE;

	CHECK(mail_is(box));
	CHECK(mail_is_mbox(box));
	CHECK(mail_next(&box, &one));
	CHECK(str_ends(one, "text.\n\n"));
	CHECK(mail_next(&box, &one));
	CHECK(str_ends(one, "two\n\nx\n"));
	CHECK(!mail_next(&box, &one));
}

static void
tells_what_is_no_mail(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct mail m;

	CHECK(!mail_is(STR_LIT("")));
	CHECK(!mail_is(STR_LIT("Note: a list\nFrom: here\n\ntext")));
	CHECK(!mail_is(STR_LIT("From day one, Groq sold chips.\n")));
	CHECK(!mail_is(STR_LIT("# Title\n\ntext\n")));
	CHECK(mail_read(STR_LIT("\n\n"), MIME_FORGIVING, &a, &m, &e) < 0);
	CHECK(strstr(e.text, "expected a mail message") != NULL);
	mail_release(&m);
	arena_release(&a);
}

/* Every cut of a message is read or refused, and nothing worse. */
static void
bears_cut_messages(void)
{
	for (size_t n = 0; n < sizeof(letter); n += 3) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct mail m;

		(void)mail_read((struct str){ letter, n }, n % 2 == 0 ?
		    MIME_BY_LETTER : MIME_FORGIVING, &a, &m, &e);
		mail_release(&m);
		arena_release(&a);
	}
	CHECK(true);
}

/* What a message says, read in one of the two ways, as one line. */
static const char *
told(const char *message, enum mime_way way, struct arena *a)
{
	struct err e = ERR_INIT;
	struct mail m;
	const char *s = "refused";

	if (mail_read(str_of(message), way, a, &m, &e) == 0) {
		s = arena_printf(a, "%.*s|%.*s|%.*s|%.*s|%.*s|", STR_ARG(m.name),
		    STR_ARG(m.addr), STR_ARG(m.subject), STR_ARG(m.message_id),
		    STR_ARG(str_trim(m.plain)));
		for (size_t i = 0; i < m.parts.n; i++)
			s = arena_printf(a, "%s %.*s", s,
			    STR_ARG(m.parts.at[i].type));
	}
	mail_release(&m);
	return s;
}

/* Each is read by the letter, and forgiving where that is something else. */
static const struct {
	const char *message, *letter, *forgiving;
} odd[] = {
	/* the text of a message without a head, without a line between */
	{ "no head at all\n", "||||no head at all| text/plain",
	  "refused" },
	{ "Subject: s\nno colon here\nX: y\n",
	  "||s||no colon here\nX: y| text/plain", NULL },
	{ "Subject: s\nFrom a@b Mon Oct  6 2025\n\nx\n",
	  "||s||From a@b Mon Oct  6 2025\n\nx| text/plain", NULL },
	{ "Subject: a\nSubject: b\n\nx\n", "||a||x| text/plain", NULL },
	{ "Subject : s\n\nx\n", "||||Subject : s\n\nx| text/plain",
	  "||s||x| text/plain" },
	/* boundaries: bare, none, never seen, an outer one ends an inner part */
	{ "Content-Type: multipart/mixed; boundary=--=_x\n\n----=_x\n\nx\n"
	  "----=_x--\n", "|||||", "||||x| text/plain" },
	{ "Content-Type: multipart/mixed; boundary=\"--=_x\"\n\n----=_x\n\n"
	  "x\n----=_x--\n", "||||x| text/plain", NULL },
	{ "Content-Type: multipart/mixed\n\n--q\n\nx\n--q--\n", "|||||",
	  "||||x| text/plain" },
	{ "Content-Type: multipart/mixed; boundary=b\n\nx\n", "|||||",
	  "refused" },
	{ "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
	  "multipart/alternative; boundary=c\n\n--c\n\nx\n--b\nContent-Type: "
	  "image/gif\n\ny\n--b--\n", "||||x| text/plain image/gif", NULL },
	{ "Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n\nx\n--b \n"
	  "\ny\n--b--  \n--b\n\nz\n", "||||x| text/plain text/plain", NULL },
	{ "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n",
	  "||||x| text/plain", NULL },
	{ "Content-Type: multipart/mixed; boundary*0=\"a \"; boundary*1=b\n\n"
	  "--a b\n\nx\n--a b--\n", "||||x| text/plain", NULL },
	{ "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: s\n\nx"
	  "\n--b--\n", "||||| message/rfc822", "refused" },
	/* types that are none, texts that are not the letter's */
	{ "Content-Type: text\n\nx\n", "||||x| text/plain", NULL },
	{ "Content-Type: Text/Plain charset=x\n\nx\n",
	  "||||x| text/plain charset=x", NULL },
	{ "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition"
	  ": attachment; filename=a\n\nx\n--b\n\ny\n--b--\n",
	  "||||y| text/plain text/plain", NULL },
	{ "Content-Type: multipart/related; start=\"<2>\"; boundary=b\n\n--b\n\n"
	  "x\n--b\nContent-ID: <2>\n\ny\n--b--\n",
	  "||||y| text/plain text/plain", NULL },
	/* transfer encodings: footers, what is none, what is nearly one */
	{ "Content-Transfer-Encoding: base64\n\neHl6Cg==\n_____\nList\n",
	  "||||xyz| text/plain", NULL },
	{ "Content-Transfer-Encoding: base64;\n\neHl6Cg==\n",
	  "||||eHl6Cg==| text/plain", "||||xyz| text/plain" },
	{ "Content-Transfer-Encoding: Quoted-Printable\n\na=3Db=\n c=ZZ=\n",
	  "||||a=b c=ZZ| text/plain", NULL },
	{ "Content-Transfer-Encoding: quoted-printable (x)\n\na=3D\n",
	  "||||a=3D| text/plain", "||||a=| text/plain" },
	{ "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n#>'EZ\n \nend\n",
	  "||||xyz| text/plain", NULL },
	{ "Content-Transfer-Encoding: spam\n\na=3D\n", "||||a=3D| text/plain",
	  NULL },
	/* charsets that lie */
	{ "Content-Type: text/plain; charset=iso-8859-1\n\nCaf\xc3\xa9\n",
	  "||||Caf\xc3\x83\xc2\xa9| text/plain",
	  "||||Caf\xc3\xa9| text/plain" },
	{ "Content-Type: text/plain; charset=iso-8859-1\n\nit\x92s\n",
	  "||||it\xc2\x92s| text/plain",
	  "||||it\xe2\x80\x99s| text/plain" },
	{ "Subject: =?iso-8859-1?q?it=92s?=\n\nx", "||it\xc2\x92s||x| text/plain",
	  "||it\xe2\x80\x99s||x| text/plain" },
	{ "Subject: =?utf-8?b?YQ?= =?utf-8?b?Yg==?=\n\nx", "||ab||x| text/plain",
	  NULL },
	/* message ids */
	{ "Message-ID: <a@b@c>\n\nx", "|||a@b|x| text/plain",
	  "|||a@b@c|x| text/plain" },
	{ "Message-ID: a@b\n\nx", "|||a@b|x| text/plain", NULL },
};

static void
reads_odd_messages(void)
{
	for (size_t i = 0; i < COUNT_OF(odd); i++) {
		struct arena a = ARENA_INIT;

		CHECK_STR(told(odd[i].message, MIME_BY_LETTER, &a),
		    odd[i].letter);
		CHECK_STR(told(odd[i].message, MIME_FORGIVING, &a),
		    odd[i].forgiving != NULL ? odd[i].forgiving :
		    odd[i].letter);
		arena_release(&a);
	}
}

static const struct {
	const char *from, *letter, *forgiving;
} senders[] = {
	{ "a@b.example", "|a@b.example", NULL },
	{ "\"Rack, Ann\" <a@b.example>", "Rack, Ann|a@b.example", NULL },
	{ "Ann Q. Rack <a@b.example>, Bob <c@b.example>",
	  "Ann Q. Rack|a@b.example", "Ann Q. Rack|a@b.example" },
	{ "a@b.example (Ann (the) Rack)", "|a@b.example",
	  "Ann (the) Rack|a@b.example" },
	{ "Editors: Ann <a@b.example>, c@b.example;", "Ann|a@b.example", NULL },
	{ "nobody:;", "|", NULL },
	{ "Ann <@relay.example,@two.example:a@b.example>", "Ann|a@b.example",
	  NULL },
	{ "Big Ann ann@b.example", "|\"Big Ann ann\"@b.example",
	  "Big Ann|ann@b.example" },
	{ "Team @ Acme, Inc. <a@b.example>", "|Team@Acme",
	  "Team @ Acme, Inc.|a@b.example" },
	{ "ann . rack @ b . example", "|ann.rack@b.example", NULL },
	{ "=?utf-8?q?Ann=2C_R?= <a@b.example>", "Ann, R|a@b.example", NULL },
	{ "=?utf-8?b?5Lit?= =?utf-8?b?5paH?= <a@b.example>",
	  "\xe4\xb8\xad \xe6\x96\x87|a@b.example",
	  "\xe4\xb8\xad\xe6\x96\x87|a@b.example" },
	{ "Ann <a@b.example", "Ann|a@b.example", NULL },
	{ "Ann <a@[127.0.0.1]>", "Ann|a@[127.0.0.1]", NULL },
	{ "MAILER-DAEMON", "|MAILER-DAEMON", "MAILER-DAEMON|" },
	{ "\"Ann \\\"R\\\" Rack\"\r\n <a@b.example>",
	  "Ann \"R\" Rack|a@b.example", NULL },
};

static void
reads_senders(void)
{
	for (size_t i = 0; i < COUNT_OF(senders); i++) {
		struct arena a = ARENA_INIT;
		const char *message = arena_printf(&a, "From: %s\nSubject: s\n"
		    "\nx", senders[i].from);
		const char *forgiving = senders[i].forgiving != NULL ?
		    senders[i].forgiving : senders[i].letter;

		CHECK_STR(told(message, MIME_BY_LETTER, &a), arena_printf(&a,
		    "%s|s||x| text/plain", senders[i].letter));
		CHECK_STR(told(message, MIME_FORGIVING, &a), arena_printf(&a,
		    "%s|s||x| text/plain", forgiving));
		arena_release(&a);
	}
}

/* Boundaries in boundaries, and a part a line: both have a ceiling. */
static void
bears_deep_and_many_parts(void)
{
	struct buf b = BUF_INIT(1 << 20);
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct mail m;

	for (int i = 0; i < 5000; i++)
		buf_printf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n"
		    "--b%d\n", i, i);
	CHECK_INT(mail_read(buf_str(&b), MIME_BY_LETTER, &a, &m, &e), 0);
	mail_release(&m);
	buf_reset(&b);
	buf_add_str(&b, "Content-Type: multipart/mixed; boundary=b\n\n");
	for (int i = 0; i < 5000; i++)
		buf_add_str(&b, "--b\n\n");
	CHECK_INT(mail_read(buf_str(&b), MIME_BY_LETTER, &a, &m, &e), 0);
	CHECK_INT(m.parts.n, 1000);
	mail_release(&m);
	buf_release(&b);
	arena_release(&a);
}

CHECK_MAIN(reads_a_letter, takes_an_mbox_apart, tells_what_is_no_mail,
    bears_cut_messages, reads_odd_messages, reads_senders,
    bears_deep_and_many_parts)
