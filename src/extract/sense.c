#include "base.h"

#include <string.h>

#include "limits.h"
#include "sense.h"

static bool	word_in(const struct sense *, uint32_t, const char *const *,
		    size_t);

static inline bool
word_at(const struct sense *x, uint32_t i, const char *word)
{
	return i <= x->s->last && str_iis(token_str(&x->p->t, i), word);
}

static void
gather_spots(struct sense *x)
{
	const struct page *p = x->p;
	size_t from, n = page_spots(p, x->s->first, x->s->last, &from);

	for (size_t i = 0; i < n && x->spots < SENSE_SPOTS; i++)
		x->spot[x->spots++] = p->spot.at[from + i];
}

/*
 * A theme ("filed for an IPO") is no name: what it says still counts.  Tokens are
 * asked for in order; *next is the first spot that does not end before this one.
 */
static bool
inside_spot(const struct sense *x, uint32_t token, size_t *next)
{
	while (*next < x->spots && x->spot[*next].last < token)
		++*next;
	return *next < x->spots && x->spot[*next].first <= token &&
	    sense_type(x, &x->spot[*next]) != ENTITY_THEME;
}

/* "in May", "May 2024": the month, and nothing that may be. */
static bool
is_month(const struct sense *x, uint32_t i)
{
	static const char *const before[] = { "in", "by", "since", "until",
	    "of", "last", "this", "early", "mid", "late" };

	if (!word_at(x, i, "may"))
		return false;
	if (i < x->s->last && (x->p->t.at[i + 1].flags & TOKEN_DIGITS))
		return true;
	for (size_t k = 0; k < COUNT_OF(before) && i > x->s->first; k++)
		if (sense_word(x, i - 1, i - 1, before[k]))
			return true;
	return false;
}

static void
add_cue(struct sense *x, enum cue c, uint32_t first, uint32_t last)
{
	struct cue_hit hit = { c, first, last };

	if (x->cues < SENSE_CUES && !sense_misread(x, &hit))
		x->cue[x->cues++] = hit;
}

/* "90% of NVIDIA's cuBLAS speed": no share of the company. */
static bool
is_of_thing(const struct sense *x, uint32_t of)
{
	static const char *const shares[] = { "shares", "stock", "equity",
	    "capital", "voting", "outstanding", "common", "share" };

	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].first == of + 1 && sense_owns(x, &x->spot[i]))
			return x->spot[i].last + 2 > x->s->last ||
			    !word_in(x, x->spot[i].last + 2, shares,
			    COUNT_OF(shares));
	return false;
}

/* An amount; a share of something is the word "stake" in figures. */
static bool
take_amount(struct sense *x, uint32_t i)
{
	struct quantity *q = &x->amount[x->amounts];
	uint32_t of;

	if (x->amounts == SENSE_AMOUNTS || !quantity_at(&x->p->t, i,
	    x->s->last, q))
		return false;
	x->amounts++;
	of = q->last + 1;
	if (q->kind == QUANTITY_PERCENT && sense_word(x, of, of, "of") &&
	    !is_of_thing(x, of))
		add_cue(x, CUE_STAKE_IN, i, of);
	return true;
}

/* The "has joined" of "has joined forces with": the longer one is meant. */
static bool
is_cut_short(const struct sense *x, uint32_t i, size_t end)
{
	size_t other;

	return i < end && i < x->s->last && word_small(&x->p->t.at[i]) ==
	    SMALL_AUXILIARY && cue_at(&x->p->t, i + 1, x->s->last, &other) !=
	    CUE_NONE && other > end;
}

void
sense_make(struct page *p, const struct sentence *s, struct sense *x)
{
	size_t next = 0;

	memset(x, 0, sizeof(*x));
	x->p = p;
	x->s = s;
	gather_spots(x);
	for (uint32_t i = s->first; i <= s->last; i++) {
		size_t end;
		uint32_t c;

		if (take_amount(x, i)) {
			i = x->amount[x->amounts - 1].last;
			continue;
		}
		if (inside_spot(x, i, &next) || is_month(x, i))
			continue;
		/* the "backed" of "Nvidia-backed" is no verb of the sentence;
		 * "then-CEO" is one still */
		if (i > s->first && p->t.at[i].gap == GAP_HYPHEN &&
		    !word_at(x, i - 1, "then") && !word_at(x, i - 1, "ex"))
			continue;
		c = cue_all(&p->t, i, s->last, &end);
		if (c != 0 && is_cut_short(x, i, end))
			continue;
		for (uint32_t k = c; k != 0; k >>= 8)
			add_cue(x, (enum cue)(k & 0xff), i, (uint32_t)end);
		if (c != 0)
			i = (uint32_t)end;
	}
}

enum entity_type
sense_type(const struct sense *x, const struct spot *s)
{
	return x->p->named.at[s->named].type;
}

bool
sense_has_company(const struct sense *x, const struct sense_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (x->p->named.at[l->named[i]].type == ENTITY_COMPANY)
			return true;
	return false;
}

bool
sense_word(const struct sense *x, uint32_t from, uint32_t to,
    const char *word)
{
	for (uint32_t i = MAX_OF(from, x->s->first);
	    i <= MIN_OF(to, x->s->last); i++)
		if (str_iis(token_str(&x->p->t, i), word))
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
	/* "Philidas' clients" */
	if ((x->p->t.at[i].gap & (GAP_APOSTROPHE | GAP_SPACE)) ==
	    (GAP_APOSTROPHE | GAP_SPACE))
		return x->p->t.text.p[x->p->t.at[s->last].end - 1] == 's';
	return str_is(token_str(&x->p->t, i), "的");
}

/* "Nvidia-backed", "SoftBank-led": the name only describes what follows. */
bool
sense_describes(const struct sense *x, const struct spot *s)
{
	static const char *const words[] = {
		"backed", "led", "owned", "based", "powered", "funded", "style",
		"like", "native", "compatible", "supported", "affiliated",
		"winning"
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

const struct cue_hit *
sense_cue(const struct sense *x, enum cue c, uint32_t from)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == c && x->cue[i].first >= from)
			return &x->cue[i];
	return NULL;
}
