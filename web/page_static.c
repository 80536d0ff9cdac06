#include "base.h"

#include "asset.h"
#include "page.h"
#include "param.h"

/* Templates are in the same table, and are nobody's business. */
int
page_static(struct request *q, struct reply *r, struct err *e)
{
	const struct asset *a = asset_find(q->rest);

	if (a == NULL || str_ends(q->rest, ".html"))
		return err_set(e, ERR_NOT_FOUND, "There is no such file here.");
	buf_put(&r->body, a->bytes);
	reply_bytes(q, r, asset_type(q->rest),
	    param_str(q, "v").n > 0 ? CACHE_LONG : CACHE_ASK);
	return 0;
}
