/* Words of a command, and programs that fail, hang, or leave others behind. */
#include "base.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "clock.h"
#include "command.h"
#include "file.h"
#include "limits.h"

static const struct command_name names[] = {
	{ "{audio}", "/a b/$x;'\".mp3" }, { "{out}", "o" }
};

static int
parse(struct command *c, const char *text, struct arena *a, struct err *e)
{
	err_clear(e);
	return command_parse(c, str_of(text), names, COUNT_OF(names), a, e);
}

static void
parts_words(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct command c;

	CHECK_INT(parse(&c, "  one\t'two words' \"a \\\" b\" c\\ d'' '' e\\\\"
	    " $HOME *;|&", &a, &e), 0);
	CHECK_INT((int)c.n, 8);
	CHECK_STR(c.word[0], "one");
	CHECK_STR(c.word[1], "two words");
	CHECK_STR(c.word[2], "a \" b");
	CHECK_STR(c.word[3], "c d");
	CHECK_STR(c.word[4], "");
	CHECK_STR(c.word[5], "e\\");
	CHECK_STR(c.word[6], "$HOME");
	CHECK_STR(c.word[7], "*;|&");
	CHECK(c.word[8] == NULL);
	CHECK_INT(parse(&c, "x -of={out}.{out} {}{A}{1}", &a, &e), 0);
	CHECK(command_has(&c, "{out}"));
	CHECK(!command_has(&c, "{audio}"));
	CHECK_INT(parse(&c, "", &a, &e), -1);
	CHECK_INT(parse(&c, "a 'b", &a, &e), -1);
	CHECK_STR(e.text, "the quote ' is not closed");
	CHECK_INT(parse(&c, "a \"b\\\"", &a, &e), -1);
	CHECK_INT(parse(&c, "a {outer}", &a, &e), -1);
	CHECK_STR(e.text, "nothing is called {outer}");
	arena_release(&a);
}

static int
run(const char *text, int64_t most_ms, const volatile int *stop,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct command_rules r = { .names = names, .n = COUNT_OF(names),
	    .folder = ".", .output = "said", .most_ms = most_ms,
	    .stop = stop };
	struct command c;
	int rc = parse(&c, text, &a, e);

	if (rc == 0)
		rc = command_run(&c, &r, e);
	arena_release(&a);
	return rc;
}

static void
check_said(const char *want)
{
	struct buf b = BUF_INIT(MIB);
	struct err e = ERR_INIT;

	CHECK_INT(file_read("said", &b, &e), 0);
	CHECK_BYTES(buf_str(&b), want);
	buf_release(&b);
}

static void
runs(void)
{
	struct err e = ERR_INIT;

	CHECK_INT(run("printf %s {audio}", 5000, NULL, &e), 0);
	check_said("/a b/$x;'\".mp3");
	CHECK_INT(run("cat", 5000, NULL, &e), 0);	/* it has no input */
	check_said("");
	CHECK_INT(run("sh -c 'seq 100000 >&2; echo last words >&2; exit 7'",
	    5000, NULL, &e), -1);
	CHECK_STR(e.text, "the command ended with status 7: last words");
	CHECK_INT(run("sh -c 'kill -9 $$'", 5000, NULL, &e), -1);
	CHECK_STR(e.text, "the command died of signal 9");
	CHECK_INT(run("/nowhere/at/all", 5000, NULL, &e), -1);
	CHECK_INT(e.kind, ERR_INVALID);
}

static bool
is_gone(const char *file)
{
	struct buf b = BUF_INIT(MIB);
	struct err e = ERR_INIT;
	pid_t pid;

	if (file_read(file, &b, &e) < 0)
		return false;
	pid = (pid_t)atol(buf_text(&b));
	buf_release(&b);
	/* whoever waits for it may take a moment */
	for (int i = 0; i < 1500; i++) {
		char path[64];

		if (kill(pid, 0) < 0)
			return true;
		(void)snprintf(path, sizeof(path), "/proc/%d/cmdline", pid);
		b = (struct buf)BUF_INIT(MIB);
		err_clear(&e);
		if (file_read(path, &b, &e) < 0 || b.n == 0) {
			buf_release(&b);
			return true;	/* dead, and waited for by nobody */
		}
		buf_release(&b);
		usleep(20000);
	}
	return false;
}

static void
ends(void)
{
	static const volatile int stop = 1;
	struct err e = ERR_INIT;
	int64_t began = clock_ticks();

	CHECK_INT(run("sh -c 'sleep 60 & echo $! >kid; exec 2>&-; sleep 60'",
	    1000, NULL, &e), -1);
	CHECK_INT(e.kind, ERR_LIMIT);
	CHECK_STR(e.text, "the command took over 1 seconds");
	CHECK(is_gone("kid"));
	/* one that ends leaves nobody behind either, and is not waited for */
	CHECK_INT(run("sh -c 'sleep 60 & echo $! >kid'", 100000, NULL, &e), 0);
	CHECK(is_gone("kid"));
	CHECK_INT(run("sleep 60", 100000, &stop, &e), -1);
	CHECK_INT(e.kind, ERR_BUSY);
	CHECK(clock_ticks() - began < 50 * CLOCK_SECOND);
}

CHECK_MAIN(parts_words, runs, ends)
