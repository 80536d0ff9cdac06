#include "base.h"

#include <stdlib.h>

#include "page.h"
#include "words.h"

/*
 * Models whom no row holds, known by the shape of their names: a word that says
 * how many parameters it has ("OpenHermes-2.5-Mistral-7B", "Reflection 70B"),
 * one that is built on a family's name ("DolphinGemma"), a known model with more
 * hanging on ("Mixtral-8x22B-Instruct-v0.1").
 */

#define WORD_TOKENS 24		/* of one word of a model's name */
#define NEAR 12			/* words around in which a model is spoken of */

/* Files of one model in other number formats are that model. */
static const char *const formats[] = {
	"awq", "bf", "bit", "bnb", "exl", "fp", "ggml", "gguf", "ggufs", "gptq",
	"int", "iq", "mlx", "mxfp", "nvfp", "onnx", "q", "ud", "unsloth"
};

/* Ordinary words that do stand in the name of a model. */
static const char *const parts[] = {
	"alpha", "audio", "base", "beta", "chat", "code", "coder", "codex",
	"distill", "distilled", "edit", "embed", "embedding", "exp",
	"experimental", "fast", "flash", "guard", "high", "image", "instruct",
	"it", "large", "latest", "light", "lite", "live", "long", "low",
	"math", "max", "medium", "mini", "nano", "native", "next", "omni",
	"open", "plus", "preview", "pro", "prover", "pt", "reasoning", "small",
	"speech", "super", "thinking", "tiny", "turbo", "ultra", "video",
	"vision", "vl", "x"
};

/* Whose name ends in one of these is of that family, as of any model's own. */
static const char *const stems[] = { "bert", "vlm", "moe" };

/* Behind a model's own name: HunyuanDiT. */
static const char *const kinds[] = { "dit", "vl", "ocr", "moe", "vla", "coder",
    "math", "audio", "video", "omni", "embed" };

static bool
has_digits(const struct page *p, size_t i)
{
	return (p->t.at[i].flags & TOKEN_DIGITS) != 0;
}

static bool
is_letters(const struct page *p, size_t i)
{
	return !(p->t.at[i].flags & (TOKEN_DIGITS | TOKEN_CJK | TOKEN_SIGN));
}

/* Tokens of one word, with nothing or a hyphen between, or a point of digits. */
static bool
is_glued(const struct page *p, size_t i)
{
	const struct token *t = &p->t.at[i];

	if (t->flags & (TOKEN_CJK | TOKEN_SIGN))
		return false;
	return t->gap == 0 || t->gap == GAP_HYPHEN ||
	    (t->gap == GAP_DOT && has_digits(p, i));
}

/* "-based", "-written": no part of the name in front of it. */
static bool
is_plain(const struct page *p, size_t i)
{
	const struct token *t = &p->t.at[i];

	return t->gap == GAP_HYPHEN && is_letters(p, i) &&
	    word_is(t, WORD_ORDINARY) && !str_iin(token_str(&p->t, i), parts,
	    COUNT_OF(parts));
}

/* The last token of the word that begins at token i. */
static uint32_t
word_end(const struct page *p, uint32_t i, uint32_t last)
{
	uint32_t k = i;

	while (k < last && k - i < WORD_TOKENS && is_glued(p, k + 1) &&
	    !is_plain(p, k + 1))
		k++;
	return k;
}

/* "gemma-3-1b-it-bnb-4bit" is named gemma-3-1b-it: its last token. */
static uint32_t
name_end(const struct page *p, uint32_t i, uint32_t last)
{
	for (uint32_t k = i + 1; k <= last; k++) {
		if (p->t.at[k].gap == 0 && !has_digits(p, k - 1))
			continue;
		if (!str_iin(token_str(&p->t, k), formats, COUNT_OF(formats)))
			continue;
		if (has_digits(p, k - 1) && p->t.at[k].gap == 0 && k > i + 1)
			k--;		/* 4bit */
		return k - 1;
	}
	return last;
}

/* "7B", "8x7B", "1.4b": token i is the letter behind the figure. */
static bool
is_size(const struct page *p, uint32_t i, uint32_t first)
{
	struct str s = token_str(&p->t, i);

	return i > first && s.n == 1 && (*s.p == 'B' || *s.p == 'b') &&
	    p->t.at[i].gap == 0 && has_digits(p, i - 1) &&
	    (i + 1 >= p->t.n || p->t.at[i + 1].gap != 0);
}

