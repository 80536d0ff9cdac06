-- Belief: edges, deals, and numbers about all of it.

--:edges_of
SELECT * FROM edge_told WHERE head = :id OR tail = :id
ORDER BY sources DESC, last_seen DESC, id LIMIT :limit;
--:edge_get
SELECT * FROM edge_told WHERE id = :id;
--:edge_each
SELECT id, head, tail, relation, status, first_seen, last_seen, claims,
	sources, confidence, denials, direct, newest, valid_from, valid_to,
	closed_by, dated
FROM edge ORDER BY id;

--:deal_get
SELECT * FROM deal_told WHERE id = :id;
--:deals
SELECT * FROM deal_told
WHERE (day >= :since AND day < :until OR :undated = 1 AND day IS NULL)
	AND (:type = 0 OR type = :type) AND (:status = 0 OR status = :status)
	AND amount >= :min_amount AND amount <= :max_amount
ORDER BY day DESC NULLS LAST, amount DESC, id DESC LIMIT :limit OFFSET :offset;
--:deals_of_party
-- told: first told in the span, whenever it was.
SELECT * FROM deal_told
WHERE id IN (SELECT deal FROM deal_party WHERE entity = :party)
	AND (CASE WHEN :told = 1 THEN first_seen ELSE day END >= :since
		AND CASE WHEN :told = 1 THEN first_seen ELSE day END < :until
		OR :undated = 1 AND day IS NULL)
	AND (:type = 0 OR type = :type) AND (:status = 0 OR status = :status)
	AND amount >= :min_amount AND amount <= :max_amount
ORDER BY day DESC NULLS LAST, amount DESC, id DESC LIMIT :limit OFFSET :offset;
--:deal_parties
SELECT p.entity, p.role, COALESCE(n.name, e.name, '') AS name,
	COALESCE(n.type, e.type, 0) AS type, COALESCE(n.weight, 0.0) AS weight
FROM deal_party p
LEFT JOIN node n ON n.id = p.entity
LEFT JOIN entity e ON e.id = p.entity
WHERE p.deal = :id ORDER BY p.seq;

--:rise
-- Each name's mentions since :middle, and from :since to :middle; documents and
-- voices of one story are one.
SELECT n.entity, t.name, t.type, t.weight, t.origin,
	SUM(CASE WHEN n.date >= :middle THEN n.count ELSE 0 END) AS now,
	SUM(CASE WHEN n.date < :middle THEN n.count ELSE 0 END) AS before,
	COUNT(DISTINCT CASE WHEN n.date >= :middle
		THEN COALESCE(g.first, n.doc) END) AS docs_now,
	COUNT(DISTINCT CASE WHEN n.date < :middle
		THEN COALESCE(g.first, n.doc) END) AS docs_before,
	COUNT(DISTINCT CASE WHEN n.date >= :middle
		THEN COALESCE(g.voice, r.voice) END) AS voices,
	t.first_seen
FROM doc_entity n
JOIN node t ON t.id = n.entity
JOIN doc_read r ON r.doc = n.doc
LEFT JOIN doc_group g ON g.doc = n.doc
WHERE n.date >= :since AND n.date < :until
GROUP BY n.entity, t.name, t.type, t.weight, t.origin, t.first_seen
ORDER BY now DESC, n.entity;
--:pace_of_name
-- Documents with a date of their own, since :middle and before it.
SELECT COUNT(CASE WHEN n.date >= :middle THEN 1 END),
	COUNT(CASE WHEN n.date < :middle THEN 1 END)
FROM doc_entity n JOIN doc d ON d.id = n.doc
WHERE n.entity = :id AND n.date >= :since AND n.date < :until
	AND d.date_origin = 0;
--:pace_of_edge
SELECT COUNT(DISTINCT CASE WHEN d.date >= :middle THEN d.id END),
	COUNT(DISTINCT CASE WHEN d.date < :middle THEN d.id END)
FROM claim c JOIN doc d ON d.id = c.doc
WHERE c.edge = :id AND d.date >= :since AND d.date < :until
	AND d.date_origin = 0;
--:newest_stated
SELECT date FROM doc WHERE date_origin = 0 ORDER BY date DESC LIMIT 1;

--:count_docs
SELECT COUNT(*), COALESCE(SUM(bytes), 0),
	MIN(CASE WHEN date_origin = 0 THEN date END),
	MAX(CASE WHEN date_origin = 0 THEN date END), MAX(learned)
