-- Rows that should not be.  Each gives two ids (0 where there is one) and up to
-- two numbers, expected and found, for the sentence in store_audit.c.

--:audit_engine
PRAGMA integrity_check(20);
--:doc_ids
SELECT id FROM doc ORDER BY id;

--:audit_read_doc
SELECT r.doc, 0 FROM doc_read r
WHERE NOT EXISTS (SELECT 1 FROM doc d WHERE d.id = r.doc) ORDER BY r.doc;
--:audit_version
SELECT r.doc, 0, r.version, d.version FROM doc_read r
JOIN doc d ON d.id = r.doc AND d.version <> r.version ORDER BY r.doc;
--:audit_story
-- A story beyond its document, or a title or an address beyond its story.
SELECT s.doc, 0, s.start, s.stop FROM story s
LEFT JOIN doc d ON d.id = s.doc
WHERE d.id IS NULL OR s.start >= s.stop OR s.stop > d.bytes
	OR s.title_start < s.start OR s.title_stop > s.stop
	OR s.title_start > s.title_stop OR s.url_stop > s.stop
	OR s.url_start > s.url_stop
	OR (s.url_stop > 0 AND s.url_start < s.start)
ORDER BY s.doc, s.start;
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

--:audit_claim_edge
SELECT c.id, c.edge FROM claim c
WHERE NOT EXISTS (SELECT 1 FROM edge e WHERE e.id = c.edge
	AND e.relation = c.relation
	AND ((e.head = c.head AND e.tail = c.tail)
		OR (e.head = c.tail AND e.tail = c.head)))
ORDER BY c.id;

-- Belief as it is kept, and as a handle that looks back (past/known.sql) has
-- folded it anew, in order of the key, which comes first.

--:kept_edge
SELECT * FROM main.edge ORDER BY id;
--:made_edge
SELECT * FROM edge ORDER BY id;
--:kept_deal
SELECT * FROM main.deal ORDER BY id;
--:made_deal
SELECT * FROM deal ORDER BY id;
--:kept_deal_party
SELECT * FROM main.deal_party ORDER BY deal, seq;
--:made_deal_party
SELECT * FROM deal_party ORDER BY deal, seq;
--:kept_deal_source
SELECT * FROM main.deal_source ORDER BY deal, claim;
--:made_deal_source
SELECT * FROM deal_source ORDER BY deal, claim;
--:kept_node
SELECT * FROM main.node ORDER BY id;
--:made_node
SELECT * FROM node ORDER BY id;
--:kept_same
SELECT * FROM main.same ORDER BY entity;
--:made_same
SELECT * FROM same ORDER BY entity;
--:kept_other_name
SELECT * FROM main.other_name ORDER BY entity, name;
--:made_other_name
SELECT * FROM other_name ORDER BY entity, name;
--:kept_doc_group
SELECT * FROM main.doc_group ORDER BY doc;
--:made_doc_group
SELECT * FROM doc_group ORDER BY doc;
