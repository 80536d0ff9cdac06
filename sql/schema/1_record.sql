-- The record half: what the world said and what a person decided.  Kept for
-- ever; changed only by a step of sql/migrate.  Ids are 63-bit hashes that the
-- program makes, times are UTC milliseconds.  The definitions are SQLite's; the
-- statements of sql/stmt keep to what PostgreSQL understands too.

-- Numbers about the database itself, by name.
CREATE TABLE meta (
	key TEXT PRIMARY KEY,
	value INTEGER NOT NULL
) STRICT;

-- Where documents come from.  state: 0 active, 1 paused, 2 gone.
CREATE TABLE source (
	id INTEGER PRIMARY KEY,
	url TEXT NOT NULL,
	title TEXT NOT NULL,
	site TEXT NOT NULL,
	kind INTEGER NOT NULL,
	lang TEXT NOT NULL,
	state INTEGER NOT NULL,
	added INTEGER NOT NULL,
	last_try INTEGER,
	last_good INTEGER,
	last_new INTEGER,
	next_try INTEGER,
	failures INTEGER NOT NULL,
	problem TEXT NOT NULL,
	etag TEXT NOT NULL,
	modified TEXT NOT NULL,
	folder TEXT NOT NULL DEFAULT ''
) STRICT;

-- Hosts: which crawler asks one now and until when (holder 0: none), and what
-- it asked of us: a rest, and its robots.txt.
CREATE TABLE host (
	origin TEXT PRIMARY KEY,
	holder INTEGER NOT NULL,
	taken INTEGER NOT NULL,
	until INTEGER NOT NULL,
	rest_until INTEGER,
	robots TEXT NOT NULL,
	robots_until INTEGER
) STRICT, WITHOUT ROWID;

-- One asking of a source.
CREATE TABLE fetch (
	source INTEGER NOT NULL,
	at INTEGER NOT NULL,
	status INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	items INTEGER NOT NULL,
	added INTEGER NOT NULL,
	problem TEXT NOT NULL,
	PRIMARY KEY (source, at)
) STRICT, WITHOUT ROWID;

-- A document, in the bytes it is quoted by.  version counts its texts.
-- source is 0 where it was added by hand.
CREATE TABLE doc (
	id INTEGER PRIMARY KEY,
	source INTEGER NOT NULL,
	key TEXT NOT NULL,
	kind INTEGER NOT NULL,
	format INTEGER NOT NULL,
	title TEXT NOT NULL,
	show TEXT NOT NULL,
	people TEXT NOT NULL,
	lang TEXT NOT NULL,
	link TEXT NOT NULL,
	date INTEGER NOT NULL,
	date_origin INTEGER NOT NULL,
	learned INTEGER NOT NULL,
	version INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	text TEXT NOT NULL
) STRICT;
CREATE INDEX doc_date ON doc (date, id);
CREATE INDEX doc_newest ON doc (date_origin, date DESC, id DESC);
CREATE INDEX doc_learned ON doc (learned, id);
CREATE INDEX doc_source ON doc (source, date);

-- The texts that a document had before.
CREATE TABLE doc_version (
	doc INTEGER NOT NULL REFERENCES doc (id),
	version INTEGER NOT NULL,
	title TEXT NOT NULL,
	learned INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (doc, version)
) STRICT, WITHOUT ROWID;

-- What a source's item became; words: a hash of what its feed said of it.
CREATE TABLE item (
	source INTEGER NOT NULL,
	key TEXT NOT NULL,
	doc INTEGER NOT NULL REFERENCES doc (id),
	words INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_doc ON item (doc);

-- What belongs to a document and lies elsewhere: what is 1 a transcript, 2 the
-- page of an item that its feed gave a line or two of, 3 audio.  state: 0 to be asked,
-- 1 taken, 2 given up.
CREATE TABLE follow (
	doc INTEGER PRIMARY KEY,
	what INTEGER NOT NULL,
	url TEXT NOT NULL,
	state INTEGER NOT NULL,
	tries INTEGER NOT NULL,
	next_try INTEGER NOT NULL,
	problem TEXT NOT NULL
) STRICT;
CREATE INDEX follow_due ON follow (state, next_try);

-- Known things.  origin: 1 of the built-in tables, 2 of a person.
CREATE TABLE entity (
	id INTEGER PRIMARY KEY,
	type INTEGER NOT NULL,
	origin INTEGER NOT NULL,
	name TEXT NOT NULL,
	what TEXT NOT NULL,
	field TEXT NOT NULL,
	of_name TEXT NOT NULL,
	ticker TEXT NOT NULL,
	ids TEXT NOT NULL,
	context TEXT NOT NULL,
	never TEXT NOT NULL
) STRICT;

-- Ways to write them.  folded: as a search sees it, without spaces.
CREATE TABLE alias (
	entity INTEGER NOT NULL REFERENCES entity (id),
	text TEXT NOT NULL,
	form INTEGER NOT NULL,
	unsure INTEGER NOT NULL,
	folded TEXT NOT NULL,
	PRIMARY KEY (entity, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_folded ON alias (folded);

-- What people decided about the graph, in the order of seq.  The names are those
-- of when it was judged, so that the log can be read for ever.
CREATE TABLE judgement (
	id INTEGER PRIMARY KEY,
	kind INTEGER NOT NULL,
	a INTEGER NOT NULL,
	b INTEGER NOT NULL,
	text TEXT NOT NULL,
	at INTEGER NOT NULL,
	seq INTEGER NOT NULL DEFAULT 0,
	type INTEGER NOT NULL DEFAULT 0,
	doc INTEGER NOT NULL DEFAULT 0,
	a_name TEXT NOT NULL DEFAULT '',
	b_name TEXT NOT NULL DEFAULT '',
	why TEXT NOT NULL DEFAULT ''
) STRICT;

-- Documents that a person removed: what comes with such a key is not taken.
CREATE TABLE removed (
	doc INTEGER PRIMARY KEY,
	source INTEGER NOT NULL,
	key TEXT NOT NULL,
	title TEXT NOT NULL,
	why TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

-- A day's digest as it was given out.
CREATE TABLE edition (
	date TEXT PRIMARY KEY,
	made INTEGER NOT NULL,
	body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who gets it, and when.
CREATE TABLE subscriber (
	id INTEGER PRIMARY KEY,
	address TEXT NOT NULL UNIQUE,
	zone TEXT NOT NULL,
	hour INTEGER NOT NULL,
	token TEXT NOT NULL UNIQUE,
	state INTEGER NOT NULL,
	added INTEGER NOT NULL
) STRICT;

-- What was sent.  state: 1 claimed, 2 sent, 3 failed for now.
CREATE TABLE delivery (
	subscriber INTEGER NOT NULL REFERENCES subscriber (id),
	date TEXT NOT NULL,
	state INTEGER NOT NULL,
	tries INTEGER NOT NULL,
	at INTEGER NOT NULL,
	message_id TEXT NOT NULL,
	problem TEXT NOT NULL,
	PRIMARY KEY (subscriber, date)
) STRICT, WITHOUT ROWID;