FROM doc;
--:count_read
SELECT COUNT(*), COALESCE(SUM(r.mentions), 0)
FROM doc_read r JOIN doc d ON d.id = r.doc AND d.version = r.version;
--:count_nodes
SELECT COUNT(CASE WHEN origin <> 4 THEN 1 END),
	COUNT(CASE WHEN origin = 4 THEN 1 END)
FROM node;
--:count_graph
SELECT (SELECT COUNT(*) FROM claim), (SELECT COUNT(*) FROM deal_claim),
	(SELECT COUNT(*) FROM edge), (SELECT COUNT(*) FROM deal);
--:count_sources
SELECT COUNT(*), COUNT(CASE WHEN failures > 0 AND state = 0 THEN 1 END)
FROM source;

-- For the fold.

--:group_docs
-- In the order in which the first of a group is sought: what has no date of its
-- own comes last.
SELECT d.id, d.key, d.link, r.voice, COALESCE(s.bins, '') AS bins
FROM doc d
JOIN doc_read r ON r.doc = d.id
LEFT JOIN sketch s ON s.doc = d.id
ORDER BY d.date_origin, CASE WHEN d.date_origin = 0 THEN d.date END, d.key,
	d.id;
--:group_put
INSERT INTO doc_group (doc, first, place, voice, how)
VALUES (:doc, :first, :place, :voice, :how);
--:story_pages
SELECT doc, start, page FROM story WHERE page <> 0 ORDER BY doc, start;
--:story_doc_put
INSERT INTO story_doc (doc, start, page_doc) VALUES (:doc, :start, :page_doc);
--:clear_story_doc
DELETE FROM story_doc;
--:clear_doc_group
DELETE FROM doc_group;

--:fold_claims
-- The types of ends that only one may stand at (relation_one_valued), and what
-- a post's company is a part of.
SELECT c.id, c.edge, c.head, c.tail, c.relation, c.status, c.doc, d.date,
	COALESCE(g.voice, r.voice) AS voice, c.about_from, c.about_to,
	d.date_origin,
	CASE WHEN c.speaker <> '' THEN 1 ELSE 0 END AS spoken, d.kind,
	CASE WHEN c.relation = 1 THEN COALESCE(
		(SELECT type FROM entity WHERE id = c.head),
		(SELECT type FROM found WHERE doc = c.doc AND entity = c.head),
		0) ELSE 0 END AS head_type,
	CASE WHEN c.relation = 7 THEN COALESCE(
		(SELECT type FROM entity WHERE id = c.tail),
		(SELECT type FROM found WHERE doc = c.doc AND entity = c.tail),
		0) ELSE 0 END AS tail_type,
	CASE WHEN g.first <> c.doc THEN 1 ELSE 0 END AS copied, c.phase,
	CASE WHEN c.relation = 7 THEN
		(SELECT of_name FROM entity WHERE id = c.tail) END AS tail_of
FROM claim c
JOIN doc d ON d.id = c.doc
JOIN doc_read r ON r.doc = c.doc
LEFT JOIN doc_group g ON g.doc = c.doc
ORDER BY c.edge, c.id;
--:fold_deal_claims
-- A row a party.  What has no date of its own comes before all that has one.
SELECT c.id, c.doc, c.type, c.status, c.amount, c.valuation, c.stake,
	c.currency, c.round, c.start, c.stop, c.at_ms, c.about_from,
	c.about_to, d.date, COALESCE(g.voice, r.voice) AS voice, p.entity,
	p.role, d.date_origin,
	CASE WHEN c.speaker <> '' THEN 1 ELSE 0 END AS spoken, d.kind,
	CASE WHEN g.first <> c.doc THEN 1 ELSE 0 END AS copied
FROM deal_claim c
JOIN doc d ON d.id = c.doc
JOIN doc_read r ON r.doc = c.doc
LEFT JOIN doc_group g ON g.doc = c.doc
LEFT JOIN deal_claim_party p ON p.claim = c.id
ORDER BY CASE WHEN d.date_origin = 0 THEN d.date END NULLS FIRST, c.id, p.seq;
--:clear_node
DELETE FROM node;
--:clear_edge
DELETE FROM edge;
--:clear_deal
DELETE FROM deal;
--:clear_deal_party
DELETE FROM deal_party;
--:clear_deal_source
DELETE FROM deal_source;
--:fold_nodes
-- Everything that is named.  A known thing has its table's name; a found one
-- the form that most documents give it; before both goes the name that a person
-- gave.  A candidate that enough sources name is an entity.  What was found is
-- grouped last: of rows that a window numbers SQLite makes no index, and would
-- go through all of them for each name.
SELECT n.entity, n.mentions, n.docs, n.sources, n.first_seen, n.last_seen,
	n.dated, COALESCE(e.type, f.type),
	COALESCE(e.origin, CASE WHEN f.origin = 4 AND n.sources >= :promote
		THEN 5 ELSE f.origin END),
	COALESCE(g.name, e.name, f.name), COALESCE(e.of_name, f.of_name),
	CASE WHEN e.id IS NULL THEN f.cue ELSE '' END
