/*
 * log.h - what the program says beside its data: warnings, and how far it is.
 *
 * Everything goes to stderr.  On a terminal, progress is one line that is
 * redrawn; in a log it is a plain line now and then.
 */
#ifndef LOG_H
#define LOG_H

#include "base.h"

void	log_quiet(bool);
/* "tapeout: ..." and a line end. */
void	log_warn(const char *fmt, ...) ATTR_PRINTF(1, 2);
void	log_info(const char *fmt, ...) ATTR_PRINTF(1, 2);
/* Redraws the progress line; the caller may call it as often as it likes. */
void	log_progress(const char *fmt, ...) ATTR_PRINTF(1, 2);
/* Ends the progress line, so that the next line stands alone. */
void	log_progress_end(void);

#endif
