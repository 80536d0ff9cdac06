/*
 * request.h - one request, as the pages see it: nothing of HTTP but its words.
 *
 * Everything lives in the request's arena, which ends with the reply.
 */
#ifndef REQUEST_H
#define REQUEST_H

#include "arena.h"
#include "base.h"
#include "cypher.h"
#include "db.h"
#include "str.h"

/* More parameters than any form of ours has. */
#define REQUEST_PARAMS 24

struct request_param {
	struct str	name, value;	/* decoded */
};

enum request_method { METHOD_READ, METHOD_POST, METHOD_OTHER };

struct past;

struct request {
	struct db		*db;
	struct past		*past;		/* for ?as_of= */
	struct arena		*arena;
	struct str		 path;		/* decoded, begins with "/" */
	struct str		 rest;		/* what {id} or {date} stood for */
	struct str		 asked;		/* shown in the search field */
	struct request_param	 param[REQUEST_PARAMS];
	size_t			 params;
	bool			 too_many;	/* more than REQUEST_PARAMS came */
	bool			 wants_json;	/* by path or by Accept */
	enum request_method	 method;
	struct str		 body;		/* of a POST */
	const struct cypher_limits *limits;	/* of a question */
};

#endif
