#define _GNU_SOURCE	/* nftw */
#include "base.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "clock.h"
#include "command.h"
#include "file.h"
#include "follow_in.h"
#include "ingest.h"
#include "limits.h"
#include "log.h"
#include "transcribe.h"
#include "url.h"

enum name { N_AUDIO, N_OUT, N_STEM, N_DIR, NAMES };

static const struct command_name known[NAMES] = {
	[N_AUDIO] = { "{audio}", "" }, [N_OUT] = { "{out}", "" },
	[N_STEM] = { "{stem}", "" }, [N_DIR] = { "{dir}", "" }
};

/* A folder for one episode. */
struct place {
	char			*folder;	/* NULL: not made */
	struct command_name	 names[NAMES];
	int			 audio;		/* open for writing; 0 */
};

static int
parse(struct command *c, const char *text, struct arena *a, struct err *e)
{
	if (command_parse(c, str_of(text), known, NAMES, a, e) < 0)
		return -1;
	if (!command_has(c, known[N_AUDIO].name))
		return err_set(e, ERR_INVALID, "expected {audio} among the "
		    "words of the command");
	return 0;
}

int
ingest_check_transcribe(const char *text, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct command c;
	int rc = parse(&c, text, &a, e);

	arena_release(&a);
	return rc;
}

/* ".mp3" of the address: many a program goes by it. */
static const char *
ending_of(struct str url, struct arena *a)
{
	struct url u;
	size_t n = 0;

	if (!url_parse(url, &u))
		return "";
	while (n < u.path.n && n < 5 && strchr("abcdefghijklmnopqrstuvwxyz"
	    "0123456789", u.path.p[u.path.n - 1 - n]) != NULL)
		n++;
	if (n == 0 || n == u.path.n || u.path.p[u.path.n - 1 - n] != '.')
		return "";
	return arena_strndup(a, u.path.p + u.path.n - 1 - n, n + 1);
}

static int
open_place(struct place *w, struct str url, struct arena *a, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	char *folder = arena_printf(a, "%s/tapeout-audio.XXXXXX",
	    tmp != NULL && tmp[0] == '/' ? tmp : "/tmp");

	*w = (struct place){ .folder = NULL };
	memcpy(w->names, known, sizeof(known));
	if (mkdtemp(folder) == NULL)
		return err_errno(e, "%s", folder);
	w->folder = folder;
	w->names[N_DIR].is = folder;
	w->names[N_STEM].is = arena_printf(a, "%s/episode", folder);
	w->names[N_OUT].is = arena_printf(a, "%s/episode.vtt", folder);
	w->names[N_AUDIO].is = arena_printf(a, "%s/episode%s", folder,
	    ending_of(url, a));
	w->audio = open(w->names[N_AUDIO].is, O_WRONLY | O_CREAT | O_EXCL |
	    O_CLOEXEC, 0600);
	if (w->audio < 0)
		return err_errno(e, "%s", w->names[N_AUDIO].is);
	return 0;
}

static int
remove_one(const char *path, const struct stat *st ATTR_UNUSED,
    int what ATTR_UNUSED, struct FTW *at ATTR_UNUSED)
{
	(void)remove(path);
	return 0;
}

static void
close_place(struct place *w)
{
	if (w->audio > 0)
		(void)close(w->audio);
	w->audio = 0;
	if (w->folder != NULL)
		(void)nftw(w->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* A pipe or a link in its place is not read. */
static int
read_captions(const struct place *w, struct buf *out, struct err *e)
{
	const char *path = w->names[N_OUT].is;
	struct stat st;

	if (lstat(path, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
		return err_set(e, ERR_INVALID, "the command wrote no "
		    "captions");
	return file_read(path, out, e);
}

static bool
writes_by_itself(const struct command *c)
{
	return command_has(c, known[N_OUT].name) ||
	    command_has(c, known[N_STEM].name) ||
	    command_has(c, known[N_DIR].name);
}

static int
write_down(struct following *f, struct place *w, struct buf *out,
    struct err *e)
{
	const struct crawl_options *o = f->round->options;
	struct command_rules rules = { .names = w->names, .n = NAMES,
	    .folder = w->folder, .most_ms = o->transcribe->most_ms,
	    .stop = o->stop };
	struct command c;

	if (parse(&c, o->transcribe->command, &f->round->arena, e) < 0)
		return -1;
	if (!writes_by_itself(&c))
		rules.output = w->names[N_OUT].is;
	if (command_run(&c, &rules, e) < 0)
		return -1;
	return read_captions(w, out, e);
}

static void
hear(struct following *f, struct place *w)
{
	const struct doc *d = f->doc;
	struct reader_hint h = { .name = f->follow.url, .charset = STR_NONE,
	    .type = STR_NONE, .kind = d->kind, .show = d->show,
	    .lang = d->lang, .source = d->source, .now = clock_now(),
	    .from_net = true, .is_transcript = true };
	struct buf words = BUF_INIT(LIMIT_DOC_BYTES);
	struct err e = ERR_INIT;

	log_progress("crawl: writing down what is said in %.*s",
	    STR_ARG(d->title));
	if (write_down(f, w, &words, &e) == 0)
		follow_take(f, buf_str(&words), &h);
	else if (e.kind == ERR_BUSY)
		follow_end(f, FOLLOW_DUE, 0, str_of(e.text));
	else
		follow_fail(f, e.text, false, 0);
	buf_release(&words);
}

/* Its host is given back before the program runs, which takes its time. */
static int
one(struct follow_round *r, const struct follow *due, struct place *w,
    struct err *e)
{
	struct following *f = NULL;
	int rc;

	r->audio = w->audio;
	rc = follow_begin(r, due, &f, e);
	if (rc == 0)
		rc = follow_wait(r, e);
	if (follow_give_hosts(r, rc < 0 ? &(struct err)ERR_INIT : e) < 0)
		rc = -1;
	if (rc == 0 && f != NULL && f->heard) {
		(void)close(w->audio);
		w->audio = 0;
		hear(f, w);
	}
	return rc < 0 ? rc : r->rc;
}

int
transcribe_run(struct follow_round *r, struct err *e)
{
	struct follow_rows due;
	int rc = store_follows_due(r->db, &r->arena, MORE_AUDIO, MORE_AUDIO,
	    r->options->transcribe->most_episodes, &due, e);

	for (size_t i = 0; rc == 0 && i < due.n && !follow_is_stopped(r);
	    i++) {
		struct place w;
		struct err own = ERR_INIT;

		if (open_place(&w, due.at[i].url, &r->arena, &own) == 0)
			rc = one(r, &due.at[i], &w, e);
		else if (r->options->problem != NULL)
			r->options->problem(own.text, r->options->ctx);
		close_place(&w);
	}
	return rc;
}
