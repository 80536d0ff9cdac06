#include "base.h"

#include "ask.h"
#include "atom.h"
#include "clock.h"
#include "digest.h"
#include "limits.h"
#include "out.h"
#include "page.h"
#include "store_edition.h"

/* A reader of feeds asks more often than once a week. */
#define FEED_DAYS 7

/* Today's edition changes until it is mailed or the day is over. */
static int
today_is_kept(struct request *q, const char *today, bool *kept, struct err *e)
{
	struct err mine = ERR_INIT;
	struct str body;

	*kept = store_edition_get(q->db, q->arena, today, &body, NULL,
	    &mine) == 0;
	if (*kept || mine.kind == ERR_NOT_FOUND)
		return 0;
	*e = mine;
	return -1;
}

static void
put_edition(const struct request *q, const struct edition *ed, struct buf *out)
{
	struct buf html = BUF_INIT(REPLY_BYTES);
	struct atom_entry entry = {
		.id = arena_printf(q->arena, "digest:%s", ed->date),
		.title = str_of(arena_printf(q->arena, "%s: %.*s", ed->date,
		    STR_ARG(ed->read[0].head))),
		.updated = MIN_OF(ed->to, clock_now()),
		.href = arena_printf(q->arena, "/digest/%s", ed->date)
	};

	out_html_edition(ed, "", &html);
	entry.html = buf_str(&html);
	atom_put(out, &entry);
	buf_release(&html);
}

/* The entries, and when the newest of them was made. */
static int
put_days(struct request *q, int64_t day, struct buf *out, int64_t *newest,
    struct err *e)
{
	struct edition *ed = arena_alloc(q->arena, sizeof(*ed));
	char date[CLOCK_TEXT];

	for (int i = 0; i < FEED_DAYS; i++) {
		clock_format_date(day - i * CLOCK_DAY, date);
		if (digest_edition(q->db, date, q->arena, ed, e) < 0)
			return -1;
		if (ed->reads == 0)
			continue;
		*newest = MAX_OF(*newest, MIN_OF(ed->to, clock_now()));
		put_edition(q, ed, out);
	}
	return 0;
}

/* The editions of the last days, for a reader of feeds. */
int
page_feed(struct request *q, struct reply *r, struct err *e)
{
	const char *today = ask_last_edition(q);
	struct buf entries = BUF_INIT(REPLY_BYTES);
	int64_t newest = 0, day;
	bool kept;
	int rc = -1;

	BUG_IF(!clock_parse(str_of(today), &day));
	if (today_is_kept(q, today, &kept, e) == 0 &&
	    put_days(q, kept ? day : day - CLOCK_DAY, &entries, &newest,
	    e) == 0 && buf_check(&entries, "the feed", e) == 0) {
		atom_open(&r->body, "digest", "tapeout: the digest",
		    "/digest.atom", newest);
		buf_put(&r->body, buf_str(&entries));
		rc = atom_close(q, r, e);
	}
	buf_release(&entries);
	return rc;
}
