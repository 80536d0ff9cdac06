#include "base.h"

#include "feed.h"
#include "limits.h"
#include "mail.h"
#include "reader_in.h"

/* The HTML part says what the letter says; the plain one is often a stub, and
 * is taken where the other is empty or next to it. */
static void
mail_text(const struct mail *m, struct doc *d, struct buf *out)
{
	struct feed_text html = { .text = m->html };

	if (m->html.n > 0)
		feed_markdown(&html, out);
	d->format = FORMAT_MARKDOWN;
	if (out->n * 2 < m->plain.n) {
		buf_reset(out);
		buf_put(out, m->plain);
		d->format = FORMAT_TEXT;
	}
	d->text = buf_str(out);
}

/* "The Weekly <weekly.example.com>" is of The Weekly, whoever sent it. */
static struct str
list_name(struct str list_id)
{
	size_t end = str_find_char(list_id, '<', 0);
	struct str s = str_trim((struct str){ list_id.p,
	    end == SIZE_MAX ? 0 : end });

	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
		s = (struct str){ s.p + 1, s.n - 2 };
	return s;
}

static int
read_message(struct reader *r, struct str bytes, struct err *e)
{
	struct buf text = BUF_INIT(LIMIT_DOC_BYTES);
	struct doc d = reader_blank(r);
	struct mail m;
	int rc = mail_read(bytes, MIME_FORGIVING, r->arena, &m, e);

	if (rc == 0) {
		mail_text(&m, &d, &text);
		d.title = m.subject;
		if (d.show.n == 0)
			d.show = list_name(m.list_id);
		if (d.show.n == 0)
			d.show = m.name.n > 0 ? m.name : m.addr;
		d.link = reader_canonical(r, m.link);
		d.date = m.date;
		if (d.kind == DOC_NONE)
			d.kind = DOC_NEWSLETTER;
		/* the same letter in two boxes is one (RFC 5322 3.6.4) */
		if (m.message_id.n > 0)
			d.key = str_of(arena_printf(r->arena, "mid:%.*s",
			    STR_ARG(m.message_id)));
		rc = reader_hand_on(r, &d, e);
	}
	mail_release(&m);
	buf_release(&text);
	return rc;
}

/* A message that cannot be read costs the mbox only itself. */
int
reader_mail(struct reader *r, struct str bytes, struct err *e)
{
	struct str one;
	int rc = 0;

	r->found->form = FORM_MAIL;
	if (!mail_is_mbox(bytes))
		return read_message(r, bytes, e);
	while (rc == 0 && mail_next(&bytes, &one)) {
		struct err bad = ERR_INIT;

		r->found->items++;
		rc = read_message(r, one, &bad);
		if (rc < 0 && bad.kind != ERR_NONE) {
			reader_tell(r, arena_printf(r->arena, "message %zu",
			    r->found->items), &bad);
			rc = 0;
		}
	}
	return rc;
}
