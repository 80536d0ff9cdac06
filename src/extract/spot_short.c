#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "page.h"
#include "words.h"

/*
 * Short forms of what the document named in full: the surname after "Jensen
 * Huang", in talk the given name too, and the first word of a company's longer
 * name ("Lightspeed" after "Lightspeed Venture Partners").  A short form that two
 * things of the document share names neither; in talk, a given name is that of
 * whoever of them was named just before.  And the second of two that share
 * the head of their names: "GPT-4.1 mini and nano", "Qwen 3.5 or 3.6".
 */

#define TALK 200	/* words in which who was named is still spoken to */

struct short_form {
	uint64_t	hash;
	uint32_t	named;
	uint32_t	from;	/* the token of the first full mention */
	bool		shared;
};

struct shorts {
	VEC(struct short_form)	 form;
	struct vocab		 word;	/* their hashes */
	uint32_t		*at;	/* by place in word: of form, + 1 */
};

/*
 * Short forms are put as they come, and joined where they are all there: only
 * then does a word have its place.
 */
static void
put(struct shorts *v, struct str word, uint32_t named, uint32_t from)
{
	struct short_form *f;

	if (word.n < 3)
		return;
	f = VEC_ADD(&v->form);
	*f = (struct short_form){ .hash = token_hash(word), .named = named,
	    .from = from };
	vocab_put(&v->word, f->hash, 0);
}

static struct short_form *
find(const struct shorts *v, uint64_t hash)
{
	size_t place = vocab_at(&v->word, hash);

	return place != VOCAB_NONE ? &v->form.at[v->at[place] - 1] : NULL;
}

/* The first of each word stands for all of them. */
static void
join(struct page *p, struct shorts *v)
{
	v->at = arena_array(p->arena, v->word.room, sizeof(*v->at));
	for (size_t i = 0; i < v->form.n; i++) {
		const struct short_form *f = &v->form.at[i];
		size_t place = vocab_at(&v->word, f->hash);

		if (place == VOCAB_NONE)
			continue;
		if (v->at[place] == 0)
			v->at[place] = (uint32_t)i + 1;
		else if (v->form.at[v->at[place] - 1].named != f->named)
			v->form.at[v->at[place] - 1].shared = true;
	}
}

static void
gather(const struct page *p, struct shorts *v)
{
	for (size_t i = 0; i < p->spot.n; i++) {
		const struct spot *s = &p->spot.at[i];
		const struct named *n = &p->named.at[s->named];

		if (s->first == s->last || (p->t.at[s->first].flags &
		    TOKEN_CJK))
			continue;
		if (n->type == ENTITY_PERSON) {
			put(v, token_str(&p->t, s->last), s->named, s->first);
			if (p->spoken)
				put(v, token_str(&p->t, s->first), s->named,
				    s->first);
		} else if (n->type == ENTITY_COMPANY &&
		    !word_is(&p->t.at[s->first], WORD_ORDINARY))
			put(v, token_str(&p->t, s->first), s->named, s->first);
	}
}

/* The Mark of "said Mark Huang", but not the will of "Will Huang". */
static bool
is_given(const struct page *p, size_t i)
{
	return word_is(&p->t.at[i], WORD_GIVEN) &&
	    !(p->t.at[i].gap & ~(uint32_t)(GAP_SPACE | GAP_LINE));
}

static bool
is_free(const struct page *p, const struct short_form *f, size_t i)
{
	const struct token *t = &p->t.at[i];

	if ((f->shared && !p->spoken) || i < f->from)
		return false;
	if (!p->t.cased && word_is(t, WORD_ORDINARY))
		return false;
	/* "Huang Renxun": a capital beside it makes another name */
	if (p->t.cased && i + 1 < p->t.n && p->t.at[i + 1].gap == GAP_SPACE &&
	    (p->t.at[i + 1].flags & TOKEN_CAPITAL) &&
	    !word_is(&p->t.at[i + 1], WORD_ORDINARY))
		return false;
	return !(p->t.cased && i > 0 && t->gap == GAP_SPACE &&
	    (p->t.at[i - 1].flags & TOKEN_CAPITAL) &&
	    (!word_is(&p->t.at[i - 1], WORD_ORDINARY) || is_given(p, i - 1)));
}

