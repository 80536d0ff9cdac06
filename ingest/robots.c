#include "base.h"

#include <ctype.h>

#include "num.h"
#include "robots.h"
#include "url.h"

/* A longer wish is taken for this. */
#define DELAY_MOST CLOCK_MINUTE

/* The best rule so far of the groups that name us, or of those of "*". */
struct verdict {
	size_t	allow, disallow;	/* pattern lengths; 0 none */
	int64_t	delay;
};

struct reading {
	struct str	agent, path;
	bool		in_rules;	/* an agent line now opens a group */
	bool		for_us, for_all;	/* the group under way */
	bool		named;		/* a group named us */
	struct verdict	ours, all;
	struct buf	pattern;
};

/* The path with its query: what patterns are compared with. */
static struct str
path_of(struct str url)
{
	size_t at = str_starts(url, "//") ? 2 : str_find(url, "://", 0);
	size_t end = str_find_char(url, '#', 0);

	at = at == SIZE_MAX ? 0 : at == 2 && url.p[0] == '/' ? 2 : at + 3;
	end = end == SIZE_MAX ? url.n : end;
	while (at < end && strchr("/?;", url.p[at]) == NULL)
		at++;
	if (at >= end)
		return STR_LIT("/");
	return (struct str){ url.p + at, end - at };
}

/* Bytes outside ASCII as escapes, and escapes in upper case: as paths come in
 * a request. */
static void
escape_pattern(struct str s, struct buf *out)
{
	static const char hex[] = "0123456789ABCDEF";

	buf_reset(out);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x80) {
			buf_add_char(out, '%');
			buf_add_char(out, hex[c >> 4]);
			buf_add_char(out, hex[c & 15]);
		} else if (c == '%' && i + 2 < s.n &&
		    isxdigit((unsigned char)s.p[i + 1]) &&
		    isxdigit((unsigned char)s.p[i + 2])) {
			buf_add_char(out, '%');
			buf_add_char(out, (char)toupper((unsigned char)s.p[++i]));
			buf_add_char(out, (char)toupper((unsigned char)s.p[++i]));
		} else {
			buf_add_char(out, (char)c);
		}
	}
}

/* A prefix, with "*" for any bytes and a last "$" for the end.  Only the last
 * star is ever taken back, so that no pattern is worse than quadratic. */
static bool
matches(struct str path, struct str pattern)
{
	bool to_end = str_ends(pattern, "$");
	size_t p = 0, i = 0, star = SIZE_MAX, from = 0;

	pattern.n -= to_end;
	for (;;) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = p++;
			from = i;
		} else if (p == pattern.n && (!to_end || i == path.n ||
		    (p > 0 && pattern.p[p - 1] == '*'))) {
			return true;
		} else if (p < pattern.n && i < path.n &&
		    pattern.p[p] == path.p[i]) {
			p++;
			i++;
		} else if (star != SIZE_MAX && from < path.n) {
			p = star + 1;
			i = ++from;
		} else {
			return false;
		}
	}
}

/* The value of an agent line up to what cannot be part of a product token. */
static struct str
token_of(struct str s)
{
	size_t n = 0;

	while (n < s.n && (isalpha((unsigned char)s.p[n]) || s.p[n] == '_' ||
	    s.p[n] == '-'))
		n++;
	return (struct str){ s.p, n };
}

static void
on_agent(struct reading *r, struct str value)
{
	if (r->in_rules)
		r->for_us = r->for_all = r->in_rules = false;
	if (value.n > 0 && value.p[0] == '*' &&
	    (value.n == 1 || isspace((unsigned char)value.p[1]))) {
		r->for_all = true;
	} else if (r->agent.n > 0 && str_ieq(token_of(value), r->agent)) {
		r->for_us = r->named = true;
	}
}

static void
on_rule(struct reading *r, bool allow, struct str value)
{
	size_t n = value.n;

	r->in_rules = true;
	if (!r->for_us && !r->for_all)
		return;
	escape_pattern(value, &r->pattern);
	if (!matches(r->path, buf_str(&r->pattern)))
		return;
	for (int i = 0; i < 2; i++) {
		struct verdict *v = i == 0 ? &r->ours : &r->all;
		size_t *best = allow ? &v->allow : &v->disallow;

		if (i == 0 ? r->for_us : r->for_all)
			*best = MAX_OF(*best, n);
	}
}

