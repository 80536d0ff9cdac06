-- A seed row replaces the seed row before it; what a person added stays.
--:entity_put
INSERT INTO entity (id, type, origin, name, what, field, maker, ticker, ids,
	context, never)
VALUES (:id, :type, :origin, :name, :what, :field, :maker, :ticker, :ids,
	:context, :never)
ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, name = excluded.name,
	what = excluded.what, field = excluded.field, maker = excluded.maker,
	ticker = excluded.ticker, ids = excluded.ids,
	context = excluded.context, never = excluded.never;
--:alias_put
INSERT INTO alias (entity, text, folded, form, unsure)
VALUES (:entity, :text, :folded, :form, :unsure)
ON CONFLICT (entity, text) DO UPDATE SET form = excluded.form,
	unsure = excluded.unsure, folded = excluded.folded;

-- Before new seed tables are put: the old ones go.
--:seed_clear_alias
DELETE FROM alias WHERE form <> 5
	AND entity IN (SELECT id FROM entity WHERE origin = 1);
--:seed_clear_entity
DELETE FROM entity WHERE origin = 1;

-- The lexicon: every entity, then every alias, in one fixed order.
--:entity_all
SELECT id, type, origin, name, what, field, maker, ticker, ids, context, never
FROM entity ORDER BY id;
--:alias_of
SELECT text, form, unsure FROM alias WHERE entity = :entity
ORDER BY form, text;
--:entity_count
SELECT count(*) FROM entity;

-- A thing by its id, from the record or among the candidates.
--:thing_get
SELECT id, type, origin, name, what, field, maker, ticker, ids
FROM thing WHERE id = :id;

-- Who is called this?  The weightiest first.
--:alias_find
SELECT a.entity, e.type, e.name, coalesce(w.importance, 0) AS importance
FROM alias a JOIN entity e ON e.id = a.entity
LEFT JOIN weight w ON w.entity = a.entity
WHERE a.folded = :folded
ORDER BY a.unsure, importance DESC, e.type, a.entity;
--:candidate_find
SELECT c.id, c.type, c.name, coalesce(w.importance, 0) AS importance
FROM candidate c LEFT JOIN weight w ON w.entity = c.id
WHERE c.name = :name
ORDER BY importance DESC, c.id;

-- Every alias with its weight, for near matches.
--:alias_near
SELECT a.folded, a.entity, e.type, e.name, e.what,
	coalesce(w.importance, 0) AS importance, coalesce(w.docs, 0)
FROM alias a JOIN entity e ON e.id = a.entity
LEFT JOIN weight w ON w.entity = a.entity
ORDER BY a.folded, a.entity;
