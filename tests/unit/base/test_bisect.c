#include "base.h"

#include "bisect.h"
#include "check.h"

static const int list[] = { 2, 3, 3, 3, 8, 9 };

static size_t
first_not_less(size_t n, int key)
{
	size_t lo = 0, hi = n;

	BISECT(lo, hi, mid, list[mid] < key);
	return lo;
}

static void
turns(void)
{
	for (size_t n = 0; n <= COUNT_OF(list); n++)
		for (int key = 0; key < 11; key++) {
			size_t i = 0;

			while (i < n && list[i] < key)
				i++;
			CHECK_INT(first_not_less(n, key), i);
		}
}

/* A list that is empty from its second on: lo stays behind hi. */
static void
begins_behind(void)
{
	size_t lo = 1, hi = 0;

	BISECT(lo, hi, mid, list[mid] < 3);
	CHECK_INT(lo, 1);
}

CHECK_MAIN(turns, begins_behind)
