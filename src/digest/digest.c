#include "base.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "digest.h"
#include "distill.h"
#include "kept.h"
#include "limits.h"
#include "pick.h"
#include "rank.h"
#include "store_digest.h"
#include "store_edition.h"
#include "story.h"
#include "zone.h"

#define DEALS 8u
#define RISING 8u
/* Of one document, and about one name, in one edition while others are there. */
#define SAME_DOC 2u
#define SAME_NAME 2u
/* What a kept edition of these many days before told is not told again. */
#define TOLD_DAYS 7
#define KEPT_BYTES (4u * MIB)

static const int looks_back[] = { 1, 7, 30 };	/* days */

struct making {
	struct db		*db;
	struct arena		*arena;		/* the caller's */
	struct arena		 scratch;
	const struct zone	*zone;
	struct pick_span	 span;
	struct edition		*ed;
	struct pick_list	 picks;
	struct pick		 chosen[EDITION_READS];
	struct edition_read	*told;		/* of editions before */
	size_t			 tolds;
	int			 days;		/* looked back over */
	struct span_counts	 counts;
};

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
	struct arena a = ARENA_INIT;

	date_at(edition_zone(&a), clock_now(), date);
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

static void
span_of(const struct zone *z, int64_t from, int64_t to, struct pick_span *s)
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
	span_of(z, day.from, day.to, s);
	return 0;
}

/* ---- choosing ---- */

static bool
was_told(const struct making *m, const struct pick *p)
{
	for (size_t i = 0; i < m->tolds; i++) {
		const struct edition_read *r = &m->told[i];

		if ((r->story != 0 && r->story == p->story) ||
		    (r->doc == p->doc && r->start < p->end &&
		    p->start < r->end))
			return true;
	}
	return false;
}

static bool
is_crowded(const struct making *m, const struct pick *p)
{
	size_t doc = 0, most = 0;

	for (size_t i = 0; i < m->ed->reads; i++)
		doc += m->chosen[i].doc == p->doc;
	for (size_t k = 0; k < p->parties; k++) {
		size_t name = 0;

		for (size_t i = 0; i < m->ed->reads; i++)
			for (size_t q = 0; q < m->chosen[i].parties; q++)
				name += m->chosen[i].party[q].id ==
				    p->party[k].id;
		most = MAX_OF(most, name);
	}
	return doc >= SAME_DOC || most >= SAME_NAME;
}

static bool
is_told_here(struct making *m, struct pick *p)
{
	for (size_t i = 0; i < m->ed->reads; i++)
		if (story_is_same(&m->scratch, &m->chosen[i], p))
			return true;
	return false;
}

static bool
is_talk(const struct pick *p)
{
	return p->told.kind == DOC_PODCAST || p->at_ms >= 0;
}

/* Distils it; what stands around its words in a talk may make it history. */
static int
distil(struct making *m, struct arena *a, struct pick *p,
    struct edition_read *r, bool *told, struct err *e)
{
	struct buf around = BUF_INIT(LIMIT_DOC_BYTES);
	int rc = distill_read(m->db, a, p, r, told, e);

	if (rc == 0 && *told && is_talk(p)) {
		buf_put(&around, r->quote);
		buf_add_char(&around, '\n');
		buf_put(&around, r->more);
		if (pick_is_past_by(&m->scratch, p, buf_str(&around)))
			rc = distill_read(m->db, a, p, r, told, e);
	}
	buf_release(&around);
	return rc;
}

static int
choose(struct making *m, bool crowd, struct err *e)
{
	struct edition *ed = m->ed;

	for (size_t i = 0; i < m->picks.n && ed->reads < EDITION_READS; i++) {
		struct pick *p = &m->picks.at[i];
		bool told;

		if (was_told(m, p) || (!crowd && (p->is_past ||
		    is_crowded(m, p))) || is_told_here(m, p))
			continue;
		if (distil(m, m->arena, p, &ed->read[ed->reads], &told,
		    e) < 0)
			return -1;
		if (told && (crowd || !p->is_past))
			m->chosen[ed->reads++] = *p;
	}
	return 0;
}

/* Today first; where that is little, further back; a crowd, and history, only at
 * the end. */
static int
choose_reads(struct making *m, struct err *e)
{
	for (size_t i = 0; i < COUNT_OF(looks_back) &&
	    m->ed->reads < EDITION_READS; i++) {
		struct pick_span s = m->span;
		size_t before = m->ed->reads;
		int64_t from = s.dated.to - looks_back[i] * CLOCK_DAY;

		if (i > 0 && from >= s.dated.from)
			continue;
		if (i > 0) {
			span_of(m->zone, from, s.dated.to, &s);
			s.learned.to = s.learned.from;
		}
		if (pick_gather(m->db, &m->scratch, &s, &m->picks, e) < 0)
			return -1;
		if (choose(m, false, e) < 0)
			return -1;
		if (m->ed->reads > before || i == 0)
			m->days = looks_back[i];
	}
	return choose(m, true, e);
}

/* ---- the tables ---- */

