#include "base.h"

#include <stdio.h>

#include "again.h"
#include "asset.h"
#include "carry.h"
#include "clock.h"
#include "gzip.h"
#include "hash.h"
#include "jwrite.h"
#include "limits.h"
#include "log.h"
#include "param.h"
#include "reply.h"

/*
 * On every answer.  Styles and scripts are files of our own and nothing else:
 * words from a feed that look like markup, and got past the escaping, would
 * still not run.
 */
static const struct reply_header always[] = {
	{ "Content-Security-Policy", "default-src 'none'; script-src 'self'; "
	    "style-src 'self'; img-src 'self' data:; connect-src 'self'; "
	    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), microphone=(), geolocation=()" },
	/* An error is a page or JSON, by what is asked for; both may be packed. */
	{ "Vary", "Accept, Accept-Encoding" }
};

static const struct {
	enum err_kind	 kind;
	int		 status;
} kinds[] = {
	{ ERR_INVALID, 400 },
	{ ERR_NOT_FOUND, 404 },
	{ ERR_LIMIT, 400 },
	{ ERR_DENIED, 403 },
	{ ERR_BUSY, 503 }
};

/* RFC 9110 15. */
static const struct {
	int		 status;
	const char	*title;
} titles[] = {
	{ 400, "That question cannot be read" },
	{ 403, "Refused" },
	{ 404, "Not found" },
	{ 405, "Only reading is possible here" },
	{ 413, "Too long" },
	{ 414, "The address is too long" },
	{ 421, "Not the host of this server" },
	{ 500, "Something is wrong here" },
	{ 503, "Busy" }
};

static const char *
title_of(int status)
{
	for (size_t i = 0; i < COUNT_OF(titles); i++)
		if (titles[i].status == status)
			return titles[i].title;
	return "Error";
}

void
reply_init(struct reply *r)
{
	memset(r, 0, sizeof(*r));
	r->status = 200;
	buf_init(&r->body, REPLY_BYTES);
	for (size_t i = 0; i < COUNT_OF(always); i++)
		reply_header(r, always[i].name, always[i].value);
}

void
reply_release(struct reply *r)
{
	buf_release(&r->body);
}

void
reply_header(struct reply *r, const char *name, const char *value)
{
	for (size_t i = 0; i < r->headers; i++)
		if (str_is(str_of(name), r->header[i].name)) {
			r->header[i].value = value;
			return;
		}
	BUG_IF(r->headers == REPLY_HEADERS);
	r->header[r->headers++] = (struct reply_header){ name, value };
}

const char *
reply_header_get(const struct reply *r, const char *name)
{
	for (size_t i = 0; i < r->headers; i++)
		if (str_is(str_of(name), r->header[i].name))
			return r->header[i].value;
	return NULL;
}

void
reply_bytes(const struct request *q, struct reply *r, const char *type,
    enum reply_cache cache)
{
	static const char *const words[] = {
		[CACHE_ASK] = "no-cache",
		[CACHE_LONG] = "public, max-age=31536000, immutable",
		[CACHE_NEVER] = "no-store"
	};

	reply_header(r, "Content-Type", type);
	reply_header(r, "Cache-Control", words[cache]);
	if (cache != CACHE_NEVER)
		reply_header(r, "ETag", arena_printf(q->arena, "W/\"%016llx\"",
		    (unsigned long long)hash_str(buf_str(&r->body))));
}

bool
reply_matches(const struct reply *r, const char *if_none_match)
{
	const char *etag = reply_header_get(r, "ETag");

	if (etag == NULL || if_none_match == NULL || r->status != 200)
		return false;
	return str_is(str_trim(str_of(if_none_match)), "*") ||
	    str_find(str_of(if_none_match), etag + strlen("W/"), 0) != SIZE_MAX;
}

/* One packet holds as much: packing it saves nothing. */
#define PACKET_BYTES 1400u

void
reply_pack(struct reply *r)
{
	struct buf packed = BUF_INIT(REPLY_BYTES);

	if (r->body.n <= PACKET_BYTES)
		return;
	gzip_pack(buf_str(&r->body), &packed);
	if (packed.over || packed.n >= r->body.n) {
		buf_release(&packed);
		return;
	}
	buf_release(&r->body);
	r->body = packed;
	reply_header(r, "Content-Encoding", "gzip");
}

/* "/deals" -> "at_deals": the place in the navigation that is lit. */
static const char *
place_of(const struct request *q)
{
	struct str first = { q->path.p + 1, q->path.n - 1 }, part;

	if (q->path.n < 2 || !str_split(&first, '/', &part))
		return "at_home";
	return arena_printf(q->arena, "at_%.*s", STR_ARG(part));
}

