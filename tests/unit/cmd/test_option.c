/* The command line: what is taken, what is refused, and with which words. */
#include "base.h"

#include "arena.h"
#include "check.h"
#include "clock.h"

/* The program's own floor is no library: its files are taken in here. */
#include "option.c"
#include "option_value.c"

static const struct option own[] = {
	{ "since", 0, "DATE", "" }, { "limit", 'n', "N", "" },
	{ "all", 'a', NULL, "" }, { "min", 0, "AMOUNT", "" }
};
static const struct option common[] = { { "db", 0, "FILE", "" } };
static const struct option_set a_set = { own, COUNT_OF(own) };
static const struct option_set b_set = { common, COUNT_OF(common) };

static struct arena arena = ARENA_INIT;
static struct err e;

static int
parse(struct args *args, int argc, const char *const *words)
{
	char *argv[16];

	for (int i = 0; i < argc; i++)
		argv[i] = arena_strdup(&arena, words[i]);
	*args = (struct args){ .n_given = 0 };
	err_clear(&e);
	return option_parse(a_set, b_set, argc, argv, NULL, &arena, args, &e);
}

#define PARSE(args, ...) \
	parse(args, (int)COUNT_OF(((const char *const[]){ __VA_ARGS__ })), \
	    (const char *const[]){ __VA_ARGS__ })

static void
takes(void)
{
	struct args args;

	CHECK(PARSE(&args, "one", "--since=2025", "-a", "two", "-n", "5",
	    "--db", "-", "--", "--all") == 0);
	CHECK_INT(args.operands, 3);
	CHECK_STR(args.operand[1], "two");
	CHECK_STR(args.operand[2], "--all");
	CHECK_STR(args_text(&args, "since"), "2025");
	CHECK_STR(args_text(&args, "db"), "-");
	CHECK(args_flag(&args, "all") && !args_flag(&args, "min"));
}

static void
refuses(void)
{
	struct args args;

	CHECK(PARSE(&args, "--snice", "x") < 0 && args.usage);
	CHECK_STR(e.text, "there is no option --snice; did you mean --since?");
	CHECK(PARSE(&args, "--since") < 0);
	CHECK(PARSE(&args, "--all=1") < 0);
	CHECK(PARSE(&args, "-a", "--all") < 0);
	CHECK_STR(e.text, "--all is given twice");
	CHECK(PARSE(&args, "-z") < 0);
}

static int64_t
date(const char *text, bool end)
{
	struct args args;
	int64_t t = 1;

	CHECK(PARSE(&args, "--since", text) == 0);
	return args_date(&args, "since", end, &t, &e) < 0 ? -1 : t;
}

static void
dates(void)
{
	clock_stop(clock_date(2026, 8, 6) + 5 * CLOCK_HOUR);
	CHECK_INT(date("2026-02", false), clock_date(2026, 2, 1));
	CHECK_INT(date("2026-02", true), clock_date(2026, 3, 1));
	CHECK_INT(date("2026", true), clock_date(2027, 1, 1));
	CHECK_INT(date("today", false), clock_date(2026, 8, 6));
	CHECK_INT(date("7d", false), clock_date(2026, 7, 30) + 5 * CLOCK_HOUR);
	CHECK_INT(date("2w", false), clock_date(2026, 7, 23) + 5 * CLOCK_HOUR);
	CHECK_INT(date("2026-13-01", false), -1);
	CHECK_INT(date("99999999999d", false), -1);
	clock_stop(CLOCK_NONE);
}

static int64_t
money(const char *text)
{
	struct args args;
	int64_t v = 0;

	CHECK(PARSE(&args, "--min", text) == 0);
	return args_money(&args, "min", &v, &e) < 0 ? -1 : v;
}

static void
amounts(void)
{
	CHECK_INT(money("500M"), 500000000);
	CHECK_INT(money("$1.5bn"), 1500000000);
	CHECK_INT(money("2 trillion"), 2000000000000);
	CHECK_INT(money("1000"), 1000);
	CHECK_INT(money("B"), -1);
	CHECK_INT(money("1.2.3M"), -1);
	CHECK_INT(money("99999999T"), -1);
	CHECK_INT(money("-5M"), -1);
}

static void
nearest(void)
{
	const char *const names[] = { "show", "search", "serve", "dump" };

	CHECK_STR(option_nearest("shwo", names, 4), "show");
	CHECK_STR(option_nearest("serach", names, 4), "search");
	CHECK(option_nearest("help", names, 4) == NULL);
	CHECK(option_nearest("a word that is far longer than any name of ours",
	    names, 4) == NULL);
}

CHECK_MAIN(takes, refuses, dates, amounts, nearest)
