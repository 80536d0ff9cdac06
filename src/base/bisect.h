/*
 * bisect.h - where a sorted list turns.
 *
 *	size_t lo = 0, hi = n;
 *
 *	BISECT(lo, hi, mid, at[mid].key < key);
 *
 * `before`, an expression of mid, holds for all up to a place and for none from
 * there on: lo is that place then, hi where there is none.
 */
#ifndef BISECT_H
#define BISECT_H

#define BISECT(lo, hi, mid, before) \
	while ((lo) < (hi)) { \
		size_t mid = (lo) + ((hi) - (lo)) / 2; \
\
		if (before) \
			(lo) = mid + 1; \
		else \
			(hi) = mid; \
	}

#endif
