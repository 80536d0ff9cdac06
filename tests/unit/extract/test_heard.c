#include "base.h"

#include <time.h>

#include "phonetic.h"
#include "reading.h"

static unsigned
cost(const char *a, const char *b)
{
	struct phonetic_sound x, y;

	if (!phonetic_sound(str_of(a), &x) || !phonetic_sound(str_of(b), &y))
		return 99;
	return phonetic_cost(&x, &y, 40);
}

static const char *
heard(const char *text)
{
	read_with(seeds(), DOC_PODCAST, FORMAT_CAPTIONS, text);
	return names();
}

static bool
hears(const char *text, const char *want)
{
	const char *got = heard(text);

	if (strstr(got, want) != NULL)
		return true;
	fprintf(stderr, "wanted \"%s\" in \"%s\"\n", want, got);
	return false;
}

static void
spells_a_sound_plainly(void)
{
	struct phonetic_sound s;

	CHECK_INT(cost("Cerebras", "Cerebrus"), 1);
	CHECK_INT(cost("Claude", "Claud"), 0);
	CHECK_INT(cost("Qwen", "Kwen"), 0);
	CHECK_INT(cost("CoreWeave", "core weave"), 0);
	CHECK_INT(cost("Jensen Huang", "Jensen Wang"), 0);
	CHECK_INT(cost("Nemotron", "Nemotron"), 0);
	CHECK(cost("Marvell", "Modal") > 4);
	CHECK(!phonetic_sound(STR_LIT("H100"), &s));
	CHECK(!phonetic_sound(STR_LIT(""), &s));
	CHECK(!phonetic_sound(STR_LIT("英伟达"), &s));
	CHECK(!phonetic_sound(STR_LIT("abcdefghijklmnopqrstuvwabcdefghijklm"
	    "nopqrstuvw"), &s));
}

static void
stops_at_the_limit(void)
{
	struct phonetic_sound a, b;

	CHECK(phonetic_sound(STR_LIT("Palantir"), &a));
	CHECK(phonetic_sound(STR_LIT("Mistral"), &b));
	CHECK_INT(phonetic_cost(&a, &b, 3), 4);
	CHECK_INT(phonetic_cost(&a, &a, 0), 0);
}

static void
finds_the_nearest_first(void)
{
	struct phonetic x;
	struct phonetic_sound s;
	struct phonetic_hit hit[4];

	memset(&x, 0, sizeof(x));
	phonetic_put(&x, 7, STR_LIT("Andrej Karpathy"));
	phonetic_put(&x, 8, STR_LIT("Andrew Carnegie"));
	phonetic_put(&x, 9, STR_LIT("H100"));	/* has no sound */
	phonetic_ready(&x);
	CHECK(phonetic_sound(STR_LIT("Andre Carpathi"), &s));
	CHECK_INT(phonetic_find(&x, &s, 8, hit, 4), 1);
	CHECK_INT(x.name.at[hit[0].name].entity, 7);
	CHECK(phonetic_sound(STR_LIT("Somebody Else"), &s));
	CHECK_INT(phonetic_find(&x, &s, 8, hit, 4), 0);
	phonetic_release(&x);
}

/* What was heard stays as the mention's text. */
static void
reads_people_by_sound(void)
{
	CHECK(hears("Today we ask what happens when Andre Kapathy joins "
	    "Anthropic to train Claude.",
	    "Andre Kapathy=Andrej Karpathy/person"));
	CHECK(hears("Microsoft was there and Satia Nadella spoke of Azure.",
	    "Satia Nadella=Satya Nadella/person"));
	CHECK(hears("He left OpenAI with Ilya Sotskever and a few others.",
	    "Ilya Sotskever=Ilya Sutskever/person"));
	for (size_t i = 0; i < reading.mentions; i++)
		if (reading.mention[i].end - reading.mention[i].start == 14)
			CHECK_INT(reading.mention[i].how, HOW_HEARD);
}

static void
reads_words_split_or_run_together(void)
{
	CHECK(hears("Nvidia rents its own chips back from core weave and the "
	    "data centers keep coming.", "core weave=CoreWeave/company"));
	CHECK(hears("The new model of deep seek is open and Qwen is too.",
	    "deep seek=DeepSeek/company"));
}

/* No match is better than a wrong one. */
static void
leaves_other_words_alone(void)
{
	CHECK(strstr(heard("We went to see David Friedman and his brother."),
	    "Friedberg") == NULL);
	CHECK(strstr(heard("Old Peter Weinberger wrote awk with his friends."),
	    "Steinberger") == NULL);
	CHECK(strstr(heard("A neutron hits the core and the moral of it is "
	    "that a micro model must grow."), "/") == NULL);
	CHECK(strstr(heard("Marcel Proust ate a cake and Elon must have too."),
	    "Marvell") == NULL);
	CHECK(strstr(heard("Grok is the model of xAI. Elon Musk likes Grok."),
	    "Groq") == NULL);
}

