-- The derived half: what the program concluded from the record half.  It may be
-- dropped at any time and is made again by a build; where this text differs
-- from what a database was made with, that happens by itself.  A table that is
-- no longer made keeps its DROP line.

DROP VIEW IF EXISTS claim_told;
DROP VIEW IF EXISTS deal_claim_told;
DROP VIEW IF EXISTS deal_told;
DROP VIEW IF EXISTS edge_told;
DROP VIEW IF EXISTS node_told;
DROP TABLE IF EXISTS doc_read;
DROP TABLE IF EXISTS sketch;
DROP TABLE IF EXISTS story;
DROP TABLE IF EXISTS story_doc;
DROP TABLE IF EXISTS found;
DROP TABLE IF EXISTS mention;
DROP TABLE IF EXISTS doc_entity;
DROP TABLE IF EXISTS claim;
DROP TABLE IF EXISTS deal_claim;
DROP TABLE IF EXISTS deal_claim_party;
DROP TABLE IF EXISTS doc_group;
DROP TABLE IF EXISTS node;
DROP TABLE IF EXISTS edge;
DROP TABLE IF EXISTS deal;
DROP TABLE IF EXISTS deal_party;
DROP TABLE IF EXISTS deal_source;
DROP TABLE IF EXISTS fold_state;
DROP TABLE IF EXISTS known;
DROP TABLE IF EXISTS moved;
DROP TABLE IF EXISTS same;
DROP TABLE IF EXISTS other_name;

-- The mark that a document was read: which bytes, by which reader, with which
-- names; and how much it gave.  voice: the show or site that speaks in it.
CREATE TABLE doc_read (
	doc INTEGER PRIMARY KEY,
	version INTEGER NOT NULL,
	reader INTEGER NOT NULL,
	lexicon INTEGER NOT NULL,
	voice INTEGER NOT NULL,
	mentions INTEGER NOT NULL,
	claims INTEGER NOT NULL,
	deals INTEGER NOT NULL
) STRICT;

-- The document's words in few bytes (text/sketch.h); none where they are few.
CREATE TABLE sketch (
	doc INTEGER PRIMARY KEY,
	bins TEXT NOT NULL
) STRICT;

-- The stories of a link round-up, their titles and addresses, all as bytes of the
-- document (stop 0: no address).  page: a hash of the canonical address, or 0.
CREATE TABLE story (
	doc INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	title_start INTEGER NOT NULL,
	title_stop INTEGER NOT NULL,
	url_start INTEGER NOT NULL,
	url_stop INTEGER NOT NULL,
	page INTEGER NOT NULL,
	PRIMARY KEY (doc, start)
) STRICT, WITHOUT ROWID;

-- Things that a document names and no table of names holds.
CREATE TABLE found (
	doc INTEGER NOT NULL,
	entity INTEGER NOT NULL,
	type INTEGER NOT NULL,
	origin INTEGER NOT NULL,
	name TEXT NOT NULL,
	of_name TEXT NOT NULL,
	cue TEXT NOT NULL,
	PRIMARY KEY (doc, entity)
) STRICT, WITHOUT ROWID;

-- Where something is named: bytes [start, stop) of the document.
CREATE TABLE mention (
	doc INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	entity INTEGER NOT NULL,
	how INTEGER NOT NULL,
	PRIMARY KEY (doc, start)
) STRICT, WITHOUT ROWID;

