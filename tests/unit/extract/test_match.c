#include "base.h"

#include "arena.h"
#include "check.h"
#include "match.h"

static struct arena arena = ARENA_INIT;
static struct matcher m;

static void
put(const char *phrase, uint32_t value)
{
	struct tokens t;

	token_scan(str_of(phrase), TOKEN_PLAIN, &arena, &t);
	*match_put(&m, &t, 0, t.n - 1) = value;
}

/* What is found at the first token of a text; *bytes are those it covers. */
static uint32_t
find(const char *text, const char **bytes)
{
	static char line[100];
	struct tokens t;
	size_t end = 0;
	uint32_t v;

	*bytes = "";
	token_scan(str_of(text), TOKEN_PLAIN, &arena, &t);
	v = match_find(&m, &t, 0, t.n - 1, &end);
	if (v == MATCH_NONE)
		return v;
	snprintf(line, sizeof(line), "%.*s", STR_ARG(token_span(&t, 0, end)));
	*bytes = line;
	return v;
}

static void
finds(const char *text, uint32_t value, const char *bytes)
{
	const char *got;

	CHECK_INT(find(text, &got), value);
	CHECK_STR(got, bytes);
}

static void
finds_nothing_when_empty(void)
{
	finds("H100", MATCH_NONE, "");
}

static void
finds_every_way_to_join(void)
{
	put("GPT-4o", 1);
	finds("GPT-4o", 1, "GPT-4o");
	finds("gpt 4o", 1, "gpt 4o");
	finds("gpt_4O is", 1, "gpt_4O");
	finds("GPT4o", 1, "GPT4o");
	finds("GPT-4", MATCH_NONE, "");
	finds("GPT. 4o", MATCH_NONE, "");
	finds("GPT, 4o", MATCH_NONE, "");
}

/* The longest phrase wins, and a longer one that fails gives the shorter. */
static void
takes_the_longest(void)
{
	put("GPT-4", 2);
	put("GPT-4o mini", 3);
	finds("GPT-4 is", 2, "GPT-4");
	finds("GPT-4o is", 1, "GPT-4o");
	finds("GPT-4o mini is", 3, "GPT-4o mini");
	finds("GPT-4o minimal", 1, "GPT-4o");
	finds("GPT-5", MATCH_NONE, "");
}

/* Signs count where the phrase has them; a stop before a space ends it. */
static void
respects_what_stands_between(void)
{
	put("Meta AI", 4);
	put("AT&T", 5);
	put("Llama 3.1", 6);
	put("C.H. Robinson", 7);
	finds("Meta AI", 4, "Meta AI");
	finds("Meta\nAI", 4, "Meta\nAI");
	finds("Meta. AI", MATCH_NONE, "");
	finds("Meta (AI)", MATCH_NONE, "");
	finds("AT&T", 5, "AT&T");
	finds("AT T", MATCH_NONE, "");
	finds("Llama 3.1", 6, "Llama 3.1");
	finds("Llama 3 1", MATCH_NONE, "");
	finds("Llama-3.1", 6, "Llama-3.1");
}

static void
keeps_all_while_it_grows(void)
{
	char text[32];
	const char *got;
	int lost = 0;

	for (uint32_t i = 0; i < 5000; i++) {
		snprintf(text, sizeof(text), "name %u part %u", i, i % 7);
		put(text, 1000 + i);
	}
	for (uint32_t i = 0; i < 5000; i++) {
		snprintf(text, sizeof(text), "name %u part %u", i, i % 7);
		lost += find(text, &got) != 1000 + i;
	}
	CHECK_INT(lost, 0);
	finds("GPT-4o mini", 3, "GPT-4o mini");
	match_release(&m);
	arena_release(&arena);
}

CHECK_MAIN(finds_nothing_when_empty, finds_every_way_to_join,
    takes_the_longest, respects_what_stands_between, keeps_all_while_it_grows)
