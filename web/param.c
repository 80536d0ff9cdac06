#include "base.h"

#include "clock.h"
#include "limits.h"
#include "num.h"
#include "param.h"
#include "utf8.h"

static const struct {
	char	letter;
	int64_t	times;
} scale[] = {
	{ 'k', INT64_C(1000) },
	{ 'm', INT64_C(1000000) },
	{ 'b', INT64_C(1000000000) },
	{ 't', INT64_C(1000000000000) }
};

/* The largest amount that is asked for: far above any deal, far below int64. */
#define AMOUNT_MOST 1e16

/* "250000000", "250M", "2.5b", and "$2.5B" as people write it. */
static bool
read_amount(struct str s, int64_t *out)
{
	int64_t times = 1;
	double d;

	if (str_starts(s, "$"))
		s = (struct str){ s.p + 1, s.n - 1 };
	for (size_t i = 0; s.n > 0 && i < COUNT_OF(scale); i++) {
		if ((s.p[s.n - 1] | 0x20) != scale[i].letter)
			continue;
		times = scale[i].times;
		s.n--;
		break;
	}
	if (!num_double(s, &d) || !(d >= 0) || d * (double)times > AMOUNT_MOST)
		return false;
	*out = (int64_t)(d * (double)times + 0.5);
	return true;
}

static bool
read_date(struct str s, int64_t *out)
{
	struct clock_span span;

	if (s.n != 10 || !clock_parse_span(s, &span))
		return false;
	*out = span.from;
	return true;
}

static bool
in_range(struct str s, int64_t least, int64_t most)
{
	int64_t n;

	return num_int(s, &n) && n >= least && n <= most;
}

static bool
reads(enum param_kind kind, struct str s)
{
	int64_t n;

	switch (kind) {
	case PARAM_COUNT:
		return in_range(s, 1, PARAM_COUNT_MOST);
	case PARAM_OFFSET:
		return in_range(s, 0, PARAM_OFFSET_MOST);
	case PARAM_HOPS:
		return in_range(s, 1, 4);
	case PARAM_DATE:
		return read_date(s, &n);
	case PARAM_AMOUNT:
		return read_amount(s, &n);
	case PARAM_ENTITY_TYPE:
		return entity_type_of(s) != ENTITY_NONE;
	case PARAM_DEAL_TYPE:
		return deal_type_of(s) != DEAL_NONE;
	case PARAM_STATUS:
		return status_of(s) != STATUS_NONE;
	case PARAM_DOC_KIND:
		return doc_kind_of(s) != DOC_NONE;
	case PARAM_NAME:
		return s.n <= LIMIT_NAME_BYTES;
	case PARAM_TEXT:
		return s.n <= LIMIT_TITLE_BYTES;
	case PARAM_END:
		break;
	}
	return false;
}

/* What a value of the kind is, for the sentence that says it is not. */
static const char *
wanted(enum param_kind kind)
{
	static const char *const words[] = {
		[PARAM_TEXT] = "a text of at most 2048 bytes",
		[PARAM_NAME] = "a name of at most 512 bytes",
		[PARAM_COUNT] = "a number from 1 to 500",
		[PARAM_OFFSET] = "a number from 0 to 1000000",
		[PARAM_HOPS] = "a number from 1 to 4",
		[PARAM_DATE] = "a date such as 2026-08-06",
		[PARAM_AMOUNT] = "an amount such as 250M or 2.5B",
		[PARAM_ENTITY_TYPE] = "a type such as company, person, chip, "
		    "model or site",
		[PARAM_DEAL_TYPE] = "a deal type such as acquisition, "
		    "investment or supply",
		[PARAM_STATUS] = "a status such as announced, completed, "
		    "planned, rumored or denied",
		[PARAM_DOC_KIND] = "a kind such as podcast, newsletter, "
		    "paper, launch, investor or news"
	};

	return words[kind];
}

static const struct param_rule *
rule_of(const struct param_rule *rule, struct str name)
{
	for (; rule->kind != PARAM_END; rule++)
		if (str_is(name, rule->name))
			return rule;
	return NULL;
}

/* A hostile name is cut, so that the sentence stays a sentence. */
static int
brief(struct str s)
{
	return (int)utf8_cut(s, 40).n;
}

static int
check_one(const struct request *q, size_t i, const struct param_rule *rules,
    struct err *e)
{
	const struct request_param *p = &q->param[i];
	const struct param_rule *rule = rule_of(rules, p->name);

	if (rule == NULL)
		return err_set(e, ERR_INVALID,
		    "There is no parameter \"%.*s\" here.", brief(p->name),
		    p->name.p);
	for (size_t j = 0; j < i; j++)
		if (str_eq(q->param[j].name, p->name))
			return err_set(e, ERR_INVALID,
			    "The parameter \"%s\" is given twice.",
			    rule->name);
	if (p->value.n > 0 && !reads(rule->kind, p->value))
		return err_set(e, ERR_INVALID,
		    "The parameter \"%s\" is \"%.*s\"; it must be %s.",
		    rule->name, brief(p->value), p->value.p,
		    wanted(rule->kind));
	return 0;
}

