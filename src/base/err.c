#include "base.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "err.h"

void
bug_at(const char *file, int line, const char *what)
{
	fprintf(stderr, "tapeout: bug at %s:%d: %s\n", file, line, what);
	abort();
}

int
err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	va_list ap;

	e->kind = kind;
	va_start(ap, fmt);
	vsnprintf(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	return -1;
}

static enum err_kind
kind_of_errno(int number)
{
	switch (number) {
	case ENOENT:
	case ENOTDIR:
		return ERR_NOT_FOUND;
	case EACCES:
	case EPERM:
		return ERR_DENIED;
	default:
		return ERR_IO;
	}
}

int
err_errno(struct err *e, const char *fmt, ...)
{
	int saved = errno;
	size_t n;
	va_list ap;

	e->kind = kind_of_errno(saved);
	va_start(ap, fmt);
	vsnprintf(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	n = strlen(e->text);
	snprintf(e->text + n, sizeof(e->text) - n, ": %s", strerror(saved));
	return -1;
}

int
err_at(struct err *e, const char *fmt, ...)
{
	char where[sizeof(e->text)];
	size_t n, m;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(where, sizeof(where) - 2, fmt, ap);
	va_end(ap);
	n = strlen(where);
	memcpy(where + n, ": ", 2);
	n += 2;
	m = strlen(e->text);
	if (m > sizeof(e->text) - 1 - n)
		m = sizeof(e->text) - 1 - n;
	memmove(e->text + n, e->text, m);
	memcpy(e->text, where, n);
	e->text[n + m] = '\0';
	return -1;
}

void
err_clear(struct err *e)
{
	e->kind = ERR_NONE;
	e->text[0] = '\0';
}
