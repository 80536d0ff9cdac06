#include "base.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "digest.h"
#include "hash.h"
#include "letter.h"
#include "limits.h"
#include "message.h"
#include "outbox.h"
#include "schedule.h"
#include "store_post.h"
#include "subscribe.h"
#include "zone.h"

#define MESSAGE_BYTES (1u * MIB)
/* Any claim that stands is a dead process's: the lock is ours, no other lives. */
#define STALE_ANY (-1)

struct sending {
	struct db		*db;
	const struct outbox	*box;
	struct edition		*edition;
	struct outbox_count	*n;
	struct arena		 keep;		/* of the run */
	struct arena		 arena;		/* of one subscriber */
	bool			 made;		/* the edition */
};

/* ---- the lock ---- */

static int
lock(struct db *db, struct err *e)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	struct arena a = ARENA_INIT;
	const char *path = arena_printf(&a, "%s-outbox", db_path(db));
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0) {
		(void)err_errno(e, "%s: cannot be opened", path);
	} else if (fcntl(fd, F_SETLK, &whole) < 0) {
		if (errno == EACCES || errno == EAGAIN)
			(void)err_set(e, ERR_BUSY, "another process is "
			    "sending this database's mail");
		else
			(void)err_errno(e, "%s: cannot be locked", path);
		(void)close(fd);
		fd = -1;
	}
	arena_release(&a);
	return fd;
}

/* ---- one message ---- */

static struct str
domain_of(const char *address)
{
	const char *at = strchr(address, '@');

	return str_of(at == NULL ? "localhost" : at + 1);
}

/*
 * The same for every try of one subscriber's date, so that a mailbox can tell a
 * copy; it says nothing about whom it is for.
 */
static struct str
message_id(struct arena *a, const struct outbox *box, const char *date,
    struct str token)
{
	return str_of(arena_printf(a, "%s.%016" PRIx64 "@%.*s", date,
	    hash_mix(hash_str(token), hash_str(str_of(date))),
	    STR_ARG(domain_of(box->from))));
}

static struct str
link_of(const struct outbox *box)
{
	struct str s = str_of(box->link);

	while (s.n > 0 && s.p[s.n - 1] == '/')
		s.n--;
	return s;
}

static int
write_message(struct arena *a, const struct outbox *box,
    const struct edition *ed, const char *to, struct str id, struct buf *out,
    struct err *e)
{
	struct buf subject = BUF_INIT(64 * KIB), text = BUF_INIT(MIB);
	struct buf html = BUF_INIT(MIB);
	struct str link = arena_str(a, link_of(box));
	struct letter l = { .edition = ed, .link = link,
	    .reply_to = str_of(box->from) };
	struct message m = {
		.from_name = str_of(box->from_name ? box->from_name :
		    "tapeout"), .from = str_of(box->from), .to = str_of(to),
		.id = id, .date = clock_now(),
		.list_id = str_of(arena_printf(a, "tapeout.%.*s",
		    STR_ARG(domain_of(box->from))))
	};
	int rc = -1;

	letter_subject(&l, &subject);
	letter_text(&l, &text);
	letter_html(&l, &html);
	m.subject = buf_str(&subject);
	m.text = buf_str(&text);
	m.html = buf_str(&html);
	if (buf_check(&text, "the letter", e) == 0 &&
	    buf_check(&html, "the letter", e) == 0)
		rc = message_write(&m, out, e);
	buf_release(&subject);
	buf_release(&text);
	buf_release(&html);
	return rc;
}

/* ---- one subscriber ---- */

static int
hand_over(struct sending *s, const struct subscriber *sub, struct str id,
    struct err *e)
{
	struct buf b = BUF_INIT(MESSAGE_BYTES);
	int rc = write_message(&s->arena, s->box, s->edition, sub->address.p,
	    id, &b, e);

	if (rc == 0)
		rc = smtp_send(&s->box->server, s->box->from, sub->address.p,
		    buf_str(&b), e);
	buf_release(&b);
	return rc;
}

static int
settle(struct sending *s, const struct subscriber *sub, const char *date,
    struct err *outcome, struct err *e)
{
	bool good = outcome->kind == ERR_NONE;

