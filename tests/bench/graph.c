/*
 * graph.c - how fast questions are, beside plain loops over the same arrays and
 * beside SQL written by hand.
 *
 *	bench-graph DB
 *
 * Every question is compiled once and asked of many starts; the ends of random
 * relations are the starts, so that what has many is asked about often.
 */
#include "base.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "answer.h"
#include "crew.h"
#include "limits.h"
#include "mem.h"
#include "snapshot.h"

#define TIMES 1000
#define AGAIN 3		/* the best counts: others are at work here, too */

static double
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e6 + (double)ts.tv_nsec / 1e3;
}

static int
cmp(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static uint64_t chance = 88172645463325252u;

static uint32_t
random_below(uint32_t n)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (uint32_t)(chance % n);
}

struct bench {
	struct arena		 keep, one;
	struct err		 e;
	struct answer		 x;
	const struct snapshot	*s;
	uint32_t		*mark, *seen, *by, *seen_b;
	uint64_t		 sum;
};

/* ---- plain loops ---- */

static uint64_t
raw_one(struct bench *b, uint32_t v, uint32_t unused)
{
	uint64_t n = 0;

	(void)unused;
	for (uint32_t k = b->s->out[v]; k < b->s->out[v + 1]; k++)
		if (b->s->type[k] < RELATIONS)
			n += b->s->to[k] != UINT32_MAX;
	return n;
}

static uint64_t
raw_two(struct bench *b, uint32_t v, uint32_t unused)
{
	const struct snapshot *s = b->s;
	size_t n = 0;

	(void)unused;
	for (uint32_t k = s->out[v]; k < s->out[v + 1]; k++)
		for (uint32_t i = s->out[s->to[k]]; i < s->out[s->to[k] + 1];
		    i++)
			if (b->mark[s->to[i]]++ == 0)
				b->seen[n++] = s->to[i];
	for (size_t i = 0; i < n; i++)
		b->mark[b->seen[i]] = 0;
	return n;
}

static uint64_t
raw_together(struct bench *b, uint32_t v, uint32_t unused)
{
	const struct snapshot *s = b->s;
	uint32_t best[10] = { 0 };
	size_t n = 0;

	(void)unused;
	for (uint32_t k = s->in[v]; k < s->in[v + 1]; k++) {
		uint32_t d = s->from[k];

		if (s->in_type[k] != SNAPSHOT_MENTIONS)
			continue;
		for (uint32_t i = s->out[d]; i < s->out[d + 1]; i++)
			if (s->to[i] != v && b->mark[s->to[i]]++ == 0)
				b->seen[n++] = s->to[i];
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t c = b->mark[b->seen[i]], k = 9;

		b->mark[b->seen[i]] = 0;
		if (c <= best[9])
			continue;
		for (; k > 0 && best[k - 1] < c; k--)
			best[k] = best[k - 1];
		best[k] = c;
	}
	return best[9];
}

static int
grow(const struct snapshot *s, uint32_t *mine, const uint32_t *other,
    uint32_t *list, size_t *from, size_t *n)
{
	size_t end = *n;

	for (size_t i = *from; i < end; i++) {
		uint32_t v = list[i];

		for (int way = 0; way < 2; way++) {
			const uint32_t *at = way ? s->in : s->out;
			const uint32_t *to = way ? s->from : s->to;

			for (uint32_t k = at[v]; k < at[v + 1]; k++) {
				if (mine[to[k]] != 0)
					continue;
				mine[to[k]] = v + 1;
				list[(*n)++] = to[k];
				if (other[to[k]] != 0)
					return 1;
			}
		}
	}
	*from = end;
	return 0;
}

static uint64_t
raw_path(struct bench *b, uint32_t v, uint32_t w)
{
	size_t n = 1, m = 1, fn = 0, fm = 0;
	int found = v == w, hops = 0;

	b->seen[0] = v;
	b->seen_b[0] = w;
	b->mark[v] = b->by[w] = UINT32_MAX;
	for (; hops < 4 && !found && n > fn && m > fm; hops++)
		found = n - fn <= m - fm ?
		    grow(b->s, b->mark, b->by, b->seen, &fn, &n) :
		    grow(b->s, b->by, b->mark, b->seen_b, &fm, &m);
	for (size_t i = 0; i < n; i++)
		b->mark[b->seen[i]] = 0;
	for (size_t i = 0; i < m; i++)
		b->by[b->seen_b[i]] = 0;
	return found ? (uint64_t)hops : 0;
}

