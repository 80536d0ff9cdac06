#include "base.h"

#include "again.h"
#include "esc.h"
#include "limits.h"

static bool
stays(const struct request_param *p)
{
	return p->value.n > 0 && !str_is(p->name, "offset") &&
	    !str_is(p->name, "as_of");
}

bool
again_asked(const struct request *q)
{
	for (size_t i = 0; i < q->params; i++)
		if (stays(&q->param[i]))
			return true;
	return false;
}

struct str
again_address(const struct request *q, int64_t offset)
{
	struct buf b = BUF_INIT(64 * KIB);
	char before = '?';
	struct str s;

	buf_put(&b, q->path);
	if (offset > 0) {
		buf_printf(&b, "?offset=%lld", (long long)offset);
		before = '&';
	}
	for (size_t i = 0; i < q->params; i++) {
		if (!stays(&q->param[i]))
			continue;
		buf_printf(&b, "%c%.*s=", before, STR_ARG(q->param[i].name));
		esc_query(q->param[i].value, &b);
		before = '&';
	}
	s = arena_str(q->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

void
again_fields(const struct request *q, struct buf *out)
{
	for (size_t i = 0; i < q->params; i++) {
		if (!stays(&q->param[i]))
			continue;
		buf_add_str(out, "<input type=\"hidden\" name=\"");
		esc_html(q->param[i].name, out);
		buf_add_str(out, "\" value=\"");
		esc_html(q->param[i].value, out);
		buf_add_str(out, "\">");
	}
}
