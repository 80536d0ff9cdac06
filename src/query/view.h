/*
 * view.h - the ready questions: what the terminal, the pages and the API ask.
 *
 * Every function answers with a sheet or a table (model/table.h) in the
 * caller's arena, read through a read-only handle, so that one answer has many
 * forms.  Rows come in a fixed order with a tie-break by id: the same database
 * gives the same bytes.  Every fact row has a column "quote" (bytes of a stored
 * source), "speaker", "date" and "doc".  NULL and *e on failure;
 * ERR_NOT_FOUND where the thing asked about is not there.
 */
#ifndef VIEW_H
#define VIEW_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "kind.h"
#include "store_judge.h"
#include "table.h"

/* What a person typed, as an entity: by alias, else by near match.  A name
 * that two things share is sure where one is by far the most named. */
struct view_names {
	int64_t	id;		/* 0: none is sure */
	struct str	name;	/* of the one that is */
	struct table	*near;	/* "did you mean": name, type, what, documents */
};

/* `type` ENTITY_NONE: any.  An id in hex is taken as that id. */
int		 view_find(struct db *, struct arena *, struct str name,
		    enum entity_type type, struct view_names *, struct err *);

/*
 * An entity's card.  Facts: name, type, what, field, of, ticker, ids, aliases,
 * documents, mentions, first_seen, last_seen, weight, weight_why.  Tables:
 * relations (relation, direction, name, status, quote, speaker, date, doc,
 * sources, confidence, first_seen, last_seen, valid_from, valid_to, why, weight,
 * weight_why), deals, said (who said what lately: quote, speaker, date, doc),
 * together (named most often beside it: name, type, documents, quote, date,
 * doc), documents.
 */
struct sheet	*view_entity(struct db *, struct arena *, int64_t id,
		    struct err *);

struct deal_filter {
	int64_t		since, until;	/* CLOCK_NONE: open */
	enum deal_type	type;		/* DEAL_NONE: any */
	enum status	status;		/* STATUS_NONE: any */
	int64_t		min_amount, max_amount;	/* 0: open */
	int64_t		party;		/* 0: any */
	size_t		limit;		/* 0: 50 */
	size_t		offset;
};

/* Newest first: date (when it was, where its words say so, else when it was
 * first told), type, status, parties, amount, currency, valuation, round, quote,
 * speaker, doc, sources, confidence, told (when the quote was), first_seen, head (all
 * of it in a sentence of ours), id. */
struct table	*view_deals(struct db *, struct arena *,
		    const struct deal_filter *, struct err *);
/* One deal: facts, parties with roles, every claim with its quote. */
struct sheet	*view_deal(struct db *, struct arena *, int64_t id,
		    struct err *);

/* Tables: names (entities that match) and documents (with a snippet). */
struct sheet	*view_search(struct db *, struct arena *, struct str words,
		    size_t limit, struct err *);

/*
 * A document.  Facts: title, kind, show, date, lang, link, people.  Tables:
 * also (the same story elsewhere), told_in (round-ups that lead to it),
 * takeaways (quote, why, at, time), stories (of a round-up), companies, people, chips, models, sites
 * and the other types (name, type, count, first: its first place), claims,
 * deals.
 */
struct sheet	*view_doc(struct db *, struct arena *, int64_t id, struct err *);
/* The document's mentions in order: start, end, name, type, how, id. */
struct table	*view_marks(struct db *, struct arena *, int64_t id,
		    struct err *);
/* The document's own bytes. */
int		 view_text(struct db *, struct arena *, int64_t id,
		    struct str *out, enum doc_format *, struct err *);

/* Chains from a to b: one table a chain ("path_1"...), a hop a row: from,
 * relation, to, status, quote, speaker, date, doc. */
struct sheet	*view_path(struct db *, struct arena *, int64_t a, int64_t b,
		    unsigned max_hops, struct err *);

/*
 * What is new on a name in [since, until): the fact last_seen (when a document
 * last named it); tables told (from, relation, to, status, quote, speaker, date,
 * doc, first: told for the first time), deals, documents.
 */
struct sheet	*view_news(struct db *, struct arena *, int64_t id,
		    int64_t since, int64_t until, struct err *);
/* What a speaker or a show ("": anyone) said of a thing (0: of any), newest
 * first. */
struct table	*view_said(struct db *, struct arena *, struct str by,
		    int64_t about, int64_t since, int64_t until, struct err *);
/* Who moved from one post to another (0: any), with the words for both: quote,
 * speaker, date, doc, and the same under before_*. */
struct table	*view_moves(struct db *, struct arena *, int64_t from,
		    int64_t to, int64_t since, int64_t until, struct err *);
/* What is said and denied, and deals that are told in two ways (0: of all);
 * the words of both sides, and why belief leans one way. */
struct sheet	*view_disputes(struct db *, struct arena *, int64_t of,
		    struct err *);

/*
 * Twelve questions that what was read answers: question, command (as typed in a
 * shell), form (the command's name, and the page's), asks (its parameters,
 * "by=Jensen Huang"); where nothing answers one, only none: a sentence.
 */
struct table	*view_examples(struct db *, struct arena *, struct err *);

/* Around an entity, at most LIMIT_GRAPH_NODES: tables nodes (id, name, type,
 * weight, depth) and edges (source, target, relation, status, quote, doc). */
struct sheet	*view_graph(struct db *, struct arena *, int64_t id,
		    unsigned depth, struct err *);

/* Home: facts (documents, entities, edges, deals, sources, newest); tables
 * latest (documents), rising, new_names, deals. */
struct sheet	*view_home(struct db *, struct arena *, struct err *);
/* Names that rise: name, type, now, before, change, why. */
struct table	*view_rising(struct db *, struct arena *, int64_t from,
		    int64_t to, size_t limit, struct err *);

/* What people decided, in the order they did: id, at, judgement, says, name,
 * other, text, document, why, stands. */
struct table	*view_judgements(struct db *, struct arena *, struct err *);
/* A judgement as a sentence, and its id as people see it. */
struct str	 view_judgement(struct arena *, const struct judgement *);
struct str	 view_judgement_id(struct arena *, int64_t id);
/* Documents that people removed. */
struct table	*view_removed(struct db *, struct arena *, struct err *);

/* Sources and their health. */
struct table	*view_sources(struct db *, struct arena *, struct err *);
/* One: its facts, and its latest documents. */
struct sheet	*view_source(struct db *, struct arena *, int64_t id,
		    struct err *);
/* All entities of a type by weight: name, type, what, documents, mentions,
 * last_seen, standing, weight, weight_why. */
struct table	*view_entities(struct db *, struct arena *, enum entity_type,
		    size_t limit, size_t offset, struct err *);
struct table	*view_documents(struct db *, struct arena *, enum doc_kind,
		    size_t limit, size_t offset, struct err *);
/* Relations by id of edge, with the quote that tells each best, for export. */
struct view_edges;
struct view_edges	*view_edges_new(struct db *, struct err *);
void		 view_edges_free(struct view_edges *);
/* The next rows, at most `limit`; an empty table at the end. */
struct table	*view_edges_next(struct view_edges *, struct db *,
		    struct arena *, size_t limit, struct err *);

#endif
