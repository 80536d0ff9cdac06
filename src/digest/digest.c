#include "base.h"

#include <stdio.h>
#include <string.h>

#include "digest.h"
#include "digest_in.h"
#include "kept.h"
#include "limits.h"
#include "store_edition.h"

/* What a kept edition of these many days before told is not told again. */
#define TOLD_DAYS 7
#define KEPT_BYTES (4u * MIB)

/* ---- spans ---- */

static const struct zone *
edition_zone(struct arena *a)
{
	struct err e = ERR_INIT;
	const struct zone *z = zone_rule(a, ZONE_EDITION_RULE, &e);

	BUG_IF(z == NULL);
	return z;
}

static void
date_at(const struct zone *z, int64_t at, char date[12])
{
	char text[CLOCK_TEXT];

	(void)snprintf(date, 12, "%.10s", zone_date(z, at, text));
}

void
digest_today(char date[12])
{
	digest_last(INT64_MAX, date);
}

void
digest_last(int64_t until, char date[12])
{
	struct arena a = ARENA_INIT;

	date_at(edition_zone(&a), MIN_OF(until - 1, clock_now()), date);
	arena_release(&a);
}

/* The midnight in UTC of the date on New York's wall at a moment. */
static int64_t
day_of(const struct zone *z, int64_t at)
{
	struct clock_civil c;

	zone_civil(z, at, &c);
	return clock_date(c.year, c.month, c.day);
}

void
making_span(const struct zone *z, int64_t from, int64_t to, struct pick_span *s)
{
	s->dated = (struct clock_span){ from, to };
	s->days = (struct clock_span){ day_of(z, from),
	    day_of(z, to - 1) + CLOCK_DAY };
	s->learned = s->dated;
}

static int
day_span(const struct zone *z, const char *date, struct pick_span *s,
    struct err *e)
{
	struct clock_span utc, day;
	struct clock_civil c;

	if (strlen(date) != 10 || !clock_parse_span(str_of(date), &utc))
		return err_set(e, ERR_INVALID, "expected a date such as "
		    "2026-11-24, found \"%.40s\"", date);
	clock_to_civil(utc.from, &c);
	day = zone_day(z, c.year, c.month, c.day);
	if (day.from > clock_now())
		return err_set(e, ERR_INVALID, "the day %s has not come yet",
		    date);
	making_span(z, day.from, day.to, s);
	return 0;
}

/* ---- editions of before ---- */

static int
load(struct db *db, const char *date, struct arena *a, struct edition *ed,
    struct err *e)
{
	struct arena raw = ARENA_INIT;
	struct str body;
	int rc = store_edition_get(db, &raw, date, &body, NULL, e);

	if (rc == 0 && (rc = kept_read(body, a, ed, e)) < 0)
		(void)err_at(e, "%s", date);
	arena_release(&raw);
	return rc;
}

/* As load; 1 where that date has no kept edition. */
static int
load_kept(struct db *db, const char *date, struct arena *a,
    struct edition *ed, struct err *e)
{
	struct err mine = ERR_INIT;

	if (load(db, date, a, ed, &mine) == 0)
		return 0;
	if (mine.kind == ERR_NOT_FOUND)
		return 1;
	*e = mine;
	return -1;
}

/* Calls for each kept edition of the week before `day`, the newest first. */
static int
each_before(struct making *m, int64_t day,
    void (*fn)(struct making *, const struct edition *), struct err *e)
{
	struct edition *ed = arena_alloc(&m->scratch, sizeof(*ed));
	char date[CLOCK_TEXT];

	for (int i = 1; i <= TOLD_DAYS; i++) {
		int rc = load_kept(m->db, clock_format_date(day - i *
		    CLOCK_DAY, date), &m->scratch, ed, e);

		if (rc < 0)
			return -1;
		if (rc == 0)
			fn(m, ed);
	}
	return 0;
}

static void
add_told(struct making *m, const struct edition *ed)
{
	if (m->told == NULL)
		m->told = arena_array(&m->scratch, TOLD_DAYS * EDITION_READS,
		    sizeof(*m->told));
	for (size_t i = 0; i < ed->reads; i++)
		m->told[m->tolds++] = ed->read[i];
}

/* ---- making one ---- */

