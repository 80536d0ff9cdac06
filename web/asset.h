/*
 * asset.h - the files of web/templates and web/static, inside the program.
 *
 * Made by web/embed.awk.  Where the drawing of graphs was not built (no npm),
 * "graph.js" is not there.
 */
#ifndef ASSET_H
#define ASSET_H

#include "base.h"
#include "str.h"

struct asset {
	const char	*name;		/* "app.css", "home.html" */
	struct str	 bytes;
};

extern const struct asset asset_table[];	/* ends with name NULL */

/* NULL where there is none. */
const struct asset	*asset_find(struct str name);
/* "/static/app.css?v=HASH" in the caller's room. */
#define ASSET_HREF 96
const char	*asset_href(const char *name, char out[ASSET_HREF]);
const char	*asset_type(struct str name);

#endif
