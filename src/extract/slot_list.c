#include "base.h"

#include "slot_in.h"

/* Lists of names: "A, B and C", with asides, owners and strangers in them. */

static bool
is_joining(const struct sense *x, uint32_t i)
{
	static const char *const words[] = {
		"as", "both", "others", "s", "formerly", "previously", "x"
	};
	size_t end;

	switch (small_at(x, i)) {
	case SMALL_JOINT:
	case SMALL_ADVERB:
	case SMALL_DETERMINER:
		return true;
	default:
		break;
	}
	for (size_t k = 0; k < COUNT_OF(words); k++)
		if (is_word(x, i, words[k]))
			return true;
	/* "A and startup B" */
	return cue_at(&x->p->t, i, i, &end) == CUE_COMPANY_IS;
}

/* The token behind an aside that opens right in front of token i. */
static uint32_t
behind_aside(const struct sense *x, uint32_t i, uint32_t last)
{
	if (!(x->p->t.at[i].gap & GAP_OPEN))
		return i;
	for (uint32_t k = i + 1; k <= last && k < i + 8; k++)
		if (x->p->t.at[k].gap & GAP_CLOSE)
			return k;
	return i;
}

/* Only commas and joining words stand between two spots. */
static bool
is_joined(const struct sense *x, const struct spot *a, const struct spot *b)
{
	bool any = false;
	uint32_t i = behind_aside(x, a->last + 1, b->first);

	if (b->first - i > 4)
		return false;
	for (bool aside = i > a->last + 1; i <= b->first; i++) {
		uint32_t gap = x->p->t.at[i].gap;

		if (aside)
			gap &= ~(uint32_t)GAP_CLOSE;
		aside = false;
		if (gap & (GAP_COMMA | GAP_AMP | GAP_SLASH | GAP_PLUS))
			any = true;
		if (gap & (GAP_OPEN | GAP_CLOSE | GAP_COLON | GAP_SEMICOLON |
		    GAP_DASH))
			return false;
		if (i == b->first)
			break;
		if (!is_joining(x, i))
			return false;
		if (!is_word(x, i, "s") && !is_word(x, i, "the"))
			any = true;
	}
	return any;
}

void
slot_add(struct sense_list *l, const struct spot *s)
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

bool
slot_active(enum cue c)
{
	return c == CUE_ACQUIRE || c == CUE_INVEST || c == CUE_SUPPLY ||
	    c == CUE_PARTNER || c == CUE_COMPETE || c == CUE_MAKE ||
	    c == CUE_USE || c == CUE_FOUND || c == CUE_OPERATE;
}

static bool
has_comma_behind(const struct sense *x, const struct spot *s)
{
	return (x->p->t.at[MIN_OF(s->last + 1, x->s->last)].gap &
	    GAP_COMMA) != 0;
}

/* "A supplies B, and C bought D": B is what the first verb does something to, and
 * no subject beside C. */
static bool
is_object(const struct sense *x, const struct spot *s)
{
	if (!has_comma_behind(x, s))
		return false;
	for (size_t i = 0; i < x->cues; i++)
		if (slot_active(x->cue[i].cue) && x->cue[i].last + 1 == s->first)
			return true;
	return false;
}

/* "Meta and Elon Musk's xAI": the spot that the list's name begins with. */
static size_t
over_person(const struct sense *x, size_t i)
{
	return i > 0 && has_type(x, &x->spot[i - 1], PERSONS) &&
	    sense_owns(x, &x->spot[i - 1]) && x->spot[i].first -
	    x->spot[i - 1].last <= 2 ? i - 1 : i;
}

void
slot_join_left(const struct sense *x, size_t i, unsigned types,
    struct sense_list *l)
{
	size_t from;

	slot_add(l, &x->spot[i]);
	for (; (from = over_person(x, i)) > 0; i = from - 1) {
		if (!is_joined(x, &x->spot[from - 1], &x->spot[from]) ||
		    !has_type(x, &x->spot[from - 1], types) ||
		    is_object(x, &x->spot[from - 1]))
			return;
		slot_add(l, &x->spot[from - 1]);
	}
}

/* "conglomerates": the plural of what the next ones are. */
static bool
is_kind_word(const struct sense *x, uint32_t i)
{
	struct str w = token_str(&x->p->t, i);

	return is_low(x, i) && small_at(x, i) == SMALL_NONE &&
	    w.n > 3 && w.p[w.n - 1] == 's';
}

/*
 * A member of the list that no spot holds, or not as a whole: "Apple, Levi's,
 * Coca-Cola", "Ford of Europe, Jaguar".  Capitals between commas, and no verb.
 */
