#include "base.h"

#include "captions.h"
#include "check.h"
#include "front.h"
#include "kinds.h"
#include "stamp.h"

static const char *
stamp(const char *s)
{
	static char text[CLOCK_TEXT];

	return clock_format(stamp_parse(str_of(s)), text);
}

static void
reads_dates(void)
{
	static const char *const table[][2] = {
		{ "Mon, 06 Oct 2025 13:05:09 GMT", "2025-10-06T13:05:09Z" },
		{ "6 Oct 25 13:05 EST", "2025-10-06T18:05:00Z" },
		{ "Mon Oct 6 13:05:09 2025", "2025-10-06T13:05:09Z" },
		{ "October 6, 2025 1:05 PM", "2025-10-06T13:05:00Z" },
		{ "2025-10-06T13:05:09.123+05:30", "2025-10-06T07:35:09Z" },
		{ "2025-10-06", "2025-10-06T00:00:00Z" },
		{ "2025-10", "2025-10-01T00:00:00Z" },
		{ "20251006T130509Z", "2025-10-06T13:05:09Z" },
		{ "2025-279", "2025-10-06T00:00:00Z" },
		{ "06.10.2025", "2025-10-06T00:00:00Z" },
		{ "10/06/2025", "2025-10-06T00:00:00Z" },
		{ "6. Okt 2025", "2025-10-06T00:00:00Z" },
		{ "yesterday", "" }, { "2025-13-40", "" }, { "1925-01-01", "" },
		{ "Mon, 99 Foo 2025", "" }, { "", "" }, { "0000-00-00", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(stamp(table[i][0]), table[i][1]);
	/* the number of a zone wins over its name */
	CHECK_STR(stamp("6 Oct 2025 13:05 +0200 (CST)"), "2025-10-06T11:05:00Z");
}

/* Of any year; a zone that RFC 5322 does not name is UTC. */
static void
reads_dates_of_mail(void)
{
	static const char *const table[][2] = {
		{ "Thu,\r\n 13 Feb 1969 23:32 -0330 (Newfoundland Time, as it "
		  "was kept on the island in those days, whatever the ships)",
		  "1969-02-14T03:02:00Z" },
		{ "6 Oct 2025 13:05 EST", "2025-10-06T18:05:00Z" },
		{ "6 Oct 2025 13:05 CET", "2025-10-06T13:05:00Z" },
		{ "6 Foo 2025 13:05 CET", "" },
	};
	char text[CLOCK_TEXT];

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(clock_format(stamp_of_mail(str_of(table[i][0])),
		    text), table[i][1]);
}

static const char *
named(const char *s)
{
	static char text[CLOCK_TEXT];

	return clock_format_date(stamp_of_name(str_of(s)), text);
}

static void
reads_dates_of_names(void)
{
	char text[CLOCK_TEXT];

	CHECK_STR(named("2025-06-01.md"), "2025-06-01");
	CHECK_STR(named("26-01-02-not-much.md"), "2026-01-02");
	CHECK_STR(named("2024-week-1-7-july.md"), "2024-07-07");
	CHECK_STR(named("list-20250602.md"), "2025-06-02");
	CHECK_STR(named("chapter-12.md"), "");
	CHECK_STR(clock_format_date(stamp_of_text(STR_LIT("## \xe6\x97\xa5"
	    "\xe6\x8a\xa5 2025\xe5\xb9\xb4" "6\xe6\x9c\x88" "3\xe6\x97\xa5"
	    "\n")), text), "2025-06-03");
}

static void
reads_front_matter(void)
{
	struct arena a = ARENA_INIT;
	struct front f;
	struct str body;

	front_read(STR_LIT("---\ntitle: \"A: b \\\"c\\\"\"\npublished: 2026-01-02"
	    "\ndescription: >-\n  date: 1999-01-01\n  folded\naccount: "
	    "'[[accounts/x|X]]'\naccount_name: The Show\nfeatured_people:\n"
	    "- '[[people/ann-lee|Ann Lee]]'\n- Bo O''Neil\nguest: [Cy, \"D, E\"]"
	    "\nlanguage: en\nsource: archive\nsource_url: https://x.example/1\n"
	    "---\nbody\n"), &a, &f, &body);
	CHECK(f.found && f.is_podcast);
	CHECK_BYTES(f.title, "A: b \"c\"");
	CHECK_BYTES(f.date, "2026-01-02");
	CHECK_BYTES(f.show, "The Show");
	CHECK_BYTES(f.people, "Ann Lee|Bo O''Neil|Cy|D, E");
	CHECK_BYTES(f.link, "https://x.example/1");
	CHECK_BYTES(body, "body\n");
	front_read(STR_LIT("---\nno end: of it\n"), &a, &f, &body);
	CHECK(!f.found);
	CHECK(str_starts(body, "---"));
	arena_release(&a);
}

static enum form
form(const char *s)
{
	return kinds_form(str_of(s), STR_NONE);
}

static void
tells_forms_by_content(void)
{
	CHECK_INT(form("WEBVTT\n\n00:01.000 --> 00:02.000\nx"), FORM_VTT);
	CHECK_INT(form("1\n00:00:01,000 --> 00:00:02,000\nx"), FORM_SRT);
	CHECK_INT(form("<?xml version=\"1.0\"?>\n<!-- x -->\n<rss/>"),
	    FORM_FEED);
	CHECK_INT(form("<feed xmlns=\"http://www.w3.org/2005/Atom\">"),
	    FORM_FEED);
	CHECK_INT(form("<!DOCTYPE html><html>"), FORM_HTML);
	CHECK_INT(form("{\"version\":\"https://jsonfeed.org/version/1\"}"),
	    FORM_JSON_FEED);
	CHECK_INT(form("{\"id\":\"x\",\"text\":\"y\"}"), FORM_JSON_LINES);
	CHECK_INT(form("{\"version\":\"1.0\",\"segments\":[]}"),
	    FORM_JSON_CAPTIONS);
	CHECK_INT(form("---\ntitle: x\n---\n"), FORM_MARKDOWN);
	CHECK_INT(form("Some\n\n## Head\n"), FORM_MARKDOWN);
	CHECK_INT(form("plain words"), FORM_TEXT);
	CHECK_INT(form(" \n "), FORM_NONE);
}

static void
reads_captions(void)
{
	struct arena a = ARENA_INIT;
	struct cues c = VEC_INIT;
	struct err e = ERR_INIT;

	CHECK_INT(captions_read(STR_LIT("WEBVTT\n\nNOTE x\n\n1\n00:01.500 --> "
	    "1:00:02.000 align:left\n<v.loud Ann Lee>Hi <b>there</b> &amp; "
	    "you\nagain\n\nSTYLE\n::cue{}\n\n75:00.000 --> 75:01.000\nBo: Yes"),
	    &a, &c, &e), 0);
	CHECK_INT(c.n, 2);
	CHECK_INT(c.at[0].start, 1500);
	CHECK_INT(c.at[0].end, 3602000);
	CHECK_BYTES(c.at[0].speaker, "Ann Lee");
	CHECK_BYTES(c.at[0].text, "Hi there & you\nagain");
	CHECK_INT(c.at[1].start, 4500000);
	CHECK_BYTES(c.at[1].speaker, "Bo");
	VEC_RESET(&c);
	CHECK_INT(captions_read(STR_LIT("1\n00:00:01,5 --> 00:00:02,000\nx\n"
	    "y\n\n2\n00:00:03,000 --> 00:00:04,000\nz\n"), &a, &c, &e), 0);
	CHECK_INT(c.n, 2);
	CHECK_BYTES(c.at[0].text, "x\ny");
	CHECK_BYTES(c.at[1].text, "z");
	CHECK(captions_read(STR_LIT("no captions"), &a, &c, &e) < 0);
	CHECK(strstr(e.text, "expected WEBVTT") != NULL);
	VEC_RELEASE(&c);
	arena_release(&a);
}

CHECK_MAIN(reads_dates, reads_dates_of_mail, reads_dates_of_names,
    reads_front_matter, tells_forms_by_content, reads_captions)
