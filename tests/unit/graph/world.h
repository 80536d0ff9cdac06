/*
 * world.h - a small database for the tests of the graph: documents whose
 * readings the test writes itself, so that it knows what belief must come out.
 *
 *	struct world w;
 *	world_open(&w);
 *	world_says(&w, "Show", 3, RELATION_SUPPLIES, SUN, MOON, STATUS_ASSERTED);
 *	world_fold(&w);
 */
#ifndef WORLD_H
#define WORLD_H

#include "base.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "build.h"
#include "check.h"
#include "clock.h"
#include "db.h"
#include "file.h"
#include "hash.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_graph.h"
#include "store_reading.h"

/* Names that no table of names holds. */
enum { SUN = 101, MOON, MARS, VENUS, PLUTO, CERES, WORLD_NAMES };

struct world {
	char		 folder[64];
	char		 path[96];
	struct db	*db;
	struct arena	 arena;
	struct err	 e;
	int64_t		 lexicon;	/* its version */
	int		 docs;
	const char	*round;		/* of the next deals; NULL: none */
	bool		 about;		/* the next claims are about: */
	int		 about_day;
	bool		 undated;	/* of the next documents */
	const char	*speaker;	/* of the next claims; NULL: none */
	enum phase	 phase;		/* of the next claims */
	int64_t		 school;	/* of the names, an institution; 0: none */
};

#define OK(w, call) \
	do { \
		int rc_ = (call); \
		CHECK(rc_ == 0); \
		if (rc_ != 0) \
			fprintf(stderr, "\t%s\n", (w)->e.text); \
	} while (0)

static inline int64_t
world_day(int day)
{
	return clock_date(2026, 1, 1) + day * CLOCK_DAY;
}

static inline struct db *
world_db(struct world *w)
{
	struct db *db = db_open(w->path, DB_WRITE, &w->e);

	CHECK(db != NULL);
	if (db == NULL) {
		fprintf(stderr, "\t%s\n", w->e.text);
		exit(1);
	}
	return db;
}

/* The built-in names are laid in once and copied after that: it takes longer than
 * all that a test does. */
static inline void
world_open(struct world *w)
{
	static struct buf seeded = BUF_INIT(64u << 20);
	static int64_t lexicon;

	*w = (struct world){ .arena = ARENA_INIT };
	snprintf(w->folder, sizeof(w->folder), "/tmp/tapeout-graph-XXXXXX");
	CHECK(mkdtemp(w->folder) != NULL);
	snprintf(w->path, sizeof(w->path), "%s/db", w->folder);
	if (seeded.n == 0) {
		w->db = world_db(w);
		OK(w, store_entity_seed(w->db, &w->e));
		OK(w, store_lexicon_version(w->db, &lexicon, &w->e));
		db_close(w->db);
		OK(w, file_read(w->path, &seeded, &w->e));
	} else
		OK(w, file_write(w->path, buf_str(&seeded), &w->e));
	w->db = world_db(w);
	w->lexicon = lexicon;
}

static inline void
world_close(struct world *w)
{
	static const char *const part[] = { "", "-wal", "-shm" };
	char path[128];

	db_close(w->db);
	for (size_t i = 0; i < COUNT_OF(part); i++) {
		snprintf(path, sizeof(path), "%s%s", w->path, part[i]);
		unlink(path);
	}
	rmdir(w->folder);
	arena_release(&w->arena);
}

/* A document of a show, dated by day; every one has another text. */
static inline struct doc
world_doc(struct world *w, const char *show, int day)
{
	char *text = arena_printf(&w->arena, "Text %d of %s, a few words long, "
	    "so that there is something to point at.", w->docs++, show);
	struct doc d = { .key = str_of(text), .kind = DOC_NEWS,
	    .format = FORMAT_TEXT, .title = str_of(show), .show = str_of(show),
	    .people = STR_NONE, .lang = str_of("en"), .link = STR_NONE,
	    .date = world_day(day),
	    .date_origin = w->undated ? DATE_READ : DATE_STATED,
	    .text = str_of(text) };
	enum doc_put what;

	OK(w, store_doc_put(w->db, &d, &what, &w->e));
	return d;
}