/* ---- the same by question ---- */

static struct cypher_rows
run(struct bench *b, struct query *q, struct value params)
{
	static const struct cypher_limits limits = CYPHER_LIMITS;
	struct cypher_rows rows;

	arena_reset(&b->one);
	if (cypher_run(q, b->x.graph, &b->one, params, &limits, &rows,
	    &b->e) < 0) {
		fprintf(stderr, "bench: %s\n", b->e.text);
		exit(1);
	}
	return rows;
}

/* The number that ends the row `of`; 0 where there is no such row. */
static uint64_t
ask(struct bench *b, struct query *q, struct value params, size_t of)
{
	struct cypher_rows rows = run(b, q, params);

	return rows.n > of ? (uint64_t)rows.row[of][rows.columns - 1].i : 0;
}

static uint64_t
last_amount_asked(struct bench *b, struct query *q, struct value params)
{
	struct cypher_rows rows = run(b, q, params);

	return rows.n > 0 ? (uint64_t)rows.row[rows.n - 1][1].i : 0;
}

static void
tell(const char *what, double *us, size_t n, double *median, double *p99)
{
	qsort(us, n, sizeof(*us), cmp);
	*median = us[n / 2];
	*p99 = us[n * 99 / 100];
	printf("  %-34s median %9.1f us  p99 %9.1f us\n", what, *median,
	    *p99);
}

static struct value
params_of(struct bench *b, uint32_t v, uint32_t w)
{
	struct value_field *at;
	struct value map = value_map_new(&b->keep, 2, &at);

	at[0] = (struct value_field){ STR_LIT("a"), value_string(str_of(
	    arena_printf(&b->keep, "%llx",
	    (unsigned long long)b->s->id[v]))) };
	at[1] = (struct value_field){ STR_LIT("b"), value_string(str_of(
	    arena_printf(&b->keep, "%llx",
	    (unsigned long long)b->s->id[w]))) };
	return map;
}

/* Beside the bar; 0: there is none. */
static void
judge(const char *what, double is, double most)
{
	if (most > 0)
		printf("  %-34s at most %9.2f       %s: %.2f\n", what, most,
		    is <= most ? "holds" : "FALLS SHORT", is);
}

/* What answers otherwise is not what is measured. */
static void
agree(uint64_t arrays, uint64_t question)
{
	if (arrays == question)
		return;
	fprintf(stderr, "bench: the arrays give %llu, the question %llu\n",
	    (unsigned long long)arrays, (unsigned long long)question);
	exit(1);
}

static void
compare(struct bench *b, const char *what, const char *text, size_t of,
    uint64_t (*raw)(struct bench *, uint32_t, uint32_t), double bar)
{
	static double slow[TIMES], fast[TIMES];
	struct query *q = cypher_parse(&b->keep, str_of(text), &b->e);
	double m1, p1, m2, p2, from;

	if (q == NULL) {
		fprintf(stderr, "bench: %s\n", b->e.text);
		exit(1);
	}
	printf("%s\n  %s\n", what, text);
	for (size_t i = 0; i < TIMES; i++) {
		uint32_t v, w;
		struct value params;

		do {
			v = b->s->from[random_below(b->s->edges)];
			w = b->s->to[random_below(b->s->edges)];
		} while (b->s->label[v] >= SNAPSHOT_DEAL ||
		    b->s->label[w] >= SNAPSHOT_DEAL || v == w);
		params = params_of(b, v, w);
		/* warm: what either touches first, both have touched */
		agree(raw(b, v, w), ask(b, q, params, of));
		fast[i] = slow[i] = 1e9;
		for (int k = 0; k < AGAIN; k++) {
			from = now();
			b->sum += raw(b, v, w);
			fast[i] = MIN_OF(fast[i], now() - from);
			from = now();
			b->sum += ask(b, q, params, of);
			slow[i] = MIN_OF(slow[i], now() - from);
		}
	}
	tell("arrays in C", fast, TIMES, &m1, &p1);
	tell("question", slow, TIMES, &m2, &p2);
	printf("  ratio %39.2f %18.2f\n", m2 / m1, p2 / p1);
	judge("median, of the arrays'", m2 / m1, bar);
	if (raw == raw_path)
		judge("p99, us", p2, 1000);
}

