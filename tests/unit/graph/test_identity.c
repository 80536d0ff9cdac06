/*
 * What a person judged, laid over a reading: merges, splits and rejections move
 * mentions, claims and deals, and nothing of them stays when they are undone.
 */
#include "world.h"

#include "entity.h"
#include "identity.h"
#include "judge.h"
#include "lexicon.h"

/* ---- rules over a reading that the test wrote itself ---- */

#define TEXT "Sun and Moon met Mars. Luna sells to Sun."

struct bench {
	struct arena	 arena;
	struct identity	 of;
	struct lexicon	*lex;
	struct doc	 doc;
	struct mention	 mention[5];
	struct claim	 claim[2];
	struct deal_claim deal;
	struct reading	 r;
	const int64_t	*moved;
	size_t		 moves;
};

static void
set_up(struct bench *b)
{
	static const struct entity pluto = { .id = PLUTO, .type = ENTITY_CHIP,
	    .origin = ORIGIN_SEED, .name = STR_LIT("Pluto") };

	*b = (struct bench){ .arena = ARENA_INIT,
	    .of = { .arena = ARENA_INIT }, .lex = lexicon_new(),
	    .doc = { .id = 7, .text = STR_LIT(TEXT) },
	    .mention = { { 0, 3, SUN, HOW_NAME }, { 8, 12, MOON, HOW_NAME },
		{ 17, 21, MARS, HOW_NAME }, { 23, 27, MOON, HOW_NAME },
		{ 37, 40, SUN, HOW_NAME } },
	    .claim = { { .id = 1, .head = SUN, .tail = MOON, .start = 0,
		.end = 22 }, { .id = 2, .head = MOON, .tail = SUN, .start = 23,
		.end = 41 } },
	    .deal = { .id = 3, .party = { { SUN, ROLE_INVESTOR },
		{ MOON, ROLE_INVESTOR }, { MARS, ROLE_ISSUER } }, .n_party = 3,
		.start = 0, .end = 22 } };
	lexicon_put(b->lex, &pluto, NULL, 0);
	lexicon_ready(b->lex);
	b->r = (struct reading){ .mention = b->mention, .mentions = 5,
	    .claim = b->claim, .claims = 2, .deal = &b->deal, .deals = 1 };
}

static void
tear_down(struct bench *b)
{
	identity_release(&b->of);
	lexicon_free(b->lex);
	arena_release(&b->arena);
}

static void
rule(struct bench *b, int64_t judgement, int64_t from, int64_t to,
    int64_t doc, const char *text)
{
	*VEC_ADD(&b->of.rule) = (struct rule){ .judgement = judgement,
	    .from = from, .to = to, .doc = doc, .text = str_of(text),
	    .name = STR_LIT("Ceres"), .type = ENTITY_COMPANY };
}

static void
put_over(struct bench *b)
{
	b->moves = identity_link(&b->of, b->lex, &b->doc, &b->r, &b->arena,
	    &b->moved);
}

static void
nothing_moves(void)
{
	struct bench b;

	set_up(&b);
	rule(&b, 1, PLUTO, MOON, 0, "");
	rule(&b, 2, MOON, MARS, 8, "");		/* of another document */
	rule(&b, 3, MOON, MARS, 0, "selene");
	put_over(&b);
	CHECK_INT(b.moves, 0);
	CHECK_INT(identity_is(&b.of, MOON), MOON);
	CHECK(b.r.mention == b.mention && b.r.claim == b.claim);
	tear_down(&b);
}

/* Moon is Sun: what they do with each other is said of nothing. */
static void
merge(void)
{
	struct bench b;

	set_up(&b);
	rule(&b, 1, MOON, SUN, 0, "");
	put_over(&b);
	CHECK_INT(b.moves, 1);
	CHECK_INT(b.moved[0], 1);
	CHECK_INT(b.r.mention[1].entity, SUN);
	CHECK_INT(b.r.mention[3].entity, SUN);
	CHECK_INT(b.r.mention[2].entity, MARS);
	CHECK_INT(b.r.claims, 0);
	CHECK_INT(b.r.deal[0].n_party, 2);
	/* the reading itself is as it was */
	CHECK_INT(b.mention[1].entity, MOON);
	CHECK_INT(b.claim[0].tail, MOON);
	CHECK_INT(b.deal.n_party, 3);
	tear_down(&b);
}