/* A word that tells the members of a family apart: nano, Flash, 70B. */
static bool
is_member_word(const struct page *p, uint32_t i, uint32_t *end)
{
	static const char *const words[] = { "mini", "nano", "micro", "pro",
	    "flash", "haiku", "sonnet", "opus", "small", "medium", "large",
	    "lite", "max", "ultra", "scout", "maverick", "air", "plus" };

	*end = i;
	if (str_iin(token_str(&p->t, i), words, COUNT_OF(words)))
		return true;
	*end = i + 1;
	return (p->t.at[i].flags & TOKEN_DIGITS) && i + 1 < p->t.n &&
	    p->t.at[i + 1].gap == 0 && str_iis(token_str(&p->t, i + 1), "b");
}

/* "3.5": a version that begins at token i, one figure and more. */
static bool
is_version(const struct page *p, uint32_t i)
{
	return i + 1 < p->t.n && (p->t.at[i].flags & TOKEN_DIGITS) &&
	    p->t.at[i].end - p->t.at[i].start == 1 &&
	    p->t.at[i + 1].gap == GAP_DOT &&
	    (p->t.at[i + 1].flags & TOKEN_DIGITS) &&
	    (i + 2 == p->t.n || (p->t.at[i + 2].gap != 0 &&
	    !(p->t.at[i + 2].gap & GAP_HYPHEN)));
}

/* "3.5" and "3.6", "2.5" and "3.0": versions of one thing, one behind the other. */
static bool
are_versions(const struct page *p, uint32_t a, uint32_t b)
{
	int from, to;

	if (!is_version(p, a) || !is_version(p, b))
		return false;
	from = *token_str(&p->t, a).p;
	to = *token_str(&p->t, b).p;
	return to == from || to == from + 1;
}

/* Figures that nothing parts from the letters in front: the 70 of "B70". */
static bool
has_figures(const struct page *p, uint32_t i)
{
	return i + 1 < p->t.n && (p->t.at[i].flags & TOKEN_CAPITAL) &&
	    p->t.at[i + 1].gap == 0 && (p->t.at[i + 1].flags & TOKEN_DIGITS);
}

/* "B70" and "B65": the same letters, and as many figures. */
static bool
are_twins(const struct page *p, uint32_t a, uint32_t b)
{
	return has_figures(p, a) && has_figures(p, b) &&
	    p->t.at[a].hash == p->t.at[b].hash &&
	    token_str(&p->t, a + 1).n == token_str(&p->t, b + 1).n;
}

/* Where the second of two begins that "and" or a slash joins; 0 for none. */
static uint32_t
joined(const struct page *p, uint32_t k)
{
	static const char *const words[] = { "and", "or" };

	if (k + 1 >= p->t.n)
		return 0;
	if (p->t.at[k].gap == GAP_SLASH)
		return k;
	return p->t.at[k].gap == GAP_SPACE && is_any(p, k, words,
	    COUNT_OF(words)) && p->t.at[k + 1].gap == GAP_SPACE ? k + 1 : 0;
}

/*
 * "GPT-4.1 mini and nano", "Qwen 3.5 or 3.6": the second one behind a spot, from
 * `i` on, in the place of what the first one has from `tail` on.
 */
static bool
shares_head(const struct page *p, const struct spot *s, uint32_t *tail,
    uint32_t *i, uint32_t *end)
{
	uint32_t k = joined(p, s->last + 1);

	if (s->first == s->last || k == 0)
		return false;
	*i = k;
	*tail = s->last - 1;
	*end = k + 1;
	if (are_versions(p, *tail, k) || (*tail > s->first &&
	    are_twins(p, *tail, k)))
		return !page_taken(p, k);
	if (p->named.at[s->named].type != ENTITY_MODEL)
		return false;
	return is_member_word(p, s->last, tail) && *tail == s->last &&
	    is_member_word(p, k, end) && !page_taken(p, k) &&
	    (*end + 1 >= p->t.n || p->t.at[*end + 1].gap != GAP_HYPHEN) &&
	    ((p->t.at[k].flags & TOKEN_CAPITAL) != 0) ==
	    ((p->t.at[s->last].flags & TOKEN_CAPITAL) != 0);
}

