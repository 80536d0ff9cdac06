#include "base.h"

#include <stdio.h>

#include "cue.h"
#include "match.h"
#include "seed.h"
#include "words.h"
#include "wordset.h"

static const char *const names[CUE_CLASSES] = {
	[CUE_ACQUIRE] = "acquire", [CUE_ACQUIRED_BY] = "acquired_by",
	[CUE_ACQUISITION_OF] = "acquisition_of", [CUE_INVEST] = "invest",
	[CUE_BACKED_BY] = "backed_by", [CUE_STAKE_IN] = "stake_in",
	[CUE_PARTNER] = "partner", [CUE_PARTNER_NOUN] = "partner_noun",
	[CUE_SUPPLY] = "supply", [CUE_BUY_FROM] = "buy_from",
	[CUE_CUSTOMERS] = "customers", [CUE_COMPETE] = "compete",
	[CUE_RIVALS] = "rivals", [CUE_FOUND] = "found",
	[CUE_FOUNDED_BY] = "founded_by", [CUE_FOUNDER] = "founder",
	[CUE_JOIN] = "join", [CUE_WORK] = "work", [CUE_ROLE] = "role",
	[CUE_MAKE] = "make", [CUE_MADE_BY] = "made_by", [CUE_USE] = "use",
	[CUE_USED_BY] = "used_by", [CUE_OPERATE] = "operate",
	[CUE_RAISE] = "raise", [CUE_ROUND] = "round", [CUE_LED_BY] = "led_by",
	[CUE_LED_IT] = "led_it",
	[CUE_VALUATION] = "valuation", [CUE_IPO] = "ipo",
	[CUE_LEASE] = "lease", [CUE_LICENSE] = "license",
	[CUE_DEBT] = "debt", [CUE_VENTURE] = "venture",
	[CUE_PLANNED] = "planned", [CUE_RUMORED] = "rumored",
	[CUE_DENIED] = "denied", [CUE_UNDONE] = "undone",
	[CUE_IF] = "if",
	[CUE_COMPANY_IS] = "company_is", [CUE_COMPANY_END] = "company_end",
	[CUE_SAID] = "said", [CUE_SELL] = "sell", [CUE_SOLD_TO] = "sold_to",
	[CUE_PARTNER_HABIT] = "partner_habit",
	[CUE_RIVAL_LIST] = "rival_list", [CUE_SPONSOR] = "sponsor",
	[CUE_TITLE] = "title", [CUE_THING_END] = "thing_end",
};

static struct matcher cues, small;
static struct wordset ordinary, given, surname;
static bool ready;

static const char *const kinds[SMALL_KINDS] = {
	[SMALL_PREPOSITION] = "preposition", [SMALL_JOINT] = "joint",
	[SMALL_CLAUSE] = "clause", [SMALL_AUXILIARY] = "auxiliary",
	[SMALL_DETERMINER] = "determiner", [SMALL_PRONOUN] = "pronoun",
	[SMALL_ADVERB] = "adverb",
};

/* The place of a name in its table, from 1 on; 0 where it is not there. */
static uint32_t
place_of(struct str name, const char *const *table, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
		if (str_is(name, table[i]))
			return i;
	return 0;
}

/* Sets that phrases name: "<buy>" is each word of the row "=buy". */
#define SETS 32
static struct {
	struct str	name, words;
} set[SETS];
static size_t sets;

#define PHRASE_MAX 160	/* bytes of one phrase, groups opened */

/* Where phrases go, and room for the words of one. */
struct opened {
	struct matcher	*m;
	struct arena	 a;
};

static void
put_phrase(struct opened *o, struct str phrase, uint32_t value)
{
	struct tokens t;
	uint32_t *place;

	token_scan(phrase, TOKEN_CAPTIONS, &o->a, &t);
	if (t.n > 0) {
		place = match_put(o->m, &t, 0, t.n - 1);
		/* a phrase of several classes holds one a byte */
		if (*place == MATCH_NONE)
			*place = value;
		else if ((*place & 0xff) != value)
			*place = *place << 8 | value;
	}
	arena_reset(&o->a);
}

static struct str
set_words(struct str name)
{
	for (size_t i = 0; i < sets; i++)
		if (str_eq(set[i].name, name))
			return set[i].words;
	return name;
}

/*
 * Puts every phrase that a pattern stands for: "(a/the)" is either or nothing,
 * "<in/of>" is either, "<buy>" any word of a set, "(<in/of>)" either or nothing.
 */
