#include "base.h"

#include "limits.h"
#include "url.h"

static bool
is_scheme(struct str s)
{
	if (s.n == 0 || ((s.p[0] | 32) < 'a' || (s.p[0] | 32) > 'z'))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!((c | 32) >= 'a' && (c | 32) <= 'z') &&
		    !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.')
			return false;
	}
	return true;
}

static struct str
take(struct str *s, size_t n)
{
	struct str part = { s->p, n };

	s->p += n;
	s->n -= n;
	return part;
}

/* The part before `c`, which goes too; false where there is no `c`. */
static bool
take_until(struct str *s, char c, struct str *part)
{
	size_t at = str_find_char(*s, c, 0);

	if (at == SIZE_MAX)
		return false;
	*part = take(s, at);
	take(s, 1);
	return true;
}

/* Brackets only around an address, a port of digits (RFC 3986, 3.2). */
static bool
is_authority(const struct url *u)
{
	for (size_t i = 0; i < u->port.n; i++)
		if (u->port.p[i] < '0' || u->port.p[i] > '9')
			return false;
	return str_find_char(u->host, '[', 0) == SIZE_MAX &&
	    str_find_char(u->host, ']', 0) == SIZE_MAX;
}

static bool
parse_authority(struct str s, struct url *u)
{
	size_t at = SIZE_MAX;

	/* the last @: what stands before it is never the host */
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '@')
			at = i;
	if (at != SIZE_MAX) {
		u->user = take(&s, at);
		take(&s, 1);
	}
	if (s.n > 0 && s.p[0] == '[' &&
	    (at = str_find_char(s, ']', 0)) != SIZE_MAX) {
		u->host = (struct str){ s.p + 1, at - 1 };
		take(&s, at + 1);
		if (s.n > 0 && s.p[0] != ':')
			return false;
		u->port = (struct str){ s.p + (s.n > 0), s.n - (s.n > 0) };
	} else if (take_until(&s, ':', &u->host)) {
		u->port = s;
	} else {
		u->host = s;
	}
	return is_authority(u);
}

static size_t
authority_end(struct str s)
{
	size_t n = 0;

	while (n < s.n && strchr("/?#\\", s.p[n]) == NULL)
		n++;
	return n;
}

bool
url_parse(struct str s, struct url *u)
{
	struct str part;
	size_t at;

	*u = (struct url){ .scheme = STR_NONE, .user = STR_NONE,
	    .host = STR_NONE, .port = STR_NONE, .path = STR_NONE,
	    .query = STR_NONE, .fragment = STR_NONE };
	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return false;
	if ((at = str_find_char(s, '#', 0)) != SIZE_MAX) {
		u->has_fragment = true;
		u->fragment = (struct str){ s.p + at + 1, s.n - at - 1 };
		s.n = at;
	}
	at = str_find_char(s, ':', 0);
	if (at != SIZE_MAX && is_scheme((struct str){ s.p, at })) {
		(void)take_until(&s, ':', &part);
		u->scheme = part;
	}
	if (str_starts(s, "//")) {
		take(&s, 2);
		u->has_host = true;
		if (!parse_authority(take(&s, authority_end(s)), u))
			return false;
	}
	if ((at = str_find_char(s, '?', 0)) != SIZE_MAX) {
		u->has_query = true;
		u->query = (struct str){ s.p + at + 1, s.n - at - 1 };
		s.n = at;
	}
	u->path = s;
	return true;
}

static bool
is_http_scheme(struct str s)
{
	return str_ieq(s, STR_LIT("http")) || str_ieq(s, STR_LIT("https"));
}

bool
url_is_http(struct str s)
{
	struct url u;

	return url_parse(s, &u) && is_http_scheme(u.scheme) && u.has_host &&
	    u.host.n > 0;
}

struct str
url_host(struct str s)
{
	struct url u;

	return url_parse(s, &u) ? u.host : STR_NONE;
}

/* RFC 3986 5.2.4, for a path that stands alone; appends. */
static void
put_path(struct str path, struct buf *out)
{
	size_t from = out->n;
	struct str seg;
	bool slash = str_starts(path, "/");

	if (slash)
		take(&path, 1);
	for (;;) {
		bool more = take_until(&path, '/', &seg);

		if (!more)
			seg = path;
		if (str_is(seg, "..")) {
			while (out->n > from && out->p[--out->n] != '/')
				;
			if (out->p != NULL)
				out->p[out->n] = '\0';
			if (!more && slash)
				buf_add_char(out, '/');
		} else if (str_is(seg, ".")) {
			if (!more && slash)
				buf_add_char(out, '/');
		} else {
			if (slash || out->n > from)
				buf_add_char(out, '/');
			buf_put(out, seg);
		}
		if (!more)
			break;
	}
}

/* The same after a host, which a \\ may have ended: the path begins with a /. */
static void
put_rooted(struct str path, struct buf *out)
{
	struct buf rooted = BUF_INIT(2 * LIMIT_URL_BYTES + path.n);

	if (!str_starts(path, "/"))
		buf_add_char(&rooted, '/');
	buf_put(&rooted, path);
	put_path(buf_str(&rooted), out);
	buf_release(&rooted);
}

/* 5.2.3: the reference's path on the base's. */
static void
merge(const struct url *base, struct str path, struct buf *out)
{
	size_t n = base->path.n;

	if (base->has_host && n == 0) {
		buf_add_char(out, '/');
	} else {
		while (n > 0 && base->path.p[n - 1] != '/')
			n--;
		buf_add(out, base->path.p, n);
	}
	buf_put(out, path);
}

