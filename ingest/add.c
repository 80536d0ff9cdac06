#include "base.h"

#include "batch.h"
#include "buf.h"
#include "clock.h"
#include "file.h"
#include "ingest.h"
#include "limits.h"
#include "reader.h"

struct adder {
	struct db			*db;
	const struct ingest_options	*options;
	struct ingest_report		*report;
	struct batch			 batch;
	const char			*path;		/* being read */
	bool				 failed;	/* the database did */
	struct err			*e;
};

static void
tell(struct adder *a, const char *sentence)
{
	a->report->problems++;
	if (a->options->problem != NULL)
		a->options->problem(sentence, a->options->ctx);
}

static void
tell_path(struct adder *a, const char *path, const char *what)
{
	struct err e = ERR_INIT;
	size_t n = strlen(path);

	err_set(&e, ERR_INVALID, "%s", what);
	/* many sentences name the file already */
	if (strncmp(what, path, n) != 0 || what[n] != ':')
		err_at(&e, "%s", path);
	tell(a, e.text);
}

static void
on_problem(const char *sentence, void *ctx)
{
	struct adder *a = ctx;

	tell_path(a, a->path, sentence);
}

static int
store(struct adder *a)
{
	if (batch_store(&a->batch, a->db, a->e) == 0)
		return 0;
	a->failed = true;
	return -1;
}

static int
on_doc(const struct doc *d, void *ctx)
{
	struct adder *a = ctx;

	a->report->docs++;
	batch_put(&a->batch, d);
	return batch_is_full(&a->batch) ? store(a) : 0;
}

static int
read_file(struct adder *a, const char *path, struct arena *arena,
    struct err *e)
{
	struct reader_hint h = { .name = str_of(path), .charset = STR_NONE,
	    .type = STR_NONE, .kind = a->options->kind,
	    .show = a->options->show.p != NULL ? a->options->show : STR_NONE,
	    .lang = STR_NONE, .now = clock_now() };
	struct buf bytes = BUF_INIT(LIMIT_FILE_BYTES);
	struct reader_found found = { .empty = 0 };
	int rc = file_read(path, &bytes, e);

	if (rc == 0)
		rc = reader_read(buf_str(&bytes), &h, on_doc, on_problem, a,
		    arena, &found, e);
	a->report->empty += found.empty;
	buf_release(&bytes);
	return rc;
}

static int
on_file(const char *path, void *ctx)
{
	struct adder *a = ctx;
	struct arena arena = ARENA_INIT;
	struct err e = ERR_INIT;
	size_t before = a->batch.docs.n;

	a->path = strcmp(path, "-") == 0 ? "standard input" : path;
	a->report->files++;
	if (read_file(a, path, &arena, &e) < 0) {
		if (!a->failed) {
			batch_cut(&a->batch, before);
			tell_path(a, a->path, e.text);
		}
	} else {
		a->report->read++;
	}
	arena_release(&arena);
	return a->failed ? -1 : 0;
}

static int
on_odd(const char *path, const char *why, void *ctx)
{
	struct adder *a = ctx;

	a->report->files++;
	tell_path(a, path, why);
	return 0;
}

int
ingest_add_path(struct db *db, const char *path,
    const struct ingest_options *o, struct ingest_report *report,
    struct err *e)
{
	struct adder a = { .db = db, .options = o, .report = report,
	    .batch = BATCH_INIT, .e = e };
	int rc;

	if (strcmp(path, "-") == 0)
		rc = on_file(path, &a);
	else
		rc = file_walk(path, on_file, on_odd, &a, e);
	/* what was read before a failure is whole, and stays */
	if (!a.failed && store(&a) < 0)
		rc = -1;
	report->added += a.batch.counts.added;
	report->changed += a.batch.counts.changed;
	report->known += a.batch.counts.known;
	report->removed += a.batch.counts.removed;
	report->bytes += a.batch.counts.bytes;
	batch_release(&a.batch);
	return rc;
}
