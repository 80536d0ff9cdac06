/*
 * =~ hands a pattern of the asker's to PCRE2 (regex.h).
 *
 * A pattern is compiled once a question, for it is mostly the same for every
 * row; where it is not, only some are kept.  A match that meets its ceiling ends
 * the question, and the clock is looked at after each one, for a step of ours
 * says little about the steps of a match.
 */
#include "base.h"

#include "clock.h"
#include "eval_in.h"
#include "mem.h"
#include "regex.h"

#define KEPT_MOST 16

struct scene_regex {
	struct str		 pattern;
	struct regex		*regex;
	struct scene_regex	*next;
};

static struct regex *
regex_of(struct scene *c, const struct expr *x, struct str pattern)
{
	struct scene_regex **last = &c->regexes, *r;
	struct err e = ERR_INIT;
	size_t n = 0;

	for (; *last != NULL; last = &(*last)->next, n++)
		if (str_eq((*last)->pattern, pattern))
			return (*last)->regex;
	if (n >= KEPT_MOST)
		eval_matches_end(c);
	r = mem_alloc(sizeof(*r));
	r->pattern = pattern;
	if ((r->regex = regex_new(pattern, &e)) == NULL) {
		mem_free(r);
		ast_error(c->e, c->text, x->at, "%s", e.text);
		return NULL;
	}
	r->next = c->regexes;
	c->regexes = r;
	return r->regex;
}

int
eval_matches(struct scene *c, const struct expr *x, struct str s,
    struct str by, struct value *out)
{
	const struct regex *r = regex_of(c, x, by);
	int found;

	if (r == NULL || (found = regex_matches(r, s, c->e)) < 0)
		return -1;
	*out = value_bool(found > 0);
	if (c->deadline != 0 && clock_ticks() > c->deadline)
		return scene_look(c);
	return scene_step(c);
}

void
eval_matches_end(struct scene *c)
{
	struct scene_regex *r;

	while ((r = c->regexes) != NULL) {
		c->regexes = r->next;
		regex_free(r->regex);
		mem_free(r);
	}
}
