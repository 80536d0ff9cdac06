#include "base.h"

#include <stdlib.h>

#include "bisect.h"
#include "page.h"
#include "words.h"

static int
cmp_spot(const void *a, const void *b)
{
	const struct spot *x = a, *y = b;

	return x->first < y->first ? -1 : x->first > y->first;
}

/* In order at the front, as they were, with some put behind: a merge of both. */
void
spots_sort(struct spots *v)
{
	struct spots tail = VEC_INIT;
	size_t front = 1, to = v->n;

	while (front < v->n && v->at[front - 1].first <= v->at[front].first)
		front++;
	for (size_t i = front; i < v->n; i++)
		*VEC_ADD(&tail) = v->at[i];
	if (tail.n > 1)
		qsort(tail.at, tail.n, sizeof(*tail.at), cmp_spot);
	for (size_t k = tail.n; k > 0; )
		v->at[--to] = front > 0 && v->at[front - 1].first >
		    tail.at[k - 1].first ? v->at[--front] : tail.at[--k];
	VEC_RELEASE(&tail);
}

/* Words around a name in which its context is looked for. */
#define NEAR 45
#define AHEAD 8		/* tokens ahead of a look-up that memory is asked for */

void
page_words(struct page *p)
{
	const struct vocab *v = &p->lex->words;

	p->seen = arena_array(p->arena, v->room / 64 + 1, sizeof(*p->seen));
	for (size_t i = 0; i < p->t.n; i++) {
		size_t place;

		if (i + AHEAD < p->t.n)
			vocab_fetch(v, p->t.at[i + AHEAD].hash);
		place = vocab_at(v, p->t.at[i].hash);
		if (place == VOCAB_NONE)
			continue;
		p->t.at[i].flags |= v->word[place].classes;
		p->seen[place / 64] |= UINT64_C(1) << place % 64;
	}
}

bool
page_has_word(const struct page *p, uint64_t hash)
{
	size_t place = vocab_at(&p->lex->words, hash);

	return place != VOCAB_NONE && p->seen[place / 64] >> place % 64 & 1;
}

static uint64_t
bit_of(uint64_t hash)
{
	return UINT64_C(1) << (hash >> 58);
}

static bool
is_among(uint64_t hash, const uint64_t *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == hash)
			return true;
	return false;
}

unsigned
page_context(const struct page *p, const struct known *k, size_t first,
    size_t last)
{
	size_t from = first > NEAR ? first - NEAR : 0;
	size_t to = MIN_OF(p->t.n, last + NEAR), n = 0;
	uint64_t near[2 * NEAR], some = 0;	/* a bit of every word near */
	unsigned hits = 0;

	for (size_t i = from; i < to; i++) {
		if (i == first)
			i = last + 1;
		if (i < to && word_is(&p->t.at[i], WORD_CONTEXT)) {
			near[n++] = p->t.at[i].hash;
			some |= bit_of(p->t.at[i].hash);
		}
	}
	for (size_t c = 0; c < k->contexts; c++)
		hits += (some & bit_of(k->context[c])) != 0 &&
		    is_among(k->context[c], near, n);
	return hits;
}

uint32_t
page_named(struct page *p, const struct named *n)
{
	struct str key = { (const char *)&n->id, sizeof(n->id) };
	uint64_t *place = map_find(&p->by_id, key);

	if (place == NULL) {
		place = map_put(&p->by_id, arena_str(p->arena, key), NULL);
		*VEC_ADD(&p->named) = *n;
		*place = p->named.n;
	}
	p->named.at[*place - 1].mentions++;
	return (uint32_t)(*place - 1);
}

uint32_t
page_known(struct page *p, uint32_t known)
{
	const struct entity *e = &p->lex->entity.at[known].e;

	return page_named(p, &(struct named){ .known = known + 1, .id = e->id,
	    .type = e->type, .origin = e->origin, .name = e->name,
	    .of = e->of, .cue = STR_NONE });
}

/*
 * The first spot that begins at a token or behind it: mostly the one that was
 * found before, or the next.
 */
static inline size_t
spot_from(const struct page *p, uint32_t first)
{
	const struct spot *v = p->spot.at;
	size_t n = p->spot.n, at = MIN_OF(*p->near, n), lo = 0, hi = n;

	at += at < n && v[at].first < first;
	if ((at == 0 || v[at - 1].first < first) &&
	    (at == n || v[at].first >= first))
		return *p->near = at;
	BISECT(lo, hi, mid, v[mid].first < first);
	return *p->near = lo;
}

