#include "base.h"

#include <stdio.h>

#include "captions.h"
#include "jread.h"
#include "limits.h"
#include "reader_in.h"
#include "stamp.h"

static struct str
people_of(struct reader *r, const struct jread *j)
{
	struct buf b = BUF_INIT(LIMIT_TITLE_BYTES);
	struct str s;

	if (jread_is_str(j))
		return arena_str(r->arena, jread_str(j));
	for (const struct jread *i = jread_first(j); i != NULL;
	    i = jread_next(i)) {
		if (b.n > 0)
			buf_add_char(&b, '|');
		buf_put(&b, jread_str(i));
	}
	s = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* The extract input shape: id, kind, title, date, lang, format, text. */
static int
read_json_doc(struct reader *r, const struct jread *j, struct err *e)
{
	struct doc d = reader_blank(r);
	struct str id = jread_key_str(j, "id");

	if (!jread_is_object(j) || !jread_is_str(jread_key(j, "text")))
		return err_set(e, ERR_INVALID, "expected an object with a "
		    "\"text\"");
	d.text = jread_key_str(j, "text");
	d.title = jread_key_str(j, "title");
	d.format = doc_format_of(jread_key_str(j, "format"));
	if (d.format == FORMAT_NONE)
		d.format = FORMAT_TEXT;
	if (d.kind == DOC_NONE)
		d.kind = doc_kind_of(jread_key_str(j, "kind"));
	if (jread_key_str(j, "lang").n > 0)
		d.lang = jread_key_str(j, "lang");
	if (jread_key_str(j, "show").n > 0)
		d.show = jread_key_str(j, "show");
	d.people = people_of(r, jread_key(j, "people"));
	d.link = reader_canonical(r, jread_key_str(j, "link"));
	d.date = stamp_parse(jread_key_str(j, "date"));
	/* ids of two archives may meet: the title goes with them */
	if (d.link.n == 0 && id.n > 0)
		d.key = str_of(arena_printf(r->arena, "id:%.*s#%.*s",
		    STR_ARG(id), STR_ARG(d.title)));
	return reader_hand_on(r, &d, e);
}

int
reader_json_lines(struct reader *r, struct str text, struct err *e)
{
	struct str line;
	size_t at = 0;
	int rc = 0;

	while (rc >= 0 && str_line(&text, &line)) {
		struct err item = ERR_INIT;
		struct jread *j;
		char where[40];

		at++;
		if (str_trim(line).n == 0)
			continue;
		r->found->items++;
		(void)snprintf(where, sizeof(where), "line %zu", at);
		if (line.n > LIMIT_LINE_BYTES) {
			err_set(&item, ERR_LIMIT, "%zu bytes; at most %u are "
			    "read", line.n, LIMIT_LINE_BYTES);
			j = NULL;
		} else {
			j = jread_new(line, &item);
		}
		if (j != NULL)
			rc = read_json_doc(r, j, &item);
		jread_free(j);
		if (item.kind != ERR_NONE) {
			reader_tell(r, where, &item);
			rc = 0;
		}
	}
	if (rc == 0 && r->found->items == 0)
		return err_set(e, ERR_INVALID, "no line of JSON");
	return rc;
}

static void
put_vtt_time(struct buf *b, int64_t ms)
{
	buf_printf(b, "%02lld:%02lld:%02lld.%03lld", (long long)(ms / 3600000),
	    (long long)(ms / 60000 % 60), (long long)(ms / 1000 % 60),
	    (long long)(ms % 1000));
}

/* Captions in JSON or HTML are laid down as WebVTT, which says the same and can
 * be read. */
int
reader_captions(struct reader *r, struct str text, struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	struct cues cues = VEC_INIT;
	int rc = captions_read(text, r->arena, &cues, e);

	buf_add_str(&b, "WEBVTT\n");
	for (size_t i = 0; i < cues.n; i++) {
		const struct cue *c = &cues.at[i];

		buf_add_str(&b, "\n");
		put_vtt_time(&b, c->start);
		buf_add_str(&b, " --> ");
		put_vtt_time(&b, c->end);
		buf_add_str(&b, "\n");
		if (c->speaker.n > 0)
			buf_printf(&b, "<v %.*s>", STR_ARG(c->speaker));
		buf_put(&b, c->text);
		buf_add_str(&b, "\n");
	}
	if (rc == 0)
		rc = buf_check(&b, "the captions", e);
	if (rc == 0)
		rc = reader_plain(r, buf_str(&b), FORMAT_VTT, e);
	VEC_RELEASE(&cues);
	buf_release(&b);
	return rc;
}