static void
on_delay(struct reading *r, struct str value)
{
	uint64_t seconds = 0;
	size_t n = 0;

	while (n < value.n && isdigit((unsigned char)value.p[n]))
		n++;
	if (n == 0 || n > 6 || !num_uint((struct str){ value.p, n },
	    1000000, &seconds))
		return;
	if (r->for_us)
		r->ours.delay = (int64_t)seconds * 1000;
	if (r->for_all)
		r->all.delay = (int64_t)seconds * 1000;
}

/* "key: value", or two words where the colon was forgotten. */
static bool
take_apart(struct str line, struct str *key, struct str *value)
{
	size_t end = str_find_char(line, '#', 0);
	size_t at;

	line = str_trim((struct str){ line.p, MIN_OF(end, line.n) });
	at = str_find_char(line, ':', 0);
	if (at == SIZE_MAX)
		for (at = 0; at < line.n && !isspace((unsigned char)line.p[at]);
		    at++)
			;
	if (at >= line.n)
		return false;
	*key = str_trim((struct str){ line.p, at });
	*value = str_trim((struct str){ line.p + at + 1, line.n - at - 1 });
	return line.p[at] == ':' || (str_find_char(*value, ' ', 0) == SIZE_MAX &&
	    str_find_char(*value, '\t', 0) == SIZE_MAX);
}

/* Misspellings are as common as they are clear. */
static const struct {
	const char	*name;
	enum { KEY_AGENT, KEY_ALLOW, KEY_DISALLOW, KEY_DELAY } key;
} keys[] = {
	{ "user-agent", KEY_AGENT }, { "useragent", KEY_AGENT },
	{ "user agent", KEY_AGENT }, { "allow", KEY_ALLOW },
	{ "disallow", KEY_DISALLOW }, { "dissallow", KEY_DISALLOW },
	{ "dissalow", KEY_DISALLOW }, { "disalow", KEY_DISALLOW },
	{ "diasllow", KEY_DISALLOW }, { "disallaw", KEY_DISALLOW },
	{ "crawl-delay", KEY_DELAY }
};

static void
on_line(struct reading *r, struct str line)
{
	struct str key, value;

	if (!take_apart(line, &key, &value))
		return;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		if (!str_ieq(key, str_of(keys[i].name)))
			continue;
		if (keys[i].key == KEY_AGENT)
			on_agent(r, value);
		else if (keys[i].key == KEY_DELAY)
			on_delay(r, value);
		else
			on_rule(r, keys[i].key == KEY_ALLOW, value);
		return;
	}
}

/* Lines end in CR, LF or both. */
static void
read_lines(struct reading *r, struct str file)
{
	file.n = MIN_OF(file.n, (size_t)ROBOTS_BYTES);
	if (str_starts(file, "\xef\xbb\xbf"))
		file = (struct str){ file.p + 3, file.n - 3 };
	for (size_t i = 0, from = 0; i <= file.n; i++) {
		if (i < file.n && file.p[i] != '\n' && file.p[i] != '\r')
			continue;
		on_line(r, (struct str){ file.p + from, i - from });
		from = i + 1;
	}
}

static struct verdict
judge(struct str file, struct str agent, struct str path)
{
	struct reading r = { .agent = agent, .path = path,
	    .pattern = BUF_INIT(3 * (size_t)ROBOTS_BYTES) };

	read_lines(&r, file);
	buf_release(&r.pattern);
	return r.named ? r.ours : r.all;
}

bool
robots_allow(struct str file, struct str agent, struct str url)
{
	struct str path = path_of(url);
	struct verdict v;

	if (str_is(path, "/robots.txt"))
		return true;
	v = judge(file, agent, path);
	return v.disallow <= v.allow;
}

int64_t
robots_delay(struct str file, struct str agent)
{
	return MIN_OF(judge(file, agent, STR_LIT("/")).delay, DELAY_MOST);
}

bool
robots_origin(struct str url, struct buf *out)
{
	struct url u;
	size_t from = out->n;

	if (!url_is_http(url) || !url_parse(url, &u) || u.host.n == 0)
		return false;
	buf_printf(out, "%.*s://", STR_ARG(u.scheme));
	buf_printf(out, str_find_char(u.host, ':', 0) == SIZE_MAX ? "%.*s" :
	    "[%.*s]", STR_ARG(u.host));
	if (u.port.n > 0)
		buf_printf(out, ":%.*s", STR_ARG(u.port));
	for (; from < out->n; from++)
		out->p[from] = (char)tolower((unsigned char)out->p[from]);
	return true;
}
