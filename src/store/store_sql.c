#include "base.h"

#include <stdio.h>

#include "clock.h"
#include "db_in.h"
#include "limits.h"
#include "store_sql.h"
#include "utf8.h"
#include "vec.h"

#define TEXT_MOST MIB
/* One value: SQLite looks at no ceiling while it makes one. */
#define VALUE_MOST (32u * MIB)
#define PATTERN_MOST 1000	/* of LIKE and GLOB */
/* The machine's steps between two looks at the ceilings. */
#define LOOK_EVERY 1000

struct guard {
	const struct store_sql_limits	*limits;
	int64_t				 steps, deadline;
	char				 refused[160];
	const char			*stopped;	/* the ceiling's name */
};

/* Functions that only compute.  What reads files, loads code or tells of the
 * machine is not among them. */
static const char *const functions[] = {
	"abs", "acos", "asin", "atan", "avg", "bm25", "ceil", "char",
	"coalesce", "cos", "count", "cume_dist", "date", "datetime",
	"dense_rank", "exp", "first_value", "floor", "format", "glob",
	"group_concat", "highlight", "hex", "ifnull", "iif", "instr",
	"json_array_length", "json_extract", "julianday", "lag", "last_value",
	"lead", "length", "like", "ln", "log", "log10", "log2", "lower",
	"ltrim", "match", "max", "min", "mod", "nth_value", "ntile", "nullif",
	"percent_rank", "pi", "pow", "power", "printf", "quote", "rank",
	"replace", "round", "row_number", "rtrim", "sign", "sin", "snippet",
	"sqrt", "strftime", "substr", "substring", "sum", "time", "total",
	"trim", "trunc", "typeof", "unicode", "unixepoch", "upper"
};

/* What subscribers are is theirs alone. */
static const char *const private_tables[] = { "subscriber", "delivery" };

static bool
is_among(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name != NULL && str_ieq(str_of(name), str_of(list[i])))
			return true;
	return false;
}

static int
refuse(struct guard *g, const char *why, const char *what)
{
	if (g->refused[0] == '\0')
		snprintf(g->refused, sizeof(g->refused), "%s%s%s", why,
		    what != NULL && what[0] != '\0' ? " " : "",
		    what != NULL ? what : "");
	return SQLITE_DENY;
}

static int
authorize(void *ctx, int action, const char *a, const char *b,
    const char *database, const char *trigger)
{
	struct guard *g = ctx;

	(void)database;
	(void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		return is_among(a, private_tables, COUNT_OF(private_tables)) ?
		    refuse(g, "nobody reads the table", a) : SQLITE_OK;
	case SQLITE_FUNCTION:
		return is_among(b, functions, COUNT_OF(functions)) ?
		    SQLITE_OK : refuse(g, "it may not call the function", b);
	case SQLITE_PRAGMA:
		return refuse(g, "it only reads: there is no PRAGMA", a);
	case SQLITE_ATTACH:
	case SQLITE_DETACH:
		return refuse(g, "it reads this database alone: it attaches "
		    "and detaches none", NULL);
	default:
		return refuse(g, "it only reads: what writes is refused",
		    NULL);
	}
}

static int
progress(void *ctx)
{
	struct guard *g = ctx;

	g->steps += LOOK_EVERY;
	if (g->limits->steps > 0 && g->steps > g->limits->steps)
		g->stopped = "steps";
	else if (g->deadline != 0 && clock_ticks() > g->deadline)
		g->stopped = "seconds";
	return g->stopped != NULL;
}

/* ---- functions ---- */

static struct str
text_of(sqlite3_value *v)
{
	const char *p = (const char *)sqlite3_value_text(v);

	return (struct str){ p != NULL ? p : "",
	    (size_t)sqlite3_value_bytes(v) };
}

static struct str
bytes_of(sqlite3_value *v)
{
	const char *p = sqlite3_value_blob(v);

	return (struct str){ p != NULL ? p : "",
	    (size_t)sqlite3_value_bytes(v) };
}

static bool
some_null(int n, sqlite3_value **at)
{
	for (int i = 0; i < n; i++)
		if (sqlite3_value_type(at[i]) == SQLITE_NULL)
			return true;
	return false;
}

/* From 1, in letters, or in bytes where both are blobs; 0 where it is not. */
static void
sql_instr(sqlite3_context *c, int n, sqlite3_value **at)
{
	bool blobs = sqlite3_value_type(at[0]) == SQLITE_BLOB &&
	    sqlite3_value_type(at[1]) == SQLITE_BLOB;
	struct str s, part;
	size_t hit;

	if (some_null(n, at))
		return;
	s = blobs ? bytes_of(at[0]) : text_of(at[0]);
	part = blobs ? bytes_of(at[1]) : text_of(at[1]);
	hit = str_find_str(s, part, 0);
	if (hit == SIZE_MAX)
		sqlite3_result_int(c, 0);
	else
		sqlite3_result_int64(c, 1 + (int64_t)(blobs ? hit :
		    utf8_count((struct str){ s.p, hit })));
}

