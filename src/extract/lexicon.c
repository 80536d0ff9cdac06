#include "base.h"

#include "cue.h"
#include "family.h"
#include "hash.h"
#include "host.h"
#include "lexicon_in.h"
#include "limits.h"
#include "mem.h"
#include "seed.h"
#include "words.h"

/*
 * Room for the built-in names at once: some 8,000 things and 36,000 ways to write
 * them, with 52,000 prefixes and as many words as ways.  Pages that nothing comes
 * to are never there, while what grows is written twice.
 */
#define ENTITIES_ROOM ((size_t)5 << 11)
#define FORMS_ROOM ((size_t)5 << 13)
#define PLACES ((size_t)1 << 14)
#define NAMES_ROOM ((size_t)1 << 17)
#define WORDS_ROOM ((size_t)1 << 16)

struct lexicon *
lexicon_new(void)
{
	struct lexicon *x = mem_alloc(sizeof(*x));

	VEC_EXPECT(&x->entity, ENTITIES_ROOM);
	VEC_EXPECT(&x->form, FORMS_ROOM);
	match_expect(&x->names, NAMES_ROOM);
	vocab_expect(&x->words, WORDS_ROOM);
	cue_ready();
	family_ready();
	words_put(&x->words);
	return x;
}

void
lexicon_free(struct lexicon *x)
{
	if (x == NULL)
		return;
	arena_release(&x->arena);
	arena_release(&x->scratch);
	VEC_RELEASE(&x->entity);
	VEC_RELEASE(&x->form);
	VEC_RELEASE(&x->host);
	mem_free(x->by_name);
	mem_free(x->by_id);
	map_release(&x->given);
	match_release(&x->names);
	vocab_release(&x->words);
	phonetic_release(&x->sounds);
	mem_free(x);
}

static struct str
keep(struct lexicon *x, struct str s)
{
	if (s.n == 0)
		return STR_NONE;
	return x->borrows ? s : arena_str(&x->arena, s);
}

/* Where an id is, or would be put. */
static uint32_t *
id_place(const struct lexicon *x, int64_t id)
{
	size_t i = (size_t)id;

	for (;; i++) {
		uint32_t *at = &x->by_id[i & (x->places - 1)];

		if (*at == 0 || x->entity.at[*at - 1].e.id == id)
			return at;
	}
}

static uint32_t *
name_place(const struct lexicon *x, struct str name)
{
	size_t i = (size_t)hash_str(name);

	for (;; i++) {
		uint32_t *at = &x->by_name[i & (x->places - 1)];

		if (*at == 0 || str_eq(x->entity.at[*at - 1].e.name, name))
			return at;
	}
}

uint32_t
lexicon_named(const struct lexicon *x, struct str name)
{
	return x->places ? *name_place(x, name) : 0;
}

/* The places are found anew for twice as many. */
static void
grow(struct lexicon *x)
{
	uint32_t *names = x->by_name;
	size_t old = x->places;

	x->places = old ? mem_product(old, 2) : PLACES;
	mem_free(x->by_id);
	x->by_id = mem_array(x->places, sizeof(*x->by_id));
	x->by_name = mem_array(x->places, sizeof(*x->by_name));
	for (size_t i = 0; i < x->entity.n; i++)
		*id_place(x, x->entity.at[i].e.id) = (uint32_t)i + 1;
	for (size_t i = 0; i < old; i++)
		if (names[i] != 0)
			*name_place(x, x->entity.at[names[i] - 1].e.name) =
			    names[i];
	mem_free(names);
}

/* Small words, letters and a plain name itself ("every.to" of Every) tell nothing. */
static bool
is_telling(const struct lexicon *x, const struct token *t, uint64_t own)
{
	return t->end - t->start > 1 && t->hash != own &&
	    vocab_classes(&x->words, t->hash) >> WORD_SMALL_SHIFT == 0;
}