static int
compose(struct making *m, struct err *e)
{
	m->tolds = 0;
	m->ed->from = m->span.dated.from;
	m->ed->to = m->span.dated.to;
	if (each_before(m, day_of(m->zone, m->span.dated.to - 1), add_told,
	    e) < 0 || choose_reads(m, e) < 0 ||
	    store_span_counts(m->db, &m->span.dated, &m->span.days,
	    &m->span.learned, &m->counts, e) < 0)
		return -1;
	if (fill_tables(m, e) < 0)
		return -1;
	m->ed->docs_read = m->counts.docs;
	m->ed->docs_skipped = m->counts.silent;
	m->ed->sources_broken = m->counts.broken;
	fill_line(m);
	return 0;
}

static void
making_begin(struct making *m, struct db *db, struct arena *a,
    struct edition *ed)
{
	memset(m, 0, sizeof(*m));
	memset(ed, 0, sizeof(*ed));
	m->db = db;
	m->arena = a;
	m->ed = ed;
	m->days = 1;
	m->zone = edition_zone(&m->scratch);
}

static void
making_end(struct making *m)
{
	VEC_RELEASE(&m->picks);
	arena_release(&m->scratch);
}

struct reading_step {
	struct making	*m;
	const char	*date;
	bool		 kept;
};

static int
edition_step(struct db *db, void *ctx, struct err *e)
{
	struct reading_step *s = ctx;
	int rc = load_kept(db, s->date, s->m->arena, s->m->ed, e);

	s->kept = rc == 0;
	if (rc <= 0)
		return rc;
	memset(s->m->ed, 0, sizeof(*s->m->ed));
	(void)snprintf(s->m->ed->date, sizeof(s->m->ed->date), "%s", s->date);
	return compose(s->m, e);
}

static int
edition_of(struct db *db, const char *date, struct arena *a,
    struct edition *ed, bool *is_final, struct err *e)
{
	struct making m;
	struct reading_step step = { &m, date, false };
	char today[12];
	int rc;

	making_begin(&m, db, a, ed);
	if (date == NULL) {
		digest_today(today);
		step.date = today;
	}
	rc = day_span(m.zone, step.date, &m.span, e);
	if (rc == 0)
		rc = db_read(db, edition_step, &step, e);
	*is_final = step.kept || m.span.dated.to > clock_now() ||
	    (ed->docs_read == 0 && ed->reads == 0);
	making_end(&m);
	return rc;
}

int
digest_edition(struct db *db, const char *date, struct arena *a,
    struct edition *ed, struct err *e)
{
	bool is_final;

	return edition_of(db, date, a, ed, &is_final, e);
}

/* Where another process kept that date before us, theirs is the edition. */
static int
keep(struct db *db, struct arena *a, struct edition *ed, struct err *e)
{
	struct buf b = BUF_INIT(KEPT_BYTES);
	char date[12];
	bool kept = false;
	int rc;

	(void)snprintf(date, sizeof(date), "%s", ed->date);
	kept_write(ed, &b);
	rc = buf_check(&b, "the edition", e);
	if (rc == 0)
		rc = store_edition_put(db, date, buf_str(&b), &kept, e);
	if (rc == 0 && !kept)
		rc = load(db, date, a, ed, e);
	buf_release(&b);
	return rc;
}

int
digest_edition_keep(struct db *db, const char *date, struct arena *a,
    struct edition *ed, struct err *e)
{
	bool is_final;

	if (edition_of(db, date, a, ed, &is_final, e) < 0)
		return -1;
	return is_final ? 0 : keep(db, a, ed, e);
}

static void
see_end(struct making *m, const struct edition *ed)
{
	m->span.dated.from = MAX_OF(m->span.dated.from, ed->to);
}

/* From where the last kept edition ended, or 24 hours, up to now. */
static int
mail_span(struct making *m, int64_t now, struct err *e)
{
	m->span.dated.from = CLOCK_NONE;
	if (each_before(m, day_of(m->zone, now), see_end, e) < 0)
		return -1;
	if (m->span.dated.from == CLOCK_NONE || m->span.dated.from > now)
		m->span.dated.from = now - CLOCK_DAY;
	making_span(m->zone, m->span.dated.from, now + 1, &m->span);
	return 0;
}

int
digest_edition_mail(struct db *db, struct arena *a, struct edition *ed,
    struct err *e)
{
	struct making m;
	struct reading_step step = { &m, NULL, false };
	int64_t now = clock_now();
	char date[12];
	int rc;

	making_begin(&m, db, a, ed);
	date_at(m.zone, now, date);
	step.date = date;
	rc = mail_span(&m, now, e);
	if (rc == 0)
		rc = db_read(db, edition_step, &step, e);
	making_end(&m);
	return rc < 0 || step.kept ? rc : keep(db, a, ed, e);
}
