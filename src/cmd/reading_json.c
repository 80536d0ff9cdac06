#include "base.h"

#include "clock.h"
#include "jwrite.h"
#include "reading_json.h"
#include "thread.h"

struct said {
	const struct doc	*doc;
	struct thread		 of;
};

static struct str
name_of(const struct said *t, int64_t id)
{
	return thread_entity(&t->of, id)->name;
}

static void
put_span(struct jwrite *j, uint32_t start, uint32_t end)
{
	jwrite_key_int(j, "start", start);
	jwrite_key_int(j, "end", end);
}

static void
put_entity(struct jwrite *j, const struct said *t, size_t i)
{
	const struct reading_entity *ent = &t->of.r->entity[i];

	jwrite_object(j);
	jwrite_key_str(j, "name", ent->name);
	jwrite_key_text(j, "type", entity_type_name(ent->type));
	jwrite_key(j, "known");
	jwrite_bool(j, ent->origin != ORIGIN_CANDIDATE);
	jwrite_key(j, "mentions");
	jwrite_array(j);
	for (size_t m = t->of.first[i]; m != SIZE_MAX; m = t->of.next[m]) {
		const struct mention *x = &t->of.r->mention[m];

		jwrite_object(j);
		put_span(j, x->start, x->end);
		jwrite_key_str(j, "text", (struct str){
		    t->doc->text.p + x->start, x->end - x->start });
		jwrite_end(j);
	}
	jwrite_end(j);
	jwrite_end(j);
}

/* What claims and deals share: where it is said, by whom, when it is about. */
static void
put_evidence(struct jwrite *j, uint32_t start, uint32_t end,
    struct str speaker, int64_t at_ms, const struct clock_span *about)
{
	jwrite_key(j, "evidence");
	jwrite_object(j);
	put_span(j, start, end);
	jwrite_end(j);
	jwrite_key(j, "speaker");
	if (speaker.n > 0)
		jwrite_str(j, speaker);
	else
		jwrite_null(j);
	if (at_ms >= 0)
		jwrite_key_int(j, "at_ms", at_ms);
	if (about->from != CLOCK_NONE) {
		jwrite_key(j, "about");
		jwrite_array(j);
		jwrite_time(j, about->from);
		jwrite_time(j, about->to);
		jwrite_end(j);
	}
}

static void
put_claim(struct jwrite *j, const struct said *t, const struct claim *c)
{
	jwrite_object(j);
	jwrite_key_text(j, "type", relation_name(c->relation));
	jwrite_key_str(j, "head", name_of(t, c->head));
	jwrite_key_str(j, "tail", name_of(t, c->tail));
	jwrite_key_text(j, "status", status_name(c->status));
	if (c->phase != PHASE_NONE)
		jwrite_key_text(j, "phase", phase_name(c->phase));
	put_evidence(j, c->start, c->end, c->speaker, c->at_ms, &c->about);
	jwrite_end(j);
}

/* 0 is "not told" in all of a deal's numbers. */
static void
put_number(struct jwrite *j, const char *key, int64_t v)
{
	jwrite_key(j, key);
	if (v != 0)
		jwrite_int(j, v);
	else
		jwrite_null(j);
}

static void
put_deal(struct jwrite *j, const struct said *t,
    const struct deal_claim *d)
{
	jwrite_object(j);
	jwrite_key_text(j, "type", deal_type_name(d->type));
	jwrite_key_text(j, "status", status_name(d->status));
	jwrite_key(j, "parties");
	jwrite_array(j);
	for (size_t i = 0; i < d->n_party; i++) {
		jwrite_object(j);
		jwrite_key_str(j, "name", name_of(t, d->party[i].entity));
		jwrite_key_text(j, "role", deal_role_name(d->party[i].role));
		jwrite_end(j);
	}
	jwrite_end(j);
	put_number(j, "amount", d->amount);
	jwrite_key_text(j, "currency", d->currency[0] ? d->currency : NULL);
	put_number(j, "valuation", d->valuation);
	put_number(j, "stake", d->stake);
	jwrite_key_text(j, "round", d->round[0] ? d->round : NULL);
	put_evidence(j, d->start, d->end, d->speaker, d->at_ms, &d->about);
	jwrite_end(j);
}

void
reading_json(struct str id, const struct doc *doc, const struct reading *r,
    struct arena *a, struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);
	struct said t = { .doc = doc };

	thread_make(&t.of, r, a);
	jwrite_object(&j);
	jwrite_key_str(&j, "id", id);
	jwrite_key(&j, "entities");
	jwrite_array(&j);
	for (size_t i = 0; i < r->entities; i++)
		put_entity(&j, &t, i);
	jwrite_end(&j);
	jwrite_key(&j, "relations");
	jwrite_array(&j);
	for (size_t i = 0; i < r->claims; i++)
		put_claim(&j, &t, &r->claim[i]);
	jwrite_end(&j);
	jwrite_key(&j, "deals");
	jwrite_array(&j);
	for (size_t i = 0; i < r->deals; i++)
		put_deal(&j, &t, &r->deal[i]);
	jwrite_end(&j);
	jwrite_key(&j, "sponsored");
	jwrite_array(&j);
	for (size_t i = 0; i < r->sponsors; i++) {
		jwrite_object(&j);
		jwrite_key_int(&j, "start", r->sponsor[i].start);
		jwrite_key_int(&j, "end", r->sponsor[i].end);
		jwrite_end(&j);
	}
	jwrite_end(&j);
	jwrite_end(&j);
	buf_add_char(out, '\n');
	thread_release(&t.of);
}
