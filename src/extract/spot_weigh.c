#include "base.h"

#include "page.h"
#include "part.h"
#include "spot_in.h"
#include "words.h"

/*
 * Which thing is meant where a name of the lexicon stands: a form that is beyond
 * doubt wants to be written as names are, any other is weighed by the words
 * around it and by what else the document names.
 */

struct looks
spot_look(const struct tokens *t, size_t first, size_t last)
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

/* "[z.ai](...)": an address is written small; "x.com/wang" is somebody's. */
static bool
is_address(const struct page *p, const struct form *f, const struct raw *r)
{
	size_t dot = f->text.n > 2 ? str_find_char(f->text, '.', 1) : SIZE_MAX;

	return dot != SIZE_MAX && dot + 1 < f->text.n &&
	    f->text.p[dot + 1] != ' ' &&
	    !(p->t.at[r->first].gap & (GAP_DOT | GAP_SLASH)) &&
	    (r->last + 1 == p->t.n || !(p->t.at[r->last + 1].gap & GAP_SLASH)) &&
	    str_ieq(token_span(&p->t, r->first, r->last), f->text);
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "some essential AI questions" are not Essential AI's. */
static bool
begins_small(const struct page *p, const struct form *f, const struct raw *r,
    struct looks k)
{
	return k.ordinary && k.words > 1 && !p->spoken && f->text.n > 0 &&
	    is_upper(f->text.p[0]) && word_is_low(&p->t.at[r->first]);
}

/* A Latin letter with a mark is in it: U+00C0 to U+02BF. */
static bool
has_marks(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0xc3 &&
		    (unsigned char)s.p[i] <= 0xca)
			return true;
	return false;
}

/* "über 550 Kunden": what is written small and with marks is not Uber; "Olá" is
 * not Ola. */
static bool
is_marked(const struct page *p, const struct form *f, const struct raw *r,
    struct looks k)
{
	return (!k.capital || f->unsure) && !k.wide && has_marks(token_span(&p->t, r->first,
	    r->last)) && !has_marks(f->text);
}

/* How the text agrees with a form that is beyond doubt where it agrees. */
bool
spot_written(const struct page *p, const struct form *f, const struct raw *r,
    struct looks k)
{
	bool handle = f->text.n > 0 && f->text.p[0] == '@';

	if (handle)
		return (p->t.at[r->first].gap & GAP_AT) != 0;
	if (is_marked(p, f, r, k))
		return false;
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
	if (is_address(p, f, r))
		return true;
	if (begins_small(p, f, r, k))
		return false;
	if (k.capital)
		return !(k.ordinary && k.words == 1 &&
		    begins_sentence(&p->t, r->first));
	return !k.ordinary && (k.words > 1 ||
	    p->t.at[r->first].end - p->t.at[r->first].start > 3);
}

/* LITE, as a stock is called. */
static bool
is_all_upper(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_upper(s.p[i]))
			return false;
	return s.n > 1;
}

/* "Lite" is not LITE, and "Sam" no model; but "Flux" is FLUX. */
static bool
is_shouted(const struct page *p, const struct form *f, const struct raw *r,
    struct str s)
{
	return is_all_upper(f->text) && !is_all_upper(s) &&
	    (p->lex->entity.at[f->entity].e.type != ENTITY_MODEL ||
	    word_is(&p->t.at[r->first], WORD_GIVEN));
}

/*
 * An unsure form wants its own case where case can be trusted; who writes himself
 * small is written with a capital too.
 */
