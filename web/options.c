#include "base.h"

#include "esc.h"
#include "kind.h"
#include "options.h"

const char *
options_entity_type(unsigned i)
{
	return i < ENTITY_TYPES ? entity_type_name((enum entity_type)i) : NULL;
}

const char *
options_deal_type(unsigned i)
{
	return i < DEAL_TYPES ? deal_type_name((enum deal_type)i) : NULL;
}

const char *
options_status(unsigned i)
{
	return i < STATUSES ? status_name((enum status)i) : NULL;
}

/* "asserted" is for relations: a deal that is told as a fact is announced. */
const char *
options_deal_status(unsigned i)
{
	return options_status(i + (STATUS_PLANNED - 1));
}

const char *
options_doc_kind(unsigned i)
{
	return i < DOC_KINDS ? doc_kind_name((enum doc_kind)i) : NULL;
}

static void
put_option(struct str value, struct str label, bool chosen, struct buf *out)
{
	buf_add_str(out, "<option value=\"");
	esc_html(value, out);
	buf_add_str(out, chosen ? "\" selected>" : "\">");
	for (size_t i = 0; i < label.n; i++)
		if (label.p[i] == '_')
			buf_add_char(out, ' ');
		else
			esc_html((struct str){ label.p + i, 1 }, out);
	buf_add_str(out, "</option>\n");
}

void
options_write(options_fn *name, const char *any, struct str chosen,
    struct buf *out)
{
	put_option(STR_NONE, str_of(any), chosen.n == 0, out);
	for (unsigned i = 1; name(i) != NULL; i++)
		put_option(str_of(name(i)), str_of(name(i)),
		    str_is(chosen, name(i)), out);
}