static void
keeps_to_speech(void)
{
	read_text("Anthropic hired Andre Kapathy to train Claude.");
	CHECK(strstr(names(), "Karpathy") == NULL);
}

static void
meets_a_guest(void)
{
	CHECK(hears("We are joined by Maureen Oldacre of the water board. "
	    "Maureen, welcome.", "Maureen Oldacre=Maureen Oldacre/person"));
	CHECK(hears("and with that over to brett thanks everyone for coming",
	    "brett=brett/person"));
	CHECK(strstr(heard("we sing of grace and mercy and of joy"),
	    "/person") == NULL);
}

static bool
speaks_of(const char *text, const char *want)
{
	read_with(seeds(), DOC_PODCAST, FORMAT_TEXT, text);
	if (strstr(names(), want) != NULL)
		return true;
	fprintf(stderr, "wanted \"%s\" in \"%s\"\n", want, names());
	return false;
}

static void
read_show(const char *show, const char *text)
{
	read_with(seeds(), DOC_PODCAST, FORMAT_TEXT, text);
	reading_doc.show = str_of(show);
	extract_doc(seeds(), &reading_doc, &reading_arena, &reading);
}

/* A given name alone is somebody's: of who was named so, or whose house it is. */
static void
knows_whose_given_name_it_is(void)
{
	CHECK(speaks_of("Thanks for that, Bill, it was good.",
	    "Bill=Bill/person"));
	CHECK(speaks_of("I asked what Rosemary meant by it.",
	    "Rosemary=Rosemary/person"));
	CHECK(speaks_of("We have John Quimby and John Ostrander here. "
	    "So John told us more.", "John=John Ostrander/person"));
	CHECK(speaks_of("Cerebras filed for an IPO. Cerebras builds the "
	    "wafer-scale engine, and inference on Cerebras is quick. I asked "
	    "Andrew, the founder, about it.",
	    "Andrew=Andrew Feldman/person"));
	CHECK(hears("and then steve atkins of the bank came",
	    "steve atkins=steve atkins/person"));
}

/* In an episode of a show a host's given name is his. */
static void
knows_the_hosts_of_a_show(void)
{
	CHECK(speaks_of("Welcome to Moonshots. Today it is about energy. "
	    "Peter, any thoughts?  And then Alex, what do you think?",
	    "Alex=Alex Wissner-Gross/person"));
	CHECK(strstr(names(), "Peter=Peter Diamandis/person") != NULL);
	CHECK(speaks_of("All right, Dave, your take.  Salim, any thoughts?",
	    "Dave=Dave Blundin/person"));
	CHECK(speaks_of("All right, Dave, your take.  Peter, any thoughts?",
	    "Dave=Dave/person"));
	read_show("No Priors", "So Sarah, is it true?  Thanks, Sarah.");
	CHECK(strstr(names(), "Sarah=Sarah Guo/person") != NULL);
	read_show("All-In Podcast", "So David, is it true?  Jason, go on.");
	CHECK(strstr(names(), "David=David/person") != NULL);
	CHECK(strstr(names(), "Jason=Jason Calacanis/person") != NULL);
}

static bool
titled(const char *title, const char *people, const char *text,
    const char *want)
{
	read_with(seeds(), DOC_PODCAST, FORMAT_TEXT, text);
	reading_doc.title = str_of(title);
	reading_doc.people = str_of(people);
	extract_doc(seeds(), &reading_doc, &reading_arena, &reading);
	return strstr(names(), want) != NULL;
}

/* A guest is named in full by the title or the feed, and by the given name in
 * the talk. */
static void
knows_who_is_announced(void)
{
	static const char text[] = "It was a long talk, as Isaiah said of it.";

	CHECK(titled("Steam with Founder Isaiah Quimbell | EP 12", "", text,
	    "Isaiah=Isaiah Quimbell/person"));
	CHECK(titled("Steam", "Rosemary Alder|Isaiah Quimbell", text,
	    "Isaiah=Isaiah Quimbell/person"));
	CHECK(titled("Isaiah Quimbell and Isaiah Alderbrook", "", text,
	    "Isaiah=Isaiah/person"));
	CHECK(titled("The Case of Claude Opus", "", "So Claude is quick.",
	    "Claude=Claude/model"));
	CHECK(titled("The Mindset of Jensen Huang", "",
	    "What would Jensen say of that?", "Jensen=Jensen Huang/person"));
}