/* The context words as the hashes that their tokens have. */
static void
keep_context(struct lexicon *x, struct known *k)
{
	uint64_t own = token_hash(k->e.name);
	struct tokens t;
	uint64_t *out;

	token_scan(k->e.context, TOKEN_CAPTIONS, &x->scratch, &t);
	out = arena_array(&x->arena, t.n + 1, sizeof(*out));
	for (size_t i = 0; i < t.n; i++)
		vocab_fetch(&x->words, t.at[i].hash);
	if (!(vocab_classes(&x->words, own) & WORD_ORDINARY))
		own = 0;
	for (size_t i = 0; i < t.n; i++)
		if (is_telling(x, &t.at[i], own)) {
			out[k->contexts++] = t.at[i].hash;
			vocab_put(&x->words, t.at[i].hash, WORD_CONTEXT);
		}
	k->context = out;
	arena_reset(&x->scratch);
}

static void
split_person(struct lexicon *x, struct known *k)
{
	struct str n = k->e.name;
	uint64_t *whose;
	bool is_new;
	size_t first = str_find_char(n, ' ', 0), last = n.n;

	if (first == SIZE_MAX)
		return;
	while (n.p[last - 1] != ' ')
		last--;
	k->given = (struct str){ n.p, first };
	k->called = token_hash(k->given);
	whose = map_put(&x->given, arena_str(&x->arena, (struct str){
	    (const char *)&k->called, sizeof(k->called) }), &is_new);
	*whose = is_new ? x->entity.n : GIVEN_SHARED;
	vocab_put(&x->words, k->called, WORD_KNOWN);
	k->family = (struct str){ n.p + last, n.n - last };
}

static uint32_t
put_entity(struct lexicon *x, const struct entity *e)
{
	struct known *k;
	uint32_t *place;

	if (x->entity.n * 2 >= x->places)
		grow(x);
	place = id_place(x, e->id);
	if (*place != 0)
		return *place - 1;
	k = VEC_ADD(&x->entity);
	k->e = *e;
	k->e.name = keep(x, e->name);
	k->e.what = keep(x, e->what);
	k->e.field = keep(x, e->field);
	k->e.of = keep(x, e->of);
	k->e.ticker = keep(x, e->ticker);
	k->e.ids = keep(x, e->ids);
	k->e.context = keep(x, e->context);
	k->e.never = keep(x, e->never);
	keep_context(x, k);
	if (e->type == ENTITY_PERSON)
		split_person(x, k);
	*place = (uint32_t)x->entity.n;
	place = name_place(x, k->e.name);
	/* a company and its product may share a name: the company is "of" */
	if (*place == 0 || e->type == ENTITY_COMPANY)
		*place = (uint32_t)x->entity.n;
	return (uint32_t)(x->entity.n - 1);
}

static bool
is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		    c >= 0x80)
			return false;
	}
	return true;
}

/* "@openai": written so, or not meant. */
static bool
is_handle(struct str s)
{
	return s.n > 0 && s.p[0] == '@';
}

/*
 * Two forms of one entity that fold to the same: the plainer kind stands, unsure
 * where either is, whichever came first.
 */
static void
join_form(struct lexicon *x, struct form *f, const struct alias *a)
{
	f->unsure |= a->unsure;
	if (a->form > f->form ||
	    (a->form == f->form && str_cmp(a->text, f->text) >= 0))
		return;
	f->form = a->form;
	f->text = keep(x, a->text);
	f->plain = is_plain(a->text);
}

/* Where the words of a name stand in it. */
static void
put_words(struct lexicon *x, const struct tokens *t)
{
	vocab_put(&x->words, t->at[0].hash, t->n > 1 ? WORD_NAME_HEAD :
	    WORD_NAME);
	for (size_t i = 1; i < t->n; i++)
		vocab_put(&x->words, t->at[i].hash, WORD_NAME_TAIL);
}

static void
put_form(struct lexicon *x, uint32_t entity, const struct alias *a,
    struct tokens *t)
{
	uint32_t *value = match_put(&x->names, t, 0, t->n - 1);
	struct form *f;
	unsigned shared = 0;

