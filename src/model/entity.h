/*
 * entity.h - a thing that is named: one thing, one node.
 *
 * An entity's id is a hash of its type and folded canonical name, so two
 * machines give one thing the same id without talking.  Entities come from the
 * seed tables (sql/seed), from people, or from reading: a candidate is a name
 * never seen before that the grammar around it typed, and it stays a candidate
 * until a rule or a person promotes it.
 */
#ifndef ENTITY_H
#define ENTITY_H

#include "base.h"
#include "kind.h"
#include "str.h"

enum entity_origin {
	ORIGIN_SEED = 1,
	ORIGIN_USER,
	ORIGIN_FAMILY,		/* a new member of a known family: "MI455X" */
	ORIGIN_CANDIDATE,	/* found by the grammar around it */
	ORIGIN_PROMOTED		/* a candidate that enough sources name */
};

struct entity {
	int64_t			id;
	enum entity_type	type;
	enum entity_origin	origin;
	struct str		name;	/* canonical */
	struct str		what;	/* a few words: "memory chip maker" */
	struct str		field;	/* one word: "memory" */
	struct str		of;	/* maker, parent, employer: its name */
	struct str		ticker;	/* "NASDAQ:NVDA|..." */
	struct str		ids;	/* "wikidata:Q182477|..." */
	struct str		context;/* words that stand near, joined by "|" */
	struct str		never;	/* names never the same as this one, "|" */
};

enum alias_form {
	ALIAS_NAME = 1,		/* the canonical name itself */
	ALIAS_WRITTEN,
	ALIAS_CHINESE,
	ALIAS_HEARD,		/* how speech recognition misspells it */
	ALIAS_USER		/* added by a person */
};

struct alias {
	int64_t		entity;
	struct str	text;
	enum alias_form	form;
	bool		unsure;	/* also an ordinary word: needs case and context */
};

/* The id of the thing of this type and canonical name. */
int64_t	entity_id(enum entity_type, struct str name);

#endif
