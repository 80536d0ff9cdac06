#include "base.h"

#include <string.h>

#include "limits.h"
#include "sense.h"

static bool	word_in(const struct sense *, uint32_t, const char *const *,
		    size_t);

static void
gather_spots(struct sense *x)
{
	const struct page *p = x->p;
	size_t from, n = page_spots(p, x->s->first, x->s->last, &from);

	for (size_t i = 0; i < n && x->spots < SENSE_SPOTS; i++)
		x->spot[x->spots++] = p->spot.at[from + i];
}

/* A theme ("filed for an IPO") is no name: what it says still counts. */
static bool
inside_spot(const struct sense *x, uint32_t token)
{
	for (size_t i = 0; i < x->spots; i++)
		if (sense_type(x, &x->spot[i]) != ENTITY_THEME &&
		    token >= x->spot[i].first && token <= x->spot[i].last)
			return true;
	return false;
}

/* "in May", "May 2024": the month, and nothing that may be. */
static bool
is_month(const struct sense *x, uint32_t i)
{
	static const char *const before[] = { "in", "by", "since", "until",
	    "of", "last", "this", "early", "mid", "late" };

	if (!sense_word(x, i, i, "may"))
		return false;
	if (i < x->s->last && (x->p->t.at[i + 1].flags & TOKEN_DIGITS))
		return true;
	for (size_t k = 0; k < COUNT_OF(before) && i > x->s->first; k++)
		if (sense_word(x, i - 1, i - 1, before[k]))
			return true;
	return false;
}

void
sense_make(struct page *p, const struct sentence *s, struct sense *x)
{
	memset(x, 0, sizeof(*x));
	x->p = p;
	x->s = s;
	gather_spots(x);
	for (uint32_t i = s->first; i <= s->last; i++) {
		size_t end;
		enum cue c;

		if (x->amounts < SENSE_AMOUNTS && quantity_at(&p->t, i,
		    s->last, &x->amount[x->amounts])) {
			i = x->amount[x->amounts++].last;
			continue;
		}
		if (inside_spot(x, i) || is_month(x, i))
			continue;
		c = cue_at(&p->t, i, s->last, &end);
		if (c == CUE_NONE || x->cues == SENSE_CUES)
			continue;
		x->cue[x->cues++] = (struct cue_hit){ c, i, (uint32_t)end };
		i = (uint32_t)end;
	}
}

enum entity_type
sense_type(const struct sense *x, const struct spot *s)
{
	return x->p->named.at[s->named].type;
}

static bool
has_type(const struct sense *x, const struct spot *s, unsigned types)
{
	return (TYPE_BIT(sense_type(x, s)) & types) != 0;
}

static bool
word_at(const struct sense *x, uint32_t i, const char *word)
{
	return i <= x->s->last && str_ieq(token_str(&x->p->t, i),
	    str_of(word));
}

bool
sense_word(const struct sense *x, uint32_t from, uint32_t to,
    const char *word)
{
	for (uint32_t i = MAX_OF(from, x->s->first);
	    i <= MIN_OF(to, x->s->last); i++)
		if (word_at(x, i, word))
			return true;
	return false;
}

bool
sense_owns(const struct sense *x, const struct spot *s)
{
	uint32_t i = s->last + 1;

	if (i > x->s->last)
		return false;
	if ((x->p->t.at[i].gap & GAP_APOSTROPHE) && word_at(x, i, "s"))
		return true;
	return str_is(token_str(&x->p->t, i), "的");
}

/* "Nvidia-backed", "SoftBank-led": the name only describes what follows. */
bool
sense_describes(const struct sense *x, const struct spot *s)
{
	static const char *const words[] = {
		"backed", "led", "owned", "based", "powered", "funded", "style",
		"like", "native", "compatible"
	};
	uint32_t i = s->last + 1;

	return i <= x->s->last && (x->p->t.at[i].gap & GAP_HYPHEN) &&
	    word_in(x, i, words, COUNT_OF(words));
}

static bool
word_in(const struct sense *x, uint32_t i, const char *const *list, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (word_at(x, i, list[k]))
			return true;
	return false;
}

