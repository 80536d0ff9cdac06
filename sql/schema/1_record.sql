-- The record: what the world said and what people decided.  Kept for ever.
-- Ids are 63-bit hashes made by the program; times are UTC milliseconds.

-- Facts about this database: schema version, seed version, reader version.
CREATE TABLE meta (
	name	TEXT NOT NULL PRIMARY KEY,
	value	TEXT NOT NULL
);

-- Where documents come from, and how it goes with them.
CREATE TABLE source (
	id		BIGINT NOT NULL PRIMARY KEY,
	url		TEXT NOT NULL,
	title		TEXT NOT NULL,
	site		TEXT NOT NULL,
	kind		INTEGER NOT NULL,
	lang		TEXT NOT NULL,
	state		INTEGER NOT NULL,
	last_try	BIGINT,
	last_good	BIGINT,
	last_new	BIGINT,
	next_try	BIGINT,
	failures	INTEGER NOT NULL,
	items		INTEGER NOT NULL,
	problem		TEXT NOT NULL,
	etag		TEXT NOT NULL,
	modified	TEXT NOT NULL
);

-- What one source said at one time, in its own bytes.  The text is last, so
-- that a listing of documents need not read it.
CREATE TABLE doc (
	id		BIGINT NOT NULL PRIMARY KEY,
	source		BIGINT NOT NULL,
	key		TEXT NOT NULL,
	kind		INTEGER NOT NULL,
	format		INTEGER NOT NULL,
	title		TEXT NOT NULL,
	show		TEXT NOT NULL,
	people		TEXT NOT NULL,
	lang		TEXT NOT NULL,
	link		TEXT NOT NULL,
	date		BIGINT NOT NULL,
	date_origin	INTEGER NOT NULL,
	learned		BIGINT NOT NULL,
	bytes		BIGINT NOT NULL,
	text		TEXT NOT NULL
);
CREATE INDEX doc_by_date ON doc (date, id);
CREATE INDEX doc_by_learned ON doc (learned, id);
CREATE INDEX doc_by_source ON doc (source, date);

-- Things with a name, from the seed tables and from people.
CREATE TABLE entity (
	id	BIGINT NOT NULL PRIMARY KEY,
	type	INTEGER NOT NULL,
	origin	INTEGER NOT NULL,
	name	TEXT NOT NULL,
	what	TEXT NOT NULL,
	field	TEXT NOT NULL,
	maker	TEXT NOT NULL,
	ticker	TEXT NOT NULL,
	ids	TEXT NOT NULL,
	context	TEXT NOT NULL,
	never	TEXT NOT NULL
);

-- Every way to write them.
CREATE TABLE alias (
	entity	BIGINT NOT NULL,
	text	TEXT NOT NULL,
	folded	TEXT NOT NULL,
	form	INTEGER NOT NULL,
	unsure	INTEGER NOT NULL,
	PRIMARY KEY (entity, text)
);
CREATE INDEX alias_by_folded ON alias (folded, entity);

-- What a person decided about the graph; replayed at every rebuild.
CREATE TABLE judgement (
	id	BIGINT NOT NULL PRIMARY KEY,
	made	BIGINT NOT NULL,
	kind	TEXT NOT NULL,
	a	BIGINT NOT NULL,
	b	BIGINT NOT NULL,
	text	TEXT NOT NULL
);

-- Editions that were sent or whose day is over: they never change again.
CREATE TABLE edition (
	date	TEXT NOT NULL PRIMARY KEY,
	made	BIGINT NOT NULL,
	body	TEXT NOT NULL
);

CREATE TABLE subscriber (
	address	TEXT NOT NULL PRIMARY KEY,
	token	TEXT NOT NULL,
	added	BIGINT NOT NULL,
	removed	BIGINT
);

-- The mail ledger: one row an edition and subscriber, so that nothing is sent
-- twice and nothing is lost.
CREATE TABLE delivery (
	date	TEXT NOT NULL,
	address	TEXT NOT NULL,
	state	INTEGER NOT NULL,
	changed	BIGINT NOT NULL,
	problem	TEXT NOT NULL,
	PRIMARY KEY (date, address)
);
