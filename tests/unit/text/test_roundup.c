/* A link round-up is split where its form says; an article stays whole. */
#include "base.h"

#include <stdlib.h>

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "roundup.h"

#define FILL " and so on for long enough that nobody takes it for a heading."

static struct arena arena;
static struct roundup found;

static size_t
split_as(const char *text, bool letter)
{
	size_t n = strlen(text);

	roundup_split(str_of(text), str_of("own.example"), letter, &arena,
	    &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct roundup_story *s = &found.at[i];

		CHECK(s->start < s->end && s->end <= n);
		CHECK(i == 0 || found.at[i - 1].end <= s->start);
		CHECK(s->title >= s->start && s->title_end <= s->end &&
		    s->title <= s->title_end);
		CHECK(s->url_end == 0 || (s->url >= s->start &&
		    s->url < s->url_end && s->url_end <= s->end));
	}
	return found.n;
}

static size_t
split(const char *text)
{
	return split_as(text, false);
}

static const char *
part(const char *text, uint32_t from, uint32_t to)
{
	return arena_strndup(&arena, text + from, to - from);
}

#define TITLE(text, i) part(text, found.at[i].title, found.at[i].title_end)
#define URL(text, i) part(text, found.at[i].url, found.at[i].url_end)
#define STORY(text, i) part(text, found.at[i].start, found.at[i].end)

static void
splits_lists(void)
{
	static const char text[] =
	    "An issue of ours.\n\n# News\n\n"
	    "- **One thing**: it was [told](https://a.example/1)" FILL "\n"
	    "  - a remark on it\n"
	    "- [Two things](https://b.example/2) came" FILL "\n"
	    "- Three things came. See https://c.example/3.\n\n"
	    "Behind the list stands a word of thanks.\n\n# More\n\n"
	    "1. **Four** is a number, says [one](https://own.example/x)" FILL
	    "\n2. Five, by [him](https://d.example/5_(a)) and her" FILL "\n";

	CHECK_INT(split(text), 5);
	CHECK_STR(TITLE(text, 0), "**One thing**");
	CHECK_STR(URL(text, 0), "https://a.example/1");
	CHECK(strstr(STORY(text, 0), "a remark on it") != NULL);
	CHECK_STR(TITLE(text, 1), "Two things");
	CHECK_STR(URL(text, 1), "https://b.example/2");
	CHECK_STR(TITLE(text, 2), "Three things came");
	CHECK(strstr(STORY(text, 2), "thanks") == NULL);
	/* its own pages are no other's */
	CHECK_INT(found.at[3].url_end, 0);
	CHECK_STR(URL(text, 4), "https://d.example/5_(a)");
}

static void
splits_headings_and_rows(void)
{
	static const char headings[] =
	    "# The day\n\n"
	    "## [First](https://a.example/1)\n\n![it](https://i.example/p.png)"
	    "\n\nWhat it is" FILL "\n\n- a point of it\n\n---\n\n"
	    "## [Second](https://a.example/2)\n\nWhat it is" FILL "\n\n"
	    "## [Third](https://a.example/3)\n\nWhat it is" FILL "\n";
	static const char rows[] =
	    "# The week\n\n|Link|what|\n|---|---|\n"
	    "|[A](https://a.example/a) | it came" FILL " |\n"
	    "|[B](https://a.example/b) | it went" FILL " |\n"
	    "|[C](https://a.example/c) | it stayed" FILL " |\n";
	static const char apart[] =
	    "**First of all:**\n\nIt was so" FILL " [More](https://a.example/1)"
	    "\n\n***\n\n**Then this:**\n\nIt was so" FILL
	    " [More](https://a.example/2)\n\n***\n\n**At last:**\n\nIt was so"
	    FILL " [More](https://a.example/3)\n\n***\n\n**One more:**\n\n"
	    "It was so" FILL " [More](https://a.example/4)\n";

	CHECK_INT(split(headings), 3);
	CHECK_STR(TITLE(headings, 0), "[First](https://a.example/1)");
	CHECK_STR(URL(headings, 0), "https://a.example/1");
	CHECK(strstr(STORY(headings, 0), "a point of it") != NULL);
	CHECK_INT(split(rows), 3);
	CHECK_STR(TITLE(rows, 2), "C");
	CHECK_INT(split(apart), 4);
	CHECK_STR(TITLE(apart, 1), "**Then this:**");
	CHECK_STR(URL(apart, 1), "https://a.example/2");
}

static void
keeps_an_article_whole(void)
{
	/* sections with links in their prose, and a list of sources */
	static const char article[] =
	    "# Why light\n\n## Copper\n\nIt is warm" FILL " As [he]"
	    "(https://a.example/1) says" FILL "\n\n## Glass\n\nIt is cold" FILL
	    " As [she](https://a.example/2) says" FILL "\n\n## Air\n\nNobody "
	    "has tried" FILL " But [they](https://a.example/3) may" FILL
	    "\n\n## Sources\n\n- [A](https://a.example/1)\n"
	    "- [B](https://a.example/2)\n- [C](https://a.example/3)\n";
	static const char list[] =
	    "- [A](https://a.example/1) is one" FILL "\n"
	    "- [B](https://a.example/2) is two" FILL "\n";

	CHECK_INT(split(article), 0);
	CHECK_INT(split_as(article, true), 0);
	CHECK_INT(split(list), 0);
	CHECK_INT(split(""), 0);
	CHECK_INT(split("Words without a line"), 0);
}

/* As mail has it: the links are lost. */
static void
splits_a_letter(void)
{
	struct buf b = BUF_INIT(1u << 16);

	buf_add_str(&b, "## Big things\n\n");
	for (int i = 0; i < 6; i++)
		buf_printf(&b, "### Thing %d (4 minute read)\n\nIt came" FILL
		    " The company was glad.\n\n", i);
	CHECK_INT(split_as(buf_text(&b), true), 6);
	CHECK_STR(TITLE(buf_text(&b), 3), "Thing 3 (4 minute read)");
	CHECK_INT(split_as(buf_text(&b), false), 0);
	buf_release(&b);
}

/* Whatever comes in, stories lie in the text, in order; work is bounded. */
static void
takes_anything(void)
{
	static const char piece[][12] = { "- ", "# ", "[", "](", "http://a/",
	    ")", "\n", "\n\n", "**", "|", "---\n", "```\n", "!", " ", "x\xc3",
	    "1. ", "https://b.c", "\t" };
	struct buf b = BUF_INIT(1u << 22);
	unsigned seed = 7;

	for (int round = 0; round < 300; round++) {
		buf_reset(&b);
		for (int i = 0; i < 200; i++) {
			seed = seed * 1103515245 + 12345;
			buf_add_str(&b, piece[(seed >> 16) %
			    COUNT_OF(piece)]);
		}
		(void)split_as(buf_text(&b), round % 2);
		arena_reset(&arena);
	}
	buf_reset(&b);
	for (int i = 0; i < 100000; i++)
		buf_add_str(&b, "- [a](http://");
	(void)split_as(buf_text(&b), true);
	buf_reset(&b);
	for (int i = 0; i < 100000; i++)
		buf_add_str(&b, "- [a](http://x/y)\n");
	CHECK_INT(split(buf_text(&b)), 100000);
	buf_release(&b);
	arena_release(&arena);
}

CHECK_MAIN(splits_lists, splits_headings_and_rows, keeps_an_article_whole,
    splits_a_letter, takes_anything)
