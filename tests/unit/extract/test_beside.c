#include "base.h"

#include "reading.h"

/* Names that no row holds, by the verb that they stand beside. */
static void
reads_companies_beside_a_verb(void)
{
	static const char *const table[][2] = {
		{ "Tarvolt acquired Quenby Systems.",
		    "acquired Tarvolt>Quenby Systems" },
		{ "In 2019 Quenby was bought for a song by Tarvolt.",
		    "acquired Tarvolt>Quenby" },
		{ "Tarvolt has agreed to buy the London-based chip designer "
		    "Quenby.", "acquired Tarvolt>Quenby planned" },
		{ "Tarvolt's acquisition of Quenby closed.",
		    "acquired Tarvolt>Quenby" },
		{ "Ostrava Power sold Quenby to Tarvolt.",
		    "acquired Tarvolt>Quenby" },
		{ "Tarvolt bought another bookshop, Quenby Books.",
		    "acquired Tarvolt>Quenby Books" },
		{ "Tarvolt invested $20 million in Quenby.",
		    "invested_in Tarvolt>Quenby" },
		{ "Quenby is backed by Tarvolt.",
		    "invested_in Tarvolt>Quenby" },
		{ "Tarvolt competes with Quenby.",
		    "competes_with Tarvolt>Quenby" },
		{ "Tarvolt partnered with German automobile club Quenby.",
		    "partnered_with Tarvolt>Quenby" },
		{ "Tarvolt is based in Lyon. The company acquired Quenby.",
		    "acquired Tarvolt>Quenby" },
		{ "Mona Keller's Quenby Pumps Acquired by Tarvolt: the price "
		    "stays a secret.", "acquired Tarvolt>Quenby Pumps; "
		    "works_at Mona Keller>Quenby Pumps" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(relations_of(table[i][0]), table[i][1]);
}

static void
reads_the_lists_they_head(void)
{
	read_text("Tarvolt partners with makers such as Quenby, Ostrava Power "
	    "and Lunt plc.");
	CHECK_INT(reading.claims, 3);
	read_text("Tarvolt's customers include Quenby, Ostrava Power and Lunt.");
	CHECK_INT(reading.claims, 3);
	read_text("Tarvolt clients include: Quenby, Ostrava Power and Lunt.");
	CHECK_INT(reading.claims, 3);
	CHECK_STR(relations_of("Tarvolt has partnered with several other "
	    "firms, such as Quenby."), "partnered_with Tarvolt>Quenby");
	CHECK_STR(relations_of("Tarvolt works in partnership with Quenby's "
	    "pioneer unit."), "partnered_with Tarvolt>Quenby");
}

/* The subject far from its verb, and "its customers". */
static void
finds_the_subject_of_the_sentence(void)
{
	CHECK_STR(relations_of("In 2019 Tarvolt, long a maker of pumps and of "
	    "small parts for the trade, went on to work for clients such as "
	    "Quenby."), "supplies Tarvolt>Quenby");
	CHECK_STR(relations_of("Tarvolt opened in 2019. Its customers include "
	    "Quenby."), "supplies Tarvolt>Quenby");
	/* shown by its own sentence and by the next, it is one name */
	read_text("Tarvolt's customers include Lunt. Its customers include "
	    "Quenby.");
	CHECK_INT(reading.mentions, 3);
	CHECK_STR(relations_of("Some of Tarvolt's clients include Quenby."),
	    "supplies Tarvolt>Quenby");
	CHECK_STR(relations_of("Tarvolt is the official partner of Quenby."),
	    "partnered_with Tarvolt>Quenby");
	CHECK_STR(relations_of("Tarvolt supplied pumps to the Danish maker "
	    "Quenby."), "supplies Tarvolt>Quenby");
	CHECK_STR(relations_of("Talks are under way for Tarvolt to acquire "
	    "Quenby."), "acquired Tarvolt>Quenby planned");
	CHECK_STR(relations_of("**Pumps Go Public**: Members found it an "
	    "alternative to Quenby."), "");
}

/* Over places, asides and plain words; who looks like a person is none. */
static void
reads_lists_to_their_end(void)
{
	read_text("Tarvolt's clients include Quenby in New York and Lunt in "
	    "Paris, Ostrava (now Orme), Method, as well as the conglomerates "
	    "Sella and Kate Fenn.");
	CHECK_INT(reading.claims, 6);
	CHECK_STR(relations_of("Tarvolt acquired Kate Fenn in 2019."),
	    "acquired Tarvolt>Kate Fenn");
	CHECK_STR(relations_of("Tarvolt sells pumps from makers such as "
	    "Quenby and Lunt."), "");
	CHECK_STR(relations_of("Tarvolt expanded and bought the Danish "
	    "consultancy Quenby."), "acquired Tarvolt>Quenby");
}

/* A capital alone, a title, a nationality, a person: no company. */
static void
takes_no_other_capital_for_a_company(void)
{
	CHECK_STR(relations_of("Tarvolt Acquires Rights To Quenby Songs And "
	    "Others"), "");
	CHECK_STR(relations_of("He walked past Tarvolt and Quenby."), "");
	read_text("Tarvolt was founded by Maria Jensen.");
	for (size_t i = 0; i < reading.entities; i++)
		CHECK(reading.entity[i].type != ENTITY_COMPANY ||
		    str_is(reading.entity[i].name, "Tarvolt"));
	reading_end();
}

/* Bytes are of one thing: a marked name goes over the end of a sentence, and so
 * does the company that stands there in front of a verb. */
static void
names_each_byte_once(void)
{
	read_with(seeds(), DOC_PAPER, FORMAT_MARKDOWN,
	    "0!\tacquire% e\n8Am");
	reading_doc.people = STR_LIT("0!\tacquire% e");
	extract_doc(seeds(), &reading_doc, &reading_arena, &reading);
	CHECK(reading.mentions > 0);
	for (size_t i = 1; i < reading.mentions; i++)
		CHECK(reading.mention[i].start >= reading.mention[i - 1].end);
}

CHECK_MAIN(names_each_byte_once, reads_companies_beside_a_verb,
    reads_the_lists_they_head, finds_the_subject_of_the_sentence, reads_lists_to_their_end,
    takes_no_other_capital_for_a_company)
