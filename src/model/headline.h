/*
 * headline.h - a claim as one plain sentence of ours, honest to its status.
 *
 *	"NVIDIA plans to invest $2B in xAI"
 *	"CoreWeave is reported to buy Core Scientific for $9B"
 *	"It is denied that Apple acquires Mistral"
 *
 * No word of a source is taken: names, numbers, and verbs from a table.
 */
#ifndef HEADLINE_H
#define HEADLINE_H

#include "base.h"
#include "buf.h"
#include "pick.h"

void	headline_write(const struct pick *, struct buf *);
/* "$2B", "¥3.5B", "SEK 400M": three digits. */
void	headline_money(int64_t amount, const char *currency, struct buf *);

#endif
