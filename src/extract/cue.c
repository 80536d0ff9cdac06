#include "base.h"

#include "cue.h"
#include "match.h"
#include "seed.h"
#include "words.h"

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
	[CUE_VALUATION] = "valuation", [CUE_IPO] = "ipo",
	[CUE_LEASE] = "lease", [CUE_LICENSE] = "license",
	[CUE_DEBT] = "debt", [CUE_VENTURE] = "venture",
	[CUE_PLANNED] = "planned", [CUE_RUMORED] = "rumored",
	[CUE_DENIED] = "denied", [CUE_IF] = "if",
	[CUE_COMPANY_IS] = "company_is", [CUE_COMPANY_END] = "company_end",
	[CUE_SAID] = "said", [CUE_TITLE] = "title",
	[CUE_THING_END] = "thing_end",
};

static struct matcher cues;
static struct matcher ordinary, given, surname;
static bool ready;

static enum cue
cue_of(struct str name)
{
	for (unsigned i = 1; i < CUE_CLASSES; i++)
		if (str_is(name, names[i]))
			return (enum cue)i;
	return CUE_NONE;
}

static void
put_phrases(struct matcher *m, struct str list, uint32_t value)
{
	struct arena a = ARENA_INIT;
	struct str part;

	while (str_split(&list, '|', &part)) {
		struct tokens t;

		token_scan(part, TOKEN_CAPTIONS, &a, &t);
		if (t.n > 0)
			*match_put(m, &t, 0, t.n - 1) = value;
		arena_reset(&a);
	}
	arena_release(&a);
}

static const struct seed_file *
find_file(const char *name)
{
	for (const struct seed_file *f = seed_files; f->name != NULL; f++)
		if (str_is(str_of(name), f->name))
			return f;
	BUG("a seed table is missing");
}

static void
read_rows(const char *file, struct matcher *m)
{
	const struct seed_file *f = find_file(file);
	struct str text = { f->text, f->bytes }, line;

	(void)str_line(&text, &line);	/* the head */
	while (str_line(&text, &line)) {
		size_t tab = str_find_char(line, '\t', 0);
		enum cue c;

		if (tab == SIZE_MAX) {
			put_phrases(m, line, 1);
			continue;
		}
		c = cue_of((struct str){ line.p, tab });
		if (c == CUE_NONE)
			BUG("cue.tsv names a class that cue.h does not");
		put_phrases(m, (struct str){ line.p + tab + 1,
		    line.n - tab - 1 }, c);
	}
}

void
cue_ready(void)
{
	if (ready)
		return;
	ready = true;
	read_rows("cue.tsv", &cues);
}

enum cue
cue_at(const struct tokens *t, size_t i, size_t last, size_t *end)
{
	uint32_t v = match_find(&cues, t, i, last, end);

	return v == MATCH_NONE ? CUE_NONE : (enum cue)v;
}

void
words_ready(void)
{
	static bool done;

	if (done)
		return;
	done = true;
	read_rows("word.tsv", &ordinary);
	read_rows("given.tsv", &given);
	read_rows("surname.tsv", &surname);
}

static bool
has_word(const struct matcher *m, uint64_t h)
{
	struct token one = { .hash = h };
	struct tokens t = { .at = &one, .n = 1 };
	size_t end;

	return match_find(m, &t, 0, 0, &end) != MATCH_NONE;
}

bool
words_ordinary(uint64_t h)
{
	return has_word(&ordinary, h);
}

bool
words_given(uint64_t h)
{
	return has_word(&given, h);
}

bool
words_surname(uint64_t h)
{
	return has_word(&surname, h);
}
