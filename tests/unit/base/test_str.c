#include "base.h"

#include "check.h"
#include "str.h"

static void
compares(void)
{
	CHECK(str_eq(STR_LIT("ab"), STR_LIT("ab")));
	CHECK(!str_eq(STR_LIT("ab"), STR_LIT("abc")));
	CHECK(str_eq(STR_NONE, (struct str){ NULL, 0 }));
	CHECK(str_cmp(STR_LIT("a"), STR_LIT("ab")) < 0);
	CHECK(str_cmp(STR_LIT("b"), STR_LIT("ab")) > 0);
	CHECK_INT(str_cmp(STR_LIT("x"), STR_LIT("x")), 0);
	/* bytes are unsigned: Chinese comes after Latin everywhere */
	CHECK(str_cmp(STR_LIT("z"), STR_LIT("\xe8\x8a\xaf")) < 0);
	CHECK(str_ieq(STR_LIT("NVIDIA"), STR_LIT("nvidia")));
	CHECK(!str_ieq(STR_LIT("["), STR_LIT("{")));
	CHECK(str_starts(STR_LIT("abc"), "ab") && str_starts(STR_NONE, ""));
	CHECK(!str_starts(STR_LIT("a"), "ab") && !str_ends(STR_LIT("b"), "ab"));
	CHECK(str_ends(STR_LIT("abc"), "bc"));
	CHECK(str_istarts(STR_LIT("HTTPS://x"), "https:"));
}

static void
trims(void)
{
	CHECK_BYTES(str_trim(STR_LIT(" \t\r\n a b \v\f ")), "a b");
	CHECK_BYTES(str_trim(STR_LIT("  ")), "");
	CHECK_BYTES(str_trim(STR_NONE), "");
}

static void
finds(void)
{
	struct str s = STR_LIT("abcabc");

	CHECK_INT(str_find(s, "bc", 0), 1);
	CHECK_INT(str_find(s, "bc", 2), 4);
	CHECK(str_find(s, "bc", 5) == SIZE_MAX);
	CHECK(str_find(s, "abcabcd", 0) == SIZE_MAX);
	CHECK_INT(str_find(s, "", 6), 6);
	CHECK(str_find(s, "", 7) == SIZE_MAX);
	CHECK_INT(str_find_char(s, 'c', 3), 5);
	CHECK(str_find_char(s, 'c', 6) == SIZE_MAX);
	CHECK(str_find_char(s, 'x', 0) == SIZE_MAX);
	/* the needle may not reach past the end of borrowed bytes */
	CHECK(str_find((struct str){ "abcd", 3 }, "cd", 0) == SIZE_MAX);
}

static void
splits(void)
{
	struct str rest = STR_LIT("a,,b"), part;

	CHECK(str_split(&rest, ',', &part));
	CHECK_BYTES(part, "a");
	CHECK(str_split(&rest, ',', &part));
	CHECK_BYTES(part, "");
	CHECK(str_split(&rest, ',', &part));
	CHECK_BYTES(part, "b");
	CHECK(!str_split(&rest, ',', &part));
	rest = STR_NONE;
	CHECK(!str_split(&rest, ',', &part));
	CHECK(!str_take_char(&rest, 'x'));
	rest = STR_LIT("xy");
	CHECK(!str_take_char(&rest, 'y'));
	CHECK(str_take_char(&rest, 'x'));
	CHECK_BYTES(rest, "y");
}

static void
reads_lines(void)
{
	struct str rest = STR_LIT("one\r\n\ntwo\r"), line;

	CHECK(str_line(&rest, &line));
	CHECK_BYTES(line, "one");
	CHECK(str_line(&rest, &line));
	CHECK_BYTES(line, "");
	CHECK(str_line(&rest, &line));
	CHECK_BYTES(line, "two");
	CHECK(!str_line(&rest, &line));
}

static void
fits(void)
{
	char to[4] = "old";

	str_fit(to, sizeof(to), "abc");
	CHECK_STR(to, "abc");
	str_fit(to, sizeof(to), "abcd");
	CHECK_STR(to, "");
	str_fit(to, sizeof(to), NULL);
	CHECK_STR(to, "");
}

static void
holds_in_any_case(void)
{
	CHECK(str_iholds(STR_LIT("The Wire"), STR_LIT("wIRE")));
	CHECK(str_iholds(STR_LIT("The Wire"), STR_NONE));
	CHECK(!str_iholds(STR_LIT("The Wire"), STR_LIT("wires")));
	CHECK(!str_iholds(STR_NONE, STR_LIT("w")));
}

CHECK_MAIN(holds_in_any_case, compares, trims, finds, splits, reads_lines, fits)
