#include "base.h"

#include "atom.h"
#include "clock.h"
#include "esc.h"

void
atom_open(struct buf *b, const char *name, const char *title,
    const char *href, int64_t updated)
{
	char at[CLOCK_TEXT];

	clock_format(updated, at);
	buf_printf(b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
	    "<id>urn:tapeout:%s</id>\n<title>%s</title>\n"
	    "<author><name>tapeout</name></author>\n<updated>%s</updated>\n"
	    "<link rel=\"self\" href=\"%s\"/>\n", name, title, at, href);
}

void
atom_put(struct buf *b, const struct atom_entry *entry)
{
	char at[CLOCK_TEXT];

	clock_format(entry->updated, at);
	buf_printf(b, "<entry><id>urn:tapeout:%s</id>\n<title>", entry->id);
	esc_html(entry->title, b);
	buf_printf(b, "</title>\n<updated>%s</updated>\n<link href=\"%s\"/>\n"
	    "<content type=\"html\">", at, entry->href);
	esc_html(entry->html, b);
	buf_add_str(b, "</content></entry>\n");
}

int
atom_close(const struct request *q, struct reply *r, struct err *e)
{
	buf_add_str(&r->body, "</feed>\n");
	if (buf_check(&r->body, "the feed", e) < 0)
		return -1;
	reply_bytes(q, r, "application/atom+xml; charset=utf-8", CACHE_ASK);
	return 0;
}