/* "A Quinn" is nobody. */
static void
takes_no_thing_for_a_guest(void)
{
	CHECK(speaks_of("Thanks, Rosemary. I asked Rosemary.",
	    "Rosemary=Rosemary/person"));
	CHECK(!strstr(heard("Thanks, Rosemary. I run a Rosemary at home."),
	    "/person"));
	CHECK(hears("I have a Quinn, uh, a Quinn, uh, model on the videos.",
	    "Quinn=Qwen/model"));
}

/* Nobody but this document says who Bill is. */
static void
keeps_a_given_name_to_its_document(void)
{
	int64_t bill[2];

	for (int i = 0; i < 2; i++) {
		CHECK(speaks_of("Thanks for that, Bill, it was good.",
		    "Bill=Bill/person"));
		reading_doc.id = i + 1;
		extract_doc(seeds(), &reading_doc, &reading_arena, &reading);
		CHECK_INT(reading.entities, 1);
		bill[i] = reading.entity[0].id;
	}
	CHECK(bill[0] != bill[1]);
}

/* What else the talk names, and who else, speaks for a name too. */
static void
listens_to_the_talk_around(void)
{
	CHECK(hears("They rent the H200s and then the Blekwells came along.",
	    "Blekwells=Blackwell/chip"));
	CHECK(strstr(heard("They rent the barns and then the Blekwells came "
	    "along."), "Blackwell") == NULL);
	CHECK(hears("Anthropic pays for safety. Anthropic has Claude, and "
	    "Claude is from Anthropic. Then Daria said so as its CEO and "
	    "founder.", "Daria=Dario Amodei/person"));
	CHECK(hears("I asked what Rosemary meant by it, and then Paul left.",
	    "Rosemary=Rosemary/person"));
	CHECK(hears("next we go to the line of rich atkins with baker bank",
	    "rich atkins=rich atkins/person"));
}

/* Plain words are a name where the talk around them says so. */
static void
wants_votes_for_plain_words(void)
{
	CHECK(strstr(heard("we put the cloud code on a server and it ran"),
	    "Claude Code") == NULL);
	CHECK(hears("anthropic ships an agent for the terminal and cloud code "
	    "is its name", "cloud code=Claude Code/product"));
}

/* A long text of words that nobody knows takes no long time. */
static void
is_quick_with_nonsense(void)
{
	static char text[400001];
	clock_t before;

	for (size_t i = 0; i + 8 <= sizeof(text); i += 8) {
		for (size_t k = 0; k < 7; k++)
			text[i + k] = (char)('a' + (i * 7 + k * k * 31 +
			    i / 11 * 3) % 26);
		text[i + 7] = ' ';
	}
	text[sizeof(text) - 1] = '\0';
	before = clock();
	(void)heard(text);
	CHECK((clock() - before) / CLOCKS_PER_SEC < 8);
}

/* Letter by letter and number by number. */
static void
reads_what_is_spelt(void)
{
	CHECK(hears("we rent gpus from a w s and from core weave",
	    "a w s=AWS"));
	CHECK(hears("then open a i answered with gpt five",
	    "open a i=OpenAI"));
	CHECK(hears("it runs on g b three hundred at x a i",
	    "g b three hundred=GB300/chip; x a i=xAI"));
	CHECK(hears("deep seek v three is cheap", "deep seek v three=DeepSeek-V3"));
	CHECK(hears("claude three point five sonnet and gemini 2 point 5 pro",
	    "sonnet=Claude 3.5 Sonnet/model; gemini 2 point 5 pro=Gemini 2.5 "
	    "Pro/model"));
	CHECK(hears("a card called r t x fifty ninety", "=GeForce RTX 5090"));
	CHECK(hears("it was put open a i think it is fine openai said",
	    "openai=OpenAI"));
	CHECK(strstr(names(), "open a i") == NULL);
	CHECK(strstr(heard("they sold graviton four times a day"),
	    "graviton four") == NULL);
	CHECK(strstr(heard("of the u f d a and r f d a c they said"), "f d a") ==
	    NULL);
	CHECK(strstr(heard("a a a a a a a a a a a a one two three four five six "
	    "seven eight nine ten point point one"), "=") == NULL);
	(void)heard("point one hundred");
	(void)heard("five point");
}

CHECK_MAIN(spells_a_sound_plainly, stops_at_the_limit,
    finds_the_nearest_first, reads_people_by_sound,
    reads_words_split_or_run_together, leaves_other_words_alone,
    keeps_to_speech, meets_a_guest, knows_whose_given_name_it_is,
    knows_the_hosts_of_a_show, keeps_a_given_name_to_its_document,
    knows_who_is_announced, takes_no_thing_for_a_guest,
    listens_to_the_talk_around, wants_votes_for_plain_words,
    is_quick_with_nonsense, reads_what_is_spelt)
