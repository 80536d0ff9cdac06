#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "page.h"
#include "sense.h"
#include "url.h"
#include "words.h"

static int
cmp_claim(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	/* of two that say the same, the one that tells when */
	if (x->about.from != y->about.from)
		return x->about.from > y->about.from ? -1 : 1;
	return x->phase > y->phase ? -1 : x->phase < y->phase;
}

static int
cmp_deal(const void *a, const void *b)
{
	const struct deal_claim *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* By place, each once a sentence: the one that tells when, the latest; and how it
 * begins or ends, where any tells. */
static void
give_claims(struct page *p, struct reading *out)
{
	size_t n = 0;

	if (p->claim.n == 0)
		return;
	qsort(p->claim.at, p->claim.n, sizeof(*p->claim.at), cmp_claim);
	out->claim = arena_array(p->arena, p->claim.n, sizeof(*out->claim));
	for (size_t i = 0; i < p->claim.n; i++)
		if (n == 0 || out->claim[n - 1].id != p->claim.at[i].id)
			out->claim[n++] = p->claim.at[i];
		else if (out->claim[n - 1].phase == PHASE_NONE)
			out->claim[n - 1].phase = p->claim.at[i].phase;
	out->claims = n;
}

static void
give_deals(struct page *p, struct reading *out)
{
	if (p->deal.n == 0)
		return;
	for (size_t i = 0; i < p->deal.n; i++)
		deal_claim_set_id(&p->deal.at[i]);
	qsort(p->deal.at, p->deal.n, sizeof(*p->deal.at), cmp_deal);
	out->deal = arena_array(p->arena, p->deal.n, sizeof(*out->deal));
	memcpy(out->deal, p->deal.at, p->deal.n * sizeof(*out->deal));
	out->deals = p->deal.n;
}

static void
give_names(struct page *p, struct reading *out)
{
	out->entity = arena_array(p->arena, p->named.n + 1,
	    sizeof(*out->entity));
	for (size_t i = 0; i < p->named.n; i++) {
		const struct named *n = &p->named.at[i];

		if (n->mentions > 0)
			out->entity[out->entities++] = (struct reading_entity){
			    n->id, n->type, n->origin, n->name, n->of, n->cue };
	}
	out->mentions = p->spot.n;
	out->mention = arena_array(p->arena, p->spot.n + 1,
	    sizeof(*out->mention));
	for (size_t i = 0; i < p->spot.n; i++) {
		const struct spot *s = &p->spot.at[i];

		out->mention[i] = (struct mention){ p->t.at[s->first].start,
		    p->t.at[s->last].end, p->named.at[s->named].id, s->how };
	}
}

static void
give_sponsors(struct page *p, struct reading *out)
{
	out->sponsors = p->sponsor.n;
	out->sponsor = arena_array(p->arena, p->sponsor.n + 1,
	    sizeof(*out->sponsor));
	for (size_t i = 0; i < p->sponsor.n; i++)
		out->sponsor[i] = (struct reading_span){
		    p->t.at[p->s.at[p->sponsor.at[i].first].first].start,
		    token_quote_end(&p->t,
		    p->s.at[p->sponsor.at[i].last].last) };
}

/* "The company raised $43 million", "is aiming for an IPO": it names nobody, and
 * speaks of the topic. */
static bool
tells_of_topic(const struct page *p, const struct sentence *s)
{
	if (p->topic == PAGE_NO_TOPIC || p->spoken)
		return false;
	for (uint32_t i = s->first; i <= s->last; i++)
		if ((p->t.at[i].flags & TOKEN_SIGN) ||
		    ((p->t.at[i].flags & TOKEN_UPPER) &&
		    str_is(token_str(&p->t, i), "IPO")))
			return true;
	return false;
}

/* A sentence that names nothing says nothing of anybody. */
static void
read_sentence(struct page *p, const struct sentence *s)
{
	struct sense x;
	size_t from;

	topic_begin(p, s);
	if (page_spots(p, s->first, s->last, &from) > 0 ||
	    tells_of_topic(p, s)) {
		sense_make(p, s, &x);
		relate_sentence(&x);
		deal_sentence(&x);
	}
	topic_note(p, s);
}

/* Who was spoken of in one story of a round-up is not meant in the next. */
static void
read_sentences(struct page *p, const struct roundup *stories)
{
	size_t next = 0;

	for (size_t i = 0; i < p->s.n; i++) {
		uint32_t at = p->t.at[p->s.at[i].first].start;

		for (; next < stories->n && stories->at[next].start <= at;
		    next++)
			topic_drop(p);
		if (!sponsor_has(p, i))
			read_sentence(p, &p->s.at[i]);
	}
}

void
extract_doc(const struct lexicon *lex, const struct doc *doc,
    struct arena *arena, struct reading *out)
{
	size_t near = 0;
	struct page p = { .lex = lex, .doc = doc, .arena = arena,
	    .topic = PAGE_NO_TOPIC, .who = PAGE_NO_TOPIC, .near = &near };

	BUG_IF(!lex->ready);
	memset(out, 0, sizeof(*out));
	token_scan(doc->text, doc_scan_format(doc->format), arena, &p.t);
	sentence_split(&p.t, arena, &p.s);
	out->sentences = (uint32_t)p.s.n;
	out->sketched = sketch_make(&p.t, &out->sketch);
	p.spoken = doc->kind == DOC_PODCAST || doc->format == FORMAT_CAPTIONS ||
	    doc->format == FORMAT_VTT || doc->format == FORMAT_SRT;
	page_words(&p);
	page_note_speakers(&p);
	if (p.t.n > 0) {
		spot_names(&p);
		spot_model(&p);
		if (p.spoken) {
			spot_spelt(&p);
			spot_heard(&p);
		}
		spot_house(&p);
		spot_called(&p);
		spot_marked(&p);
		spot_person(&p);
		spot_product(&p);
		spot_new(&p);
		if (p.spoken)
			spot_guest(&p);
		spot_short(&p);
	}
	sponsor_find(&p);
	if (!p.spoken && doc->kind != DOC_PAPER)
		roundup_split(doc->text, url_host(doc->link), doc->kind ==
		    DOC_NEWSLETTER, arena, &out->roundup);
	read_sentences(&p, &out->roundup);
	deal_fold(&p);
	give_names(&p, out);
	give_claims(&p, out);
	give_deals(&p, out);
	give_sponsors(&p, out);
	map_release(&p.by_id);
	map_release(&p.speakers);
	VEC_RELEASE(&p.named);
	VEC_RELEASE(&p.spot);
	VEC_RELEASE(&p.claim);
	VEC_RELEASE(&p.deal);
	VEC_RELEASE(&p.sponsor);
	VEC_RELEASE(&p.date);
}
