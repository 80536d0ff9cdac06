#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "mem.h"

#define ARENA_BLOCK 16384u

struct arena_block {
	struct arena_block	*next;
	size_t			 size;
};

#define HEAD ((sizeof(struct arena_block) + ARENA_ALIGN - 1) & \
	~(size_t)(ARENA_ALIGN - 1))

static void
fill(struct arena *a, struct arena_block *b)
{
	a->head = b;
	a->at = b != NULL ? (char *)b + HEAD : NULL;
	a->size = b != NULL ? b->size : 0;
	a->used = 0;
}

static void
add_block(struct arena *a, size_t need)
{
	size_t size = ARENA_BLOCK;
	struct arena_block *b;

	/* Double with the total, so that large work takes few blocks. */
	if (a->total > size)
		size = MIN_OF(a->total, (size_t)4 << 20);
	if (need > size)
		size = need;
	b = mem_grow(NULL, HEAD + size, 1);
	b->size = size;
	b->next = a->head;
	fill(a, b);
	a->total += size;
}

static size_t
aligned(size_t n)
{
	if (n > SIZE_MAX / 2)
		(void)mem_product(n, 4);
	return (n + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
}

void *
arena_more(struct arena *a, size_t n)
{
	n = aligned(n);
	if (a->head == NULL || a->size - a->used < n)
		add_block(a, n);
	a->used += n;
	return a->at + a->used - n;
}

void
arena_trim(struct arena *a, const void *piece, size_t n)
{
	size_t from = (size_t)((const char *)piece - a->at);

	BUG_IF(from + aligned(n) > a->used);
	a->used = from + aligned(n);
}

void *
arena_alloc(struct arena *a, size_t n)
{
	return memset(arena_room(a, n), 0, n);
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	return arena_alloc(a, mem_product(count, size));
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_room(a, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

struct str
arena_str(struct arena *a, struct str s)
{
	return (struct str){ arena_strndup(a, s.p, s.n), s.n };
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	int n;
	char *p;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	BUG_IF(n < 0);
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}

void
arena_reset(struct arena *a)
{
	struct arena_block *best = NULL, *b, *next;

	for (b = a->head; b != NULL; b = next) {
		next = b->next;
		if (best == NULL || b->size > best->size) {
			mem_free(best);
			best = b;
		} else
			mem_free(b);
	}
	if (best != NULL)
		best->next = NULL;
	fill(a, best);
	a->total = best ? best->size : 0;
}

void
arena_release(struct arena *a)
{
	struct arena_block *b, *next;

	for (b = a->head; b != NULL; b = next) {
		next = b->next;
		mem_free(b);
	}
	*a = (struct arena)ARENA_INIT;
}