	if (store_delivery_settle(s->db, sub->id, date, good ? DELIVERY_SENT :
	    DELIVERY_FAILED, str_of(outcome->text), e) < 0)
		return -1;
	if (good) {
		s->n->sent++;
		return 0;
	}
	(void)err_at(outcome, "%.*s", STR_ARG(sub->address));
	if (s->n->failed++ == 0)
		s->n->problem = *outcome;
	return 0;
}

/* Made, and so kept, when the first reader's hour has come and not before. */
static int
need_edition(struct sending *s, struct err *e)
{
	if (!s->made && digest_edition_mail(s->db, &s->keep, s->edition,
	    e) < 0)
		return -1;
	s->made = true;
	return 0;
}

/* -1 where the ledger cannot be written: then nothing more may be sent. */
static int
send_one(struct sending *s, const struct subscriber *sub, struct err *e)
{
	struct err outcome = ERR_INIT;
	struct zone *z;
	struct str id;
	char date[CLOCK_TEXT];
	bool got;

	z = zone_load(&s->arena, arena_strndup(&s->arena, sub->zone.p,
	    sub->zone.n), &outcome);
	if (z == NULL)		/* the machine lost its zones: the edition's */
		z = zone_rule(&s->arena, ZONE_EDITION_RULE, e);
	if (z == NULL)
		return -1;
	if (!schedule_is_due(z, (int)sub->hour, clock_now(), date) &&
	    !s->box->now) {
		s->n->waiting++;
		return 0;
	}
	if (need_edition(s, e) < 0)
		return -1;
	id = message_id(&s->arena, s->box, date, sub->token);
	if (store_delivery_claim(s->db, sub->id, date, id, STALE_ANY, &got, e) < 0)
		return -1;
	if (!got) {
		s->n->before++;
		return 0;
	}
	err_clear(&outcome);
	if (hand_over(s, sub, id, &outcome) < 0 && outcome.kind == ERR_NONE)
		(void)err_set(&outcome, ERR_NET, "could not be sent");
	return settle(s, sub, date, &outcome, e);
}

static int
send_all(struct sending *s, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct subscriber_rows rows;
	int rc = store_subscribers(s->db, &a, false, &rows, e);

	for (size_t i = 0; rc == 0 && i < rows.n; i++) {
		struct subscriber sub = rows.at[i];

		sub.address.p = arena_strndup(&s->arena, sub.address.p,
		    sub.address.n);
		rc = send_one(s, &sub, e);
		arena_reset(&s->arena);
	}
	arena_release(&a);
	return rc;
}

static int
check(struct arena *a, const struct outbox *box, struct err *e)
{
	if (subscribe_address(a, str_of(box->from), e) == NULL)
		return err_at(e, "the sender's address");
	if (link_of(box).n > 0 && !str_istarts(link_of(box), "https://") &&
	    !str_istarts(link_of(box), "http://"))
		return err_set(e, ERR_INVALID, "the link to our pages: "
		    "expected https://..., found \"%s\"", box->link);
	return 0;
}

int
outbox_send(struct db *db, const struct outbox *box, struct outbox_count *n,
    struct err *e)
{
	struct sending s = { .db = db, .box = box, .n = n };
	int fd = -1, rc = -1;

	memset(n, 0, sizeof(*n));
	s.edition = arena_alloc(&s.keep, sizeof(*s.edition));
	if (check(&s.keep, box, e) == 0 && (fd = lock(db, e)) >= 0)
		rc = send_all(&s, e);
	if (fd >= 0)
		(void)close(fd);	/* lets the lock go */
	arena_release(&s.arena);
	arena_release(&s.keep);
	if (rc == 0 && n->failed > 0) {
		*e = n->problem;
		rc = -1;
	}
	return rc;
}

int
outbox_preview(struct db *db, const struct outbox *box, const char *to,
    const char *date, struct buf *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct edition *ed = arena_alloc(&a, sizeof(*ed));
	int rc = -1;

	if (check(&a, box, e) == 0 &&
	    (to = subscribe_address(&a, str_of(to), e)) != NULL &&
	    digest_edition(db, date, &a, ed, e) == 0)
		rc = write_message(&a, box, ed, to, message_id(&a, box,
		    ed->date, str_of(to)), out, e);
	arena_release(&a);
	return rc;
}