/* The word in front of a spot puts it under something else. */
static bool
is_governed(const struct sense *x, const struct spot *s)
{
	static const char *const prepositions[] = {
		"by", "with", "from", "of", "in", "for", "to", "at", "against",
		"like", "than", "on", "via", "including", "over", "under",
		"between", "through", "after", "into", "since", "until"
	};

	return s->first > x->s->first && word_in(x, s->first - 1,
	    prepositions, COUNT_OF(prepositions));
}

/* A clause ends between tokens a and b. */
static bool
clause_between(const struct sense *x, uint32_t a, uint32_t b)
{
	static const char *const joints[] = {
		"while", "whereas", "but", "although", "though", "because"
	};

	for (uint32_t i = a + 1; i <= b; i++)
		if ((x->p->t.at[i].gap & (GAP_SEMICOLON | GAP_BLOCK)) ||
		    word_in(x, i, joints, COUNT_OF(joints)))
			return true;
	return false;
}

/* Only commas and joining words stand between two spots. */
static bool
is_joined(const struct sense *x, const struct spot *a, const struct spot *b)
{
	static const char *const joins[] = {
		"and", "or", "as", "well", "both", "also", "plus", "和", "与",
		"及", "以", "others", "s", "now", "then", "later",
		"formerly", "previously", "the"
	};
	bool any = false;

	if (b->first - a->last > 4)
		return false;
	for (uint32_t i = a->last + 1; i <= b->first; i++) {
		uint32_t gap = x->p->t.at[i].gap;

		if (gap & (GAP_COMMA | GAP_AMP | GAP_SLASH))
			any = true;
		if (gap & (GAP_OPEN | GAP_CLOSE | GAP_COLON | GAP_SEMICOLON |
		    GAP_DASH))
			return false;
		if (i == b->first)
			break;
		if (!word_in(x, i, joins, COUNT_OF(joins)))
			return false;
		if (!word_at(x, i, "s"))
			any = true;
	}
	return any;
}

static void
list_add(struct sense_list *l, const struct spot *s)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->named[i] == s->named)
			return;
	if (l->n == COUNT_OF(l->named))
		return;
	l->named[l->n] = s->named;
	l->first[l->n] = s->first;
	l->last[l->n++] = s->last;
}

static void
join_left(const struct sense *x, size_t i, unsigned types,
    struct sense_list *l)
{
	list_add(l, &x->spot[i]);
	while (i > 0 && is_joined(x, &x->spot[i - 1], &x->spot[i]) &&
	    has_type(x, &x->spot[i - 1], types))
		list_add(l, &x->spot[--i]);
}

static void
join_right(const struct sense *x, size_t i, unsigned types,
    struct sense_list *l)
{
	list_add(l, &x->spot[i]);
	/* "Anthropic, OpenAI's rival": OpenAI is no second object */
	while (i + 1 < x->spots && is_joined(x, &x->spot[i], &x->spot[i + 1]) &&
	    has_type(x, &x->spot[i + 1], types) &&
	    !sense_owns(x, &x->spot[i + 1]))
		list_add(l, &x->spot[++i]);
}

/* Inside parentheses that close before `at`: an aside, no subject. */
static bool
is_aside(const struct sense *x, const struct spot *s, uint32_t at)
{
	if (!(x->p->t.at[s->first].gap & GAP_OPEN))
		return false;
	for (uint32_t i = s->last + 1; i <= at; i++)
		if (x->p->t.at[i].gap & GAP_CLOSE)
			return true;
	return false;
}

/*
 * "The company raised ...": the words in front of the verb stand for the company
 * that the text was about.
 */
static bool
stand_in(const struct sense *x, uint32_t at, unsigned types, uint32_t reach,
    struct sense_list *l)
{
	static const char *const words[] = {
		"company", "startup", "firm", "it", "they", "lab", "chipmaker",
		"maker", "platform"
	};
	uint32_t from = at > reach ? at - reach : 0;
	struct page *p = x->p;

	if (p->topic == PAGE_NO_TOPIC ||
	    !(TYPE_BIT(p->named.at[p->topic].type) & types))
		return false;
	for (uint32_t i = MAX_OF(from, x->s->first); i < at; i++)
		if (word_in(x, i, words, COUNT_OF(words))) {
			l->named[0] = p->topic;
			l->first[0] = l->last[0] = i;
			l->n = 1;
			return true;
		}
	return false;
}

