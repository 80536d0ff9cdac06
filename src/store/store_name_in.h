/*
 * store_name_in.h - names in the form in which they are compared.
 */
#ifndef STORE_NAME_IN_H
#define STORE_NAME_IN_H

#include "base.h"
#include "buf.h"
#include "str.h"

/* As a search sees it, without the spaces: "GPT-4o", "gpt 4o" and "GPT4o" are
 * one. */
void	store_fold_name(struct str, struct buf *out);

#endif
