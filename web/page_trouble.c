#include "base.h"

#include "atom.h"
#include "clock.h"
#include "esc.h"
#include "page.h"
#include "source_health.h"
#include "store_graph.h"
#include "store_source.h"

/* One source in trouble: the id changes with the trouble, so that a reader
 * shows it anew, and not because it was looked at again. */
static void
put_source(struct arena *a, struct buf *b, const struct source *s,
    const struct source_health *h)
{
	struct buf html = BUF_INIT(REPLY_BYTES);
	const char *word = source_word_name(h->word);
	struct str name = s->title.n > 0 ? s->title : s->url;
	struct atom_entry entry = { .href = "/sources",
	    .updated = h->since != CLOCK_NONE ? h->since : 0 };
	char at[CLOCK_TEXT];

	entry.id = arena_printf(a, "source:%016llx:%s:%s",
	    (unsigned long long)s->id, word, clock_format(entry.updated, at));
	entry.title = str_of(arena_printf(a, "%.*s is %s", STR_ARG(name),
	    word));
	esc_html(h->why, &html);
	buf_add_str(&html, " (");
	esc_html(s->url, &html);
	buf_add_char(&html, ')');
	entry.html = buf_str(&html);
	atom_put(b, &entry);
	buf_release(&html);
}

static int
each_source(struct request *q, struct source_rows *rows,
    struct source_health **health, struct err *e)
{
	if (store_sources(q->db, q->arena, rows, e) < 0)
		return -1;
	*health = arena_array(q->arena, rows->n + 1, sizeof(**health));
	for (size_t i = 0; i < rows->n; i++)
		if (source_health(q->db, q->arena, &rows->at[i], clock_now(),
		    &(*health)[i], e) < 0)
			return -1;
	return 0;
}

/* What somebody has to look at, for a reader of feeds. */
int
page_trouble(struct request *q, struct reply *r, struct err *e)
{
	struct source_health *health;
	struct source_rows rows;
	int64_t newest = 0;

	if (each_source(q, &rows, &health, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++)
		if (source_word_is_bad(health[i].word))
			newest = MAX_OF(newest, health[i].since);
	atom_open(&r->body, "sources", "tapeout: sources in trouble",
	    "/sources.atom", newest);
	for (size_t i = 0; i < rows.n; i++)
		if (source_word_is_bad(health[i].word))
			put_source(q->arena, &r->body, &rows.at[i],
			    &health[i]);
	return atom_close(q, r, e);
}

static void
put_metric(struct buf *b, const char *name, const char *help, int64_t v)
{
	buf_printf(b, "# HELP tapeout_%s %s\n# TYPE tapeout_%s gauge\n"
	    "tapeout_%s %lld\n", name, help, name, name, (long long)v);
}

/* Prometheus' text format, 0.0.4. */
int
page_metrics(struct request *q, struct reply *r, struct err *e)
{
	int64_t of[SOURCE_WORDS] = { 0 };
	struct source_health *health;
	struct source_rows rows;
	struct store_counts n;

	if (each_source(q, &rows, &health, e) < 0 ||
	    store_count(q->db, &n, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++)
		of[health[i].word]++;
	buf_add_str(&r->body, "# HELP tapeout_sources Sources by health.\n"
	    "# TYPE tapeout_sources gauge\n");
	for (int w = 0; w < SOURCE_WORDS; w++)
		buf_printf(&r->body, "tapeout_sources{health=\"%s\"} %lld\n",
		    source_word_name((enum source_word)w), (long long)of[w]);
	put_metric(&r->body, "documents", "Documents stored.", n.docs);
	put_metric(&r->body, "mentions", "Mentions read.", n.mentions);
	put_metric(&r->body, "edges", "Relations believed.", n.edges);
	put_metric(&r->body, "deals", "Deals believed.", n.deals);
	if (buf_check(&r->body, "the metrics", e) < 0)
		return -1;
	reply_bytes(q, r, "text/plain; version=0.0.4", CACHE_NEVER);
	return 0;
}
