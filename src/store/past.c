#include "base.h"

#include "past.h"
#include "stmt.h"

static int
set_writable(struct db *db, bool on, struct err *e)
{
	static const struct sql_text writable = { "looking back",
	    "PRAGMA query_only = OFF;" };
	static const struct sql_text fixed = { "looking back",
	    "PRAGMA query_only = ON;" };

	return stmt_script(db, on ? &writable : &fixed, e);
}

/* The tables first: then what is known is taken from all documents, and only
 * then are these hidden behind it. */
int
past_begin(struct db *db, int64_t until, struct err *e)
{
	const struct sql_text *t = sql_past, *derived = NULL;
	struct stmt *s;

	for (; t->name != NULL; t++)
		if (str_is(str_of(t->name), "derived"))
			derived = t;
	BUG_IF(derived == NULL);
	db_set_apart(db);
	if (set_writable(db, true, e) < 0 || stmt_script(db, derived, e) < 0)
		return -1;
	s = stmt_use(db, STMT_PAST_KNOWN);
	stmt_int(s, "until", until);
	if (stmt_run(s, e) < 0)
		return -1;
	for (t = sql_past; t->name != NULL; t++)
		if (t != derived && stmt_script(db, t, e) < 0)
			return -1;
	return 0;
}

int
past_end(struct db *db, struct err *e)
{
	return set_writable(db, false, e);
}
