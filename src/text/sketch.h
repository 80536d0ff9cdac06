/*
 * sketch.h - the words of a text in 64 small numbers, to tell near-copies by.
 *
 * MinHash with one permutation.  Every run of four words is hashed once; the
 * hash chooses a bin, and a bin keeps the least that fell into it.  Of two texts
 * the share of bins that agree is about the share of runs that they have in
 * common (of the runs of both), whatever their length: A. Broder, "On the
 * resemblance and containment of documents", 1997; P. Li, A. Owen and C.-H.
 * Zhang, "One permutation hashing", 2012.  Of each least hash 16 bits are kept
 * (P. Li and A. König, "b-Bit minwise hashing", 2010).
 *
 * Bands of four bins are what a text is looked up by: two texts that have nine
 * tenths of their runs in common differ in all bands once in a million pairs,
 * two that have a tenth in common agree in one once in six hundred.
 */
#ifndef SKETCH_H
#define SKETCH_H

#include "base.h"
#include "str.h"
#include "token.h"

#define SKETCH_BINS 64
#define SKETCH_BANDS 16
#define SKETCH_TEXT (4 * SKETCH_BINS)

struct sketch {
	uint16_t	bin[SKETCH_BINS];	/* 0: nothing fell into it */
};

/* False where the text is too short to tell a copy from a coincidence. */
bool		sketch_make(const struct tokens *, struct sketch *);
/* The share of what both say, 0 to 1. */
double		sketch_alike(const struct sketch *, const struct sketch *);
/* What a band is looked up by; 0 for one that says too little. */
uint64_t	sketch_band(const struct sketch *, size_t band);

/* As hexadecimal digits, for storing; false where it is no such text. */
void		sketch_write(const struct sketch *, char out[SKETCH_TEXT + 1]);
bool		sketch_read(struct str, struct sketch *);

#endif
