#include "base.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "clock.h"
#include "command.h"
#include "jail.h"
#include "limits.h"
#include "utf8.h"

/* What it writes: a decoder's samples of a long episode are half a gigabyte. */
#define MOST_FILE ((rlim_t)2048u * MIB)
#define MOST_FILES 256
/* The end of what it said. */
#define SAID_BYTES 4096u
#define TURN_MS 100

struct words {
	struct str	 text;
	size_t		 at;
	struct buf	 word;
	char		 quote;		/* that is open; '\0' */
};

/* One character into the word; false at the word's end. */
static bool
take_char(struct words *w)
{
	char c = w->text.p[w->at];

	if (w->quote == '\0' && (c == ' ' || c == '\t'))
		return false;
	w->at++;
	if (c == '\\' && w->quote != '\'' && w->at < w->text.n)
		buf_add_char(&w->word, w->text.p[w->at++]);
	else if (w->quote != '\0' && c == w->quote)
		w->quote = '\0';
	else if (w->quote == '\0' && (c == '"' || c == '\''))
		w->quote = c;
	else
		buf_add_char(&w->word, c);
	return true;
}

static int
split(struct command *c, struct words *w, struct arena *a, struct err *e)
{
	while (w->at < w->text.n) {
		if (w->text.p[w->at] == ' ' || w->text.p[w->at] == '\t') {
			w->at++;
			continue;
		}
		if (c->n == COMMAND_WORDS)
			return err_set(e, ERR_LIMIT, "a command of more than "
			    "%d words", COMMAND_WORDS);
		buf_reset(&w->word);
		while (w->at < w->text.n && take_char(w))
			;
		if (w->quote != '\0')
			return err_set(e, ERR_INVALID, "the quote %c is not "
			    "closed", w->quote);
		c->word[c->n++] = arena_strndup(a, w->word.n > 0 ?
		    w->word.p : "", w->word.n);
	}
	if (c->n == 0)
		return err_set(e, ERR_INVALID, "expected a program and its "
		    "words");
	return 0;
}

static const struct command_name *
name_at(const char *s, const struct command_name *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strncmp(s, names[i].name, strlen(names[i].name)) == 0)
			return &names[i];
	return NULL;
}

/* {small} letters in braces are meant as a name. */
static int
check_names(const char *word, const struct command_name *names, size_t n,
    struct err *e)
{
	for (const char *p = word; (p = strchr(p, '{')) != NULL; p++) {
		size_t len = strspn(p + 1, "abcdefghijklmnopqrstuvwxyz");

		if (len > 0 && p[len + 1] == '}' &&
		    name_at(p, names, n) == NULL)
			return err_set(e, ERR_INVALID, "nothing is called "
			    "%.*s", (int)MIN_OF(len + 2, 40u), p);
	}
	return 0;
}

int
command_parse(struct command *c, struct str text,
    const struct command_name *names, size_t n, struct arena *a, struct err *e)
{
	struct words w = { .text = text, .word = BUF_INIT(LIMIT_URL_BYTES) };
	int rc;

	*c = (struct command){ .n = 0 };
	rc = split(c, &w, a, e);
	if (rc == 0)
		rc = buf_check(&w.word, "a word of the command", e);
	buf_release(&w.word);
	for (size_t i = 0; rc == 0 && i < c->n; i++)
		rc = check_names(c->word[i], names, n, e);
	return rc;
}

bool
command_has(const struct command *c, const char *name)
{
	for (size_t i = 0; i < c->n; i++)
		if (strstr(c->word[i], name) != NULL)
			return true;
	return false;
}

static char *
filled_in(const char *word, const struct command_rules *r, struct arena *a)
{
	struct buf b = BUF_INIT(4 * LIMIT_URL_BYTES);
	char *s;

	while (*word != '\0') {
		const struct command_name *m = name_at(word, r->names, r->n);

		if (m != NULL) {
			buf_add_str(&b, m->is);
			word += strlen(m->name);
		} else {
			buf_add_char(&b, *word++);
		}
	}
	s = arena_strndup(a, b.n > 0 ? b.p : "", b.n);
	buf_release(&b);
	return s;
}

static void
set_limits(const struct command_rules *r)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	jail_limit(RLIMIT_CORE, 0);
	jail_limit(RLIMIT_FSIZE, MOST_FILE);
	jail_limit(RLIMIT_NOFILE, MOST_FILES);
	/* all the processors, for all of its time */
	jail_limit(RLIMIT_CPU, (rlim_t)(r->most_ms / CLOCK_SECOND + 1) *
	    (rlim_t)MAX_OF(cores, 1));
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

static void
set_environment(const char *folder)
{
	static const char *const kept[] = { "PATH", "HOME", "LANG", "LC_ALL" };
	const char *value[COUNT_OF(kept)];

	for (size_t i = 0; i < COUNT_OF(kept); i++)
		value[i] = getenv(kept[i]);
	(void)clearenv();
	for (size_t i = 0; i < COUNT_OF(kept); i++)
		if (value[i] != NULL)
			(void)setenv(kept[i], value[i], 1);
	(void)setenv("TMPDIR", folder, 1);
}

