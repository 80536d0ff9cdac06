#include "base.h"

#include <stdio.h>

#include "asset.h"
#include "hash.h"

static const struct {
	const char	*end;
	const char	*type;
} types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
	{ ".txt", "text/plain; charset=utf-8" },
	{ ".html", "text/html; charset=utf-8" }
};

const struct asset *
asset_find(struct str name)
{
	for (const struct asset *a = asset_table; a->name != NULL; a++)
		if (str_is(name, a->name))
			return a;
	return NULL;
}

const char *
asset_href(const char *name, char out[ASSET_HREF])
{
	const struct asset *a = asset_find(str_of(name));

	out[0] = '\0';
	if (a != NULL)
		snprintf(out, ASSET_HREF, "/static/%s?v=%08x", name,
		    (unsigned)hash_str(a->bytes));
	return out;
}

const char *
asset_type(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(types); i++)
		if (str_ends(name, types[i].end))
			return types[i].type;
	return "application/octet-stream";
}
