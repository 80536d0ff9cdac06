#include "base.h"

#include <inttypes.h>

#include "announced.h"
#include "call.h"
#include "heard.h"
#include "host.h"

/*
 * People in talk whom no row holds: hosts and guests are introduced, greeted,
 * thanked and given the floor.  A known given name with a name behind it is a
 * person where capitals can be trusted or such words stand in front; a given
 * name alone only behind such words, and then wherever it stands again.
 */

static bool
has_given(const struct page *p, size_t i)
{
	return word_is(&p->t.at[i], WORD_GIVEN | WORD_KNOWN);
}

static bool
is_free(const struct page *p, uint32_t i)
{
	size_t from;

	(void)page_spots(p, i, i, &from);
	return !(from < p->spot.n && p->spot.at[from].first <= i) &&
	    !(from > 0 && p->spot.at[from - 1].last >= i);
}

static bool
is_name_word(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	return !(t->flags & (TOKEN_DIGITS | TOKEN_CJK | TOKEN_SIGN)) &&
	    t->end - t->start > 2 && (!word_is(t, WORD_ORDINARY) ||
	    call_plain_given(p, i)) &&
	    (!p->t.cased || p->doc->format == FORMAT_CAPTIONS ||
	    (t->flags & TOKEN_CAPITAL)) && is_free(p, i);
}

/* Distinct context words of a person in all the text, three at most. */
static unsigned
count_context(const struct page *p, const struct known *k)
{
	unsigned hits = 0;

	for (size_t c = 0; c < k->contexts && hits < 3; c++)
		hits += page_has_word(p, k->context[c]);
	return hits;
}

/* How often the text names what this one is of. */
static unsigned
count_house(const struct page *p, const struct known *k)
{
	const int64_t *id;
	uint64_t *named;

	if (k->of == 0)
		return 0;
	id = &p->lex->entity.at[k->of - 1].e.id;
	named = map_find(&p->by_id, (struct str){ (const char *)id,
	    sizeof(*id) });
	return named == NULL ? 0 : p->named.at[*named - 1].mentions;
}

/*
 * "Andrew" in talk of Cerebras: the one person of that given name whose house
 * the talk is of, and whose other words it has; the row, + 1.
 */
static uint64_t
whose_house(const struct page *p, uint32_t i)
{
	unsigned most = 0, next = 0;
	uint64_t best = 0;

	for (size_t k = 0; k < p->lex->entity.n; k++) {
		const struct known *x = &p->lex->entity.at[k];
		unsigned n;

		if (x->called == 0 || x->of == 0)
			continue;
		n = count_house(p, x);
		if (n < 3 || !heard_called(p, i, x) || count_context(p, x) < 3)
			continue;
		next = MAX_OF(next, MIN_OF(n, most));
		if (n > most) {
			most = n;
			best = k + 1;
		}
	}
	return most >= 2 * next ? best : 0;
}

/* Two capitals that can be trusted; captions may have lost them. */
static bool
has_capitals(const struct page *p, uint32_t i)
{
	return p->t.cased && (p->t.at[i].flags & TOKEN_CAPITAL) &&
	    i + 1 < p->t.n && (p->t.at[i + 1].flags & TOKEN_CAPITAL);
}

/* "Demis": a rare given name that one known person alone has; its row, + 1. */
static uint64_t
whose_given(const struct page *p, uint32_t i)
{
	uint64_t h = p->t.at[i].hash, *whose;

	if (word_is(&p->t.at[i], WORD_GIVEN))
		return 0;
	whose = map_find(&p->lex->given, (struct str){ (const char *)&h,
	    sizeof(h) });
	return whose == NULL || *whose == GIVEN_SHARED ? 0 : *whose;
}

/* Is the talk of models and chips, and of who makes them? */
static bool
is_of_field(const struct page *p)
{
	unsigned known = 0, made = 0;

	for (size_t i = 0; i < p->named.n; i++) {
		const struct named *n = &p->named.at[i];

		known += n->known != 0;
		made += n->type == ENTITY_MODEL || n->type == ENTITY_CHIP;
	}
	return known > 3 && made > 0;
}

/*
 * "Jensen", whom a row of his own calls so and no other: where the talk names
 * his house or is of his field; the row, + 1.
 */
