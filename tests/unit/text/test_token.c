#include "base.h"

#include <string.h>

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "token.h"

static struct arena arena = ARENA_INIT;
static struct tokens t;
static struct buf out = BUF_INIT(100000);

static void
scan(const char *s, enum token_format format)
{
	arena_reset(&arena);
	token_scan(str_of(s), format, &arena, &t);
}

/* The tokens joined by |. */
static const char *
joined(const char *s, enum token_format format)
{
	scan(s, format);
	buf_reset(&out);
	for (size_t i = 0; i < t.n; i++)
		buf_printf(&out, "%s%.*s", i ? "|" : "",
		    STR_ARG(token_str(&t, i)));
	return buf_text(&out);
}

static const char *
plain(const char *s)
{
	return joined(s, TOKEN_PLAIN);
}

static const char *
markdown(const char *s)
{
	return joined(s, TOKEN_MARKDOWN);
}

static void
cuts_words_digits_and_signs(void)
{
	CHECK_STR(plain("GPT-4o costs $3.5bn (5%)."),
	    "GPT|4|o|costs|$|3|5|bn|5|%");
	CHECK_STR(plain("H100s, don't"), "H|100|s|don|t");
	CHECK_STR(plain("caf\xc3\xa9 \xe2\x82\xac""2"),
	    "caf\xc3\xa9|\xe2\x82\xac|2");
	CHECK_STR(plain("英伟达H20芯片"), "英|伟|达|H|20|芯|片");
	CHECK_STR(plain(""), "");
	CHECK_STR(plain(" \t\n--- ... \n"), "");
}

/* One alias covers every way to join its parts. */
static void
hashes_the_folded_form(void)
{
	CHECK(token_hash(STR_LIT("NVIDIA")) == token_hash(STR_LIT("nvidia")));
	CHECK(token_hash(STR_LIT("Mistr\xc3\xa1l")) ==
	    token_hash(STR_LIT("mistral")));
	CHECK(token_hash(STR_LIT("\xc3\x89lan")) ==
	    token_hash(STR_LIT("e\xcc\x81lan")));
	CHECK(token_hash(STR_LIT("H100")) != token_hash(STR_LIT("H200")));
	CHECK(token_hash(STR_LIT("芯")) != token_hash(STR_LIT("片")));
	scan("GPT-4o gpt 4O gpt_4o", TOKEN_PLAIN);
	CHECK_INT(t.n, 9);
	for (size_t i = 0; i < 3; i++)
		CHECK(t.at[i].hash == t.at[i + 3].hash &&
		    t.at[i].hash == t.at[i + 6].hash);
}

static uint32_t
gap(const char *s)
{
	scan(s, TOKEN_PLAIN);
	return t.n == 2 ? t.at[1].gap : 0xffffffff;
}

static void
tells_what_stands_between(void)
{
	CHECK_INT(gap("a b"), GAP_SPACE);
	CHECK_INT(gap("a-b"), GAP_HYPHEN);
	CHECK_INT(gap("a_b"), GAP_HYPHEN);
	CHECK_INT(gap("H100"), 0);
	CHECK_INT(gap("Meta. AI"), GAP_DOT | GAP_SPACE);
	CHECK_INT(gap("x.ai"), GAP_DOT);
	CHECK_INT(gap("AT&T"), GAP_AMP);
	CHECK_INT(gap("a/b"), GAP_SLASH);
	CHECK_INT(gap("a, b"), GAP_COMMA | GAP_SPACE);
	CHECK_INT(gap("a -- b"), GAP_SPACE | GAP_DASH);
	CHECK_INT(gap("a\xe2\x80\x94""b"), GAP_DASH);
	CHECK_INT(gap("it\xe2\x80\x99s"), GAP_APOSTROPHE);
	CHECK_INT(gap("芯。片"), GAP_DOT);
	CHECK_INT(gap("芯，片"), GAP_COMMA);
	CHECK_INT(gap("a\nb"), GAP_SPACE | GAP_LINE);
	CHECK_INT(gap("a\n\nb"), GAP_SPACE | GAP_LINE | GAP_BLOCK);
	CHECK_INT(gap("a & b"), GAP_SPACE | GAP_AMP);
	CHECK_INT(gap("a &amp; b"), GAP_SPACE | GAP_AMP);
}

