#include "base.h"

#include "cue.h"
#include "family.h"
#include "page.h"
#include "seed.h"
#include "words.h"

#define SMALL(kind) ((uint32_t)(kind) << WORD_SMALL_SHIFT)

/* The rows of small.tsv. */
static const struct {
	const char	*kind;
	uint32_t	 classes;
} kinds[] = {
	{ "preposition", SMALL(SMALL_PREPOSITION) },
	{ "joint", SMALL(SMALL_JOINT) },
	{ "clause", SMALL(SMALL_CLAUSE) },
	{ "auxiliary", SMALL(SMALL_AUXILIARY) },
	{ "determiner", SMALL(SMALL_DETERMINER) },
	{ "pronoun", SMALL(SMALL_PRONOUN) },
	{ "adverb", SMALL(SMALL_ADVERB) },
	{ "house", WORD_HOUSE },
	{ "sponsor", WORD_SPONSOR },
	{ "sold", WORD_SOLD },
	{ "plan", WORD_PLAN },
	{ "number", WORD_NUMBER }
};

#define AHEAD 8		/* words whose place is on its way while others are put */

/* A list of words, one a line under its head. */
static void
put_list(struct vocab *v, const char *file, uint32_t classes)
{
	struct str text = seed_text(file), line;
	uint64_t ahead[AHEAD] = { 0 };
	size_t n = 0;

	(void)str_line(&text, &line);
	for (; str_line(&text, &line); n++) {
		uint64_t h = token_hash(line), *slot = &ahead[n % AHEAD];

		vocab_fetch(v, h);
		vocab_put(v, *slot, classes);
		*slot = h;
	}
	for (size_t i = 0; i < AHEAD; i++)
		vocab_put(v, ahead[i], classes);
}

static uint32_t
classes_of(struct str kind)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (str_is(kind, kinds[i].kind))
			return kinds[i].classes;
	BUG("small.tsv: a row of no kind");
}

/* A word of two kinds of small word is of several. */
static void
put_small(struct vocab *v, struct str word, uint32_t classes)
{
	uint64_t h = token_hash(word);
	uint32_t has = vocab_classes(v, h) >> WORD_SMALL_SHIFT;

	if (has != 0 && classes >= SMALL(1) && SMALL(has) != classes)
		vocab_put(v, h, SMALL(SMALL_SEVERAL));
	else
		vocab_put(v, h, classes);
}

static void
put_rows(struct vocab *v)
{
	struct str text = seed_text("small.tsv"), line, kind, word;

	(void)str_line(&text, &line);	/* the head */
	while (str_line(&text, &line)) {
		uint32_t classes;

		(void)str_split(&line, '\t', &kind);
		classes = classes_of(kind);
		while (str_split(&line, '|', &word))
			put_small(v, word, classes);
	}
}

void
words_put(struct vocab *v)
{
	put_list(v, "word.tsv", WORD_ORDINARY);
	put_list(v, "given.tsv", WORD_GIVEN);
	put_list(v, "surname.tsv", WORD_SURNAME);
	put_rows(v);
	cue_put_words(v);
	family_put_words(v);
	call_words(v);
}
