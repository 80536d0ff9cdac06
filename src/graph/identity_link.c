#include "base.h"

#include <string.h>

#include "identity.h"

/* The rules laid over a reading. */

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
			text = identity_folded((struct str){
			    l->doc->text.p + m->start, m->end - m->start },
			    l->arena);
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

		if (!l->used[i] || !is_named(r, rule->to) ||
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
