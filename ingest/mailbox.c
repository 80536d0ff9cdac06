#include "base.h"

#include <stdio.h>

#include "clock.h"
#include "limits.h"
#include "mailbox.h"
#include "num.h"
#include "worker.h"

struct reading {
	const struct source	*source;
	struct imap		*imap;
	reader_fn		*fn;
	reader_problem_fn	*problem;
	void			*ctx;
	struct arena		*arena;
	struct mailbox_found	*found;
	uint32_t		 validity;
};

bool
mailbox_is(struct str url)
{
	return str_istarts(url, "imaps://") || str_istarts(url, "imap://");
}

/* The first UID that was not read yet. */
static uint32_t
first_new(struct str place, uint32_t validity)
{
	struct str of;
	uint64_t v, uid;

	if (!str_split(&place, ':', &of) || !num_uint(of, UINT32_MAX, &v) ||
	    v != validity || !num_uint(place, UINT32_MAX - 1, &uid))
		return 1;
	return (uint32_t)uid + 1;
}

static void
set_place(struct reading *r, uint32_t uid)
{
	r->found->place = str_of(arena_printf(r->arena, "%u:%u", r->validity,
	    uid));
}

static void
tell(struct reading *r, uint32_t uid, const struct err *e)
{
	char line[700];

	if (r->problem == NULL)
		return;
	(void)snprintf(line, sizeof(line), "message %u: %s", uid, e->text);
	r->problem(line, r->ctx);
}

static int
read_bytes(struct reading *r, struct str bytes, struct err *e)
{
	const struct source *s = r->source;
	struct reader_hint h = { .name = STR_NONE, .charset = STR_NONE,
	    .type = STR_LIT("message/rfc822"), .kind = s->kind, .show = STR_NONE,
	    .lang = s->lang, .source = s->id, .now = clock_now(),
	    .from_net = true };
	struct reader_found found;

	return worker_read(bytes, &h, r->fn, r->problem, r->ctx, r->arena,
	    &found, e);
}

/* A message's own fault costs that message; the server's, the rest. */
static int
read_message(struct reading *r, uint32_t uid, struct err *e)
{
	struct buf bytes = BUF_INIT(LIMIT_BODY_BYTES);
	struct err own = ERR_INIT;
	int rc = imap_fetch(r->imap, uid, &bytes, &own);

	if (rc < 0 && own.kind != ERR_LIMIT && own.kind != ERR_NOT_FOUND) {
		*e = own;
		buf_release(&bytes);
		return -1;
	}
	if (rc == 0)
		rc = read_bytes(r, buf_str(&bytes), &own);
	if (rc < 0)
		tell(r, uid, &own);
	r->found->messages++;
	r->found->bytes += bytes.n;
	set_place(r, uid);
	buf_release(&bytes);
	return 0;
}

static int
read_new(struct reading *r, struct err *e)
{
	struct imap_uids uids = VEC_INIT;
	struct imap_state now;
	uint32_t from;
	int rc;

	if (imap_status(r->imap, &now, e) < 0)
		return -1;
	r->validity = now.validity;
	from = first_new(r->source->etag, now.validity);
	set_place(r, from - 1);
	if (from >= now.next)
		return 0;
	rc = imap_search(r->imap, from, MAILBOX_MOST, &uids, e);
	for (size_t i = 0; rc == 0 && i < uids.n; i++)
		rc = read_message(r, uids.at[i], e);
	r->found->more = uids.n == MAILBOX_MOST;
	VEC_RELEASE(&uids);
	return rc;
}

int
mailbox_read(const struct imap_rules *rules, const struct source *s,
    reader_fn *fn, reader_problem_fn *problem, void *ctx, struct arena *a,
    struct mailbox_found *found, struct err *e)
{
	struct reading r = { .source = s, .fn = fn, .problem = problem,
	    .ctx = ctx, .arena = a, .found = found };
	int rc;

	*found = (struct mailbox_found){ .place = s->etag };
	r.imap = imap_new(rules, s->url, e);
	if (r.imap == NULL)
		return -1;
	rc = read_new(&r, e);
	imap_free(r.imap);
	return rc;
}