static bool
has_size(const struct page *p, uint32_t first, uint32_t last)
{
	for (uint32_t i = first + 1; i <= last; i++)
		if (is_size(p, i, first))
			return true;
	return false;
}

/* Letters of two or more that no dictionary holds. */
static bool
has_own_word(const struct page *p, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i <= last; i++)
		if (is_letters(p, i) && p->t.at[i].end - p->t.at[i].start > 1 &&
		    ((p->t.at[i].flags & (TOKEN_CAPITAL | TOKEN_INNER)) ||
		    !word_is(&p->t.at[i], WORD_ORDINARY)))
			return true;
	return false;
}

/* A model's own name of one word. */
static bool
is_family(const struct page *p, struct str word)
{
	const struct lexicon *x = p->lex;
	struct token one = { .hash = token_hash(word) };
	struct tokens t = { .at = &one, .n = 1 };
	size_t end;
	uint32_t f = word.n < 5 ? MATCH_NONE :
	    match_find(&x->names, &t, 0, 0, &end);

	for (; f != MATCH_NONE; f = x->form.at[f].next - 1)
		if (x->entity.at[x->form.at[f].entity].e.type == ENTITY_MODEL)
			return true;
	return false;
}

/* "TxGemma", "ShearedLLaMA", "HunyuanDiT". */
static bool
is_stem(const struct page *p, uint32_t i)
{
	struct str s = token_str(&p->t, i);

	if (!(p->t.at[i].flags & TOKEN_CAPITAL) ||
	    !(p->t.at[i].flags & TOKEN_INNER) ||
	    (p->t.at[i].flags & TOKEN_UPPER))
		return false;
	for (size_t k = 2; k + 2 < s.n; k++) {
		struct str head = { s.p, k }, tail = { s.p + k, s.n - k };

		if (s.p[k] < 'A' || s.p[k] > 'Z')
			continue;
		if (str_iin(tail, stems, COUNT_OF(stems)) ||
		    is_family(p, tail) || (is_family(p, head) &&
		    str_iin(tail, kinds, COUNT_OF(kinds))))
			return true;
	}
	return false;
}

/* The spot that has token i; NULL where none has. */
static const struct spot *
spot_of(const struct page *p, uint32_t i)
{
	size_t from;

	(void)page_spots(p, i, i, &from);
	if (from < p->spot.n && p->spot.at[from].first <= i)
		return &p->spot.at[from];
	if (from > 0 && p->spot.at[from - 1].last >= i)
		return &p->spot.at[from - 1];
	return NULL;
}

static bool
is_model(const struct page *p, const struct spot *s)
{
	return s != NULL && p->named.at[s->named].type == ENTITY_MODEL;
}

/* May the word in front of a size alone begin the name? "Reflection 70B" */
static bool
is_lead(const struct page *p, uint32_t i, bool versioned)
{
	uint32_t f = p->t.at[i].flags;

	return (f & TOKEN_CAPITAL) && !(f & (TOKEN_DIGITS | TOKEN_CJK)) &&
	    p->t.at[i].end - p->t.at[i].start > 2 &&
	    (versioned || !word_is(&p->t.at[i], WORD_ORDINARY)) && spot_of(p, i) == NULL;
}

/* "Codegen-Mono 6.1B": where the word that ends at token i begins. */
static uint32_t
word_start(const struct page *p, uint32_t i, uint32_t from)
{
	while (i > from && p->t.at[i].gap == GAP_HYPHEN && is_letters(p, i - 1) &&
	    (p->t.at[i - 1].flags & TOKEN_CAPITAL) && spot_of(p, i - 1) == NULL)
		i--;
	return i;
}

/*
 * "Dolphin 2.7 Mixtral 8x7B": words, versions and models in front of a size that
 * stands alone; the first token of the name, `i` where there are none.
 */
