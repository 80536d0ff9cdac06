#include "base.h"

#include <time.h>

#include "check.h"
#include "extract.h"
#include "lexicon_in.h"
#include "seed.h"
#include "words.h"

#define HEAD "name\talias\tzh\theard\twhat\tfield\tof\tticker\tid\tcontext" \
	"\tunsure\tnot\n"

static struct arena arena = ARENA_INIT;
static struct lexicon *lex;
static struct reading reading;

static int
put(const struct entity *e, const struct alias *a, size_t n, void *x)
{
	lexicon_put(x, e, a, n);
	return 0;
}

static void
load(const char *rows)
{
	struct err e = ERR_INIT;

	lexicon_free(lex);
	lex = lexicon_new();
	CHECK_INT(seed_each("company.tsv", str_of(rows), put, lex, &e), 0);
	lexicon_ready(lex);
}

static void
read_text(const char *text)
{
	struct doc d = { .id = 1, .kind = DOC_NEWS, .format = FORMAT_TEXT,
	    .title = STR_NONE, .people = STR_NONE, .lang = STR_NONE,
	    .text = str_of(text) };

	arena_reset(&arena);
	extract_doc(lex, &d, &arena, &reading);
}

static void
parents_in_a_ring(void)
{
	load(HEAD "Zorbly\t\t\t\t\t\tQuxor\t\t\t\t\t\n"
	    "Quxor\t\t\t\t\t\tWibble Labs\t\t\t\t\t\n"
	    "Wibble Labs\t\t\t\t\t\tZorbly\t\t\t\t\t\n"
	    "Selfish\t\t\t\t\t\tSelfish\t\t\t\t\t\n");
	read_text("Zorbly, Quxor and Selfish invested in Wibble Labs.");
	CHECK_INT(reading.mentions, 4);
	CHECK_INT(reading.entities, 4);
	for (size_t i = 0; i < lex->entity.n; i++)
		CHECK(lex->entity.at[i].of != i + 1);
}

static void
rows_told_twice(void)
{
	load(HEAD "Zorbly\tZorb|Zorb|Zorbly\t\t\t\t\t\t\t\t\t\t\n"
	    "Zorbly\tZorb|Zorbly Inc\t\t\t\t\t\t\t\t\t\t\n"
	    "zorbly\t\t\t\t\t\t\t\t\t\t\t\n");
	read_text("Zorbly Inc is Zorbly.");
	CHECK_INT(lexicon_entities(lex), 1);
	CHECK_INT(reading.mentions, 2);
	CHECK_INT(reading.mention[0].entity, reading.mention[1].entity);
}

static void
no_names_at_all(void)
{
	load(HEAD);
	read_text("Nobody said anything.");
	CHECK_INT(lexicon_entities(lex), 0);
	CHECK_INT(reading.mentions, 0);
}

/* A context word is one, and no other form of it is. */
static void
context_words_are_known(void)
{
	load(HEAD "Zorbly\t\t\t\t\t\t\t\t\tchip|inference|chip\t\t\n");
	CHECK(vocab_classes(&lex->words, token_hash(STR_LIT("Chip"))) &
	    WORD_CONTEXT);
	CHECK(!(vocab_classes(&lex->words, token_hash(STR_LIT("chips"))) &
	    WORD_CONTEXT));
}

/* Puts n things that all share a name; the processor's time it took. */
static double
put_shared(uint32_t n)
{
	struct alias shared = { .text = STR_LIT("Zorbly"),
	    .form = ALIAS_WRITTEN };
	clock_t from = clock();

	lexicon_free(lex);
	lex = lexicon_new();
	for (uint32_t i = 0; i < n; i++) {
		struct entity e = { .id = i + 1, .type = ENTITY_COMPANY };
		char name[32];

		(void)snprintf(name, sizeof(name), "Zorbly %u", i);
		e.name = str_of(name);
		e.what = e.field = e.of = e.ticker = e.ids = e.context =
		    e.never = STR_NONE;
		shared.entity = e.id;
		lexicon_put(lex, &e, &shared, 1);
	}
	lexicon_ready(lex);
	return (double)(clock() - from);
}

/* Four times as many of one name take nowhere near sixteen times as long. */
static void
a_name_of_very_many(void)
{
	double one = 0, four = 1;

	for (int i = 0; i < 3 && four >= 9 * one; i++) {
		one = put_shared(10000);
		four = put_shared(40000);
	}
	CHECK(four < 9 * one);
	read_text("Zorbly bought Zorbly.");
	CHECK_INT(reading.entities, 1);
	CHECK_INT(lexicon_entities(lex), 40000);
}

CHECK_MAIN(parents_in_a_ring, rows_told_twice, no_names_at_all,
    context_words_are_known, a_name_of_very_many)