static uint32_t
flags(const char *s)
{
	scan(s, TOKEN_PLAIN);
	return t.n == 1 ? t.at[0].flags : 0xffffffff;
}

/* Words are read eight letters at a time: nothing may hang on where one ends. */
static void
reads_a_word_of_any_length(void)
{
	char word[42];

	for (size_t n = 2; n < sizeof(word) - 1; n++) {
		for (size_t i = 0; i < n; i++)
			word[i] = (char)('a' + i % 26);
		word[n] = '\0';
		for (size_t i = 0; i < n; i++) {
			word[i] = (char)(word[i] - 0x20);
			CHECK_INT(flags(word), i ? TOKEN_INNER : TOKEN_CAPITAL);
			CHECK(t.at[0].hash == token_hash(str_of(word)));
			CHECK_INT(t.at[0].end, n);
			word[i] = (char)(word[i] + 0x20);
		}
		for (size_t i = 0; i < n; i++)
			word[i] = (char)(word[i] - 0x20);
		CHECK_INT(flags(word), TOKEN_CAPITAL | TOKEN_UPPER |
		    TOKEN_INNER);
		word[n] = '.';
		word[n + 1] = '\0';
		CHECK_INT(flags(word), TOKEN_CAPITAL | TOKEN_UPPER |
		    TOKEN_INNER);
		CHECK_INT(t.at[0].end, n);
	}
}

static void
tells_how_a_token_looks(void)
{
	CHECK_INT(flags("chip"), 0);
	CHECK_INT(flags("Chip"), TOKEN_CAPITAL);
	CHECK_INT(flags("AMD"), TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_INNER);
	CHECK_INT(flags("xAI"), TOKEN_INNER);
	CHECK_INT(flags("A"), TOKEN_CAPITAL);
	CHECK_INT(flags("100"), TOKEN_DIGITS);
	CHECK_INT(flags("$"), TOKEN_SIGN);
	CHECK_INT(flags("芯"), TOKEN_CJK);
	CHECK_INT(flags("\xc3\x89lan"), TOKEN_CAPITAL | TOKEN_WIDE);
	scan("nothing here has a capital at all", TOKEN_PLAIN);
	CHECK(!t.cased);
	scan("Some do and some do not", TOKEN_PLAIN);
	CHECK(t.cased);
}

/* Markup is passed over, and offsets stay those of the text as given. */
static void
passes_over_markup(void)
{
	CHECK_STR(markdown("see [the deal](https://a.b/c_(d)) now"),
	    "see|the|deal|now");
	CHECK(t.at[3].gap & GAP_LINK);
	CHECK_STR(markdown("at https://nvidia.com/x?y=H100 today"), "at|today");
	CHECK_STR(markdown("a <b class=\"x y\">bold</b> word"), "a|bold|word");
	CHECK_STR(markdown("5 < 6 and 7 > 3"), "5|6|and|7|3");
	CHECK_STR(markdown("one\n```\ncode NVIDIA\n```\ntwo"), "one|two");
	CHECK_STR(markdown("**Groq** raised"), "Groq|raised");
	CHECK(t.at[0].flags & TOKEN_BOLD);
	CHECK(!(t.at[1].flags & TOKEN_BOLD));
	CHECK_INT(t.at[0].start, 2);
	CHECK_STR(markdown("# Head\nbody"), "Head|body");
	CHECK(t.at[0].flags & TOKEN_HEADING);
	CHECK(!(t.at[1].flags & TOKEN_HEADING));
	CHECK(t.at[1].gap & GAP_BLOCK);
	CHECK_STR(markdown("- one\n- two\n3. three"), "one|two|three");
	CHECK(t.at[1].gap & GAP_BLOCK && t.at[2].gap & GAP_BLOCK);
	CHECK_STR(markdown("back in\n1999. Then"), "back|in|1999|Then");
	CHECK_STR(markdown("| a | b |"), "a|b");
	CHECK(t.at[1].gap & GAP_BLOCK);
}

