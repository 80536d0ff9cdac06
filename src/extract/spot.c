#include "base.h"

#include <string.h>

#include "family.h"
#include "page.h"
#include "part.h"
#include "version.h"
#include "words.h"

#define AHEAD 6		/* tokens ahead of a look-up that memory is asked for */

struct raw {
	uint32_t	first, last;
	uint32_t	form;		/* head of the chain of forms */
	bool		open;		/* a version goes on: only a family fits */
	const struct family *member;	/* of it, by pattern; no form */
};

VEC_NAMED(raws, struct raw);

/* What the first pass gathers of the whole document. */
struct survey {
	struct raws	 raw;
	uint8_t		*sure;		/* by entity: named beyond doubt */
};

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

struct looks {
	bool	capital;	/* some word of it is capitalised */
	bool	ordinary;	/* every word is an ordinary word */
	bool	wide;		/* CJK, or has digits: case says nothing */
	size_t	words;
};

static struct looks
look(const struct tokens *t, size_t first, size_t last)
{
	struct looks k = { .ordinary = true };

	for (size_t i = first; i <= last; i++) {
		uint32_t f = t->at[i].flags;

		k.words++;
		k.capital |= (f & (TOKEN_CAPITAL | TOKEN_INNER)) != 0;
		k.wide |= (f & (TOKEN_CJK | TOKEN_DIGITS)) != 0;
		if ((f & (TOKEN_CJK | TOKEN_DIGITS)) ||
		    !(f & WORD_ORDINARY))
			k.ordinary = false;
	}
	return k;
}

static bool
begins_sentence(const struct tokens *t, size_t i)
{
	return (t->at[i].gap & (GAP_BLOCK | GAP_TURN | GAP_QUESTION |
	    GAP_EXCLAIM)) || ((t->at[i].gap & GAP_DOT) &&
	    (t->at[i].gap & GAP_SPACE));
}

/* Chinese stands in front of it or behind it. */
static bool
is_foreign(const struct page *p, const struct raw *r)
{
	size_t from = r->first > 4 ? r->first - 4 : 0;
	size_t to = MIN_OF(p->t.n, (size_t)r->last + 5);

	for (size_t i = from; i < to; i++)
		if (p->t.at[i].flags & TOKEN_CJK)
			return true;
	return false;
}

/* How the text agrees with a form that is beyond doubt where it agrees. */
static bool
is_written(const struct page *p, const struct form *f, const struct raw *r,
    struct looks k)
{
	bool handle = f->text.n > 0 && f->text.p[0] == '@';

	if (handle)
		return (p->t.at[r->first].gap & GAP_AT) != 0;
	if (f->form == ALIAS_HEARD)
		return p->spoken && (!k.ordinary || (k.words > 1 &&
		    k.capital && p->t.cased));
	if (k.wide || f->plain)
		return true;
	/* in Chinese text any other word is foreign: "叫anthropic, open ai" */
	if (is_foreign(p, r) && (k.words > 1 || !k.ordinary))
		return true;
	if (!p->t.cased)
		return !k.ordinary;
	if (k.capital)
		return !(k.ordinary && k.words == 1 &&
		    begins_sentence(&p->t, r->first));
	return !k.ordinary && (k.words > 1 ||
	    p->t.at[r->first].end - p->t.at[r->first].start > 3);
}

/* An unsure form wants its own case where case can be trusted. */
static bool
has_own_case(const struct page *p, const struct form *f,
    const struct raw *r)
{
	struct str s = token_span(&p->t, r->first, r->last);

	if (!p->t.cased || str_eq(s, f->text))
		return true;
	return s.n > 0 && f->text.n > 0 && s.p[0] == f->text.p[0] &&
	    (p->t.at[r->first].flags & TOKEN_CAPITAL);
}

/* Distinct context words of an entity in all the text. */
static unsigned
count_far(const struct page *p, const struct known *k)
{
	unsigned far = 0;

	for (size_t c = 0; c < k->contexts; c++)
		far += page_has_word(p, k->context[c]);
	return far;
}

/* Which of several things of one name is more often meant. */
static int
type_weight(enum entity_type type)
{
	static const signed char weight[ENTITY_TYPES] = {
		[ENTITY_COMPANY] = 6, [ENTITY_MODEL] = 5, [ENTITY_CHIP] = 5,
		[ENTITY_PERSON] = 4, [ENTITY_SITE] = 4, [ENTITY_PRODUCT] = 3,
		[ENTITY_MEDIA] = 2, [ENTITY_TECHNOLOGY] = 2,
		[ENTITY_INSTITUTION] = 2, [ENTITY_PLACE] = 1,
		[ENTITY_THEME] = 1
	};

	return weight[type];
}