/* Everything that the ids name, so that each has a node. */
static inline void
world_found(const struct world *w, struct found *f, const char *const *name)
{
	for (int i = SUN; i < WORLD_NAMES; i++)
		f[i - SUN] = (struct found){ .id = i,
		    .type = i == w->school ? ENTITY_INSTITUTION :
		    ENTITY_COMPANY,
		    .origin = ORIGIN_CANDIDATE, .name = str_of(name[i - SUN]),
		    .of = STR_NONE, .cue = str_of("test") };
}

/* Stores the reading as the build would have. */
static inline void
world_put(struct world *w, const struct doc *d, struct doc_reading *r)
{
	static const char *const name[] = { "Sun", "Moon", "Mars", "Venus",
	    "Pluto", "Ceres" };
	struct found f[WORLD_NAMES - SUN];

	world_found(w, f, name);
	r->doc = d->id;
	r->version = 1;
	r->reader = build_reader();
	r->lexicon = w->lexicon;
	r->voice = hash_id("show", d->show, 0);
	r->date = d->date;
	r->found = f;
	r->founds = COUNT_OF(f);
	r->title = d->title;
	r->body = d->text;
	OK(w, store_reading_put(w->db, r, &w->e));
}

static inline void
world_says(struct world *w, const char *show, int day, enum relation relation,
    int64_t head, int64_t tail, enum status status)
{
	struct doc d = world_doc(w, show, day);
	struct mention m[] = { { 0, 4, head, HOW_GRAMMAR },
	    { 5, 7, tail, HOW_GRAMMAR } };
	struct claim c = { .doc = d.id, .relation = relation, .head = head,
	    .tail = tail, .status = status, .start = 0, .end = 20,
	    .speaker = str_of(w->speaker != NULL ? w->speaker : ""),
	    .at_ms = -1, .about = { CLOCK_NONE, CLOCK_NONE },
	    .phase = w->phase };
	struct doc_reading r = { .mention = m, .mentions = 2, .claim = &c,
	    .claims = 1 };

	if (w->about)
		c.about = (struct clock_span){ world_day(w->about_day),
		    world_day(w->about_day + 1) };
	claim_set_id(&c);
	world_put(w, &d, &r);
}

/* A deal claim: its place in the document is filled in. */
static inline void
world_tells(struct world *w, const char *show, int day, struct deal_claim c)
{
	struct doc d = world_doc(w, show, day);
	struct mention m[] = { { 0, 4, c.party[0].entity, HOW_GRAMMAR },
	    { 5, 7, c.party[1].entity, HOW_GRAMMAR } };
	struct doc_reading r = { .mention = m, .mentions = 2, .deal = &c,
	    .deals = 1 };

	c.doc = d.id;
	c.end = 20;
	c.speaker = str_of(w->speaker != NULL ? w->speaker : "");
	c.at_ms = -1;
	c.about = (struct clock_span){ CLOCK_NONE, CLOCK_NONE };
	if (w->about)
		c.about = (struct clock_span){ world_day(w->about_day),
		    world_day(w->about_day + 31) };
	if (w->round != NULL)
		snprintf(c.round, sizeof(c.round), "%s", w->round);
	deal_claim_set_id(&c);
	world_put(w, &d, &r);
}

/* Of two parties; amounts in millions of dollars. */
static inline void
world_deals(struct world *w, const char *show, int day, enum deal_type type,
    struct deal_party a, struct deal_party b, int64_t millions,
    enum status status)
{
	world_tells(w, show, day, (struct deal_claim){ .type = type,
	    .status = status, .party = { a, b }, .n_party = 2,
	    .amount = millions * 1000000, .currency = "USD" });
}

static inline int
world_fold_in(struct db *db, void *ctx, struct err *e)
{
	struct build_report report;

	(void)ctx;
	return graph_fold(db, BUILD_PROMOTE, &report, e);
}

static inline void
world_fold(struct world *w)
{
	OK(w, db_write(w->db, world_fold_in, NULL, &w->e));
}

#endif
