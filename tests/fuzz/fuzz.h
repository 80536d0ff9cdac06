/*
 * fuzz.h - what every target shares.
 *
 * A target is one function that reads bytes from outside and a few checks of
 * what must hold whatever they are; a failed check is a crash that the fuzzer
 * keeps.  run.sh builds and runs them.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "base.h"

#include "arena.h"
#include "buf.h"
#include "err.h"
#include "limits.h"
#include "str.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static inline struct str
fuzz_str(const uint8_t *p, size_t n)
{
	return (struct str){ n ? (const char *)p : "", n };
}

/* A failure says why in a sentence; a success says nothing. */
static inline void
fuzz_told(int rc, const struct err *e)
{
	BUG_IF((rc < 0) != (e->kind != ERR_NONE));
	BUG_IF((rc < 0) != (e->text[0] != '\0'));
}

#endif
