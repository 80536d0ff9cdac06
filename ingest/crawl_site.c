#include "base.h"

#include "buf.h"
#include "clock.h"
#include "crawl_in.h"
#include "limits.h"
#include "map.h"
#include "robots.h"

struct taking {
	struct crawl	*crawl;
	struct site	*site;
	bool		 taken;
};

/* The host, and of its sources those that nobody has asked in the meantime. */
static int
take(struct db *db, void *ctx, struct err *e)
{
	struct taking *t = ctx;
	struct crawl *c = t->crawl;
	struct site *site = t->site;
	size_t kept = 0;

	if (store_host_take(db, &c->lease, &site->host, &c->arena, &t->taken,
	    e) < 0)
		return -1;
	for (size_t i = 0; i < site->n && t->taken; i++) {
		bool unasked;

		if (store_source_unasked(db, site->source[i], &unasked,
		    e) < 0)
			return -1;
		if (unasked) {
			struct source *s = site->source[i];

			site->source[i] = site->source[kept];
			site->source[kept++] = s;
		}
	}
	if (t->taken && kept == 0)
		return store_host_give(db, &c->lease, &site->host, e);
	t->site->open = kept;
	return 0;
}

static int
take_site(struct crawl *c, struct site *site, struct err *e)
{
	struct taking t = { .crawl = c, .site = site };
	size_t n;

	if (db_write(c->db, take, &t, e) < 0)
		return -1;
	n = t.taken ? site->open : 0;
	site->open = 0;
	c->total -= site->n - n;
	if (n == 0)
		return 0;
	c->hosts_open++;
	polite_know(c->polite, &site->host);
	for (size_t i = 0; i < n; i++)
		crawl_begin(c, site, site->source[i]);
	return 0;
}

int
crawl_take_sites(struct crawl *c, struct err *e)
{
	struct site *site;

	while (c->hosts_open < crawl_at_once(c->options) && (site = c->sites) != NULL) {
		c->sites = site->next;
		if (take_site(c, site, e) < 0)
			return -1;
	}
	return 0;
}

static bool
is_wanted(const struct crawl *c, const struct source *s)
{
	if (c->options->only != 0)
		return s->id == c->options->only;
	return s->state == SOURCE_ACTIVE;
}

static int
load_sources(struct crawl *c, struct source_rows *rows, struct err *e)
{
	if (c->options->all || c->options->only != 0)
		return store_sources(c->db, &c->arena, rows, e);
	return store_sources_due(c->db, &c->arena, clock_now(), rows, e);
}

/* A URL that has no host is a site of its own: asking it says why. */
static struct str
origin_of(struct crawl *c, const struct source *s)
{
	struct buf b = BUF_INIT(2 * LIMIT_URL_BYTES);
	struct str origin = robots_origin(s->url, &b) ?
	    arena_str(&c->arena, buf_str(&b)) : s->url;

	buf_release(&b);
	return origin;
}

/* Sources by host, hosts in the order of their first source. */
int
crawl_load_sites(struct crawl *c, struct err *e)
{
	struct source_rows rows = { NULL, 0 };
	struct map known = MAP_INIT;
	struct site **last = &c->sites, *site;
	struct site **of;

	if (load_sources(c, &rows, e) < 0)
		return -1;
	of = arena_array(&c->arena, rows.n + 1, sizeof(struct site *));
	for (size_t i = 0; i < rows.n; i++) {
		struct str origin;
		uint64_t *at;
		bool is_new;

		if (!is_wanted(c, &rows.at[i]))
			continue;
		origin = origin_of(c, &rows.at[i]);
		at = map_put(&known, origin, &is_new);
		if (is_new) {
			site = arena_alloc(&c->arena, sizeof(*site));
			site->host.origin = origin;
			site->host.rest_until = CLOCK_NONE;
			site->host.robots_until = CLOCK_NONE;
			*last = site;
			last = &site->next;
			*at = i;
			of[i] = site;
		}
		of[*at]->n++;
		of[i] = of[*at];
	}
	map_release(&known);
	for (site = c->sites; site != NULL; site = site->next) {
		site->source = arena_array(&c->arena, site->n,
		    sizeof(struct source *));
		site->n = 0;
	}
	for (size_t i = 0; i < rows.n; i++)
		if ((site = of[i]) != NULL) {
			site->source[site->n++] = &rows.at[i];
			c->total++;
		}
	return 0;
}
