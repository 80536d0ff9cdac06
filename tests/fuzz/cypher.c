#include "fuzz.h"

#include "cypher.h"

/* A question is parsed or refused with its place; nothing else happens. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;

	if (cypher_parse(&a, fuzz_str(p, n), &e) == NULL)
		BUG_IF(e.kind == ERR_NONE);
	arena_release(&a);
	return 0;
}
