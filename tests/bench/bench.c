/*
 * bench.c - how fast the program reads, beside a yardstick.
 *
 *	bench [-n TIMES] TAPEOUT FOLDER [NAMES]
 *	bench -r
 *
 * Reads every file of a folder into memory and times, in this process, a plain
 * word-boundary scan, the bare idea of the matcher (bare.h), the tokens, the
 * matcher and the whole extractor over the same bytes; then grep with the same
 * names, where a file of them is given, and the program itself: add and build
 * into a fresh database.  With -r it makes the lexicon ready and ends: how long
 * the first load of a fresh process takes is the time of several such.  Times are
 * of the processor, so that a busy machine changes them little; the passes take
 * turns, and every figure is the median of several rounds.  The ratio to the plain
 * scan says more than the figure: it is much the same on every machine.
 */
#include "base.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "arena.h"
#include "bare.h"
#include "extract.h"
#include "file.h"
#include "lexicon_in.h"
#include "limits.h"
#include "vec.h"

struct bench {
	VEC(struct doc)	 doc;
	struct arena	 keep;		/* the documents' bytes */
	size_t		 bytes;
	struct lexicon	*lex;
	struct bare	*bare;
	const char	*tapeout, *folder, *names;
	int		 times;
	long		 peak;		/* KiB, of the program */
	uint64_t	 sum;		/* what the work gave, so that it is done */
};

static double
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static int
take_file(const char *path, void *ctx)
{
	struct bench *b = ctx;
	struct buf bytes = BUF_INIT(LIMIT_DOC_BYTES);
	struct err e = ERR_INIT;
	struct doc *d;

	if (file_read(path, &bytes, &e) < 0) {
		fprintf(stderr, "bench: %s\n", e.text);
		buf_release(&bytes);
		return 0;
	}
	d = VEC_ADD(&b->doc);
	*d = (struct doc){ .id = (int64_t)b->doc.n, .kind = DOC_NEWSLETTER,
	    .format = str_ends(str_of(path), ".md") ? FORMAT_MARKDOWN :
	    FORMAT_TEXT, .title = STR_NONE, .people = STR_NONE,
	    .lang = STR_NONE, .date = clock_date(2026, 1, 1),
	    .text = arena_str(&b->keep, buf_str(&bytes)) };
	if (strstr(path, "podcast") != NULL)
		d->kind = DOC_PODCAST;
	b->bytes += bytes.n;
	buf_release(&bytes);
	return 0;
}

static int
pass_over(const char *path, const char *why, void *ctx ATTR_UNUSED)
{
	fprintf(stderr, "bench: %s %s\n", path, why);
	return 0;
}

/* The yardstick: every run of letters and digits, hashed. */
static void
plain_scan(struct bench *b)
{
	for (size_t k = 0; k < b->doc.n; k++) {
		struct str s = b->doc.at[k].text;
		uint64_t h = 0;

		for (size_t i = 0; i < s.n; i++) {
			unsigned char c = (unsigned char)s.p[i];
			unsigned low = c | 0x20u;

			if ((low >= 'a' && low <= 'z') || c >= 0x80 ||
			    (c >= '0' && c <= '9'))
				h = (h ^ low) * UINT64_C(0x100000001b3);
			else {
				b->sum += h >> 60;
				h = 0;
			}
		}
	}
}

static void
bare_scan(struct bench *b)
{
	for (size_t k = 0; k < b->doc.n; k++)
		b->sum += bare_count(b->bare, b->doc.at[k].text);
}

static void
each_tokens(struct bench *b, void (*fn)(struct bench *, const struct tokens *))
{
	struct arena a = ARENA_INIT;

	for (size_t k = 0; k < b->doc.n; k++) {
		const struct doc *d = &b->doc.at[k];
		struct tokens t;

		token_scan(d->text, d->format == FORMAT_MARKDOWN ?
		    TOKEN_MARKDOWN : TOKEN_PLAIN, &a, &t);
		fn(b, &t);
		arena_reset(&a);
	}
	arena_release(&a);
}

static void
count_tokens(struct bench *b, const struct tokens *t)
{
	b->sum += t->n;
}

static void
match_tokens(struct bench *b, const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t end;

		b->sum += match_find(&b->lex->names, t, i, t->n - 1, &end) !=
		    MATCH_NONE;
	}
}

static void
tokens(struct bench *b)
{
	each_tokens(b, count_tokens);
}

static void
matcher(struct bench *b)
{
	each_tokens(b, match_tokens);
}

static void
extractor(struct bench *b)
{
	struct arena a = ARENA_INIT;

	for (size_t k = 0; k < b->doc.n; k++) {
		struct reading r;

		extract_doc(b->lex, &b->doc.at[k], &a, &r);
		b->sum += r.mentions;
		arena_reset(&a);
	}
	arena_release(&a);
}

