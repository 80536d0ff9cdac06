#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "cmd.h"
#include "judge.h"
#include "store_entity.h"
#include "view.h"

static const struct option options[] = {
	{ "type", 't', "TYPE", "which of two things of one name; promote: what it is" },
	{ "doc", 0, "ID", "split, reject: in this document alone" },
	{ "alias", 0, "TEXT", "split, reject: where it is written so" },
	{ "why", 'w', "TEXT", "a reason, for the log" }
};

struct judging {
	struct app		*app;
	struct args		*args;
	enum entity_type	 type;		/* --type */
	struct judgement	 j;
};

/* What is meant by a word of the command line, as it is now. */
static const struct node *
find(struct judging *x, size_t operand, enum entity_type type, struct err *e)
{
	int64_t id;

	if (app_find(x->app, x->args->operand[operand], type, &id, e) < 0)
		return NULL;
	return store_node_get(x->app->db, &x->app->arena, id, e);
}

static int
find_a(struct judging *x, size_t operand, struct err *e)
{
	const struct node *n = find(x, operand, x->type, e);

	if (n == NULL)
		return -1;
	x->j.a = n->ent.id;
	x->j.a_name = n->ent.name;
	x->j.type = n->ent.type;
	return 0;
}

static int
find_b(struct judging *x, size_t operand, struct err *e)
{
	const struct node *n = find(x, operand, x->type, e);

	if (n == NULL)
		return -1;
	x->j.b = n->ent.id;
	x->j.b_name = n->ent.name;
	return 0;
}

static int
take_place(struct judging *x, struct err *e)
{
	const char *doc = args_text(x->args, "doc");

	x->j.text = str_of(args_text(x->args, "alias"));
	if (doc != NULL && !app_id(doc, &x->j.doc))
		return args_wrong(x->args, e, "--doc: expected a document's "
		    "id, found \"%s\"", doc);
	return 0;
}

static int
merge(struct judging *x, struct err *e)
{
	return find_a(x, 1, e) < 0 || find_b(x, 2, e) < 0 ? -1 : 0;
}

static int
unmerge(struct judging *x, struct err *e)
{
	struct identity log = { .arena = ARENA_INIT };
	const struct judgement *of = NULL;

	if (identity_load(x->app->db, &log, e) == 0)
		of = judge_find_merge(x->app->db, &log,
		    str_of(x->args->operand[1]), str_of(x->args->operand[2]),
		    e);
	x->j.a = of ? of->id : 0;
	identity_release(&log);
	return of ? 0 : -1;
}

static int
split(struct judging *x, struct err *e)
{
	const struct node *to;

	if (take_place(x, e) < 0)
		return -1;
	if (x->j.doc == 0 && x->j.text.n == 0)
		return args_wrong(x->args, e, "split: expected --doc ID, "
		    "--alias TEXT or both");
	if (find_a(x, 1, e) < 0 || find_b(x, 2, e) < 0 ||
	    (to = find(x, 2, x->type, e)) == NULL)
		return -1;
	x->j.type = to->ent.type;
	return 0;
}

static int
take_text(struct judging *x, size_t operand, struct err *e)
{
	x->j.text = str_trim(str_of(x->args->operand[operand]));
	if (x->j.text.n == 0)
		return args_wrong(x->args, e, "expected a name, found nothing");
	return 0;
}

static int
rename_it(struct judging *x, struct err *e)
{
	return take_text(x, 2, e) < 0 ? -1 : find_a(x, 1, e);
}

static int
retype(struct judging *x, struct err *e)
{
	enum entity_type type = entity_type_of(str_of(x->args->operand[2]));

	if (type == ENTITY_NONE)
		return args_wrong(x->args, e, "retype: expected a type "
		    "(company, person, chip, ...), found \"%s\"",
		    x->args->operand[2]);
	if (find_a(x, 1, e) < 0)
		return -1;
	x->j.type = type;
	return 0;
}

static int
alias(struct judging *x, struct err *e)
{
	const char *verb = x->args->operand[1];

	if (strcmp(verb, "remove") == 0)
		x->j.kind = JUDGE_UNALIAS;
	else if (strcmp(verb, "add") != 0)
		return args_wrong(x->args, e, "alias: expected add or remove, "
		    "found \"%s\"", verb);
	return take_text(x, 3, e) < 0 ? -1 : find_a(x, 2, e);
}

static int
reject(struct judging *x, struct err *e)
{
	return take_place(x, e) < 0 ? -1 : find_a(x, 1, e);
}

/* What no document names yet is made by its name and --type. */
static int
promote(struct judging *x, struct err *e)
{
	const struct node *n = find(x, 1, ENTITY_NONE, e);

	if (n != NULL) {
		x->j.a = n->ent.id;
		x->j.a_name = n->ent.name;
		x->j.type = x->type ? x->type : n->ent.type;
		return 0;
	}
	if (e->kind != ERR_NOT_FOUND || x->type == ENTITY_NONE)
		return -1;
	err_clear(e);
	if (take_text(x, 1, e) < 0)
		return -1;
	x->j.a_name = x->j.text;
	x->j.text = STR_NONE;
	x->j.type = x->type;
	x->j.a = entity_id(x->type, x->j.a_name);
	return 0;
}

