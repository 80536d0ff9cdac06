#include "base.h"

#include "check.h"
#include "regex.h"

static struct err e = ERR_INIT;

static int
matches(const char *pattern, struct str subject)
{
	struct regex *r = regex_new(str_of(pattern), &e);
	int rc = r == NULL ? -1 : regex_matches(r, subject, &e);

	regex_free(r);
	return rc;
}

static void
the_whole_of_a_text(void)
{
	CHECK_INT(matches("Gro?q", STR_LIT("Groq")), 1);
	CHECK_INT(matches("Groq", STR_LIT("Groq raised")), 0);
	CHECK_INT(matches("(?i)GROQ.*", STR_LIT("Groq raised")), 1);
	CHECK_INT(matches("\\w+", STR_LIT("\xe8\x8b\xb1\xe4\xbc\x9f")), 1);
	CHECK_INT(matches("", STR_LIT("")), 1);
}

static void
refuses(void)
{
	static char nest[220], deep[2000];

	CHECK_INT(matches("(", STR_LIT("x")), -1);
	CHECK(strstr(e.text, "pattern \"(\" at 1") != NULL);
	CHECK_INT(matches("\\C", STR_LIT("x")), -1);
	memset(nest, '(', 100);
	memset(nest + 100, ')', 100);
	CHECK_INT(matches(nest, STR_LIT("")), -1);
	CHECK_INT(e.kind, ERR_INVALID);
	memset(deep, 'a', sizeof(deep) - 1);
	CHECK_INT(matches(deep, STR_LIT("a")), -1);
	CHECK_INT(e.kind, ERR_LIMIT);
	/* "no" would be a lie */
	err_clear(&e);
	CHECK_INT(matches("(a+a+)+[bc]", (struct str){ deep, 1500 }), -1);
	CHECK_INT(e.kind, ERR_LIMIT);
	CHECK(strstr(e.text, "takes too long") != NULL);
}

CHECK_MAIN(the_whole_of_a_text, refuses)
