#include "base.h"

#include "claim.h"
#include "deal.h"
#include "hash.h"

static int64_t
positive(uint64_t h)
{
	h &= INT64_MAX;
	return h ? (int64_t)h : 1;
}

void
claim_set_id(struct claim *c)
{
	uint64_t h = hash_mix((uint64_t)c->doc, (uint64_t)c->relation);

	h = hash_mix(h, (uint64_t)c->head);
	h = hash_mix(h, (uint64_t)c->tail);
	h = hash_mix(h, (uint64_t)c->start << 32 | c->end);
	c->id = positive(h);
}

struct clock_span
deal_when(const struct deal *d)
{
	struct clock_span day = { d->day, d->day };

	return d->day != CLOCK_NONE && d->day == d->valid.from ? d->valid : day;
}

void
deal_claim_set_id(struct deal_claim *d)
{
	uint64_t h = hash_mix((uint64_t)d->doc, 1000 + (uint64_t)d->type);

	for (size_t i = 0; i < d->n_party; i++)
		h = hash_mix(h, (uint64_t)d->party[i].entity);
	h = hash_mix(h, (uint64_t)d->start << 32 | d->end);
	d->id = positive(h);
}
