#include "base.h"

#include "asset.h"
#include "page.h"
#include "param.h"

/* Only the bytes that the address names by their hash may be kept for ever. */
static bool
is_named_by_hash(const struct request *q, const struct asset *a)
{
	char href[ASSET_HREF];
	struct str rest = str_of(asset_href(a->name, href)), part;

	return str_split(&rest, '=', &part) && rest.n > 0 &&
	    str_eq(rest, param_str(q, "v"));
}

/* Templates are in the same table, and are nobody's business. */
int
page_static(struct request *q, struct reply *r, struct err *e)
{
	const struct asset *a = asset_find(q->rest);

	if (a == NULL || str_ends(q->rest, ".html"))
		return err_set(e, ERR_NOT_FOUND, "There is no such file here.");
	buf_put(&r->body, a->bytes);
	reply_bytes(q, r, asset_type(q->rest),
	    is_named_by_hash(q, a) ? CACHE_LONG : CACHE_ASK);
	return 0;
}

int
page_robots(struct request *q, struct reply *r, struct err *e)
{
	q->rest = STR_LIT("robots.txt");
	return page_static(q, r, e);
}

int
page_icon(struct request *q, struct reply *r, struct err *e)
{
	q->rest = STR_LIT("icon.svg");
	return page_static(q, r, e);
}
