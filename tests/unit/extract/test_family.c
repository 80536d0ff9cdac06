#include "base.h"

#include "reading.h"

static const struct reading_entity *
only(const char *text, const char *name)
{
	read_text(text);
	for (size_t i = 0; i < reading.entities; i++)
		if (str_is(reading.entity[i].name, name))
			return &reading.entity[i];
	CHECK_STR(names(), name);
	return NULL;
}

static void
is_new(const char *text, const char *name, const char *maker)
{
	const struct reading_entity *ent = only(text, name);

	if (ent == NULL)
		return;
	CHECK_INT(ent->type, ENTITY_MODEL);
	CHECK_INT(ent->origin, ORIGIN_FAMILY);
	CHECK_BYTES(ent->of, maker);
}

/* A member never seen is known by its family, and so is its maker. */
static void
reads_a_new_member_on_first_sight(void)
{
	is_new("They tried Qwen8.6-235B-A22B at home.", "Qwen8.6-235B-A22B",
	    "Alibaba");
	is_new("They tried Claude Opus 9.1 at home.", "Claude Opus 9.1",
	    "Anthropic");
	is_new("They tried Llama 9 at home.", "Llama 9", "Meta");
}

/* What is known by its own row stays that. */
static void
leaves_known_members_alone(void)
{
	const struct reading_entity *ent = only("We ran GPT-4o.", "GPT-4o");

	CHECK(ent != NULL && ent->origin == ORIGIN_SEED);
	ent = only("We ran qwen 3.6 35B A3B.", "Qwen3.6-35B-A3B");
	CHECK(ent != NULL && str_is(ent->of, "Alibaba"));
	ent = only("We ran Gemini all day.", "Gemini");
	CHECK(ent != NULL && ent->origin == ORIGIN_SEED);
}

/* A number behind a name is no version. */
static void
takes_no_figure_for_a_version(void)
{
	CHECK(only("Gemini 30% faster than before.", "Gemini") != NULL);
	CHECK(only("Claude, 3 people said.", "Claude") != NULL);
	CHECK(only("We like Gemini. 3 people agreed.", "Gemini") != NULL);
	CHECK(only("Gemini 2026 was announced.", "Gemini") != NULL);
	reading_end();
}

CHECK_MAIN(reads_a_new_member_on_first_sight, leaves_known_members_alone,
    takes_no_figure_for_a_version)
