#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "bisect.h"
#include "page.h"
#include "words.h"

/*
 * Names that no row holds, shown by the grammar around them: a run of capitalised
 * words beside a role, a company's ending, money raised, a founder.  What nothing
 * shows stays unread: no name is better than a wrong one.
 */

struct run {
	uint32_t	first, last;
};

VEC_NAMED(runs, struct run);

static bool
is_word(const struct page *p, size_t i, const char *w)
{
	return i < p->t.n && str_iis(token_str(&p->t, i), w);
}

static bool
is_name_word(const struct page *p, size_t i)
{
	const struct token *t = &p->t.at[i];

	/* the GB of "16GB VRAM" */
	if (i > 0 && t->gap == 0 && t->end - t->start < 3 &&
	    (t[-1].flags & TOKEN_DIGITS))
		return false;
	return (t->flags & TOKEN_CAPITAL) && !(t->flags & (TOKEN_CJK |
	    TOKEN_SIGN)) && t->end - t->start > 1;
}

static const struct sentence *
sentence_of(const struct page *p, uint32_t token)
{
	size_t lo = 1, hi = p->s.n;

	BISECT(lo, hi, mid, p->s.at[mid].first <= token);
	return &p->s.at[lo - 1];
}

static enum cue
cue_from(const struct page *p, size_t i, size_t last, size_t *end)
{
	return i <= last ? cue_at(&p->t, i, last, end) : CUE_NONE;
}

/* "Yellow has raised $5 million": one who raises money, by whatever word. */
static bool
raises_money(const struct page *p, uint32_t i, const struct sentence *s)
{
	static const char *const nobody[] = { "someone", "somebody",
	    "everyone", "everybody", "nobody", "anyone", "another", "management",
	    "government", "congress", "industry", "nonprofit" };
	struct str w = token_str(&p->t, i);
	size_t end, one;
	enum cue c = cue_at(&p->t, i, i, &one);

	if (i != s->first || str_iin(w, nobody, COUNT_OF(nobody)) ||
	    word_small(&p->t.at[i]) != SMALL_NONE ||
	    c != CUE_NONE || w.n < 4 || w.p[w.n - 1] == 's' ||
	    cue_from(p, i + 1, s->last, &end) != CUE_RAISE ||
	    p->t.at[i + 1].gap != GAP_SPACE || !word_is_low(&p->t.at[i + 1]))
		return false;
	for (size_t k = end + 1; k <= s->last && k < end + 4; k++)
		if (p->t.at[k].flags & TOKEN_SIGN)
			return true;
	return false;
}

/* May an ordinary word with a capital stand in a name here? */
static bool
may_be_ordinary(const struct page *p, uint32_t i, uint32_t k,
    const struct sentence *s)
{
	enum cue c;
	size_t end;

	c = cue_at(&p->t, k, k, &end);
	if (k > i && c == CUE_COMPANY_END)
		return true;
	if (k == i && raises_money(p, i, s))
		return true;
	if (s->heading || c == CUE_ROLE || c == CUE_COMPANY_IS)
		return false;
	return k > i || (i > s->first && k < s->last &&
	    p->t.at[k + 1].gap == GAP_SPACE && is_name_word(p, k + 1) &&
	    !page_taken(p, k + 1));
}

/* "Dunwick Robotics": the word for what it does ends a company's name. */
static bool
is_ending(const struct page *p, uint32_t k)
{
	size_t from, end;

	return page_spots(p, k, k, &from) == 1 && p->named.at[p->spot.at[
	    from].named].type == ENTITY_THEME &&
	    cue_at(&p->t, k, k, &end) == CUE_COMPANY_END;
}

/* Capitalised words in a row, four at most. */
static bool
run_at(const struct page *p, uint32_t i, const struct sentence *s,
    struct run *r)
{
	uint32_t k = i, last = s->last;

	/* "Isaac Lab-Arena": the rest of a name that is read */
	if (i > s->first && p->t.at[i].gap == GAP_HYPHEN && page_taken(p, i - 1))
		return false;
	while (k <= last && k - i < 4 && is_name_word(p, k) &&
	    (!page_taken(p, k) || (k > i && is_ending(p, k)))) {
		uint32_t gap = p->t.at[k].gap;

		if (k > i && gap != GAP_SPACE && gap != 0 && gap != GAP_HYPHEN)
			break;
		if (word_is(&p->t.at[k], WORD_ORDINARY) &&
		    !may_be_ordinary(p, i, k, s))
			break;
		k++;
	}
	if (k == i)
		return false;
	*r = (struct run){ i, k - 1 };
	return true;
}

