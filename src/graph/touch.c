#include "base.h"

#include "doc.h"
#include "lexicon.h"
#include "match.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_judge.h"
#include "token.h"
#include "touch.h"

/* ---- the names before and after ---- */

struct taking {
	struct touch		*t;
	struct touch_names	*to;
};

static struct str
keep(struct touch *t, struct str s)
{
	return s.n ? arena_str(&t->arena, s) : STR_NONE;
}

static int
take_name(const struct entity *ent, const struct alias *al, size_t n,
    void *ctx)
{
	struct taking *x = ctx;
	struct touch_name *k = VEC_ADD(&x->to->at);

	k->e = *ent;
	k->e.name = keep(x->t, ent->name);
	k->e.of = keep(x->t, ent->of);
	k->alias = arena_array(&x->t->arena, n + 1, sizeof(*k->alias));
	k->aliases = n;
	for (size_t i = 0; i < n; i++) {
		k->alias[i] = al[i];
		k->alias[i].text = keep(x->t, al[i].text);
	}
	return 0;
}

static int
take_names(struct db *db, struct touch *t, struct touch_names *to,
    struct err *e)
{
	struct taking x = { t, to };

	if (store_lexicon_version(db, &to->version, e) < 0)
		return -1;
	return store_entity_each(db, take_name, &x, e);
}

int
touch_begin(struct db *db, struct touch *t, struct err *e)
{
	*t = (struct touch){ .arena = ARENA_INIT };
	return take_names(db, t, &t->before, e);
}

void
touch_release(struct touch *t)
{
	VEC_RELEASE(&t->before.at);
	VEC_RELEASE(&t->after.at);
	VEC_RELEASE(&t->text);
	VEC_RELEASE(&t->entity);
	arena_release(&t->arena);
}

/* ---- what differs ---- */

static void
note_alias(struct touch *t, const struct alias *al, enum entity_type type)
{
	*VEC_ADD(&t->text) = al->text;
	t->spoken |= lexicon_may_be_misheard(al, type);
}

/* A person is also met by the first and the last word of the name. */
static void
note_person(struct touch *t, struct str name)
{
	size_t first = str_find_char(name, ' ', 0), last = name.n;

	if (first == SIZE_MAX)
		return;
	while (name.p[last - 1] != ' ')
		last--;
	*VEC_ADD(&t->text) = (struct str){ name.p, first };
	*VEC_ADD(&t->text) = (struct str){ name.p + last, name.n - last };
}

/* What it makes or owns is known by it. */
static void
note_what_is_of(struct touch *t, const struct touch_names *in,
    struct str name)
{
	for (size_t i = 0; i < in->at.n; i++) {
		const struct touch_name *k = &in->at.at[i];

		for (size_t a = 0; str_eq(k->e.of, name) && a < k->aliases; a++)
			*VEC_ADD(&t->text) = k->alias[a].text;
	}
}

/* The thing itself came, went, or is of another type. */
static void
note_thing(struct touch *t, const struct touch_name *k)
{
	*VEC_ADD(&t->entity) = k->e.id;
	for (size_t i = 0; i < k->aliases; i++)
		note_alias(t, &k->alias[i], k->e.type);
	if (k->e.type == ENTITY_PERSON)
		note_person(t, k->e.name);
	note_what_is_of(t, &t->after, k->e.name);
}

static bool
has_alias(const struct touch_name *k, const struct alias *al)
{
	for (size_t i = 0; i < k->aliases; i++)
		if (k->alias[i].form == al->form &&
		    k->alias[i].unsure == al->unsure &&
		    str_eq(k->alias[i].text, al->text))
			return true;
	return false;
}

static void
note_aliases(struct touch *t, const struct touch_name *a,
    const struct touch_name *b)
{
	for (size_t i = 0; i < a->aliases; i++)
		if (!has_alias(b, &a->alias[i]))
			note_alias(t, &a->alias[i], a->e.type);
}

static void
note_both(struct touch *t, const struct touch_name *a,
    const struct touch_name *b)
{
	if (a->e.type != b->e.type || !str_eq(a->e.name, b->e.name)) {
		note_thing(t, a);
		note_thing(t, b);
		return;
	}
	note_aliases(t, a, b);
	note_aliases(t, b, a);
}

/* Both lists are by id. */
static void
compare(struct touch *t)
{
	const struct touch_names *a = &t->before, *b = &t->after;
	size_t i = 0, k = 0;

	while (i < a->at.n || k < b->at.n) {
		if (k == b->at.n || (i < a->at.n &&
		    a->at.at[i].e.id < b->at.at[k].e.id))
			note_thing(t, &a->at.at[i++]);
		else if (i == a->at.n || b->at.at[k].e.id < a->at.at[i].e.id)
			note_thing(t, &b->at.at[k++]);
		else
			note_both(t, &a->at.at[i++], &b->at.at[k++]);
	}
}

/* ---- where it stands ---- */

static void
put_texts(const struct touch *t, struct matcher *m)
{
	struct arena a = ARENA_INIT;
	struct tokens words;

	for (size_t i = 0; i < t->text.n; i++) {
		token_scan(t->text.at[i], TOKEN_CAPTIONS, &a, &words);
		if (words.n > 0)
			*match_put(m, &words, 0, words.n - 1) = 1;
		arena_reset(&a);
	}
	arena_release(&a);
}

static bool
holds(const struct matcher *m, const struct doc *d, struct arena *a)
{
	struct tokens words;
	size_t end;

	token_scan(d->text, doc_scan_format(d->format), a, &words);
	for (size_t i = 0; i < words.n; i++)
		if (match_find(m, &words, i, words.n - 1, &end) != MATCH_NONE)
			return true;
	return false;
}

static int
touch_holders(struct db *db, const struct touch *t, struct err *e)
{
	struct arena list = ARENA_INIT, a = ARENA_INIT;
	struct matcher *m = arena_alloc(&list, sizeof(*m));
	struct doc_ids docs;
	int rc = store_read_with(db, &list, t->before.version, &docs, e);

	put_texts(t, m);
	for (size_t i = 0; rc == 0 && i < docs.n; i++) {
		const struct doc *d = store_doc_get(db, &a, docs.at[i], e);

		if (d == NULL)
			rc = -1;
		else if (holds(m, d, &a))
			rc = store_touch_doc(db, d->id, e);
		arena_reset(&a);
	}
	match_release(m);
	arena_release(&a);
	arena_release(&list);
	return rc;
}

int
touch_end(struct db *db, struct touch *t, struct err *e)
{
	if (take_names(db, t, &t->after, e) < 0)
		return -1;
	if (t->before.version == t->after.version)
		return 0;
	compare(t);
	for (size_t i = 0; i < t->entity.n; i++)
		if (store_touch_named(db, t->entity.at[i], e) < 0)
			return -1;
	if ((t->spoken && store_touch_spoken(db, e) < 0) ||
	    (t->text.n > 0 && touch_holders(db, t, e) < 0))
		return -1;
	return store_untouched(db, t->before.version, t->after.version, e);
}
