/*
 * bench.c - how fast the program reads, beside a yardstick.
 *
 *	bench [-n TIMES] TAPEOUT FOLDER
 *
 * Reads every file of a folder into memory and times, in this process, a plain
 * word-boundary scan, the tokens, the matcher and the whole extractor over the
 * same bytes; then the program itself: add and build into a fresh database.
 * Every figure is the median of several runs.  The ratio to the plain scan says
 * more than the figure: it is much the same on every machine.
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
	const char	*tapeout, *folder;
	int		 times;
	long		 peak;		/* KiB, of the program */
	uint64_t	 sum;		/* what the work gave, so that it is done */
};

static double
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
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

static double
median(struct bench *b, void (*fn)(struct bench *))
{
	double took[32];

	for (int i = 0; i < b->times; i++) {
		double from = now();

		fn(b);
		took[i] = now() - from;
	}
	qsort(took, (size_t)b->times, sizeof(*took), cmp_double);
	return took[b->times / 2];
}

/* Runs the program on the bench's database; its words go nowhere. */
static void
run(struct bench *b, const char *verb, const char *operand)
{
	struct rusage use;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (freopen("/dev/null", "w", stdout) == NULL)
			_exit(126);
		execl(b->tapeout, b->tapeout, "--db", "bench.db", "--quiet",
		    verb, operand, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &use) < 0 ||
	    !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		fprintf(stderr, "bench: tapeout %s did not end well\n", verb);
		exit(1);
	}
	b->peak = MAX_OF(b->peak, use.ru_maxrss);
}

static void
add(struct bench *b)
{
	unlink("bench.db");
	unlink("bench.db-wal");
	unlink("bench.db-shm");
	run(b, "add", b->folder);
}

static void
build(struct bench *b)
{
	run(b, "build", "--all");
}

static void
tell(const struct bench *b, const char *what, double seconds, double plain)
{
	double mb = (double)b->bytes / 1e6;

	printf("%-22s %8.3f s  %8.1f MB/s  %8.1f files/s", what, seconds,
	    mb / seconds, (double)b->doc.n / seconds);
	if (plain > 0)
		printf("  %.2f of the plain scan", plain / seconds);
	putchar('\n');
	fflush(stdout);
}

static void
in_process(struct bench *b)
{
	double from = now(), plain;
	struct err e = ERR_INIT;

	b->lex = lexicon_new();
	if (lexicon_put_seeds(b->lex, &e) < 0) {
		fprintf(stderr, "bench: %s\n", e.text);
		exit(1);
	}
	lexicon_ready(b->lex);
	printf("%zu files, %.1f MB; %zu names of %zu things, ready in %.0f "
	    "ms\n", b->doc.n, (double)b->bytes / 1e6,
	    lexicon_aliases(b->lex), lexicon_entities(b->lex),
	    (now() - from) * 1e3);
	plain = median(b, plain_scan);
	tell(b, "plain word scan", plain, 0);
	tell(b, "tokens", median(b, tokens), plain);
	tell(b, "tokens and matcher", median(b, matcher), plain);
	tell(b, "extract, whole", median(b, extractor), plain);
	lexicon_free(b->lex);
}

static void
whole_program(struct bench *b)
{
	double first, second;

	b->times = MIN_OF(b->times, 3);
	first = median(b, add);
	tell(b, "tapeout add", first, 0);
	second = median(b, build);
	tell(b, "tapeout build --all", second, 0);
	tell(b, "add and build", first + second, 0);
	printf("peak memory            %8.1f MB\n", (double)b->peak / 1024);
}

int
main(int argc, char **argv)
{
	struct bench b = { .times = 5, .keep = ARENA_INIT };
	struct err e = ERR_INIT;

	if (argc == 5 && strcmp(argv[1], "-n") == 0) {
		b.times = MAX_OF(1, MIN_OF(atoi(argv[2]), 31));
		argc -= 2;
		argv += 2;
	}
	if (argc != 3) {
		fprintf(stderr, "usage: bench [-n TIMES] TAPEOUT FOLDER\n");
		return 2;
	}
	b.tapeout = argv[1];
	b.folder = argv[2];
	if (file_walk(b.folder, take_file, pass_over, &b, &e) < 0) {
		fprintf(stderr, "bench: %s\n", e.text);
		return 1;
	}
	in_process(&b);
	whole_program(&b);
	VEC_RELEASE(&b.doc);
	arena_release(&b.keep);
	return 0;
}
