#include "base.h"

#include "check.h"
#include "clock.h"
#include "param.h"

static const struct param_rule rules[] = {
	{ "q", PARAM_TEXT, true, "" },
	{ "type", PARAM_DEAL_TYPE, false, "" },
	{ "min", PARAM_AMOUNT, false, "" },
	{ "max", PARAM_AMOUNT, false, "" },
	{ "since", PARAM_DATE, false, "" },
	{ "until", PARAM_DATE, false, "" },
	{ "limit", PARAM_COUNT, false, "" },
	{ NULL, PARAM_END, false, NULL }
};

/* True where the query is taken; else the sentence is in *e. */
static bool
takes(struct arena *a, const char *query, struct request *q, struct err *e)
{
	memset(q, 0, sizeof(*q));
	q->arena = a;
	err_clear(e);
	return param_parse(q, str_of(query), e) == 0 &&
	    param_check(q, rules, e) == 0;
}

static void
reads_what_a_form_sends(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct request q;

	CHECK(takes(&a, "q=Fab+21%2B&type=&min=2.5B&since=2026-08-06", &q,
	    &e));
	CHECK_BYTES(param_str(&q, "q"), "Fab 21+");
	CHECK(param_deal_type(&q, "type") == DEAL_NONE);
	CHECK_INT(param_amount(&q, "min"), 2500000000);
	CHECK_INT(param_date(&q, "since"), clock_date(2026, 8, 6));
	CHECK_INT(param_int(&q, "limit", 7), 7);
	CHECK(takes(&a, "&&q=%E8%8B%B1%E4%BC%9F%E8%BE%BE&min=$30m", &q, &e));
	CHECK_BYTES(param_str(&q, "q"), "英伟达");
	CHECK_INT(param_amount(&q, "min"), 30000000);
	CHECK(takes(&a, "q=a&since=2026-08-06&until=2026-08-06&min=5&max=5",
	    &q, &e));
	arena_release(&a);
}

static void
refuses_in_a_sentence(void)
{
	static const char *const bad[][2] = {
		{ "", "\"q\" is missing" },
		{ "q=", "\"q\" is missing" },
		{ "q=a&page=2", "no parameter \"page\"" },
		{ "q=a&q=b", "given twice" },
		{ "q=a&type=merger", "a deal type such as" },
		{ "q=a&min=lots", "an amount such as" },
		{ "q=a&min=-5", "an amount such as" },
		{ "q=a&min=1e300", "an amount such as" },
		{ "q=a&since=2026-02-30", "a date such as" },
		{ "q=a&since=2026", "a date such as" },
		{ "q=a&since=2026-08-07&until=2026-08-06", "comes after" },
		{ "q=a&max=1M&min=2M", "is more than" },
		{ "q=a&limit=0", "from 1 to 500" },
		{ "q=a&limit=99999999999999999999", "from 1 to 500" },
		{ "q=%", "two hex digits" },
		{ "q=%4", "two hex digits" },
		{ "q=%zz", "two hex digits" },
		{ "q=%00", "two hex digits" },
		{ "q=%ff", "not in UTF-8" }
	};
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct request q;

	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		CHECK(!takes(&a, bad[i][0], &q, &e));
		CHECK(e.kind == ERR_INVALID);
		CHECK(strstr(e.text, bad[i][1]) != NULL);
	}
	arena_release(&a);
}

static void
counts_parameters(void)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct request q;
	char many[256] = "";

	for (int i = 0; i < REQUEST_PARAMS + 1; i++)
		strcat(many, "q=a&");
	CHECK(!takes(&a, many, &q, &e));
	CHECK(strstr(e.text, "more than 24") != NULL);
	arena_release(&a);
}

static void
reads_ids(void)
{
	struct err e = ERR_INIT;
	int64_t id = 0;

	CHECK(param_id(STR_LIT("1f"), &id, &e) == 0 && id == 31);
	CHECK(param_id(STR_LIT("7FFFFFFFFFFFFFFF-nvidia"), &id, &e) == 0);
	CHECK(id == INT64_MAX);
	CHECK(param_id(STR_LIT("8000000000000000"), &id, &e) < 0);
	CHECK(param_id(STR_LIT("12345678901234567"), &id, &e) < 0);
	CHECK(param_id(STR_LIT("0"), &id, &e) < 0);
	CHECK(param_id(STR_LIT("-nvidia"), &id, &e) < 0);
	CHECK(param_id(STR_LIT("12x"), &id, &e) < 0);
	CHECK(e.kind == ERR_NOT_FOUND);
}

CHECK_MAIN(reads_what_a_form_sends, refuses_in_a_sentence, counts_parameters,
    reads_ids)
