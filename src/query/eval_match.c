/*
 * =~ hands a pattern of the asker's to PCRE2.
 *
 * A pattern is compiled once a question.
 */
#include "base.h"

#include "eval_in.h"
#include "regex.h"

int
eval_matches(struct scene *c, const struct expr *x, struct str s,
    struct str by, struct value *out)
{
	struct regex *r;
	struct regex_match m;
	struct err e = ERR_INIT;

	r = regex_new(arena_printf(c->arena, "\\A(?:%.*s)\\z", STR_ARG(by)), 0,
	    &e);
	if (r == NULL)
		return ast_error(c->e, c->text, x->at, "%s", e.text);
	*out = value_bool(regex_find(r, s, 0, &m));
	regex_free(r);
	return 0;
}
