#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "page.h"
#include "words.h"

/*
 * Models never seen, shown by the grammar around them: "a new model called X",
 * "X, a 7B language model", "X is a family of models", "the X-1 model", and in
 * Chinese 模型 right in front.  Once shown, a name is read wherever it stands.
 */

#define WORDS 4		/* of one name */
#define REACH 9		/* words between a name and what it is said to be */

struct called {
	uint32_t	first, last, sentence;
	bool		made;	/* digits, a hyphen or capitals inside: made up */
	bool		version;	/* digits */
};

VEC_NAMED(calls, struct called);

static bool
is_model_word(const struct page *p, size_t i)
{
	static const char *const words[] = { "model", "models", "checkpoint" };
	static const char *const short_words[] = { "llm", "llms", "vlm",
	    "vlms" };

	/* a heading's "Model" shows as little as its other capitals */
	return (p->t.at[i].flags & TOKEN_CAPITAL) ? is_any(p, i, short_words,
	    COUNT_OF(short_words)) : is_any(p, i, words, COUNT_OF(words));
}

/* "a model provider", "model training": what is said is something else. */
static bool
ends_phrase(const struct page *p, uint32_t i, uint32_t last)
{
	static const char *const nouns[] = { "provider", "providers", "maker",
	    "makers", "company", "companies", "lab", "labs", "startup",
	    "builder", "builders", "developer", "developers", "training",
	    "hub", "router", "routing", "serving", "inference", "library",
	    "evaluation", "evaluator", "benchmark", "benchmarks", "framework",
	    "platform", "context", "compression", "editing", "merging",
	    "gateway", "registry", "zoo", "trainer", "engine", "optimizer",
	    "compiler", "server", "runner", "quantization", "deployment" };

	return i >= last || p->t.at[i + 1].gap != GAP_SPACE ||
	    !is_any(p, i + 1, nouns, COUNT_OF(nouns));
}

static bool
is_name_word(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	return (t->flags & (TOKEN_CAPITAL | TOKEN_INNER)) &&
	    !(t->flags & (TOKEN_CJK | TOKEN_SIGN | TOKEN_DIGITS)) &&
	    !page_taken(p, i);
}

static bool
is_glued(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	if ((t->flags & (TOKEN_CJK | TOKEN_SIGN)) || page_taken(p, i))
		return false;
	return t->gap == 0 || (t->gap == GAP_DOT && (t->flags & TOKEN_DIGITS)) ||
	    (t->gap == GAP_HYPHEN && (!word_is(t, WORD_ORDINARY) ||
	    (t->flags & TOKEN_UPPER)));
}

/* "GPUs" */
static bool
is_plural(const struct page *p, uint32_t i)
{
	struct str s = token_str(&p->t, i);

	return s.n > 2 && s.p[s.n - 1] == 's' && s.p[s.n - 2] >= 'A' &&
	    s.p[s.n - 2] <= 'Z';
}

/* "PokerBench", "MLLMs", "Q8_0": a test, several, a way to store one. */
static bool
is_no_model(const struct page *p, const struct called *x)
{
	static const char *const tests[] = { "bench", "eval", "arena" };
	static const char *const stored[] = { "q", "iq", "tq", "exl" };
	struct str s = token_str(&p->t, x->last);

	for (size_t k = 0; k < COUNT_OF(tests); k++) {
		size_t n = strlen(tests[k]);

		if (s.n > n && str_iis((struct str){ s.p + s.n - n, n },
		    tests[k]))
			return true;
	}
	return is_plural(p, x->last) || (x->last > x->first &&
	    is_any(p, x->first, stored, COUNT_OF(stored)));
}

/* A run of words that may be a model's name. */
static bool
name_at(const struct page *p, uint32_t i, uint32_t last, struct called *x)
{
	uint32_t k = i;
	unsigned words = 0, ordinary = 0;

	*x = (struct called){ .first = i, .last = i };
	for (; k <= last && words < WORDS; words++) {
		if (!is_name_word(p, k) || (k > i && p->t.at[k].gap != GAP_SPACE))
			break;
		ordinary += word_is(&p->t.at[k], WORD_ORDINARY);
		x->made |= (p->t.at[k].flags & TOKEN_INNER) &&
		    !(p->t.at[k].flags & TOKEN_UPPER) && !is_plural(p, k);
		for (x->last = k++; k <= last && is_glued(p, k); x->last = k++)
			x->version |= (p->t.at[k].flags & TOKEN_DIGITS) != 0;
		/* "Kosmos 2.5", "Danube v2" */
		if (k <= last && p->t.at[k].gap == GAP_SPACE &&
		    (p->t.at[k].flags & TOKEN_DIGITS) && !page_taken(p, k) &&
		    p->t.at[k].end - p->t.at[k].start < 3) {
			for (x->last = k++; k <= last && is_glued(p, k); )
				x->last = k++;
			x->version = true;
			break;
		}
	}
	x->made |= x->version;
	/* "The QX-1" begins one word on */
	if (word_is(&p->t.at[i], WORD_ORDINARY) && ordinary < words)
		return false;
	return words > 0 && ordinary < words + (words > 2) &&
	    !is_no_model(p, x) && token_span(&p->t, i, x->last).n > 2;
}

