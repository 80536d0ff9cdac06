#include "base.h"

#include "reading.h"

/* Whom the text names; of a talk where `spoken`. */
static bool
has(const char *text, const char *want, bool spoken)
{
	if (spoken)
		read_with(seeds(), DOC_PODCAST, FORMAT_TEXT, text);
	else
		read_text(text);
	return strstr(names(), want) != NULL;
}

#define NVIDIA_TALK " She builds GPU systems with CUDA and Blackwell at Nvidia."

/* Somebody else of that given or family name is somebody else. */
static void
keeps_people_apart(void)
{
	CHECK(!has("Maria Jensen spoke." NVIDIA_TALK, "=Jensen Huang", false));
	CHECK(!has("We met Kevin Huang." NVIDIA_TALK, "=Jensen Huang", false));
	CHECK(!has("We met Jensen Harris." NVIDIA_TALK, "=Jensen Huang", false));
	CHECK(!has("We met Blake Altman of OpenAI.", "=Sam Altman", false));
	CHECK(!has("We asked Roger Goldman about his bank, the analyst.",
	    "=Goldman Sachs", false));
	CHECK(!has("Jensen Huang came, and so did Mark Huang.",
	    "Huang=Jensen Huang/person; Huang", false));
	CHECK(has("We met Jensen." NVIDIA_TALK, "Jensen=Jensen Huang", false));
	CHECK(has("Nvidia CEO Huang spoke." NVIDIA_TALK, "Huang=Jensen Huang",
	    false));
	CHECK(has("Will Meta buy it?  Meta AI and Llama say no.", "Meta=Meta",
	    false));
}

/* What speech recognition made of his own name is still he. */
static void
hears_the_one_who_is_meant(void)
{
	CHECK(has("So Deis Hassabis of Google DeepMind came on the show.",
	    "Hassabis", true));
	CHECK(strstr(names(), "=Demis Hassabis") != NULL);
	CHECK(has("So OpenAI and Anthropic train GPT-5 and Claude on H100. "
	    "I think Jensen writes that it is fine.", "Jensen=Jensen Huang",
	    true));
	CHECK(!has("So the pizza was fine. I think Jensen writes it is.",
	    "=Jensen Huang", true));
}

/* Half of another word is no name; what is said of one still has it. */
static void
leaves_compounds_alone(void)
{
	CHECK(!has("They train Multi-Modal models on GPU clouds and containers.",
	    "=Modal", false));
	CHECK(!has("He calls it the Meta-Workflow of Llama and Instagram.",
	    "=Meta", false));
	CHECK(has("A Meta-owned app and Llama, says Zuckerberg of Instagram.",
	    "Meta=Meta", false));
	CHECK(!has("The fund backs High-Fidelity audio, a round marked up.",
	    "=Fidelity", false));
	CHECK(!has("NVIDIA shows Isaac Lab-Arena and its leaderboard of votes.",
	    "=Arena", false));
	CHECK(has("The non-Apple phones of the year, says Tim Cook of iOS.",
	    "Apple=Apple", false));
}

/* What another has of its own, and the end of an address, is no company. */
static void
leaves_what_is_owned(void)
{
	CHECK(!has("A truck driver tried Microsoft's Aurora in Houston.",
	    "=Aurora Innovation", false));
	CHECK(has("A truck driver tried Aurora in Houston, a car dealer's town.",
	    "=Aurora Innovation", false));
	CHECK(has("We hear of OpenAI's Amazon deal on AWS.", "Amazon=Amazon",
	    false));
	CHECK(!has("Read it on PlainNotes.io, where Jony Ive writes.", "=io",
	    false));
	CHECK(!has("Die Firma spricht \xc3\xbc" "ber 40 Kunden.", "=Uber", false));
	CHECK(has("Er f\xc3\xa4hrt mit Uber.", "Uber=Uber", false));
}

/* Versions are each their own, and one is no other's way to be written. */
static void
keeps_versions_apart(void)
{
	CHECK(has("We ran Qwen 3.5 or 3.6 at home.", "3.6=Qwen3.6/model", false));
	CHECK(!has("It beats GPT-4.1 and 2.5 times as fast.", "2.5=", false));
	CHECK(has("They shipped Ideogram 2.0, an image model.",
	    "Ideogram 2.0=Ideogram 2.0/model", false));
	CHECK(has("They shipped ACE-Step 1.5, a music model.",
	    "ACE-Step 1.5=ACE-Step 1.5/model", false));
	CHECK(has("We ran SmolLM2, DreamerV3 and Qwen2-VL.", "SmolLM2=SmolLM2/"
	    "model; DreamerV3=DreamerV3/model; Qwen2-VL=Qwen2-VL/model",
	    false));
	CHECK(has("An RX 9070 and an RX 9070 XT.", "RX 9070=Radeon RX 9070/chip;"
	    " RX 9070 XT=Radeon RX 9070 XT/chip", false));
	CHECK(!has("Can we trust Humans and machines?", "=Humans&", false));
}

