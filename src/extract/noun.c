#include "base.h"

#include "noun_in.h"

static enum cue
cue_one(const struct page *p, uint32_t i)
{
	size_t end;

	return cue_at(&p->t, i, i, &end);
}

/* A theme is no name of its own inside one: "Torc Robotics". */
static const struct spot *
blocks(const struct page *p, const struct spot *s)
{
	return p->named.at[s->named].type != ENTITY_THEME ? s : NULL;
}

const struct spot *
noun_spot(const struct page *p, uint32_t i)
{
	size_t from;

	(void)page_spots(p, i, i, &from);
	if (from < p->spot.n && p->spot.at[from].first <= i)
		return blocks(p, &p->spot.at[from]);
	if (from > 0 && p->spot.at[from - 1].last >= i)
		return blocks(p, &p->spot.at[from - 1]);
	return NULL;
}

/* A token that can be part of a name: "Stoneacre", "eBay", the 3 of Legend3D. */
bool
noun_word(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	if (t->flags & (TOKEN_CJK | TOKEN_SIGN))
		return false;
	/* the M of "$14M Series A", the GB of "16GB VRAM" */
	if (t->gap == 0 && i > 0 && t->end - t->start < 3 &&
	    (p->t.at[i - 1].flags & TOKEN_DIGITS))
		return false;
	if (t->flags & TOKEN_DIGITS)
		return t->gap == 0 && i > 0 &&
		    (p->t.at[i - 1].flags & TOKEN_CAPITAL);
	return (t->flags & (TOKEN_CAPITAL | TOKEN_INNER)) != 0;
}

/* "Bank of America", "BB & T", "Procter and Gamble": no, only the first two. */
static bool
goes_on(const struct page *p, uint32_t k)
{
	static const char *const heads[] = { "bank", "company", "university",
	    "insurance", "institute", "corporation", "ministry", "council",
	    "city", "board", "college" };
	static const char *const domains[] = { "com", "ai", "io", "net" };
	uint32_t gap = p->t.at[k].gap;

	for (size_t i = 0; gap == GAP_DOT && i < COUNT_OF(domains); i++)
		if (is_word(p, k, domains[i]))
			return true;
	if (gap != 0 && gap != GAP_SPACE && gap != GAP_HYPHEN &&
	    (gap & ~(uint32_t)GAP_SPACE) != GAP_AMP)
		return false;
	/* "Dunwick Labs Acquired by B": the verb of a title */
	if (word_is(&p->t.at[k], WORD_ORDINARY) && is_word(p, k + 1, "by"))
		return false;
	if (noun_word(p, k))
		return true;
	if (!is_word(p, k, "of") || !noun_word(p, k + 1))
		return false;
	for (size_t i = 0; i < COUNT_OF(heads); i++)
		if (is_word(p, k - 1, heads[i]))
			return true;
	return false;
}

/* ", Inc.", "plc": the ending that belongs to the name in front. */
static uint32_t
with_ending(const struct page *p, uint32_t last, uint32_t end)
{
	static const char *const endings[] = { "inc", "ltd", "llc", "lp", "plc",
	    "gmbh", "corp" };

	for (size_t i = 0; last < end && i < COUNT_OF(endings); i++)
		if (is_word(p, last + 1, endings[i]) &&
		    !(p->t.at[last + 1].gap & ~(uint32_t)(GAP_SPACE |
		    GAP_COMMA)))
			return last + 1;
	return last;
}

static bool
ends_in_any(struct str w, const char *const *endings, size_t n)
{
	for (size_t k = 0; k < n && w.n > 3; k++)
		if (str_iis((struct str){ w.p + w.n - 3, 3 }, endings[k]))
			return true;
	return false;
}

/* "Beneficial" inside a sentence: no month, people or abbreviation. */
static bool
is_plain_name(const struct page *p, uint32_t i)
{
	static const char *const endings[] = { "ish", "ese", "ian", "ean",
	    "can", "day", "ary", "ber", "ust", "une", "uly", "rch", "ril" };
	struct str w = token_str(&p->t, i);

	return w.n > 3 && !(p->t.at[i].flags & TOKEN_UPPER) &&
	    cue_one(p, i) == CUE_NONE && !ends_in_any(w, endings,
	    COUNT_OF(endings));
}

