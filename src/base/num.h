/*
 * num.h - numbers out of text, strictly: the whole string or nothing.
 * No locale takes part: the decimal mark is always a point.
 */
#ifndef NUM_H
#define NUM_H

#include "base.h"
#include "str.h"

bool	num_int(struct str, int64_t *out);	/* optional -, digits */
bool	num_uint(struct str, uint64_t max, uint64_t *out);
bool	num_double(struct str, double *out);	/* 12, 1.5, -3e9 */
/* Shortest decimal that reads back as the same double; buf holds 32 bytes. */
void	num_print(double, char *buf);

#endif
