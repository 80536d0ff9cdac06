/*
 * prompt.h - questions typed at a terminal, one after the other.
 *
 * A question may have several lines and ends in ";" or an empty line; "help"
 * and "exit" stand alone.  Where
 * the program is built with libedit, lines can be edited and the history of
 * earlier sessions is kept in the data folder, readable to its owner alone.
 */
#ifndef PROMPT_H
#define PROMPT_H

#include "base.h"
#include "err.h"
#include "str.h"

/* An error of one question is printed and the next is asked. */
typedef int	prompt_fn(struct str text, void *, struct err *);

/* Until "exit" or the end of the input; 0, or -1 where the input fails. */
int		prompt_run(const char *prompt, const char *help, prompt_fn *,
		    void *, struct err *);

#endif
