#include "base.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "mem.h"
#include "regex.h"

/* What one match may take: some milliseconds, a few megabytes. */
#define MATCH_STEPS 200000
#define MATCH_DEPTH 5000
#define MATCH_HEAP_KIB 4096
#define PATTERN_NESTS 50

struct regex {
	pcre2_code		*code;
	pcre2_match_context	*limits;
};

static pcre2_code *
compile(struct str pattern, struct err *e)
{
	pcre2_compile_context *how = pcre2_compile_context_create(NULL);
	PCRE2_UCHAR text[120];
	PCRE2_SIZE at;
	pcre2_code *code;
	int rc;

	BUG_IF(how == NULL);
	pcre2_set_parens_nest_limit(how, PATTERN_NESTS);
	code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, PCRE2_UTF |
	    PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED |
	    PCRE2_NEVER_BACKSLASH_C, &rc, &at, how);
	pcre2_compile_context_free(how);
	if (code != NULL)
		return code;
	pcre2_get_error_message(rc, text, sizeof(text));
	return ERR_NULL(err_set(e, ERR_INVALID, "pattern \"%.*s\" at %zu: %s",
	    (int)MIN_OF(pattern.n, 80u), pattern.p, (size_t)at, (char *)text));
}

struct regex *
regex_new(struct str pattern, struct err *e)
{
	struct regex *r;
	pcre2_code *code;

	if (pattern.n > REGEX_BYTES)
		return ERR_NULL(err_set(e, ERR_LIMIT, "a pattern has at most "
		    "%u bytes, this one has %zu", REGEX_BYTES, pattern.n));
	if ((code = compile(pattern, e)) == NULL)
		return NULL;
	r = mem_alloc(sizeof(*r));
	r->code = code;
	r->limits = pcre2_match_context_create(NULL);
	BUG_IF(r->limits == NULL);
	pcre2_set_match_limit(r->limits, MATCH_STEPS);
	pcre2_set_depth_limit(r->limits, MATCH_DEPTH);
	pcre2_set_heap_limit(r->limits, MATCH_HEAP_KIB);
	return r;
}

int
regex_matches(const struct regex *r, struct str subject, struct err *e)
{
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	PCRE2_UCHAR text[120];
	int rc;

	BUG_IF(data == NULL);
	rc = pcre2_match(r->code, (PCRE2_SPTR)subject.p, subject.n, 0,
	    PCRE2_NO_UTF_CHECK, data, r->limits);
	pcre2_match_data_free(data);
	if (rc >= 0)
		return 1;
	if (rc == PCRE2_ERROR_NOMATCH)
		return 0;
	pcre2_get_error_message(rc, text, sizeof(text));
	return err_set(e, ERR_LIMIT, "the pattern takes too long for a text of "
	    "%zu bytes: %s", subject.n, (char *)text);
}

void
regex_free(struct regex *r)
{
	if (r == NULL)
		return;
	pcre2_match_context_free(r->limits);
	pcre2_code_free(r->code);
	mem_free(r);
}
