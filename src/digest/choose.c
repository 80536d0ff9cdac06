#include "base.h"

#include "digest_in.h"
#include "distill.h"
#include "limits.h"
#include "story.h"

/* Of one document, and about one name, in one edition while others are there. */
#define SAME_DOC 2u
#define SAME_NAME 2u

static const int looks_back[] = { 1, 7, 30 };	/* days */

bool
choose_was_told(const struct making *m, const struct pick *p)
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

bool
choose_is_talk(const struct pick *p)
{
	return p->told.kind == DOC_PODCAST || p->at_ms >= 0;
}

/* Distils it; what stands around its words in a talk may make it history. */
int
choose_distil(struct making *m, struct arena *a, struct pick *p,
    struct edition_read *r, bool *told, struct err *e)
{
	struct buf around = BUF_INIT(LIMIT_DOC_BYTES);
	int rc = distill_read(m->db, a, p, r, told, e);

	if (rc == 0 && *told && choose_is_talk(p)) {
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

		if (choose_was_told(m, p) || (!crowd && (p->is_past ||
		    is_crowded(m, p))) || is_told_here(m, p))
			continue;
		if (choose_distil(m, m->arena, p, &ed->read[ed->reads], &told,
		    e) < 0)
			return -1;
		if (told && (crowd || !p->is_past))
			m->chosen[ed->reads++] = *p;
	}
	return 0;
}

/* What is new, what was known before, history; in each what weighs most. */
static bool
goes_before(const struct pick *a, const struct pick *b)
{
	int of_a = a->is_past ? 2 : !a->is_new;
	int of_b = b->is_past ? 2 : !b->is_new;

	return of_a != of_b ? of_a < of_b : a->score > b->score;
}

/* A look further back may have brought what weighs more. */
static void
order_reads(struct making *m)
{
	for (size_t i = 1; i < m->ed->reads; i++) {
		struct pick p = m->chosen[i];
		struct edition_read r = m->ed->read[i];
		size_t k = i;

		for (; k > 0 && goes_before(&p, &m->chosen[k - 1]); k--) {
			m->chosen[k] = m->chosen[k - 1];
			m->ed->read[k] = m->ed->read[k - 1];
		}
		m->chosen[k] = p;
		m->ed->read[k] = r;
	}
}

/* Today first; where that is little, further back; a crowd, and history, only at
 * the end. */
static int
choose_from_spans(struct making *m, struct err *e)
{
	for (size_t i = 0; i < COUNT_OF(looks_back) &&
	    m->ed->reads < EDITION_READS; i++) {
		struct pick_span s = m->span;
		size_t before = m->ed->reads;
		int64_t from = s.dated.to - looks_back[i] * CLOCK_DAY;

		if (i > 0 && from >= s.dated.from)
			continue;
		if (i > 0) {
			making_span(m->zone, from, s.dated.to, &s);
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

int
choose_reads(struct making *m, struct err *e)
{
	if (choose_from_spans(m, e) < 0)
		return -1;
	order_reads(m);
	return 0;
}
