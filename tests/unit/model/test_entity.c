/* What makes another thing of a name, and what does not. */
#include "base.h"

#include "check.h"
#include "entity.h"

static void
knows_a_name_again(void)
{
	static const struct {
		const char	*a, *b;
		bool		same;
	} table[] = {
		{ "DeepMind", "Deepmind", true },
		{ "GPT-4o", "GPT 4o", true },
		{ "gpt_4o", "GPT 4o", true },
		{ "v1.5", "v15", false },
		{ "Wan2.6\u2011Image", "Wan2.6-Image", true },
		{ "Wan2.6\u2010Image", "Wan2.6 Image", true },
		{ "Wan2.6\u2014Image", "Wan2.6-Image", false },
		{ "L\u2019Orange", "L'Orange", true },
		{ "L\u2018Orange", "L'Orange", true },
		{ "L\u2019Orange", "LOrange", false },
		{ "A\xe2\x80", "A", false },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_INT(entity_id(ENTITY_MODEL, str_of(table[i].a)) ==
		    entity_id(ENTITY_MODEL, str_of(table[i].b)),
		    table[i].same);
	CHECK(entity_id(ENTITY_MODEL, STR_LIT("Genie")) !=
	    entity_id(ENTITY_COMPANY, STR_LIT("Genie")));
}

CHECK_MAIN(knows_a_name_again)
