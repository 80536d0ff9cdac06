/*
 * fold.h - text as search sees it.
 *
 * Compatibility forms are taken apart, marks stripped, letters lowered; what is
 * neither letter nor digit becomes one space; each CJK character is a word of
 * its own.  Done here and not in an engine's tokenizer, so that every full-text
 * index gives the same answer.
 */
#ifndef FOLD_H
#define FOLD_H

#include "base.h"
#include "buf.h"
#include "str.h"

/* Appends; words are separated by one space, none at the ends. */
void	fold_search(struct str, struct buf *out);

#endif
