#include "base.h"

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
	CHECK_INT(mail_read(str_of(letter), &a, &m, &e), 0);
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
	CHECK(mail_read(STR_LIT("\n\n"), &a, &m, &e) < 0);
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

		(void)mail_read((struct str){ letter, n }, &a, &m, &e);
		mail_release(&m);
		arena_release(&a);
	}
	CHECK(true);
}

CHECK_MAIN(reads_a_letter, takes_an_mbox_apart, tells_what_is_no_mail,
    bears_cut_messages)
