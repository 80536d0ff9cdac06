-- Questions of src/query that nobody else asks.

--:together
-- What is named in the same documents, by how many of them; the more a thing is
-- named everywhere, the less it says that it is named here too.
SELECT o.entity, n.name, n.type, n.weight, COUNT(*) AS shared, n.docs
FROM doc_entity m
JOIN doc_entity o ON o.doc = m.doc AND o.entity <> m.entity
JOIN node n ON n.id = o.entity
WHERE m.entity = :entity AND n.origin <> 4
GROUP BY o.entity, n.name, n.type, n.weight, n.docs
ORDER BY COUNT(*) * 1.0 * COUNT(*) / n.docs DESC, COUNT(*) DESC, o.entity
LIMIT :limit;
