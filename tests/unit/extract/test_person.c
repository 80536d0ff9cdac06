#include "base.h"

#include "reading.h"

static bool
reads(const char *text, const char *want)
{
	read_text(text);
	if (strstr(names(), want) != NULL)
		return true;
	fprintf(stderr, "wanted \"%s\" in \"%s\"\n", want, names());
	return false;
}

static bool
nobody(const char *text)
{
	read_text(text);
	if (strstr(names(), "/person") == NULL)
		return true;
	fprintf(stderr, "\"%s\" has \"%s\"\n", text, names());
	return false;
}

/* A given name in front, a family name behind, or both. */
static void
knows_people_by_their_names(void)
{
	CHECK(reads("The talk of Marta Quellbrook was short.",
	    "Marta Quellbrook=Marta Quellbrook/person"));
	CHECK(reads("It was built by Jiaxun Zhang in a week.",
	    "Jiaxun Zhang=Jiaxun Zhang/person"));
	CHECK(reads("They asked Peter Long about it.", "Peter Long=Peter Long/person"));
	CHECK(reads("a novel by Oscar T. Brendel", "Oscar T. Brendel=Oscar T. Brendel/person"));
	CHECK(reads("as shown by P. Lindqvist and others",
	    "P. Lindqvist=P. Lindqvist/person"));
	CHECK(reads("with Y.C. Oduya in Paris", "Y.C. Oduya=Y.C. Oduya/person"));
	CHECK(reads("with Sinead O'Rourke on stage",
	    "Sinead O'Rourke=Sinead O'Rourke/person"));
	CHECK(reads("a duet with Tom “Tomcat” Hallbeck",
	    "Tom “Tomcat” Hallbeck=Tom “Tomcat” Hallbeck/person"));
	CHECK(reads("it was Lena van der Vliet who wrote it",
	    "Lena van der Vliet=Lena van der Vliet/person"));
}

/* Where neither is known, what stands around shows one. */
static void
knows_people_by_what_stands_around(void)
{
	CHECK(reads("CEO Wuthuk Abrokwan said so.", "Wuthuk Abrokwan=Wuthuk Abrokwan/person"));
	CHECK(reads("the physicist Wuthuk Abrokwan",
	    "Wuthuk Abrokwan=Wuthuk Abrokwan/person"));
	CHECK(reads("Then Wuthuk Abrokwan, a professor of law, left.",
	    "Wuthuk Abrokwan=Wuthuk Abrokwan/person"));
	CHECK(nobody("Then Wuthuk Abrokwan left."));
}

static void
takes_no_thing_for_a_person(void)
{
	CHECK(nobody("He lives in Austin Valley near Marshall Street."));
	CHECK(nobody("It runs the Baum-Welch algorithm."));
	CHECK(nobody("They met at Alexander Lindbeck Power Plant."));
	CHECK(nobody("Hi James, see you on Monday."));
	CHECK(nobody("## Walker Foundation Grants"));
}

/* A word for a house and the capitals around it. */
static void
knows_houses_never_seen(void)
{
	CHECK(reads("He left the Quembly University of Arts and Letters.",
	    "Quembly University of Arts and Letters="));
	CHECK(reads("She is at the Brontel Institute now.",
	    "Brontel Institute=Brontel Institute/institution"));
	read_text("The Society of today, and a School Board.");
	CHECK(strstr(names(), "/institution") == NULL);
}

CHECK_MAIN(knows_people_by_their_names, knows_people_by_what_stands_around,
    takes_no_thing_for_a_person, knows_houses_never_seen)
