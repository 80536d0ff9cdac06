/*
 * param.h - what a query may say, and reading it strictly.
 *
 * A route lists its parameters as rules.  A parameter without a rule, one that
 * is given twice, or a value that its rule cannot read is ERR_INVALID with a
 * sentence, never passed over: an answer to another question than the one
 * asked is worse than none.  So too where "since" comes after "until", or "min"
 * is more than "max".  An empty value is "not given", because forms send
 * empty fields.  The rules are also what /openapi.json is made of.
 */
#ifndef PARAM_H
#define PARAM_H

#include "base.h"
#include "err.h"
#include "kind.h"
#include "request.h"

enum param_kind {
	PARAM_END,		/* ends a list of rules */
	PARAM_TEXT,
	PARAM_NAME,		/* an entity: a name, an alias or an id */
	PARAM_COUNT,		/* 1 to PARAM_COUNT_MOST */
	PARAM_OFFSET,		/* 0 and up */
	PARAM_HOPS,		/* 1 to 4 */
	PARAM_DATE,		/* YYYY-MM-DD */
	PARAM_AMOUNT,		/* 250000000, 250M, 2.5B */
	PARAM_ENTITY_TYPE,
	PARAM_DEAL_TYPE,
	PARAM_STATUS,
	PARAM_DOC_KIND
};

#define PARAM_COUNT_MOST 500
#define PARAM_OFFSET_MOST 1000000
#define PARAM_RULES 16

struct param_rule {
	const char	*name;
	enum param_kind	 kind;
	bool		 required;
	const char	*about;		/* a line for the API's description */
};

/* Every parameter against the rules; ERR_INVALID. */
int		 param_check(const struct request *, const struct param_rule *,
		    struct err *);

/* After param_check, so these cannot fail.  Not given: "", 0, NONE, CLOCK_NONE,
 * or the number handed in. */
struct str	 param_str(const struct request *, const char *name);
int64_t		 param_int(const struct request *, const char *name,
		    int64_t otherwise);
int64_t		 param_date(const struct request *, const char *name);
/* The end of that day: where what happened on it is still meant. */
int64_t		 param_until(const struct request *, const char *name);
int64_t		 param_amount(const struct request *, const char *name);
enum entity_type param_entity_type(const struct request *, const char *name);
enum deal_type	 param_deal_type(const struct request *, const char *name);
enum status	 param_status(const struct request *, const char *name);
enum doc_kind	 param_doc_kind(const struct request *, const char *name);

/* The id that `rest` begins with: hex, then its end or "-slug".  ERR_NOT_FOUND
 * where it is none. */
int		 param_id(struct str rest, int64_t *id, struct err *);
/* Undoes %XX and +; ERR_INVALID where the escape is broken, a NUL, or where the
 * bytes are not UTF-8. */
int		 param_decode(struct arena *, struct str, bool plus,
		    struct str *out, struct err *);
/* "a=1&b=2" into request->param. */
int		 param_parse(struct request *, struct str query, struct err *);

#endif
