-- The derived half: what the program concluded.  `build --all` drops every
-- table of this file and makes it again from the record.

-- Which documents have been read, and by which reader and lexicon.
CREATE TABLE reading (
	doc	BIGINT NOT NULL PRIMARY KEY,
	version	TEXT NOT NULL
);

-- Places in a document where something is named: bytes of doc.text.
CREATE TABLE mention (
	doc		BIGINT NOT NULL,
	start_at	INTEGER NOT NULL,
	end_at		INTEGER NOT NULL,
	entity		BIGINT NOT NULL,
	how		INTEGER NOT NULL,
	PRIMARY KEY (doc, start_at)
);
CREATE INDEX mention_by_entity ON mention (entity, doc);

-- Names that no row of entity holds: new members of a family, and what the
-- grammar around them showed.
CREATE TABLE candidate (
	id	BIGINT NOT NULL PRIMARY KEY,
	type	INTEGER NOT NULL,
	origin	INTEGER NOT NULL,
	name	TEXT NOT NULL,
	maker	TEXT NOT NULL,
	cue	TEXT NOT NULL
);

-- Everything that has a name.
CREATE VIEW thing AS
	SELECT id, type, origin, name, what, field, maker, ticker, ids
	FROM entity
	UNION ALL
	SELECT id, type, origin, name, '', '', maker, '', ''
	FROM candidate WHERE id NOT IN (SELECT id FROM entity);

-- What one document says: head relation tail, in these bytes.
CREATE TABLE claim (
	id		BIGINT NOT NULL PRIMARY KEY,
	doc		BIGINT NOT NULL,
	relation	INTEGER NOT NULL,
	head		BIGINT NOT NULL,
	tail		BIGINT NOT NULL,
	edge		BIGINT NOT NULL,
	status		INTEGER NOT NULL,
	start_at	INTEGER NOT NULL,
	end_at		INTEGER NOT NULL,
	speaker		TEXT NOT NULL,
	at_ms		BIGINT NOT NULL,
	about_from	BIGINT,
	about_to	BIGINT
);
CREATE INDEX claim_by_doc ON claim (doc, start_at);
CREATE INDEX claim_by_edge ON claim (edge, doc);

CREATE TABLE deal_claim (
	id		BIGINT NOT NULL PRIMARY KEY,
	doc		BIGINT NOT NULL,
	deal		BIGINT NOT NULL,
	type		INTEGER NOT NULL,
	status		INTEGER NOT NULL,
	amount		BIGINT NOT NULL,
	valuation	BIGINT NOT NULL,
	stake		BIGINT NOT NULL,
	currency	TEXT NOT NULL,
	round		TEXT NOT NULL,
	start_at	INTEGER NOT NULL,
	end_at		INTEGER NOT NULL,
	speaker		TEXT NOT NULL,
	at_ms		BIGINT NOT NULL,
	about_from	BIGINT,
	about_to	BIGINT
);
CREATE INDEX deal_claim_by_doc ON deal_claim (doc, start_at);
CREATE INDEX deal_claim_by_deal ON deal_claim (deal, doc);

CREATE TABLE deal_claim_party (
	claim	BIGINT NOT NULL,
	entity	BIGINT NOT NULL,
	role	INTEGER NOT NULL,
	place	INTEGER NOT NULL,
	PRIMARY KEY (claim, entity)
);

-- Belief: the fold of all claims with one head, relation and tail.
CREATE TABLE edge (
	id		BIGINT NOT NULL PRIMARY KEY,
	head		BIGINT NOT NULL,
	tail		BIGINT NOT NULL,
	relation	INTEGER NOT NULL,
	status		INTEGER NOT NULL,
	first_seen	BIGINT NOT NULL,
	last_seen	BIGINT NOT NULL,
	claims		INTEGER NOT NULL,
	sources		INTEGER NOT NULL,
	confidence	DOUBLE PRECISION NOT NULL
);
CREATE INDEX edge_by_head ON edge (head, relation, tail);
CREATE INDEX edge_by_tail ON edge (tail, relation, head);

CREATE TABLE deal (
	id		BIGINT NOT NULL PRIMARY KEY,
	type		INTEGER NOT NULL,
	status		INTEGER NOT NULL,
	amount		BIGINT NOT NULL,
	amount_low	BIGINT NOT NULL,
	amount_high	BIGINT NOT NULL,
	valuation	BIGINT NOT NULL,
	stake		BIGINT NOT NULL,
	currency	TEXT NOT NULL,
	round		TEXT NOT NULL,
	first_seen	BIGINT NOT NULL,
	last_seen	BIGINT NOT NULL,
	sources		INTEGER NOT NULL,
	confidence	DOUBLE PRECISION NOT NULL
);
CREATE INDEX deal_by_date ON deal (last_seen, id);

CREATE TABLE deal_party (
	deal	BIGINT NOT NULL,
	entity	BIGINT NOT NULL,
	role	INTEGER NOT NULL,
	place	INTEGER NOT NULL,
	PRIMARY KEY (deal, entity)
);
CREATE INDEX deal_party_by_entity ON deal_party (entity, deal);

-- How much is said of each thing, folded with the edges.
CREATE TABLE weight (
	entity		BIGINT NOT NULL PRIMARY KEY,
	mentions	INTEGER NOT NULL,
	docs		INTEGER NOT NULL,
	degree		INTEGER NOT NULL,
	first_seen	BIGINT NOT NULL,
	last_seen	BIGINT NOT NULL,
	importance	DOUBLE PRECISION NOT NULL
);
CREATE INDEX weight_by_importance ON weight (importance, entity);
