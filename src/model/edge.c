#include "base.h"

#include "edge.h"
#include "hash.h"

int64_t
edge_id(int64_t head, enum relation r, int64_t tail)
{
	uint64_t h = hash_mix((uint64_t)head, (uint64_t)r);

	h = hash_mix(h, (uint64_t)tail) & INT64_MAX;
	return h ? (int64_t)h : 1;
}
