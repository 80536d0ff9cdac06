#include "base.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "lines.h"

int
lines_open(struct lines *l, const char *path, size_t ceiling, struct err *e)
{
	bool in = strcmp(path, "-") == 0;
	struct stat st;

	l->from = in ? stdin : fopen(path, "re");
	l->name = in ? "standard input" : path;
	l->number = 0;
	buf_init(&l->line, ceiling);
	if (l->from == NULL)
		return err_errno(e, "%s", path);
	if (fstat(fileno(l->from), &st) == 0 && S_ISDIR(st.st_mode)) {
		lines_close(l);
		return err_set(e, ERR_INVALID, "%s: is a folder, expected a "
		    "file", path);
	}
	return 0;
}

/*
 * Adds bytes up to the line's end; false at the end of the stream.  Not fgets,
 * which would hide a NUL in the line.
 */
static bool
read_line(struct lines *l)
{
	bool some = false;
	int c;

	while ((c = getc_unlocked(l->from)) != EOF) {
		some = true;
		if (c == '\n')
			break;
		buf_add_char(&l->line, (char)c);
	}
	return some;
}

int
lines_next(struct lines *l, struct str *out, struct err *e)
{
	buf_reset(&l->line);
	if (!read_line(l)) {
		if (ferror(l->from))
			return err_errno(e, "%s", l->name);
		return 0;
	}
	l->number++;
	if (l->line.over)
		return err_set(e, ERR_LIMIT, "a line is over its ceiling of %zu "
		    "bytes", l->line.ceiling);
	*out = buf_str(&l->line);
	return 1;
}

void
lines_close(struct lines *l)
{
	if (l->from != NULL && l->from != stdin)
		fclose(l->from);
	l->from = NULL;
	buf_release(&l->line);
}