	for (uint32_t i = *value; i != MATCH_NONE; i = x->form.at[i].next - 1) {
		if (++shared == LIMIT_FORM_ENTITIES)
			return;
		if (x->form.at[i].entity == entity &&
		    is_handle(x->form.at[i].text) == is_handle(a->text)) {
			join_form(x, &x->form.at[i], a);
			return;
		}
	}
	if (*value == MATCH_NONE)
		put_words(x, t);
	f = VEC_ADD(&x->form);
	f->entity = entity;
	f->text = keep(x, a->text);
	f->form = a->form;
	f->unsure = a->unsure;
	f->plain = is_plain(a->text);
	f->next = *value == MATCH_NONE ? 0 : *value + 1;
	*value = (uint32_t)(x->form.n - 1);
}

void
lexicon_put(struct lexicon *x, const struct entity *e,
    const struct alias *alias, size_t n)
{
	uint32_t entity = put_entity(x, e);

	for (size_t i = 0; i < n; i++) {
		struct tokens t;

		token_scan(alias[i].text, TOKEN_CAPTIONS, &x->scratch, &t);
		for (size_t k = 0; k < t.n; k++)
			vocab_fetch(&x->words, t.at[k].hash);
		if (t.n > 0)
			put_form(x, entity, &alias[i], &t);
		arena_reset(&x->scratch);
	}
}

static int
put_seed(const struct entity *e, const struct alias *alias, size_t n,
    void *ctx)
{
	lexicon_put(ctx, e, alias, n);
	return 0;
}

int
lexicon_put_seeds(struct lexicon *x, struct err *e)
{
	int rc;

	x->borrows = true;
	rc = seed_each_builtin(put_seed, x, e);
	x->borrows = false;
	return rc;
}

/*
 * Is this a name that speech recognition may misspell?  Companies, what they
 * make, and people in full; a single plain word attracts too much, and what a
 * person added stands for itself.
 */
bool
lexicon_may_be_misheard(const struct alias *f, enum entity_type type)
{
	bool parts = str_find_char(f->text, ' ', 0) != SIZE_MAX;

	if (f->form == ALIAS_HEARD || f->form == ALIAS_CHINESE ||
	    f->form == ALIAS_USER || is_plain(f->text) || f->text.n < 4)
		return false;
	switch (type) {
	case ENTITY_PERSON:
		return parts;
	case ENTITY_COMPANY:
	case ENTITY_MODEL:
	case ENTITY_CHIP:
	case ENTITY_PRODUCT:
		return parts || !f->unsure || f->form == ALIAS_NAME;
	default:
		return false;
	}
}

static void
put_sounds(struct lexicon *x)
{
	for (size_t i = 0; i < x->form.n; i++) {
		const struct form *f = &x->form.at[i];
		struct alias al = { .text = f->text, .form = f->form,
		    .unsure = f->unsure };

		if (lexicon_may_be_misheard(&al,
		    x->entity.at[f->entity].e.type))
			phonetic_put(&x->sounds, f->entity, f->text);
	}
	phonetic_ready(&x->sounds);
}

void
lexicon_ready(struct lexicon *x)
{
	for (size_t i = 0; i < x->entity.n; i++) {
		struct known *k = &x->entity.at[i];
		uint32_t of = k->e.of.n > 0 ? lexicon_named(x, k->e.of) : 0;

		if (of != i + 1)
			k->of = of;
	}
	host_ready(x);
	put_sounds(x);
	x->ready = true;
}

size_t
lexicon_entities(const struct lexicon *x)
{
	return x->entity.n;
}

size_t
lexicon_aliases(const struct lexicon *x)
{
	return x->form.n;
}

const struct entity *
lexicon_entity(const struct lexicon *x, int64_t id)
{
	uint32_t place = x->places ? *id_place(x, id) : 0;

	return place ? &x->entity.at[place - 1].e : NULL;
}