static void
reads_the_times_of_a_recording(void)
{
	CHECK_STR(joined("WEBVTT\n\n1\n00:00:01.500 --> 00:00:04.000\n"
	    "<v Ann Lee>we use Groq\n\n2\n01:00:05.000 --> 01:00:06.000\n"
	    "and TPUs\n", TOKEN_CUES), "we|use|Groq|and|TPUs");
	CHECK_INT(token_ms(&t, 0), 1500);
	CHECK_INT(token_ms(&t, 2), 1500);
	CHECK_INT(token_ms(&t, 4), 3605000);
	CHECK_BYTES(token_speaker(&t, 0), "Ann Lee");
	scan("no times here", TOKEN_PLAIN);
	CHECK_INT(token_ms(&t, 0), -1);
	CHECK_BYTES(token_speaker(&t, 0), "");
}

static void
reads_who_speaks(void)
{
	CHECK_STR(markdown("**Ann Lee:** Hello there.\n\n"
	    "Bo Chen: Good day.\n\nthe point: none"),
	    "Ann|Lee|Hello|there|Bo|Chen|Good|day|the|point|none");
	CHECK_BYTES(token_speaker(&t, 2), "Ann Lee");
	CHECK_BYTES(token_speaker(&t, 7), "Bo Chen");
	CHECK_STR(markdown("[00:01:02] Ann Lee: Hello"), "Ann|Lee|Hello");
	CHECK_INT(token_ms(&t, 2), 62000);
	CHECK_BYTES(token_speaker(&t, 2), "Ann Lee");
	/* >> is someone else, nobody knows who */
	scan("Ann Lee: hello\n>> yes", TOKEN_CAPTIONS);
	CHECK_BYTES(token_speaker(&t, t.n - 1), "");
	CHECK(t.at[t.n - 1].gap & GAP_TURN);
}

/* However full the room is: eight tokens and as many more as there are bytes. */
static void
ends_in_tokens_of_nothing(void)
{
	char text[2 * 60 + 1] = "";

	for (size_t words = 0; words <= 60; words++) {
		scan(text, TOKEN_PLAIN);
		CHECK_INT((int)t.n, (int)words);
		for (size_t i = t.n; i < t.n + TOKENS_BEHIND; i++)
			CHECK(t.at[i].gap == GAP_BLOCK && t.at[i].flags == 0 &&
			    token_str(&t, i).n == 0 &&
			    t.at[i].start == strlen(text));
		if (words < 60)
			strcat(text, "a ");
	}
}

/* Bytes that are no UTF-8 end a word and are never altered or read past. */
static void
bears_any_bytes(void)
{
	static const char *const odd[] = {
		"\xff\xfe", "a\xc3", "\xe8\x8a", "a\x80\x80z", "<v ", "](",
		"](((((", "&#", "://", "**", "```", "[12:", "[12:34", ">>",
		"1:2:3:4:5", "A:", "\xf4\x90\x80\x80", "\xed\xa0\x80", "a\x01z",
		"00:00 -->", "<!", "</", "$\xe2\x82", "--", "#", "1.", "[99:99]"
	};

	for (size_t i = 0; i < COUNT_OF(odd); i++)
		for (int f = TOKEN_PLAIN; f <= TOKEN_CUES; f++) {
			size_t n = strlen(odd[i]), last = 0;

			scan(odd[i], (enum token_format)f);
			for (size_t k = 0; k < t.n; k++) {
				CHECK(t.at[k].start >= last);
				CHECK(t.at[k].end > t.at[k].start);
				last = t.at[k].end;
			}
			CHECK(last <= n);
		}
	arena_reset(&arena);
	token_scan((struct str){ "a\0b", 3 }, TOKEN_PLAIN, &arena, &t);
	CHECK_INT(t.n, 2);
	buf_release(&out);
	arena_release(&arena);
}

CHECK_MAIN(cuts_words_digits_and_signs, hashes_the_folded_form,
    tells_what_stands_between, reads_a_word_of_any_length,
    tells_how_a_token_looks, passes_over_markup,
    reads_the_times_of_a_recording, reads_who_speaks,
    ends_in_tokens_of_nothing, bears_any_bytes)