/* A name has its own letters: Lite is no LITE, and "essential AI" no firm. */
static void
wants_its_own_letters(void)
{
	CHECK(!has("A Lite plan for laser and optical parts.", "=Lumentum",
	    false));
	CHECK(!has("They teach essential AI skills.", "=Essential AI", false));
	CHECK(has("A model of Essential AI came out.", "=Essential AI", false));
	CHECK(!has("Here are 7 AI agents for security.", "=7AI", false));
	CHECK(has("GLM of [z.ai](https://z.ai/x) is new.", "z.ai=Zhipu AI",
	    false));
	CHECK(!has("See x.com/somebody and grok.", "=X/", false));
	CHECK(has("Fal hosts FLUX, an image model.", "Fal=fal/company", false));
	CHECK(!has("The New York City Opera has a browser from Norway.",
	    "=Opera", false));
	CHECK(!has("Triton Reflection is a model of the compiler.",
	    "=Reflection AI", false));
	CHECK(has("They raised $20 million, led by Benchmark of old.",
	    "Benchmark=Benchmark/company", false));
	CHECK(!has("It was a talk with Elisabeth L’Orange.", "=Orange", false));
	CHECK(has("The episode is brought to you by Quomblitz, a tool.",
	    "Quomblitz=Quomblitz/company", false));
	CHECK(!has("Most of them are tools, and they're tool makers.",
	    "=Retool", true));
	CHECK(!has("Ollama v0.14.3 runs a local model.", "Ollama v", false));
	CHECK(has("We ran the Quomby-Mono 6.1B model.",
	    "Quomby-Mono 6.1B=Quomby-Mono 6.1B/model", false));
	CHECK(!has("Quomby-winning singer Ada Alder has partnered with Google.",
	    "=Quomby", false));
	CHECK(!has("Every editor of Cora and Spiral wants it.", "=Every",
	    false));
}

#define FILLER "We walked on and on, over the hills and down to the river, and "\
	"nobody said a word of all that until the sun had gone down again. "

/* A clock is not where it stands; a word of the dictionary is rarely a house. */
static void
leaves_clocks_and_words_alone(void)
{
	CHECK(!has("It opens at 9 o'clock Beijing time.", "=Beijing", false));
	CHECK(!has("发布于11月02日 PM03:01 (北京时间)。", "=Beijing", false));
	CHECK(has("他们在北京开会。", "北京=Beijing/place", false));
	CHECK(!has("The venture fund led rounds, invested in seed and series. "
	    FILLER FILLER FILLER "A fast Matrix Multiply it is.",
	    "=Matrix Partners", false));
}

#define PROSE "\n\nWhat we have read of late, and what we think of it.\n\n"

/* Plans, units, posters and tests are no companies and no models. */
static void
takes_no_thing_for_a_company(void)
{
	static const char *const texts[] = {
		"Somebody partnered with Pro to do it.",
		"It was bought with 16GB VRAM in mind, competing with 8GB VRAM.",
		"Sturdy-Peach-3428 provides a detailed analysis of it to Quorvo.",
		"Sturdypeach4417 acquired Quorvo Systems.",
	};

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		CHECK(!has(texts[i], "Pro=", false));
		CHECK(!has(texts[i], "VRAM=", false));
		CHECK(!has(texts[i], "Peach", false));
		CHECK(!has(texts[i], "peach", false));
	}
	/* small words and a plain name are no context of it */
	CHECK(!has("How to Keep Data Clean at Every Stage, to the End.",
	    "=Every", false));
	CHECK(!has("We ran the QuorvoBench model test.", "QuorvoBench", false));
	CHECK(!has("All MLLMs are models of a kind.", "MLLMs=MLLMs/model",
	    false));
	CHECK(has("We ran the Quorvo-3 model.", "Quorvo-3=Quorvo-3/model", false));
	read_with(seeds(), DOC_NEWSLETTER, FORMAT_MARKDOWN, "## Quorvo: A Fast "
	    "Open Video Model" PROSE "## Words Do Matter: A Fast Video Model");
	CHECK(strstr(names(), "Quorvo=Quorvo/model") != NULL);
	CHECK(strstr(names(), "Matter") == NULL);
	CHECK(!has("The whole would rely on COBOL and GRAPA resources.",
	    "/company", false));
}

CHECK_MAIN(keeps_people_apart, hears_the_one_who_is_meant,
    leaves_compounds_alone, leaves_what_is_owned, keeps_versions_apart,
    wants_its_own_letters, leaves_clocks_and_words_alone,
    takes_no_thing_for_a_company)
