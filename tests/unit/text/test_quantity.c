#include "base.h"

#include <inttypes.h>

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "quantity.h"

static struct arena arena = ARENA_INIT;
static struct buf out = BUF_INIT(10000);

/* Every amount of a text as "USD 5[its bytes]", "% 5", "5", joined by ", ". */
static const char *
amounts(const char *text)
{
	struct tokens t;
	struct quantity q;

	arena_reset(&arena);
	buf_reset(&out);
	token_scan(str_of(text), TOKEN_PLAIN, &arena, &t);
	for (size_t i = 0; i < t.n; i++) {
		if (!quantity_at(&t, i, t.n - 1, &q))
			continue;
		buf_printf(&out, "%s%s%s%" PRId64 "[%.*s]", out.n ? ", " : "",
		    q.kind == QUANTITY_PERCENT ? "%" : q.currency,
		    q.kind == QUANTITY_NUMBER ? "" : " ", q.value,
		    STR_ARG(token_span(&t, q.first, q.last)));
		i = q.last;
	}
	return buf_text(&out);
}

static void
reads_money(void)
{
	CHECK_STR(amounts("raised $3.5 billion today"),
	    "USD 3500000000[$3.5 billion]");
	CHECK_STR(amounts("US$400M"), "USD 400000000[US$400M]");
	CHECK_STR(amounts("\xe2\x82\xac""1.2bn"),
	    "EUR 1200000000[\xe2\x82\xac""1.2bn]");
	CHECK_STR(amounts("20 billion dollars"),
	    "USD 20000000000[20 billion dollars]");
	CHECK_STR(amounts("a $750-million loan"), "USD 750000000[$750-million]");
	CHECK_STR(amounts("$1,234,567.50"), "USD 1234568[$1,234,567.50]");
	CHECK_STR(amounts("$40 and HK$1.5 trillion"),
	    "USD 40[$40], HKD 1500000000000[HK$1.5 trillion]");
	CHECK_STR(amounts("from $1B, to $2B"), "USD 1000000000[$1B], "
	    "USD 2000000000[$2B]");
	CHECK_STR(amounts("500 million euros"), "EUR 500000000[500 million "
	    "euros]");
}

/* Of a range its upper end; a change has two ends of its own. */
static void
reads_ranges(void)
{
	CHECK_STR(amounts("raise $1-2 billion"), "USD 2000000000[$1-2 billion]");
	CHECK_STR(amounts("$10-20M or $25M-$50M"), "USD 20000000[$10-20M], "
	    "USD 50000000[$25M-$50M]");
	CHECK_STR(amounts("$1 to $2 billion"), "USD 2000000000[$1 to $2 "
	    "billion]");
	CHECK_STR(amounts("between $1 million and $2 million"),
	    "USD 2000000[$1 million and $2 million]");
	CHECK_STR(amounts("20到30亿美元"), "USD 3000000000[20到30亿美元]");
	CHECK_STR(amounts("from $1B to $2B"), "USD 1000000000[$1B], "
	    "USD 2000000000[$2B]");
	CHECK_STR(amounts("$1B and $2B"), "USD 1000000000[$1B], "
	    "USD 2000000000[$2B]");
	CHECK_STR(amounts("$5-2"), "USD 5[$5]");
	CHECK_STR(amounts("$1B to"), "USD 1000000000[$1B]");
}

static void
reads_chinese_money(void)
{
	CHECK_STR(amounts("融资30亿美元"), "USD 3000000000[30亿美元]");
	CHECK_STR(amounts("2.5亿元"), "CNY 250000000[2.5亿元]");
	CHECK_STR(amounts("5000万人民币"), "CNY 50000000[5000万人民币]");
	CHECK_STR(amounts("1.5万亿美元"), "USD 1500000000000[1.5万亿美元]");
	CHECK_STR(amounts("100亿港元"), "HKD 10000000000[100亿港元]");
}

static void
tells_shares_and_bare_numbers_apart(void)
{
	CHECK_STR(amounts("a 49.5% stake"), "% 4950[49.5%]");
	CHECK_STR(amounts("worth 5.5 billion"), "5500000000[5.5 billion]");
	CHECK_STR(amounts("in 2026 we had 12 racks"), "");
	CHECK_STR(amounts("1,000 people"), "");
}

/* The digits of a name are no amount. */
static void
leaves_names_alone(void)
{
	CHECK_STR(amounts("H100 and GPT4 and A100b"), "");
	CHECK_STR(amounts("Llama 3.1 405B"), "405000000000[405B]");
	CHECK_STR(amounts("5 b"), "");
	CHECK_STR(amounts("$"), "");
	CHECK_STR(amounts("US$"), "");
	CHECK_STR(amounts("$ billion"), "");
	CHECK_STR(amounts("100"), "");
}

static void
bears_numbers_of_any_size(void)
{
	CHECK_STR(amounts("$0"), "");
	CHECK_STR(amounts("$99999999999999999999 trillion"), "");
	CHECK_STR(amounts("$1111111111111111111111111111111111111111111111"
	    "1111111111111111111111111111111111111111111111111111111"), "");
	CHECK_STR(amounts("999万万亿亿亿亿美元"), "");
	buf_release(&out);
	arena_release(&arena);
}

CHECK_MAIN(reads_ranges, reads_money, reads_chinese_money,
    tells_shares_and_bare_numbers_apart, leaves_names_alone,
    bears_numbers_of_any_size)
