#include "base.h"

#include "check.h"
#include "num.h"

static void
reads_whole_integers_only(void)
{
	static const char *const wrong[] = {
		"", "-", "+1", " 1", "1 ", "1.0", "0x10", "1e3", "--1",
		"9223372036854775808", "-9223372036854775809", "\xd9\xa1"
	};
	int64_t v = 0;

	CHECK(num_int(STR_LIT("9223372036854775807"), &v));
	CHECK(v == INT64_MAX);
	CHECK(num_int(STR_LIT("-42"), &v));
	CHECK_INT(v, -42);
	CHECK(num_int(STR_LIT("007"), &v));
	CHECK_INT(v, 7);
	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		v = 99;
		CHECK(!num_int(str_of(wrong[i]), &v));
		CHECK_INT(v, 99);
	}
}

/* The ceiling holds for every value, small ones too. */
static void
holds_the_ceiling(void)
{
	char text[8];
	uint64_t v;
	int wrong = 0;

	for (unsigned max = 0; max < 120; max++)
		for (unsigned n = 0; n < 130; n++) {
			snprintf(text, sizeof(text), "%u", n);
			wrong += num_uint(str_of(text), max, &v) != (n <= max);
		}
	CHECK_INT(wrong, 0);
	CHECK(num_uint(STR_LIT("18446744073709551615"), UINT64_MAX, &v));
	CHECK(!num_uint(STR_LIT("18446744073709551616"), UINT64_MAX, &v));
}

static void
reads_doubles(void)
{
	static const char *const wrong[] = {
		"", "nan", "inf", "0x1p3", "1,5", "1.5x", "1e999", "e", ".",
		" 1"
	};
	double v;

	CHECK(num_double(STR_LIT("-3e9"), &v) && v == -3e9);
	CHECK(num_double(STR_LIT("1.5"), &v) && v == 1.5);
	/* only its own bytes are read */
	CHECK(num_double((struct str){ "12345", 2 }, &v) && v == 12);
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		CHECK(!num_double(str_of(wrong[i]), &v));
}

static void
prints_what_reads_back(void)
{
	static const double values[] = {
		0.1, 1.0 / 3, 1e-7, 20000000000.0, -2.5, 1e300, 123456.789
	};
	char text[32];
	double v;

	num_print(0.1, text);
	CHECK_STR(text, "0.1");
	num_print(20e9, text);
	CHECK_STR(text, "20000000000");
	num_print(0, text);
	CHECK_STR(text, "0");
	for (size_t i = 0; i < COUNT_OF(values); i++) {
		num_print(values[i], text);
		CHECK(num_double(str_of(text), &v) && v == values[i]);
	}
}

CHECK_MAIN(reads_whole_integers_only, holds_the_ceiling, reads_doubles,
    prints_what_reads_back)
