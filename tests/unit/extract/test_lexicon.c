#include "base.h"

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

CHECK_MAIN(parents_in_a_ring, rows_told_twice, no_names_at_all,
    context_words_are_known)
