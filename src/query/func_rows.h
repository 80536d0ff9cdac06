/*
 * func_rows.h - the tables that func.c looks functions up in, a file each.
 */
#ifndef FUNC_ROWS_H
#define FUNC_ROWS_H

#include "func.h"

#define BOOLEAN FUNC_KIND(VALUE_BOOL)
#define INTEGER FUNC_KIND(VALUE_INT)
#define NUMBER (FUNC_KIND(VALUE_INT) | FUNC_KIND(VALUE_FLOAT))
#define TEXT FUNC_KIND(VALUE_STRING)
#define LIST FUNC_KIND(VALUE_LIST)
#define MAP FUNC_KIND(VALUE_MAP)
#define NODE FUNC_KIND(VALUE_NODE)
#define EDGE FUNC_KIND(VALUE_EDGE)
#define PATH FUNC_KIND(VALUE_PATH)
#define MOMENT (FUNC_KIND(VALUE_DATE) | FUNC_KIND(VALUE_TIME) | \
	FUNC_KIND(VALUE_LOCALTIME) | FUNC_KIND(VALUE_DATETIME) | \
	FUNC_KIND(VALUE_LOCALDATETIME))
#define DURATION FUNC_KIND(VALUE_DURATION)

/* Each ends with a row that has no name. */
extern const struct func func_graph[], func_list[], func_number[],
    func_text[], func_time[], func_fold[];

/* Bytes of one string, numbers of one list; what is in a value, all told, and in
 * the rows of an answer. */
#define FUNC_TEXT_MOST (16u << 20)
#define FUNC_LIST_MOST 10000000
#define FUNC_WEIGHT_MOST 16000000
#define FUNC_DEPTH_MOST 1000

#endif
