#include "base.h"

#include <string.h>

#include "hash.h"
#include "identity.h"
#include "limits.h"
#include "store_entity.h"

/* ---- the log, read ---- */

const struct judgement *
identity_find(const struct identity *x, int64_t id)
{
	for (size_t i = 0; i < x->all.n; i++)
		if (x->all.at[i].id == id)
			return &x->all.at[i];
	return NULL;
}

bool
identity_stands(const struct identity *x, const struct judgement *j)
{
	return x->stands[j - x->all.at];
}

/* The last word first: an undo that is itself undone undoes nothing. */
static void
find_standing(struct identity *x)
{
	x->stands = arena_array(&x->arena, x->all.n + 1, sizeof(*x->stands));
	for (size_t i = 0; i < x->all.n; i++)
		x->stands[i] = true;
	for (size_t i = x->all.n; i-- > 0;) {
		const struct judgement *of = x->stands[i] &&
		    x->all.at[i].kind == JUDGE_UNDO ?
		    identity_find(x, x->all.at[i].a) : NULL;

		if (of != NULL)
			x->stands[of - x->all.at] = false;
	}
}

bool
identity_is_link(const struct judgement *j)
{
	return j->kind == JUDGE_MERGE || j->kind == JUDGE_SPLIT ||
	    j->kind == JUDGE_REJECT;
}

static struct str
folded(struct str s, struct arena *a)
{
	struct buf b = BUF_INIT(LIMIT_NAME_BYTES * 20);
	struct str out;

	store_fold_name(s, &b);
	out = b.n ? arena_str(a, buf_str(&b)) : STR_NONE;
	buf_release(&b);
	return out;
}

bool
identity_is_name(const struct judgement *j)
{
	return j->kind == JUDGE_RETYPE || j->kind == JUDGE_ALIAS ||
	    j->kind == JUDGE_UNALIAS || j->kind == JUDGE_PROMOTE;
}

struct rule
identity_rule(const struct judgement *j, struct arena *a)
{
	bool merge = j->kind == JUDGE_MERGE;

	return (struct rule){ .judgement = j->id, .from = merge ? j->b : j->a,
	    .to = merge ? j->a : j->b, .doc = j->doc,
	    .text = folded(j->text, a), .name = merge ? j->a_name : j->b_name,
	    .type = j->type };
}

int
identity_load(struct db *db, struct identity *x, struct err *e)
{
	*x = (struct identity){ .arena = ARENA_INIT };
	if (store_judgements(db, &x->arena, &x->all, e) < 0)
		return -1;
	find_standing(x);
	for (size_t i = 0; i < x->all.n; i++)
		if (x->stands[i] && identity_is_link(&x->all.at[i]))
			*VEC_ADD(&x->rule) = identity_rule(&x->all.at[i],
			    &x->arena);
	return 0;
}

void
identity_release(struct identity *x)
{
	VEC_RELEASE(&x->rule);
	arena_release(&x->arena);
}

int64_t
identity_is(const struct identity *x, int64_t id)
{
	for (size_t i = 0; i < x->rule.n; i++) {
		const struct rule *r = &x->rule.at[i];

		if (r->from == id && r->doc == 0 && r->text.n == 0)
			id = r->to;
	}
	return id;
}

int64_t
identity_names(const struct identity *x)
{
	uint64_t h = 0;

	for (size_t i = 0; i < x->all.n; i++)
		if (x->stands[i] && identity_is_name(&x->all.at[i]))
			h = hash_mix(h, (uint64_t)x->all.at[i].id);
	return (int64_t)(h & INT64_MAX);
}

/* ---- linking ---- */

struct linking {
	const struct identity	*of;
	const struct lexicon	*lex;
	const struct doc	*doc;
	struct reading		*r;
	struct arena		*arena;
	int64_t			*is;	/* by mention: what it is */
	bool			*used;	/* by rule */
};

static int64_t
link_mention(struct linking *l, const struct mention *m)
{
	int64_t id = m->entity;
	struct str text = STR_NONE;

	for (size_t i = 0; i < l->of->rule.n; i++) {
		const struct rule *r = &l->of->rule.at[i];

		if (r->from != id || (r->doc != 0 && r->doc != l->doc->id))
			continue;
		if (r->text.n > 0 && text.n == 0)
			text = folded((struct str){ l->doc->text.p + m->start,
			    m->end - m->start }, l->arena);
		if (r->text.n > 0 && !str_eq(r->text, text))
			continue;
		id = r->to;
		l->used[i] = true;
	}
	return id;
}

/*
 * What an end of a claim is: as it is named in the claim's words; where "the
 * company" stands there, as it was named last before them, else first after.
 */
static int64_t
link_end(const struct linking *l, int64_t id, uint32_t start, uint32_t end)
{
	int64_t is = identity_is(l->of, id);
	bool found = false;

	for (size_t i = 0; i < l->r->mentions; i++) {
		const struct mention *m = &l->r->mention[i];

		if (m->entity != id)
			continue;
		if (!found || m->start < end)
			is = l->is[i];
		found = true;
		if (m->start >= start)
			break;
	}
	return is;
}

static void
link_claims(struct linking *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->r->claims; i++) {
		struct claim c = l->r->claim[i];

		c.head = link_end(l, c.head, c.start, c.end);
		c.tail = link_end(l, c.tail, c.start, c.end);
		if (c.head != 0 && c.tail != 0 && c.head != c.tail)
			l->r->claim[n++] = c;
	}
	l->r->claims = n;
}

