#include "base.h"

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "limits.h"
#include "sentence.h"

static struct arena arena = ARENA_INIT;
static struct tokens t;
static struct sentences s;
static struct buf out = BUF_INIT(100000);

/* The sentences' bytes joined by |; a question ends in ?, a heading begins #. */
static const char *
split(const char *text, enum token_format format)
{
	arena_reset(&arena);
	token_scan(str_of(text), format, &arena, &t);
	sentence_split(&t, &arena, &s);
	buf_reset(&out);
	for (size_t i = 0; i < s.n; i++)
		buf_printf(&out, "%s%s%.*s%s", i ? "|" : "",
		    s.at[i].heading ? "#" : "",
		    STR_ARG(token_span(&t, s.at[i].first, s.at[i].last)),
		    s.at[i].question ? "?" : "");
	return buf_text(&out);
}

static const char *
plain(const char *text)
{
	return split(text, TOKEN_PLAIN);
}

static void
ends_at_stops(void)
{
	CHECK_STR(plain("One ended. Two ended! Three? Four."),
	    "One ended|Two ended|Three?|Four");
	CHECK_STR(plain("He said \"yes.\" She left."),
	    "He said \"yes|She left");
	CHECK_STR(plain("英伟达发布新芯片。台积电代工吗？是的！好"),
	    "英伟达发布新芯片|台积电代工吗?|是的|好");
	CHECK_STR(plain("one paragraph\n\nand another"),
	    "one paragraph|and another");
	CHECK_STR(plain(""), "");
}

static void
does_not_end_inside_names_and_numbers(void)
{
	CHECK_STR(plain("Groq Inc. raised money. It grew."),
	    "Groq Inc. raised money|It grew");
	CHECK_STR(plain("The U.S. Congress met x.ai in Jan. 2026."),
	    "The U.S. Congress met x.ai in Jan. 2026");
	CHECK_STR(plain("Llama 3.1 costs $4.5 a day."),
	    "Llama 3.1 costs $4.5 a day");
	CHECK_STR(plain("Founders, e.g. Dr. John F. Kim, left."),
	    "Founders, e.g. Dr. John F. Kim, left");
	CHECK_STR(plain("Did Yahoo!Inc sell"), "Did Yahoo!Inc sell");
}

static void
knows_a_question_at_the_end(void)
{
	CHECK_STR(plain("Will it ship?"), "Will it ship?");
	CHECK_STR(plain("会发布吗？"), "会发布吗?");
	CHECK_STR(plain("It ships. (Why?)"), "It ships|Why?");
	/* that of an address asks nothing */
	CHECK_STR(split("It [ships](https://a.example/b?c=1).",
	    TOKEN_MARKDOWN), "It [ships");
	CHECK_STR(plain("It ships."), "It ships");
}

static void
marks_headings_and_blocks(void)
{
	CHECK_STR(split("# Deals\nAMD bought it.\n- one item\n- two",
	    TOKEN_MARKDOWN), "#Deals|AMD bought it|one item|two");
	for (size_t i = 0; i < s.n; i++)
		CHECK(s.at[i].block);
	CHECK_STR(plain("First one. Second one."), "First one|Second one");
	CHECK(s.at[0].block && !s.at[1].block);
}

/* No rule is slow on a text that never stops. */
static void
cuts_what_never_stops(void)
{
	struct buf b = BUF_INIT(100000);
	size_t longest = 0;

	for (int i = 0; i < 5000; i++)
		buf_add_str(&b, "word ");
	plain(buf_text(&b));
	for (size_t i = 0; i < s.n; i++) {
		longest = MAX_OF(longest, s.at[i].last - s.at[i].first + 1);
		CHECK_INT(s.at[i].first, i ? s.at[i - 1].last + 1 : 0);
	}
	CHECK_INT(longest, LIMIT_SENTENCE_TOKENS);
	CHECK_INT(s.at[s.n - 1].last, 4999);
	buf_release(&b);
	buf_release(&out);
	arena_release(&arena);
}

CHECK_MAIN(ends_at_stops, does_not_end_inside_names_and_numbers,
    knows_a_question_at_the_end, marks_headings_and_blocks,
    cuts_what_never_stops)
