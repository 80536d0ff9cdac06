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

int
store_snapshot_edges(struct db *db, store_snapshot_edge_fn *fn, void *ctx,
    struct err *e)
{
	/* a column that is the same in every row is not asked for */
	static const struct {
		enum stmt_name	of;
		int		kind, status, trust;
	} link[STORE_LINKS] = {
		[STORE_BELIEF] = { STMT_SNAPSHOT_EDGES, 2, 3, 4 },
		[STORE_PARTY] = { STMT_SNAPSHOT_PARTIES, 2, -1, -1 },
		[STORE_NAMES] = { STMT_SNAPSHOT_PAIRS, -1, -1, 2 },
		[STORE_CAME] = { STMT_SNAPSHOT_ITEMS, -1, -1, -1 }
	};
	int rc = 0;

	for (int i = 0; i < STORE_LINKS && rc == 0; i++) {
		struct stmt *s = stmt_use(db, link[i].of);

		while ((rc = stmt_step(s, e)) > 0) {
			struct store_snapshot_edge x = {
				.link = (enum store_link)i, .trust = 1,
				.from = col_int(s, 0), .to = col_int(s, 1)
			};

			if (link[i].kind > 0)
				x.kind = col_int(s, link[i].kind);
			if (link[i].status > 0)
				x.status = col_int(s, link[i].status);
			if (link[i].trust > 0)
				x.trust = col_real(s, link[i].trust);

			if ((rc = fn(&x, ctx)) != 0)
				break;
		}
		stmt_done(s);
	}
	return rc;
}
