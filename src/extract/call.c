#include "base.h"

#include "call.h"
#include "words.h"

/* The last words in front of a name that is called. */
static const char *const calls[] = {
	"thanks", "thank you", "hi", "hey", "hello", "over to", "joined by",
	"guest is", "guest today is", "i m", "name is", "comes from",
	"line of", "welcome", "here with", "morning", "afternoon", "evening",
	"to you", "introduce", "mr", "ms", "mrs", "miss", "question from",
	"is from", "hand it to", "pass it to", "back to", "this is", "yeah",
	"yes", "sure", "no", "for that", "with that", "question", "point", "as",
	"let", "thank", "maybe", "question for", "come from", "coming from",
	"doctor", "over for", "and then", "i think", "so", "chairman",
	"officer", "president", "heard from", "hear from", "follow up with",
	"agree with", "appreciate it", "commend"
};

/* Of these, the ones that a full name follows, whatever it is. */
static const char *const floors[] = {
	"line of", "comes from", "come from", "question is from", "joined by",
	"guest is", "guest today is", "call over to", "conference over to",
	"question from", "will come from", "is from"
};

/* The words right behind one that speaks or is spoken to. */
static const char *const answers[] = {
	"mentioned", "said", "says", "alluded", "talked", "noted", "pointed",
	"your line", "please go ahead", "go ahead", "you want to", "indicated",
	"described", "discussed", "will", "just", "thank you", "thanks",
	"great question", "good question", "good morning", "point",
	"and good", "to start", "to discuss", "was saying", "has talked",
	"goes", "on for", "chief", "president", "senior", "executive",
	"vice", "head of", "i think", "if you", "you know", "s question",
	"s point", "s comment", "you have the floor", "take that",
	"let you address", "spoke about", "speaking", "here thank you"
};

/* Where one who is named in full may come from. */
static const char *const houses[] = { "from", "with", "of", "at" };

/* Do tokens from i on read as this phrase?  *n: how many it has. */
static bool
reads(const struct page *p, size_t i, const char *phrase, size_t *n)
{
	struct str rest = str_of(phrase), word;

	*n = 0;
	while (str_split(&rest, ' ', &word)) {
		if (i + *n >= p->t.n || !str_ieq(token_str(&p->t, i + *n), word))
			return false;
		++*n;
	}
	return true;
}

/* The last word of each phrase, or the first. */
static void
put_words(struct vocab *v, const char *const *list, size_t of, bool last)
{
	for (size_t k = 0; k < of; k++) {
		struct str rest = str_of(list[k]), word, first;

		(void)str_split(&rest, ' ', &word);
		first = word;
		while (str_split(&rest, ' ', &word))
			;
		vocab_put(v, token_hash(last ? word : first),
		    last ? WORD_CALL : WORD_ANSWER);
	}
}

void
call_words(struct vocab *v)
{
	put_words(v, calls, COUNT_OF(calls), true);
	put_words(v, floors, COUNT_OF(floors), true);
	put_words(v, answers, COUNT_OF(answers), false);
	put_words(v, houses, COUNT_OF(houses), false);
}

static bool
is_behind(const struct page *p, uint32_t i, const char *const *list, size_t of)
{
	if (i == 0 || !word_is(&p->t.at[i - 1], WORD_CALL))
		return false;
	for (size_t k = 0; k < of; k++) {
		size_t words = 1, n;

		for (const char *c = list[k]; *c; c++)
			words += *c == ' ';
		if (i >= words && reads(p, i - words, list[k], &n))
			return true;
	}
	return false;
}

/* "Thanks for that, Mark."; "Mark, any thoughts?" */
static bool
is_vocative(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i], *z = t + 1;

	if (!p->t.cased || i + 1 >= p->t.n)
		return false;
	if (t->gap & GAP_COMMA)
		return (z->gap & (GAP_COMMA | GAP_DOT | GAP_QUESTION)) != 0;
	return (t->gap & (GAP_DOT | GAP_QUESTION | GAP_TURN)) &&
	    (z->gap & GAP_COMMA) && word_is(t, WORD_GIVEN) &&
	    (t->flags & TOKEN_CAPITAL) && !word_is(t, WORD_ORDINARY);
}

bool
call_plain_given(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	return word_is(t, WORD_GIVEN) && p->t.cased && i > 0 &&
	    (t->flags & TOKEN_CAPITAL) && !(t->gap & (GAP_DOT | GAP_QUESTION |
	    GAP_EXCLAIM | GAP_BLOCK | GAP_TURN)) &&
	    (i + 1 >= p->t.n || !(p->t.at[i + 1].gap & GAP_APOSTROPHE));
}

/* In talk a given name with a capital inside a sentence is somebody's. */
static bool
is_somebody(const struct page *p, uint32_t i)
{
	return call_plain_given(p, i) &&
	    !word_is(&p->t.at[i], WORD_ORDINARY) && i + 1 < p->t.n &&
	    !((p->t.at[i + 1].flags & TOKEN_CAPITAL) &&
	    p->t.at[i + 1].gap == GAP_SPACE) &&
	    !((p->t.at[i - 1].flags & TOKEN_CAPITAL) &&
	    p->t.at[i].gap == GAP_SPACE &&
	    !word_is(&p->t.at[i - 1], WORD_ORDINARY));
}

bool
call_is(const struct page *p, uint32_t i)
{
	return is_somebody(p, i) || is_behind(p, i, calls, COUNT_OF(calls)) ||
	    is_vocative(p, i);
}

bool
call_floor(const struct page *p, uint32_t i)
{
	return is_behind(p, i, floors, COUNT_OF(floors));
}

static bool
is_before(const struct page *p, uint32_t i, const char *const *list, size_t of)
{
	size_t n;

	if (i >= p->t.n || !word_is(&p->t.at[i], WORD_ANSWER))
		return false;
	for (size_t k = 0; k < of; k++)
		if (reads(p, i, list[k], &n))
			return true;
	return false;
}

bool
call_answers(const struct page *p, uint32_t i)
{
	return is_before(p, i, answers, COUNT_OF(answers));
}

bool
call_house(const struct page *p, uint32_t i)
{
	return is_before(p, i, houses, COUNT_OF(houses));
}
