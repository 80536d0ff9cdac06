#include "base.h"

#include "check.h"
#include "snippet.h"

/* What is shown of the place that holds `name`. */
static struct str
around(const char *text, const char *name)
{
	struct str t = str_of(text);
	struct snippet s = { .at = (uint32_t)(strstr(text, name) - text) };

	s.at_end = s.at + (uint32_t)strlen(name);
	snippet_around(t, &s);
	return (struct str){ t.p + s.start, s.end - s.start };
}

static void
shows_the_sentence(void)
{
	const char *text = "One here. Groq makes chips! Is it so?\nLast";

	CHECK_BYTES(around(text, "One"), "One here.");
	CHECK_BYTES(around(text, "Groq"), "Groq makes chips!");
	CHECK_BYTES(around(text, "here. Groq"), "One here. Groq makes chips!");
	CHECK_BYTES(around(text, "it"), "Is it so?");
	CHECK_BYTES(around(text, "Last"), "Last");
	CHECK_BYTES(around("about 1.5 GW", "GW"), "about 1.5 GW");
}

/* Text without stops is cut between words, or at least between characters. */
static void
cuts_what_has_no_end(void)
{
	char text[1500];
	struct str s;

	for (size_t i = 0; i < sizeof(text) - 1; i++)
		text[i] = i % 5 == 4 ? ' ' : 'a';
	text[sizeof(text) - 1] = '\0';
	memcpy(text + 700, "NAME", 4);
	s = around(text, "NAME");
	CHECK(s.n > 4 && s.n < 600);
	CHECK(s.p[-1] == ' ' && s.p[s.n] == ' ');
	for (size_t i = 0; i + 3 < sizeof(text) - 1; i += 3)
		memcpy(text + i, "\xe8\x8a\xaf", 3);
	text[sizeof(text) - 1 - (sizeof(text) - 1) % 3] = '\0';
	memcpy(text + 699, "ABC", 3);
	s = around(text, "ABC");
	CHECK(s.n > 3 && s.n < 600);
	CHECK((s.p[0] & 0xc0) != 0x80 && (s.p[s.n] & 0xc0) != 0x80);
}

CHECK_MAIN(shows_the_sentence, cuts_what_has_no_end)
