#include "base.h"

#include "arena.h"
#include "extract.h"
#include "file.h"
#include "jwrite.h"
#include "limits.h"
#include "reading_json.h"
#include "sentence.h"
#include "stage_text.h"
#include "thread.h"
#include "token.h"

/* One file being looked at. */
struct look {
	struct arena	 arena;
	struct buf	 raw;
	struct doc	 doc;
	struct jwrite	 j;
};

static enum doc_format
format_by_name(const char *path)
{
	static const struct {
		const char	*end;
		enum doc_format	 format;
	} known[] = {
		{ ".md", FORMAT_MARKDOWN }, { ".vtt", FORMAT_VTT },
		{ ".srt", FORMAT_SRT }
	};

	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_ends(str_of(path), known[i].end))
			return known[i].format;
	return FORMAT_TEXT;
}

static int
look_begin(struct look *l, const struct stage_text *o, const char *path,
    struct buf *out, struct err *e)
{
	*l = (struct look){ .arena = ARENA_INIT,
	    .raw = BUF_INIT(LIMIT_DOC_BYTES), .j = JWRITE_INIT(out) };
	l->doc.key = str_of(path);
	l->doc.title = l->doc.show = l->doc.people = l->doc.lang =
	    l->doc.link = STR_NONE;
	l->doc.kind = DOC_NEWS;
	l->doc.date = CLOCK_NONE;
	l->doc.format = o->format != FORMAT_NONE ? o->format :
	    format_by_name(path);
	doc_set_id(&l->doc);
	jwrite_object(&l->j);
	jwrite_key_text(&l->j, "file", path);
	if (file_read(path, &l->raw, e) < 0) {
		jwrite_key_text(&l->j, "error", e->text);
		return -1;
	}
	l->doc.text = buf_str(&l->raw);
	return 0;
}

static int
look_end(struct look *l, int rc)
{
	jwrite_end(&l->j);
	buf_add_char(l->j.out, '\n');
	buf_release(&l->raw);
	arena_release(&l->arena);
	return rc;
}

static void
put_span(struct jwrite *j, struct str text, uint32_t start, uint32_t end)
{
	jwrite_key_int(j, "start", start);
	jwrite_key_int(j, "end", end);
	jwrite_key_str(j, "text", (struct str){ text.p + start, end - start });
}

int
stage_tokens(const struct stage_text *o, const char *path, struct buf *out,
    struct err *e)
{
	struct tokens t;
	struct look l;
	int rc = look_begin(&l, o, path, out, e);

	if (rc < 0)
		return look_end(&l, rc);
	token_scan(l.doc.text, doc_scan_format(l.doc.format), &l.arena, &t);
	jwrite_key(&l.j, "tokens");
	jwrite_array(&l.j);
	for (size_t i = 0; i < t.n; i++) {
		jwrite_object(&l.j);
		put_span(&l.j, l.doc.text, t.at[i].start, t.at[i].end);
		jwrite_key_int(&l.j, "gap", t.at[i].gap);
		jwrite_key_int(&l.j, "flags", t.at[i].flags);
		jwrite_end(&l.j);
	}
	jwrite_end(&l.j);
	return look_end(&l, 0);
}

int
stage_sentences(const struct stage_text *o, const char *path,
    struct buf *out, struct err *e)
{
	struct sentences s;
	struct tokens t;
	struct look l;
	int rc = look_begin(&l, o, path, out, e);

	if (rc < 0)
		return look_end(&l, rc);
	token_scan(l.doc.text, doc_scan_format(l.doc.format), &l.arena, &t);
	sentence_split(&t, &l.arena, &s);
	jwrite_key(&l.j, "sentences");
	jwrite_array(&l.j);
	for (size_t i = 0; i < s.n; i++) {
		jwrite_object(&l.j);
		put_span(&l.j, l.doc.text, t.at[s.at[i].first].start,
		    t.at[s.at[i].last].end);
		jwrite_key(&l.j, "question");
		jwrite_bool(&l.j, s.at[i].question);
		jwrite_end(&l.j);
	}
	jwrite_end(&l.j);
	return look_end(&l, 0);
}

static const char *
how_of(const struct mention *m)
{
	static const char *const how[] = { "", "name", "heard", "family",
	    "grammar", "short" };

	return how[m->how];
}

static void
put_name(struct jwrite *j, const struct reading_entity *ent)
{
	jwrite_key_str(j, "name", ent->name);
	jwrite_key_text(j, "type", entity_type_name(ent->type));
}

static void
put_mentions(struct jwrite *j, struct str text, const struct thread *t)
{
	for (size_t i = 0; i < t->r->mentions; i++) {
		const struct mention *m = &t->r->mention[i];

		jwrite_object(j);
		put_span(j, text, m->start, m->end);
		put_name(j, thread_entity(t, m->entity));
		jwrite_key_text(j, "how", how_of(m));
		jwrite_end(j);
	}
}

/* Every thing, and every place that names it. */
static void
put_links(struct jwrite *j, struct str text, const struct thread *t)
{
	for (size_t i = 0; i < t->r->entities; i++) {
		const struct reading_entity *ent = &t->r->entity[i];

		jwrite_object(j);
		put_name(j, ent);
		jwrite_key(j, "known");
		jwrite_bool(j, ent->origin != ORIGIN_CANDIDATE);
		jwrite_key_str(j, "of", ent->of);
		jwrite_key_str(j, "cue", ent->cue);
		jwrite_key(j, "mentions");
		jwrite_array(j);
		for (size_t m = t->first[i]; m != SIZE_MAX; m = t->next[m]) {
			const struct mention *x = &t->r->mention[m];

			jwrite_object(j);
			put_span(j, text, x->start, x->end);
			jwrite_key_text(j, "how", how_of(x));
			jwrite_end(j);
		}
		jwrite_end(j);
		jwrite_end(j);
	}
}

/* A list of what is read, under its key. */
static int
stage_read(const struct stage_text *o, const char *path, struct buf *out,
    const char *key, void (*put)(struct jwrite *, struct str,
    const struct thread *), struct err *e)
{
	struct reading r;
	struct thread t;
	struct look l;
	int rc = look_begin(&l, o, path, out, e);

	if (rc < 0)
		return look_end(&l, rc);
	extract_doc(o->lex, &l.doc, &l.arena, &r);
	thread_make(&t, &r, &l.arena);
	jwrite_key(&l.j, key);
	jwrite_array(&l.j);
	put(&l.j, l.doc.text, &t);
	jwrite_end(&l.j);
	thread_release(&t);
	return look_end(&l, 0);
}

int
stage_mentions(const struct stage_text *o, const char *path,
    struct buf *out, struct err *e)
{
	return stage_read(o, path, out, "mentions", put_mentions, e);
}

int
stage_links(const struct stage_text *o, const char *path, struct buf *out,
    struct err *e)
{
	return stage_read(o, path, out, "links", put_links, e);
}

/* The whole reading, as `tapeout extract` prints it. */
int
stage_claims(const struct stage_text *o, const char *path, struct buf *out,
    struct err *e)
{
	size_t from = out->n;
	struct reading r;
	struct look l;
	int rc = look_begin(&l, o, path, out, e);

	if (rc < 0)
		return look_end(&l, rc);
	out->n = from;
	extract_doc(o->lex, &l.doc, &l.arena, &r);
	reading_json(str_of(path), &l.doc, &r, &l.arena, out);
	buf_release(&l.raw);
	arena_release(&l.arena);
	return 0;
}
