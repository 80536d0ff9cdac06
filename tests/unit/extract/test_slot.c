#include "base.h"

#include "reading.h"

/* Active, passive, the agent far off, the object in front. */
static void
knows_who_acts(void)
{
	static const char *const same[] = {
		"Google acquired Wiz.",
		"Wiz was acquired by Google.",
		"Wiz was recently acquired for $32 billion by Google.",
		"Wiz, acquired in 2025 by Google, grew.",
		"It rained on Wiz, which Google acquired.",
		"The acquisition of Wiz by Google closed.",
		"Google, a maker of search engines, acquired Wiz.",
		"Google (the search engine) acquired Wiz.",
		"Wiz was sold for $32 billion to Google.",
	};

	for (size_t i = 0; i < COUNT_OF(same); i++)
		CHECK_STR(relations_of(same[i]), "acquired Google>Wiz");
	CHECK_STR(relations_of("AMD sold Wiz to Google."),
	    "acquired Google>Wiz");
	/* whoever is bought by nobody that is named is bought by nobody */
	CHECK_STR(relations_of("Wiz was acquired, Google said."), "");
}

/* A name that only says of what kind or whose another is does nothing. */
static void
passes_over_what_only_describes(void)
{
	CHECK_STR(relations_of("Isomorphic Labs, an Alphabet company, "
	    "acquired Wiz."), "acquired Isomorphic Labs>Wiz");
	CHECK_STR(relations_of("Google acquired the Nvidia-backed startup "
	    "Wiz."), "acquired Google>Wiz; invested_in NVIDIA>Wiz");
	CHECK_STR(relations_of("Groq competes with Google Gemini."),
	    "makes Google>Gemini");
	CHECK_STR(relations_of("Meta shareholders partnered with Groq."), "");
	CHECK_STR(relations_of("Google acquired Wiz, and Meta invested in "
	    "Groq."), "invested_in Meta>Groq; acquired Google>Wiz");
	CHECK_STR(relations_of("Google cut jobs as Meta acquired Wiz."),
	    "acquired Meta>Wiz");
}

/* "The company", "it", "the startup": whom the text is about. */
static void
leans_on_the_sentence_before(void)
{
	CHECK_STR(relations_of("Groq makes chips. The company partnered with "
	    "Cisco."), "partnered_with Groq>Cisco");
	CHECK_STR(relations_of("Groq grew. Cisco took a stake in the startup."),
	    "invested_in Cisco>Groq");
}

/* What only looks like a verb, a subject or an object. */
static void
knows_what_words_are_not(void)
{
	CHECK_STR(relations_of("AMD's deal with OpenAI matters for what it says "
	    "about supply than for NVIDIA."), "partnered_with AMD>OpenAI");
	CHECK_STR(relations_of("Partnerships with Amazon, NVIDIA and Microsoft "
	    "matter."), "");
	CHECK_STR(relations_of("Backed by NVIDIA, Samsung and Intel, the work "
	    "goes on."), "");
	CHECK_STR(relations_of("In partnership with Amazon, Groq opened a "
	    "lab."), "partnered_with Groq>Amazon");
	CHECK_STR(relations_of("Groq provides a link to Cisco."), "");
	CHECK_STR(relations_of("It is hard to deal with Cisco, said Groq."),
	    "");
	CHECK_STR(relations_of("Amazon is barred from buying Nvidia chips."),
	    "");
	CHECK_STR(relations_of("SK hynix supplies HBM3E to NVIDIA, and Micron "
	    "is catching up."), "supplies SK hynix>NVIDIA");
}