/* "can": such endings are of peoples, and of few names. */
static bool
is_people(const struct page *p, const struct noun *n)
{
	static const char *const endings[] = { "ish", "ese", "ian", "ean",
	    "can" };

	return n->first == n->last && ends_in_any(token_str(&p->t, n->last),
	    endings, COUNT_OF(endings));
}

bool
noun_people(const struct page *p, const struct sentence *s,
    const struct noun *n)
{
	uint32_t i = n->last + 1;
	struct str w;

	if (n->known || !is_people(p, n) || i > s->last || p->t.at[i].gap !=
	    GAP_SPACE || !word_is_low(&p->t.at[i]) || small_at(p, i) != SMALL_NONE)
		return false;
	w = token_str(&p->t, i);
	return w.p[w.n - 1] != 's' && !(w.n > 3 && (str_iis((struct str){
	    w.p + w.n - 2, 2 }, "ed") || str_iis((struct str){ w.p + w.n - 3,
	    3 }, "ght")));
}

/* "Eastern-Peach-3428", "PetiteKawa00", "@_ARahim": one who posts. */
static bool
is_poster(const struct page *p, const struct sentence *s, uint32_t first,
    uint32_t last)
{
	const struct token *z = &p->t.at[last];

	if (last > first && (z->flags & TOKEN_DIGITS))
		return z->gap == 0 && z->end - z->start > 1 &&
		    (z[-1].end - z[-1].start > 3 || z[-1].gap == GAP_HYPHEN);
	return (p->t.at[first].gap & GAP_AT) || (last < s->last &&
	    z[1].gap == GAP_HYPHEN && (z[1].flags & TOKEN_DIGITS) &&
	    z[1].end - z[1].start > 1);
}

/* What a plan is called, and what is held, built or signed, but no company. */
static bool
ends_as_thing(const struct page *p, uint32_t last)
{
	static const char *const words[] = { "pro", "max", "plus", "ultra",
	    "lite", "premium", "hackathon", "competition", "challenge",
	    "bootcamp", "leaderboard", "olympiad", "workshop", "webinar",
	    "meetup", "plan", "mode", "modes", "client", "gateway", "sdk",
	    "api", "apis", "ui", "framework", "benchmarks", "policy",
	    "secretary", "contractor", "governments", "initiative",
	    "index", "average", "agreement", "vram", "ram", "model",
	    "models", "protocol", "act", "editor", "app", "mall" };

	return str_iin(token_str(&p->t, last), words, COUNT_OF(words));
}

/* One plain word, a round, a role, an abbreviation in the plural: no name. */
bool
noun_nothing(const struct page *p, const struct sentence *s, uint32_t first,
    uint32_t last, bool plain)
{
	bool opens = first == s->first || (p->t.at[first].gap & (GAP_COLON |
	    GAP_DOT | GAP_QUESTION | GAP_EXCLAIM | GAP_BLOCK | GAP_OPEN));
	struct str w = token_str(&p->t, last);
	enum cue c = cue_one(p, first);
	size_t end;

	/* "9:30 AM PT" */
	if (c == CUE_ROLE || c == CUE_FOUNDER || c == CUE_SAID ||
	    is_word(p, first, "board") || (first > s->first &&
	    (p->t.at[first - 1].flags & TOKEN_DIGITS) && (is_word(p, first,
	    "am") || is_word(p, first, "pm"))))
		return true;
	c = cue_at(&p->t, first, last, &end);
	if (c == CUE_ROUND || c == CUE_IPO || c == CUE_DEBT ||
	    ends_as_thing(p, last) || is_poster(p, s, first, last))
		return true;
	if (first != last)
		return false;
	/* "Deepening our partnership" */
	if (opens && w.n > 5 && last < s->last && small_at(p, last + 1) ==
	    SMALL_DETERMINER && str_iis((struct str){ w.p + w.n - 3, 3 },
	    "ing"))
		return true;
	if (plain && is_plain_name(p, first) && !opens &&
	    small_at(p, first - 1) != SMALL_DETERMINER)
		return false;
	if (word_is(&p->t.at[first], WORD_ORDINARY) || cue_one(p, first) !=
	    CUE_NONE || w.n < 3)
		return true;
	return w.p[w.n - 1] == 's' && w.p[w.n - 2] >= 'A' &&
	    w.p[w.n - 2] <= 'Z';
}

