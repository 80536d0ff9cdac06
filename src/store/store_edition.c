#include "base.h"

#include "clock.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_edition.h"

struct putting {
	const char	*date;
	struct str	 body;
	bool		*kept;
};

static int
put_edition(struct db *db, void *ctx, struct err *e)
{
	struct putting *p = ctx;
	struct stmt *s = stmt_use(db, STMT_EDITION_PUT);

	stmt_str(s, "date", str_of(p->date));
	stmt_int(s, "made", clock_now());
	stmt_str(s, "body", p->body);
	if (stmt_run(s, e) < 0)
		return -1;
	*p->kept = stmt_changes(db) > 0;
	return 0;
}

int
store_edition_put(struct db *db, const char *date, struct str body,
    bool *kept, struct err *e)
{
	bool ignored;
	struct putting p = { date, body, kept != NULL ? kept : &ignored };

	return db_write(db, put_edition, &p, e);
}

int
store_edition_get(struct db *db, struct arena *a, const char *date,
    struct str *body, int64_t *made, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_EDITION_GET);
	int rc;

	stmt_str(s, "date", str_of(date));
	rc = stmt_step(s, e);
	if (rc == 0)
		return err_set(e, ERR_NOT_FOUND, "no edition of %s was kept",
		    date);
	if (rc < 0)
		return -1;
	*body = col_str(s, 0, a);
	if (made != NULL)
		*made = col_int(s, 1);
	stmt_done(s);
	return 0;
}