/* "X, a 7B language model", "X is a family of models", "X (a model". */
static bool
is_said_to_be(const struct page *p, const struct called *x, uint32_t last)
{
	static const char *const be[] = { "is", "are", "was" };
	static const char *const articles[] = { "a", "an", "the", "its", "our",
	    "their", "another" };
	uint32_t i = x->last + 1;

	if (i >= last)
		return false;
	if (is_any(p, i, be, COUNT_OF(be)) && p->t.at[i].gap == GAP_SPACE)
		i++;
	else if (!(p->t.at[i].gap & (GAP_COMMA | GAP_OPEN | GAP_DASH)))
		return false;
	if (i > last || !is_any(p, i, articles, COUNT_OF(articles)))
		return false;
	for (uint32_t k = i + 1; k <= last && k <= i + REACH; k++) {
		if (p->t.at[k].gap & (GAP_COMMA | GAP_COLON | GAP_SEMICOLON |
		    GAP_DASH | GAP_OPEN | GAP_CLOSE))
			return false;
		if (is_model_word(p, k) && ends_phrase(p, k, last))
			return true;
	}
	return false;
}

/* "a model called X", "the new model, X", "model X". */
static bool
is_named_so(const struct page *p, const struct called *x, uint32_t first)
{
	static const char *const verbs[] = { "called", "named", "dubbed",
	    "codenamed", "titled" };
	uint32_t i = x->first;

	if (i == first)
		return false;
	if (is_any(p, i - 1, verbs, COUNT_OF(verbs)))
		return i > first + 1 && (is_model_word(p, i - 2) ||
		    (i > first + 2 && is_model_word(p, i - 3)));
	return x->made && is_model_word(p, i - 1) && !(p->t.at[i].gap &
	    ~(uint32_t)(GAP_SPACE | GAP_COMMA | GAP_QUOTE));
}

/* "the VASA-1 model" */
static bool
is_kind_of(const struct page *p, const struct called *x, uint32_t last)
{
	return x->made && x->last < last && is_model_word(p, x->last + 1) &&
	    p->t.at[x->last + 1].gap == GAP_SPACE;
}

/* "GRIN MoE" */
static bool
ends_in_kind(const struct page *p, const struct called *x)
{
	static const char *const kinds[] = { "moe", "vlm", "vla", "llm" };

	return x->last > x->first && is_any(p, x->last, kinds,
	    COUNT_OF(kinds)) && !word_is(&p->t.at[x->first], WORD_ORDINARY);
}

/* "BLIP3, Kosmos 2.5, Falcon 2": between models in a list. */
static bool
is_listed(const struct page *p, const struct called *x)
{
	size_t from;
	const struct spot *s;

	if (!x->version || x->first == 0)
		return false;
	(void)page_spots(p, x->first, x->first, &from);
	for (size_t k = from > 0 ? from - 1 : 0; k <= from && k < p->spot.n;
	    k++) {
		s = &p->spot.at[k];
		if (p->named.at[s->named].type != ENTITY_MODEL)
			continue;
		if (s->last + 1 == x->first ||
		    (s->last + 2 == x->first && is_any(p, x->first - 1,
		    (const char *const[]){ "and" }, 1)))
			return (p->t.at[s->last + 1].gap & GAP_COMMA) != 0;
		if (x->last + 1 == s->first)
			return (p->t.at[s->first].gap & GAP_COMMA) != 0;
	}
	return false;
}

/* "开源模型 MonkeyOCR" */
static bool
is_named_in_chinese(const struct page *p, const struct called *x)
{
	uint32_t i = x->first;

	return i > 1 && str_is(token_str(&p->t, i - 1), "型") &&
	    str_is(token_str(&p->t, i - 2), "模") && !(p->t.at[i].gap &
	    ~(uint32_t)(GAP_SPACE | GAP_OPEN | GAP_QUOTE));
}

/* "Lynx: State-of-the-Art Hallucination Detection Model": what a title says of the
 * name at its head. */
static bool
is_headed(const struct page *p, const struct called *x,
    const struct sentence *s)
{
	return (s->heading || (p->t.at[s->first].gap & GAP_BLOCK)) &&
	    x->first == s->first && (x->made || x->last == x->first) &&
	    s->last > x->last + 2 && s->last <= x->last + REACH + 3 &&
	    (p->t.at[x->last + 1].gap & GAP_COLON) &&
	    str_is(token_str(&p->t, s->last), "Model");
}

static bool
is_shown(const struct page *p, const struct called *x,
    const struct sentence *s)
{
	return is_named_in_chinese(p, x) || ends_in_kind(p, x) ||
	    is_listed(p, x) || is_said_to_be(p, x, s->last) ||
	    is_named_so(p, x, s->first) || is_kind_of(p, x, s->last) ||
	    is_headed(p, x, s);
}

static void
gather(const struct page *p, struct calls *v, struct map *shown)
{
	size_t k = 0;

	for (uint32_t i = 0; i < p->t.n; i++) {
		struct called x;

		if (!(p->t.at[i].flags & (TOKEN_CAPITAL | TOKEN_INNER)))
			continue;
		while (k + 1 < p->s.n && i > p->s.at[k].last)
			k++;
		if (!name_at(p, i, p->s.at[k].last, &x))
			continue;
		x.sentence = (uint32_t)k;
		*VEC_ADD(v) = x;
		if (is_shown(p, &x, &p->s.at[k]))
			*map_put(shown, token_span(&p->t, x.first, x.last),
			    NULL) = 1;
		i = x.last;
	}
}

void
spot_called(struct page *p)
{
	struct calls v = VEC_INIT;
	struct map shown = MAP_INIT;

	if (!p->t.cased || p->doc->format == FORMAT_CAPTIONS)
		return;
	gather(p, &v, &shown);
	for (size_t i = 0; shown.n > 0 && i < v.n; i++) {
		const struct called *x = &v.at[i];

		if (map_find(&shown, token_span(&p->t, x->first, x->last)))
			page_candidate(p, ENTITY_MODEL, x->first, x->last,
			    &p->s.at[x->sentence]);
	}
	if (shown.n > 0)
		spots_sort(&p->spot);
	map_release(&shown);
	VEC_RELEASE(&v);
}
