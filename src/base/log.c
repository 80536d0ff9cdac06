#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "clock.h"
#include "log.h"

#define REDRAW_MS 100
#define LOG_LINE_MS 10000

static bool quiet;
static bool line_open;
static int64_t last_drawn;

void
log_quiet(bool on)
{
	quiet = on;
}

static void	say(const char *fmt, va_list) ATTR_PRINTF(1, 0);

static void
say(const char *fmt, va_list ap)
{
	log_progress_end();
	fputs("tapeout: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void
log_warn(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

void
log_info(const char *fmt, ...)
{
	va_list ap;

	if (quiet)
		return;
	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

void
log_progress(const char *fmt, ...)
{
	int64_t now = clock_ticks();
	bool tty = isatty(STDERR_FILENO);
	va_list ap;

	if (last_drawn == 0 && !tty)
		last_drawn = now;
	if (quiet || now - last_drawn < (tty ? REDRAW_MS : LOG_LINE_MS))
		return;
	last_drawn = now;
	va_start(ap, fmt);
	if (tty)
		fputs("\r\033[K", stderr);
	vfprintf(stderr, fmt, ap);
	if (tty)
		line_open = true;
	else
		fputc('\n', stderr);
	fflush(stderr);
	va_end(ap);
}

void
log_progress_end(void)
{
	if (line_open)
		fputs("\r\033[K", stderr);
	line_open = false;
}