/* B is A, then A is C: both are C. */
static void
chain(void)
{
	struct bench b;

	set_up(&b);
	rule(&b, 1, MOON, PLUTO, 0, "");
	rule(&b, 2, PLUTO, CERES, 0, "");
	put_over(&b);
	CHECK_INT(b.moves, 2);
	CHECK_INT(b.r.mention[1].entity, CERES);
	CHECK_INT(identity_is(&b.of, MOON), CERES);
	CHECK_INT(identity_is(&b.of, PLUTO), CERES);
	CHECK_INT(identity_is(&b.of, SUN), SUN);
	CHECK_INT(b.r.claim[0].tail, CERES);
	CHECK_INT(b.r.claim[1].head, CERES);
	CHECK_INT(b.r.claim[1].id, 2);
	CHECK_INT(b.r.entities, 1);	/* nothing is named Pluto any more */
	CHECK_INT(b.r.entity[0].id, CERES);
	tear_down(&b);
}

/* Where in the text a claim stands, and what Moon is there: "Moon" at 8, "Luna"
 * at 23, of which Luna is Ceres. */
static void
end_by_place(void)
{
	static const struct {
		uint32_t	start, end;
		int64_t		head;
	} row[] = {
		{ 0, 22, MOON }, { 23, 41, CERES },
		{ 0, 41, MOON },	/* as it is named first in the words */
		{ 13, 16, MOON },	/* last before them */
		{ 28, 41, CERES },
		{ 0, 5, MOON },		/* first after */
	};

	for (size_t i = 0; i < COUNT_OF(row); i++) {
		struct bench b;

		set_up(&b);
		b.claim[0] = (struct claim){ .id = 1, .head = MOON,
		    .tail = MARS, .start = row[i].start, .end = row[i].end };
		rule(&b, 1, MOON, CERES, 0, "luna");
		put_over(&b);
		CHECK_INT(b.r.claim[0].head, row[i].head);
		if (b.r.claim[0].head != row[i].head)
			fprintf(stderr, "\tat %u\n", row[i].start);
		tear_down(&b);
	}
}

/* An end that nothing in the text names is what it is everywhere. */
static void
end_unnamed(void)
{
	struct bench b;

	set_up(&b);
	b.claim[0].head = VENUS;
	b.deal.n_party = 1;		/* a deal of one stays one */
	rule(&b, 1, VENUS, CERES, 0, "");
	rule(&b, 2, MARS, 0, 0, "");
	put_over(&b);
	CHECK_INT(b.r.claim[0].head, CERES);
	CHECK_INT(b.r.deals, 1);
	tear_down(&b);
}

/* What is named stands in the list once, under what is known of it. */
static void
lists_names(void)
{
	struct reading_entity listed[] = { { .id = MOON }, { .id = MARS } };
	struct bench b;

	set_up(&b);
	b.r.entity = listed;
	b.r.entities = 2;
	rule(&b, 1, MOON, PLUTO, 0, "");
	rule(&b, 2, MARS, PLUTO, 0, "");
	rule(&b, 3, VENUS, SUN, 0, "");		/* moves nothing */
	put_over(&b);
	CHECK_INT(b.moves, 2);
	CHECK_INT(b.r.entities, 1);
	CHECK_INT(b.r.entity[0].id, PLUTO);
	CHECK_INT(b.r.entity[0].type, ENTITY_CHIP);
	CHECK_INT(b.r.entity[0].origin, ORIGIN_SEED);
	CHECK_BYTES(b.r.entity[0].name, "Pluto");
	tear_down(&b);
}

/* One way to write it is another thing: its claims go with the words. */
static void
split(void)
{
	struct bench b;

	set_up(&b);
	rule(&b, 1, MOON, CERES, 7, "luna");
	put_over(&b);
	CHECK_INT(b.moves, 1);
	CHECK_INT(b.r.mention[1].entity, MOON);
	CHECK_INT(b.r.mention[3].entity, CERES);
	CHECK_INT(b.r.claim[0].tail, MOON);
	CHECK_INT(b.r.claim[1].head, CERES);
	CHECK_INT(b.r.entities, 1);
	CHECK_INT(b.r.entity[0].id, CERES);
	CHECK_INT(b.r.entity[0].origin, ORIGIN_USER);
	tear_down(&b);
}