static uint32_t
size_lead(const struct page *p, uint32_t i, const struct sentence *of)
{
	uint32_t k = i, first = i;

	while (k > of->first && i - k < 8) {
		const struct spot *s = spot_of(p, k - 1);

		if (p->t.at[k].gap != GAP_SPACE && p->t.at[k].gap != GAP_DOT)
			break;
		if (is_model(p, s)) {
			k = s->first;
			first = k;
		} else if (s == NULL && is_lead(p, k - 1, k < i)) {
			first = word_start(p, --k, of->first);
			break;
		} else if (s == NULL && has_digits(p, k - 1)) {
			k--;
		} else
			break;
	}
	return first;
}

/* "Dolphin 2.7 Mixtral": a version of another in front of it. */
static bool
has_version(const struct page *p, uint32_t i, const struct sentence *s)
{
	return i > s->first + 1 && p->t.at[i].gap == GAP_SPACE &&
	    has_digits(p, i - 1) && p->t.at[i - 1].gap != GAP_SPACE &&
	    spot_of(p, i - 1) == NULL;
}

struct shape {
	uint32_t	first, last;
};

/* "ShieldGemma 2", "Mistral-NeMo-Minitron 8B": what hangs on by a space. */
static uint32_t
version_end(const struct page *p, uint32_t end, uint32_t last)
{
	uint32_t k = end + 1;

	if (k > last || p->t.at[k].gap != GAP_SPACE || !has_digits(p, k) ||
	    p->t.at[k].end - p->t.at[k].start > 3)
		return end;
	k = word_end(p, k, last);
	return k == end + 1 ? p->t.at[k].end - p->t.at[k].start < 3 ? k : end :
	    is_size(p, k, end + 1) || (p->t.at[k].gap == GAP_DOT &&
	    has_digits(p, k)) ? k : end;
}

/* "0.14.3": a program's version, which begins at token i. */
static bool
is_program(const struct page *p, uint32_t i)
{
	return i + 2 < p->t.n && p->t.at[i + 1].gap == GAP_DOT &&
	    has_digits(p, i + 1) && p->t.at[i + 2].gap == GAP_DOT &&
	    has_digits(p, i + 2);
}

/* "Mistral-Next" is the company's, "codex-mini" the product's. */
static bool
is_makers(const struct page *p, const struct spot *s, uint32_t end)
{
	enum entity_type type = p->named.at[s->named].type;
	uint32_t v = s->last + 1;

	/* "Ideogram v2", but no "Ollama v0.14.3" */
	if (type == ENTITY_COMPANY && v + 1 < p->t.n &&
	    spot_of(p, v) == NULL && p->t.at[v].gap == GAP_SPACE && str_iis(token_str(&p->t, v), "v") &&
	    p->t.at[v + 1].gap == 0 && has_digits(p, v + 1))
		return !is_program(p, v + 1);
	return s->last < end && str_iin(token_str(&p->t, s->last + 1), parts,
	    COUNT_OF(parts)) && (type == ENTITY_PRODUCT ||
	    (type == ENTITY_COMPANY &&
	    (p->t.at[s->last + 1].flags & TOKEN_CAPITAL)));
}

/* The talk right here is of models. */
static bool
is_near_models(const struct page *p, uint32_t first, uint32_t last)
{
	static const char *const words[] = { "model", "models", "llm", "llms",
	    "vlm", "parameter", "parameters", "weights", "multimodal",
	    "moe" };
	uint32_t from = first > NEAR ? first - NEAR : 0;
	uint32_t to = MIN_OF((uint32_t)p->t.n, last + NEAR);

	for (uint32_t i = from; i < to; i++) {
		if (str_iin(token_str(&p->t, i), words, COUNT_OF(words)))
			return true;
		if (is_model(p, spot_of(p, i)))
			return true;
	}
	return false;
}

/* "Jan-v1", "Isaac-0.1", "Seed1.5-VL": a version inside the word. */
static bool
has_release(const struct page *p, uint32_t first, uint32_t last)
{
	for (uint32_t i = first + 1; i <= last; i++) {
		uint32_t gap = p->t.at[i].gap;

		if (!has_digits(p, i) || p->t.at[i].end - p->t.at[i].start > 2)
			continue;
		if (gap == 0 && p->t.at[i - 1].gap == GAP_HYPHEN &&
		    str_iis(token_str(&p->t, i - 1), "v"))
			return true;
		if (i < last && p->t.at[i + 1].gap == GAP_DOT &&
		    (gap == GAP_HYPHEN || (gap == 0 && i + 1 < last)))
			return true;
	}
	return false;
}

