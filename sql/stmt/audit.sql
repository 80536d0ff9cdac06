-- Rows that should not be.  Each gives two ids (0 where there is one) and up to
-- two numbers, expected and found, for the sentence in store_audit.c.

--:audit_engine
PRAGMA quick_check(20);
--:doc_ids
SELECT id FROM doc ORDER BY id;

--:audit_read_doc
SELECT r.doc, 0 FROM doc_read r
WHERE NOT EXISTS (SELECT 1 FROM doc d WHERE d.id = r.doc) ORDER BY r.doc;
--:audit_version
SELECT r.doc, 0, r.version, d.version FROM doc_read r
JOIN doc d ON d.id = r.doc AND d.version <> r.version ORDER BY r.doc;
--:audit_unread_mention
SELECT DISTINCT m.doc, 0 FROM mention m
WHERE NOT EXISTS (SELECT 1 FROM doc_read r WHERE r.doc = m.doc)
ORDER BY m.doc;
--:audit_unread_claim
SELECT c.id, c.doc FROM claim c
WHERE NOT EXISTS (SELECT 1 FROM doc_read r WHERE r.doc = c.doc)
ORDER BY c.id;
--:audit_unread_deal_claim
SELECT c.id, c.doc FROM deal_claim c
WHERE NOT EXISTS (SELECT 1 FROM doc_read r WHERE r.doc = c.doc)
ORDER BY c.id;
--:audit_mark_mentions
SELECT r.doc, 0, r.mentions, COUNT(m.doc) FROM doc_read r
LEFT JOIN mention m ON m.doc = r.doc
GROUP BY r.doc, r.mentions HAVING COUNT(m.doc) <> r.mentions ORDER BY r.doc;
--:audit_mark_claims
SELECT r.doc, 0, r.claims, COUNT(c.doc) FROM doc_read r
LEFT JOIN claim c ON c.doc = r.doc
GROUP BY r.doc, r.claims HAVING COUNT(c.doc) <> r.claims ORDER BY r.doc;
--:audit_mark_deals
SELECT r.doc, 0, r.deals, COUNT(c.doc) FROM doc_read r
LEFT JOIN deal_claim c ON c.doc = r.doc
GROUP BY r.doc, r.deals HAVING COUNT(c.doc) <> r.deals ORDER BY r.doc;
--:audit_names_of_doc
-- Mentions that are not counted, or counted otherwise.
SELECT m.entity, m.doc, COALESCE(n.count, 0), m.found
FROM (SELECT doc, entity, COUNT(*) AS found FROM mention
	GROUP BY doc, entity) m
LEFT JOIN doc_entity n ON n.doc = m.doc AND n.entity = m.entity
WHERE n.count IS NULL OR n.count <> m.found
ORDER BY m.doc, m.entity;
--:audit_named_in_vain
SELECT n.entity, n.doc FROM doc_entity n
WHERE NOT EXISTS (SELECT 1 FROM mention m
	WHERE m.doc = n.doc AND m.start = n.first AND m.entity = n.entity)
ORDER BY n.doc, n.entity;
--:audit_named_date
SELECT n.doc, n.entity FROM doc_entity n
JOIN doc d ON d.id = n.doc AND d.date <> n.date
ORDER BY n.doc, n.entity;
--:audit_unknown_named
SELECT n.entity, n.doc FROM doc_entity n
WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.id = n.entity)
	AND NOT EXISTS (SELECT 1 FROM found f
		WHERE f.doc = n.doc AND f.entity = n.entity)
ORDER BY n.doc, n.entity;
--:audit_claim_end
SELECT c.id, x.id FROM claim c
JOIN (SELECT id AS claim, head AS id FROM claim
	UNION ALL SELECT id, tail FROM claim) x ON x.claim = c.id
WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.id = x.id)
	AND NOT EXISTS (SELECT 1 FROM found f
		WHERE f.doc = c.doc AND f.entity = x.id)
ORDER BY c.id, x.id;
--:audit_party
SELECT p.claim, p.entity FROM deal_claim_party p
LEFT JOIN deal_claim c ON c.id = p.claim
WHERE c.id IS NULL OR (NOT EXISTS (SELECT 1 FROM entity e
		WHERE e.id = p.entity)
	AND NOT EXISTS (SELECT 1 FROM found f
		WHERE f.doc = c.doc AND f.entity = p.entity))
