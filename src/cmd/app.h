/*
 * app.h - one run of the program: where its database is, its settings, and the
 * one way to standard output.
 *
 * Everything that a command prints goes through app_write, so that a full disk
 * or a closed pipe is seen: a failed write is an error (status 1), a reader
 * that has gone away ends the program by SIGPIPE as any filter ends.
 */
#ifndef APP_H
#define APP_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "conf.h"
#include "cypher.h"
#include "db.h"
#include "edition.h"
#include "err.h"
#include "option.h"
#include "out.h"
#include "table.h"

struct app {
	struct arena	 arena;
	struct conf	 conf;
	const char	*db_given;	/* --db, or NULL */
	const char	*db_path;	/* set by app_db_path */
	struct db	*db;		/* set by app_open */
	int64_t		 as_of;		/* --as-of; CLOCK_NONE: now */
	enum out_format	 format;	/* --format; OUT_NONE: not given */
	unsigned	 width;		/* of the terminal */
	bool		 quiet;
};

void		 app_init(struct app *);
void		 app_release(struct app *);

/* --db, else $TAPEOUT_DB, else the setting, else the XDG data folder. */
const char	*app_db_path(struct app *, struct err *);
/* Opened once; closed by app_release.  Where there is no database to read, the
 * sentence says how to make one. */
struct db	*app_open(struct app *, enum db_mode, struct err *);

int		 app_write(struct app *, struct str, struct err *);
/* What is still held back goes out; call once, at the end. */
int		 app_flush(struct app *, struct err *);

/* An answer in the format that was asked for; NULL fails with *e as it is, so
 * that app_sheet(app, view_x(...), e) reads well. */
int		 app_sheet(struct app *, const struct sheet *, struct err *);
int		 app_table(struct app *, const struct table *, struct err *);
int		 app_edition(struct app *, const struct edition *,
		    struct err *);

/*
 * What a person typed, as an entity.  ERR_NOT_FOUND names the near ones:
 * no entity is called "Nvidai"; did you mean NVIDIA (company)?
 */
int		 app_find(struct app *, const char *name, enum entity_type,
		    int64_t *id, struct err *);
/* An id as we print them: hex. */
bool		 app_id(const char *, int64_t *id);

/* What the settings let a question take. */
void		 app_limits(const struct app *, struct cypher_limits *);

/* Counts and says sentences about single files, items and sources. */
void		 app_problem(const char *sentence, void *count);

#endif
