-- Known things and their names.

--:entity_seed
-- A row of the built-in tables; what a person made of it stays.
INSERT INTO entity (id, type, origin, name, what, field, of_name, ticker, ids,
	context, never)
VALUES (:id, :type, 1, :name, :what, :field, :of_name, :ticker, :ids,
	:context, :never)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, what = excluded.what,
	field = excluded.field, of_name = excluded.of_name,
	ticker = excluded.ticker, ids = excluded.ids,
	context = excluded.context, never = excluded.never
WHERE entity.origin = 1;
--:entity_user
INSERT INTO entity (id, type, origin, name, what, field, of_name, ticker, ids,
	context, never)
VALUES (:id, :type, 2, :name, :what, :field, :of_name, :ticker, :ids,
	:context, :never)
ON CONFLICT (id) DO UPDATE SET origin = 2, name = excluded.name,
	what = excluded.what, field = excluded.field,
	of_name = excluded.of_name, ticker = excluded.ticker,
	ids = excluded.ids, context = excluded.context,
	never = excluded.never;
--:alias_put
INSERT INTO alias (entity, text, form, unsure, folded)
VALUES (:entity, :text, :form, :unsure, :folded)
ON CONFLICT (entity, text) DO NOTHING;
--:alias_put_user
INSERT INTO alias (entity, text, form, unsure, folded)
VALUES (:entity, :text, :form, :unsure, :folded)
ON CONFLICT (entity, text) DO UPDATE SET form = excluded.form,
	unsure = excluded.unsure, folded = excluded.folded;
--:unseed_aliases
-- Before the built-in tables are laid in anew.  Form 5 is a person's.
DELETE FROM alias WHERE form <> 5
	AND entity IN (SELECT id FROM entity WHERE origin = 1);
--:unseed_entities
DELETE FROM entity WHERE origin = 1
	AND id NOT IN (SELECT entity FROM alias);
--:unlay_aliases
DELETE FROM alias WHERE entity = :id;
--:unlay_entities
DELETE FROM entity WHERE id = :id;
--:alias_drop
DELETE FROM alias WHERE entity = :entity AND folded = :folded;
--:entity_retype
UPDATE entity SET type = :type WHERE id = :id;
--:entity_get
SELECT e.id, e.type, e.origin, COALESCE(g.name, e.name), e.what, e.field,
	e.of_name, e.ticker, e.ids, e.context, e.never
FROM entity e
LEFT JOIN other_name g ON g.entity = e.id AND g.given = 1
WHERE e.id = :id;
--:entity_each
-- With its aliases, one a row.
SELECT e.id, e.type, e.origin, e.name, e.what, e.field, e.of_name, e.ticker,
	e.ids, e.context, e.never, a.text, a.form, a.unsure
FROM entity e LEFT JOIN alias a ON a.entity = e.id
ORDER BY e.id, a.text;
--:aliases
SELECT text, form, unsure FROM alias WHERE entity = :entity
ORDER BY form, text;

--:node_get
SELECT id, type, origin, name, what, field, of_name, ticker, ids, cue,
	mentions, docs, sources, first_seen, last_seen, weight, dated
FROM node_told WHERE id = :id;
--:nodes
SELECT id, type, origin, name, what, field, of_name, ticker, ids, cue,
	mentions, docs, sources, first_seen, last_seen, weight, dated
FROM node_told
WHERE (:candidates = 1 OR origin <> 4)
ORDER BY weight DESC, id DESC LIMIT :limit OFFSET :offset;
--:nodes_of_type
SELECT id, type, origin, name, what, field, of_name, ticker, ids, cue,
	mentions, docs, sources, first_seen, last_seen, weight, dated
FROM node_told
WHERE type = :type AND (:candidates = 1 OR origin <> 4)
ORDER BY weight DESC, id DESC LIMIT :limit OFFSET :offset;
--:nodes_new
SELECT id, type, origin, name, what, field, of_name, ticker, ids, cue,
	mentions, docs, sources, first_seen, last_seen, weight, dated
FROM node_told
WHERE first_seen >= :since AND first_seen < :until
ORDER BY sources DESC, first_seen DESC, id LIMIT :limit;

--:find_ids
-- By what it is called, folded; what was merged is what it was merged into.
SELECT f.id, COALESCE(n.type, e.type, 0)
FROM (SELECT COALESCE(s.is_entity, a.entity) AS id
	FROM alias a LEFT JOIN same s ON s.entity = a.entity
	WHERE a.folded = :folded
	UNION
	SELECT id FROM node WHERE folded = :folded
	UNION
	SELECT entity FROM other_name WHERE folded = :folded) f
LEFT JOIN node n ON n.id = f.id
LEFT JOIN entity e ON e.id = f.id
WHERE f.id <> 0;
--:outside_each
-- What other tables of the world call it.
SELECT COALESCE(s.is_entity, e.id), e.type, e.ticker, e.ids
FROM entity e LEFT JOIN same s ON s.entity = e.id
WHERE e.ticker <> '' OR e.ids <> '' ORDER BY e.id;
--:name_each
-- Every name, for what is like it.
SELECT a.entity, e.type, a.folded, COALESCE(n.docs, 0) AS docs
FROM alias a JOIN entity e ON e.id = a.entity
LEFT JOIN node n ON n.id = a.entity
WHERE a.entity NOT IN (SELECT entity FROM same)
UNION ALL
SELECT n.id, n.type, n.folded, n.docs FROM node n WHERE n.origin >= 2;
