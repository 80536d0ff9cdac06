#include "base.h"

#include <inttypes.h>

#include "digest_in.h"
#include "distill.h"
#include "kept.h"
#include "limits.h"
#include "rank.h"
#include "story.h"

#define DEALS 8u
#define RISING 8u

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
	    !choose_was_told(m, p);
	if (!*is || !choose_is_talk(p))
		return 0;
	if (choose_distil(m, &m->scratch, p, r, &told, e) < 0)
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

int
fill_tables(struct making *m, struct err *e)
{
	return fill_deals(m, e) < 0 ? -1 : fill_rising(m, e);
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
		if (n->silent == n->docs)
			buf_add_str(b, ", none of them told a deal or a link");
		else if (n->silent > 0)
			buf_printf(b, ", %" PRId64 " of them told a deal or a "
			    "link", n->docs - n->silent);
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

void
fill_line(struct making *m)
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
