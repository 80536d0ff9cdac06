/*
 * cmd.h - the commands: a row each, a file each.
 *
 * A command gets its options and operands parsed and its number of operands
 * checked.  It prints data on standard output and nothing else there, and
 * returns 0, or -1 with the sentence.  CMD_PARTLY is for a command that did
 * what it could and has said on stderr what it could not (status 1).
 */
#ifndef CMD_H
#define CMD_H

#include "app.h"
#include "base.h"
#include "build.h"
#include "err.h"
#include "option.h"

#define CMD_PARTLY 1

enum cmd_exit {
	EXIT_OK = 0,
	EXIT_FAILED = 1,	/* also: what was asked about is not there */
	EXIT_USAGE = 2
};

struct command {
	const char		*name;
	const char		*operands;	/* "NAME", "FILE..."; "" */
	const char		*what;		/* one line */
	const char		*more;		/* the rest of help; "" */
	struct option_set	 options;
	size_t			 least, most;	/* operands */
	bool			 hidden;	/* for those who debug */
	bool			 own_formats;	/* checks --format itself */
	bool			 one_form;	/* takes no --format */
	int			(*run)(struct app *, struct args *,
				    struct err *);
};

/* NULL after the last. */
extern const struct command *const cmd_all[];
/* Options that every command has. */
extern const struct option_set cmd_common;

const struct command	*cmd_find(const char *name);
/* The command's name that was meant; NULL where none is near. */
const char		*cmd_nearest(const char *name);

/* --type of an entity, for the commands that take a name. */
int	cmd_take_type(struct args *, enum entity_type *, struct err *);

/* --rows, --steps, --memory, --seconds under the settings. */
int	cmd_take_limits(struct app *, struct args *, struct cypher_limits *,
	    struct err *);

/* Reads what is unread and folds, after what moved the graph. */
int	cmd_renew(struct app *, struct build_report *, struct err *);

/* The pages of help. */
void	cmd_help_all(struct buf *);
void	cmd_help_one(const struct command *, struct buf *);

extern const struct command cmd_add;
extern const struct command cmd_build;
extern const struct command cmd_config;
extern const struct command cmd_crawl;
extern const struct command cmd_deals;
extern const struct command cmd_digest;
extern const struct command cmd_doc;
extern const struct command cmd_dump;
extern const struct command cmd_examples;
extern const struct command cmd_export;
extern const struct command cmd_extract;
extern const struct command cmd_help;
extern const struct command cmd_disputes;
extern const struct command cmd_moves;
extern const struct command cmd_news;
extern const struct command cmd_judge;
extern const struct command cmd_path;
extern const struct command cmd_said;
extern const struct command cmd_query;
extern const struct command cmd_search;
extern const struct command cmd_serve;
extern const struct command cmd_show;
extern const struct command cmd_source;
extern const struct command cmd_sql;
extern const struct command cmd_stage;
extern const struct command cmd_subscriber;
extern const struct command cmd_verify;
extern const struct command cmd_version;

#endif