static uint64_t
whose_alias(const struct page *p, uint32_t i)
{
	const struct lexicon *x = p->lex;
	size_t end;
	uint32_t f = match_find(&x->names, &p->t, i, i, &end);
	const struct known *k;

	if (f == MATCH_NONE || x->form.at[f].next != 0 ||
	    x->form.at[f].form == ALIAS_HEARD)
		return 0;
	k = &x->entity.at[x->form.at[f].entity];
	return k->called == p->t.at[i].hash && (count_house(p, k) > 0 ||
	    is_of_field(p)) ? x->form.at[f].entity + UINT64_C(1) : 0;
}

/* What one pass over the talk knows of who is there. */
struct party {
	struct announced_list	announced;
	struct map		called;	/* given names that are: by token hash */
	uint32_t		show;	/* host.h */
};

/* A given name alone is one person in this document, and another in the next. */
static int64_t
own_id(const struct page *p, struct str given)
{
	return entity_id(ENTITY_PERSON, str_of(arena_printf(p->arena,
	    "%.*s\n%" PRIx64, STR_ARG(given), (uint64_t)p->doc->id)));
}

/* The row of whom token i calls, + 1, by what the document says and by what the
 * talk is of. */
static uint64_t
whose(const struct page *p, const struct party *party, uint32_t i)
{
	const struct announced *a = announced_as(&party->announced,
	    p->t.at[i].hash);
	uint64_t known = a != NULL ? lexicon_named(p->lex, a->name) :
	    host_whose(p, party->show, i);

	if (known == 0 && a == NULL)
		known = whose_given(p, i);
	if (known == 0 && a == NULL)
		known = whose_alias(p, i);
	return known != 0 || a != NULL ? known : whose_house(p, i);
}

/* A candidate: named in full, announced in full, or of this document alone. */
static void
put_new(struct page *p, const struct party *party, uint32_t first, uint32_t last)
{
	struct named n = { .type = ENTITY_PERSON, .origin = ORIGIN_CANDIDATE,
	    .name = token_span(&p->t, first, last), .of = STR_NONE };
	const struct announced *a = first == last ? announced_as(
	    &party->announced, p->t.at[first].hash) : NULL;

	if (n.name.n > 60 || str_find_char(n.name, '\n', 0) != SIZE_MAX)
		return;
	if (a != NULL)
		n.name = a->name;
	n.cue = token_span(&p->t, first > 4 ? first - 4 : 0, last);
	n.id = first == last && a == NULL ? own_id(p, n.name) :
	    entity_id(n.type, n.name);
	*VEC_ADD(&p->spot) = (struct spot){ first, last, page_named(p, &n),
	    HOW_GRAMMAR };
}

static void
put_guest(struct page *p, const struct party *party, uint32_t first,
    uint32_t last)
{
	uint64_t known = first == last ? whose(p, party, first) : 0;

	if (known == 0)
		put_new(p, party, first, last);
	else
		*VEC_ADD(&p->spot) = (struct spot){ first, last,
		    page_known(p, (uint32_t)known - 1), HOW_SHORT };
}

static bool
has_family(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i + 1];

	if (i + 1 >= p->t.n || (t->gap & ~(uint32_t)GAP_SPACE))
		return false;
	/* "Steve Powers" */
	return is_name_word(p, i + 1) || (word_is(t, WORD_SURNAME) &&
	    is_free(p, i + 1) && p->t.cased && (t->flags & TOKEN_CAPITAL));
}

/* "the line of rich anderson with Acme": wherever such words stand, a name. */
static bool
has_line(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	return word_is(t, WORD_GIVEN) && i + 2 < p->t.n &&
	    heard_soft(t[1].gap) && heard_letters(&t[1]) &&
	    (word_is(&t[1], WORD_SURNAME) || !word_is(&t[1], WORD_ORDINARY)) &&
	    heard_soft(t[2].gap) && is_free(p, i) && is_free(p, i + 1) &&
	    call_floor(p, i) &&
	    call_house(p, i + 2);
}

enum call { CALL_NONE, CALLED = HOST_CALLED, CALL_NEVER };

