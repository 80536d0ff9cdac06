#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "near.h"
#include "option.h"

const char *
option_nearest(const char *typed, const char *const *name, size_t names)
{
	struct near n = near_begin(str_of(typed));

	for (size_t i = 0; i < names; i++)
		near_try(&n, str_of(name[i]));
	return n.found.n > 0 ? n.found.p : NULL;
}

int
args_wrong(struct args *args, struct err *e, const char *fmt, ...)
{
	char text[sizeof(e->text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	args->usage = true;
	return err_set(e, ERR_INVALID, "%s", text);
}

static const struct option *
find_long(struct option_set set, struct str name)
{
	for (size_t i = 0; i < set.n; i++)
		if (str_is(name, set.at[i].name))
			return &set.at[i];
	return NULL;
}

static const struct option *
find_letter(struct option_set set, char letter)
{
	for (size_t i = 0; i < set.n; i++)
		if (set.at[i].letter == letter)
			return &set.at[i];
	return NULL;
}

static int
unknown(struct option_set a, struct option_set b, const char *word,
    struct str name, struct args *args, struct err *e)
{
	struct near n = near_begin(name);

	for (size_t i = 0; i < a.n; i++)
		near_try(&n, str_of(a.at[i].name));
	for (size_t i = 0; i < b.n; i++)
		near_try(&n, str_of(b.at[i].name));
	if (n.found.n > 0)
		return args_wrong(args, e, "there is no option %s; did you mean "
		    "--%s?", word, n.found.p);
	return args_wrong(args, e, "there is no option %s", word);
}

static int
put(struct args *args, const struct option *o, const char *value,
    struct err *e)
{
	for (size_t i = 0; i < args->n_given; i++)
		if (args->given[i].option == o &&
		    !str_ends(str_of(o->value), "..."))
			return args_wrong(args, e, "--%s is given twice",
			    o->name);
	BUG_IF(args->n_given == ARGS_OPTIONS);
	args->given[args->n_given].option = o;
	args->given[args->n_given++].value = value;
	return 0;
}

/* One option at argv[*i], its value maybe in the next word. */
static int
take_option(struct option_set a, struct option_set b, int argc, char **argv,
    int *i, struct args *args, struct err *e)
{
	const char *word = argv[*i], *equals = NULL;
	const struct option *o;
	struct str name;

	if (word[1] == '-') {
		equals = strchr(word, '=');
		name = (struct str){ word + 2, equals ?
		    (size_t)(equals - word) - 2 : strlen(word) - 2 };
		if ((o = find_long(a, name)) == NULL)
			o = find_long(b, name);
	} else {
		name = str_of(word + 1);
		o = name.n == 1 ? find_letter(a, *name.p) : NULL;
		if (o == NULL && name.n == 1)
			o = find_letter(b, *name.p);
	}
	if (o == NULL)
		return unknown(a, b, word, name, args, e);
	if (o->value == NULL)
		return equals == NULL ? put(args, o, "", e) :
		    args_wrong(args, e, "--%s takes no value, found \"%s\"",
		    o->name, equals + 1);
	if (equals != NULL)
		return put(args, o, equals + 1, e);
	if (*i + 1 >= argc)
		return args_wrong(args, e, "--%s wants a value: --%s %s",
		    o->name, o->name, o->value);
	return put(args, o, argv[++*i], e);
}

int
option_parse(struct option_set a, struct option_set b, int argc, char **argv,
    int *first, struct arena *arena, struct args *args, struct err *e)
{
	bool over = false;
	int i;

	args->operand = arena_array(arena, (size_t)argc + 1,
	    sizeof(*args->operand));
	for (i = 0; i < argc; i++) {
		bool option = !over && argv[i][0] == '-' && argv[i][1] != '\0';

		if (option && strcmp(argv[i], "--") == 0)
			over = true;
		else if (option) {
			if (take_option(a, b, argc, argv, &i, args, e) < 0)
				return -1;
		} else if (first != NULL)
			break;
		else
			args->operand[args->operands++] = argv[i];
	}
	if (first != NULL)
		*first = i;
	return 0;
}

const char *
args_text(const struct args *args, const char *name)
{
	for (size_t i = 0; i < args->n_given; i++)
		if (strcmp(args->given[i].option->name, name) == 0)
			return args->given[i].value;
	return NULL;
}

bool
args_flag(const struct args *args, const char *name)
{
	return args_text(args, name) != NULL;
}

const char *
args_nth(const struct args *args, const char *name, size_t n)
{
	for (size_t i = 0; i < args->n_given; i++)
		if (strcmp(args->given[i].option->name, name) == 0 &&
		    n-- == 0)
			return args->given[i].value;
	return NULL;
}
