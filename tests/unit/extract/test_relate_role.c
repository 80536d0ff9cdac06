#include "base.h"

#include "reading.h"

/* The word for a post stands behind both names, or in front of them. */
static void
reads_posts_around_names(void)
{
	static const char *const table[][2] = {
		{ "Lisa Su, Intel's CEO, spoke.", "works_at Lisa Su>Intel" },
		{ "**Lisa Su**, **Intel**'s chief science officer, spoke.",
		    "works_at Lisa Su>Intel" },
		{ "The plan is by Lisa Su, a former Intel researcher.",
		    "works_at Lisa Su>Intel" },
		{ "Lisa Su, an early Intel co-founder, spoke.",
		    "founded Lisa Su>Intel; works_at Lisa Su>Intel" },
		{ "Lisa Su, Intel's CEO Jim Keller and others came.",
		    "works_at Jim Keller>Intel" },
		{ "Please welcome the CEO of Intel, Lisa Su.",
		    "works_at Lisa Su>Intel" },
		{ "CTO of Intel Lisa Su is live.", "works_at Lisa Su>Intel" },
		{ "The CEO of Intel, Lisa Su and others came.", "" },
		{ "Jim Keller, the CTO of Intel, Lisa Su and others came.",
		    "works_at Jim Keller>Intel" },
		{ "The founder of Intel, Lisa Su, spoke.",
		    "works_at Lisa Su>Intel; founded Lisa Su>Intel" },
		{ "Lisa Su, my good friend at Intel, spoke.",
		    "works_at Lisa Su>Intel" },
		{ "Lisa Su, seen last week at Intel, spoke.", "" },
		{ "谷歌Lisa Su确认了这一点。", "works_at Lisa Su>Google" },
		{ "Lisa Su is not the CEO of Intel.", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* One post after the other, and where one goes. */
static void
follows_a_career(void)
{
	static const char *const table[][2] = {
		{ "Lisa Su, formerly the CTO of Intel and now the head of AMD, "
		    "spoke.", "works_at Lisa Su>AMD; works_at Lisa Su>Intel" },
		{ "Lisa Su, CTO of Intel, praised the head of AMD.",
		    "works_at Lisa Su>Intel" },
		{ "Lisa Su has left Intel for AMD.",
		    "works_at Lisa Su>AMD; works_at Lisa Su>Intel" },
		{ "After five years at Intel, Lisa Su joined AMD.",
		    "works_at Lisa Su>Intel; works_at Lisa Su>AMD" },
		{ "Lisa Su used to head Intel.", "works_at Lisa Su>Intel" },
		{ "Lisa Su runs Intel with Jim Keller.",
		    "works_at Lisa Su>Intel" },
		{ "Lisa Su runs Intel benchmarks.", "" },
		{ "Lisa Su who runs Intel said so.",
		    "works_at Lisa Su>Intel" },
		{ "AMD named Lisa Su its head of chips.",
		    "works_at Lisa Su>AMD" },
		{ "AMD met a writer named Lisa Su.", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* Whoever leads, and all of those who do. */
static void
knows_who_leads(void)
{
	static const char *const table[][2] = {
		{ "Intel, led by Lisa Su, grew.", "works_at Lisa Su>Intel" },
		{ "Intel (run by Lisa Su) grew.", "works_at Lisa Su>Intel" },
		{ "Intel's round of $3 million, led by Lisa Su, closed.",
		    "invested_in Lisa Su>Intel" },
		{ "Intel's chief executive is Lisa Su.",
		    "works_at Lisa Su>Intel" },
		{ "Under Lisa Su, Intel has grown.", "works_at Lisa Su>Intel" },
		{ "Lisa Su and Jim Keller, both of Intel, spoke.",
		    "works_at Jim Keller>Intel; works_at Lisa Su>Intel" },
		{ "Lisa Su and Jim Keller, researchers at Intel, spoke.",
		    "works_at Lisa Su>Intel; works_at Jim Keller>Intel" },
		{ "Intel researchers Lisa Su and Jim Keller spoke.",
		    "works_at Jim Keller>Intel; works_at Lisa Su>Intel" },
		{ "Intel CEO Lisa Su and Jim Keller spoke.",
		    "works_at Lisa Su>Intel" },
		{ "According to Lisa Su, some employees at Intel left.", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* Where everybody has an account nobody is hired by coming. */
static void
takes_no_account_for_a_post(void)
{
	CHECK_STR(relations_of("Lisa Su just joined X."), "");
	CHECK_STR(relations_of("Lisa Su returns to Reddit."), "");
	CHECK_STR(relations_of("Lisa Su joined Reddit as chief executive."),
	    "works_at Lisa Su>Reddit");
}

CHECK_MAIN(reads_posts_around_names, knows_who_leads, follows_a_career,
    takes_no_account_for_a_post)