static bool
has_own_case(const struct page *p, const struct form *f,
    const struct raw *r, struct looks k)
{
	struct str s = token_span(&p->t, r->first, r->last);

	if (!p->t.cased || str_eq(s, f->text))
		return true;
	if (is_shouted(p, f, r, s))
		return false;
	if (f->plain && !k.ordinary && !is_all_upper(s))
		return str_ieq(s, f->text);
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

/* "WriteMore.io": the end of an address is no company. */
static bool
ends_address(const struct page *p, const struct known *k, const struct raw *r)
{
	const struct token *t = &p->t.at[r->first];

	return k->e.type == ENTITY_COMPANY && t->gap == GAP_DOT &&
	    word_is_low(t) && p->t.text.p[t->start - 1] == '.' &&
	    (r->last + 1 == p->t.n || t[1].gap != GAP_DOT);
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
	if (k.words > 1 || k.wide)
		return false;
	return ends_address(p, e, r) || part_of_person(p, e, r->first, f->unsure, on) ||
	    part_of_particle(p, r->first) ||
	    (f->unsure && part_of_other(p, r->first)) ||
	    ((f->unsure || k.ordinary) && part_of_compound(p, e, r->first, on));
}

/* "7 AI news", "1 X": a number and a word are not 7AI. */
static bool
is_count(const struct page *p, const struct form *f, const struct raw *r)
{
	size_t n = p->t.at[r->first].end - p->t.at[r->first].start;

	return r->last > r->first && (p->t.at[r->first].flags & TOKEN_DIGITS) &&
	    p->t.at[r->first + 1].gap == GAP_SPACE && n < 3 && f->text.n > n &&
	    f->text.p[0] >= '0' && f->text.p[0] <= '9' &&
	    f->text.p[n] != ' ' && f->text.p[n] != '-';
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

/* "a round led by Benchmark", "backed by Accel": who does so is a house. */
static bool
is_backer(const struct page *p, const struct known *k, const struct raw *r,
    struct looks looks)
{
	static const char *const verbs[] = { "led", "backed", "funded",
	    "founded", "acquired" };
	uint32_t i = r->first;

	return k->e.type == ENTITY_COMPANY && looks.capital && p->t.cased &&
	    i > 1 && p->t.at[i].gap == GAP_SPACE &&
	    str_iis(token_str(&p->t, i - 1), "by") &&
	    is_any(p, i - 2, verbs, COUNT_OF(verbs));
}

/*
 * "xAI's Aurora": what another company has of its own is no company or site of
 * that name; but "OpenAI's Amazon deal".
 */
static bool
is_owned(const struct page *p, const struct known *k, const struct form *f,
    const struct raw *r)
{
	const struct spot *s;
	uint32_t i = r->first;
	uint32_t owner;

	if ((k->e.type != ENTITY_COMPANY && k->e.type != ENTITY_SITE) ||
	    (f->form == ALIAS_NAME && k->e.ticker.n > 0) || p->spot.n == 0 || i < 2 || !(p->t.at[i - 1].gap & GAP_APOSTROPHE) ||
	    p->t.at[i].gap != GAP_SPACE)
		return false;
	s = &p->spot.at[p->spot.n - 1];
	owner = p->named.at[s->named].known;
	return s->last + 2 == i && p->named.at[s->named].type ==
	    ENTITY_COMPANY && owner != 0 && k->of != owner;
}

/* The belief that this form is meant here; 0 or less is none. */
static int
weigh(const struct page *p, const struct survey *v, const struct form *f,
    const struct raw *r, struct looks k)
{
	const struct known *e = &p->lex->entity.at[f->entity];
	unsigned near, far;
	int score;

	if (is_part(p, v, f, r, k) || is_count(p, f, r))
		return 0;
	if (!f->unsure && spot_written(p, f, r, k))
		return 40 + type_weight(e->e.type) + (f->form == ALIAS_NAME);
	/* plain words that sound like a name: the talk around them votes */
	if (!f->unsure)
		return f->form == ALIAS_HEARD && p->spoken && k.words > 1 &&
		    page_context(p, e, r->first, r->last) > 1 ?
		    type_weight(e->e.type) : 0;
	if (f->form == ALIAS_HEARD && !p->spoken)
		return 0;
	if (!has_own_case(p, f, r, k) || is_marked(p, f, r, k) ||
	    is_owned(p, e, f, r))
		return 0;
	/* "Every country wants it" */
	if (k.ordinary && k.words == 1 && begins_sentence(&p->t, r->first) &&
	    word_small(&p->t.at[r->first]) != SMALL_NONE)
		return 0;
	far = count_far(p, e);
	near = far ? page_context(p, e, r->first, r->last) : 0;
	/* a long text has words of anything somewhere: "Matrix", "Science" */
	if (near == 0 && k.ordinary && k.words == 1 && is_house_name(p, e, r))
		far = 0;
	/* a word or two of context far off says little, several say enough */
	score = (int)near * 4 + (far >= 3 ? (int)far - 2 : 0);
	if (is_backer(p, e, r, k))
		score += 4;
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

const struct form *
spot_best(const struct page *p, const struct survey *v, const struct raw *r)
{
	const struct lexicon *x = p->lex;
	const struct form *best = NULL;
	struct looks k = spot_look(&p->t, r->first, r->last);
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
