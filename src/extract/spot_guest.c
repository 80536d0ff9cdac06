#include "base.h"

#include <inttypes.h>

#include "announced.h"
#include "heard.h"
#include "host.h"

/*
 * People in talk whom no row holds: hosts and guests are introduced, greeted,
 * thanked and given the floor.  A known given name with a name behind it is a
 * person where capitals can be trusted or such words stand in front; a given
 * name alone only behind such words, and then wherever it stands again.
 */

/* The last words in front of a name that is called. */
static const char *const calls[] = {
	"thanks", "thank you", "hi", "hey", "hello", "over to", "joined by",
	"guest is", "guest today is", "i m", "name is", "comes from",
	"line of", "welcome", "here with", "morning", "afternoon", "evening",
	"to you", "introduce", "mr", "ms", "mrs", "miss", "question from",
	"is from", "hand it to", "pass it to", "back to", "this is", "yeah",
	"yes", "sure", "no", "for that", "with that", "question", "point", "as",
	"let", "thank", "maybe", "question for", "come from", "coming from",
	"doctor", "over for", "and then", "i think", "so", "chairman",
	"officer", "president", "heard from", "hear from", "follow up with",
	"agree with", "appreciate it", "commend"
};

/* Of these, the ones that a full name follows, whatever it is. */
static const char *const floors[] = {
	"line of", "comes from", "come from", "question is from", "joined by",
	"guest is", "guest today is", "call over to", "conference over to",
	"question from", "will come from", "is from"
};

/* The words right behind one that speaks or is spoken to. */
static const char *const answers[] = {
	"mentioned", "said", "says", "alluded", "talked", "noted", "pointed",
	"your line", "please go ahead", "go ahead", "you want to", "indicated",
	"described", "discussed", "will", "just", "thank you", "thanks",
	"great question", "good question", "good morning", "point",
	"and good", "to start", "to discuss", "was saying", "has talked",
	"goes", "on for", "chief", "president", "senior", "executive",
	"vice", "head of", "i think", "if you", "you know", "s question",
	"s point", "s comment", "you have the floor", "take that",
	"let you address", "spoke about", "speaking", "here thank you"
};

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

/* Where one who is named in full may come from. */
static const char *const houses[] = { "from", "with", "of", "at" };

/* Do tokens from i on read as this phrase?  *n: how many it has. */
static bool
reads(const struct page *p, size_t i, const char *phrase, size_t *n)
{
	struct str rest = str_of(phrase), word;

	*n = 0;
	while (str_split(&rest, ' ', &word)) {
		if (i + *n >= p->t.n || !str_ieq(token_str(&p->t, i + *n), word))
			return false;
		++*n;
	}
	return true;
}

/* The last word of each phrase, or the first. */
static void
put_words(struct vocab *v, const char *const *list, size_t of, bool last)
{
	for (size_t k = 0; k < of; k++) {
		struct str rest = str_of(list[k]), word, first;

		(void)str_split(&rest, ' ', &word);
		first = word;
		while (str_split(&rest, ' ', &word))
			;
		vocab_put(v, token_hash(last ? word : first),
		    last ? WORD_CALL : WORD_ANSWER);
	}
}

void
spot_guest_words(struct vocab *v)
{
	put_words(v, calls, COUNT_OF(calls), true);
	put_words(v, floors, COUNT_OF(floors), true);
	put_words(v, answers, COUNT_OF(answers), false);
	put_words(v, houses, COUNT_OF(houses), false);
}

static bool
is_behind(const struct page *p, uint32_t i, const char *const *list, size_t of)
{
	if (i == 0 || !word_is(&p->t.at[i - 1], WORD_CALL))
		return false;
	for (size_t k = 0; k < of; k++) {
		size_t words = 1, n;

		for (const char *c = list[k]; *c; c++)
			words += *c == ' ';
		if (i >= words && reads(p, i - words, list[k], &n))
			return true;
	}
	return false;
}

/* "Thanks for that, Mark."; "Mark, any thoughts?" */
static bool
is_vocative(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i], *z = t + 1;

	if (!p->t.cased || i + 1 >= p->t.n)
		return false;
	if (t->gap & GAP_COMMA)
		return (z->gap & (GAP_COMMA | GAP_DOT | GAP_QUESTION)) != 0;
	return (t->gap & (GAP_DOT | GAP_QUESTION | GAP_TURN)) &&
	    (z->gap & GAP_COMMA) && word_is(t, WORD_GIVEN) &&
	    (t->flags & TOKEN_CAPITAL) && !word_is(t, WORD_ORDINARY);
}

/* "Thanks, Bill": what is a given name too, with a capital inside a sentence. */
static bool
is_plain_given(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	return word_is(t, WORD_GIVEN) && p->t.cased && i > 0 &&
	    (t->flags & TOKEN_CAPITAL) && !(t->gap & (GAP_DOT | GAP_QUESTION |
	    GAP_EXCLAIM | GAP_BLOCK | GAP_TURN)) &&
	    (i + 1 >= p->t.n || !(p->t.at[i + 1].gap & GAP_APOSTROPHE));
}

/* In talk a given name with a capital inside a sentence is somebody's. */
static bool
is_somebody(const struct page *p, uint32_t i)
{
	return p->t.cased && word_is(&p->t.at[i], WORD_GIVEN) && is_plain_given(p, i) &&
	    !word_is(&p->t.at[i], WORD_ORDINARY) && i + 1 < p->t.n &&
	    !((p->t.at[i + 1].flags & TOKEN_CAPITAL) &&
	    p->t.at[i + 1].gap == GAP_SPACE) &&
	    !((p->t.at[i - 1].flags & TOKEN_CAPITAL) &&
	    p->t.at[i].gap == GAP_SPACE &&
	    !word_is(&p->t.at[i - 1], WORD_ORDINARY));
}

static bool
is_called(const struct page *p, uint32_t i)
{
	return is_somebody(p, i) || is_behind(p, i, calls, COUNT_OF(calls)) ||
	    is_vocative(p, i);
}

static bool
has_floor(const struct page *p, uint32_t i)
{
	return is_behind(p, i, floors, COUNT_OF(floors));
}

static bool
is_before(const struct page *p, uint32_t i, const char *const *list, size_t of)
{
	size_t n;

	if (i >= p->t.n || !word_is(&p->t.at[i], WORD_ANSWER))
		return false;
	for (size_t k = 0; k < of; k++)
		if (reads(p, i, list[k], &n))
			return true;
	return false;
}

static bool
is_answering(const struct page *p, uint32_t i)
{
	return is_before(p, i, answers, COUNT_OF(answers));
}

static bool
is_name_word(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	return !(t->flags & (TOKEN_DIGITS | TOKEN_CJK | TOKEN_SIGN)) &&
	    t->end - t->start > 2 && (!word_is(t, WORD_ORDINARY) ||
	    is_plain_given(p, i)) &&
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
	    has_floor(p, i) &&
	    is_before(p, i + 2, houses, COUNT_OF(houses));
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

	if (!one && !is_called(p, i) && !is_answering(p, i + 1))
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
		    has_family(p, i) && has_floor(p, i))) ||
		    !is_name_word(p, i))
			continue;
		if (has_family(p, i) && (has_capitals(p, i) || is_called(p, i) ||
		    word_is(&p->t.at[i + 1], WORD_SURNAME) ||
		    is_answering(p, i + 2) ||
		    is_before(p, i + 2, houses, COUNT_OF(houses)))) {
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