/* "a Quinn model": no person is called so here, whatever else is said. */
static bool
is_one_of(const struct page *p, uint32_t i)
{
	static const char *const articles[] = { "a", "an" };

	return i > 0 && heard_soft(p->t.at[i].gap) && is_any(p, i - 1, articles,
	    COUNT_OF(articles)) && !has_family(p, i);
}

static void
note_call(const struct page *p, uint32_t i, struct map *called)
{
	const struct token *t = &p->t.at[i];
	bool one = is_one_of(p, i);
	uint64_t *call;

	if (!one && !call_is(p, i) && !call_answers(p, i + 1))
		return;
	call = map_put(called, (struct str){ (const char *)&t->hash,
	    sizeof(t->hash) }, NULL);
	if (one)
		*call = CALL_NEVER;
	else if (*call != CALL_NEVER)
		*call = CALLED;
}

/* Full names, and marks in `called` the given names alone that are called. */
static void
gather_guests(struct page *p, struct map *called, struct spots *out)
{
	for (uint32_t i = 0; i < p->t.n; i++) {
		if (has_line(p, i)) {
			*VEC_ADD(out) = (struct spot){ i, i + 1, 0, 0 };
			i++;
			continue;
		}
		if (!(has_given(p, i) || (has_capitals(p, i) &&
		    has_family(p, i) && call_floor(p, i))) ||
		    !is_name_word(p, i))
			continue;
		if (has_family(p, i) && (has_capitals(p, i) || call_is(p, i) ||
		    word_is(&p->t.at[i + 1], WORD_SURNAME) ||
		    call_answers(p, i + 2) ||
		    call_house(p, i + 2))) {
			*VEC_ADD(out) = (struct spot){ i, i + 1, 0, 0 };
			i++;
		} else
			note_call(p, i, called);
	}
}

static void
forget(struct map *called, uint64_t hash)
{
	uint64_t *place = map_find(called, (struct str){ (const char *)&hash,
	    sizeof(hash) });

	if (place != NULL)
		*place = CALL_NONE;
}

/* Whoever is named in full is meant by the short form: spot_short's work. */
static void
leave_short_forms(const struct page *p, const struct spots *full,
    struct map *called)
{
	for (size_t i = 0; i < full->n; i++)
		forget(called, p->t.at[full->at[i].first].hash);
	for (size_t i = 0; i < p->spot.n; i++)
		if (p->named.at[p->spot.at[i].named].type == ENTITY_PERSON)
			forget(called, p->t.at[p->spot.at[i].first].hash);
}

/* The called given names, wherever they stand alone. */
static void
gather_called(const struct page *p, const struct map *called,
    struct spots *out)
{
	size_t full = out->n, k = 0;

	for (uint32_t i = 0; called->n > 0 && i < p->t.n; i++) {
		const struct token *t = &p->t.at[i];
		const uint64_t *call;

		if (!has_given(p, i))
			continue;
		while (k < full && out->at[k].last < i)
			k++;
		if (k < full && out->at[k].first <= i)
			continue;
		call = map_find(called, (struct str){
		    (const char *)&t->hash, sizeof(t->hash) });
		if (call == NULL || *call != CALLED ||
		    !is_name_word(p, i))
			continue;
		*VEC_ADD(out) = (struct spot){ i, i, 0, 0 };
	}
}

/* Whoever is announced is called by his given name. */
static void
call_announced(struct party *party)
{
	for (size_t i = 0; i < party->announced.n; i++) {
		const uint64_t *h = &party->announced.at[i].given;

		*map_put(&party->called, (struct str){ (const char *)h,
		    sizeof(*h) }, NULL) = CALLED;
	}
}

void
spot_guest(struct page *p)
{
	struct party party = { .called = MAP_INIT };
	struct spots found = VEC_INIT;

	announced_read(p, &party.announced);
	call_announced(&party);
	gather_guests(p, &party.called, &found);
	party.show = host_show(p, &party.called);
	leave_short_forms(p, &found, &party.called);
	gather_called(p, &party.called, &found);
	spots_sort(&found);
	for (size_t i = 0; i < found.n; i++)
		put_guest(p, &party, found.at[i].first, found.at[i].last);
	if (found.n > 0)
		spots_sort(&p->spot);
	map_release(&party.called);
	VEC_RELEASE(&found);
}
