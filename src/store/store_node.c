#include "base.h"

#include "clock.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_entity.h"

/* What is named, known or found: the nodes of store_entity.h. */

static void
node_col(struct stmt *s, struct arena *a, struct node *n)
{
	*n = (struct node){
		.ent = {
			.id = col_int(s, 0),
			.type = (enum entity_type)col_int(s, 1),
			.origin = (enum entity_origin)col_int(s, 2),
			.name = col_str(s, 3, a), .what = col_str(s, 4, a),
			.field = col_str(s, 5, a), .of = col_str(s, 6, a),
			.ticker = col_str(s, 7, a), .ids = col_str(s, 8, a),
			.context = STR_NONE, .never = STR_NONE,
		},
		.cue = col_str(s, 9, a), .mentions = col_int(s, 10),
		.docs = col_int(s, 11), .sources = col_int(s, 12),
		.first_seen = col_time(s, 13), .last_seen = col_time(s, 14),
		.weight = col_real(s, 15), .dated = col_int(s, 16) != 0,
	};
}

/* A known thing that no document names. */
static int
get_unnamed(struct db *db, struct arena *a, int64_t id, struct node *n,
    struct err *e)
{
	*n = (struct node){ .cue = STR_NONE, .first_seen = CLOCK_NONE,
	    .last_seen = CLOCK_NONE };
	return store_entity_get(db, a, id, &n->ent, e);
}

/* What was merged is what it was merged into. */
static int
follow_same(struct db *db, int64_t *id, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SAME_GET);
	int64_t is;

	stmt_int(s, "entity", *id);
	if (stmt_number(s, &is, e) < 0)
		return -1;
	if (is != 0)
		*id = is;
	return 0;
}

struct node *
store_node_get(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_NODE_GET);
	struct node *n = arena_alloc(a, sizeof(*n));
	int rc;

	if (follow_same(db, &id, e) < 0)
		return NULL;
	stmt_int(s, "id", id);
	rc = stmt_step(s, e);
	if (rc > 0) {
		node_col(s, a, n);
		stmt_done(s);
	} else if (rc == 0)
		rc = get_unnamed(db, a, id, n, e);
	if (rc == 0)
		err_set(e, ERR_NOT_FOUND, "no entity has the id %016llx",
		    (unsigned long long)id);
	return rc > 0 ? n : NULL;
}

static int
list_nodes(struct stmt *s, struct arena *a, size_t limit,
    struct node_rows *out, struct err *e)
{
	VEC(struct node) v = VEC_INIT;
	int rc;

	limit = rows_limit(limit);
	stmt_int(s, "limit", (int64_t)limit + 1);
	while ((rc = stmt_step(s, e)) > 0)
		node_col(s, a, VEC_ADD(&v));
	ROWS_CUT(out, &v, limit, a);
	return rc;
}

int
store_nodes(struct db *db, struct arena *a, enum entity_type type,
    bool candidates, size_t limit, size_t offset, struct node_rows *out,
    struct err *e)
{
	struct stmt *s = stmt_use(db, type == ENTITY_NONE ? STMT_NODES :
	    STMT_NODES_OF_TYPE);

	if (type != ENTITY_NONE)
		stmt_int(s, "type", type);
	stmt_int(s, "candidates", candidates);
	stmt_int(s, "offset", (int64_t)offset);
	return list_nodes(s, a, limit, out, e);
}

int
store_nodes_new(struct db *db, struct arena *a, int64_t from, int64_t to,
    size_t limit, struct node_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_NODES_NEW);

	stmt_int(s, "since", from);
	stmt_int(s, "until", to);
	return list_nodes(s, a, limit, out, e);
}
