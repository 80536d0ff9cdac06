#include "base.h"

#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "hash.h"
#include "limits.h"
#include "num.h"
#include "stmt.h"
#include "store_dump.h"
#include "store_dump_in.h"

/* A longer text stands as its length and hash. */
#define TEXT_BYTES 1024

/* Record, then derived. */
static const enum stmt_name table[] = {
	STMT_DUMP_SOURCE, STMT_DUMP_ITEM, STMT_DUMP_DOC,
	STMT_DUMP_DOC_VERSION, STMT_DUMP_ENTITY, STMT_DUMP_ALIAS,
	STMT_DUMP_JUDGEMENT, STMT_DUMP_REMOVED, STMT_DUMP_EDITION, STMT_DUMP_SUBSCRIBER,
	STMT_DUMP_DELIVERY,
	STMT_DUMP_DOC_READ, STMT_DUMP_SKETCH, STMT_DUMP_STORY,
	STMT_DUMP_FOUND,
	STMT_DUMP_MENTION,
	STMT_DUMP_MOVED, STMT_DUMP_DOC_ENTITY, STMT_DUMP_CLAIM, STMT_DUMP_DEAL_CLAIM,
	STMT_DUMP_DEAL_CLAIM_PARTY, STMT_DUMP_SAME,
	STMT_DUMP_OTHER_NAME, STMT_DUMP_DOC_GROUP,
	STMT_DUMP_STORY_DOC, STMT_DUMP_NODE,
	STMT_DUMP_EDGE,
	STMT_DUMP_DEAL, STMT_DUMP_DEAL_PARTY, STMT_DUMP_DEAL_SOURCE,
	STMT_DUMP_SEARCH_ROW, STMT_DUMP_FOLD_STATE
};

static void
put_text(struct buf *out, struct str s)
{
	if (s.n > TEXT_BYTES) {
		buf_printf(out, "#%zu:%016llx", s.n,
		    (unsigned long long)hash_str(s));
		return;
	}
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '\t':
			buf_add_str(out, "\\t");
			break;
		case '\n':
			buf_add_str(out, "\\n");
			break;
		case '\\':
			buf_add_str(out, "\\\\");
			break;
		default:
			buf_add_char(out, s.p[i]);
		}
}

void
store_dump_column(struct buf *out, struct stmt *s, int i)
{
	char number[32];

	switch (col_type(s, i)) {
	case COL_NULL:
		buf_add_char(out, '-');
		break;
	case COL_INT:
		buf_printf(out, "%lld", (long long)col_int(s, i));
		break;
	case COL_REAL:
		num_print(col_real(s, i), number);
		buf_add_str(out, number);
		break;
	case COL_TEXT:
		put_text(out, col_raw(s, i));
		break;
	}
}

static int
dump_table(struct db *db, enum stmt_name name, struct buf *line,
    store_dump_fn *fn, void *ctx, struct err *e)
{
	struct stmt *s = stmt_use(db, name);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		buf_reset(line);
		buf_add_str(line, sql_stmt[name].name + strlen("dump_"));
		for (int i = 0; i < col_count(s); i++) {
			buf_add_char(line, '\t');
			store_dump_column(line, s, i);
		}
		buf_add_char(line, '\n');
		if ((rc = fn(buf_str(line), ctx)) != 0)
			break;
	}
	stmt_done(s);
	return rc;
}

int
store_dump(struct db *db, store_dump_fn *fn, void *ctx, struct err *e)
{
	struct buf line = BUF_INIT(LIMIT_LINE_BYTES);
	int rc = 0;

	for (size_t i = 0; i < COUNT_OF(table) && rc == 0; i++)
		rc = dump_table(db, table[i], &line, fn, ctx, e);
	buf_release(&line);
	return rc;
}
