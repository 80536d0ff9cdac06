/*
 * store_doc_in.h - a document out of a row, for the other files of this floor.
 */
#ifndef STORE_DOC_IN_H
#define STORE_DOC_IN_H

#include "arena.h"
#include "doc.h"
#include "stmt.h"

/* Columns as STMT_DOC_HEAD has them; text "". */
void	store_doc_col(struct stmt *, struct arena *, struct doc *);

#endif