static struct str
parties_of(struct arena *a, const struct pick *p, const int64_t **ids)
{
	struct buf b = BUF_INIT(64 * KIB);
	int64_t *id = arena_array(a, p->parties + 1, sizeof(*id));
	struct str s;

	for (size_t i = 0; i < p->parties; i++) {
		buf_add_str(&b, i ? "\n" : "");
		buf_put(&b, p->party[i].name);
		id[i] = p->party[i].id;
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	*ids = id;
	return s;
}

static void
deal_row(struct arena *a, struct table *t, const struct pick *p)
{
	struct cell *c = table_row(t);
	const int64_t *ids;
	struct str parties = parties_of(a, p, &ids);
	struct str title = arena_str(a, p->told.title);

	cell_span(c++, p->valid.from != CLOCK_NONE &&
	    p->valid.to <= p->told.date ? &p->valid :
	    &(struct clock_span){ p->told.stated, p->told.stated });
	cell_text(c++, str_of(deal_type_name(p->deal)));
	cell_text(c++, str_of(status_name(p->status)));
	cell_list(c++, parties, ids);
	cell_money(c++, p->amount);
	cell_text(c++, arena_str(a, str_of(p->currency)));
	cell_quote(c++, arena_str(a, p->told.quote), p->doc, p->start);
	cell_text(c++, arena_str(a, p->speaker));
	cell_doc(c++, title, p->doc, p->start);
	cell_int(c++, p->sources);
	cell_id(c, p->story);
	c->ref = REF_DEAL;
	c++->ref_id = p->story;
	cell_time(c++, p->told.stated);
	cell_text(c, distill_head(a, p));
}

static bool
is_deal_told(struct making *m, const size_t *at, size_t n, struct pick *p)
{
	for (size_t k = 0; k < n; k++)
		if (story_is_same(&m->scratch, &m->picks.at[at[k]], p))
			return true;
	return false;
}

/* A deal of the day: told of now, and not told here yet. */
static int
is_for_table(struct making *m, struct pick *p, bool *is, struct err *e)
{
	struct edition_read *r = arena_alloc(&m->scratch, sizeof(*r));
	bool told;

	*is = p->deal != DEAL_NONE && p->story != 0 && !p->is_past &&
	    !was_told(m, p);
	if (!*is || !is_talk(p))
		return 0;
	if (distil(m, &m->scratch, p, r, &told, e) < 0)
		return -1;
	*is = !p->is_past;
	return 0;
}

/* The deals among what was looked at, each once, best first. */
static int
fill_deals(struct making *m, struct err *e)
{
	size_t at[DEALS];
	struct table *t = kept_deals(m->arena);

	m->ed->deals = t;
	for (size_t i = 0; i < m->picks.n && t->rows < DEALS; i++) {
		struct pick *p = &m->picks.at[i];
		bool is;

		if (is_for_table(m, p, &is, e) < 0)
			return -1;
		if (!is || is_deal_told(m, at, t->rows, p))
			continue;
		at[t->rows] = i;
		deal_row(m->arena, t, p);
	}
	return 0;
}

static bool
may_rise(enum entity_type t)
{
	return t != ENTITY_MEDIA && t != ENTITY_PLACE && t != ENTITY_THEME &&
	    t != ENTITY_TECHNOLOGY;
}

static int
fill_rising(struct making *m, struct err *e)
{
	struct table *t = kept_rising(m->arena);
	struct rank_rows rows;
	int64_t to = m->span.dated.to;
	int64_t from = to - MAX_OF(m->days, 7) * CLOCK_DAY;

	m->ed->rising = t;
	if (rank_rising(m->db, &m->scratch, from, to, 4 * RISING, &rows,
	    e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n && t->rows < RISING; i++) {
		const struct rise *r = &rows.at[i].rise;
		struct cell *c;

		if (!may_rise(r->name.type))
			continue;
		c = table_row(t);
		cell_entity(c++, arena_str(m->arena, r->name.name),
		    r->name.id, r->name.type);
		cell_text(c++, str_of(entity_type_name(r->name.type)));
		cell_int(c++, r->docs_now);
		cell_int(c++, r->docs_before);
		cell_text(c, arena_str(m->arena, rows.at[i].why));
	}
	return 0;
}

/* ---- the line ---- */

static void
put_count(struct buf *b, int64_t n, const char *one, const char *many)
{
	buf_printf(b, "%" PRId64 " %s", n, n == 1 ? one : many);
}

static void
put_read(const struct making *m, struct buf *b)
{
	const struct span_counts *n = &m->counts;

	if (n->docs == 0) {
		buf_add_str(b, "Nothing was read for this day");
	} else {
		put_count(b, n->docs, "document read", "documents read");
		if (n->silent > 0)
			buf_printf(b, ", %" PRId64 " of them told no deal and "
			    "no link", n->silent);
	}
	if (n->sources > 0) {
		buf_add_str(b, "; ");
		put_count(b, n->sources, "source asked", "sources asked");
		if (n->broken > 0)
			buf_printf(b, ", %" PRId64 " gave no answer",
			    n->broken);
	}
	buf_add_char(b, '.');
}

static void
set_line(struct making *m)
{
	struct buf b = BUF_INIT(KIB);

	put_read(m, &b);
	if (m->ed->reads > 0 && m->days > 1)
		buf_printf(&b, " The day itself gave little, so this edition "
		    "looks back over %d days.", m->days);
	else if (m->ed->reads == 0 && m->counts.docs > 0)
		buf_add_str(&b, " Nothing in them was new enough to tell.");
	m->ed->line = arena_str(m->arena, buf_str(&b));
	buf_release(&b);
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
	if (fill_deals(m, e) < 0 || fill_rising(m, e) < 0)
		return -1;
	m->ed->docs_read = m->counts.docs;
	m->ed->docs_skipped = m->counts.silent;
	m->ed->sources_broken = m->counts.broken;
	set_line(m);
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
	span_of(m->zone, m->span.dated.from, now + 1, &m->span);
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
