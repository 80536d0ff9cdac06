#include "base.h"

#include "reading.h"

/* Both stand on one side of the word for what they are to each other. */
static void
reads_what_two_are_alike(void)
{
	static const char *const table[][2] = {
		{ "Intel and AMD have collaborated to build racks.",
		    "partnered_with AMD>Intel" },
		{ "Intel x AMD partnership", "partnered_with AMD>Intel" },
		{ "The rivalry between Intel and AMD goes on.",
		    "competes_with Intel>AMD" },
		{ "Intel and AMD compete for the same customers.",
		    "competes_with AMD>Intel" },
		{ "At a day hosted by Intel and AMD, teams competed for a "
		    "prize.", "" },
		{ "Intel and AMD merge.", "partnered_with AMD>Intel" },
		{ "Intel + AMD have merged.",
		    "partnered_with AMD>Intel" },
		{ "Intel and AMD agreed to merge.",
		    "partnered_with AMD>Intel planned" },
		{ "The merger of Intel and AMD fell through.",
		    "partnered_with Intel>AMD denied" },
		{ "Users of Intel and AMD want to merge models.", "" },
		{ "Intel and AMD are rivals.", "competes_with AMD>Intel" },
		{ "Intel and AMD are customers.", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* A noun of many, and whose they are. */
static void
reads_lists_of_nouns(void)
{
	static const char *const table[][2] = {
		{ "Customers of Cerebras include Intel and Cisco.",
		    "supplies Cerebras>Cisco; supplies Cerebras>Intel" },
		{ "Investors in Cerebras are Intel and Cisco.",
		    "invested_in Intel>Cerebras; invested_in Cisco>Cerebras" },
		{ "Cerebras counts Intel and Cisco among its customers.",
		    "supplies Cerebras>Cisco; supplies Cerebras>Intel" },
		{ "Cerebras counts Intel among its oldest backers.",
		    "invested_in Intel>Cerebras" },
		{ "Cerebras's largest customer is Intel.",
		    "supplies Cerebras>Intel" },
		{ "Customers of Cerebras like speed.", "" },
		{ "Cerebras's biggest customers, Intel and Cisco, grew.",
		    "supplies Cerebras>Cisco; supplies Cerebras>Intel" },
		{ "Intel, Cisco and other AMD competitors fell.",
		    "competes_with Cisco>AMD; competes_with Intel>AMD" },
		{ "Intel, a Cerebras customer, grew.",
		    "supplies Cerebras>Intel" },
		{ "Intel's latest acquisition, Altera, grew.",
		    "acquired Intel>Altera" },
		{ "Intel Investment, Cisco Investment", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

static void
knows_who_challenges_whom(void)
{
	static const char *const table[][2] = {
		{ "Intel challenges AMD with a new chip.",
		    "competes_with Intel>AMD" },
		{ "Intel wants to challenge AMD's dominance.",
		    "competes_with Intel>AMD" },
		{ "Intel challenges AMD's order in court.", "" },
		{ "Intel faces challenges AMD does not have.", "" },
		{ "Intel's golf challenge: AMD opened a course.", "" },
		{ "AMD challenger Intel opened a shop.",
		    "competes_with Intel>AMD" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* Goods by a chip's name, the verb of letting, what a question takes for granted. */
static void
follows_what_goes_where(void)
{
	static const char *const table[][2] = {
		{ "Intel rents GPUs to Cisco and AMD.",
		    "supplies Intel>AMD; supplies Intel>Cisco" },
		{ "Intel orders HBM from Micron.", "supplies Micron>Intel" },
		{ "Intel gets power from Constellation Energy.",
		    "supplies Constellation Energy>Intel" },
		{ "Intel gets praise from Cisco.", "" },
		{ "Intel gets its memory from Micron.",
		    "supplies Micron>Intel" },
		{ "TSMC makes all of the chips for Intel.",
		    "supplies TSMC>Intel" },
		{ "Intel makes life hard for Cisco.", "" },
		{ "One member ran Llama 4 on an H100.", "uses Llama 4>H100" },
		{ "Ran tests of Llama 4, not on an H100.", "" },
		{ "Intel shipped servers to Cisco.", "supplies Intel>Cisco" },
		{ "Intel leased a campus from Cisco.", "supplies Cisco>Intel" },
		{ "The chips are made by TSMC for Intel.",
		    "supplies TSMC>Intel" },
		{ "Intel turned to Cisco for computing power.",
		    "supplies Cisco>Intel" },
		{ "Intel turned to Cisco for advice.", "" },
		{ "Altera sold itself to Intel.", "acquired Intel>Altera" },
		{ "Intel announced that it would buy Altera.",
		    "acquired Intel>Altera planned" },
		{ "If it could, Intel would buy Altera.", "" },
		{ "Intel has joined hands with Cisco.",
		    "partnered_with Intel>Cisco" },
		{ "Intel's stake in a vehicle to lease chips to Cisco grew.",
		    "" },
		{ "Do you remember Intel's acquisition of Altera?",
		    "acquired Intel>Altera" },
		{ "Would Intel's acquisition of Altera help?", "" },
		{ "The Intel-owned Altera ships chips.",
		    "acquired Intel>Altera" },
		{ "Claude 3.5 Haiku is now available on AWS Trainium2.",
		    "uses Claude 3.5 Haiku>Trainium2; makes AWS>Trainium2" },
		{ "Meta trains Llama 4 on the H100.",
		    "uses Meta>H100; makes Meta>Llama 4" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

/* Between a word of use and a model stands another verb, or another subject. */
static void
takes_no_other_object_for_used(void)
{
	static const char *const table[][2] = {
		{ "Grok 4 is based on Llama 4 and Qwen3-Max.",
		    "uses Grok 4>Qwen3-Max; uses Grok 4>Llama 4" },
		{ "Grok 4 is based on Cisco and names Qwen3-Max a rival.", "" },
		{ "Grok 4 is built on an engine, and improves Llama 4.", "" },
		{ "Clean Perplexity, Fine-tuning Llama 4, New Templates", "" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

CHECK_MAIN(takes_no_other_object_for_used, reads_what_two_are_alike, reads_lists_of_nouns,
    knows_who_challenges_whom, follows_what_goes_where)
