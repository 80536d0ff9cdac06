#include "base.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "num.h"
#include "option.h"

int
args_int(struct args *args, const char *name, int64_t least, int64_t most,
    int64_t *out, struct err *e)
{
	const char *text = args_text(args, name);

	if (text == NULL)
		return 0;
	if (num_int(str_of(text), out) && *out >= least && *out <= most)
		return 0;
	return args_wrong(args, e, "--%s: expected a number from %" PRId64
	    " to %" PRId64 ", found \"%s\"", name, least, most, text);
}

/* "7d", "2w": that long before now. */
static bool
ago(struct str s, int64_t *out)
{
	uint64_t n;

	if (s.n < 2 || (s.p[s.n - 1] != 'd' && s.p[s.n - 1] != 'w') ||
	    !num_uint((struct str){ s.p, s.n - 1 }, 36500, &n))
		return false;
	*out = clock_now() - (int64_t)n * CLOCK_DAY *
	    (s.p[s.n - 1] == 'w' ? 7 : 1);
	return true;
}

int
args_date(struct args *args, const char *name, bool end, int64_t *out,
    struct err *e)
{
	const char *text = args_text(args, name);
	struct clock_span span;

	if (text == NULL || ago(str_of(text), out))
		return 0;
	if (strcmp(text, "today") == 0) {
		*out = clock_now() / CLOCK_DAY * CLOCK_DAY +
		    (end ? CLOCK_DAY : 0);
		return 0;
	}
	if (clock_parse_span(str_of(text), &span)) {
		*out = end ? span.to : span.from;
		return 0;
	}
	if (clock_parse(str_of(text), out))
		return 0;
	return args_wrong(args, e, "--%s: expected a date such as 2026-08-06, "
	    "2026-08, 2026 or 7d, found \"%s\"", name, text);
}

static double
unit_of(struct str s)
{
	static const struct {
		const char	*name;
		double		 unit;
	} units[] = {
		{ "", 1 }, { "k", 1e3 }, { "m", 1e6 }, { "mn", 1e6 },
		{ "million", 1e6 }, { "b", 1e9 }, { "bn", 1e9 },
		{ "billion", 1e9 }, { "t", 1e12 }, { "tn", 1e12 },
		{ "trillion", 1e12 }
	};

	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (str_ieq(str_trim(s), str_of(units[i].name)))
			return units[i].unit;
	return 0;
}

int
args_span(struct args *args, int64_t *since, int64_t *until, struct err *e)
{
	if (args_date(args, "since", false, since, e) < 0 ||
	    args_date(args, "until", true, until, e) < 0)
		return -1;
	if (*since != CLOCK_NONE && *until != CLOCK_NONE && *since >= *until)
		return args_wrong(args, e, "--since %s comes after --until %s",
		    args_text(args, "since"), args_text(args, "until"));
	return 0;
}

int
args_money(struct args *args, const char *name, int64_t *out, struct err *e)
{
	const char *text = args_text(args, name);
	struct str s = str_of(text);
	size_t n = 0;
	double v, unit;

	if (text == NULL)
		return 0;
	if (str_starts(s, "$"))
		s = (struct str){ s.p + 1, s.n - 1 };
	while (n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == '.'))
		n++;
	unit = unit_of((struct str){ s.p + n, s.n - n });
	if (unit == 0 || !num_double((struct str){ s.p, n }, &v) ||
	    v * unit > 9e15)
		return args_wrong(args, e, "--%s: expected an amount such as "
		    "500M or 1.5B, found \"%s\"", name, text);
	*out = (int64_t)llround(v * unit);
	return 0;
}

int
args_choice(struct args *args, const char *name, const char *const *choice,
    size_t choices, size_t *out, struct err *e)
{
	const char *text = args_text(args, name), *near;
	char list[200] = "";

	if (text == NULL)
		return 0;
	for (size_t i = 0; i < choices; i++) {
		size_t used = strlen(list);

		if (strcmp(text, choice[i]) == 0) {
			*out = i;
			return 0;
		}
		snprintf(list + used, sizeof(list) - used, "%s%s",
		    i == 0 ? "" : i + 1 < choices ? ", " : " or ", choice[i]);
	}
	near = option_nearest(text, choice, choices);
	return args_wrong(args, e, "--%s: expected %s, found \"%s\"%s%s%s",
	    name, list, text, near ? "; did you mean " : "", near ? near : "",
	    near ? "?" : "");
}
