-- What was read from a document.

--:unread
SELECT d.id, d.version, d.bytes FROM doc d
LEFT JOIN doc_read r ON r.doc = d.id AND r.version = d.version
	AND r.reader = :reader AND r.lexicon = :lexicon
WHERE r.doc IS NULL ORDER BY d.id;
--:reading_doc
-- Is it still the document that was read?
SELECT d.version, r.version, s.place FROM doc d
LEFT JOIN doc_read r ON r.doc = d.id
LEFT JOIN search_row s ON s.doc = d.id
WHERE d.id = :doc;
--:reading_mark
INSERT INTO doc_read (doc, version, reader, lexicon, voice, mentions, claims,
	deals)
VALUES (:doc, :version, :reader, :lexicon, :voice, :mentions, :claims, :deals);
--:sketch_put
INSERT INTO sketch (doc, bins) VALUES (:doc, :bins);
--:story_put
INSERT INTO story (doc, start, stop, title_start, title_stop, url_start,
	url_stop, page)
VALUES (:doc, :start, :stop, :title_start, :title_stop, :url_start, :url_stop,
	:page);
--:found_put
INSERT INTO found (doc, entity, type, origin, name, of_name, cue)
VALUES (:doc, :entity, :type, :origin, :name, :of_name, :cue)
ON CONFLICT (doc, entity) DO NOTHING;
--:mention_put
INSERT INTO mention (doc, start, stop, entity, how)
VALUES (:doc, :start, :stop, :entity, :how)
ON CONFLICT (doc, start) DO NOTHING;
--:doc_entity_put
INSERT INTO doc_entity (doc, entity, count, first, date)
VALUES (:doc, :entity, :count, :first, :date);
--:claim_put
INSERT INTO claim (id, doc, relation, head, tail, status, phase, start, stop,
	speaker, at_ms, about_from, about_to, edge)
VALUES (:id, :doc, :relation, :head, :tail, :status, :phase, :start, :stop,
	:speaker, :at_ms, :about_from, :about_to, :edge)
ON CONFLICT (id) DO NOTHING;
--:deal_claim_put
INSERT INTO deal_claim (id, doc, type, status, amount, valuation, stake,
	currency, round, start, stop, speaker, at_ms, about_from, about_to)
VALUES (:id, :doc, :type, :status, :amount, :valuation, :stake, :currency,
	:round, :start, :stop, :speaker, :at_ms, :about_from, :about_to)
ON CONFLICT (id) DO NOTHING;
--:deal_claim_party_put
INSERT INTO deal_claim_party (claim, seq, entity, role)
VALUES (:claim, :seq, :entity, :role);

--:drop_sketch
DELETE FROM sketch WHERE doc = :doc;
--:drop_story
DELETE FROM story WHERE doc = :doc;
--:drop_found
DELETE FROM found WHERE doc = :doc;
--:drop_mention
DELETE FROM mention WHERE doc = :doc;
--:drop_doc_entity
DELETE FROM doc_entity WHERE doc = :doc;
--:drop_claim
DELETE FROM claim WHERE doc = :doc;
--:drop_deal_claim_party
DELETE FROM deal_claim_party
WHERE claim IN (SELECT id FROM deal_claim WHERE doc = :doc);
--:drop_deal_claim
DELETE FROM deal_claim WHERE doc = :doc;
--:drop_doc_read
DELETE FROM doc_read WHERE doc = :doc;

--:mentions
SELECT start, stop, entity, how FROM mention WHERE doc = :doc ORDER BY start;
--:doc_names
SELECT n.entity, COALESCE(t.name, e.name, f.name, '') AS name,
	COALESCE(t.type, e.type, f.type, 0) AS type,
	COALESCE(t.origin, e.origin, f.origin, 0) AS origin,
	n.count, n.first, COALESCE(t.weight, 0.0) AS weight
FROM doc_entity n
LEFT JOIN node t ON t.id = n.entity
LEFT JOIN entity e ON e.id = n.entity
LEFT JOIN found f ON f.doc = n.doc AND f.entity = n.entity
WHERE n.doc = :doc ORDER BY n.count DESC, n.first;

--:stories
-- Of a document, with the document that stands at each one's address.
SELECT s.start, s.stop, s.title_start, s.title_stop, s.url_start, s.url_stop,
	COALESCE(d.id, 0), COALESCE(d.title, '')
FROM story s
LEFT JOIN story_doc p ON p.doc = s.doc AND p.start = s.start
LEFT JOIN doc d ON d.id = p.page_doc
WHERE s.doc = :doc ORDER BY s.start;
--:story_at
SELECT start, stop, title_start, title_stop, url_start, url_stop FROM story
WHERE doc = :doc AND start <= :at ORDER BY start DESC LIMIT 1;
--:stories_of_page
-- Round-ups that have a story at this document's address.
SELECT s.start, s.stop, s.title_start, s.title_stop, s.url_start, s.url_stop,
	d.id, d.title, d.show, d.date
FROM story_doc p
JOIN story s ON s.doc = p.doc AND s.start = p.start
JOIN doc d ON d.id = p.doc
WHERE p.page_doc = :doc ORDER BY d.date DESC, d.id, s.start LIMIT :limit;

--:claims_of_edge
-- With this status (:has 1) or any other (0); 0 is any at all.  Those that say what
-- is believed of the edge come first.
SELECT * FROM claim_told WHERE edge = :id
	AND (:status = 0 OR (:has = 1 AND status = :status)
		OR (:has = 0 AND status <> :status))
ORDER BY CASE WHEN status = edge_status THEN 0 ELSE 1 END,
	stated DESC NULLS LAST, id DESC LIMIT :limit;
--:claims_of_doc
SELECT * FROM claim_told WHERE doc = :id ORDER BY start, id LIMIT :limit;
--:claims_of_entity
SELECT * FROM claim_told
WHERE (head = :id OR tail = :id) AND (:spoken = 0 OR speaker <> '')
	AND date >= :since AND date < :until
ORDER BY stated DESC NULLS LAST, id DESC LIMIT :limit;
--:claims_dated
SELECT * FROM claim_told WHERE date >= :since AND date < :until
ORDER BY date DESC, id DESC LIMIT :limit;
--:claims_learned
SELECT * FROM claim_told WHERE learned >= :since AND learned < :until
ORDER BY date DESC, id DESC LIMIT :limit;

--:deal_claims_of_deal
SELECT * FROM deal_claim_told
WHERE id IN (SELECT claim FROM deal_source WHERE deal = :id)
ORDER BY stated DESC NULLS LAST, id DESC LIMIT :limit;
--:deal_claims_of_doc
SELECT * FROM deal_claim_told WHERE doc = :id ORDER BY start, id LIMIT :limit;
--:deal_claims_dated
SELECT * FROM deal_claim_told WHERE date >= :since AND date < :until
ORDER BY date DESC, id DESC LIMIT :limit;
--:deal_claims_learned
SELECT * FROM deal_claim_told WHERE learned >= :since AND learned < :until
ORDER BY date DESC, id DESC LIMIT :limit;
--:deal_claim_parties
SELECT p.entity, p.role, COALESCE(n.name, e.name, '') AS name,
	COALESCE(n.type, e.type, 0) AS type, COALESCE(n.weight, 0.0) AS weight
FROM deal_claim_party p
LEFT JOIN node n ON n.id = p.entity
LEFT JOIN entity e ON e.id = p.entity
WHERE p.claim = :id ORDER BY p.seq;
