#include "fuzz.h"

#include "header.h"
#include "param.h"

static const struct param_rule rules[] = {
	{ "q", PARAM_TEXT, false, "" },
	{ "of", PARAM_NAME, false, "" },
	{ "type", PARAM_DEAL_TYPE, false, "" },
	{ "status", PARAM_STATUS, false, "" },
	{ "min", PARAM_AMOUNT, false, "" },
	{ "since", PARAM_DATE, false, "" },
	{ "limit", PARAM_COUNT, false, "" },
	{ "offset", PARAM_OFFSET, false, "" },
	{ NULL, PARAM_END, false, NULL }
};

/* Names have no end of their own: one read past its end is seen. */
static void
try_headers(struct str s)
{
	(void)header_is_local(s);
	(void)header_takes_json(s);
	(void)header_takes_gzip(s);
}

/* What came of a query keeps what it is promised to be. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct str s = fuzz_str(p, n), path;
	struct arena a = ARENA_INIT;
	struct request q = { .arena = &a };
	struct err e = ERR_INIT;
	int64_t id;
	int rc;

	try_headers(s);
	rc = param_id(s, &id, &e);
	fuzz_told(rc, &e);
	BUG_IF(rc == 0 && id <= 0);
	err_clear(&e);
	fuzz_told(param_decode(&a, s, false, &path, &e), &e);
	err_clear(&e);
	rc = param_parse(&q, s, &e);
	BUG_IF(q.params > REQUEST_PARAMS);
	if (rc == 0)
		rc = param_check(&q, rules, &e);
	fuzz_told(rc, &e);
	if (rc == 0) {
		BUG_IF(param_amount(&q, "min") < 0);
		BUG_IF(param_int(&q, "limit", 1) < 1);
		BUG_IF(param_int(&q, "offset", 0) < 0);
		(void)param_until(&q, "since");
		(void)param_deal_type(&q, "type");
	}
	arena_release(&a);
	return 0;
}
