/*
 * jwrite.h - JSON out, RFC 8259.
 *
 * Commas and nesting are kept here, so that a caller only says what comes next.
 * Strings must be UTF-8; control characters, and < > & U+2028 U+2029 (so that
 * the text may stand inside an HTML script), are escaped.
 *
 *	struct jwrite j = JWRITE_INIT(&buf);
 *	jwrite_object(&j);
 *	jwrite_key(&j, "name"); jwrite_str(&j, name);
 *	jwrite_end(&j);
 */
#ifndef JWRITE_H
#define JWRITE_H

#include "base.h"
#include "buf.h"

#define JWRITE_DEPTH 32

struct jwrite {
	struct buf	*out;
	int		 depth;
	char		 close[JWRITE_DEPTH];
	bool		 some[JWRITE_DEPTH];	/* this level has a member */
	bool		 after_key;
};

#define JWRITE_INIT(out_) { .out = (out_) }

void	jwrite_object(struct jwrite *);
void	jwrite_array(struct jwrite *);
void	jwrite_end(struct jwrite *);		/* of the innermost of the two */
void	jwrite_key(struct jwrite *, const char *);
void	jwrite_str(struct jwrite *, struct str);
void	jwrite_text(struct jwrite *, const char *);	/* NULL writes null */
void	jwrite_int(struct jwrite *, int64_t);
void	jwrite_double(struct jwrite *, double);
void	jwrite_bool(struct jwrite *, bool);
void	jwrite_null(struct jwrite *);
/* RFC 3339 in UTC, null for CLOCK_NONE. */
void	jwrite_time(struct jwrite *, int64_t);
/* Ids are strings in JSON: they have 63 bits and JavaScript numbers have 53. */
void	jwrite_id(struct jwrite *, int64_t);
/* Bytes that are JSON already. */
void	jwrite_raw(struct jwrite *, struct str);
/* key and value in one line of code */
void	jwrite_key_text(struct jwrite *, const char *key, const char *);
void	jwrite_key_str(struct jwrite *, const char *key, struct str);
void	jwrite_key_int(struct jwrite *, const char *key, int64_t);

#endif