/* The name that begins at token i, known or new. */
bool
noun_at(const struct page *p, const struct sentence *s, uint32_t i,
    struct noun *out)
{
	const struct spot *x = noun_spot(p, i);
	uint32_t k = i;

	if (x != NULL) {
		*out = (struct noun){ .first = x->first, .last = x->last,
		    .known = true, .company = p->named.at[x->named].type ==
		    ENTITY_COMPANY };
		return true;
	}
	if (!noun_word(p, i) || small_at(p, i) != SMALL_NONE)
		return false;
	while (k < s->last && k - i < 7 && goes_on(p, k + 1) &&
	    noun_spot(p, k + 1) == NULL)
		k++;
	while (k > i && !noun_word(p, k) && p->t.at[k].gap != GAP_DOT)
		k--;
	*out = (struct noun){ .first = i, .last = with_ending(p, k,
	    s->last), .company = true };
	return true;
}

/* "the Kodiak robotics startup Foo": the name only describes a noun. */
bool
noun_describes(const struct page *p, const struct sentence *s,
    const struct noun *n)
{
	uint32_t i = n->last + 1, gap;
	struct str w;
	enum cue c;

	if (i > s->last)
		return false;
	gap = p->t.at[i].gap;
	if (gap & GAP_HYPHEN)
		return true;
	if (gap != GAP_SPACE || (p->t.at[i].flags & (TOKEN_CAPITAL |
	    TOKEN_DIGITS | TOKEN_SIGN | TOKEN_INNER | TOKEN_CJK)) ||
	    small_at(p, i) != SMALL_NONE)
		return false;
	w = token_str(&p->t, i);
	if (cue_one(p, i) == CUE_COMPANY_IS)
		return true;
	if (w.n > 4 && (str_iis((struct str){ w.p + w.n - 2, 2 }, "ed") ||
	    str_iis((struct str){ w.p + w.n - 3, 3 }, "ing") ||
	    str_iis((struct str){ w.p + w.n - 2, 2 }, "ly")))
		return false;
	c = cue_one(p, i);
	return noun_people(p, s, n) || (word_is(&p->t.at[i], WORD_ORDINARY) &&
	    (c == CUE_NONE || c == CUE_GOODS));
}

bool
noun_person(const struct page *p, const struct noun *n)
{
	for (uint32_t i = n->first + 1; i <= n->last; i++)
		if (p->t.at[i].gap != GAP_SPACE)
			return false;
	return n->last > n->first && n->last - n->first <= 2 &&
	    cue_one(p, n->last) != CUE_COMPANY_END &&
	    word_is(&p->t.at[n->first], WORD_GIVEN | WORD_KNOWN);
}

/* Over the "'s" that belongs to the name: "Rally's and Taco Bueno". */
static uint32_t
over_owner(const struct page *p, uint32_t last, uint32_t end)
{
	return last + 1 < end && (p->t.at[last + 1].gap & GAP_APOSTROPHE) &&
	    is_word(p, last + 1, "s") && (small_at(p, last + 2) ==
	    SMALL_JOINT || (p->t.at[last + 2].gap & GAP_COMMA)) ? last + 1 :
	    last;
}

/* Over "-op", "in New York", "of Europe", "'s Tmall": the rest of the item. */
static uint32_t
over_place(const struct page *p, uint32_t last, uint32_t end)
{
	uint32_t i = last + 1;

	while (i <= end && (p->t.at[i].gap == GAP_HYPHEN ||
	    (p->t.at[i].gap == GAP_SPACE && noun_word(p, i))))
		last = i++;
	if (i <= end && (p->t.at[i].gap & GAP_APOSTROPHE) && is_word(p, i, "s"))
		i++;
	if (i < end && p->t.at[i].gap == GAP_SPACE && (is_word(p, i, "in") ||
	    is_word(p, i, "of")) && noun_word(p, i + 1))
		i++;
	else if (i == last + 1)
		return last;
	while (i <= end && p->t.at[i].gap == GAP_SPACE && noun_word(p, i))
		i++;
	return i - 1;
}