/* All rows are read, with all they have; what is told is the last one's. */
static uint64_t
last_amount(sqlite3_stmt *s)
{
	uint64_t amount = 0, unused = 0;

	while (sqlite3_step(s) == SQLITE_ROW) {
		unused += (uint64_t)sqlite3_column_int64(s, 0) +
		    (uint64_t)sqlite3_column_int64(s, 2);
		amount = (uint64_t)sqlite3_column_int64(s, 1);
	}
	sqlite3_reset(s);
	return unused > 0 ? amount : 0;
}

static void
deals(struct bench *b, const char *path)
{
	static const char text[] = "MATCH (d:Deal) WHERE d.type = "
	    "'acquisition' AND d.amount >= $least AND d.first_seen >= "
	    "'1972-01-01' RETURN d.id, d.amount, d.first_seen "
	    "ORDER BY d.first_seen DESC LIMIT 20";
	static double slow[TIMES], fast[TIMES];
	struct query *q = cypher_parse(&b->keep, str_of(text), &b->e);
	struct value_field *at;
	struct value params = value_map_new(&b->keep, 1, &at);
	double m1, p1, m2, p2, from;
	sqlite3_stmt *s;
	sqlite3 *h;

	if (sqlite3_open_v2(path, &h, SQLITE_OPEN_READONLY, NULL) ||
	    sqlite3_prepare_v2(h, "SELECT id, amount, first_seen FROM deal "
	    "WHERE type = 1 AND amount >= ? AND first_seen >= 63072000000 "
	    "ORDER BY first_seen DESC LIMIT 20", -1, &s, NULL))
		exit(1);
	printf("deals by type, amount, date\n  %s\n", text);
	for (int i = 0; i < TIMES; i++) {
		int64_t least = 1000000 + (int64_t)random_below(2000) *
		    10000000;

		at[0] = (struct value_field){ STR_LIT("least"),
		    value_int(least) };
		fast[i] = slow[i] = 1e9;
		sqlite3_bind_int64(s, 1, least);
		agree(last_amount(s), last_amount_asked(b, q, params));
		for (int k = 0; k < AGAIN; k++) {
			from = now();
			b->sum += last_amount(s);
			fast[i] = MIN_OF(fast[i], now() - from);
			from = now();
			b->sum += last_amount_asked(b, q, params);
			slow[i] = MIN_OF(slow[i], now() - from);
		}
	}
	tell("SQL by hand", fast, TIMES, &m1, &p1);
	tell("question", slow, TIMES, &m2, &p2);
	printf("  ratio %39.2f %18.2f\n", m2 / m1, p2 / p1);
	judge("median, of the SQL's", m2 / m1, 1.3);
	judge("p99, of the SQL's", p2 / p1, 1.3);
	sqlite3_finalize(s);
	sqlite3_close(h);
}

static void
compile(struct bench *b)
{
	static const char text[] = "MATCH (c:Company {name: $name})-[r:SUPPLIES"
	    "|INVESTED_IN]->(x) WHERE r.status <> 'denied' RETURN x.name, "
	    "r.quote, count(*) AS n ORDER BY n DESC LIMIT 20";
	static double us[TIMES];
	double m, p;

	for (int i = 0; i < TIMES; i++) {
		double from = now();

		arena_reset(&b->one);
		b->sum += cypher_parse(&b->one, str_of(text), &b->e) != NULL;
		us[i] = now() - from;
	}
	printf("compile\n");
	tell("a typical question", us, TIMES, &m, &p);
	judge("median, us", m, 100);
}

/* Microseconds that SQLite alone takes, in one thread, to hand out the rows of the
 * relationships. */
