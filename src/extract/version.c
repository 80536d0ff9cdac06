#include "base.h"

#include <string.h>

#include "version.h"

/* Words that follow a family's version: "Qwen3 Max", "Gemini 3 Flash". */
static const char *const tails[] = {
	"air", "base", "behemoth", "chat", "coder", "codex", "dpo", "fast",
	"flash", "haiku", "heavy", "high", "instruct", "large", "lite", "live",
	"maverick", "max", "medium", "mini", "moe", "nano", "next", "omni", "opus",
	"plus", "preview", "pro", "prover", "qat", "reasoning", "scout", "sft",
	"small", "sonnet", "spark", "super", "thinking", "turbo", "ultra",
	"vision", "vl"
};

/* These need no capital behind a version: "GPT-6 mini". */
static const char *const small_tails[] = { "mini", "nano", "haiku", "sonnet" };

static bool
is_tail(const struct tokens *t, size_t i, bool version)
{
	struct str s = token_str(t, i);

	if (version && t->at[i].gap == GAP_SPACE)
		if (str_iin(s, small_tails, COUNT_OF(small_tails)))
			return true;
	if (!(t->at[i].flags & TOKEN_CAPITAL) &&
	    !(t->at[i].gap & GAP_HYPHEN))
		return false;
	return str_iin(s, tails, COUNT_OF(tails));
}

/* Letters glued to digits, at most three: 4o, 35B, v */
static bool
is_glued(const struct tokens *t, size_t i, size_t last)
{
	return i <= last && t->at[i].gap == 0 &&
	    t->at[i].end - t->at[i].start <= 3 &&
	    !(t->at[i].flags & (TOKEN_CJK | TOKEN_SIGN));
}

/* A month may begin like this. */
static bool
starts_zero_one(const struct tokens *t, size_t i)
{
	return t->text.p[t->at[i].start] <= '1';
}

/* How many parameters: 9B, 110M. */
static bool
is_size(const struct tokens *t, size_t i, size_t last)
{
	return i < last && t->at[i + 1].gap == 0 &&
	    (str_is(token_str(t, i + 1), "B") ||
	    str_is(token_str(t, i + 1), "M"));
}

/* "Jamba v0.1": the letter in front of a version. */
static bool
is_v(const struct tokens *t, size_t i, size_t last)
{
	return i < last && t->at[i].gap == GAP_SPACE &&
	    str_iis(token_str(t, i), "v") && t->at[i + 1].gap == 0 &&
	    (t->at[i + 1].flags & TOKEN_DIGITS);
}

size_t
version_end(const struct page *p, size_t end, size_t last)
{
	const struct tokens *t = &p->t;
	size_t i = end + 1;
	bool version = (t->at[end].flags & TOKEN_DIGITS) != 0;

	for (;;) {
		uint32_t gap, flags;

		if (i > last)
			break;
		gap = t->at[i].gap;
		flags = t->at[i].flags;
		if (gap & ~(uint32_t)(GAP_SPACE | GAP_HYPHEN | GAP_DOT))
			break;
		if ((gap & GAP_DOT) && ((gap & GAP_SPACE) ||
		    !(flags & TOKEN_DIGITS) || !version))
			break;
		if (flags & TOKEN_DIGITS) {
			size_t n = t->at[i].end - t->at[i].start;

			/* V2-0628: a day of the month behind a version */
			if (n > 3 && !(n == 4 && version &&
			    gap == GAP_HYPHEN && starts_zero_one(t, i)))
				break;
			if (version && (gap & GAP_SPACE) &&
			    !is_size(t, i, last))
				break;
			if (i < last && (t->at[i + 1].flags & TOKEN_SIGN) &&
			    t->at[i + 1].gap == 0)
				break;	/* a percentage */
			version = true;
		} else if (!version && is_v(t, i, last)) {
			;	/* and the figures behind it */
		} else if (is_glued(t, i, last) || (version && gap ==
		    GAP_HYPHEN && t->at[i].end - t->at[i].start <= 8 &&
		    i < last && is_glued(t, i + 1, last))) {
			;	/* v3, 4o, -A3B */
		} else if (is_tail(t, i, version)) {
			version = true;
		} else
			break;
		i++;
	}
	return version ? i - 1 : end;
}

/* The same digits in the same order? */
static bool
same_digits(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	for (;; i++, k++) {
		while (i < a.n && !(a.p[i] >= '0' && a.p[i] <= '9'))
			i++;
		while (k < b.n && !(b.p[k] >= '0' && b.p[k] <= '9'))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (a.p[i] != b.p[k])
			return false;
	}
}

/* "Claude 3.5" is called by a row of a member: what hangs on makes another. */
static bool
is_short_of_tail(struct str form, struct str name)
{
	size_t n = 0;

	while (n < name.n && name.p[name.n - 1 - n] != ' ' &&
	    name.p[name.n - 1 - n] != '-')
		n++;
	return form.n < n || !str_ieq((struct str){ form.p + form.n - n, n },
	    (struct str){ name.p + name.n - n, n });
}

struct str
version_lengthen(struct page *p, struct str name, size_t from, size_t end)
{
	const struct token *t = p->t.at;
	char *out = arena_alloc(p->arena, name.n + t[end].end -
	    t[from].start + 1);
	size_t n = name.n;

	memcpy(out, name.p, n);
	for (size_t i = from; i <= end; i++) {
		struct str word = token_str(&p->t, i);

		if (n > 0 && t[i].gap != 0)
			out[n++] = (t[i].gap & GAP_DOT) ? '.' :
			    (t[i].gap & GAP_HYPHEN) ? '-' : ' ';
		memcpy(out + n, word.p, word.n);
		n += word.n;
	}
	return (struct str){ out, n };
}

/*
 * A family's new member, under the family's full name: "Opus 6" is Claude Opus
 * 6.  A form with a version of its own ("Qwen1.5") stays as it is written.
 */
uint32_t
version_name(struct page *p, const struct form *f, size_t first, size_t last,
    size_t end)
{
	const struct entity *e = &p->lex->entity.at[f->entity].e;
	struct named n = { .type = e->type, .origin = ORIGIN_FAMILY,
	    .of = e->of, .cue = e->name };

	n.name = same_digits(f->text, e->name) &&
	    !is_short_of_tail(f->text, e->name) ?
	    version_lengthen(p, e->name, last + 1, end) :
	    version_lengthen(p, STR_NONE, first, end);
	n.id = entity_id(n.type, n.name);
	return page_named(p, &n);
}