/*
 * "**Agent Goes Mobile**: ...": among the words around it in bold or out of it
 * ordinary ones have a capital too, so that a capital shows nothing.
 */
static bool
is_titled(const struct page *p, const struct run *r,
    const struct sentence *s)
{
	uint32_t bold = p->t.at[r->first].flags & TOKEN_BOLD;
	unsigned capitals = 0, small = 0;
	uint32_t i = r->first, last = MIN_OF(s->last, r->last + 12);

	while (i > s->first && r->first - i < 12 &&
	    (p->t.at[i - 1].flags & TOKEN_BOLD) == bold)
		i--;
	for (; i <= last; i++) {
		const struct token *t = &p->t.at[i];

		if (i > r->last && (t->flags & TOKEN_BOLD) != bold)
			break;
		if (t->end - t->start < 4 || (t->flags & TOKEN_DIGITS) ||
		    page_taken(p, i))
			continue;
		if (!(t->flags & TOKEN_CAPITAL))
			small++;
		else if (word_is(t, WORD_ORDINARY))
			capitals += i > s->first;
	}
	return capitals > 1 && capitals >= small;
}

/* "Pennathur Systems, Inc." */
static bool
has_legal_form(const struct page *p, const struct run *r,
    const struct sentence *s)
{
	static const char *const forms[] = { "inc", "llc", "ltd", "plc",
	    "corp", "gmbh" };
	uint32_t i = r->last + 1;

	return i <= s->last && (p->t.at[i].gap & GAP_COMMA) &&
	    str_iin(token_str(&p->t, i), forms, COUNT_OF(forms));
}

/* "the CEO of Thornavale", "chief executive at Thornavale" */
static bool
has_head(const struct page *p, const struct run *r, const struct sentence *s)
{
	static const char *const heads[] = { "ceo", "cto", "cfo", "coo",
	    "executive", "officer", "cofounder" };
	uint32_t i = r->first;

	return i > s->first + 1 && p->t.at[i].gap == GAP_SPACE &&
	    (is_word(p, i - 1, "of") || is_word(p, i - 1, "at")) &&
	    str_iin(token_str(&p->t, i - 2), heads, COUNT_OF(heads));
}

/* "brought to you by X": who pays. */
static bool
is_paying(const struct page *p, const struct run *r, const struct sentence *s)
{
	uint32_t i = r->first;

	return i > s->first + 3 && p->t.at[i].gap == GAP_SPACE &&
	    is_word(p, i - 1, "by") && is_word(p, i - 2, "you") &&
	    is_word(p, i - 3, "to") && is_word(p, i - 4, "brought");
}

/* "a company called Tarnbrook Longevity", in talk too. */
static bool
is_called_company(const struct page *p, const struct run *r,
    const struct sentence *s)
{
	static const char *const kinds[] = { "company", "startup", "firm" };
	uint32_t i = r->first;

	return i > s->first + 1 && p->t.at[i].gap == GAP_SPACE &&
	    (is_word(p, i - 1, "called") || is_word(p, i - 1, "named")) &&
	    (str_iin(token_str(&p->t, i - 2), kinds, COUNT_OF(kinds)) ||
	    (is_word(p, i - 2, "up") && i > s->first + 2 &&
	    is_word(p, i - 3, "start")));
}

/* "TrainTrackLabs": where the ending of a company's name is run on; 0: nowhere. */
static size_t
run_on_at(const struct page *p, const struct run *r)
{
	static const char *const ends[] = { "Labs", "Robotics", "Ventures",
	    "Capital", "Therapeutics", "Technologies" };
	struct str w = token_str(&p->t, r->last);

	if (r->first != r->last || (p->t.at[r->first].gap & (GAP_AT |
	    GAP_SLASH)) || (r->last + 1 < p->t.n &&
	    (p->t.at[r->last + 1].gap & GAP_SLASH)))
		return 0;
	for (size_t k = 0; k < COUNT_OF(ends); k++) {
		size_t n = strlen(ends[k]);

		if (w.n > n + 2 && w.p[w.n - n - 1] >= 'a' && str_eq(
		    (struct str){ w.p + w.n - n, n }, str_of(ends[k])))
			return w.n - n;
	}
	return 0;
}

