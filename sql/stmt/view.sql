-- Questions of src/query that nobody else asks.

--:together
-- What is named within two or three sentences of it, in its newest documents,
-- by how many of them; the more a thing is named everywhere, the less it says
-- that it is named here too.
SELECT o.entity, n.name, n.type, n.weight, COUNT(DISTINCT o.doc) AS shared,
	n.docs
FROM (SELECT doc FROM doc_entity WHERE entity = :entity
	ORDER BY date DESC, doc LIMIT :newest) AS d
JOIN mention m ON m.doc = d.doc AND m.entity = :entity
JOIN mention o ON o.doc = m.doc AND o.start >= m.start - :near
	AND o.start <= m.start + :near AND o.entity <> m.entity
JOIN node n ON n.id = o.entity
WHERE n.origin <> 4
GROUP BY o.entity, n.name, n.type, n.weight, n.docs
ORDER BY COUNT(DISTINCT o.doc) * 1.0 * COUNT(DISTINCT o.doc) / n.docs DESC,
	COUNT(DISTINCT o.doc) DESC, o.entity
LIMIT :limit;