ORDER BY p.claim, p.entity;
--:audit_no_search_row
SELECT r.doc, 0 FROM doc_read r
WHERE NOT EXISTS (SELECT 1 FROM search_row s WHERE s.doc = r.doc)
ORDER BY r.doc;
--:audit_search_row
SELECT s.doc, 0 FROM search_row s
WHERE s.doc IS NOT NULL AND NOT EXISTS (SELECT 1 FROM doc_read r WHERE r.doc = s.doc)
ORDER BY s.doc;

--:audit_edge_claims
-- An edge without a claim is among them.
SELECT e.id, 0, e.claims, COUNT(c.id) FROM edge e
LEFT JOIN claim c ON c.edge = e.id
GROUP BY e.id, e.claims HAVING COUNT(c.id) <> e.claims OR COUNT(c.id) = 0
ORDER BY e.id;
--:audit_claim_edge
SELECT c.id, c.edge FROM claim c
WHERE NOT EXISTS (SELECT 1 FROM edge e WHERE e.id = c.edge
	AND e.relation = c.relation
	AND ((e.head = c.head AND e.tail = c.tail)
		OR (e.head = c.tail AND e.tail = c.head)))
ORDER BY c.id;
--:audit_edge_sources
SELECT e.id, 0, e.sources, COUNT(DISTINCT COALESCE(g.voice, r.voice))
FROM edge e
JOIN claim c ON c.edge = e.id
JOIN doc_read r ON r.doc = c.doc
LEFT JOIN doc_group g ON g.doc = c.doc
GROUP BY e.id, e.sources
HAVING COUNT(DISTINCT COALESCE(g.voice, r.voice)) <> e.sources
ORDER BY e.id;
--:audit_deal_claims
SELECT b.id, 0, b.claims, COUNT(c.id) FROM deal b
LEFT JOIN deal_source s ON s.deal = b.id
LEFT JOIN deal_claim c ON c.id = s.claim
GROUP BY b.id, b.claims HAVING COUNT(c.id) <> b.claims OR COUNT(c.id) = 0
ORDER BY b.id;
--:audit_deal_claim_deal
-- Every deal claim is of one deal.
SELECT c.id, 0, 1, COUNT(b.id) FROM deal_claim c
LEFT JOIN deal_source s ON s.claim = c.id
LEFT JOIN deal b ON b.id = s.deal
GROUP BY c.id HAVING COUNT(b.id) <> 1 ORDER BY c.id;
--:audit_deal_source
SELECT s.deal, s.claim FROM deal_source s
WHERE NOT EXISTS (SELECT 1 FROM deal b WHERE b.id = s.deal)
	OR NOT EXISTS (SELECT 1 FROM deal_claim c WHERE c.id = s.claim)
ORDER BY s.deal, s.claim;
--:audit_deal_best
SELECT b.id, b.best FROM deal b
WHERE NOT EXISTS (SELECT 1 FROM deal_source s
	WHERE s.deal = b.id AND s.claim = b.best)
ORDER BY b.id;
--:audit_deal_party
-- A deal without a party; a party that none of its claims names.
SELECT b.id, COALESCE(p.entity, 0) FROM deal b
LEFT JOIN deal_party p ON p.deal = b.id
WHERE p.entity IS NULL OR NOT EXISTS (SELECT 1 FROM deal_source s
	JOIN deal_claim_party q ON q.claim = s.claim
	WHERE s.deal = b.id AND q.entity = p.entity)
ORDER BY b.id, p.entity;
--:audit_node
-- Counts of everything that is named.
SELECT n.entity, 0, COALESCE(t.mentions, 0), n.mentions
FROM (SELECT entity, SUM(count) AS mentions, COUNT(*) AS docs
	FROM doc_entity GROUP BY entity) n
LEFT JOIN node t ON t.id = n.entity
WHERE t.id IS NULL OR t.mentions <> n.mentions OR t.docs <> n.docs
ORDER BY n.entity;
--:audit_node_in_vain
SELECT t.id, 0 FROM node t
WHERE NOT EXISTS (SELECT 1 FROM doc_entity n WHERE n.entity = t.id)
ORDER BY t.id;
