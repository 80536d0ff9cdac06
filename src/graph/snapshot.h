/*
 * snapshot.h - the whole graph as compact arrays, for walks and questions.
 *
 * Made from the tables by the first walk after the data has moved, kept with
 * the database handle, and as a file beside the database (NAME.graph) that the
 * next process maps instead of making it again.  The arrays are read-only.
 *
 * Nodes are numbers from 0: by label, in a label by id; deals by type, then by
 * the day they were first told.  A node's relationships that go out are
 * out[v] .. out[v + 1] - 1 of to, type, status and trust, in order of type and
 * then of the other end; those that come in are in[v] .. in[v + 1] - 1 of from,
 * in_type and edge, where edge is the relationship's place among those that go
 * out.  That place is its number.
 *
 * A relationship takes 17 bytes.  The tables stay what is true: a file that is
 * cut short, altered, of another version or of other data is not used.
 */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "base.h"
#include "db.h"
#include "err.h"
#include "kind.h"
#include "str.h"

#define SNAPSHOT_NONE UINT32_MAX

/* After the types of entities. */
enum {
	SNAPSHOT_DEAL = ENTITY_TYPES,
	SNAPSHOT_DOC,
	SNAPSHOT_SOURCE,
	SNAPSHOT_LABELS
};

/* Relations, then roles in deals, then these. */
enum {
	SNAPSHOT_ROLES = RELATIONS,
	SNAPSHOT_MENTIONS = RELATIONS + DEAL_ROLES,
	SNAPSHOT_PUBLISHED,
	SNAPSHOT_TYPES
};

#define SNAPSHOT_TRUST 65535.0	/* what a confidence of 1 is as a number */

struct snapshot_head {
	char		magic[8];
	uint32_t	format, labels, types;
	uint32_t	nodes, edges, rooms, name_bytes, unused;
	uint64_t	stamp;		/* of the data it was made from */
	uint64_t	bytes;		/* of all, this included */
	uint64_t	sum;		/* hash of all bytes after it */
	uint32_t	first[SNAPSHOT_LABELS + 1];	/* nodes by label */
};

struct snapshot {
	struct snapshot_head	 head;
	uint32_t		 nodes, edges;
	/* nodes */
	const int64_t		*id;
	const int64_t		*when;		/* first seen; date */
	const int64_t		*size;		/* documents; amount of a deal */
	const float		*weight;
	const uint8_t		*label;
	const uint8_t		*kind;		/* origin; type of a deal */
	const uint32_t		*out, *in;	/* nodes + 1 each */
	const uint32_t		*name;		/* nodes + 1: in names */
	const char		*names;
	/* tables by hash: node + 1, 0 is free; rooms, a power of two */
	const uint32_t		*by_id, *by_name;
	/* relationships */
	const uint32_t		*to, *from, *edge;
	const uint16_t		*trust;		/* MENTIONS: how often */
	const uint8_t		*type, *in_type, *status;

	void			*block;
	size_t			 bytes;
	bool			 mapped;
	int64_t			 version;	/* of the data, for this handle */
};

/* Borrowed from the handle; NULL on failure. */
const struct snapshot	*snapshot_get(struct db *, struct err *);

/* The node of an id; SNAPSHOT_NONE where there is none.  Entities have their
 * ids in common whatever their label: any label of theirs will do. */
uint32_t		 snapshot_find(const struct snapshot *, int label,
			    int64_t id);
/* The entity of an id. */
uint32_t		 snapshot_node(const struct snapshot *, int64_t id);
/* Nodes of exactly this name: calls with 0 first, then with what it gave. */
uint32_t		 snapshot_named(const struct snapshot *, struct str name,
			    uint32_t *place);
struct str		 snapshot_name(const struct snapshot *, uint32_t node);
/* From whose list an outgoing relationship is. */
uint32_t		 snapshot_tail_of(const struct snapshot *, uint32_t edge);

/* ---- bytes: for the file and those who test it ---- */

/* Every array's place is set from the head; the block is not looked at. */
size_t			 snapshot_lay_out(struct snapshot *, void *block);
/* Sets the sum over a block. */
void			 snapshot_seal(void *block, size_t bytes);
/* A block as a snapshot that borrows it; ERR_INVALID with what is wrong in it.
 * The block must be aligned to 8. */
int			 snapshot_read(struct snapshot *, void *block,
			    size_t bytes, struct err *);
/* Makes it anew from the tables, in memory. */
int			 snapshot_build(struct snapshot *, struct db *,
			    uint64_t stamp, struct err *);

#endif
