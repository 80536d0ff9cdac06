#include "base.h"

#include <errno.h>

#include "check.h"
#include "err.h"

static void
says_one_sentence(void)
{
	struct err e = ERR_INIT;

	CHECK_INT(err_set(&e, ERR_LIMIT, "%d items, expected %d", 3, 2), -1);
	CHECK_INT(e.kind, ERR_LIMIT);
	CHECK_STR(e.text, "3 items, expected 2");
	CHECK_INT(err_at(&e, "feed %s", "x"), -1);
	CHECK_STR(e.text, "feed x: 3 items, expected 2");
	CHECK_INT(e.kind, ERR_LIMIT);
	err_clear(&e);
	CHECK_INT(e.kind, ERR_NONE);
	CHECK_STR(e.text, "");
}

static void
tells_errno_apart(void)
{
	struct err e = ERR_INIT;

	errno = ENOENT;
	CHECK_INT(err_errno(&e, "%s", "a.txt"), -1);
	CHECK_INT(e.kind, ERR_NOT_FOUND);
	CHECK_STR(e.text, "a.txt: No such file or directory");
	errno = EACCES;
	err_errno(&e, "a.txt");
	CHECK_INT(e.kind, ERR_DENIED);
	errno = ENOSPC;
	err_errno(&e, "a.txt");
	CHECK_INT(e.kind, ERR_IO);
}

/* A sentence that is too long loses its end, whoever makes it too long. */
static void
cuts_at_the_end(void)
{
	char many[2000];
	struct err e = ERR_INIT;

	memset(many, 'x', sizeof(many) - 1);
	many[sizeof(many) - 1] = '\0';
	err_set(&e, ERR_INVALID, "%s", many);
	CHECK_INT(strlen(e.text), sizeof(e.text) - 1);
	err_at(&e, "here");
	CHECK_INT(strlen(e.text), sizeof(e.text) - 1);
	CHECK(str_starts(str_of(e.text), "here: xxx"));
	err_at(&e, "%s", many);
	CHECK_INT(strlen(e.text), sizeof(e.text) - 1);
	CHECK(str_starts(str_of(e.text), "xxx"));
	errno = ENOENT;
	err_errno(&e, "%s", many);
	CHECK_INT(strlen(e.text), sizeof(e.text) - 1);
}

CHECK_MAIN(says_one_sentence, tells_errno_apart, cuts_at_the_end)