static double
rows_alone(const char *path)
{
	static const char *const text[] = {
		"SELECT head, tail, relation, status, confidence FROM edge",
		"SELECT doc, entity, count FROM doc_entity"
	};
	double from = now(), sum = 0;
	sqlite3_stmt *s;
	sqlite3 *h;

	if (sqlite3_open_v2(path, &h, SQLITE_OPEN_READONLY, NULL))
		exit(1);
	for (size_t i = 0; i < COUNT_OF(text); i++) {
		if (sqlite3_prepare_v2(h, text[i], -1, &s, NULL))
			exit(1);
		while (sqlite3_step(s) == SQLITE_ROW)
			for (int k = 0; k < sqlite3_column_count(s); k++)
				sum += k < 4 ? (double)sqlite3_column_int64(s,
				    k) : sqlite3_column_double(s, k);
		sqlite3_finalize(s);
	}
	sqlite3_close(h);
	return sum > 0 ? now() - from : 0;
}

static void
build(struct db *db, const char *path)
{
	double us = 1e12, alone = 1e12, from, edges = 0, bytes = 0, nodes = 0;
	struct snapshot s;
	struct err e = ERR_INIT;

	for (int i = 0; i < AGAIN; i++) {
		alone = MIN_OF(alone, rows_alone(path));
		from = now();
		if (snapshot_build(&s, db, 1, &e) < 0)
			exit(1);
		us = MIN_OF(us, now() - from);
		edges = s.edges;
		bytes = (double)s.bytes;
		mem_free(s.block);
		s.head.edges = 0;
		nodes = (double)snapshot_lay_out(&s, NULL);
	}
	printf("snapshot of %.0f relationships by %zu threads: %.0f ms, SQLite "
	    "alone takes one %.0f ms for its rows, ratio %.2f; %.1f bytes each "
	    "with the nodes\n", edges, crew_size(CREW_MOST), us / 1e3,
	    alone / 1e3, us / alone, bytes / edges);
	judge("of 5 M, s", us * 5 / edges, 1.5);
	judge("a relationship, bytes", (bytes - nodes) / edges, 20);
}

int
main(int argc, char **argv)
{
	static const struct cypher_limits limits = CYPHER_LIMITS;
	struct bench b = { .sum = 0 };
	struct db *db;

	if (argc != 2 || (db = db_open(argv[1], DB_READ, &b.e)) == NULL ||
	    answer_make(db, &b.keep, STR_LIT("RETURN 1"), VALUE_NONE, &limits,
	    &b.x, &b.e) < 0 || (b.s = snapshot_get(db, &b.e)) == NULL) {
		fprintf(stderr, "bench: %s\n", b.e.text);
		return 1;
	}
	build(db, argv[1]);
	b.mark = mem_array(b.s->nodes, sizeof(*b.mark));
	b.by = mem_array(b.s->nodes, sizeof(*b.by));
	b.seen = mem_array(b.s->nodes, sizeof(*b.seen));
	b.seen_b = mem_array(b.s->nodes, sizeof(*b.seen_b));
	compare(&b, "1 hop", "MATCH (a {id: $a})-->(b) RETURN count(*)",
	    0, raw_one, 0);
	compare(&b, "2 hops", "MATCH (a {id: $a})-->()-->(c) "
	    "RETURN count(DISTINCT c)", 0, raw_two, 3);
	compare(&b, "shortest path to 4", "MATCH (a {id: $a}), (b {id: $b}) "
	    "MATCH p = shortestPath((a)-[*..4]-(b)) RETURN length(p)",
	    0, raw_path, 3);
	compare(&b, "top 10 co-mentioned", "MATCH (a {id: $a})<-[:MENTIONS]-()"
	    "-[:MENTIONS]->(c) WITH c, count(*) AS n ORDER BY n DESC LIMIT 10 "
	    "RETURN c.name, n", 9, raw_together, 3);
	deals(&b, argv[1]);
	compile(&b);
	printf("(%llu)\n", (unsigned long long)b.sum);
	answer_release(&b.x);
	db_close(db);
	return 0;
}
