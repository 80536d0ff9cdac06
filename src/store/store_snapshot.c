#include "base.h"

#include "stmt.h"
#include "store_snapshot.h"

int
store_snapshot_nodes(struct db *db, store_snapshot_node_fn *fn, void *ctx,
    struct err *e)
{
	static const enum stmt_name of[STORE_CLASSES] = {
		[STORE_ENTITIES] = STMT_SNAPSHOT_ENTITIES,
		[STORE_DEALS] = STMT_SNAPSHOT_DEALS,
		[STORE_DOCS] = STMT_SNAPSHOT_DOCS,
		[STORE_SOURCES] = STMT_SNAPSHOT_SOURCES
	};
	int rc = 0;

	for (int i = 0; i < STORE_CLASSES && rc == 0; i++) {
		struct stmt *s = stmt_use(db, of[i]);

		while ((rc = stmt_step(s, e)) > 0) {
			struct store_snapshot_node n = {
				.class = (enum store_class)i,
				.id = col_int(s, 0), .type = col_int(s, 1),
				.kind = col_int(s, 2), .when = col_time(s, 3),
				.size = col_int(s, 4), .weight = col_real(s, 5),
				.name = col_raw(s, 6)
			};

			if ((rc = fn(&n, ctx)) != 0)
				break;
		}
		stmt_done(s);
	}
	return rc;
}

/* Where the columns are; one that is the same in every row is not asked for. */
static const struct link {
	enum stmt_name	of, range;
	int		kind, status, trust;
} links[STORE_LINKS] = {
	[STORE_BELIEF] = { STMT_SNAPSHOT_EDGES, STMT_SNAPSHOT_EDGES_RANGE,
	    2, 3, 4 },
	[STORE_PARTY] = { STMT_SNAPSHOT_PARTIES, STMT_SNAPSHOT_PARTIES_RANGE,
	    2, -1, -1 },
	[STORE_NAMES] = { STMT_SNAPSHOT_PAIRS, STMT_SNAPSHOT_PAIRS_RANGE,
	    -1, -1, 2 },
	[STORE_CAME] = { STMT_SNAPSHOT_ITEMS, STMT_SNAPSHOT_ITEMS_RANGE,
	    -1, -1, -1 }
};

int
store_snapshot_cut(struct db *db, enum store_link link, size_t n,
    struct store_slice *out, struct err *e)
{
	struct stmt *s = stmt_use(db, links[link].range);
	uint64_t first, step;
	int rc = stmt_step(s, e);

	if (rc <= 0)
		return -1;
	first = (uint64_t)col_int(s, 0);
	step = ((uint64_t)col_int(s, 1) - first) / n;
	stmt_done(s);
	for (size_t i = 0; i < n; i++)
		out[i] = (struct store_slice){ link,
		    (int64_t)(first + i * step),
		    (int64_t)(first + (i + 1) * step - 1) };
	out[n - 1].last = INT64_MAX;
	return 0;
}

struct taking {
	enum store_link		 link;
	store_snapshot_edge_fn	*fn;
	void			*ctx;
};

static void
take_edge(const struct stmt_row *row, void *ctx)
{
	const struct taking *t = ctx;
	const struct link *l = &links[t->link];
	struct store_snapshot_edge x = { .link = t->link, .trust = 1,
	    .from = row_int(row, 0), .to = row_int(row, 1) };

	if (l->kind > 0)
		x.kind = row_int(row, l->kind);
	if (l->status > 0)
		x.status = row_int(row, l->status);
	if (l->trust > 0)
		x.trust = row_real(row, l->trust);
	t->fn(&x, t->ctx);
}

int
store_snapshot_edges(struct db *db, const struct store_slice *slice,
    store_snapshot_edge_fn *fn, void *ctx, struct err *e)
{
	struct taking t = { slice->link, fn, ctx };
	struct stmt *s = stmt_use(db, links[slice->link].of);

	stmt_int(s, "first", slice->first);
	stmt_int(s, "last", slice->last);
	return stmt_each(s, take_edge, &t, e);
}