static int
cmp_double(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

#define ROUNDS 31
#define FRESH 21

static double
median(double *took, int n)
{
	qsort(took, (size_t)n, sizeof(*took), cmp_double);
	return took[n / 2];
}

/* Runs a program; its words go to a file.  The processor's time it took. */
static double
run(struct bench *b, char *const argv[])
{
	struct rusage use;
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		/* not /dev/null, at whose sight grep does not look on */
		if (freopen("out", "w", stdout) == NULL)
			_exit(126);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &use) < 0 ||
	    !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "bench: %s did not end well\n", argv[0]);
		exit(1);
	}
	b->peak = MAX_OF(b->peak, use.ru_maxrss);
	return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
	    (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static double
tapeout(struct bench *b, const char *verb, const char *operand)
{
	char *argv[] = { (char *)(uintptr_t)b->tapeout, (char *)"--db",
	    (char *)"bench.db", (char *)"--quiet", (char *)(uintptr_t)verb,
	    (char *)(uintptr_t)operand, NULL };

	return run(b, argv);
}

static double
add(struct bench *b)
{
	unlink("bench.db");
	unlink("bench.db-wal");
	unlink("bench.db-shm");
	return tapeout(b, "add", b->folder);
}

static double
grep_names(struct bench *b)
{
	char *argv[] = { (char *)"grep", (char *)"-roFf",
	    (char *)(uintptr_t)b->names, (char *)(uintptr_t)b->folder, NULL };

	return run(b, argv);
}

static void
tell(const struct bench *b, const char *what, double seconds, double plain)
{
	double mb = (double)b->bytes / 1e6;

	printf("%-22s %8.3f s  %8.1f MB/s", what, seconds, mb / seconds);
	if (plain > 0)
		printf("  %.2f of the plain scan", plain / seconds);
	putchar('\n');
	fflush(stdout);
}

static const struct pass {
	const char	*name;
	void		(*fn)(struct bench *);
} passes[] = {
	{ "plain word scan", plain_scan },
	{ "bare token hash", bare_scan },
	{ "tokens", tokens },
	{ "tokens and matcher", matcher },
	{ "extract, whole", extractor }
};

enum { PLAIN, BARE, TOKENS, MATCHER, EXTRACT, PASSES };

static void
make_ready(struct bench *b)
{
	struct err e = ERR_INIT;

	b->lex = lexicon_new();
	if (lexicon_put_seeds(b->lex, &e) < 0) {
		fprintf(stderr, "bench: %s\n", e.text);
		exit(1);
	}
	lexicon_ready(b->lex);
}

/* The whole process counts: its start, the lexicon, its end. */
static void
fresh_loads(struct bench *b, const char *self)
{
	char *argv[] = { (char *)(uintptr_t)self, (char *)"-r", NULL };
	double cpu[FRESH], wall[FRESH];

	for (int i = 0; i < FRESH; i++) {
		struct timespec from, to;

		clock_gettime(CLOCK_MONOTONIC, &from);
		cpu[i] = run(b, argv);
		clock_gettime(CLOCK_MONOTONIC, &to);
		wall[i] = (double)(to.tv_sec - from.tv_sec) +
		    (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	}
	(void)median(wall, FRESH);	/* sorts them */
	(void)median(cpu, FRESH);
	printf("lexicon ready in a fresh process, of %d: processor %.0f ms "
	    "(%.0f to %.0f), wall %.0f ms (%.0f to %.0f)\n", FRESH,
	    cpu[FRESH / 2] * 1e3, cpu[0] * 1e3, cpu[FRESH - 1] * 1e3,
	    wall[FRESH / 2] * 1e3, wall[0] * 1e3, wall[FRESH - 1] * 1e3);
}

static void
make_bare(struct bench *b)
{
	printf("%zu files, %.1f MB; %zu names of %zu things\n", b->doc.n,
	    (double)b->bytes / 1e6, lexicon_aliases(b->lex),
	    lexicon_entities(b->lex));
	b->bare = bare_new();
	for (size_t i = 0; i < b->lex->form.n; i++)
		bare_put(b->bare, b->lex->form.at[i].text);
}

static void
in_process(struct bench *b)
{
	double took[PASSES][ROUNDS], mid[PASSES];

	make_ready(b);
	make_bare(b);
	for (int i = 0; i < b->times; i++)
		for (size_t k = 0; k < PASSES; k++) {
			double from = now();

			passes[k].fn(b);
			took[k][i] = now() - from;
		}
	for (size_t k = 0; k < PASSES; k++) {
		mid[k] = median(took[k], b->times);
		tell(b, passes[k].name, mid[k], k ? mid[PLAIN] : 0);
	}
	printf("the matcher stands at %.2f of the bare token hash\n",
	    mid[BARE] / mid[MATCHER]);
	lexicon_free(b->lex);
	bare_free(b->bare);
}

static void
whole_program(struct bench *b)
{
	int n = MIN_OF(b->times, 3);
	double first[3], second[3];

	if (b->names != NULL)
		tell(b, "grep -oFf", grep_names(b), 0);
	b->peak = 0;
	for (int i = 0; i < n; i++) {
		first[i] = add(b);
		second[i] = tapeout(b, "build", "--all");
	}
	tell(b, "tapeout add", median(first, n), 0);
	tell(b, "tapeout build --all", median(second, n), 0);
	printf("peak memory            %8.1f MB\n", (double)b->peak / 1024);
}

int
main(int argc, char **argv)
{
	struct bench b = { .times = 5, .keep = ARENA_INIT };
	const char *self = argv[0];
	struct err e = ERR_INIT;

	if (argc >= 5 && strcmp(argv[1], "-n") == 0) {
		b.times = MAX_OF(1, MIN_OF(atoi(argv[2]), ROUNDS));
		argc -= 2;
		argv += 2;
	}
	if (argc == 2 && strcmp(argv[1], "-r") == 0) {
		make_ready(&b);
		return 0;
	}
	if (argc != 3 && argc != 4) {
		fprintf(stderr, "usage: bench [-n TIMES] TAPEOUT FOLDER "
		    "[NAMES]\n       bench -r\n");
		return 2;
	}
	b.tapeout = argv[1];
	b.folder = argv[2];
	b.names = argv[3];
	if (file_walk(b.folder, take_file, pass_over, &b, &e) < 0) {
		fprintf(stderr, "bench: %s\n", e.text);
		return 1;
	}
	fresh_loads(&b, self);
	in_process(&b);
	whole_program(&b);
	VEC_RELEASE(&b.doc);
	arena_release(&b.keep);
	return 0;
}