static void
link_parties(const struct linking *l, struct deal_claim *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n_party; i++) {
		struct deal_party p = d->party[i];
		bool known = false;

		p.entity = link_end(l, p.entity, d->start, d->end);
		for (size_t k = 0; k < n; k++)
			known |= d->party[k].entity == p.entity;
		if (p.entity != 0 && !known)
			d->party[n++] = p;
	}
	d->n_party = n;
}

/* A deal of two that is left with one is no deal. */
static void
link_deals(struct linking *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->r->deals; i++) {
		struct deal_claim d = l->r->deal[i];
		size_t before = d.n_party;

		link_parties(l, &d);
		if (d.n_party >= MIN_OF(before, 2))
			l->r->deal[n++] = d;
	}
	l->r->deals = n;
}

static void
link_mentions(struct linking *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->r->mentions; i++) {
		struct mention m = l->r->mention[i];

		m.entity = l->is[i];
		if (m.entity != 0)
			l->r->mention[n++] = m;
	}
	l->r->mentions = n;
}

static bool
is_named(const struct reading *r, int64_t id)
{
	for (size_t i = 0; i < r->mentions; i++)
		if (r->mention[i].entity == id)
			return true;
	return false;
}

static bool
is_listed(const struct reading *r, int64_t id)
{
	for (size_t i = 0; i < r->entities; i++)
		if (r->entity[i].id == id)
			return true;
	return false;
}

/* Those that nothing names any more leave the list, what they are comes in:
 * by the word of a person it is a thing. */
static void
link_names(struct linking *l)
{
	struct reading *r = l->r;
	struct reading_entity *all = arena_array(l->arena, r->entities +
	    l->of->rule.n + 1, sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < r->entities; i++)
		if (is_named(r, r->entity[i].id))
			all[n++] = r->entity[i];
	r->entity = all;
	r->entities = n;
	for (size_t i = 0; i < l->of->rule.n; i++) {
		const struct rule *rule = &l->of->rule.at[i];
		const struct entity *known = lexicon_entity(l->lex, rule->to);

		if (!l->used[i] || rule->to == 0 || !is_named(r, rule->to) ||
		    is_listed(r, rule->to))
			continue;
		all[r->entities++] = (struct reading_entity){ .id = rule->to,
		    .type = known ? known->type : rule->type,
		    .origin = known ? known->origin : ORIGIN_USER,
		    .name = known ? known->name : rule->name,
		    .of = STR_NONE, .cue = STR_NONE };
	}
}

static size_t
give_moved(const struct linking *l, const int64_t **moved)
{
	int64_t *ids = arena_array(l->arena, l->of->rule.n + 1, sizeof(*ids));
	size_t n = 0;

	for (size_t i = 0; i < l->of->rule.n; i++)
		if (l->used[i])
			ids[n++] = l->of->rule.at[i].judgement;
	*moved = ids;
	return n;
}

static void *
copy(struct arena *a, const void *at, size_t n, size_t size)
{
	void *p = arena_array(a, n + 1, size);

	if (n > 0)
		memcpy(p, at, n * size);
	return p;
}

/* The reading stays as it was read: a step of the store may be run again. */
static void
own(struct linking *l)
{
	struct reading *r = l->r;

	r->mention = copy(l->arena, r->mention, r->mentions,
	    sizeof(*r->mention));
	r->claim = copy(l->arena, r->claim, r->claims, sizeof(*r->claim));
	r->deal = copy(l->arena, r->deal, r->deals, sizeof(*r->deal));
}

size_t
identity_link(const struct identity *x, const struct lexicon *lex,
    const struct doc *doc, struct reading *r, struct arena *a,
    const int64_t **moved)
{
	struct linking l = { x, lex, doc, r, a, NULL, NULL };
	size_t used = 0;

	*moved = NULL;
	if (x->rule.n == 0 || r->mentions == 0)
		return 0;
	l.is = arena_array(a, r->mentions, sizeof(*l.is));
	l.used = arena_array(a, x->rule.n, sizeof(*l.used));
	for (size_t i = 0; i < r->mentions; i++)
		l.is[i] = link_mention(&l, &r->mention[i]);
	for (size_t i = 0; i < x->rule.n; i++)
		used += l.used[i];
	if (used == 0)
		return 0;
	own(&l);
	link_claims(&l);
	link_deals(&l);
	link_mentions(&l);
	link_names(&l);
	return give_moved(&l, moved);
}

/* ---- what the fold keeps of it ---- */

static int
put_same(struct db *db, const struct identity *x, struct err *e)
{
	for (size_t i = 0; i < x->rule.n; i++) {
		const struct rule *r = &x->rule.at[i];
		int64_t is = identity_is(x, r->from);

		if (is != r->from && store_same_put(db, r->from, is, e) < 0)
			return -1;
	}
	return 0;
}

/* What was merged in, and what it was called before. */
static int
put_names(struct db *db, const struct identity *x, const struct judgement *j,
    struct err *e)
{
	int64_t is = identity_is(x, j->a);

	if (is == 0)
		return 0;
	if (j->kind == JUDGE_MERGE)
		return store_other_name_put(db, is, j->b_name, e);
	if (store_other_name_put(db, is, j->a_name, e) < 0 ||
	    store_other_name_put(db, is, j->text, e) < 0)
		return -1;
	return is == j->a ? store_other_name_give(db, is, j->text, e) : 0;
}

int
identity_fold(struct db *db, const struct identity *x, struct err *e)
{
	if (store_same_clear(db, e) < 0 || put_same(db, x, e) < 0)
		return -1;
	for (size_t i = 0; i < x->all.n; i++) {
		const struct judgement *j = &x->all.at[i];

		if (x->stands[i] && (j->kind == JUDGE_MERGE ||
		    j->kind == JUDGE_RENAME) && put_names(db, x, j, e) < 0)
			return -1;
	}
	return 0;
}