static void
sql_replace(sqlite3_context *c, int n, sqlite3_value **at)
{
	struct buf b = BUF_INIT(VALUE_MOST);
	struct str s, old, new;
	size_t from = 0, hit;

	if (some_null(n, at))
		return;
	s = text_of(at[0]);
	old = text_of(at[1]);
	new = text_of(at[2]);
	while (old.n > 0 && !b.over &&
	    (hit = str_find_str(s, old, from)) != SIZE_MAX) {
		buf_put(&b, (struct str){ s.p + from, hit - from });
		buf_put(&b, new);
		from = hit + old.n;
	}
	buf_put(&b, (struct str){ s.p + from, s.n - from });
	if (b.over)
		sqlite3_result_error_toobig(c);
	else
		sqlite3_result_text(c, buf_text(&b), (int)b.n,
		    SQLITE_TRANSIENT);
	buf_release(&b);
}

/* SQLite's own take the product of both lengths, and nothing can stop them on
 * the way. */
static int
set_functions(struct db *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC |
	    SQLITE_INNOCUOUS;

	return sqlite3_create_function(db->h, "instr", 2, flags, NULL,
	    sql_instr, NULL, NULL) == SQLITE_OK &&
	    sqlite3_create_function(db->h, "replace", 3, flags, NULL,
	    sql_replace, NULL, NULL) == SQLITE_OK ? 0 : -1;
}

/* ---- rows ---- */

static struct str
hex(struct arena *a, const unsigned char *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	char *s = arena_alloc(a, 2 * n + 1);

	for (size_t i = 0; i < n; i++) {
		s[2 * i] = digits[p[i] >> 4];
		s[2 * i + 1] = digits[p[i] & 15];
	}
	return (struct str){ s, 2 * n };
}

static void
take_cell(sqlite3_stmt *s, int k, struct arena *a, struct store_sql_cell *c)
{
	struct str raw = { NULL, 0 };

	switch (sqlite3_column_type(s, k)) {
	case SQLITE_INTEGER:
		c->type = SQL_INT;
		c->i = sqlite3_column_int64(s, k);
		return;
	case SQLITE_FLOAT:
		c->type = SQL_REAL;
		c->r = sqlite3_column_double(s, k);
		return;
	case SQLITE_TEXT:
		c->type = SQL_TEXT;
		raw.p = (const char *)sqlite3_column_text(s, k);
		raw.n = (size_t)sqlite3_column_bytes(s, k);
		c->s = arena_str(a, raw);
		return;
	case SQLITE_BLOB:
		c->type = SQL_BLOB;
		c->s = hex(a, sqlite3_column_blob(s, k),
		    (size_t)sqlite3_column_bytes(s, k));
		return;
	default:
		c->type = SQL_NULL;
	}
}

VEC_NAMED(rows, struct store_sql_cell *);

static int
take_rows(sqlite3_stmt *s, struct arena *a, struct guard *g,
    struct rows *rows, struct err *e)
{
	int n = sqlite3_column_count(s), rc;
	size_t before = a->total;

	while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
		struct store_sql_cell *row;

		if (g->limits->rows > 0 && (int64_t)rows->n >= g->limits->rows)
			return err_set(e, ERR_LIMIT, "the answer has more than "
			    "%lld rows, its ceiling",
			    (long long)g->limits->rows);
		row = arena_array(a, (size_t)n + 1, sizeof(*row));
		for (int k = 0; k < n; k++)
			take_cell(s, k, a, &row[k]);
		*VEC_ADD(rows) = row;
		if (g->limits->bytes > 0 && a->total - before >
		    g->limits->bytes)
			return err_set(e, ERR_LIMIT, "the answer needs more "
			    "than %zu MiB, its ceiling", g->limits->bytes /
			    MIB);
	}
	return rc == SQLITE_DONE ? 0 : -1;
}

/* ---- the whole ---- */

