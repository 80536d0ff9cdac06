#include "base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "mem.h"

#define LARGE ((size_t)8 << 20)

static void
out_of_memory(size_t n)
{
	fprintf(stderr, "tapeout: out of memory (%zu bytes asked for)\n", n);
	exit(70);	/* EX_SOFTWARE of sysexits.h */
}

size_t
mem_product(size_t a, size_t b)
{
	if (b != 0 && a > SIZE_MAX / b)
		out_of_memory(SIZE_MAX);
	return a * b;
}

/* In large pages, where the system has them: what is looked at here and there is
 * found faster, and the pages are handed out in fewer steps. */
static void *
large(void *p, size_t n)
{
#ifdef MADV_HUGEPAGE
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t before = (page - (uintptr_t)p % page) % page;

	(void)madvise((char *)p + before, n - before, MADV_HUGEPAGE);
#else
	(void)n;
#endif
	return p;
}

void *
mem_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (p == NULL)
		out_of_memory(n);
	return n < LARGE ? p : large(p, n);
}

void *
mem_array(size_t count, size_t size)
{
	return mem_alloc(mem_product(count, size));
}

void *
mem_table(size_t count, size_t size)
{
	size_t n = mem_product(count, size);

	return memset(mem_grow(NULL, n, 1), 0, n);
}

void *
mem_grow(void *old, size_t count, size_t size)
{
	size_t n = mem_product(count, size);
	void *p = realloc(old, n ? n : 1);

	if (p == NULL)
		out_of_memory(n);
	return n < LARGE ? p : large(p, n);
}

char *
mem_strdup(const char *s)
{
	size_t n = strlen(s) + 1;
	char *p = mem_alloc(n);

	memcpy(p, s, n);
	return p;
}

void
mem_free(void *p)
{
	free(p);
}
