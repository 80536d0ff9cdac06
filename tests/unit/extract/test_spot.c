#include "base.h"

#include <string.h>

#include "reading.h"

static const char *
names_of(const char *text)
{
	read_text(text);
	return names();
}

static void
knows_a_name_by_any_spelling(void)
{
	CHECK_STR(names_of("Nvidia sells the h100 to Open AI."),
	    "Nvidia=NVIDIA/company; h100=H100/chip; Open AI=OpenAI/company");
	CHECK_STR(names_of("英伟达发布了新芯片。"), "英伟达=NVIDIA/company");
	CHECK_STR(names_of("OpenAI compared GPT-4o with gpt 4."),
	    "OpenAI=OpenAI/company; GPT-4o=GPT-4o/model; gpt 4=GPT-4/model");
	CHECK_STR(names_of(""), "");
	CHECK_STR(names_of("Nothing here is known to anyone."), "");
}

/* H100 is never H200, whatever stands around it. */
static void
keeps_neighbours_apart(void)
{
	CHECK_STR(names_of("They moved from H100 to H200 and H20."),
	    "H100=H100/chip; H200=H200/chip; H20=H20/chip");
	CHECK_STR(names_of("The GB300 NVL72 is faster than a B300."),
	    "GB300 NVL72=GB300 NVL72/chip; B300=B300/chip");
	CHECK_STR(names_of("an H1000 is not sold"), "");
	CHECK_STR(names_of("We used GPT-4o; GPT-4 came first."),
	    "GPT-4o=GPT-4o/model; GPT-4=GPT-4/model");
}

static void
ends_a_name_at_a_full_stop(void)
{
	CHECK_STR(names_of("We looked at Meta. AI is hard."),
	    "Meta=Meta/company");
	CHECK(str_starts(str_of(names_of("We looked at Meta AI today.")),
	    "Meta AI="));
}

/* "AWS Trainium2": who makes it, and the thing. */
static void
parts_a_maker_from_its_thing(void)
{
	CHECK_STR(names_of("They rent AWS Trainium2 by the hour."),
	    "AWS=AWS/company; Trainium2=Trainium2/chip");
	CHECK_STR(names_of("They ask Google Gemini about it."),
	    "Google=Google/company; Gemini=Gemini/model");
	CHECK_STR(names_of("他们用 open ai 的接口"), "open ai=OpenAI/company");
}

/* What was heard is kept as it stands; the link says what it is. */
static void
understands_what_was_misheard(void)
{
	read_with(seeds(), DOC_PODCAST, FORMAT_CAPTIONS,
	    "so we talked about Grock and its l p u you know the inference "
	    "chip company and then about Grok the model of xAI");
	CHECK(strstr(names(), "Grock=Groq/company") != NULL);
	CHECK(strstr(names(), "Grok=Grok/model") != NULL);
	CHECK(strstr(names(), "Grok=Groq") == NULL);
	for (size_t i = 0; i < reading.mentions; i++)
		if (reading.mention[i].end - reading.mention[i].start == 5)
			CHECK_INT(reading.mention[i].how, HOW_HEARD);
	CHECK_STR(names_of("Elon Musk says Grok is better."),
	    "Elon Musk=Elon Musk/person; Grok=Grok/model");
}

static struct lexicon *
own(enum entity_type type, const char *name, const char *other)
{
	struct lexicon *x = lexicon_new();
	struct entity e = { .type = type, .origin = ORIGIN_USER,
	    .name = str_of(name) };
	struct alias a[2] = { { .form = ALIAS_NAME, .text = str_of(name) },
	    { .form = ALIAS_USER, .text = str_of(other) } };

	e.id = a[0].entity = a[1].entity = entity_id(e.type, e.name);
	lexicon_put(x, &e, a, 2);
	lexicon_ready(x);
	CHECK_INT(lexicon_entities(x), 1);
	CHECK(lexicon_entity(x, e.id) != NULL);
	CHECK(lexicon_entity(x, e.id + 1) == NULL);
	return x;
}