static void
put_authority(const struct url *u, struct buf *out)
{
	if (!u->has_host)
		return;
	buf_add_str(out, "//");
	if (u->user.n > 0) {
		buf_put(out, u->user);
		buf_add_char(out, '@');
	}
	if (str_find_char(u->host, ':', 0) != SIZE_MAX) {
		buf_add_char(out, '[');
		buf_put(out, u->host);
		buf_add_char(out, ']');
	} else {
		buf_put(out, u->host);
	}
	if (u->port.n > 0) {
		buf_add_char(out, ':');
		buf_put(out, u->port);
	}
}

static void
put_tail(const struct url *query, const struct url *fragment, struct buf *out)
{
	if (query->has_query) {
		buf_add_char(out, '?');
		buf_put(out, query->query);
	}
	if (fragment->has_fragment) {
		buf_add_char(out, '#');
		buf_put(out, fragment->fragment);
	}
}

bool
url_resolve(struct str base, struct str ref, struct buf *out)
{
	struct url b, r;
	struct buf path = BUF_INIT(2 * (LIMIT_URL_BYTES + base.n + ref.n));

	if (!url_parse(base, &b) || !url_parse(ref, &r) ||
	    (b.scheme.n == 0 && r.scheme.n == 0))
		return false;
	buf_put(out, r.scheme.n > 0 ? r.scheme : b.scheme);
	buf_add_char(out, ':');
	if (r.scheme.n > 0 || r.has_host) {
		put_authority(&r, out);
		/* mailto:, data: and their kind have no segments */
		if (r.has_host && r.path.n > 0)
			put_rooted(r.path, out);
		else
			buf_put(out, r.path);
		put_tail(&r, &r, out);
		return true;
	}
	put_authority(&b, out);
	if (r.path.n == 0) {
		buf_put(out, b.path);
		put_tail(r.has_query ? &r : &b, &r, out);
		return true;
	}
	if (r.path.p[0] == '/')
		buf_put(&path, r.path);
	else
		merge(&b, r.path, &path);
	if (b.has_host)
		put_rooted(buf_str(&path), out);
	else
		put_path(buf_str(&path), out);
	put_tail(&r, &r, out);
	buf_release(&path);
	return true;
}

/* Keys of a query that only say who clicked where. */
static bool
is_tracking(struct str key)
{
	static const char *const table[] = {
		"fbclid", "gclid", "dclid", "gclsrc", "msclkid", "yclid",
		"mc_cid", "mc_eid", "igshid", "twclid", "ref_src", "_hsenc",
		"_hsmi", "mkt_tok", "vero_id", "oly_anon_id", "oly_enc_id",
		"wickedid", "s_cid", "ncid", "cmpid", "__s", "wt_mc",
	};

	if (str_istarts(key, "utm_") || str_istarts(key, "hsa_"))
		return true;
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (str_ieq(key, str_of(table[i])))
			return true;
	return false;
}

static void
put_query(struct str query, struct buf *out)
{
	struct str pair;
	char before = '?';

	while (str_split(&query, '&', &pair)) {
		size_t at = str_find_char(pair, '=', 0);

		if (pair.n == 0 ||
		    is_tracking((struct str){ pair.p, MIN_OF(at, pair.n) }))
			continue;
		buf_add_char(out, before);
		buf_put(out, pair);
		before = '&';
	}
}

static void
put_lower(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		buf_add_char(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
	}
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

/* Escapes in upper case, and a space as one (RFC 3986 6.2.2.1). */
static void
put_escaped(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == ' ') {
			buf_add_str(out, "%20");
		} else if (c == '%' && i + 2 < s.n && is_hex(s.p[i + 1]) &&
		    is_hex(s.p[i + 2])) {
			buf_add_char(out, c);
			for (int k = 0; k < 2; k++) {
				c = s.p[++i];
				buf_add_char(out, c >= 'a' ? (char)(c - 32) : c);
			}
		} else {
			buf_add_char(out, c);
		}
	}
}

static bool
is_default_port(struct str scheme, struct str port)
{
	return str_ieq(scheme, STR_LIT("http")) ? str_is(port, "80") :
	    str_is(port, "443");
}

void
url_canonical(struct str s, struct buf *out)
{
	struct buf tail = BUF_INIT(LIMIT_URL_BYTES + 4 * s.n);
	struct url u;

	s = str_trim(s);
	if (!url_is_http(s) || !url_parse(s, &u)) {
		buf_put(out, s);
		return;
	}
	put_lower(u.scheme, out);
	buf_add_str(out, "://");
	while (u.host.n > 0 && u.host.p[u.host.n - 1] == '.')
		u.host.n--;
	if (str_find_char(u.host, ':', 0) != SIZE_MAX) {
		buf_add_char(out, '[');
		put_lower(u.host, out);
		buf_add_char(out, ']');
	} else {
		put_lower(u.host, out);
	}
	if (u.port.n > 0 && !is_default_port(u.scheme, u.port)) {
		buf_add_char(out, ':');
		buf_put(out, u.port);
	}
	put_rooted(u.path, &tail);
	put_query(u.query, &tail);
	put_escaped(buf_str(&tail), out);
	buf_release(&tail);
}
