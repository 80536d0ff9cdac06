#include "base.h"

#include "app.h"
#include "view.h"

/* What else to ask.  The rows of view_names.near begin with a name and its type. */
static void
did_you_mean(const struct table *near, struct buf *b)
{
	size_t n = 0;

	if (near == NULL || near->rows == 0) {
		buf_add_str(b, "; `tapeout search` looks for words");
		return;
	}
	buf_add_str(b, "; did you mean ");
	for (const struct table_row *r = near->first; r != NULL && n < 3;
	    r = r->next, n++) {
		buf_add_str(b, n == 0 ? "" : " or ");
		buf_printf(b, "%.*s (%.*s)", STR_ARG(r->cell[0].s),
		    STR_ARG(r->cell[1].s));
	}
	buf_add_char(b, '?');
}

int
app_find(struct app *app, const char *name, enum entity_type type,
    int64_t *id, struct err *e)
{
	struct view_names names = { .id = 0 };
	struct buf b = BUF_INIT(sizeof(e->text));

	if (view_find(app->db, &app->arena, str_of(name), type, &names, e) < 0)
		return -1;
	if (names.id != 0) {
		*id = names.id;
		return 0;
	}
	did_you_mean(names.near, &b);
	err_set(e, ERR_NOT_FOUND, "no entity is called \"%s\"%s", name,
	    buf_text(&b));
	buf_release(&b);
	return -1;
}
