#include "base.h"

#include "page.h"

/*
 * People whom the document itself marks: authors of a paper, guests of an
 * episode, who signed a letter.  Where the text spells such a name out, it is
 * that person; no grammar has to guess.  Bylines name houses too ("Qwen Team"):
 * a person has two words or more, and none that is a house's.
 */

#define PEOPLE_MOST 100
#define NAME_LEAST 5	/* bytes: "Li Yu" */

struct marked {
	struct str	name[PEOPLE_MOST];
	size_t		n;
};

static bool
is_of_house(struct str word)
{
	static const char *const words[] = { "Team", "AI", "Lab", "Labs",
	    "Group", "Research", "Inc", "Staff", "Editors", "The", "News",
	    "Podcast", "Institute", "University", "Collaboration" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

static bool
is_person(struct str name)
{
	struct str rest = name, word;
	size_t words = 0;

	if (name.n < NAME_LEAST || name.n > 80)
		return false;
	while (str_split(&rest, ' ', &word)) {
		if (word.n == 0 || is_of_house(word) ||
		    str_find_char(word, '@', 0) != SIZE_MAX)
			return false;
		words++;
	}
	return words >= 2 && words <= 5;
}

static void
take_marked(const struct doc *d, struct marked *m)
{
	struct str rest = d->people, name;

	while (m->n < PEOPLE_MOST && str_split(&rest, '|', &name)) {
		name = str_trim(name);
		if (is_person(name))
			m->name[m->n++] = name;
	}
}

/* The token that ends the name which token i begins; UINT32_MAX for none. */
static uint32_t
end_of(const struct page *p, uint32_t i, struct str name)
{
	const struct tokens *t = &p->t;
	size_t from = t->at[i].start;

	if (t->text.n - from < name.n ||
	    memcmp(t->text.p + from, name.p, name.n) != 0)
		return UINT32_MAX;
	while (i + 1 < t->n && t->at[i].end < from + name.n)
		i++;
	return t->at[i].end == from + name.n ? i : UINT32_MAX;
}

static bool
is_free(const struct page *p, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i <= last; i++)
		if (page_taken(p, i))
			return false;
	return true;
}

void
spot_marked(struct page *p)
{
	struct marked m = { .n = 0 };
	struct spots found = VEC_INIT;
	size_t k = 0;

	take_marked(p->doc, &m);
	for (uint32_t i = 0; i < p->t.n && m.n > 0; i++)
		for (size_t j = 0; j < m.n; j++) {
			uint32_t last = end_of(p, i, m.name[j]);

			if (last == UINT32_MAX || !is_free(p, i, last))
				continue;
			*VEC_ADD(&found) = (struct spot){ i, last, 0,
			    HOW_GRAMMAR };
			i = last;
			break;
		}
	for (size_t i = 0; i < found.n; i++) {
		const struct spot *s = &found.at[i];

		while (k + 1 < p->s.n && s->first > p->s.at[k].last)
			k++;
		page_candidate(p, ENTITY_PERSON, s->first, s->last,
		    &p->s.at[k]);
	}
	if (found.n > 0)
		spots_sort(&p->spot);
	VEC_RELEASE(&found);
}