static void
reject(void)
{
	struct bench b;

	set_up(&b);
	rule(&b, 1, MARS, 0, 0, "");
	rule(&b, 2, MOON, 0, 0, "");
	put_over(&b);
	CHECK_INT(b.r.mentions, 2);
	CHECK_INT(b.r.claims, 0);
	CHECK_INT(b.r.deals, 0);	/* of three parties one is left */
	CHECK_INT(identity_is(&b.of, MARS), 0);
	tear_down(&b);
}

/* ---- the log ---- */

static struct judgement
judge(struct world *w, enum judgement_kind kind, int64_t a, int64_t b,
    bool taken)
{
	struct judgement j = { .kind = kind, .a = a, .b = b,
	    .a_name = STR_LIT("A"), .b_name = STR_LIT("B"), .text = STR_NONE,
	    .why = STR_NONE };
	int rc = judge_put(w->db, &j, &w->e);

	CHECK_INT(rc, taken ? 0 : -1);
	if ((rc == 0) != taken)
		fprintf(stderr, "\t%s\n", rc < 0 ? w->e.text : "taken");
	return j;
}

static int64_t
is(struct world *w, int64_t id)
{
	struct identity x;
	int64_t out = -1;

	if (identity_load(w->db, &x, &w->e) == 0)
		out = identity_is(&x, id);
	identity_release(&x);
	return out;
}

static void
says(struct world *w, const char *words)
{
	CHECK(str_find(str_of(w->e.text), words, 0) != SIZE_MAX);
	if (str_find(str_of(w->e.text), words, 0) == SIZE_MAX)
		fprintf(stderr, "\texpected \"%s\" in: %s\n", words, w->e.text);
	err_clear(&w->e);
}

/* A merge on which another stands is undone after it, and the sentence says
 * after which. */
static void
chained_undo(void)
{
	struct world w;
	struct judgement one, two, undo;
	char id[16];

	world_open(&w);
	one = judge(&w, JUDGE_MERGE, SUN, MOON, true);
	two = judge(&w, JUDGE_MERGE, MARS, SUN, true);
	CHECK_INT(is(&w, MOON), MARS);
	judge(&w, JUDGE_UNDO, one.id, 0, false);
	snprintf(id, sizeof(id), "%08llx", (unsigned long long)two.id);
	says(&w, id);
	CHECK_INT(is(&w, MOON), MARS);
	undo = judge(&w, JUDGE_UNDO, two.id, 0, true);
	CHECK_INT(is(&w, MOON), SUN);
	judge(&w, JUDGE_UNDO, one.id, 0, true);
	CHECK_INT(is(&w, MOON), MOON);
	CHECK_INT(is(&w, SUN), SUN);
	judge(&w, JUDGE_UNDO, one.id, 0, false);
	says(&w, "undone already");
	judge(&w, JUDGE_UNDO, undo.id, 0, true);	/* two stands again */
	CHECK_INT(is(&w, SUN), MARS);
	CHECK_INT(is(&w, MOON), MOON);
	judge(&w, JUDGE_UNDO, 12345, 0, false);
	says(&w, "there is no judgement 00003039");
	world_close(&w);
}

static int64_t
named(struct world *w, const char *name)
{
	struct node_rows rows;

	OK(w, store_find(w->db, &w->arena, str_of(name), ENTITY_NONE, &rows,
	    &w->e));
	CHECK(rows.n > 0);
	return rows.n > 0 ? rows.at[0].ent.id : 0;
}

static bool
finds(struct world *w, const char *name, int64_t id)
{
	struct node_rows rows;

	OK(w, store_find(w->db, &w->arena, str_of(name), ENTITY_NONE, &rows,
	    &w->e));
	for (size_t i = 0; i < rows.n; i++)
		if (rows.at[i].ent.id == id)
			return true;
	return false;
}

static void
is_called(struct world *w, int64_t id, const char *name)
{
	struct node *n = store_node_get(w->db, &w->arena, id, &w->e);

	CHECK(n != NULL);
	if (n != NULL)
		CHECK_BYTES(n->ent.name, name);
}

/* The name that was given is shown, the one before is found; but what a merged
 * thing was called is not what it was merged into is called. */
