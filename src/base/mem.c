#include "base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

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

void *
mem_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (p == NULL)
		out_of_memory(n);
	return p;
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
	return p;
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
