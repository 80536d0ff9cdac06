/*
 * conf.h - the settings: tapeout.conf, "key = value" a line, # comments.
 *
 * A setting is a row of the table in conf.c: name, type, default, bounds, and
 * a line of doc; `tapeout config` prints them all with what is set.  The file
 * is --config FILE, else $XDG_CONFIG_HOME/tapeout/tapeout.conf, which need not
 * be there.  An unknown key or a value out of bounds is an error that names the
 * line, so that a typing error is never taken for a default.
 */
#ifndef CONF_H
#define CONF_H

#include "arena.h"
#include "base.h"
#include "err.h"
#include "table.h"

enum conf_name {
	CONF_DB,
	CONF_CRAWL_CONTACT,
	CONF_CRAWL_PRIVATE,
	CONF_CRAWL_AT_ONCE,
	CONF_CRAWL_MINUTES,
	CONF_CRAWL_PAUSE,
	CONF_CRAWL_PAGES,
	CONF_CRAWL_NETRC,
	CONF_CRAWL_SECONDS,
	CONF_CRAWL_LEASE,
	CONF_CRAWL_CA,
	CONF_TRANSCRIBE,
	CONF_TRANSCRIBE_MINUTES,
	CONF_TRANSCRIBE_MEGABYTES,
	CONF_TRANSCRIBE_MOST,
	CONF_PROMOTE_SOURCES,
	CONF_SERVE_ADDRESS,
	CONF_SERVE_PORT,
	CONF_MAIL_SERVER,
	CONF_MAIL_PORT,
	CONF_MAIL_TLS,
	CONF_MAIL_USER,
	CONF_MAIL_PASSWORD,
	CONF_MAIL_FROM,
	CONF_MAIL_LINK,
	CONF_MAIL_ZONE,
	CONF_MAIL_HOUR,
	CONF_QUERY_ROWS,
	CONF_QUERY_STEPS,
	CONF_QUERY_MEMORY,
	CONF_QUERY_SECONDS,
	CONF_SETTINGS
};

struct conf {
	const char	*path;		/* the file read; NULL: none */
	bool		 set[CONF_SETTINGS];
	const char	*text[CONF_SETTINGS];	/* "" for none; never NULL */
	int64_t		 number[CONF_SETTINGS];	/* of numbers and yes/no */
};

/* Reads the file over the defaults; path NULL: the usual place. */
int		 conf_load(struct conf *, const char *path, struct arena *,
		    struct err *);
/* Name, value, default, what it is: a row a setting.  Passwords as "***". */
struct table	*conf_table(const struct conf *, struct arena *);

#endif