static void
keeps_names(void)
{
	struct judgement j = { .kind = JUDGE_RENAME, .a = SUN,
	    .a_name = STR_LIT("Sun"), .text = STR_LIT("Sol"),
	    .b_name = STR_NONE, .why = STR_NONE }, into;
	struct world w;

	world_open(&w);
	world_says(&w, "A", 1, RELATION_USES, SUN, VENUS, STATUS_ASSERTED);
	OK(&w, judge_put(w.db, &j, &w.e));
	into = judge(&w, JUDGE_MERGE, VENUS, SUN, true);
	world_fold(&w);
	is_called(&w, VENUS, "Venus");
	CHECK(finds(&w, "Sol", VENUS));
	CHECK(finds(&w, "B", VENUS));
	CHECK(!finds(&w, "A", VENUS));
	judge(&w, JUDGE_UNDO, into.id, 0, true);
	world_fold(&w);
	is_called(&w, SUN, "Sol");
	CHECK(finds(&w, "Sun", SUN));
	CHECK(finds(&w, "Sol", SUN));
	CHECK(!finds(&w, "B", VENUS));
	judge(&w, JUDGE_UNDO, j.id, 0, true);
	world_fold(&w);
	is_called(&w, SUN, "Sun");
	CHECK(!finds(&w, "Sol", SUN));
	world_close(&w);
}

/* H100 is never A100: nor is what was merged into either. */
static void
never_the_same(void)
{
	struct world w;
	int64_t h, a;

	world_open(&w);
	h = named(&w, "H100");
	a = named(&w, "A100");
	judge(&w, JUDGE_MERGE, h, a, false);
	says(&w, "never the same");
	judge(&w, JUDGE_MERGE, a, h, false);
	says(&w, "never the same");
	judge(&w, JUDGE_MERGE, SUN, a, true);
	judge(&w, JUDGE_MERGE, h, SUN, false);
	says(&w, "never the same");
	judge(&w, JUDGE_MERGE, SUN, SUN, false);
	says(&w, "both names are of");
	CHECK_INT(is(&w, h), h);
	world_close(&w);
}

static void
put_known(struct world *w, int64_t id, const char *name, const char *never)
{
	struct entity ent = { .id = id, .type = ENTITY_CHIP,
	    .name = str_of(name), .what = STR_NONE, .field = STR_NONE,
	    .of = STR_NONE, .ticker = STR_NONE, .ids = STR_NONE,
	    .context = STR_NONE, .never = str_of(never) };

	OK(w, store_entity_put(w->db, &ent, NULL, 0, &w->e));
}

/* It is enough that one of the two says so. */
static void
never_by_one(void)
{
	struct world w;

	world_open(&w);
	put_known(&w, SUN, "Sunchip", "Moonchip|Marschip");
	put_known(&w, MOON, "Moonchip", "");
	judge(&w, JUDGE_MERGE, SUN, MOON, false);
	says(&w, "never the same");
	judge(&w, JUDGE_MERGE, MOON, SUN, false);
	says(&w, "never the same");
	world_close(&w);
}

/* What was undone comes back only where it may still be so. */
static void
undo_comes_back(void)
{
	struct world w;
	struct judgement one, undo, other;
	char id[16];

	world_open(&w);
	one = judge(&w, JUDGE_MERGE, SUN, MOON, true);
	undo = judge(&w, JUDGE_UNDO, one.id, 0, true);
	other = judge(&w, JUDGE_MERGE, MARS, MOON, true);
	judge(&w, JUDGE_UNDO, undo.id, 0, false);
	snprintf(id, sizeof(id), "%08llx", (unsigned long long)other.id);
	says(&w, id);
	CHECK_INT(is(&w, MOON), MARS);

	one = judge(&w, JUDGE_MERGE, VENUS, named(&w, "A100"), true);
	undo = judge(&w, JUDGE_UNDO, one.id, 0, true);
	judge(&w, JUDGE_MERGE, VENUS, named(&w, "H100"), true);
	judge(&w, JUDGE_UNDO, undo.id, 0, false);
	says(&w, "never the same");
	world_close(&w);
}

CHECK_MAIN(nothing_moves, merge, chain, end_by_place, end_unnamed, lists_names,
    split, reject, chained_undo, keeps_names, never_the_same, never_by_one,
    undo_comes_back)
