/* The snapshot as bytes: where each array lies, and that nothing in them leads
 * out of them. */
#include "base.h"

#include <string.h>

#include "bisect.h"
#include "snapshot_in.h"

#define FORMAT 1
static const char magic[8] = "tapegrph";

static void
place(char *block, size_t *at, const void *array, size_t count, size_t size)
{
	const void *here = block != NULL ? block + *at : NULL;

	memcpy((void *)(uintptr_t)array, &here, sizeof(here));
	*at += (count * size + 7) / 8 * 8;
}

size_t
snapshot_lay_out(struct snapshot *s, void *block)
{
	size_t at = (sizeof(s->head) + 7) / 8 * 8;
	size_t n = s->head.nodes, m = s->head.edges, r = s->head.rooms;

	memcpy(s->head.magic, magic, sizeof(magic));
	s->head.format = FORMAT;
	s->head.labels = SNAPSHOT_LABELS;
	s->head.types = SNAPSHOT_TYPES;
	s->nodes = s->head.nodes;
	s->edges = s->head.edges;
	place(block, &at, &s->id, n, sizeof(*s->id));
	place(block, &at, &s->when, n, sizeof(*s->when));
	place(block, &at, &s->size, n, sizeof(*s->size));
	place(block, &at, &s->weight, n, sizeof(*s->weight));
	place(block, &at, &s->out, n + 1, sizeof(*s->out));
	place(block, &at, &s->in, n + 1, sizeof(*s->in));
	place(block, &at, &s->name, n + 1, sizeof(*s->name));
	place(block, &at, &s->by_id, r, sizeof(*s->by_id));
	place(block, &at, &s->by_name, r, sizeof(*s->by_name));
	place(block, &at, &s->to, m, sizeof(*s->to));
	place(block, &at, &s->from, m, sizeof(*s->from));
	place(block, &at, &s->edge, m, sizeof(*s->edge));
	place(block, &at, &s->trust, m, sizeof(*s->trust));
	place(block, &at, &s->label, n, 1);
	place(block, &at, &s->kind, n, 1);
	place(block, &at, &s->type, m, 1);
	place(block, &at, &s->in_type, m, 1);
	place(block, &at, &s->status, m, 1);
	place(block, &at, &s->names, s->head.name_bytes, 1);
	s->block = block;
	s->bytes = at;
	s->head.bytes = at;
	return at;
}

#define SUM_FROM (offsetof(struct snapshot_head, sum) + sizeof(uint64_t))

static uint64_t
sum_of(const char *block, size_t bytes)
{
	uint64_t head = hash_bytes(block, offsetof(struct snapshot_head, sum),
	    0);

	return hash_bytes(block + SUM_FROM, bytes - SUM_FROM, head);
}

void
snapshot_seal(void *block, size_t bytes)
{
	struct snapshot_head h;

	memcpy(&h, block, sizeof(h));
	h.bytes = bytes;
	memcpy(block, &h, sizeof(h));
	h.sum = sum_of(block, bytes);
	memcpy(block, &h, sizeof(h));
}

/* ---- what must hold ---- */

static bool
rises(const uint32_t *at, size_t n, uint32_t end)
{
	if (at[0] != 0 || at[n] != end)
		return false;
	for (size_t i = 0; i < n; i++)
		if (at[i] > at[i + 1])
			return false;
	return true;
}

static bool
below(const uint32_t *at, size_t n, uint32_t most)
{
	uint32_t top = 0;

	for (size_t i = 0; i < n; i++)
		top = MAX_OF(top, at[i]);
	return n == 0 || top < most;
}

static bool
bytes_below(const uint8_t *at, size_t n, unsigned most)
{
	uint8_t top = 0;

	for (size_t i = 0; i < n; i++)
		top = MAX_OF(top, at[i]);
	return n == 0 || top < most;
}

/* A search in a table ends at a free place: there must be one. */
static bool
has_room(const uint32_t *table, uint32_t rooms)
{
	for (uint32_t i = 0; i < rooms; i++)
		if (table[i] == 0)
			return true;
	return false;
}