-- The same, counted; with the document's date, so that an entity's documents
-- come newest first and a day's names are one range.
CREATE TABLE doc_entity (
	doc INTEGER NOT NULL,
	entity INTEGER NOT NULL,
	count INTEGER NOT NULL,
	first INTEGER NOT NULL,
	date INTEGER NOT NULL,
	PRIMARY KEY (doc, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX doc_entity_entity ON doc_entity (entity, date, doc);
CREATE INDEX doc_entity_date ON doc_entity (date, entity);

-- What one document says, in the bytes [start, stop).  phase: 1 it begins, 2 it
-- ends, 3 it is beside others of its kind, 0 it holds.  edge: hash of its ends
-- and relation, the edge it is folded into.
CREATE TABLE claim (
	id INTEGER PRIMARY KEY,
	doc INTEGER NOT NULL,
	relation INTEGER NOT NULL,
	head INTEGER NOT NULL,
	tail INTEGER NOT NULL,
	status INTEGER NOT NULL,
	phase INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	speaker TEXT NOT NULL,
	at_ms INTEGER NOT NULL,
	about_from INTEGER,
	about_to INTEGER,
	edge INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_doc ON claim (doc, start);
CREATE INDEX claim_edge ON claim (edge, id);
CREATE INDEX claim_head ON claim (head);
CREATE INDEX claim_tail ON claim (tail);

CREATE TABLE deal_claim (
	id INTEGER PRIMARY KEY,
	doc INTEGER NOT NULL,
	type INTEGER NOT NULL,
	status INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	valuation INTEGER NOT NULL,
	stake INTEGER NOT NULL,
	currency TEXT NOT NULL,
	round TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	speaker TEXT NOT NULL,
	at_ms INTEGER NOT NULL,
	about_from INTEGER,
	about_to INTEGER
) STRICT;
CREATE INDEX deal_claim_doc ON deal_claim (doc, start);

CREATE TABLE deal_claim_party (
	claim INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	entity INTEGER NOT NULL,
	role INTEGER NOT NULL,
	PRIMARY KEY (claim, seq)
) STRICT, WITHOUT ROWID;

-- Documents that are one story in several places, the first one among them: all
-- speak with its voice.  how: 1 the first, 2 the same text but for little, 3 the
-- same address, 4 the same item of two feeds.  place: 0 the first, and so on.
CREATE TABLE doc_group (
	doc INTEGER PRIMARY KEY,
	first INTEGER NOT NULL,
	place INTEGER NOT NULL,
	voice INTEGER NOT NULL,
	how INTEGER NOT NULL
) STRICT;
CREATE INDEX doc_group_first ON doc_group (first, place);

-- The document that stands at the address of a round-up's story.
CREATE TABLE story_doc (
	doc INTEGER NOT NULL,
	start INTEGER NOT NULL,
	page_doc INTEGER NOT NULL,
	PRIMARY KEY (doc, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_doc_page ON story_doc (page_doc, doc, start);

-- Everything that is named, known or found, in numbers.  origin: 1 of the
-- built-in tables, 2 by a person's word, 3 of a known family, 4 a candidate, 5 a
-- candidate that enough independent sources name.  first_seen, last_seen are
-- dates of documents; dated is 0 where none of them has a date of its own, and
-- they are days when we read it: so too of edges and deals.
CREATE TABLE node (
	id INTEGER PRIMARY KEY,
	type INTEGER NOT NULL,
	origin INTEGER NOT NULL,
	name TEXT NOT NULL,
	of_name TEXT NOT NULL,
	cue TEXT NOT NULL,
	folded TEXT NOT NULL,
	mentions INTEGER NOT NULL,
	docs INTEGER NOT NULL,
	sources INTEGER NOT NULL,
	first_seen INTEGER NOT NULL,
	last_seen INTEGER NOT NULL,
	dated INTEGER NOT NULL,
	weight REAL NOT NULL
) STRICT;
CREATE INDEX node_type ON node (type, weight);
CREATE INDEX node_weight ON node (weight);
CREATE INDEX node_first ON node (first_seen);
CREATE INDEX node_folded ON node (folded);

-- Belief: all claims of one head, relation and tail.  denials, direct: of its
-- sources those that deny it, and that tell it first hand.  newest: what the
-- newest word says.  valid_to: when it ended; closed_by: the edge that took its
-- place, or 0.  What the snapshot reads comes first: it reads all of them.
CREATE TABLE edge (
	id INTEGER PRIMARY KEY,
	head INTEGER NOT NULL,
	tail INTEGER NOT NULL,
	relation INTEGER NOT NULL,
	status INTEGER NOT NULL,
	confidence REAL NOT NULL,
	first_seen INTEGER NOT NULL,
	last_seen INTEGER NOT NULL,
	claims INTEGER NOT NULL,
	sources INTEGER NOT NULL,
	denials INTEGER NOT NULL,
	direct INTEGER NOT NULL,
	newest INTEGER NOT NULL,
	valid_from INTEGER,
	valid_to INTEGER,
	closed_by INTEGER NOT NULL,
	dated INTEGER NOT NULL
) STRICT;
CREATE INDEX edge_head ON edge (head, relation, tail);
CREATE INDEX edge_tail ON edge (tail, relation, head);
CREATE INDEX edge_closed ON edge (relation) WHERE closed_by <> 0;

-- Belief: all deal claims of one event.  best: the claim that tells it best: one
-- that says what is believed of it.
-- valid_from, valid_to: the time that the newest claim with one says it is about.
-- day: what it is listed under: the first moment of that time, where it was over
-- when the deal was first told; else when that was; NULL where nobody says.
CREATE TABLE deal (
	id INTEGER PRIMARY KEY,
	type INTEGER NOT NULL,
	status INTEGER NOT NULL,
	amount INTEGER NOT NULL,
	amount_low INTEGER NOT NULL,
	amount_high INTEGER NOT NULL,
	valuation INTEGER NOT NULL,
	stake INTEGER NOT NULL,
	currency TEXT NOT NULL,
	round TEXT NOT NULL,
	first_seen INTEGER NOT NULL,
	last_seen INTEGER NOT NULL,
	sources INTEGER NOT NULL,
	confidence REAL NOT NULL,
	claims INTEGER NOT NULL,
	best INTEGER NOT NULL,
	denials INTEGER NOT NULL,
	direct INTEGER NOT NULL,
	newest INTEGER NOT NULL,
	valid_from INTEGER,
	valid_to INTEGER,
	dated INTEGER NOT NULL,
	day INTEGER
) STRICT;
CREATE INDEX deal_day ON deal (day, amount);
CREATE INDEX deal_first ON deal (first_seen, amount);
CREATE INDEX deal_type ON deal (type, first_seen);

CREATE TABLE deal_party (
	deal INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	entity INTEGER NOT NULL,
	role INTEGER NOT NULL,
	PRIMARY KEY (deal, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_party_entity ON deal_party (entity, deal);

-- The deal claims that a deal is the fold of.
CREATE TABLE deal_source (
	deal INTEGER NOT NULL,
	claim INTEGER NOT NULL,
	PRIMARY KEY (deal, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_source_claim ON deal_source (claim);

-- Which judgement moved a mention of a document: what an undo has read again.
CREATE TABLE moved (
	doc INTEGER NOT NULL,
	judgement INTEGER NOT NULL,
	PRIMARY KEY (doc, judgement)
) STRICT, WITHOUT ROWID;
CREATE INDEX moved_judgement ON moved (judgement, doc);

-- What a merged id is now; is_entity is 0 where it was judged to be no name.
CREATE TABLE same (
	entity INTEGER PRIMARY KEY,
	is_entity INTEGER NOT NULL
) STRICT;
CREATE INDEX same_is ON same (is_entity, entity);

-- Names that judgements gave to a thing; given: the one that it is shown under.
CREATE TABLE other_name (
	entity INTEGER NOT NULL,
	name TEXT NOT NULL,
	folded TEXT NOT NULL,
	given INTEGER NOT NULL,
	PRIMARY KEY (entity, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX other_name_folded ON other_name (folded);

-- One row: has everything that was read been folded?  0, or the number of
-- independent sources that then made a candidate an entity.
CREATE TABLE fold_state (
	id INTEGER PRIMARY KEY,
	folded INTEGER NOT NULL
) STRICT;

-- The documents that a look into the past sees (past/known.sql).  Empty but in
-- the temporary tables of such a look.
CREATE TABLE known (
	doc INTEGER PRIMARY KEY
) STRICT;

-- The rows that questions read, with names and places joined: a claim with its
-- ends, its document and its edge.  stated: the date that the document itself
-- has, where it has one.
CREATE VIEW claim_told AS
SELECT c.id, c.doc, c.relation, c.head, c.tail, c.status, c.start, c.stop,
	c.speaker, c.at_ms, c.about_from, c.about_to,
	COALESCE(h.name, he.name, '') AS head_name,
	COALESCE(h.type, he.type, 0) AS head_type,
	COALESCE(h.weight, 0.0) AS head_weight,
	COALESCE(t.name, te.name, '') AS tail_name,
	COALESCE(t.type, te.type, 0) AS tail_type,
	COALESCE(t.weight, 0.0) AS tail_weight,
	d.title, d.show, d.link, d.kind, d.date, d.learned,
	COALESCE(g.voice, r.voice, 0) AS voice,
	CASE WHEN d.date_origin = 0 THEN d.date END AS stated,
	c.edge, COALESCE(e.claims, 0) AS edge_claims,
	COALESCE(e.sources, 0) AS edge_sources, e.first_seen, e.last_seen,
	COALESCE(e.status, 0) AS edge_status,
	COALESCE(e.confidence, 0.0) AS edge_confidence,
	e.id AS folded
FROM claim c
JOIN doc d ON d.id = c.doc
LEFT JOIN doc_read r ON r.doc = c.doc
LEFT JOIN doc_group g ON g.doc = c.doc
LEFT JOIN edge e ON e.id = c.edge
LEFT JOIN node h ON h.id = c.head
LEFT JOIN entity he ON he.id = c.head
LEFT JOIN node t ON t.id = c.tail
LEFT JOIN entity te ON te.id = c.tail;

-- A deal claim with its document and its deal.
CREATE VIEW deal_claim_told AS
SELECT c.id, c.doc, c.type, c.status, c.amount, c.valuation, c.stake,
	c.currency, c.round, c.start, c.stop, c.speaker, c.at_ms,
	c.about_from, c.about_to,
	d.title, d.show, d.link, d.kind, d.date, d.learned,
	COALESCE(g.voice, r.voice, 0) AS voice,
	CASE WHEN d.date_origin = 0 THEN d.date END AS stated,
	COALESCE(s.deal, 0) AS deal
FROM deal_claim c
JOIN doc d ON d.id = c.doc
LEFT JOIN doc_read r ON r.doc = c.doc
LEFT JOIN doc_group g ON g.doc = c.doc
LEFT JOIN deal_source s ON s.claim = c.id;

-- A deal with the claim that tells it best.
CREATE VIEW deal_told AS
SELECT b.id, b.type, b.status, b.amount, b.amount_low, b.amount_high,
	b.valuation, b.stake, b.currency, b.round, b.first_seen, b.last_seen,
	b.sources, b.confidence, b.claims, b.denials, b.direct, b.newest,
	b.valid_from, b.valid_to, b.dated, b.day,
	COALESCE(c.doc, 0) AS doc, COALESCE(c.start, 0) AS start,
	COALESCE(c.stop, 0) AS stop, COALESCE(c.speaker, '') AS speaker,
	COALESCE(c.at_ms, -1) AS at_ms,
	d.title, d.show, d.link, d.kind, d.date, d.learned,
	COALESCE(g.voice, r.voice, 0) AS voice,
	CASE WHEN d.date_origin = 0 THEN d.date END AS stated
FROM deal b
LEFT JOIN deal_claim c ON c.id = b.best
LEFT JOIN doc d ON d.id = c.doc
LEFT JOIN doc_read r ON r.doc = c.doc
LEFT JOIN doc_group g ON g.doc = c.doc;

-- An edge with the names of its ends.
CREATE VIEW edge_told AS
SELECT e.id, e.head, e.tail, e.relation, e.status, e.first_seen, e.last_seen,
	e.claims, e.sources, e.confidence, e.denials, e.direct, e.newest,
	e.valid_from, e.valid_to, e.closed_by, e.dated,
	COALESCE(h.name, he.name, '') AS head_name,
	COALESCE(h.type, he.type, 0) AS head_type,
	COALESCE(h.weight, 0.0) AS head_weight,
	COALESCE(t.name, te.name, '') AS tail_name,
	COALESCE(t.type, te.type, 0) AS tail_type,
	COALESCE(t.weight, 0.0) AS tail_weight
FROM edge e
LEFT JOIN node h ON h.id = e.head
LEFT JOIN entity he ON he.id = e.head
LEFT JOIN node t ON t.id = e.tail
LEFT JOIN entity te ON te.id = e.tail;

-- What is named, with what the tables of names know of it.
CREATE VIEW node_told AS
SELECT n.id, n.type, n.origin, n.name, COALESCE(e.what, '') AS what,
	COALESCE(e.field, '') AS field,
	n.of_name, COALESCE(e.ticker, '') AS ticker,
	COALESCE(e.ids, '') AS ids, n.cue, n.mentions, n.docs, n.sources,
	n.first_seen, n.last_seen, n.weight, n.dated
FROM node n
LEFT JOIN entity e ON e.id = n.id;
