#include "base.h"

#include <string.h>

#include "family.h"
#include "page.h"
#include "spot_in.h"
#include "version.h"
#include "words.h"

#define AHEAD 6		/* tokens ahead of a look-up that memory is asked for */

/*
 * A match must end where a word ends: H100 in "H100x", GPT-4 in "GPT-4o" and in
 * "GPT-4.1" are other things, but "H100s" is H100.
 */
static bool
has_edges(const struct tokens *t, size_t first, size_t last)
{
	const struct token *a = &t->at[first];

	if (a->gap == 0 && first > 0 && !(a->flags & (TOKEN_CJK | TOKEN_SIGN)) &&
	    !(t->at[first - 1].flags & (TOKEN_CJK | TOKEN_SIGN)))
		return false;
	if (last + 1 < t->n) {
		const struct token *b = &t->at[last + 1], *z = &t->at[last];

		if (b->gap == 0 && !(b->flags & (TOKEN_CJK | TOKEN_SIGN)) &&
		    !(z->flags & TOKEN_CJK))
			return str_is(token_str(t, last + 1), "s") &&
			    (z->flags & TOKEN_DIGITS);
		if (b->gap == GAP_DOT && (b->flags & TOKEN_DIGITS) &&
		    (z->flags & TOKEN_DIGITS))
			return false;
	}
	return true;
}

/* Can a version behind this name make a new member? */
static bool
is_family(const struct lexicon *x, uint32_t form)
{
	for (; form != MATCH_NONE; form = x->form.at[form].next - 1)
		if (x->entity.at[x->form.at[form].entity].e.type ==
		    ENTITY_MODEL)
			return true;
	return false;
}

static void
note_sure(const struct page *p, struct survey *v, const struct raw *r)
{
	const struct lexicon *x = p->lex;
	struct looks k = spot_look(&p->t, r->first, r->last);

	for (uint32_t f = r->form; f != MATCH_NONE; f = x->form.at[f].next - 1)
		if (!x->form.at[f].unsure &&
		    x->form.at[f].form != ALIAS_HEARD &&
		    spot_written(p, &x->form.at[f], r, k))
			v->sure[x->form.at[f].entity] = 1;
}

/* May the name of a row begin at token i? */
static bool
begins_row(const struct page *p, size_t i, size_t last)
{
	return word_begins(&p->t, i, last, WORD_NAME, WORD_NAME_HEAD,
	    WORD_NAME_TAIL);
}

/* The rows whose name begins at token i; false where there are none. */
static bool
find_rows(const struct page *p, size_t i, size_t last, struct raw *r)
{
	size_t end = i;
	uint32_t form = begins_row(p, i, last) ? match_walk(&p->lex->names,
	    &p->t, i, last, word_is(&p->t.at[i], WORD_NAME), &end) :
	    MATCH_NONE;
	bool whole = form != MATCH_NONE && has_edges(&p->t, i, end);

	*r = (struct raw){ .first = (uint32_t)i, .last = (uint32_t)end,
	    .form = form, .open = !whole };
	return whole || (form != MATCH_NONE && is_family(p->lex, form));
}

/*
 * A member by pattern that begins at one of tokens i..r->last and reaches
 * further than the row: "Ascend 980" in "Huawei Ascend 980".
 */
static bool
find_member(const struct page *p, size_t i, size_t last, const struct raw *r,
    struct raw *out)
{
	for (size_t k = i; k <= r->last; k++) {
		const struct family *f;
		size_t end;

		if (!word_is(&p->t.at[k], WORD_FAMILY))
			continue;
		f = family_at(&p->t, k, last, &end);
		if (f == NULL || (end <= r->last && r->form != MATCH_NONE &&
		    !r->open))
			continue;
		*out = (struct raw){ .first = (uint32_t)k,
		    .last = (uint32_t)end, .form = MATCH_NONE, .member = f };
		return true;
	}
	return false;
}

/* What is named from token i on; the token to go on from. */
static size_t
survey_token(struct page *p, struct survey *v, size_t i, size_t last)
{
	struct raw r, member;
	bool found;

	if (!word_is(&p->t.at[i], WORD_FAMILY) && !begins_row(p, i, last))
		return i + 1;
	found = find_rows(p, i, last, &r);
	if (find_member(p, i, last, &r, &member)) {
		if (member.first > i &&
		    find_rows(p, i, member.first - 1, &r) && !r.open) {
			*VEC_ADD(&v->raw) = r;
			note_sure(p, v, &r);
		}
		*VEC_ADD(&v->raw) = member;
		return member.last + 1;
	}
	if (!found)
		return i + 1;
	*VEC_ADD(&v->raw) = r;
	if (r.open)
		return i + 1;
	note_sure(p, v, &r);
	return r.last + 1;
}

static void
survey_page(struct page *p, struct survey *v)
{
	size_t s = 0;

	v->sure = arena_alloc(p->arena, p->lex->entity.n + 1);
	for (size_t i = 0; i < p->t.n; ) {
		if (i + AHEAD < p->t.n && word_is(&p->t.at[i + AHEAD],
		    WORD_NAME))
			match_fetch(&p->lex->names, p->t.at[i + AHEAD].hash);
		while (s + 1 < p->s.n && i > p->s.at[s].last)
			s++;
		i = survey_token(p, v, i, p->s.at[s].last);
	}
}

