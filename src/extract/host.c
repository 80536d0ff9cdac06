#include "base.h"

#include "heard.h"
#include "host.h"
#include "limits.h"
#include "seed.h"
#include "utf8.h"
#include "words.h"

#define SURE 3		/* what the show's name, or three voices, say */

/* "Moonshots": a word that says which show it is; 0 where it is an ordinary one
 * or there are more. */
static uint64_t
own_word(const struct lexicon *x, struct str show)
{
	uint64_t hash = token_hash(show);

	return str_find_char(show, ' ', 0) != SIZE_MAX ||
	    (vocab_classes(&x->words, hash) & WORD_ORDINARY) ? 0 : hash;
}

static void
put_hosts(struct lexicon *x, struct str name, struct str hosts)
{
	uint32_t show = lexicon_named(x, name);
	uint64_t word = own_word(x, name);

	while (show != 0 && str_split(&hosts, '|', &name)) {
		uint32_t person = lexicon_named(x, name);

		if (person != 0)
			*VEC_ADD(&x->host) = (struct host){ show, person, word };
	}
}

void
host_ready(struct lexicon *x)
{
	struct str text = seed_text("host.tsv"), line, show;

	(void)str_line(&text, &line);	/* the head */
	while (str_line(&text, &line)) {
		(void)str_split(&line, '\t', &show);
		put_hosts(x, show, line);
	}
}

static bool
is_named(const struct page *p, uint32_t entity)
{
	const int64_t *id = &p->lex->entity.at[entity - 1].e.id;

	return map_find(&p->by_id, (struct str){ (const char *)id,
	    sizeof(*id) }) != NULL;
}

/* Does a line that is told of the document name the show? */
static bool
is_in(const struct page *p, struct str line, uint32_t show)
{
	const struct lexicon *x = p->lex;
	struct tokens t;
	size_t end;

	token_scan(utf8_cut(line, LIMIT_TITLE_BYTES), TOKEN_CAPTIONS, p->arena,
	    &t);
	for (size_t i = 0; i < t.n; i++) {
		uint32_t f = match_find(&x->names, &t, i, t.n - 1, &end);

		for (; f != MATCH_NONE; f = x->form.at[f].next - 1)
			if (x->form.at[f].entity + 1 == show)
				return true;
	}
	return false;
}

/* How much it says that a host is called: more where nobody else has the name. */
static unsigned
count_call(const struct page *p, const struct map *called, uint32_t person)
{
	uint64_t hash = p->lex->entity.at[person - 1].called;
	struct str key = { (const char *)&hash, sizeof(hash) };
	const uint64_t *call = map_find(called, key), *whose;

	if (call == NULL || *call != HOST_CALLED)
		return 0;
	whose = map_find(&p->lex->given, key);
	return whose != NULL && *whose != GIVEN_SHARED ? 2 : 1;
}

/* How much says that the page is of this show. */
static unsigned
weigh(const struct page *p, const struct map *called, uint32_t show)
{
	const struct lexicon *x = p->lex;
	unsigned n = 0;
	uint64_t word = 0;

	for (size_t i = 0; i < x->host.n; i++) {
		const struct host *h = &x->host.at[i];

		if (h->show != show)
			continue;
		word = h->word;
		n += is_named(p, h->person) ? 2 : count_call(p, called,
		    h->person);
	}
	return n > 0 && (is_named(p, show) || (word != 0 &&
	    page_has_word(p, word)) || is_in(p, p->doc->show, show) ||
	    is_in(p, p->doc->title, show)) ? n + SURE : n;
}

uint32_t
host_show(const struct page *p, const struct map *called)
{
	const struct lexicon *x = p->lex;
	uint32_t best = 0;
	unsigned most = SURE - 1;

	for (size_t i = 0; i < x->host.n; i++) {
		uint32_t show = x->host.at[i].show;
		unsigned n;

		if (i > 0 && x->host.at[i - 1].show == show)
			continue;
		n = weigh(p, called, show);
		if (n == most && n >= SURE)
			best = 0;
		if (n > most) {
			most = n;
			best = show;
		}
	}
	return best;
}

uint32_t
host_whose(const struct page *p, uint32_t show, uint32_t i)
{
	const struct lexicon *x = p->lex;
	uint32_t whose = 0;

	for (size_t k = 0; show != 0 && k < x->host.n; k++) {
		const struct host *h = &x->host.at[k];

		if (h->show != show || !heard_called(p, i,
		    &x->entity.at[h->person - 1]))
			continue;
		if (whose != 0)
			return 0;
		whose = h->person;
	}
	return whose;
}
