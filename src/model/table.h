/*
 * table.h - an answer: what every question gives and every format prints.
 *
 * A table has typed columns and rows of cells.  A sheet is an answer that is
 * more than one table: a title, a line about it, facts (key and value), and
 * named tables.  A query floor builds them in an arena; src/out prints any of
 * them in any format, and the web lays them out as a page.  One view, many forms.
 *
 * A cell may say what it leads to (an entity, a document at a place), so that a
 * page can link it and JSON can give the id.
 */
#ifndef TABLE_H
#define TABLE_H

#include "arena.h"
#include "base.h"
#include "clock.h"
#include "kind.h"
#include "str.h"

enum cell_type {
	CELL_TEXT = 1,
	CELL_INT,
	CELL_REAL,
	CELL_TIME,	/* UTC ms; printed RFC 3339 */
	CELL_DATE,	/* UTC ms; printed YYYY-MM-DD, a vague one as it is */
	CELL_MONEY,	/* whole units of the row's currency; 0 is null */
	CELL_ID,	/* 63-bit id; printed as hex */
	CELL_BOOL,
	CELL_QUOTE,	/* bytes of a stored source: printed in quotation marks */
	CELL_LIST	/* several texts */
};

enum cell_ref {
	REF_NONE,
	REF_ENTITY,	/* ref_id is an entity */
	REF_DOC,	/* ref_id is a document, ref_at a byte offset in it */
	REF_DEAL,
	REF_SOURCE,
	REF_LINK	/* text is a URL */
};

struct cell {
	bool			 null;
	bool			 quoted;	/* TEXT that is bytes of a source */
	int64_t			 i;	/* INT, TIME, DATE, MONEY, ID, BOOL */
	int64_t			 to;	/* DATE: the moment after a vague one; 0 */
	double			 r;	/* REAL */
	struct str		 s;	/* TEXT, QUOTE; LIST: the items joined by "\n" */
	enum cell_ref		 ref;
	int64_t			 ref_id;	/* LIST: 0 */
	bool			 placed;	/* ref_at is a place, even at 0 */
	uint32_t		 ref_at;
	const int64_t		*ref_ids;	/* LIST: an id an item, or NULL */
	enum entity_type	 ref_type;	/* REF_ENTITY: its type, for looks */
};

struct column {
	const char	*name;	/* JSON key and CSV head: "first_seen" */
	const char	*head;	/* for people: "First seen" */
	enum cell_type	 type;
};

struct table_row {
	struct cell		*cell;
	struct table_row	*next;
};

struct table {
	const char		*name;	/* JSON key: "relations" */
	const char		*head;	/* for people: "Relations" */
	const char		*none;	/* said to people when there are no rows */
	const struct column	*column;
	size_t			 columns;
	struct table_row	*first, *last;
	size_t			 rows;
	bool			 more;	/* a ceiling cut the list */
	bool			 own;	/* the asker's columns: all are shown */
	struct table		*next;	/* in its sheet */
	struct arena		*arena;
};

struct fact {
	const char	*name;	/* JSON key: "ticker" */
	const char	*head;
	enum cell_type	 type;
	struct cell	 cell;
	struct fact	*next;
};

struct sheet {
	struct str	 title;
	struct str	 about;		/* one line under it; "" */
	struct fact	*facts, *last_fact;
	struct table	*tables, *last_table;
	struct arena	*arena;
};

/* Both live in the arena; columns must outlive them (static tables of rows). */
struct sheet	*sheet_new(struct arena *, struct str title);
struct fact	*sheet_fact(struct sheet *, const char *name, const char *head,
		    enum cell_type);
void		 sheet_add(struct sheet *, struct table *);
struct table	*sheet_table(const struct sheet *, const char *name);
struct table	*table_new(struct arena *, const char *name, const char *head,
		    const struct column *, size_t columns);
/* A new row; its cells are null until set. */
struct cell	*table_row(struct table *);

/* Setting a cell copies nothing: strings must live in the arena. */
void	cell_text(struct cell *, struct str);		/* "" stays null */
void	cell_quote(struct cell *, struct str, int64_t doc, uint32_t at);
void	cell_int(struct cell *, int64_t);
void	cell_real(struct cell *, double);
void	cell_time(struct cell *, int64_t);		/* CLOCK_NONE: null */
void	cell_span(struct cell *, const struct clock_span *);
void	cell_money(struct cell *, int64_t);		/* 0: null */
void	cell_id(struct cell *, int64_t);
void	cell_bool(struct cell *, bool);
void	cell_entity(struct cell *, struct str name, int64_t id,
	    enum entity_type);
void	cell_doc(struct cell *, struct str title, int64_t id, uint32_t at);
void	cell_link(struct cell *, struct str url);
/* A DATE as text: "2026-08-06", "2025-09". */
char	*cell_date_text(const struct cell *, char out[CLOCK_TEXT]);
/* Items joined by "\n"; ids may be NULL. */
void	cell_list(struct cell *, struct str joined, const int64_t *ids);

#endif