static void
open_groups(struct opened *o, struct str pattern, uint32_t value)
{
	size_t i = 0, end;
	struct str group, part, tail;
	char sep = '/', made[PHRASE_MAX];
	bool optional;

	while (i < pattern.n && pattern.p[i] != '(' && pattern.p[i] != '<')
		i++;
	if (i == pattern.n) {
		put_phrase(o, pattern, value);
		return;
	}
	optional = pattern.p[i] == '(';
	/* the group's own end: "(<hold>)" holds another */
	end = str_find_char(pattern, optional ? ')' : '>', i);
	if (end == SIZE_MAX)
		BUG("cue.tsv: a group that does not end");
	group = (struct str){ pattern.p + i + 1, end - i - 1 };
	tail = (struct str){ pattern.p + end + 1, pattern.n - end - 1 };
	if (optional && str_find_char(group, '<', 0) != SIZE_MAX)
		sep = '\n';	/* a group in a group is opened next */
	if (!optional && str_find_char(group, '/', 0) == SIZE_MAX) {
		group = set_words(group);
		sep = '|';
	}
	do {
		int n;

		part = STR_NONE;
		if (!optional && !str_split(&group, sep, &part))
			break;
		if (optional && group.n > 0 && !str_split(&group, sep, &part))
			break;
		n = snprintf(made, sizeof(made), "%.*s%.*s%.*s", (int)i,
		    pattern.p, STR_ARG(part), STR_ARG(tail));
		BUG_IF(n < 0 || (size_t)n >= sizeof(made));
		open_groups(o, (struct str){ made, (size_t)n }, value);
	} while (part.n > 0);
}

static void
put_phrases(struct opened *o, struct str list, uint32_t value)
{
	struct str part;

	while (str_split(&list, '|', &part))
		open_groups(o, part, value);
}

static const struct seed_file *
find_file(const char *name)
{
	for (const struct seed_file *f = seed_files; f->name != NULL; f++)
		if (str_is(str_of(name), f->name))
			return f;
	BUG("a seed table is missing");
}

/* Rows of phrases, each under a class of `table`. */
static void
read_rows(const char *file, struct matcher *m, const char *const *table,
    uint32_t n)
{
	const struct seed_file *f = find_file(file);
	struct str text = { f->text, f->bytes }, line;
	struct opened o = { m, ARENA_INIT };

	(void)str_line(&text, &line);	/* the head */
	while (str_line(&text, &line)) {
		size_t tab = str_find_char(line, '\t', 0);
		uint32_t c;

		if (line.p[0] == '=') {
			BUG_IF(sets == SETS);
			set[sets].name = (struct str){ line.p + 1, tab - 1 };
			set[sets++].words = (struct str){ line.p + tab + 1,
			    line.n - tab - 1 };
			continue;
		}
		c = place_of((struct str){ line.p, tab }, table, n);
		if (c == 0)
			BUG("a table names a class that its header does not");
		put_phrases(&o, (struct str){ line.p + tab + 1,
		    line.n - tab - 1 }, c);
	}
	arena_release(&o.a);
}

void
cue_ready(void)
{
	if (ready)
		return;
	ready = true;
	read_rows("cue.tsv", &cues, names, CUE_CLASSES);
}

uint32_t
cue_all(const struct tokens *t, size_t i, size_t last, size_t *end)
{
	uint32_t v = match_find(&cues, t, i, last, end);

	return v == MATCH_NONE ? 0 : v;
}

enum cue
cue_at(const struct tokens *t, size_t i, size_t last, size_t *end)
{
	return (enum cue)(cue_all(t, i, last, end) & 0xff);
}

/* A list of words, one a line under its head. */
static void
read_words(const char *file, struct wordset *w)
{
	const struct seed_file *f = find_file(file);
	struct str text = { f->text, f->bytes }, line;

	(void)str_line(&text, &line);
	while (str_line(&text, &line))
		wordset_put(w, token_hash(line));
}

void
words_ready(void)
{
	static bool done;

	if (done)
		return;
	done = true;
	read_words("word.tsv", &ordinary);
	read_words("given.tsv", &given);
	read_words("surname.tsv", &surname);
	read_rows("small.tsv", &small, kinds, SMALL_KINDS);
}

bool
words_ordinary(uint64_t h)
{
	return wordset_has(&ordinary, h);
}

bool
words_given(uint64_t h)
{
	return wordset_has(&given, h);
}

enum small
words_small(uint64_t h)
{
	struct token one = { .hash = h };
	struct tokens t = { .at = &one, .n = 1 };
	size_t end;
	uint32_t v;

	if (!match_may_begin(&small, h))
		return SMALL_NONE;
	v = match_walk(&small, &t, 0, 0, &end);
	return v == MATCH_NONE ? SMALL_NONE : (enum small)v;
}

bool
words_surname(uint64_t h)
{
	return wordset_has(&surname, h);
}
