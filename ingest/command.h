/*
 * command.h - another program, run on a file: without a shell, and with an end.
 *
 * A command is written as its words, parted by blanks.  'single' and "double"
 * quotes hold blanks in a word, and a backslash takes the character behind it as
 * it is, but not between single quotes.  Nothing else means anything: $ * ; | are
 * characters.  {name} in a word is replaced as a table says, after the words are
 * parted, so that what it stands for is never read as more than one word.
 *
 * The program has no input, no file of ours, a folder to write in and the
 * environment's PATH, HOME and LANG.  It leads a group of processes, all of
 * which end with it, or at the time limit.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include "arena.h"
#include "base.h"
#include "err.h"
#include "str.h"

#define COMMAND_WORDS 64

struct command {
	char	*word[COMMAND_WORDS + 1];	/* ends in NULL */
	size_t	 n;
};

struct command_name {
	const char	*name;		/* "{audio}" */
	const char	*is;
};

struct command_rules {
	const struct command_name *names;
	size_t			 n;
	const char		*folder;	/* it begins in; its TMPDIR */
	const char		*output;	/* file for its standard output;
						   NULL: thrown away */
	int64_t			 most_ms;
	const volatile int	*stop;		/* ends it; NULL */
};

/* An unclosed quote, no word at all, or a {name} that is none of these. */
int	command_parse(struct command *, struct str text,
	    const struct command_name *, size_t n, struct arena *,
	    struct err *);
bool	command_has(const struct command *, const char *name);
/*
 * Waits for its end.  ERR_INVALID where it cannot be run or fails, with the last
 * line of what it said; ERR_LIMIT where its time was over; ERR_BUSY where it was
 * stopped.
 */
int	command_run(const struct command *, const struct command_rules *,
	    struct err *);

#endif
