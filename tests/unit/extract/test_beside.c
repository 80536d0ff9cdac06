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

CHECK_MAIN(reads_companies_beside_a_verb, reads_the_lists_they_head,
    takes_no_other_capital_for_a_company)
