#include "base.h"

#include <string.h>

#include "cue.h"
#include "match.h"
#include "seed.h"
#include "words.h"

static const char *const names[CUE_CLASSES] = {
	[CUE_ACQUIRE] = "acquire", [CUE_ACQUIRED_BY] = "acquired_by",
	[CUE_ACQUISITION_OF] = "acquisition_of", [CUE_BID] = "bid",
	[CUE_INVEST] = "invest",
	[CUE_BACKED_BY] = "backed_by", [CUE_STAKE_IN] = "stake_in",
	[CUE_PARTNER] = "partner", [CUE_PARTNER_NOUN] = "partner_noun",
	[CUE_SUPPLY] = "supply", [CUE_BUY_FROM] = "buy_from",
	[CUE_CUSTOMERS] = "customers", [CUE_COMPETE] = "compete",
	[CUE_RIVALS] = "rivals", [CUE_FOUND] = "found",
	[CUE_FOUNDED_BY] = "founded_by", [CUE_FOUNDER] = "founder",
	[CUE_JOIN] = "join", [CUE_HIRE] = "hire", [CUE_WORK] = "work", [CUE_ROLE] = "role",
	[CUE_MAKE] = "make", [CUE_MADE_BY] = "made_by", [CUE_USE] = "use",
	[CUE_USED_BY] = "used_by", [CUE_OPERATE] = "operate",
	[CUE_RAISE] = "raise", [CUE_ROUND] = "round", [CUE_LED_BY] = "led_by",
	[CUE_LED_IT] = "led_it",
	[CUE_VALUATION] = "valuation", [CUE_IPO] = "ipo",
	[CUE_LEASE] = "lease", [CUE_LICENSE] = "license",
	[CUE_DEAL_NOUN] = "deal_noun", [CUE_DEBT] = "debt",
	[CUE_LEND] = "lend", [CUE_VENTURE] = "venture", [CUE_SIGN] = "sign",
	[CUE_PAY] = "pay",
	[CUE_PLANNED] = "planned", [CUE_RUMORED] = "rumored", [CUE_HEARSAY] = "hearsay",
	[CUE_DENIED] = "denied", [CUE_UNDONE] = "undone",
	[CUE_IF] = "if",
	[CUE_COMPANY_IS] = "company_is", [CUE_COMPANY_END] = "company_end",
	[CUE_SAID] = "said", [CUE_SELL] = "sell", [CUE_SOLD_TO] = "sold_to",
	[CUE_PARTNER_HABIT] = "partner_habit",
	[CUE_RIVAL_LIST] = "rival_list", [CUE_SPONSOR] = "sponsor",
	[CUE_DUEL] = "duel", [CUE_MERGE] = "merge",
	[CUE_PICK] = "pick",
	[CUE_GOODS] = "goods", [CUE_TITLE] = "title", [CUE_THING_END] = "thing_end",
};

static struct matcher cues;
static struct vocab words;	/* of the phrases */
static bool ready;

/* The phrases have some 10,000 prefixes. */
#define CUE_ROOM ((size_t)1 << 15)

static uint32_t
class_of(struct str name)
{
	for (uint32_t i = 1; i < CUE_CLASSES; i++)
		if (str_is(name, names[i]))
			return i;
	BUG("cue.tsv names a class that cue.h does not");
}

/* Sets that phrases name: "<buy>" is each word of the row "=buy". */
#define SETS 32
static struct {
	struct str	name, words;
} set[SETS];
static size_t sets;

#define PHRASE_MAX 160	/* bytes of one phrase, groups opened */

static void
put_words(const struct tokens *t)
{
	vocab_put(&words, t->at[0].hash, t->n > 1 ? WORD_CUE_HEAD : WORD_CUE);
	for (size_t i = 1; i < t->n; i++)
		vocab_put(&words, t->at[i].hash, WORD_CUE_TAIL);
}

static void
put_phrase(struct arena *a, struct str phrase, uint32_t value)
{
	struct tokens t;
	uint32_t *place;

	token_scan(phrase, TOKEN_CAPTIONS, a, &t);
	if (t.n > 0) {
		put_words(&t);
		place = match_put(&cues, &t, 0, t.n - 1);
		/* a phrase of several classes holds one a byte */
		if (*place == MATCH_NONE)
			*place = value;
		else if ((*place & 0xff) != value)
			*place = *place << 8 | value;
	}
	arena_reset(a);
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
open_groups(struct arena *a, struct str pattern, uint32_t value)
{
	size_t i = 0, end;
	struct str group, part, tail;
	char sep = '/', made[PHRASE_MAX];
	bool optional;

	while (i < pattern.n && pattern.p[i] != '(' && pattern.p[i] != '<')
		i++;
	if (i == pattern.n) {
		put_phrase(a, pattern, value);
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
		part = STR_NONE;
		if (!optional && !str_split(&group, sep, &part))
			break;
		if (optional && group.n > 0 && !str_split(&group, sep, &part))
			break;
		BUG_IF(i + part.n + tail.n > sizeof(made));
		memcpy(made, pattern.p, i);
		if (part.n > 0)
			memcpy(made + i, part.p, part.n);
		if (tail.n > 0)
			memcpy(made + i + part.n, tail.p, tail.n);
		open_groups(a, (struct str){ made, i + part.n + tail.n },
		    value);
	} while (part.n > 0);
}

static void
put_phrases(struct arena *a, struct str list, uint32_t value)
{
	struct str part;

	while (str_split(&list, '|', &part))
		open_groups(a, part, value);
}

static void
put_set(struct str name, struct str list)
{
	BUG_IF(sets == SETS);
	set[sets].name = name;
	set[sets++].words = list;
}

/* Rows of phrases, each under a class; a row of a set is for those below it. */
void
cue_ready(void)
{
	struct str text = seed_text("cue.tsv"), line, name;
	struct arena a = ARENA_INIT;

	if (ready)
		return;
	ready = true;
	match_expect(&cues, CUE_ROOM);
	(void)str_line(&text, &line);	/* the head */
	while (str_line(&text, &line)) {
		(void)str_split(&line, '\t', &name);
		if (name.p[0] == '=')
			put_set((struct str){ name.p + 1, name.n - 1 }, line);
		else
			put_phrases(&a, line, class_of(name));
	}
	arena_release(&a);
}

void
cue_put_words(struct vocab *v)
{
	for (size_t i = 0; i < words.room; i++)
		if (words.word[i].hash != 0)
			vocab_put(v, words.word[i].hash, words.word[i].classes);
}

uint32_t
cue_walk(const struct tokens *t, size_t i, size_t last, size_t *end)
{
	uint32_t v = match_walk(&cues, t, i, last, word_is(&t->at[i],
	    WORD_CUE), end);

	return v == MATCH_NONE ? 0 : v;
}