/* A clause has its own subject, and an aside lends none to the verb behind it. */
static void
knows_whose_clause_it_is(void)
{
	CHECK_STR(relations_of("Oracle lends chips to xAI, which merged with "
	    "SpaceX."), "acquired xAI>SpaceX");
	CHECK_STR(relations_of("Oracle lends chips to a fund, which bought "
	    "Groq."), "");
	CHECK_STR(relations_of("Quenby, which helps Stripe and Notion build "
	    "models, has acquired Groq."), "acquired Quenby>Groq");
	CHECK_STR(deals_of("Tarn, which helps Stripe and Notion build models, "
	    "raised $36 million."), "investment completed, Tarn issuer, "
	    "36000000 USD");
	CHECK_STR(deals_of("Sam Altman and Notion announced that Tarnvolt has "
	    "raised $60 million."), "investment completed, Tarnvolt issuer, "
	    "60000000 USD");
	CHECK_STR(relations_of("Oracle told of a collaboration between Disney "
	    "and OpenAI."), "partnered_with Disney>OpenAI");
}

/* What an apposition tells is told of the name in front of it. */
static void
knows_what_a_noun_stands_for(void)
{
	CHECK_STR(relations_of("Google invested in Shizuku AI Labs, a "
	    "Japanese startup founded by Akio Kodaira."), "invested_in "
	    "Google>Shizuku AI Labs; founded Akio Kodaira>Shizuku AI Labs");
	CHECK_STR(relations_of("Charlie Marsh announced Astral joining "
	    "OpenAI."), "");
	CHECK_STR(relations_of("Palantir CEO Outdoes Sam Altman."), "");
	CHECK_STR(relations_of("OpenAI head of security Matt Knight spoke."),
	    "works_at Matt Knight>OpenAI");
}

/* A user's own is no company's; what a manager is paid with is no stake. */
static void
knows_whose_it_is_not(void)
{
	CHECK_STR(relations_of("Moonshot AI grows. A user asked about their "
	    "Kimi K2 plan."), "");
	CHECK_STR(relations_of("Moonshot AI grows. Its Kimi K2 model is open."),
	    "makes Moonshot AI>Kimi K2");
	CHECK_STR(relations_of("Sam Altman is to receive equity in OpenAI."),
	    "");
	CHECK_STR(relations_of("Google aims for 90% of NVIDIA's speed."), "");
	CHECK_STR(relations_of("Google owns 14% of Anthropic."),
	    "invested_in Google>Anthropic");
	CHECK_STR(relations_of("OpenAI President Funds Donald Trump"), "");
}

static void
knows_what_came_to_nothing(void)
{
	CHECK_STR(relations_of("NVIDIA's acquisition of Groq fell through."),
	    "acquired NVIDIA>Groq denied");
	CHECK_STR(relations_of("NVIDIA decided against acquiring Groq."),
	    "acquired NVIDIA>Groq denied");
	CHECK_STR(relations_of("NVIDIA's planned acquisition of Groq pleases."),
	    "acquired NVIDIA>Groq planned");
}

/* What somebody paid for is marked, and no claim comes of it. */
static void
keeps_sponsors_out(void)
{
	static const char text[] = "It rained.\n\nThis episode is brought to "
	    "you by Groq. Groq partnered with Cisco.\n\n"
	    "Google acquired Wiz.\n";

	CHECK_STR(relations_of(text), "acquired Google>Wiz");
	CHECK_INT(reading.sponsors, 1);
	if (reading.sponsors == 1)
		CHECK_BYTES(((struct str){ text + reading.sponsor[0].start,
		    reading.sponsor[0].end - reading.sponsor[0].start }),
		    "This episode is brought to you by Groq. Groq partnered "
		    "with Cisco.");
	CHECK_STR(relations_of("Apollo, our main backer, left. Google "
	    "acquired Wiz."), "acquired Google>Wiz");
	CHECK_INT(reading.sponsors, 0);
	reading_end();
}

CHECK_MAIN(knows_what_a_noun_stands_for, knows_who_acts, knows_whose_clause_it_is, knows_whose_it_is_not,
    passes_over_what_only_describes,
    leans_on_the_sentence_before, knows_what_words_are_not,
    knows_what_came_to_nothing,
    keeps_sponsors_out)
