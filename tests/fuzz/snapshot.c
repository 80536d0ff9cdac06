#include "fuzz.h"

#include <string.h>

#include "mem.h"
#include "snapshot.h"

/* Bytes whose sum is right: what is then taken leads nowhere outside. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	char *block = mem_alloc(n + sizeof(struct snapshot_head));
	struct err e = ERR_INIT;
	struct snapshot s;
	uint32_t place = 0;
	uint64_t sum = 0;

	if (n > 0)
		memcpy(block, p, n);
	if (n >= sizeof(struct snapshot_head))
		snapshot_seal(block, n);
	if (snapshot_read(&s, block, n, &e) < 0) {
		fuzz_told(-1, &e);
		mem_free(block);
		return 0;
	}
	for (uint32_t v = 0; v < s.nodes; v++) {
		sum += snapshot_name(&s, v).n + s.label[v] + s.kind[v];
		sum += snapshot_find(&s, s.label[v], s.id[v]);
		for (uint32_t k = s.out[v]; k < s.out[v + 1]; k++) {
			BUG_IF(snapshot_tail_of(&s, k) >= s.nodes);
			sum += s.id[s.to[k]] != 0;
		}
		for (uint32_t k = s.in[v]; k < s.in[v + 1]; k++)
			sum += s.to[s.edge[k]] == v;
	}
	while (snapshot_named(&s, STR_LIT("x"), &place) != SNAPSHOT_NONE)
		sum++;
	BUG_IF(sum == UINT64_MAX);
	mem_free(block);
	return 0;
}
