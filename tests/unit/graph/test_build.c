/*
 * A build gives the same belief whatever the order, however often, and after
 * being killed in its middle.
 */
#include "world.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "buf.h"
#include "dump.h"
#include "mem.h"

static const char *const text[] = {
	"Nvidia said on Monday that it would invest $100 billion in OpenAI. "
	"OpenAI uses H100 and B200 chips in its data centers.",
	"CoreWeave raised $1.1 billion in a Series C led by Coatue. Jensen "
	"Huang, chief executive of Nvidia, called CoreWeave a partner.",
	"AMD will supply MI450 chips to OpenAI under a deal announced in "
	"October. Lisa Su leads AMD, which competes with Nvidia.",
	"TSMC makes the B200 for Nvidia. SK hynix supplies HBM to Nvidia.",
	"AMD agreed to acquire ZT Systems for $4.9 billion. AMD closed the "
	"acquisition of ZT Systems.",
	"Anthropic uses TPU chips from Google. Dario Amodei founded Anthropic.",
	"英伟达宣布与富士康合作，在台湾建设数据中心。",
};

static void
put_of(struct world *w, size_t i, size_t part, const char *show,
    const char *link)
{
	struct doc d = { .key = str_of(arena_printf(&w->arena, "key/%zu/%zu", i,
	    part)), .kind = DOC_NEWS, .format = FORMAT_TEXT,
	    .title = str_of("A title"), .show = str_of(show),
	    .people = STR_NONE, .lang = STR_NONE, .link = str_of(link),
	    .date = world_day((int)i), .date_origin = DATE_STATED,
	    .text = str_of(text[i]) };
	enum doc_put what;

	OK(w, store_doc_put(w->db, &d, &what, &w->e));
}

static void
put(struct world *w, size_t i, size_t part)
{
	put_of(w, i, part, i % 2 ? "A" : "B", "");
}

static int
take_line(struct str line, void *ctx)
{
	buf_put(ctx, line);
	return 0;
}

static char *
dump_of(struct world *w)
{
	struct buf b = BUF_INIT(64u << 20);

	OK(w, dump_run(w->db, take_line, &b, &w->e));
	CHECK(!b.over);
	return buf_take(&b);
}

static struct build_report
build(struct world *w, bool all)
{
	struct build_options opt = { .all = all };
	struct build_report report;

	OK(w, graph_build(w->db, &opt, &report, &w->e));
	return report;
}

static void
check_same(const char *a, const char *b)
{
	CHECK(a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void
says_something(void)
{
	struct world w;
	struct build_report r;

	world_open(&w);
	for (size_t i = 0; i < COUNT_OF(text); i++)
		put(&w, i, 0);
	r = build(&w, false);
	CHECK_INT(r.docs, COUNT_OF(text));
	CHECK(r.mentions > 15);
	CHECK(r.edges > 3);
	CHECK(r.deals > 1);
	CHECK(r.folded);
	/* nothing has moved */
	r = build(&w, false);
	CHECK_INT(r.docs, 0);
	CHECK(!r.folded);
	world_close(&w);
}

/* Independent sources of a name that two documents hold. */
static int64_t
voices(const char *show, const char *link, const char *link2)
{
	struct world w;
	struct node_rows found = { 0 };
	int64_t n = 0;

	world_open(&w);
	put_of(&w, 3, 0, show, link);
	put_of(&w, 3, 1, show, link2);
	build(&w, false);
	OK(&w, store_find(w.db, &w.arena, str_of("TSMC"), ENTITY_COMPANY,
	    &found, &w.e));
	CHECK_INT(found.n, 1);
	if (found.n == 1)
		n = found.at[0].sources;
	world_close(&w);
	return n;
}

static void
tells_voices(void)
{
	CHECK_INT(voices("A", "https://a.example/1", "https://b.example/2"), 1);
	CHECK_INT(voices("", "https://a.example/1", "https://b.example/2"), 2);
	CHECK_INT(voices("", "https://a.example/1", "https://a.example/2"), 1);
	CHECK_INT(voices("", "", ""), 1);
}

static void
any_order(void)
{
	struct world a, b;
	char *one, *two;

	world_open(&a);
	world_open(&b);
	/* three documents of each text, dated alike */
	for (size_t i = 0; i < 3 * COUNT_OF(text); i++) {
		size_t k = 3 * COUNT_OF(text) - 1 - i;

		put(&a, i / 3, i % 3);
		put(&b, k / 3, k % 3);
		if (i == 7)
			build(&b, false);
	}
	build(&a, false);
	build(&b, false);
	one = dump_of(&a);
	two = dump_of(&b);
	CHECK(strlen(one) > 1000);
	check_same(one, two);
	mem_free(two);
	build(&a, true);
	two = dump_of(&a);
	check_same(one, two);
	mem_free(one);
	mem_free(two);
	world_close(&a);
	world_close(&b);
}

static void
child_builds(const char *path)
{
	struct build_options opt = { .all = true };
	struct build_report report;
	struct err e = ERR_INIT;
	struct db *db = db_open(path, DB_WRITE, &e);

	if (db != NULL)
		(void)graph_build(db, &opt, &report, &e);
	_exit(0);
}

static void
killed(void)
{
	struct world w;
	char *want, *got;

	world_open(&w);
	for (size_t part = 0; part < 60; part++)
		for (size_t i = 0; i < COUNT_OF(text); i++)
			put(&w, i, part);
	build(&w, false);
	want = dump_of(&w);
	for (int ms = 20; ms < 140; ms += 20) {
		struct timespec wait = { 0, ms * 1000000L };
		pid_t pid = fork();

		CHECK(pid >= 0);
		if (pid == 0)
			child_builds(w.path);
		nanosleep(&wait, NULL);
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
		build(&w, false);
		got = dump_of(&w);
		check_same(want, got);
		mem_free(got);
	}
	mem_free(want);
	world_close(&w);
}

CHECK_MAIN(says_something, tells_voices, any_order, killed)