static void
put_sharing(struct page *p, const struct spot *s, uint32_t from, uint32_t i,
    uint32_t end, struct spots *out)
{
	const struct named *with = &p->named.at[s->named];
	struct named n = { .type = with->type, .origin = ORIGIN_FAMILY,
	    .of = with->of, .cue = token_span(&p->t, s->first, end) };
	struct str tail = token_span(&p->t, from, s->last);
	struct str word = token_span(&p->t, i, end);
	size_t head = with->name.n - MIN_OF(with->name.n, tail.n);
	char *name;
	uint32_t known, named;

	if (head == 0 || !str_ieq((struct str){ with->name.p + head, tail.n },
	    tail))
		return;
	name = arena_alloc(p->arena, head + word.n);
	memcpy(name, with->name.p, head);
	memcpy(name + head, word.p, word.n);
	n.name = (struct str){ name, head + word.n };
	n.id = entity_id(n.type, n.name);
	known = lexicon_named(p->lex, n.name);
	named = known != 0 ? page_known(p, known - 1) :
	    page_named(p, &n);
	*VEC_ADD(out) = (struct spot){ i, end, named, HOW_FAMILY };
}

/* Members that share the head of their name with the one in front. */
static void
spot_sharing(struct page *p)
{
	struct spots found = VEC_INIT;
	uint32_t tail, i, end;

	for (size_t k = 0; k < p->spot.n; k++)
		if ((p->named.at[p->spot.at[k].named].type == ENTITY_MODEL ||
		    p->named.at[p->spot.at[k].named].type == ENTITY_CHIP) &&
		    shares_head(p, &p->spot.at[k], &tail, &i, &end))
			put_sharing(p, &p->spot.at[k], tail, i, end, &found);
	if (found.n > 0)
		spots_merge(p, &found);
	VEC_RELEASE(&found);
}

/* Whom of several this short form means: who was last named in full by it. */
static uint32_t
last_named(const struct page *p, size_t next, size_t i)
{
	for (size_t k = next; k-- > 0; ) {
		const struct spot *s = &p->spot.at[k];

		if (i - s->last > TALK)
			break;
		if (s->first < s->last && p->t.at[s->first].hash ==
		    p->t.at[i].hash && p->named.at[s->named].type ==
		    ENTITY_PERSON)
			return s->named;
	}
	return UINT32_MAX;
}

void
spot_short(struct page *p)
{
	struct shorts v = { .form = VEC_INIT };
	size_t full = p->spot.n, next = 0;

	gather(p, &v);
	join(p, &v);
	for (size_t i = 0; v.form.n > 0 && i < p->t.n; i++) {
		struct short_form *f;
		struct spot *s;
		uint32_t named;

		if (p->t.cased && !(p->t.at[i].flags & TOKEN_CAPITAL))
			continue;
		while (next < full && p->spot.at[next].last < i)
			next++;
		if (next < full && p->spot.at[next].first <= i)
			continue;
		f = find(&v, p->t.at[i].hash);
		if (f == NULL || !is_free(p, f, i))
			continue;
		named = f->shared ? last_named(p, next, i) : f->named;
		if (named == UINT32_MAX)
			continue;
		s = VEC_ADD(&p->spot);
		s->first = s->last = (uint32_t)i;
		s->named = named;
		s->how = HOW_SHORT;
		p->named.at[named].mentions++;
	}
	if (p->spot.n > full)
		spots_sort(&p->spot);
	VEC_RELEASE(&v.form);
	vocab_release(&v.word);
	spot_sharing(p);
}