ATTR_NORETURN static void
run_child(char **word, const struct command_rules *r, int said)
{
	int in = open("/dev/null", O_RDONLY), out;
	sigset_t none;

	(void)setpgid(0, 0);
	out = r->output == NULL ? open("/dev/null", O_WRONLY) :
	    open(r->output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (in < 0 || out < 0 || chdir(r->folder) < 0 || dup2(in, 0) < 0 ||
	    dup2(said, 2) < 0 || dup2(out, 1) < 0)
		_exit(126);
	jail_close(3, INT32_MAX);
	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	(void)signal(SIGPIPE, SIG_DFL);
	set_limits(r);
	set_environment(r->folder);
	(void)execvp(word[0], word);
	(void)fprintf(stderr, "%s: %s\n", word[0], strerror(errno));
	_exit(127);
}

struct running {
	const struct command_rules	*rules;
	pid_t				 child;
	int				 said;		/* its standard error */
	struct buf			 tail;
	int				 status;
};

/* Its last words are kept, and what went before is let go. */
static void
listen_to(struct running *x)
{
	char part[2048];
	ssize_t n;

	while ((n = read(x->said, part, sizeof(part))) > 0) {
		if (x->tail.n + (size_t)n > SAID_BYTES) {
			size_t kept = x->tail.n / 2;

			memmove(x->tail.p, x->tail.p + x->tail.n - kept, kept);
			x->tail.n = kept;
		}
		buf_add(&x->tail, part, (size_t)n);
	}
}

static void
end_group(struct running *x)
{
	(void)kill(-x->child, SIGKILL);
}

/* Ends what is late or not wanted any more; the sentence says so. */
static int
wait_for(struct running *x, struct err *e)
{
	int64_t deadline = clock_ticks() + x->rules->most_ms;
	struct pollfd said = { x->said, POLLIN, 0 };
	int rc = 0;

	while (waitpid(x->child, &x->status, WNOHANG) == 0) {
		if (rc == 0 && clock_ticks() >= deadline)
			rc = err_set(e, ERR_LIMIT, "the command took over "
			    "%lld seconds", (long long)(x->rules->most_ms /
			    CLOCK_SECOND));
		else if (rc == 0 && x->rules->stop != NULL && *x->rules->stop)
			rc = err_set(e, ERR_BUSY, "the command was stopped");
		if (rc < 0)
			end_group(x);
		/* one that has closed it is looked after by the clock */
		if (said.revents & POLLHUP)
			(void)poll(NULL, 0, TURN_MS);
		else
			(void)poll(&said, 1, TURN_MS);
		listen_to(x);
	}
	end_group(x);	/* what it has left behind */
	listen_to(x);
	return rc;
}

static struct str
last_line(const struct buf *said)
{
	struct str rest = buf_str(said), line, last = STR_NONE;

	while (str_line(&rest, &line))
		if (str_trim(line).n > 0)
			last = str_trim(line);
	return last;
}

static int
outcome(struct running *x, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct str last = utf8_line(last_line(&x->tail), 300, &a);

	if (WIFSIGNALED(x->status))
		err_set(e, ERR_INVALID, "the command died of signal %d%s%.*s",
		    WTERMSIG(x->status), last.n > 0 ? ": " : "",
		    STR_ARG(last));
	else
		err_set(e, ERR_INVALID, "the command ended with status %d%s"
		    "%.*s", WEXITSTATUS(x->status), last.n > 0 ? ": " : "",
		    STR_ARG(last));
	arena_release(&a);
	return -1;
}

static int
attend(struct running *x, struct err *e)
{
	int rc;

	x->tail = (struct buf)BUF_INIT(2 * SAID_BYTES);
	rc = wait_for(x, e);
	if (rc == 0 && x->status != 0)
		rc = outcome(x, e);
	buf_release(&x->tail);
	return rc;
}

int
command_run(const struct command *c, const struct command_rules *r,
    struct err *e)
{
	struct running x = { .rules = r };
	struct arena a = ARENA_INIT;
	char *word[COMMAND_WORDS + 1] = { NULL };
	int ends[2], rc;

	for (size_t i = 0; i < c->n; i++)
		word[i] = filled_in(c->word[i], r, &a);
	if (pipe(ends) < 0)
		return err_errno(e, "a pipe");
	(void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
	x.said = ends[0];
	x.child = fork();
	if (x.child == 0)
		run_child(word, r, ends[1]);
	(void)close(ends[1]);
	if (x.child < 0) {
		rc = err_errno(e, "a process for the command");
	} else {
		(void)setpgid(x.child, x.child);
		rc = attend(&x, e);
	}
	(void)close(ends[0]);
	arena_release(&a);
	return rc;
}