static int
fail(struct db *db, const struct guard *g, struct err *e)
{
	if (e->kind != ERR_NONE)
		return -1;
	if (g->refused[0] != '\0')
		return err_set(e, ERR_DENIED, "%s", g->refused);
	if (g->stopped != NULL)
		return err_set(e, ERR_LIMIT, "it took more %s than its "
		    "ceiling", g->stopped);
	if ((sqlite3_errcode(db->h) & 0xff) == SQLITE_NOMEM)
		return err_set(e, ERR_LIMIT, "it took more memory than %zu "
		    "MiB, its ceiling", g->limits->bytes / MIB);
	if ((sqlite3_errcode(db->h) & 0xff) == SQLITE_TOOBIG)
		return err_set(e, ERR_LIMIT, "one value is over its ceiling "
		    "of %u MiB", VALUE_MOST / MIB);
	if (sqlite3_errcode(db->h) == SQLITE_ERROR)
		return err_set(e, ERR_INVALID, "%s", sqlite3_errmsg(db->h));
	return db_fail(db, "reading", e);
}

static int
run(struct db *db, struct arena *a, const char *text, struct guard *g,
    struct store_sql_rows *out, struct err *e)
{
	struct rows rows = VEC_INIT;
	sqlite3_stmt *s = NULL;
	const char *rest = NULL;
	int rc = sqlite3_prepare_v2(db->h, text, -1, &s, &rest) == SQLITE_OK ?
	    0 : -1;

	if (rc == 0 && s == NULL)
		rc = err_set(e, ERR_INVALID, "expected a SELECT, found "
		    "nothing");
	if (rc == 0 && str_trim(str_of(rest)).n > 0)
		rc = err_set(e, ERR_INVALID, "expected one statement, found "
		    "more after it: %.40s", str_trim(str_of(rest)).p);
	/* for what no authorizer is asked about */
	if (rc == 0 && !sqlite3_stmt_readonly(s))
		rc = refuse(g, "it only reads: what writes is refused",
		    NULL) == SQLITE_DENY ? -1 : 0;
	if (rc == 0) {
		out->columns = (size_t)sqlite3_column_count(s);
		out->name = arena_array(a, out->columns + 1,
		    sizeof(*out->name));
		for (size_t k = 0; k < out->columns; k++)
			out->name[k] = str_of(arena_strdup(a,
			    sqlite3_column_name(s, (int)k)));
		rc = take_rows(s, a, g, &rows, e);
	}
	if (rc < 0)
		rc = fail(db, g, e);
	sqlite3_finalize(s);
	out->n = rows.n;
	out->row = arena_array(a, rows.n + 1, sizeof(*out->row));
	if (rows.n > 0)
		memcpy(out->row, rows.at, rows.n * sizeof(*rows.at));
	VEC_RELEASE(&rows);
	return rc;
}

/*
 * What SQLite itself may hold, of which the rows are but the end.  The heap's
 * ceiling is the process's: nobody else may use a database meanwhile.
 */
static int
run_bounded(struct db *db, struct arena *a, const char *text, struct guard *g,
    struct store_sql_rows *out, struct err *e)
{
	int value = sqlite3_limit(db->h, SQLITE_LIMIT_LENGTH, VALUE_MOST);
	int pattern = sqlite3_limit(db->h, SQLITE_LIMIT_LIKE_PATTERN_LENGTH,
	    PATTERN_MOST);
	int64_t heap = sqlite3_hard_heap_limit64(-1);
	int rc;

	if (g->limits->bytes > 0)
		(void)sqlite3_hard_heap_limit64(sqlite3_memory_used() +
		    (int64_t)g->limits->bytes);
	rc = run(db, a, text, g, out, e);
	(void)sqlite3_hard_heap_limit64(heap);
	(void)sqlite3_soft_heap_limit64(0);
	(void)sqlite3_limit(db->h, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, pattern);
	(void)sqlite3_limit(db->h, SQLITE_LIMIT_LENGTH, value);
	return rc;
}

int
store_sql(struct db *db, struct arena *a, struct str text,
    const struct store_sql_limits *limits, struct store_sql_rows *out,
    struct err *e)
{
	struct guard g = { .limits = limits };
	int rc;

	*out = (struct store_sql_rows){ .n = 0 };
	if (text.n > TEXT_MOST)
		return err_set(e, ERR_LIMIT, "the statement has %zu bytes, the "
		    "most is %u", text.n, TEXT_MOST);
	if (memchr(text.p, 0, text.n) != NULL)
		return err_set(e, ERR_INVALID, "the statement holds a NUL");
	if (set_functions(db) < 0)
		return db_fail(db, "setting up", e);
	g.deadline = limits->ms > 0 ? clock_ticks() + limits->ms : 0;
	sqlite3_set_authorizer(db->h, authorize, &g);
	sqlite3_progress_handler(db->h, LOOK_EVERY, progress, &g);
	rc = run_bounded(db, a, arena_strndup(a, text.p, text.n), &g, out, e);
	sqlite3_progress_handler(db->h, 0, NULL, NULL);
	sqlite3_set_authorizer(db->h, NULL, NULL);
	return rc;
}
