#include "base.h"

#include "check.h"
#include "feed.h"
#include "limits.h"

static struct arena a = ARENA_INIT;
static struct err e = ERR_INIT;

static size_t
persons_of(const struct feed_entry *n)
{
	size_t count = 0;

	for (const struct feed_person *p = n->authors; p != NULL; p = p->next)
		count++;
	return count;
}

static size_t
files_of(const struct feed_entry *n)
{
	size_t count = 0;

	for (const struct feed_file *p = n->enclosures; p != NULL; p = p->next)
		count++;
	return count;
}

/* A paper of 5,000 is read whole, a list without end is not. */
static void
lists_have_a_ceiling(void)
{
	struct buf b = BUF_INIT(8 * MIB);
	struct feed f;

	buf_add_str(&b, "<rss version=\"2.0\"><channel><title>t</title><item>"
	    "<title>x</title>");
	for (int i = 0; i < 7000; i++)
		buf_printf(&b, "<author>Name %d</author><enclosure url=\""
		    "https://a.example/%d.mp3\"/>", i / 2 * 2, i);
	buf_add_str(&b, "</item><item><title>y</title>");
	for (int i = 0; i < 7000; i++)
		buf_printf(&b, "<author>Name %d</author>", i);
	buf_add_str(&b, "</item></channel></rss>");
	CHECK_INT(feed_read(buf_str(&b), STR_NONE, &a, &f, &e), 0);
	CHECK_INT(f.entries, 2);
	CHECK_INT(persons_of(f.entry), 3500);
	CHECK_INT(files_of(f.entry), FEED_FILES_MOST);
	CHECK_INT(persons_of(f.entry->next), FEED_PERSONS_MOST);
	buf_release(&b);
	arena_release(&a);
}

CHECK_MAIN(lists_have_a_ceiling)
