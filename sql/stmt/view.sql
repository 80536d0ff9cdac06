-- Questions of src/query that nobody else asks.

--:edges_disputed
-- What one document says and another denies; 0 is of anything.
SELECT * FROM edge_told
WHERE (:id = 0 OR head = :id OR tail = :id)
	AND id IN (SELECT edge FROM claim WHERE status = 4)
	AND id IN (SELECT edge FROM claim WHERE status <> 4)
ORDER BY last_seen DESC, id LIMIT :limit;
--:moves
-- A post that another took the place of, and that one; 0 is any.  Where both are
-- named there may have been others between.  Few posts are over, so they are gone
-- through and not all there are.
SELECT id, next, moved
FROM (SELECT e.id, n.id AS next, CASE WHEN n.first_seen > e.valid_to
		THEN n.first_seen ELSE e.valid_to END AS moved
	FROM edge e
	CROSS JOIN edge n ON n.relation = e.relation AND n.head = e.head
		AND n.tail <> e.tail
	WHERE e.relation = 7 AND e.closed_by <> 0
		AND (:away = 0 OR e.tail = :away) AND (:to = 0 OR n.tail = :to)
		AND (n.id = e.closed_by OR (:away <> 0 AND :to <> 0
			AND n.status = 1 AND n.first_seen >= e.valid_to))) m
WHERE moved >= :since AND moved < :until
ORDER BY moved DESC, id, next LIMIT :limit;
--:deals_disputed
-- Told with two amounts, or denied by one and not by another.
SELECT b.id FROM deal b
WHERE (:id = 0 OR b.id IN (SELECT deal FROM deal_party WHERE entity = :id))
	AND (b.amount_low <> b.amount_high
		OR EXISTS (SELECT 1 FROM deal_source s
			JOIN deal_claim c ON c.id = s.claim
			JOIN deal_claim o ON o.status <> 4
			JOIN deal_source p ON p.claim = o.id AND p.deal = b.id
			WHERE s.deal = b.id AND c.status = 4))
ORDER BY b.last_seen DESC, b.id LIMIT :limit;

--:together_docs
SELECT doc FROM doc_entity WHERE entity = :entity
ORDER BY date DESC, doc LIMIT :newest;
--:together_marks
SELECT start, entity FROM mention WHERE doc = :doc ORDER BY start;
--:together_stories
SELECT start FROM story WHERE doc = :doc ORDER BY start;
--:together_name
SELECT name, type, weight, docs FROM node WHERE id = :entity AND origin <> 4;
--:together_place
-- A mention, and the other name's nearest to it in the same story.
SELECT m.start, m.stop, o.start, o.stop, d.title, d.show, d.link,
	d.kind, d.date, d.learned, COALESCE(g.voice, r.voice, 0) AS voice,
	CASE WHEN d.date_origin = 0 THEN d.date END AS stated
FROM mention m
JOIN mention o ON o.doc = m.doc AND o.start >= m.start - :near
	AND o.start <= m.start + :near AND o.entity = :other
	AND NOT EXISTS (SELECT 1 FROM story s WHERE s.doc = m.doc
		AND ((s.start > m.start AND s.start <= o.start)
			OR (s.start > o.start AND s.start <= m.start)))
JOIN doc d ON d.id = m.doc
LEFT JOIN doc_read r ON r.doc = m.doc
LEFT JOIN doc_group g ON g.doc = m.doc
WHERE m.doc = :doc AND m.start = :start AND m.entity = :entity
ORDER BY ABS(o.start - m.start), o.start LIMIT 1;

--:named_at
-- Where a document names a thing first.
SELECT m.doc, m.start, m.stop, d.title, d.show, d.link, d.kind, d.date,
	d.learned, COALESCE(g.voice, r.voice, 0) AS voice,
	CASE WHEN d.date_origin = 0 THEN d.date END AS stated
FROM doc_entity n
JOIN mention m ON m.doc = n.doc AND m.start = n.first
JOIN doc d ON d.id = n.doc
LEFT JOIN doc_read r ON r.doc = n.doc
LEFT JOIN doc_group g ON g.doc = n.doc
WHERE n.doc = :doc AND n.entity = :entity;
