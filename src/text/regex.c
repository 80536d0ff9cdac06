#include "base.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "mem.h"
#include "regex.h"

/* Steps that one match may take: rules of ours need some hundreds. */
#define MATCH_STEPS 1000000
#define DEPTH_STEPS 10000

/* Those of a guest's: some milliseconds, a few megabytes. */
#define GUEST_STEPS 200000
#define GUEST_DEPTH 5000
#define GUEST_HEAP_KIB 4096
#define GUEST_NESTS 50

struct regex {
	pcre2_code		*code;
	pcre2_match_context	*limits;
};

static uint32_t
options(unsigned flags)
{
	uint32_t o = 0;

	if ((flags & REGEX_BYTES) == 0)
		o |= PCRE2_UTF | PCRE2_UCP;
	if ((flags & REGEX_CASELESS) != 0)
		o |= PCRE2_CASELESS;
	if ((flags & REGEX_MULTILINE) != 0)
		o |= PCRE2_MULTILINE;
	if ((flags & REGEX_EXTENDED) != 0)
		o |= PCRE2_EXTENDED;
	return o;
}

static struct regex *
compile(struct str pattern, uint32_t opts, uint32_t nests, struct err *e)
{
	pcre2_compile_context *how = pcre2_compile_context_create(NULL);
	struct regex *r;
	PCRE2_UCHAR text[120];
	PCRE2_SIZE at;
	pcre2_code *code;
	int rc;

	BUG_IF(how == NULL);
	if (nests > 0)
		pcre2_set_parens_nest_limit(how, nests);
	code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, opts, &rc, &at,
	    how);
	pcre2_compile_context_free(how);
	if (code == NULL) {
		pcre2_get_error_message(rc, text, sizeof(text));
		return ERR_NULL(err_set(e, ERR_INVALID, "pattern \"%.*s\" at "
		    "%zu: %s", (int)MIN_OF(pattern.n, 80u), pattern.p,
		    (size_t)at, (char *)text));
	}
	r = mem_alloc(sizeof(*r));
	r->code = code;
	r->limits = pcre2_match_context_create(NULL);
	BUG_IF(r->limits == NULL);
	return r;
}

struct regex *
regex_new(const char *pattern, unsigned flags, struct err *e)
{
	struct regex *r = compile(str_of(pattern), options(flags), 0, e);

	if (r == NULL)
		return NULL;
	/* Without JIT it is slower and says the same. */
	(void)pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE);
	pcre2_set_match_limit(r->limits, MATCH_STEPS);
	pcre2_set_depth_limit(r->limits, DEPTH_STEPS);
	return r;
}

struct regex *
regex_guest(struct str pattern, struct err *e)
{
	struct regex *r;

	if (pattern.n > REGEX_GUEST_BYTES)
		return ERR_NULL(err_set(e, ERR_LIMIT, "a pattern has at most "
		    "%u bytes, this one has %zu", REGEX_GUEST_BYTES,
		    pattern.n));
	r = compile(pattern, options(0) | PCRE2_ANCHORED | PCRE2_ENDANCHORED |
	    PCRE2_NEVER_BACKSLASH_C, GUEST_NESTS, e);
	if (r == NULL)
		return NULL;
	pcre2_set_match_limit(r->limits, GUEST_STEPS);
	pcre2_set_depth_limit(r->limits, GUEST_DEPTH);
	pcre2_set_heap_limit(r->limits, GUEST_HEAP_KIB);
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

static void
copy_groups(pcre2_match_data *data, int groups, struct regex_match *m)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(data);

	m->groups = MIN_OF(groups, REGEX_GROUPS);
	for (int i = 0; i < m->groups; i++) {
		m->start[i] = at[2 * i];
		m->end[i] = at[2 * i + 1];
	}
}

bool
regex_find(const struct regex *r, struct str subject, size_t from,
    struct regex_match *m)
{
	pcre2_match_data *data;
	int rc;

	if (from > subject.n)
		return false;
	data = pcre2_match_data_create(REGEX_GROUPS, NULL);
	BUG_IF(data == NULL);
	rc = pcre2_match(r->code, (PCRE2_SPTR)subject.p, subject.n, from,
	    PCRE2_NO_UTF_CHECK, data, r->limits);
	m->subject = subject;
	/* 0: more groups took part than there is room for */
	if (rc >= 0)
		copy_groups(data, rc == 0 ? REGEX_GROUPS : rc, m);
	pcre2_match_data_free(data);
	return rc >= 0;
}

struct str
regex_group(const struct regex_match *m, int group)
{
	if (group < 0 || group >= m->groups ||
	    m->start[group] == PCRE2_UNSET || m->end[group] < m->start[group])
		return STR_NONE;
	return (struct str){ m->subject.p + m->start[group],
	    m->end[group] - m->start[group] };
}

int
regex_named(const struct regex *r, const char *name)
{
	int n = pcre2_substring_number_from_name(r->code, (PCRE2_SPTR)name);

	return n < 0 ? -1 : n;
}
