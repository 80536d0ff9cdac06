#include "base.h"

#include "kind.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_example.h"

#define HEAVIEST 300
#define NEWEST 2000
#define HANDFUL 8

/* A statement, and what is bound in those that ask for a relation. */
static const struct {
	enum stmt_name		stmt;
	enum entity_type	type, head;
	enum relation		relation;
	bool			newest;
} asks[EXAMPLES] = {
	[EXAMPLE_SUPPLIED] = { STMT_EXAMPLE_TAIL, ENTITY_COMPANY, ENTITY_NONE,
	    RELATION_SUPPLIES, false },
	[EXAMPLE_USED] = { STMT_EXAMPLE_TAIL, ENTITY_CHIP, ENTITY_COMPANY,
	    RELATION_USES, false },
	[EXAMPLE_MADE] = { STMT_EXAMPLE_TAIL, ENTITY_MODEL, ENTITY_COMPANY,
	    RELATION_MAKES, false },
	[EXAMPLE_FIELD] = { .stmt = STMT_EXAMPLE_FIELD },
	[EXAMPLE_BESIDE] = { .stmt = STMT_EXAMPLE_BESIDE },
	[EXAMPLE_LINKED] = { .stmt = STMT_EXAMPLE_LINKED },
	[EXAMPLE_SAID] = { .stmt = STMT_EXAMPLE_SAID, .newest = true },
	[EXAMPLE_NEWS] = { .stmt = STMT_EXAMPLE_NEWS, .newest = true },
	[EXAMPLE_AMOUNT] = { .stmt = STMT_EXAMPLE_AMOUNT, .newest = true },
	[EXAMPLE_DAY] = { .stmt = STMT_EXAMPLE_DAY, .newest = true },
};

static struct stmt *
ask(struct db *db, enum example of)
{
	struct stmt *s = stmt_use(db, asks[of].stmt);

	stmt_int(s, "limit", HANDFUL);
	if (asks[of].newest)
		stmt_int(s, "newest", NEWEST);
	else
		stmt_int(s, "heaviest", HEAVIEST);
	if (asks[of].relation != RELATION_NONE) {
		stmt_int(s, "type", asks[of].type);
		stmt_int(s, "relation", asks[of].relation);
		stmt_int(s, "head_type", asks[of].head);
	}
	return s;
}

int
store_examples(struct db *db, struct arena *a, enum example of,
    struct example_rows *out, struct err *e)
{
	struct stmt *s = ask(db, of);
	VEC(struct example_row) v = VEC_INIT;
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct example_row){
			.name = { col_str(s, 0, a), col_str(s, 2, a) },
			.id = { col_int(s, 1), col_int(s, 3) },
			.first = col_int(s, 4), .last = col_int(s, 5)
		};
	ROWS_TAKE(out, &v, a);
	return rc;
}