/* Another name begins right behind. */
static bool
goes_on(const struct survey *v, const struct raw *r)
{
	return r + 1 < v->raw.at + v->raw.n && r[1].first == r->last + 1;
}

/* A piece of another name: "Maria Jensen", "Multi-Modal". */
static bool
is_part(const struct page *p, const struct survey *v, const struct form *f,
    const struct raw *r, struct looks k)
{
	const struct known *e = &p->lex->entity.at[f->entity];
	bool on = goes_on(v, r);

	if (e->e.type == ENTITY_PLACE && part_of_clock(p, r->last))
		return true;
	return k.words == 1 && !k.wide && (part_of_person(p, e, r->first,
	    f->unsure, on) || ((f->unsure || k.ordinary) &&
	    part_of_compound(p, r->first, on)));
}

/* A company, a paper or a site, and no abbreviation. */
static bool
is_house_name(const struct page *p, const struct known *k,
    const struct raw *r)
{
	return (k->e.type == ENTITY_COMPANY || k->e.type == ENTITY_MEDIA ||
	    k->e.type == ENTITY_SITE) &&
	    !(p->t.at[r->first].flags & TOKEN_UPPER);
}

/* The belief that this form is meant here; 0 or less is none. */
static int
weigh(const struct page *p, const struct survey *v, const struct form *f,
    const struct raw *r, struct looks k)
{
	const struct known *e = &p->lex->entity.at[f->entity];
	unsigned near, far;
	int score;

	if (is_part(p, v, f, r, k))
		return 0;
	if (!f->unsure && is_written(p, f, r, k))
		return 40 + type_weight(e->e.type) + (f->form == ALIAS_NAME);
	/* plain words that sound like a name: the talk around them votes */
	if (!f->unsure)
		return f->form == ALIAS_HEARD && p->spoken && k.words > 1 &&
		    page_context(p, e, r->first, r->last) > 1 ?
		    type_weight(e->e.type) : 0;
	if (f->form == ALIAS_HEARD && !p->spoken)
		return 0;
	if (!has_own_case(p, f, r))
		return 0;
	far = count_far(p, e);
	near = far ? page_context(p, e, r->first, r->last) : 0;
	/* a long text has words of anything somewhere: "Matrix", "Science" */
	if (near == 0 && k.ordinary && k.words == 1 && is_house_name(p, e, r))
		far = 0;
	/* a word or two of context far off says little, several say enough */
	score = (int)near * 4 + (far >= 3 ? (int)far - 2 : 0);
	/* a capital on what is no ordinary word: "Intel", "Tesla" */
	if (p->t.cased && k.capital && !k.ordinary && (e->e.type ==
	    ENTITY_COMPANY || e->e.type == ENTITY_MODEL) &&
	    p->t.at[r->last].end - p->t.at[r->first].start >= 4)
		score += 3;
	if (v->sure[f->entity])
		score += 6;
	if (e->of != 0 && v->sure[e->of - 1])
		score += 3;
	if (score > 0 && p->t.cased && k.ordinary && k.words == 1 &&
	    begins_sentence(&p->t, r->first))
		score -= 4;
	if (!p->t.cased && (k.ordinary || k.words == 1))
		score -= 4;
	return score > 0 ? score + type_weight(e->e.type) : 0;
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
	struct looks k = look(&p->t, r->first, r->last);

	for (uint32_t f = r->form; f != MATCH_NONE; f = x->form.at[f].next - 1)
		if (!x->form.at[f].unsure &&
		    x->form.at[f].form != ALIAS_HEARD &&
		    is_written(p, &x->form.at[f], r, k))
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

/* The form that is most likely meant; NULL where none is. */
static const struct form *
best_form(const struct page *p, const struct survey *v, const struct raw *r)
{
	const struct lexicon *x = p->lex;
	const struct form *best = NULL;
	struct looks k = look(&p->t, r->first, r->last);
	int most = 0;

	for (uint32_t i = r->form; i != MATCH_NONE; i = x->form.at[i].next - 1) {
		const struct form *f = &x->form.at[i];
		int w = weigh(p, v, f, r, k);

		/* a tie falls the same way whatever was put first */
		if (w > most || (w == most && best != NULL &&
		    x->entity.at[f->entity].e.id <
		    x->entity.at[best->entity].e.id)) {
			most = w;
			best = f;
		}
	}
	return best;
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
		best = best_form(p, &v, r);
		if (best != NULL)
			accept(p, r, best, p->s.at[s].last);
	}
	VEC_RELEASE(&v.raw);
}
