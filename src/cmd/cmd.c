#include "base.h"

#include <stdio.h>
#include <string.h>

#include "cmd.h"

const struct command *const cmd_all[] = {
	&cmd_add, &cmd_source, &cmd_crawl, &cmd_build, &cmd_digest, &cmd_show,
	&cmd_search, &cmd_deals, &cmd_path, &cmd_news, &cmd_said, &cmd_moves,
	&cmd_disputes, &cmd_query, &cmd_examples, &cmd_sql, &cmd_doc,
	&cmd_export, &cmd_serve, &cmd_judge, &cmd_subscriber, &cmd_verify,
	&cmd_dump, &cmd_extract, &cmd_config, &cmd_help, &cmd_version,
	&cmd_stage, NULL
};

static const struct option common[] = {
	{ "db", 0, "FILE", "the database; else $TAPEOUT_DB, else the data folder" },
	{ "config", 0, "FILE", "the settings; else tapeout.conf in the config folder" },
	{ "format", 'f', "FORMAT", "table (the default), json, ndjson, csv or md" },
	{ "as-of", 0, "DATE", "answer with what was known by the end of that day" },
	{ "quiet", 'q', NULL, "say nothing on stderr but what went wrong" },
	{ "help", 'h', NULL, "this" },
	{ "version", 'V', NULL, "the version" }
};
const struct option_set cmd_common = { common, COUNT_OF(common) };

const struct command *
cmd_find(const char *name)
{
	for (size_t i = 0; cmd_all[i] != NULL; i++)
		if (strcmp(cmd_all[i]->name, name) == 0)
			return cmd_all[i];
	return NULL;
}

const char *
cmd_nearest(const char *name)
{
	const char *names[COUNT_OF(cmd_all)];
	size_t n = 0;

	for (size_t i = 0; cmd_all[i] != NULL; i++)
		if (!cmd_all[i]->hidden)
			names[n++] = cmd_all[i]->name;
	return option_nearest(name, names, n);
}

void
cmd_help_all(struct buf *b)
{
	buf_add_str(b, "tapeout reads about AI infrastructure for you, and "
	    "keeps who did what with whom,\nin the words it came from.\n\n"
	    "usage: tapeout COMMAND [OPTION...] [OPERAND...]\n\n");
	for (size_t i = 0; cmd_all[i] != NULL; i++)
		if (!cmd_all[i]->hidden)
			buf_printf(b, "  %-12s%s\n", cmd_all[i]->name,
			    cmd_all[i]->what);
	buf_add_str(b, "\nBegin with:\n\n"
	    "  tapeout add FOLDER && tapeout build\n"
	    "  tapeout show NVIDIA\n"
	    "  tapeout digest\n"
	    "  tapeout examples\n\n"
	    "`tapeout help COMMAND` tells one command's options.  Status: 0 "
	    "done; 1 something\nfailed or is not there; 2 the command line is "
	    "wrong.\n");
}

static void
help_options(const struct option_set *set, struct buf *b)
{
	for (size_t i = 0; i < set->n; i++) {
		const struct option *o = &set->at[i];
		char left[40], letter[8] = "    ";

		if (o->letter != 0)
			snprintf(letter, sizeof(letter), "-%c, ", o->letter);
		snprintf(left, sizeof(left), "%s--%s%s%s", letter, o->name,
		    o->value ? " " : "", o->value ? o->value : "");
		buf_printf(b, "  %-24s %s\n", left, o->what);
	}
}

void
cmd_help_one(const struct command *c, struct buf *b)
{
	buf_printf(b, "usage: tapeout %s [OPTION...]%s%s\n\n%s.\n", c->name,
	    c->operands[0] ? " " : "", c->operands, c->what);
	if (c->more[0] != '\0')
		buf_printf(b, "\n%s", c->more);
	if (c->options.n > 0)
		buf_add_str(b, "\nOptions:\n");
	help_options(&c->options, b);
	buf_add_str(b, "\nFor every command:\n");
	help_options(&cmd_common, b);
}
