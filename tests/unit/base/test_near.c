#include "base.h"

#include "check.h"
#include "near.h"

static struct str
nearest(const char *typed)
{
	static const char *const words[] = { "size", "substring", "toLower",
		"Company", "Person", "NAME" };
	struct near n = near_begin(str_of(typed));

	for (size_t i = 0; i < COUNT_OF(words); i++)
		near_try(&n, str_of(words[i]));
	return n.found;
}

static void
slips(void)
{
	CHECK_BYTES(nearest("sizes"), "size");
	CHECK_BYTES(nearest("Compny"), "Company");
	CHECK_BYTES(nearest("compnay"), "Company");
	CHECK_BYTES(nearest("nme"), "NAME");
	CHECK_BYTES(nearest("size"), "size");
}

static void
held(void)
{
	CHECK_BYTES(nearest("lower"), "toLower");
	CHECK_BYTES(nearest("substr"), "substring");
	CHECK_BYTES(nearest("personality"), "Person");
}

static void
far_off(void)
{
	CHECK_BYTES(nearest("wafer"), "");
	CHECK_BYTES(nearest(""), "");
	CHECK_BYTES(nearest("x"), "");
	CHECK_BYTES(nearest("a word that is much longer than any we know"), "");
}

CHECK_MAIN(slips, held, far_off)