/* What lies between two values lies nowhere where they are the wrong way round. */
static int
check_order(const struct request *q, struct err *e)
{
	int64_t until = param_until(q, "until"), max = param_amount(q, "max");

	if (until != CLOCK_NONE && param_date(q, "since") >= until)
		return err_set(e, ERR_INVALID,
		    "The parameter \"since\" comes after \"until\".");
	if (max != 0 && param_amount(q, "min") > max)
		return err_set(e, ERR_INVALID,
		    "The parameter \"min\" is more than \"max\".");
	return 0;
}

int
param_check(const struct request *q, const struct param_rule *rules,
    struct err *e)
{
	if (q->too_many)
		return err_set(e, ERR_INVALID,
		    "The query has more than %d parameters.", REQUEST_PARAMS);
	for (size_t i = 0; i < q->params; i++)
		if (check_one(q, i, rules, e) < 0)
			return -1;
	for (const struct param_rule *r = rules; r->kind != PARAM_END; r++)
		if (r->required && param_str(q, r->name).n == 0)
			return err_set(e, ERR_INVALID,
			    "The parameter \"%s\" is missing; it must be %s.",
			    r->name, wanted(r->kind));
	return check_order(q, e);
}

struct str
param_str(const struct request *q, const char *name)
{
	for (size_t i = 0; i < q->params; i++)
		if (str_is(q->param[i].name, name))
			return q->param[i].value;
	return STR_NONE;
}

int64_t
param_int(const struct request *q, const char *name, int64_t otherwise)
{
	int64_t n;

	return num_int(param_str(q, name), &n) ? n : otherwise;
}

int64_t
param_date(const struct request *q, const char *name)
{
	int64_t t;

	return read_date(param_str(q, name), &t) ? t : CLOCK_NONE;
}

int64_t
param_until(const struct request *q, const char *name)
{
	int64_t day = param_date(q, name);

	return day == CLOCK_NONE ? day : day + CLOCK_DAY;
}

int64_t
param_amount(const struct request *q, const char *name)
{
	struct str s = param_str(q, name);
	int64_t n;

	return s.n > 0 && read_amount(s, &n) ? n : 0;
}

enum entity_type
param_entity_type(const struct request *q, const char *name)
{
	return entity_type_of(param_str(q, name));
}

enum deal_type
param_deal_type(const struct request *q, const char *name)
{
	return deal_type_of(param_str(q, name));
}

enum status
param_status(const struct request *q, const char *name)
{
	return status_of(param_str(q, name));
}

enum doc_kind
param_doc_kind(const struct request *q, const char *name)
{
	return doc_kind_of(param_str(q, name));
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

int
param_id(struct str rest, int64_t *id, struct err *e)
{
	uint64_t v = 0;
	size_t i = 0;

	while (i < rest.n && i < 16 && hex_digit(rest.p[i]) >= 0)
		v = v << 4 | (uint64_t)hex_digit(rest.p[i++]);
	if (i == 0 || (i < rest.n && rest.p[i] != '-') || v == 0 ||
	    v > INT64_MAX)
		return err_set(e, ERR_NOT_FOUND,
		    "\"%.*s\" is not an id: ids are up to 16 hex digits.",
		    brief(rest), rest.p);
	*id = (int64_t)v;
	return 0;
}

int
param_decode(struct arena *a, struct str s, bool plus, struct str *out,
    struct err *e)
{
	char *to = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		int high, low;

		if (s.p[i] != '%') {
			to[n++] = plus && s.p[i] == '+' ? ' ' : s.p[i];
			continue;
		}
		high = i + 2 < s.n ? hex_digit(s.p[i + 1]) : -1;
		low = i + 2 < s.n ? hex_digit(s.p[i + 2]) : -1;
		if (high < 0 || low < 0 || (high | low) == 0)
			return err_set(e, ERR_INVALID, "The address holds a "
			    "%% that two hex digits other than 00 must follow.");
		to[n++] = (char)(high << 4 | low);
		i += 2;
	}
	*out = (struct str){ to, n };
	if (!utf8_valid(*out))
		return err_set(e, ERR_INVALID,
		    "The address is not in UTF-8.");
	return 0;
}

int
param_parse(struct request *q, struct str query, struct err *e)
{
	struct str part, name;

	while (str_split(&query, '&', &part)) {
		struct request_param *p;

		if (part.n == 0)
			continue;
		if (q->params == REQUEST_PARAMS) {
			q->too_many = true;
			return 0;
		}
		p = &q->param[q->params];
		if (!str_split(&part, '=', &name))
			name = part;
		if (param_decode(q->arena, name, true, &p->name, e) < 0 ||
		    param_decode(q->arena, part, true, &p->value, e) < 0)
			return -1;
		p->value = str_trim(p->value);
		q->params++;
	}
	return 0;
}