/* An alias that a person adds is used at the next read. */
static void
uses_a_lexicon_of_ones_own(void)
{
	struct lexicon *x = own(ENTITY_COMPANY, "Quibbletron",
	    "Quibs");

	read_with(x, DOC_NEWS, FORMAT_TEXT, "We saw Quibs at NVIDIA's show.");
	CHECK_STR(names(), "Quibs=Quibbletron/company");
	lexicon_free(x);
}

/* A surname alone is the person named in full before, and only then. */
static void
follows_a_person(void)
{
	struct lexicon *x = own(ENTITY_PERSON, "Jane Quimby", "J. Quimby");

	read_with(x, DOC_NEWS, FORMAT_TEXT, "Jane Quimby spoke at length. "
	    "Quimby then left.");
	CHECK_STR(names(), "Jane Quimby=Jane Quimby/person; "
	    "Quimby=Jane Quimby/person");
	CHECK_INT(reading.mention[1].how, HOW_SHORT);
	read_with(x, DOC_NEWS, FORMAT_TEXT, "The Quimby bridge is long.");
	CHECK_STR(names(), "");
	lexicon_free(x);
}

/* Offsets are bytes of the text as given, markup or not. */
static void
points_into_the_text(void)
{
	read_with(seeds(), DOC_NEWSLETTER, FORMAT_MARKDOWN,
	    "# 芯片\n\n**[NVIDIA](https://groq.com/h100)** and `x` <b>AMD</b>\n");
	CHECK_STR(names(), "NVIDIA=NVIDIA/company; AMD=AMD/company");
	for (size_t i = 1; i < reading.mentions; i++)
		CHECK(reading.mention[i].start >= reading.mention[i - 1].end);
	reading_end();
}

static bool
reads(const char *text, const char *want)
{
	read_text(text);
	if (strstr(names(), want) != NULL)
		return true;
	fprintf(stderr, "wanted \"%s\" in \"%s\"\n", want, names());
	return false;
}

/* What is launched and said to be a product is one, whoever never heard of it. */
static void
reads_a_product_never_seen(void)
{
	CHECK(reads("Perplexity has launched Quixo, an AI browser.",
	    "Quixo=Quixo/product"));
	CHECK(reads("Meta sells its Brontel headset in Spain.",
	    "Brontel=Brontel/product"));
	CHECK(reads("Meta rolled out Meta Quixo Notes to all.",
	    "Meta Quixo Notes=Meta Quixo Notes/product"));
	CHECK(reads("谷歌将升级其Quixo Sound模式，并向Google Labs开放。",
	    "Quixo Sound=Quixo Sound/product"));
	CHECK(reads("谷歌推出了名为Quixo Live的功能。",
	    "Quixo Live=Quixo Live/product"));
	CHECK(reads("Groq has introduced a Deep Quixo Processing Engine, made "
	    "to run.", "Deep Quixo Processing Engine=Deep Quixo Processing "
	    "Engine/product"));
	CHECK(reads("They fear Tesla's Sentry Watch, a feature that films.",
	    "Sentry Watch=Sentry Watch/product"));
	/* a plan, a startup, a title, a date show none */
	read_text("Meta has launched Quixo, a startup. Its Pro plan grows. "
	    "Making Meta Less Strict is a dream.");
	CHECK(strstr(names(), "/product") == NULL);
	read_text("在大会QZC2026上，谷歌推出了QZC2026。");
	CHECK(strstr(names(), "/product") == NULL);
}

/* Who raises money is somebody, by an ordinary word too. */
static void
reads_a_company_by_its_raise(void)
{
	CHECK(reads("Yellow has raised $5 million.", "Yellow=Yellow/company"));
	CHECK(reads("They met Wonik Motors, a startup.",
	    "Wonik Motors=Wonik Motors/company"));
	CHECK(strstr(names(), "; Motors=") == NULL);
	read_text("Someone raised $5 million. Investors raised $9M.");
	CHECK_STR(names(), "");
}

CHECK_MAIN(reads_a_product_never_seen, reads_a_company_by_its_raise,
    knows_a_name_by_any_spelling, keeps_neighbours_apart,
    ends_a_name_at_a_full_stop, parts_a_maker_from_its_thing, understands_what_was_misheard,
    uses_a_lexicon_of_ones_own, follows_a_person, points_into_the_text)
