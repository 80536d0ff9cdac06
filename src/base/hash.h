/*
 * hash.h - 64-bit hashes, the same on every machine.
 *
 * Bytes are read little-endian whatever the machine, so a hash may be stored:
 * ids of documents, entities and claims are such hashes.  Not a defence against
 * someone who crafts collisions; a table of outside keys compares the key, and
 * an id that is taken gets a salt.
 */
#ifndef HASH_H
#define HASH_H

#include "base.h"
#include "str.h"

uint64_t	hash_bytes(const void *, size_t, uint64_t seed);
uint64_t	hash_str(struct str);
/* Mixes one number into a hash. */
uint64_t	hash_mix(uint64_t, uint64_t);
/*
 * A public id: 63 bits, never 0, of a kind ("doc", "company") and a canonical
 * key.  `salt` is 0, then 1, 2, ... while the id is taken by another key.
 */
int64_t		hash_id(const char *kind, struct str key, unsigned salt);

#endif