FROM (SELECT d.entity, SUM(d.count) AS mentions, COUNT(*) AS docs,
		COUNT(DISTINCT COALESCE(g.voice, r.voice)) AS sources,
		COALESCE(MIN(CASE WHEN o.date_origin = 0 THEN d.date END),
			MIN(d.date)) AS first_seen,
		COALESCE(MAX(CASE WHEN o.date_origin = 0 THEN d.date END),
			MAX(d.date)) AS last_seen,
		MAX(CASE WHEN o.date_origin = 0 THEN 1 ELSE 0 END) AS dated
	FROM doc_entity d
	JOIN doc_read r ON r.doc = d.doc
	JOIN doc o ON o.id = d.doc
	LEFT JOIN doc_group g ON g.doc = d.doc
	GROUP BY d.entity) n
LEFT JOIN entity e ON e.id = n.entity
LEFT JOIN other_name g ON g.entity = n.entity AND g.given = 1
LEFT JOIN (SELECT entity, MIN(origin) AS origin,
		MAX(CASE WHEN place = 1 THEN type END) AS type,
		MAX(CASE WHEN place = 1 THEN name END) AS name,
		MAX(CASE WHEN place = 1 THEN of_name END) AS of_name,
		MAX(CASE WHEN place = 1 THEN cue END) AS cue
	FROM (SELECT entity, type, origin, name, of_name, MIN(cue) AS cue,
			ROW_NUMBER() OVER (PARTITION BY entity
			ORDER BY COUNT(*) DESC, name, of_name, origin) AS place
		FROM found GROUP BY entity, type, origin, name, of_name)
	GROUP BY entity) f ON f.entity = n.entity
ORDER BY n.entity;
--:node_put
INSERT INTO node (id, type, origin, name, of_name, cue, folded, mentions,
	docs, sources, first_seen, last_seen, dated, weight)
VALUES (:id, :type, :origin, :name, :of_name, :cue, :folded, :mentions, :docs,
	:sources, :first_seen, :last_seen, :dated, 0.0);
--:node_weight
UPDATE node SET weight = :weight WHERE id = :id;
--:node_counts
-- Documents of one story are one.
SELECT n.id, n.docs - COALESCE(m.more, 0), n.sources FROM node n
LEFT JOIN (SELECT d.entity, COUNT(*) - COUNT(DISTINCT g.first) AS more
	FROM doc_group g JOIN doc_entity d ON d.doc = g.doc
	GROUP BY d.entity) m ON m.entity = n.id
ORDER BY n.id;
--:edge_put
INSERT INTO edge (id, head, tail, relation, status, first_seen, last_seen,
	claims, sources, confidence, denials, direct, newest, valid_from,
	valid_to, closed_by, dated)
VALUES (:id, :head, :tail, :relation, :status, :first_seen, :last_seen,
	:claims, :sources, :confidence, :denials, :direct, :newest,
	:valid_from, :valid_to, :closed_by, :dated);
--:deal_put
INSERT INTO deal (id, type, status, amount, amount_low, amount_high, valuation,
	stake, currency, round, first_seen, last_seen, sources, confidence,
	claims, best, denials, direct, newest, valid_from, valid_to, dated, day)
VALUES (:id, :type, :status, :amount, :amount_low, :amount_high, :valuation,
	:stake, :currency, :round, :first_seen, :last_seen, :sources,
	:confidence, :claims, :best, :denials, :direct, :newest, :valid_from,
	:valid_to, :dated, :day);
--:deal_party_put
INSERT INTO deal_party (deal, seq, entity, role)
VALUES (:deal, :seq, :entity, :role);
--:deal_source_put
INSERT INTO deal_source (deal, claim) VALUES (:deal, :claim);
--:folded_get
SELECT folded FROM fold_state WHERE id = 1;
--:folded_put
INSERT INTO fold_state (id, folded) VALUES (1, :folded)
ON CONFLICT (id) DO UPDATE SET folded = excluded.folded;
