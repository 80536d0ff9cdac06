#include "base.h"

#include <stdio.h>

#include "launch_list.h"
#include "limits.h"
#include "num.h"
#include "reader_in.h"
#include "stamp.h"
#include "url.h"

struct listing {
	struct reader	*r;
	int64_t		 day;		/* that the page is of; CLOCK_NONE */
};

/* ".../2026/9/3" */
static int64_t
day_of(struct str url)
{
	uint64_t part[3] = { 0, 0, 0 };
	size_t n = 0;
	struct str word;
	struct url u;

	if (!url_parse(url, &u))
		return CLOCK_NONE;
	while (str_split(&u.path, '/', &word)) {
		uint64_t v;

		if (!num_uint(word, 9999, &v)) {
			n = 0;
			continue;
		}
		part[n % 3] = v;
		n++;
	}
	if (n != 3 || part[0] < 2000 || part[1] < 1 || part[1] > 12 ||
	    part[2] < 1 || part[2] > 31)
		return CLOCK_NONE;
	return clock_date((int)part[0], (int)part[1], (int)part[2]);
}

static int
on_launch(const struct launch *l, void *ctx)
{
	struct listing *g = ctx;
	struct reader *r = g->r;
	struct doc d = reader_blank(r);
	struct err item = ERR_INIT;
	int rc;

	r->found->items++;
	d.kind = DOC_LAUNCH;
	d.format = FORMAT_TEXT;
	d.title = l->name;
	d.link = reader_canonical(r, l->link);
	d.date = g->day != CLOCK_NONE ? g->day : stamp_parse(l->when);
	d.text = str_of(arena_printf(r->arena, l->votes < 0 ? "%.*s\n\n%.*s" :
	    "%.*s\n\n%.*s\n\n%lld votes", STR_ARG(l->name), STR_ARG(l->line),
	    (long long)l->votes));
	rc = reader_hand_on(r, &d, &item);
	if (rc < 0 && item.kind != ERR_NONE) {
		char where[40];

		(void)snprintf(where, sizeof(where), "item %zu",
		    r->found->items);
		reader_tell(r, where, &item);
		rc = 0;
	}
	return rc;
}

int
reader_launches(struct reader *r, struct str text, size_t *told,
    struct err *e)
{
	struct listing g = { r, day_of(r->hint->name) };

	return launch_list_read(text, r->hint->name, r->arena, on_launch, &g,
	    told, e);
}
