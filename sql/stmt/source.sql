-- Sources, their health, their items.

--:source_put
INSERT INTO source (id, url, title, site, kind, lang, state, added, failures,
	problem, etag, modified, folder)
VALUES (:id, :url, :title, :site, :kind, :lang, :state, :added, 0, '', '', '',
	:folder)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, site = excluded.site,
	kind = excluded.kind, lang = excluded.lang, state = excluded.state,
	folder = excluded.folder;
--:source_known
SELECT COUNT(*) FROM source WHERE id = :id;
--:source_health
UPDATE source SET url = :url, title = :title, site = :site, lang = :lang,
	state = :state, last_try = :last_try, last_good = :last_good,
	last_new = :last_new, next_try = :next_try, failures = :failures,
	problem = :problem, etag = :etag, modified = :modified
WHERE id = :id;
--:source_remove
DELETE FROM source WHERE id = :id;
--:source_remove_items
DELETE FROM item WHERE source = :id;
--:source_remove_fetches
DELETE FROM fetch WHERE source = :id;
--:source_get
SELECT s.id, s.url, s.title, s.site, s.kind, s.lang, s.state, s.last_try,
	s.last_good, s.last_new, s.next_try, s.failures, s.problem, s.etag,
	s.modified, (SELECT COUNT(DISTINCT i.doc) FROM item i
	WHERE i.source = s.id) AS items, s.folder
FROM source s WHERE s.id = :id;
--:sources
SELECT s.id, s.url, s.title, s.site, s.kind, s.lang, s.state, s.last_try,
	s.last_good, s.last_new, s.next_try, s.failures, s.problem, s.etag,
	s.modified, (SELECT COUNT(DISTINCT i.doc) FROM item i
	WHERE i.source = s.id) AS items, s.folder
FROM source s ORDER BY s.title, s.id;
--:sources_due
-- Those never asked first.
SELECT s.id, s.url, s.title, s.site, s.kind, s.lang, s.state, s.last_try,
	s.last_good, s.last_new, s.next_try, s.failures, s.problem, s.etag,
	s.modified, 0 AS items, s.folder
FROM source s
WHERE s.state = 0 AND (s.next_try IS NULL OR s.next_try <= :now)
ORDER BY s.next_try NULLS FIRST, s.id;

--:fetch_put
INSERT INTO fetch (source, at, status, bytes, items, added, problem)
VALUES (:source, :at, :status, :bytes, :items, :added, :problem)
ON CONFLICT (source, at) DO UPDATE SET status = excluded.status,
	bytes = excluded.bytes, items = excluded.items,
	added = excluded.added, problem = excluded.problem;
--:item_put
INSERT INTO item (source, key, doc) VALUES (:source, :key, :doc)
ON CONFLICT (source, key) DO UPDATE SET doc = excluded.doc;
--:item_find
SELECT doc FROM item WHERE source = :source AND key = :key;