/* The maker itself, or a company of it: AWS of Amazon. */
static bool
is_house(const struct lexicon *x, uint32_t entity, uint32_t maker)
{
	const struct known *k = &x->entity.at[entity];

	return entity == maker || (k->e.type == ENTITY_COMPANY &&
	    (k->of == maker + 1 || x->entity.at[maker].of == entity + 1));
}

/* The model is called by its maker's name and more: "DeepSeek-V4". */
static bool
begins_name(const struct known *k, struct str maker)
{
	return k->e.type == ENTITY_MODEL && k->e.name.n > maker.n &&
	    str_ieq((struct str){ k->e.name.p, maker.n }, maker);
}

/*
 * "Google Gemini", "AWS Trainium2": the maker and the thing, each named.  Where
 * the match is the maker's name and a name of the thing, the last token of the
 * maker; else r->last.
 */
static size_t
maker_end(const struct page *p, const struct raw *r, const struct known *k,
    uint32_t *maker)
{
	const struct lexicon *x = p->lex;
	size_t end, rest;
	uint32_t f = MATCH_NONE;

	if (k->of == 0 || r->first == r->last || k->e.type == ENTITY_COMPANY)
		return r->last;
	/* "AWS Trainium" has a row of its own: the shortest is the maker */
	for (size_t last = r->first; last < r->last && f == MATCH_NONE; last++) {
		f = match_find(&x->names, &p->t, r->first, last, &end);
		while (f != MATCH_NONE && (end != last || !is_house(x,
		    x->form.at[f].entity, k->of - 1)))
			f = x->form.at[f].next - 1;
	}
	if (f == MATCH_NONE)
		return r->last;
	/* "DeepSeek-V3", "DeepSeek V4 Flash": one name */
	if (p->t.at[end + 1].gap == GAP_HYPHEN || begins_name(k,
	    token_span(&p->t, r->first, end)))
		return r->last;
	*maker = x->form.at[f].entity;
	f = match_find(&x->names, &p->t, end + 1, r->last, &rest);
	while (f != MATCH_NONE && &x->entity.at[x->form.at[f].entity] != k)
		f = x->form.at[f].next - 1;
	return f != MATCH_NONE && rest == r->last ? end : r->last;
}

static void
accept(struct page *p, const struct raw *r, const struct form *f,
    size_t limit)
{
	const struct known *k = &p->lex->entity.at[f->entity];
	struct spot *s;
	size_t end = r->last, cut;
	uint32_t maker;

	if (k->e.type == ENTITY_MODEL)
		end = version_end(p, r->last, limit);
	if (r->open && end == r->last)
		return;
	cut = maker_end(p, r, k, &maker);
	if (cut != r->last) {
		s = VEC_ADD(&p->spot);
		*s = (struct spot){ r->first, (uint32_t)cut,
		    page_known(p, maker), HOW_NAME };
	}
	s = VEC_ADD(&p->spot);
	s->first = cut != r->last ? (uint32_t)cut + 1 : r->first;
	s->how = f->form == ALIAS_HEARD ? HOW_HEARD : HOW_NAME;
	if (end > r->last) {
		s->named = version_name(p, f, s->first, r->last, end);
		s->how = HOW_FAMILY;
	} else
		s->named = page_known(p, f->entity);
	s->last = (uint32_t)end;
}

/* A member by its maker's numbering: a row's, where a row is so called. */
static void
accept_member(struct page *p, const struct raw *r, size_t limit)
{
	const struct family *f = r->member;
	struct named n = { .type = f->type, .origin = ORIGIN_FAMILY,
	    .of = f->of, .cue = f->pattern };
	size_t end = r->last;
	uint32_t known, named;

	n.name = family_name(f, &p->t, r->first, r->last, p->arena);
	if (n.type == ENTITY_MODEL)
		end = version_end(p, r->last, limit);
	if (end > r->last)
		n.name = version_lengthen(p, n.name, r->last + 1, end);
	n.id = entity_id(n.type, n.name);
	known = lexicon_named(p->lex, n.name);
	named = known != 0 ? page_known(p, known - 1) :
	    page_named(p, &n);
	*VEC_ADD(&p->spot) = (struct spot){ r->first, (uint32_t)end, named,
	    HOW_FAMILY };
}

void
spot_names(struct page *p)
{
	struct survey v = { .raw = VEC_INIT };
	size_t s = 0;

	survey_page(p, &v);
	for (size_t i = 0; i < v.raw.n; i++) {
		const struct raw *r = &v.raw.at[i];
		const struct form *best;

		if (p->spot.n > 0 &&
		    r->first <= p->spot.at[p->spot.n - 1].last)
			continue;	/* a family took it in */
		while (s + 1 < p->s.n && r->first > p->s.at[s].last)
			s++;
		if (r->member != NULL) {
			accept_member(p, r, p->s.at[s].last);
			continue;
		}
		best = spot_best(p, &v, r);
		if (best != NULL)
			accept(p, r, best, p->s.at[s].last);
	}
	VEC_RELEASE(&v.raw);
}
