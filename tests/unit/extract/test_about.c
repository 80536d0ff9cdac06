#include "base.h"

#include <string.h>

#include "reading.h"

/* When the first claim or deal of a text, read on 15 January 2026, is said to be. */
static const char *
about(const struct clock_span *v)
{
	static char line[2 * CLOCK_TEXT];
	size_t n;

	if (v == NULL || v->from == CLOCK_NONE)
		return "none";
	n = strlen(clock_format_date(v->from, line));
	line[n] = ' ';
	clock_format_date(v->to, line + n + 1);
	return line;
}

static const char *
claim_about(const char *text)
{
	read_text(text);
	CHECK(reading.claims > 0);
	return about(reading.claims > 0 ? &reading.claim[0].about : NULL);
}

static const char *
deal_about(const char *text)
{
	read_text(text);
	CHECK(reading.deals > 0);
	return about(reading.deals > 0 ? &reading.deal[0].about : NULL);
}

static void
takes_the_date_of_its_own_verb(void)
{
	CHECK_STR(deal_about("CoreWeave raised $2 billion in September 2025."),
	    "2025-09-01 2025-10-01");
	CHECK_STR(deal_about("Last March, SoftBank invested $40 billion in "
	    "OpenAI."), "2025-03-01 2025-04-01");
	CHECK_STR(deal_about("In Q2 2025 Meta, the owner of Instagram, bought "
	    "PlayAI."), "2025-04-01 2025-07-01");
	CHECK_STR(deal_about("AMD's August 2024 acquisition of ZT Systems paid "
	    "off."), "2024-08-01 2024-09-01");
	CHECK_STR(deal_about("CoreWeave's September round of $2 billion was led "
	    "by Coatue."), "2025-09-01 2025-10-01");
	CHECK_STR(deal_about("It follows the $2 billion that CoreWeave raised "
	    "in May 2025."), "2025-05-01 2025-06-01");
	CHECK_STR(claim_about("Ilya Sutskever founded Safe Superintelligence "
	    "two years ago."), "2024-01-01 2025-01-01");
	CHECK_STR(claim_about("阿里巴巴去年9月发布了Qwen3-Max。"),
	    "2025-09-01 2025-10-01");
	CHECK_STR(claim_about("NVIDIA will acquire Groq in 2027."),
	    "2027-01-01 2028-01-01");
}

/* A month with no year, told as done, lies behind the day of telling. */
static void
looks_back_at_what_is_done(void)
{
	CHECK_STR(deal_about("CoreWeave raised $2 billion in June."),
	    "2025-06-01 2025-07-01");
	CHECK_STR(claim_about("OpenAI will release GPT-6 in June."),
	    "2026-06-01 2026-07-01");
}

static void
leaves_the_dates_of_others(void)
{
	static const char *const none[] = {
		"CoreWeave raised $2 billion.",
		/* of another verb, clause or noun */
		"CoreWeave, founded in 2017, raised $2 billion.",
		"CoreWeave raised $2 billion from a fund started in 2019.",
		"CoreWeave raised $2 billion to open a campus in 2027.",
		("CoreWeave raised $2 billion, bringing its total since 2017 to "
		    "$9 billion."),
		"CoreWeave raised $2 billion (up from $1 billion in 2024).",
		"Founded in 2017, CoreWeave raised $2 billion.",
		/* an end, a measure, a name */
		"CoreWeave raised $2 billion, more than in 2024.",
		"CoreWeave raised $2 billion at GTC 2025.",
		"CoreWeave raised $2 billion to last until 2028.",
	};

	for (size_t i = 0; i < COUNT_OF(none); i++)
		CHECK_STR(deal_about(none[i]), "none");
	/* when it ended is not when it began */
	CHECK_STR(claim_about("Jim Keller left Intel in 2020."), "none");
	CHECK_STR(claim_about("Jim Keller joined Intel in 2018."),
	    "2018-01-01 2019-01-01");
}

/* Two verbs, two dates; and one telling without a date takes nothing away. */
static void
keeps_dates_apart(void)
{
	read_text("Meta bought PlayAI in 2024. AMD bought ZT Systems in 2025.");
	CHECK_INT(reading.deals, 2);
	CHECK_STR(about(&reading.deal[0].about), "2024-01-01 2025-01-01");
	CHECK_STR(about(&reading.deal[1].about), "2025-01-01 2026-01-01");
	read_text("Meta bought PlayAI. Meta acquired PlayAI in July 2025.");
	CHECK_INT(reading.deals, 1);
	CHECK_STR(about(&reading.deal[0].about), "2025-07-01 2025-08-01");
	reading_end();
}

CHECK_MAIN(takes_the_date_of_its_own_verb, looks_back_at_what_is_done,
    leaves_the_dates_of_others, keeps_dates_apart)