static int
undo(struct judging *x, struct err *e)
{
	if (!app_id(x->args->operand[1], &x->j.a))
		return args_wrong(x->args, e, "expected a judgement's id as "
		    "`tapeout judge log` prints it, found \"%s\"",
		    x->args->operand[1]);
	return 0;
}

static const struct verb {
	const char		*name;
	const char		*operands;	/* for the sentence */
	size_t			 n;
	enum judgement_kind	 kind;
	int			(*make)(struct judging *, struct err *);
} verbs[] = {
	{ "merge", "two names", 2, JUDGE_MERGE, merge },
	{ "unmerge", "two names", 2, JUDGE_UNDO, unmerge },
	{ "split", "two names", 2, JUDGE_SPLIT, split },
	{ "rename", "a name and another", 2, JUDGE_RENAME, rename_it },
	{ "retype", "a name and a type", 2, JUDGE_RETYPE, retype },
	{ "alias", "add or remove, a name and how it is written", 3,
	    JUDGE_ALIAS, alias },
	{ "reject", "a name", 1, JUDGE_REJECT, reject },
	{ "promote", "a name", 1, JUDGE_PROMOTE, promote },
	{ "undo", "a judgement's id", 1, JUDGE_UNDO, undo },
	{ "log", "nothing", 0, 0, NULL }
};

static const struct verb *
find_verb(struct args *args, struct err *e)
{
	const char *name = args->operands > 0 ? args->operand[0] : "log";

	for (size_t i = 0; i < COUNT_OF(verbs); i++) {
		const struct verb *v = &verbs[i];
		bool log = v->make == NULL;

		if (strcmp(v->name, name) != 0)
			continue;
		if (args->operands == v->n + 1 || (log && args->operands == 0))
			return v;
		args_wrong(args, e, "judge %s: expected %s%s", name,
		    v->operands, log ? " after it" : "");
		return NULL;
	}
	args_wrong(args, e, "judge: expected merge, unmerge, split, rename, "
	    "retype, alias, reject, promote, undo or log, found \"%s\"", name);
	return NULL;
}

static int
say(struct app *app, const struct judgement *j, const struct build_report *r,
    struct err *e)
{
	static const struct column columns[] = {
		{ "id", "Judgement", CELL_TEXT },
		{ "says", "It says", CELL_TEXT },
		{ "documents", "Documents read again", CELL_INT }
	};
	struct table *t = table_new(&app->arena, "judged", "Judged", columns,
	    COUNT_OF(columns));
	struct cell *c = table_row(t);

	cell_text(&c[0], view_judgement_id(&app->arena, j->id));
	cell_text(&c[1], view_judgement(&app->arena, j));
	cell_int(&c[2], (int64_t)r->docs);
	return app_table(app, t, e);
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	const struct verb *v = find_verb(args, e);
	struct judging x = { .app = app, .args = args,
	    .j = { .at = clock_now() } };
	struct build_report r;

	if (v == NULL || cmd_take_type(args, &x.type, e) < 0 || app_open(app,
	    v->make ? DB_WRITE : DB_READ, e) == NULL)
		return -1;
	if (v->make == NULL)
		return app_table(app, view_judgements(app->db, &app->arena, e),
		    e);
	x.j.kind = v->kind;
	x.j.why = str_of(args_text(args, "why"));
	if (store_entity_seed(app->db, e) < 0 || v->make(&x, e) < 0 ||
	    judge_put(app->db, &x.j, e) < 0 || cmd_renew(app, &r, e) < 0)
		return -1;
	return say(app, &x.j, &r, e);
}

const struct command cmd_judge = {
	.name = "judge", .operands = "VERB [OPERAND...]",
	.what = "Correct the graph: two names are one thing, or are not; all can be undone",
	.more =
	"  judge merge A B             B is A\n"
	"  judge unmerge A B           undo of that merge\n"
	"  judge split A B --doc ID    what that document calls A is B; or, with\n"
	"                              --alias TEXT, wherever A is so written\n"
	"  judge rename A NAME         A is shown as NAME\n"
	"  judge retype A TYPE         A is a company, person, chip, ...\n"
	"  judge alias add A TEXT      A is also written TEXT\n"
	"  judge alias remove A TEXT   and this is not it\n"
	"  judge reject A              A is no name; with --alias, so written\n"
	"  judge promote A             A is an entity: look for its name\n"
	"  judge undo ID               as if it had not been judged\n"
	"  judge [log]                 all judgements, in the order made\n"
	"\nNames are given as to `show`.  Only the documents that a judgement "
	"touches are read\nagain.\n",
	.options = { options, COUNT_OF(options) }, .most = 4, .run = run
};