bool
sense_left(const struct sense *x, uint32_t at, unsigned types,
    uint32_t reach, struct sense_list *l)
{
	size_t fallback = SIZE_MAX;

	l->n = 0;
	for (size_t i = x->spots; i-- > 0; ) {
		const struct spot *s = &x->spot[i];

		if (s->last >= at || !has_type(x, s, types))
			continue;
		if (at - s->last > reach || clause_between(x, s->last, at))
			break;
		if (sense_describes(x, s))
			continue;
		if (sense_owns(x, s) || is_governed(x, s) ||
		    is_aside(x, s, at)) {
			if (fallback == SIZE_MAX && !is_governed(x, s))
				fallback = i;
			continue;
		}
		join_left(x, i, types, l);
		return true;
	}
	if (fallback == SIZE_MAX)
		return stand_in(x, at, types, reach, l);
	join_left(x, fallback, types, l);
	return true;
}

bool
sense_right(const struct sense *x, uint32_t at, unsigned types,
    uint32_t reach, struct sense_list *l)
{
	l->n = 0;
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];

		if (s->first <= at || !has_type(x, s, types))
			continue;
		if (s->first - at > reach || clause_between(x, at, s->first))
			break;
		if (sense_describes(x, s))
			continue;
		if (sense_owns(x, s) && i + 1 < x->spots &&
		    x->spot[i + 1].first - s->last <= 4 &&
		    has_type(x, &x->spot[i + 1], types))
			continue;	/* A's B: B is meant */
		join_right(x, i, types, l);
		return true;
	}
	return false;
}

bool
sense_goods(const struct sense *x, uint32_t from, uint32_t to)
{
	static const char *const goods[] = {
		"compute", "computing", "cloud", "capacity", "gpus", "chips",
		"power", "electricity", "megawatts", "gigawatts", "wafers",
		"servers", "accelerators", "energy"
	};

	for (size_t i = 0; i < COUNT_OF(goods); i++)
		if (sense_word(x, from, to, goods[i]))
			return true;
	return false;
}

bool
sense_other_first(const struct sense *x, uint32_t at, unsigned types,
    uint32_t before)
{
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];

		if (s->first > at && s->first < before && !has_type(x, s, types) &&
		    has_type(x, s, CHIPS | MODELS | PRODUCTS | SITES))
			return true;
	}
	return false;
}

bool
sense_parted(const struct sense *x, uint32_t verb, uint32_t object)
{
	static const char *const words[] = { "from", "on", "at", "in", "with",
	    "for", "through" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, verb + 1, object - 1, words[i]))
			return true;
	return false;
}

const struct cue_hit *
sense_cue(const struct sense *x, enum cue c, uint32_t from)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == c && x->cue[i].first >= from)
			return &x->cue[i];
	return NULL;
}

/* How far in front of a verb a denial still reaches it. */
static uint32_t
denial_reach(const struct sense *x, const struct cue_hit *d)
{
	uint32_t bytes = x->p->t.at[d->last].end - x->p->t.at[d->first].start;

	/* "not", "never", "did not" stand by the verb; "denied" governs more */
	return bytes >= 6 && !word_at(x, d->last, "not") &&
	    !word_at(x, d->last, "t") && !word_at(x, d->first, "without") ?
	    15 : 3;
}

enum status
sense_status(const struct sense *x, uint32_t first, uint32_t last)
{
	enum status status = STATUS_ASSERTED;

	if (x->s->question)
		return STATUS_NONE;
	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];
		bool before = c->last < first;
		uint32_t far = before ? first - c->last :
		    c->first > last ? c->first - last : 0;

		switch (c->cue) {
		case CUE_DENIED:
			if (before && far <= denial_reach(x, c))
				return STATUS_DENIED;
			break;
		case CUE_IF:
			if (before && far <= 8)
				return STATUS_NONE;
			break;
		case CUE_RUMORED:
			if (far <= (before ? 14u : 20u))
				status = STATUS_RUMORED;
			break;
		case CUE_PLANNED:
			if (before && far <= 6 && status == STATUS_ASSERTED)
				status = STATUS_PLANNED;
			break;
		default:
			break;
		}
	}
	/* "to acquire": a headline's future */
	if (status == STATUS_ASSERTED && x->s->heading && first > x->s->first &&
	    word_at(x, first - 1, "to"))
		status = STATUS_PLANNED;
	return status;
}
