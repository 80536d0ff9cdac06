/*
 * fold.c - how long it takes to fold many claims into edges and deals.
 *
 *	fold [CLAIMS [DEAL_CLAIMS]]
 *
 * A made-up world: ends by a power law, three years of documents of 40 shows.
 * The yardstick is one plain scan of the same rows.
 */
#include "base.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "build.h"
#include "clock.h"
#include "hash.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_graph.h"
#include "store_reading.h"

#define A_DOC 20	/* claims of one document */
#define NAMES 5000
#define SHOWS 40

struct making {
	int64_t		claims, deals;
	uint64_t	seed;
	int64_t		lexicon;
};

static uint64_t
roll(struct making *m, uint64_t below)
{
	m->seed = m->seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (m->seed >> 33) % below;
}

/* Few names are said often, most of them seldom. */
static int64_t
pick(struct making *m)
{
	double u = (double)roll(m, 1u << 20) / (1u << 20);

	return 1000 + (int64_t)(NAMES * u * u * u * u);
}

static int64_t
name_in(struct making *m, struct found *f, size_t *n)
{
	int64_t id = pick(m);

	for (size_t i = 0; i < *n; i++)
		if (f[i].id == id)
			return id;
	f[(*n)++] = (struct found){ id, ENTITY_COMPANY, ORIGIN_CANDIDATE,
	    STR_LIT("Name"), STR_NONE, STR_LIT("bench") };
	return id;
}

static int
put(struct db *db, struct making *m, int64_t number, bool deals, struct err *e)
{
	struct arena a = ARENA_INIT;
	char *text = arena_printf(&a, "Document %lld, made up to be folded.",
	    (long long)number);
	char *show = arena_printf(&a, "Show %d", (int)roll(m, SHOWS));
	struct doc d = { .key = str_of(text), .kind = DOC_NEWS,
	    .format = FORMAT_TEXT, .title = str_of(show), .show = str_of(show),
	    .people = STR_NONE, .lang = STR_LIT("en"), .link = STR_NONE,
	    .date = clock_date(2024, 1, 1) + (int64_t)roll(m, 1000) * CLOCK_DAY,
	    .text = str_of(text) };
	struct doc_reading r = { .version = 1, .reader = build_reader(),
	    .lexicon = m->lexicon, .voice = hash_id("show", d.show, 0),
	    .date = d.date, .title = d.title, .body = d.text };
	struct found f[2 * A_DOC];
	struct claim c[A_DOC];
	struct deal_claim dc[A_DOC];
	enum doc_put what;
	size_t n = 0;
	int rc = store_doc_put(db, &d, &what, e);

	for (uint32_t i = 0; rc == 0 && i < A_DOC; i++) {
		int64_t x = name_in(m, f, &n), y = name_in(m, f, &n);

		c[i] = (struct claim){ .doc = d.id, .relation =
		    (enum relation)(1 + roll(m, RELATIONS - 1)), .head = x,
		    .tail = y, .status = (enum status)(1 + roll(m, 4)),
		    .start = i, .end = i + 1, .speaker = STR_NONE, .at_ms = -1,
		    .about = { CLOCK_NONE, CLOCK_NONE } };
		claim_set_id(&c[i]);
		dc[i] = (struct deal_claim){ .doc = d.id, .type =
		    (enum deal_type)(1 + roll(m, DEAL_TYPES - 1)),
		    .status = (enum status)(2 + roll(m, 5)), .party = {
		    { x, ROLE_INVESTOR }, { y, ROLE_ISSUER } }, .n_party = 2,
		    .amount = (int64_t)(1 + roll(m, 50)) * 100000000,
		    .currency = "USD", .start = i, .end = i + 1,
		    .speaker = STR_NONE, .at_ms = -1,
		    .about = { CLOCK_NONE, CLOCK_NONE } };
		deal_claim_set_id(&dc[i]);
	}
	r.doc = d.id;
	r.found = f;
	r.founds = n;
	if (deals) {
		r.deal = dc;
		r.deals = A_DOC;
	} else {
		r.claim = c;
		r.claims = A_DOC;
	}
	if (rc == 0)
		rc = store_reading_put(db, &r, e);
	arena_release(&a);
	return rc;
}

static int
make(struct db *db, void *ctx, struct err *e)
{
	struct making *m = ctx;
	int64_t docs = m->claims / A_DOC, more = m->deals / A_DOC;

	for (int64_t i = 0; i < docs + more; i++)
		if (put(db, m, i, i >= docs, e) < 0)
			return -1;
	return 0;
}

static int
count(const struct fold_claim *c, void *ctx)
{
	*(int64_t *)ctx += c->id != 0;
	return 0;
}

static int
measure(struct db *db, struct making *m, struct err *e)
{
	struct build_options opt = { .all = false };
	struct build_report report;
	int64_t rows = 0, from, plain, fold;
	clock_t work;

	if (store_entity_seed(db, e) < 0 ||
	    store_lexicon_version(db, &m->lexicon, e) < 0 ||
	    db_write(db, make, m, e) < 0)
		return -1;
	from = clock_ticks();
	if (store_fold_each(db, count, &rows, e) != 0)
		return -1;
	plain = clock_ticks() - from;
	from = clock_ticks();
	work = clock();
	if (graph_build(db, &opt, &report, e) < 0)
		return -1;
	fold = clock_ticks() - from;
	work = clock() - work;
	printf("fold of %lld claims and %lld deal claims into %zu relations and "
	    "%zu deals: %.2f s, of them %.2f s of work; a plain scan of the claims %.2f s, "
	    "1 : %.1f\n", (long long)rows, (long long)m->deals, report.edges,
	    report.deals, (double)fold / 1000,
	    (double)work / CLOCKS_PER_SEC, (double)plain / 1000,
	    (double)fold / (double)MAX_OF(plain, 1));
	printf("  at most 3 s: %s\n", (double)work / CLOCKS_PER_SEC <= 3 ?
	    "holds" : "FALLS SHORT");
	return 0;
}

int
main(int argc, char **argv)
{
	struct making m = { .claims = argc > 1 ? atoll(argv[1]) : 100000,
	    .deals = argc > 2 ? atoll(argv[2]) : 10000, .seed = 7 };
	struct err e = ERR_INIT;
	struct db *db = db_open("fold.db", DB_WRITE, &e);
	int rc = db == NULL ? -1 : measure(db, &m, &e);

	if (rc < 0)
		fprintf(stderr, "fold: %s\n", e.text);
	db_close(db);
	return rc < 0;
}
