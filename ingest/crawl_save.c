#include "base.h"

#include "clock.h"
#include "crawl_in.h"
#include "health.h"

static size_t
done_of(const struct crawl *c, const struct site *site)
{
	size_t n = 0;

	for (size_t i = 0; i < c->done.n; i++)
		n += c->done.at[i]->site == site;
	return n;
}

/*
 * What a person did while it was asked stays: a pause, a name, another address.
 * What asking it has told is put over that; one that was removed is left alone.
 */
static int
keep_changes(struct db *db, struct asked *a, struct err *e)
{
	struct source *s = &a->source, *now;

	now = store_source_get(db, &a->crawl->arena, s->id, e);
	if (now == NULL && e->kind != ERR_NOT_FOUND)
		return -1;
	if (now == NULL) {
		err_clear(e);
		a->lost = "it was removed while it was asked";
		return 0;
	}
	if (now->title.n > 0)
		s->title = now->title;
	if (now->site.n > 0)
		s->site = now->site;
	if (now->lang.n > 0)
		s->lang = now->lang;
	if (s->state != SOURCE_GONE)
		s->state = now->state;
	if (!str_eq(now->url, a->url)) {
		s->url = now->url;
		s->etag = now->etag;
		s->modified = now->modified;
	}
	return 0;
}

static int
save_one(struct db *db, struct asked *a, struct err *e)
{
	struct crawl *c = a->crawl;

	a->counts = (struct batch_counts){ 0 };
	if (keep_changes(db, a, e) < 0)
		return -1;
	if (a->lost != NULL)
		return 0;
	if (batch_write(&a->batch, db, &a->counts, e) < 0)
		return -1;
	a->fetch.added = (int64_t)a->counts.added;
	if (a->counts.added > 0)
		a->source.last_new = a->source.last_try;
	if (a->good)
		a->source.next_try = a->source.last_try +
		    MAX_OF(health_wait_after_success(&a->source, crawl_usual_wait(c),
		    a->fresh_ms), a->retry_ms);
	if (store_source_health(db, &a->source, e) < 0)
		return -1;
	return store_fetch_put(db, &a->fetch, e);
}

/* A host is given back with the last of its sources. */
static int
give_site(struct db *db, struct asked *a, struct err *e)
{
	struct crawl *c = a->crawl;

	polite_learned(c->polite, &a->site->host);
	return store_host_give(db, &c->lease, &a->site->host, e);
}

/* What sources said and how they are, in one transaction: never one alone. */
static int
save_all(struct db *db, void *ctx, struct err *e)
{
	struct crawl *c = ctx;

	for (size_t i = 0; i < c->done.n; i++) {
		struct asked *a = c->done.at[i];
		bool held, last = true;

		if (store_host_held(db, &c->lease, a->site->host.origin, &held,
		    e) < 0)
			return -1;
		a->lost = held ? NULL : "another crawler has taken its host "
		    "over";
		if (held && save_one(db, a, e) < 0)
			return -1;
		for (size_t k = i + 1; k < c->done.n; k++)
			last = last && c->done.at[k]->site != a->site;
		if (last && a->site->open == done_of(c, a->site) &&
		    give_site(db, a, e) < 0)
			return -1;
	}
	return 0;
}

static void
count_saved(struct asked *a)
{
	struct crawl *c = a->crawl;

	if (--a->site->open == 0)
		c->hosts_open--;
	batch_release(&a->batch);
	if (a->lost != NULL) {
		crawl_tell(a, a->lost);
		return;
	}
	c->report->added += a->counts.added;
	c->report->changed += a->counts.changed;
	c->report->known += a->counts.known;
	c->report->removed += a->counts.removed;
}

void
crawl_save(struct crawl *c)
{
	if (c->done.n > 0 && c->rc == 0 &&
	    db_write(c->db, save_all, c, c->e) < 0)
		c->rc = -1;
	for (size_t i = 0; i < c->done.n && c->rc == 0; i++)
		count_saved(c->done.at[i]);
	VEC_RESET(&c->done);
	c->saved = clock_ticks();
}