static bool
nodes_hold(const struct snapshot *s)
{
	const uint32_t *first = s->head.first;
	uint32_t rooms = s->head.rooms;

	if (!rises(first, SNAPSHOT_LABELS, s->nodes))
		return false;
	for (unsigned l = 0; l < SNAPSHOT_LABELS; l++)
		for (uint32_t v = first[l]; v < first[l + 1]; v++)
			if (s->label[v] != l)
				return false;
	for (uint32_t v = first[SNAPSHOT_DEAL]; v < first[SNAPSHOT_DOC]; v++)
		if (s->kind[v] >= DEAL_TYPES)
			return false;
	return rises(s->name, s->nodes, s->head.name_bytes) &&
	    below(s->by_id, rooms, s->nodes + 1) &&
	    below(s->by_name, rooms, s->nodes + 1) &&
	    has_room(s->by_id, rooms) && has_room(s->by_name, rooms);
}

/* The two directions must tell of the same relationships. */
static bool
edges_hold(const struct snapshot *s)
{
	if (!rises(s->out, s->nodes, s->edges) ||
	    !rises(s->in, s->nodes, s->edges) ||
	    !below(s->to, s->edges, s->nodes) ||
	    !below(s->from, s->edges, s->nodes) ||
	    !below(s->edge, s->edges, s->edges) ||
	    !bytes_below(s->type, s->edges, SNAPSHOT_TYPES) ||
	    !bytes_below(s->status, s->edges, STATUSES))
		return false;
	for (uint32_t v = 0; v < s->nodes; v++)
		for (uint32_t k = s->in[v]; k < s->in[v + 1]; k++) {
			uint32_t x = s->edge[k], w = s->from[k];

			if (s->to[x] != v || s->type[x] != s->in_type[k] ||
			    x < s->out[w] || x >= s->out[w + 1])
				return false;
		}
	return true;
}

int
snapshot_read(struct snapshot *s, void *block, size_t bytes, struct err *e)
{
	struct snapshot_head h;
	const char *wrong = NULL;

	if (bytes < sizeof(h))
		return err_set(e, ERR_INVALID, "expected a snapshot, found %zu "
		    "bytes", bytes);
	memcpy(&h, block, sizeof(h));
	if (memcmp(h.magic, magic, sizeof(magic)) != 0)
		wrong = "it is no snapshot";
	else if (h.format != FORMAT || h.labels != SNAPSHOT_LABELS ||
	    h.types != SNAPSHOT_TYPES)
		wrong = "another version wrote it";
	else if (h.rooms == 0 || (h.rooms & (h.rooms - 1)) != 0 ||
	    h.bytes != bytes)
		wrong = "it is cut short";
	if (wrong == NULL) {
		*s = (struct snapshot){ .head = h };
		if (snapshot_lay_out(s, NULL) != bytes)
			wrong = "its sizes do not fit";
		else if (sum_of(block, bytes) != h.sum)
			wrong = "its sum is another";
	}
	if (wrong == NULL) {
		snapshot_lay_out(s, block);
		if (!nodes_hold(s) || !edges_hold(s))
			wrong = "it leads out of itself";
	}
	if (wrong != NULL)
		return err_set(e, ERR_INVALID, "%s", wrong);
	return 0;
}

/* ---- finding ---- */

uint32_t
snapshot_find(const struct snapshot *s, int label, int64_t id)
{
	uint32_t mask = s->head.rooms - 1;
	uint32_t i = (uint32_t)snapshot_hash(label, id) & mask, v;

	for (; (v = s->by_id[i]) != 0; i = (i + 1) & mask)
		if (s->id[v - 1] == id && (s->label[v - 1] == label ||
		    (s->label[v - 1] < ENTITY_TYPES && label < ENTITY_TYPES)))
			return v - 1;
	return SNAPSHOT_NONE;
}

uint32_t
snapshot_node(const struct snapshot *s, int64_t id)
{
	return snapshot_find(s, 0, id);
}

struct str
snapshot_name(const struct snapshot *s, uint32_t node)
{
	return (struct str){ s->names + s->name[node],
	    s->name[node + 1] - s->name[node] };
}

uint32_t
snapshot_named(const struct snapshot *s, struct str name, uint32_t *place_)
{
	uint32_t mask = s->head.rooms - 1, v;
	uint32_t i = (uint32_t)hash_str(name) + *place_;

	for (; (v = s->by_name[i & mask]) != 0; i++)
		if (str_eq(snapshot_name(s, v - 1), name)) {
			*place_ = i + 1 - (uint32_t)hash_str(name);
			return v - 1;
		}
	return SNAPSHOT_NONE;
}

uint32_t
snapshot_tail_of(const struct snapshot *s, uint32_t edge)
{
	size_t lo = 1, hi = s->nodes;

	/* the last node whose list begins at or before the edge */
	BISECT(lo, hi, mid, s->out[mid] <= edge);
	return (uint32_t)lo - 1;
}
