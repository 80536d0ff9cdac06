#include "base.h"

#include "announced.h"
#include "limits.h"
#include "utf8.h"
#include "words.h"

/* A word of a person's name: "Ada", but not "AI" or "GPT". */
static bool
is_word(const struct token *t)
{
	return (t->flags & TOKEN_CAPITAL) && t->end - t->start > 2 &&
	    !(t->flags & (TOKEN_UPPER | TOKEN_DIGITS | TOKEN_CJK | TOKEN_SIGN));
}

/* Something that is no person is called so: "Claude Opus". */
static bool
is_thing(const struct lexicon *x, const struct tokens *t, size_t i)
{
	size_t end;
	uint32_t f = match_find(&x->names, t, i, t->n - 1, &end);

	for (; f != MATCH_NONE; f = x->form.at[f].next - 1)
		if (x->entity.at[x->form.at[f].entity].e.type != ENTITY_PERSON)
			return true;
	return false;
}

/* A given name and a name behind it that no dictionary holds, or a surname. */
static bool
is_person(const struct lexicon *x, const struct tokens *t, size_t i)
{
	uint32_t given, family;

	if (i + 1 >= t->n || t->at[i + 1].gap != GAP_SPACE ||
	    !is_word(&t->at[i]) || !is_word(&t->at[i + 1]))
		return false;
	given = vocab_classes(&x->words, t->at[i].hash);
	family = vocab_classes(&x->words, t->at[i + 1].hash);
	return (given & (WORD_GIVEN | WORD_KNOWN)) &&
	    !(given & WORD_ORDINARY) && ((family & WORD_SURNAME) ||
	    !(family & WORD_ORDINARY)) && !is_thing(x, t, i);
}

static void
put(struct announced_list *v, uint64_t given, struct str name)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].given == given) {
			v->at[i].shared |= !str_eq(v->at[i].name, name);
			return;
		}
	if (v->n < ANNOUNCED_MOST)
		v->at[v->n++] = (struct announced){ given, name, false };
}

static void
read_line(const struct page *p, struct str line, struct announced_list *v)
{
	struct tokens t;

	token_scan(utf8_cut(line, LIMIT_TITLE_BYTES), TOKEN_CAPTIONS, p->arena,
	    &t);
	for (size_t i = 0; i + 1 < t.n; i++)
		if (is_person(p->lex, &t, i)) {
			put(v, t.at[i].hash, token_span(&t, i, i + 1));
			i++;
		}
}

void
announced_read(const struct page *p, struct announced_list *v)
{
	struct str rest = p->doc->people, name;

	v->n = 0;
	read_line(p, p->doc->title, v);
	while (str_split(&rest, '|', &name))
		read_line(p, name, v);
}

const struct announced *
announced_as(const struct announced_list *v, uint64_t given)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].given == given)
			return v->at[i].shared ? NULL : &v->at[i];
	return NULL;
}