/* "IsomorphicLabs": the row that it is, + 1, where its words are parted. */
static uint32_t
row_of_run_on(const struct page *p, const struct run *r)
{
	struct str w = token_str(&p->t, r->first);
	size_t cut = run_on_at(p, r);

	return cut == 0 ? 0 : lexicon_named(p->lex, str_of(arena_printf(
	    p->arena, "%.*s %.*s", (int)cut, w.p, (int)(w.n - cut),
	    w.p + cut)));
}

/* What shows a company: its ending, what it is said to be, money, owners. */
static enum cue
shows_company(const struct page *p, const struct run *r,
    const struct sentence *s)
{
	size_t end = 0;
	enum cue c, z = cue_at(&p->t, r->last, r->last, &end);
	bool titled = s->heading || is_titled(p, r, s);

	/* in a heading every word is capitalised: only its verbs show anything */
	if (r->last > r->first && z == CUE_COMPANY_END && !titled &&
	    !word_is(&p->t.at[r->first], WORD_ORDINARY))
		return z;
	if (has_legal_form(p, r, s) || run_on_at(p, r) > 0)
		return CUE_COMPANY_END;
	if (!titled && has_head(p, r, s))
		return CUE_ROLE;
	if (!titled && is_paying(p, r, s))
		return CUE_SPONSOR;
	if (r->first > s->first + 1 && !titled) {
		c = cue_from(p, r->first - 2, r->first - 1, &end);
		if (c == CUE_CUSTOMERS && end == r->first - 1)
			return c;
	}
	if (r->first > s->first && !titled) {
		c = cue_from(p, r->first - 1, r->first - 1, &end);
		if (c == CUE_COMPANY_IS || c == CUE_ACQUIRE)
			return c;
		if (r->first >= s->first + 2) {
			c = cue_from(p, r->first - 2, r->first - 1, &end);
			if (end == r->first - 1 && (c == CUE_LED_BY ||
			    c == CUE_BACKED_BY || c == CUE_FOUNDER ||
			    c == CUE_ACQUISITION_OF || c == CUE_STAKE_IN ||
			    c == CUE_INVEST))
				return c;
		}
	}
	c = cue_from(p, r->last + 1, s->last, &end);
	if (c == CUE_RAISE && end + 1 <= s->last)
		for (size_t i = end + 1; i <= s->last && i < end + 5; i++)
			if (p->t.at[i].flags & TOKEN_SIGN)
				return c;
	if (c == CUE_ACQUIRE && end < s->last &&
	    (p->t.at[end + 1].flags & TOKEN_CAPITAL))
		return c;
	/* "Rebellions, South Korea's first AI chip unicorn, ..." */
	if (!titled && r->last < s->last &&
	    (p->t.at[r->last + 1].gap & GAP_COMMA))
		for (size_t i = r->last + 1; i <= s->last && i < r->last + 9;
		    i++) {
			if (i > r->last + 1 && (p->t.at[i].gap & GAP_COMMA))
				break;
			if (cue_at(&p->t, i, i, &end) == CUE_COMPANY_IS &&
			    (is_word(p, r->last + 1, "a") ||
			    is_word(p, r->last + 1, "an") ||
			    is_word(p, r->last + 1, "the") ||
			    (p->t.at[i - 1].flags & TOKEN_CAPITAL) == 0))
				return CUE_COMPANY_IS;
		}
	return CUE_NONE;
}

/* "APIs", "GPUs": the plural of an abbreviation, and no name. */
static bool
is_plural(const struct page *p, const struct run *r)
{
	struct str s = token_str(&p->t, r->last);

	return r->first == r->last && s.n > 2 && s.p[s.n - 1] == 's' &&
	    s.p[s.n - 2] >= 'A' && s.p[s.n - 2] <= 'Z';
}

/*
 * "Wonik Robotics", where the row is of another house of that name: what a word
 * of its own ends is a company beside the one that is known.
 */
static bool
is_branch(const struct page *p, const struct spot *known,
    const struct sentence *s, struct run *r)
{
	static const char *const ends[] = { "robotics", "ventures", "capital",
	    "industries", "semiconductor", "semiconductors", "aerospace",
	    "therapeutics", "motors", "electronics", "pharmaceuticals" };
	uint32_t i = known->last + 1;
	size_t from, n;

	if (p->named.at[known->named].type != ENTITY_COMPANY || i > s->last ||
	    p->t.at[i].gap != GAP_SPACE ||
	    !(p->t.at[i].flags & TOKEN_CAPITAL) ||
	    !str_iin(token_str(&p->t, i), ends, COUNT_OF(ends)) ||
	    (i < s->last && p->t.at[i + 1].gap == GAP_SPACE &&
	    (p->t.at[i + 1].flags & TOKEN_CAPITAL)))
		return false;
	n = page_spots(p, i, i, &from);
	*r = (struct run){ known->first, i };
	return (n == 0 || is_ending(p, i)) && !s->heading &&
	    !is_titled(p, r, s);
}

