/*
 * ingest.h - the way in: what src/cmd calls.
 *
 * Files and folders by `add`, sources by `crawl`, and the hidden stage verbs
 * that print what one reader made of one file.  Everything stored has passed
 * the same door (text/utf8.h) and is stored a whole document at a time: a file
 * that cannot be read is told in a sentence, stores nothing of itself, and the
 * others go on.
 */
#ifndef INGEST_H
#define INGEST_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "kind.h"
#include "source.h"
#include "str.h"

struct db;

/* A sentence about one file, item or source that could not be taken whole. */
typedef void	ingest_problem_fn(const char *sentence, void *);

struct ingest_options {
	enum doc_kind		 kind;		/* DOC_NONE: told by content */
	struct str		 show;		/* "" : told by content */
	ingest_problem_fn	*problem;	/* NULL: only counted */
	void			*ctx;
};

struct ingest_report {
	size_t	files;		/* looked at */
	size_t	read;		/* of them, read to the end */
	size_t	docs;		/* documents seen in them */
	size_t	added;		/* new */
	size_t	changed;	/* known, with other bytes */
	size_t	known;		/* known, the same */
	size_t	empty;		/* items that say nothing: not stored */
	size_t	removed;	/* once, by a person: not stored */
	size_t	problems;
	size_t	bytes;		/* of text stored */
};

/*
 * A file, a folder (walked, in byte order), or "-".  Problems are counted and
 * told, and are not a failure; -1 is for the database and for a path that is
 * not there.
 */
int	ingest_add_path(struct db *, const char *path,
	    const struct ingest_options *, struct ingest_report *, struct err *);

/* A program that writes down what is said in a recording (transcribe.h). */
struct transcribe_rules {
	const char	*command;	/* as command.h parts it into words */
	int64_t		 most_ms;	/* an episode */
	size_t		 most_bytes;	/* of its audio */
	size_t		 most_episodes;	/* in one round */
};

/* Why the command cannot be used, before anything is asked. */
int	ingest_check_transcribe(const char *command, struct err *);

struct crawl_options {
	bool			 all;		/* also sources that are not due */
	bool			 allow_private;
	const char		*allow;		/* private hosts (http.h); NULL */
	int64_t			 most_ms;	/* a transfer; 0: 30 s */
	int64_t			 lease_ms;	/* on a host; 0: a minute */
	const struct transcribe_rules *transcribe;	/* NULL: it is off */
	bool			 no_pages;	/* of items with a line or two */
	const char		*contact;	/* for the User-Agent; NULL */
	const char		*netrc;		/* passwords of mailboxes; NULL:
						   ~/.netrc */
	const char		*ca;		/* certificates that are trusted;
						   NULL: the system's */
	int64_t			 only;		/* one source; 0: all */
	size_t			 at_once;	/* transfers; 0: 64 */
	int64_t			 wait_ms;	/* interval between two askings of a
						   source; 0: an hour */
	int64_t			 pause_ms;	/* between two requests to a host */
	struct polite		*polite;	/* kept between rounds, so that
						   robots.txt is; NULL: anew */
	const volatile int	*stop;		/* set by a signal; NULL */
	ingest_problem_fn	*problem;
	void			*ctx;
};

/* The connections and manners of several rounds; see polite.h. */
struct polite	*ingest_polite(const struct crawl_options *, struct err *);
void		 ingest_polite_free(struct polite *);

struct crawl_report {
	size_t	sources;	/* asked */
	size_t	fresh;		/* 200 */
	size_t	same;		/* 304 */
	size_t	failed;
	size_t	gone;		/* 410 */
	size_t	put_off;	/* their host asks for a rest */
	size_t	items;		/* in the answers */
	size_t	added, changed, known, empty;
	size_t	removed;	/* once, by a person: not stored */
	size_t	bytes;		/* decoded */
};

/*
 * Asks every source that is due, once.  A source that fails is told in a
 * sentence, which its health keeps; -1 is for the database alone.
 */
int	ingest_crawl(struct db *, const struct crawl_options *,
	    struct crawl_report *, struct err *);

/*
 * The built-in source list (sql/seed/source.tsv): url, title, site, kind, lang.
 * Strings are borrowed from the program.  Non-zero ends the walk.
 */
typedef int	ingest_source_fn(const struct source *, void *);
int	ingest_each_source(ingest_source_fn *, void *, struct err *);

/*
 * The stage verbs: one JSON line about one file, appended.  0, or -1 where the
 * file could not be read, and then the line is {"file":...,"error":...} and the
 * sentence is in e too.
 */
struct stage_options {
	const char	*url;		/* where it came from; NULL */
	const char	*type;		/* Content-Type; NULL */
	const char	*agent;		/* who asks, for robots; NULL: we do */
};

int	ingest_stage_feed(const char *path, const struct stage_options *,
	    struct buf *out, struct err *);
int	ingest_stage_article(const char *path, const struct stage_options *,
	    struct buf *out, struct err *);
int	ingest_stage_captions(const char *path, const struct stage_options *,
	    struct buf *out, struct err *);
int	ingest_stage_mail(const char *path, const struct stage_options *,
	    struct buf *out, struct err *);
int	ingest_stage_robots(const char *path, const struct stage_options *,
	    struct buf *out, struct err *);

#endif
