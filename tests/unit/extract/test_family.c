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

/* What says how large it is, or is built on a family's name, is a model. */
static void
reads_a_model_by_its_shape(void)
{
	is_new("They tried Quixo-2.5-Mistral-7B-DPO at home.",
	    "Quixo-2.5-Mistral-7B-DPO", "");
	is_new("They tried Mixtral-8x22B-Instruct-v0.4 at home.",
	    "Mixtral-8x22B-Instruct-v0.4", "Mistral AI");
	is_new("They tried KelpLLaMA at home.", "KelpLLaMA", "");
	is_new("They tried BrookGemma 3 at home.", "BrookGemma 3", "");
	is_new("They ran quixo-7b-it-bnb-4bit, The Files.", "quixo-7b-it", "");
	is_new("They ran Quixo-7B-Q4_K_M.gguf files.", "Quixo-7B", "");
	is_new("Then Quixo 70B came.", "Quixo 70B", "");
	is_new("A model, Quixo-v1, came.", "Quixo-v1", "");
	read_text("GPT-4.1 mini and nano are cheap.");
	CHECK_STR(names(), "GPT-4.1 mini=GPT-4.1 mini/model; "
	    "nano=GPT-4.1 nano/model");
}

/* Words beside a model, of it or of nothing. */
static void
takes_no_word_for_a_part(void)
{
	CHECK(only("A Llama-based assistant was shown.", "Llama") != NULL);
	CHECK(only("The GPT-4-powered tool.", "GPT-4") != NULL);
	read_text("They raised $7B and fly F-35B jets over Section 7.");
	CHECK_STR(names(), "");
	read_text("Local 70B models run here. The 7B is Fast.");
	CHECK_STR(names(), "");
}

static bool
calls(const char *text, const char *want)
{
	read_text(text);
	if (strstr(names(), want) != NULL)
		return true;
	fprintf(stderr, "wanted \"%s\" in \"%s\"\n", want, names());
	return false;
}

/* A name that the text says is a model's. */
static void
reads_a_model_by_its_grammar(void)
{
	CHECK(calls("They show Quixo, a small language model for maps. "
	    "Quixo is free.", "Quixo=Quixo/model; Quixo=Quixo/model"));
	CHECK(calls("The lab has a model called Brontel.",
	    "Brontel=Brontel/model"));
	CHECK(calls("The QX-1 model draws faces.", "QX-1=QX-1/model"));
	CHECK(calls("They built Quixo MoE.", "Quixo MoE=Quixo MoE/model"));
	CHECK(calls("新的模型 QuixoOCR 发布了。", "QuixoOCR=QuixoOCR/model"));
	read_text("They fund Quixo, a model provider.");
	CHECK(strstr(names(), "/model") == NULL);
	read_text("## Quixo Gets Model Support");
	CHECK_STR(names(), "");
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

/* A member of another size or sort is a thing of its own, however it is spaced. */
static void
keeps_each_member_its_own(void)
{
	read_text("They ran Gemma 2 9B beside Gemma 2.");
	CHECK_STR(names(), "Gemma 2 9B=Gemma 2 9B/model; "
	    "Gemma 2=Gemma 2/model");
	read_text("We tried DeepSeek V4 Flash and Phi-4-moe-instruct.");
	CHECK_STR(names(), "DeepSeek V4 Flash=DeepSeek-V4-Flash/model; "
	    "Phi-4-moe-instruct=Phi-4-moe-instruct/model");
	is_new("Nobody saw Claude 3.5 Opus at home.", "Claude 3.5 Opus",
	    "Anthropic");
	is_new("They tried Minimax M7 at home.", "MiniMax-M7", "MiniMax");
}

CHECK_MAIN(keeps_each_member_its_own, reads_a_new_member_on_first_sight,
    reads_a_model_by_its_shape, takes_no_word_for_a_part,
    reads_a_model_by_its_grammar, leaves_known_members_alone,
    takes_no_figure_for_a_version)