size_t
page_spots(const struct page *p, uint32_t first, uint32_t last, size_t *from)
{
	size_t n = 0;

	*from = spot_from(p, first);
	while (*from + n < p->spot.n && p->spot.at[*from + n].last <= last)
		n++;
	return n;
}

bool
page_taken(const struct page *p, uint32_t i)
{
	size_t from = spot_from(p, i);

	return (from < p->spot.n && p->spot.at[from].first <= i) ||
	    (from > 0 && p->spot.at[from - 1].last >= i);
}

void
page_candidate(struct page *p, enum entity_type type, uint32_t first,
    uint32_t last, const struct sentence *s)
{
	struct named n = { .type = type, .origin = ORIGIN_CANDIDATE,
	    .name = token_span(&p->t, first, last), .of = STR_NONE };
	uint32_t named;

	if (n.name.n > 120 || str_find_char(n.name, '\n', 0) != SIZE_MAX ||
	    str_find_char(n.name, '*', 0) != SIZE_MAX ||
	    str_find_char(n.name, '[', 0) != SIZE_MAX)
		return;
	n.cue = token_span(&p->t, MAX_OF(s->first, first > 4 ? first - 4 : 0),
	    MIN_OF(s->last, last + 4));
	n.id = entity_id(type, n.name);
	named = page_named(p, &n);
	*VEC_ADD(&p->spot) = (struct spot){ first, last, named, HOW_GRAMMAR };
}

void
spots_merge(struct page *p, const struct spots *longer)
{
	size_t kept = 0, k = 0;

	for (size_t i = 0; i < p->spot.n; i++) {
		const struct spot *s = &p->spot.at[i];

		while (k < longer->n && longer->at[k].last < s->first)
			k++;
		if (k < longer->n && longer->at[k].first <= s->last) {
			p->named.at[s->named].mentions--;
			continue;
		}
		p->spot.at[kept++] = *s;
	}
	p->spot.n = kept;
	for (size_t i = 0; i < longer->n; i++)
		*VEC_ADD(&p->spot) = longer->at[i];
	spots_sort(&p->spot);
}

void
spots_take_in(struct page *p, size_t known)
{
	struct spots longer = VEC_INIT;

	for (size_t i = known; i < p->spot.n; i++)
		*VEC_ADD(&longer) = p->spot.at[i];
	p->spot.n = known;
	spots_sort(&longer);
	spots_merge(p, &longer);
	VEC_RELEASE(&longer);
}

/*
 * Who says it: a voice of captions, a label that stands in front of several
 * paragraphs of a talk, or one that the front matter names.  "Chapters:" and
 * "Note:" are no speakers, and in a newsletter nobody is.
 */
void
page_note_speakers(struct page *p)
{
	for (size_t i = 0; p->spoken && i < p->t.speakers; i++) {
		struct str name = p->t.speaker[i].name;
		bool is_new;
		uint64_t *n = map_put(&p->speakers, name, &is_new);

		if (p->t.speaker[i].voice)
			*n = 2;
		else if (is_new && name.n > 0 && p->doc->people.n > 0 &&
		    str_find(p->doc->people, arena_strndup(p->arena, name.p,
		    name.n), 0) != SIZE_MAX)
			*n = 1;
		++*n;
	}
}

struct str
page_speaker(const struct page *p, size_t token)
{
	struct str name = token_speaker(&p->t, token);
	uint64_t *n = name.n ? map_find(&p->speakers, name) : NULL;

	return n != NULL && *n >= 2 ? name : STR_NONE;
}

uint32_t
page_index(const struct page *p, int64_t id)
{
	struct str key = { (const char *)&id, sizeof(id) };

	return (uint32_t)(*map_find(&p->by_id, key) - 1);
}

void
page_claim(struct page *p, enum relation relation, uint32_t head,
    uint32_t tail, struct stance stance, uint32_t first, uint32_t last)
{
	struct claim *c;

	if (head == tail || stance.status == STATUS_NONE)
		return;
	c = VEC_ADD(&p->claim);
	c->doc = p->doc->id;
	c->relation = relation;
	c->head = p->named.at[head].id;
	c->tail = p->named.at[tail].id;
	c->status = stance.status;
	c->phase = stance.phase;
	c->start = p->t.at[first].start;
	c->end = token_quote_end(&p->t, last);
	c->speaker = page_speaker(p, first);
	c->at_ms = token_ms(&p->t, first);
	c->about = stance.about;
	claim_set_id(c);
}