/* A small word with nothing hanging on: most are no more. */
static bool
is_small(const struct page *p, uint32_t i)
{
	return !(p->t.at[i].flags & (TOKEN_DIGITS | TOKEN_CAPITAL)) &&
	    (i + 1 == p->t.n || !is_glued(p, i + 1));
}

/* The model that the word at token i is; false where it is none. */
static bool
shape_at(const struct page *p, uint32_t i, const struct sentence *s,
    const struct spot *known, struct shape *x)
{
	uint32_t end = word_end(p, i, s->last);

	*x = (struct shape){ i, end };
	if (known != NULL && known->last > end)
		return false;
	if (has_digits(p, i) && known == NULL && has_size(p, i, end)) {
		x->first = size_lead(p, i, s);
		return x->first < i;
	}
	if (!is_letters(p, i) || p->t.at[i].end - p->t.at[i].start < 2)
		return false;
	/* more hangs on a model: a version, a size, another family */
	if (known != NULL && is_model(p, known)) {
		if (known->first != i)
			return false;
		if (has_version(p, i, s))
			x->first = size_lead(p, i, s);
		if (known->last < end)
			x->last = version_end(p, end, s->last);
		return x->first < i || (known->last < end &&
		    p->t.at[known->last + 1].gap != GAP_DOT);
	}
	if (known != NULL && known->first == i && is_makers(p, known, end)) {
		if (known->last == end)
			x->last = word_end(p, end + 1, s->last);
		return true;
	}
	if (end > i && has_size(p, i, end))
		return has_own_word(p, i, end);
	if (known != NULL || !(p->t.at[i].flags & TOKEN_CAPITAL))
		return false;
	if (is_stem(p, i)) {
		x->last = version_end(p, end, s->last);
		return true;
	}
	return end > i && has_release(p, i, end) &&
	    !word_is(&p->t.at[i], WORD_ORDINARY) && is_near_models(p, i, end);
}

static void
put_model(struct page *p, const struct shape *x, const struct sentence *s,
    struct spots *out)
{
	struct named n = { .type = ENTITY_MODEL, .origin = ORIGIN_FAMILY,
	    .name = token_span(&p->t, x->first, name_end(p, x->first,
	    x->last)), .of = STR_NONE };
	const struct spot *within = spot_of(p, x->first);
	uint32_t known, named;

	/* of a family: whoever makes it makes this one, by its own name alone */
	if (within != NULL && within->first == x->first)
		n.of = p->named.at[within->named].type == ENTITY_COMPANY ?
		    p->named.at[within->named].name :
		    p->named.at[within->named].of;
	n.cue = token_span(&p->t, MAX_OF(s->first, x->first > 4 ?
	    x->first - 4 : 0), MIN_OF(s->last, x->last + 4));
	n.id = entity_id(n.type, n.name);
	known = lexicon_named(p->lex, n.name);
	named = known != 0 && p->lex->entity.at[known - 1].e.type ==
	    ENTITY_MODEL ? page_known(p, known - 1) :
	    page_named(p, &n);
	*VEC_ADD(out) = (struct spot){ x->first, x->last, named, HOW_FAMILY };
}

void
spot_model(struct page *p)
{
	struct spots found = VEC_INIT;
	size_t k = 0, next = 0;

	if (!p->t.cased)
		return;
	for (uint32_t i = 0; i < p->t.n; i++) {
		const struct sentence *s;
		const struct spot *known;
		struct shape x;

		while (next < p->spot.n && p->spot.at[next].last < i)
			next++;
		known = next < p->spot.n && p->spot.at[next].first <= i ?
		    &p->spot.at[next] : NULL;
		if (known == NULL && is_small(p, i))
			continue;
		while (k + 1 < p->s.n && i > p->s.at[k].last)
			k++;
		s = &p->s.at[k];
		if ((i > s->first && is_glued(p, i)) ||
		    !shape_at(p, i, s, known, &x))
			continue;
		if (found.n > 0 && found.at[found.n - 1].last >= x.first)
			continue;
		put_model(p, &x, s, &found);
		i = x.last;
	}
	if (found.n > 0)
		spots_merge(p, &found);
	VEC_RELEASE(&found);
}