static struct str
title_of_page(const struct template_data *d)
{
	for (size_t i = 0; i < d->words; i++)
		if (str_is(str_of(d->word[i].name), "title"))
			return d->word[i].value;
	return d->sheet != NULL ? d->sheet->title : STR_NONE;
}

/* The day that the question looks back to, as it was given. */
static struct str
day_of(const struct request *q)
{
	return param_date(q, "as_of") == CLOCK_NONE ? STR_NONE :
	    param_str(q, "as_of");
}

static void
put_frame(const struct request *q, const struct template_data *d,
    struct str body, struct buf *out)
{
	struct template_data frame = { .sheet = NULL };
	struct buf fields = BUF_INIT(64 * KIB);
	char css[ASSET_HREF], js[ASSET_HREF], icon[ASSET_HREF];

	template_word(&frame, "page", title_of_page(d));
	template_word(&frame, "css", str_of(asset_href("app.css", css)));
	template_word(&frame, "js", str_of(asset_href("app.js", js)));
	template_word(&frame, "icon", str_of(asset_href("icon.svg", icon)));
	template_word(&frame, "asked", q->asked);
	template_word(&frame, place_of(q), STR_LIT("1"));
	template_word(&frame, "as_of", day_of(q));
	template_word(&frame, "path", q->path);
	template_word(&frame, "here", again_address(q, 0));
	again_fields(q, &fields);
	template_slot(&frame, "fields", buf_str(&fields));
	template_slot(&frame, "body", body);
	template_write("frame", &frame, out);
	buf_release(&fields);
}

int
reply_page(const struct request *q, struct reply *r,
    const struct template_data *d, const char *name, struct err *e)
{
	struct buf body = BUF_INIT(REPLY_BYTES), turn;
	struct str day = day_of(q);

	buf_reset(&r->body);
	template_write(name, d, &body);
	put_frame(q, d, buf_str(&body), &r->body);
	r->body.over |= body.over;
	if (day.n > 0) {
		buf_reset(&body);
		carry_day(buf_str(&r->body), day, &body);
		turn = r->body;
		r->body = body;
		body = turn;
	}
	buf_release(&body);
	if (buf_check(&r->body, "the page", e) < 0)
		return -1;
	reply_bytes(q, r, "text/html; charset=utf-8",
	    r->status == 200 ? CACHE_ASK : CACHE_NEVER);
	return 0;
}

void
reply_redirect(const struct request *q, struct reply *r, const char *where)
{
	r->status = 303;
	buf_reset(&r->body);
	reply_header(r, "Location", where);
	reply_bytes(q, r, "text/plain; charset=utf-8", CACHE_NEVER);
}

static void
put_problem(int status, const char *sentence, struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);

	jwrite_object(&j);
	jwrite_key_text(&j, "type", "about:blank");
	jwrite_key_text(&j, "title", title_of(status));
	jwrite_key_int(&j, "status", status);
	jwrite_key_text(&j, "detail", sentence);
	jwrite_end(&j);
	buf_add_char(out, '\n');
}

void
reply_problem(const struct request *q, struct reply *r, int status,
    const char *sentence)
{
	struct template_data d = { .sheet = NULL };
	struct err e = ERR_INIT;

	buf_release(&r->body);
	buf_init(&r->body, REPLY_BYTES);
	r->status = status;
	if (q->wants_json) {
		put_problem(status, sentence, &r->body);
		reply_bytes(q, r, "application/problem+json", CACHE_NEVER);
		return;
	}
	template_word(&d, "title", str_of(title_of(status)));
	template_word(&d, "sentence", str_of(sentence));
	if (reply_page(q, r, &d, "error", &e) < 0)
		BUG("the error page is too large");
}

/* The floors below write a clause, as a command prints it behind its name.  What
 * points into a question has lines, which stay as they are. */
static const char *
as_sentence(const struct request *q, const char *clause)
{
	size_t n = strlen(clause);
	char *s;

	if (n == 0 || strchr(clause, '\n') != NULL)
		return clause;
	s = arena_printf(q->arena, "%s%s", clause,
	    strchr(".?!", clause[n - 1]) != NULL ? "" : ".");
	if (s[0] >= 'a' && s[0] <= 'z')
		s[0] = (char)(s[0] - 'a' + 'A');
	return s;
}

void
reply_error(const struct request *q, struct reply *r, const struct err *e)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (kinds[i].kind == e->kind) {
			reply_problem(q, r, kinds[i].status,
			    as_sentence(q, e->text));
			return;
		}
	/* The sentence may name files of this machine: it stays here. */
	log_warn("%s", e->text);
	reply_problem(q, r, 500, "The answer could not be made. The server's "
	    "log says why.");
}