/* Over "(now part of B)" behind a name, where it is short. */
static uint32_t
over_aside(const struct page *p, uint32_t i, uint32_t end)
{
	if (i > end || !(p->t.at[i].gap & GAP_OPEN))
		return i;
	for (uint32_t k = i; k <= end && k < i + 10; k++)
		if (k > i && (p->t.at[k].gap & GAP_CLOSE))
			return k;
	return i;
}

/* "the conglomerates LVMH and", "healthcare companies such as Biogen". */
static uint32_t
over_kind(const struct page *p, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end && k < i + 5; k++) {
		struct str w = token_str(&p->t, k);

		if (!word_is_low(&p->t.at[k]) || (k > i && p->t.at[k].gap !=
		    GAP_SPACE && p->t.at[k].gap != GAP_HYPHEN))
			return i;
		if (is_word(p, k, "such") || is_word(p, k, "like"))
			return is_word(p, k + 1, "as") ? k + 2 : k + 1;
		if (small_at(p, k) != SMALL_NONE || cue_one(p, k) != CUE_NONE)
			return i;
		if (w.p[w.n - 1] == 's' && noun_word(p, k + 1) &&
		    p->t.at[k + 1].gap == GAP_SPACE)
			return k + 1;
	}
	return i;
}

bool
noun_next(const struct page *p, const struct sentence *s, uint32_t last,
    bool listed, uint32_t *at, bool *joint)
{
	uint32_t end = s->last;
	uint32_t from = (listed ? over_place(p, last, end) :
	    over_owner(p, last, end)) + 1;
	uint32_t i = over_aside(p, from, end);
	uint32_t closed = i > from ? GAP_CLOSE : 0;
	bool comma = false;

	for (*joint = false; i <= end && i < last + 14; i++, closed = 0) {
		uint32_t gap = p->t.at[i].gap & ~closed;

		if (gap & (GAP_SEMICOLON | GAP_COLON | GAP_BLOCK | GAP_DASH |
		    GAP_OPEN))
			return false;
		comma = comma || (gap & (GAP_COMMA | GAP_AMP));
		if (small_at(p, i) == SMALL_JOINT)
			*joint = true;
		else if (!is_word(p, i, "as") && !is_word(p, i, "well") &&
		    small_at(p, i) != SMALL_DETERMINER &&
		    cue_one(p, i) != CUE_COMPANY_IS)
			break;
	}
	*at = listed && i <= end ? over_kind(p, i, end) : i;
	return i <= end && (comma || *joint);
}

/* Where the name that ends at token i begins. */
bool
noun_before(const struct page *p, const struct sentence *s, uint32_t i,
    struct noun *out)
{
	const struct spot *x = noun_spot(p, i);
	uint32_t k = i;

	if (x != NULL || !noun_word(p, i))
		return x != NULL && noun_at(p, s, x->first, out);
	while (k > s->first && i - k < 7 && noun_spot(p, k - 1) == NULL &&
	    goes_on(p, k) && (noun_word(p, k - 1) ||
	    is_word(p, k - 1, "of")))
		k--;
	while (k < i && (small_at(p, k) != SMALL_NONE || !noun_word(p, k)))
		k++;
	return noun_at(p, s, k, out);
}

/* "sold": a verb that a title would write with a capital. */
static bool
has_low_verb(const struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first + 1; i <= s->last; i++)
		switch (word_is_low(&p->t.at[i]) ? cue_one(p, i) : CUE_NONE) {
		case CUE_ACQUIRE:
		case CUE_SELL:
		case CUE_INVEST:
		case CUE_RAISE:
			return true;
		default:
			break;
		}
	return false;
}

bool
noun_title(const struct page *p, const struct sentence *s)
{
	uint32_t low = 0, high = 0, capitals = 0;

	for (uint32_t i = s->first; i <= s->last; i++)
		capitals += (p->t.at[i].flags & TOKEN_CAPITAL) != 0;
	/* names behind commas are a list's */
	for (uint32_t i = s->first; capitals > 3 && i <= s->last; i++)
		if (small_at(p, i) == SMALL_NONE && !(p->t.at[i].gap &
		    (GAP_COMMA | GAP_AMP))) {
			high += (p->t.at[i].flags & TOKEN_CAPITAL) != 0;
			low += word_is_low(&p->t.at[i]);
		}
	return high > 3 && high > 6 * low && !has_low_verb(p, s);
}