/* Before any candidate is put: look-ups want the spots in order. */
static void
gather_branches(const struct page *p, struct runs *v)
{
	for (size_t i = 0; i < p->spot.n; i++) {
		const struct spot *known = &p->spot.at[i];
		struct run r;

		if (is_branch(p, known, sentence_of(p, known->first), &r))
			*VEC_ADD(v) = r;
	}
}

static void
gather(const struct page *p, struct runs *v)
{
	for (size_t k = 0; k < p->s.n; k++) {
		const struct sentence *s = &p->s.at[k];

		for (uint32_t i = s->first; i <= s->last; i++) {
			struct run r;

			if (!(p->t.at[i].flags & TOKEN_CAPITAL) ||
			    !run_at(p, i, s, &r))
				continue;
			*VEC_ADD(v) = r;
			i = r.last;
		}
	}
}

/* Further places of a name once shown. */
static void
put_again(struct page *p, const struct runs *v)
{
	struct map names = MAP_INIT;
	bool *taken = arena_array(p->arena, v->n + 1, sizeof(*taken));

	for (size_t i = 0; i < v->n; i++)
		taken[i] = page_taken(p, v->at[i].first);
	for (size_t i = 0; i < p->named.n; i++)
		if (p->named.at[i].origin == ORIGIN_CANDIDATE)
			*map_put(&names, p->named.at[i].name, NULL) = i + 1;
	for (size_t i = 0; i < v->n; i++) {
		struct str text = token_span(&p->t, v->at[i].first,
		    v->at[i].last);
		uint64_t *place = map_find(&names, text);
		struct spot *s;

		if (place == NULL || taken[i])
			continue;
		s = VEC_ADD(&p->spot);
		*s = (struct spot){ v->at[i].first, v->at[i].last,
		    (uint32_t)(*place - 1), HOW_GRAMMAR };
		p->named.at[*place - 1].mentions++;
	}
	map_release(&names);
}

/* The runs that a branch takes in are none any more. */
static void
put_branches(struct page *p, const struct runs *branches, struct runs *v)
{
	size_t known = p->spot.n, n = 0;

	if (branches->n == 0)
		return;
	for (size_t i = 0; i < branches->n; i++)
		page_candidate(p, ENTITY_COMPANY, branches->at[i].first,
		    branches->at[i].last,
		    sentence_of(p, branches->at[i].first));
	spots_take_in(p, known);
	for (size_t i = 0; i < v->n; i++)
		if (!page_taken(p, v->at[i].first))
			v->at[n++] = v->at[i];
	v->n = n;
}

static void
put_company(struct page *p, const struct run *r, const struct sentence *s)
{
	uint32_t known = row_of_run_on(p, r);

	if (known == 0)
		page_candidate(p, ENTITY_COMPANY, r->first, r->last, s);
	else
		*VEC_ADD(&p->spot) = (struct spot){ r->first, r->last,
		    page_known(p, known - 1), HOW_NAME };
}

void
spot_new(struct page *p)
{
	struct runs v = VEC_INIT, branches = VEC_INIT;
	size_t known;
	bool found;

	/* without capitals to trust there is no grammar to show a name */
	if (!p->t.cased || p->doc->format == FORMAT_CAPTIONS)
		return;
	gather(p, &v);
	if (!p->spoken)
		gather_branches(p, &branches);
	put_branches(p, &branches, &v);
	known = p->spot.n;
	for (size_t i = 0; i < v.n; i++) {
		const struct run *r = &v.at[i];
		const struct sentence *s = sentence_of(p, r->first);

		if (!is_plural(p, r) && !(r->last > r->first &&
		    word_is(&p->t.at[r->first], WORD_KNOWN)) &&
		    (is_called_company(p, r, s) || (!p->spoken &&
		    shows_company(p, r, s) != CUE_NONE)))
			put_company(p, r, s);
	}
	found = p->spot.n > known;
	if (found)
		spots_take_in(p, known);
	known = p->spot.n;
	if (!p->spoken)
		spot_beside(p);
	if (found || p->spot.n > known) {
		known = p->spot.n;
		put_again(p, &v);
		spots_take_in(p, known);
	}
	VEC_RELEASE(&branches);
	VEC_RELEASE(&v);
}
