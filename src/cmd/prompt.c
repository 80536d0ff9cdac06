#include "base.h"

#include <stdio.h>
#include <stdlib.h>
#ifdef HAVE_LIBEDIT
#include <editline/readline.h>
#include <sys/stat.h>
#endif

#include "buf.h"
#include "file.h"
#include "limits.h"
#include "log.h"
#include "mem.h"
#include "prompt.h"

#ifdef HAVE_LIBEDIT

#define HISTORY_LINES 1000

static char *
history_path(void)
{
	struct err ignored = ERR_INIT;

	return file_data_path("query.history", &ignored);
}

static void
begin(void)
{
	char *path = history_path();

	using_history();
	stifle_history(HISTORY_LINES);
	if (path != NULL)
		(void)read_history(path);
	mem_free(path);
}

static void
remember(const char *question)
{
	add_history(question);
}

static void
end(void)
{
	struct err ignored = ERR_INIT;
	char *path = history_path();
	mode_t old = umask(077);

	if (path != NULL && file_make_parent(path, &ignored) == 0)
		(void)write_history(path);
	umask(old);
	mem_free(path);
}

/* The caller frees. */
static char *
read_line(const char *prompt)
{
	return readline(prompt);
}

#else

static void
begin(void)
{
}

static void
remember(const char *question)
{
	(void)question;
}

static void
end(void)
{
}

static char *
read_line(const char *prompt)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	fputs(prompt, stderr);
	n = getline(&line, &room, stdin);
	if (n < 0) {
		free(line);
		return NULL;
	}
	if (n > 0 && line[n - 1] == '\n')
		line[n - 1] = '\0';
	return line;
}

#endif

/* Adds a line; true where the question is whole. */
static bool
add_line(struct buf *text, struct str line)
{
	struct str end_of = str_trim(line);

	if (end_of.n == 0)
		return text->n > 0;
	if (text->n > 0)
		buf_add_char(text, '\n');
	buf_put(text, line);
	return str_ends(end_of, ";");
}

static void
put_question(struct buf *text, prompt_fn *fn, void *ctx)
{
	struct err e = ERR_INIT;

	if (buf_check(text, "the question", &e) == 0) {
		remember(buf_text(text));
		(void)fn(buf_str(text), ctx, &e);
	}
	if (e.kind != ERR_NONE)
		log_warn("%s", e.text);
}

/* A word alone, where a question would begin: no question is so short. */
static bool
is_alone(const struct buf *text, const char *line, const char *word)
{
	struct str s = str_trim(str_of(line));

	if (text->n > 0)
		return false;
	if (str_ends(s, ";"))
		s = str_trim((struct str){ s.p, s.n - 1 });
	return str_ieq(s, str_of(word));
}

int
prompt_run(const char *prompt, const char *help, prompt_fn *fn, void *ctx,
    struct err *e)
{
	struct buf text = BUF_INIT(MIB);
	char *line;

	begin();
	while ((line = read_line(text.n ? "     ... " : prompt)) != NULL) {
		if (is_alone(&text, line, "exit") ||
		    is_alone(&text, line, "quit")) {
			free(line);
			break;
		}
		if (is_alone(&text, line, "help"))
			fputs(help, stderr);
		else if (add_line(&text, str_of(line))) {
			put_question(&text, fn, ctx);
			buf_reset(&text);
			text.over = false;
		}
		free(line);
	}
	if (text.n > 0)
		put_question(&text, fn, ctx);
	fputc('\n', stderr);
	end();
	buf_release(&text);
	return ferror(stdin) ? err_errno(e, "standard input") : 0;
}
