#include "base.h"

#include "check.h"
#include "money.h"

static struct buf b = BUF_INIT(4096);

static struct str
money(int64_t amount, const char *currency)
{
	buf_reset(&b);
	money_put(amount, str_of(currency), &b);
	return buf_str(&b);
}

static void
amounts(void)
{
	CHECK_BYTES(money(2000000000, "USD"), "$2B");
	CHECK_BYTES(money(6250000000, "USD"), "$6.25B");
	CHECK_BYTES(money(45700000000, "USD"), "$45.7B");
	CHECK_BYTES(money(999999999, "EUR"), "€1B");
	CHECK_BYTES(money(400000000, "SEK"), "SEK 400M");
	CHECK_BYTES(money(950, "USD"), "$950");
	CHECK_BYTES(money(9950, "USD"), "$9.95K");
	CHECK_BYTES(money(999999999, "USD"), "$1B");
	CHECK_BYTES(money(INT64_C(1500000000000), "USD"), "$1.5T");
	CHECK_BYTES(money(100, "USD"), "$100");
	CHECK_BYTES(money(12, ""), "12");
	CHECK_BYTES(money(0, "USD"), "$0");
	CHECK_BYTES(money(-1500000, "USD"), "−$1.5M");
	CHECK_BYTES(money(INT64_MAX, "USD"), "$9223372T");
	CHECK_BYTES(money(INT64_MIN, "USD"), "−$9223372T");
}

/* One sign, two currencies: the yen and the yuan. */
static void
shared_signs(void)
{
	CHECK_BYTES(money(INT64_C(1200000000000), "JPY"), "JP¥1.2T");
	CHECK_BYTES(money(3500000000, "CNY"), "CN¥3.5B");
	buf_release(&b);
}

CHECK_MAIN(amounts, shared_signs)
