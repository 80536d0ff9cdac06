-- Judgements, and what they do to what was read.

--:judgement_put
INSERT INTO judgement (id, kind, a, b, text, at, seq, type, doc, a_name, b_name,
	why)
VALUES (:id, :kind, :a, :b, :text, :at, :seq, :type, :doc, :a_name, :b_name,
	:why);
--:judgement_next
SELECT COALESCE(MAX(seq), 0) + 1 FROM judgement;
--:judgement_taken
SELECT COUNT(*) FROM judgement WHERE id = :id;
--:judgements
SELECT id, kind, a, b, text, at, seq, type, doc, a_name, b_name, why
FROM judgement ORDER BY seq, id;

--:same_clear
DELETE FROM same;
--:same_put
INSERT INTO same (entity, is_entity) VALUES (:entity, :is_entity)
ON CONFLICT (entity) DO UPDATE SET is_entity = excluded.is_entity;
--:same_get
SELECT is_entity FROM same WHERE entity = :entity;
--:other_name_clear
DELETE FROM other_name;
--:other_name_put
INSERT INTO other_name (entity, name, folded, given)
VALUES (:entity, :name, :folded, 0) ON CONFLICT (entity, name) DO NOTHING;
--:other_name_give
UPDATE other_name SET given = CASE WHEN name = :name THEN 1 ELSE 0 END
WHERE entity = :entity;
--:other_names
-- What else an entity is called: by judgement, and as what was merged into it.
SELECT name FROM other_name WHERE entity = :entity
UNION
SELECT a.text FROM same s JOIN alias a ON a.entity = s.entity
WHERE s.is_entity = :entity
ORDER BY 1;

--:moved_put
INSERT INTO moved (doc, judgement) VALUES (:doc, :judgement)
ON CONFLICT (doc, judgement) DO NOTHING;
--:drop_moved
DELETE FROM moved WHERE doc = :doc;
--:touch_named
-- Unread: every document that names it.
UPDATE doc_read SET lexicon = 0
WHERE doc IN (SELECT doc FROM doc_entity WHERE entity = :entity);
--:touch_moved
UPDATE doc_read SET lexicon = 0
WHERE doc IN (SELECT doc FROM moved WHERE judgement = :judgement);
--:touch_doc
UPDATE doc_read SET lexicon = 0 WHERE doc = :doc;
--:touch_spoken
-- Where names may be misheard: podcasts, and any captions.
UPDATE doc_read SET lexicon = 0
WHERE doc IN (SELECT id FROM doc WHERE kind = :podcast OR format >= :captions);
--:untouched
-- The rest were read with names that say the same to them.
UPDATE doc_read SET lexicon = :now WHERE lexicon = :before;
--:read_with
SELECT doc FROM doc_read WHERE lexicon = :lexicon ORDER BY doc;
--:named_in
SELECT COUNT(*) FROM doc_entity WHERE doc = :doc AND entity = :entity;

-- Removed documents.

--:removed_put
INSERT INTO removed (doc, source, key, title, why, at)
SELECT id, source, key, title, :why, :at FROM doc WHERE id = :doc;
--:removed_get
SELECT key FROM removed WHERE doc = :doc;
--:removed_drop
DELETE FROM removed WHERE doc = :doc;
--:removed_each
SELECT doc, source, key, title, why, at FROM removed ORDER BY at DESC, doc;
--:removed_ask_again
-- Its source is asked as if for the first time.
UPDATE source SET etag = '', modified = '', next_try = NULL
WHERE id = (SELECT source FROM removed WHERE doc = :doc);
--:doc_drop_versions
DELETE FROM doc_version WHERE doc = :doc;
--:doc_drop_items
DELETE FROM item WHERE doc = :doc;
--:doc_drop_follow
DELETE FROM follow WHERE doc = :doc;
--:doc_drop
DELETE FROM doc WHERE id = :doc;