static bool
is_list_on(const struct sense *x, const struct spot *a, const struct spot *b,
    bool sure)
{
	const struct token *t = x->p->t.at;
	uint32_t from = behind_aside(x, a->last + 1, b->first);
	uint32_t closed = from > a->last + 1 ? GAP_CLOSE : 0, end = b->first;

	/* "as well as the conglomerates C" */
	if (sure && is_kind_word(x, b->first - 1))
		end--;
	if (b->first - from > 8 || !(sure || (t[b->first].gap & GAP_COMMA) ||
	    small_at(x, b->first - 1) == SMALL_JOINT))
		return false;
	for (uint32_t i = from; i <= b->first; i++, closed = 0) {
		if ((t[i].gap & ~closed) & (GAP_OPEN | GAP_CLOSE | GAP_COLON |
		    GAP_SEMICOLON | GAP_DASH | GAP_BLOCK))
			return false;
		if (i < end && !(t[i].flags & (TOKEN_CAPITAL |
		    TOKEN_INNER)) && small_at(x, i) != SMALL_JOINT &&
		    t[i].gap != GAP_HYPHEN && !is_word(x, i, "of") &&
		    !is_word(x, i, "the") && !is_word(x, i, "s") &&
		    !is_word(x, i, "in") && !is_word(x, i, "as") &&
		    !is_word(x, i, "well"))
			return false;
	}
	return true;
}

static uint32_t
commas(const struct sense *x, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = from; i <= to; i++)
		n += (x->p->t.at[i].gap & GAP_COMMA) != 0;
	return n;
}

/* "A bought B, and C backed D": C is who does the next thing. */
static bool
is_subject(const struct sense *x, const struct spot *before,
    const struct spot *s)
{
	if (!has_comma_behind(x, before))
		return false;
	for (size_t i = 0; i < x->cues; i++)
		if (slot_active(x->cue[i].cue) && x->cue[i].first == s->last + 1)
			return true;
	return small_at(x, s->first - 1) == SMALL_JOINT && s->last < x->s->last &&
	    !has_comma_behind(x, s) &&
	    small_at(x, s->last + 1) == SMALL_AUXILIARY &&
	    !is_word(x, s->last + 1, "to");
}

bool
slot_aside(const struct sense *x, const struct spot *s, uint32_t from)
{
	for (uint32_t i = s->first; i > from && i + 12 > s->first; i--) {
		if (x->p->t.at[i].gap & GAP_CLOSE)
			return false;
		if (x->p->t.at[i].gap & GAP_OPEN)
			return true;
	}
	return false;
}

/* "including A", "such as the A": what follows is a list for sure. */
static bool
begins_list(const struct sense *x, uint32_t i)
{
	static const char *const words[] = { "include", "includes",
	    "including", "included", "as", "like" };

	if (i > x->s->first && small_at(x, i - 1) == SMALL_DETERMINER)
		i--;
	return i > x->s->first && str_iin(token_str(&x->p->t, i - 1), words,
	    COUNT_OF(words));
}

/* "A buys B, C co-founder leaves": C only tells whose. */
static bool
is_employer(const struct sense *x, const struct spot *s)
{
	uint32_t i = s->last + 1;
	size_t end;
	enum cue c = i > x->s->last || x->p->t.at[i].gap != GAP_SPACE ? CUE_NONE :
	    cue_at(&x->p->t, i, x->s->last, &end);

	return c == CUE_ROLE || c == CUE_FOUNDER;
}

/* "A, B and C co-founders": they all only tell whose; "Y and A, B, and C": not Y. */
static size_t
without_employers(const struct sense *x, const struct spot *s,
    const struct sense_list *l)
{
	uint32_t last = x->p->t.at[s->last + 1].end;
	size_t n = l->n;

	for (size_t k = 2; k < 5 && s->last + k <= x->s->last &&
	    x->p->t.at[s->last + k].gap == GAP_HYPHEN; k++)
		last = x->p->t.at[s->last + k].end;
	if (x->p->t.text.p[last - 1] != 's' || s->first == x->s->first)
		return n;
	while (n > 0) {
		uint32_t first = l->first[--n];
		bool joint = small_at(x, first - 1) == SMALL_JOINT;

		if (n > 0 && joint && l->first[n] - l->last[n - 1] == 2)
			return n;
	}
	return n;
}

void
slot_join_right(const struct sense *x, size_t i, unsigned types,
    struct sense_list *l)
{
	bool sure = begins_list(x, x->spot[i].first);

	slot_add(l, &x->spot[i]);
	for (size_t k = i + 1; k < x->spots; k++) {
		const struct spot *a = &x->spot[i], *b = &x->spot[k];
		bool listed = is_list_on(x, a, b, sure) && (sure || l->n > 1 ||
		    commas(x, a->last + 1, b->first) > 1);

		if (!(k == i + 1 && is_joined(x, a, b)) && !listed &&
		    b->first - a->last > 9)
			return;
		if (!has_type(x, b, types) || slot_aside(x, b, a->last))
			continue;
		/* "Anthropic, OpenAI's rival": OpenAI is no second object */
		if ((!listed && (k != i + 1 || !is_joined(x, a, b))) ||
		    (sense_owns(x, b) && l->n < 3) || is_subject(x, a, b))
			return;
		if (is_employer(x, b)) {
			l->n = without_employers(x, b, l);
			return;
		}
		slot_add(l, b);
		i = k;
	}
}
