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
--:source_problem
UPDATE source SET problem = :problem WHERE id = :id;
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
-- Those never asked first; one asked in the future was asked before the clock
-- was put back.
SELECT s.id, s.url, s.title, s.site, s.kind, s.lang, s.state, s.last_try,
	s.last_good, s.last_new, s.next_try, s.failures, s.problem, s.etag,
	s.modified, 0 AS items, s.folder
FROM source s
WHERE s.state = 0 AND (s.next_try IS NULL OR s.next_try <= :now
	OR s.last_try > :now)
ORDER BY s.next_try NULLS FIRST, s.id;
--:source_unasked
-- Has nobody asked it since it was read?
SELECT COUNT(*) FROM source
WHERE id = :id AND last_try IS NOT DISTINCT FROM :last_try;

--:host_take
-- The condition stands in the update itself: of two crawlers one gets a row.  A
-- lease from the future is of a clock that was put back since.
INSERT INTO host (origin, holder, taken, until, robots)
VALUES (:origin, :holder, :now, :until, '')
ON CONFLICT (origin) DO UPDATE SET holder = excluded.holder,
	taken = excluded.taken, until = excluded.until
WHERE host.holder = 0 OR host.until <= :now OR host.taken > :now
RETURNING rest_until, robots, robots_until;
--:host_keep
UPDATE host SET taken = :now, until = :until WHERE holder = :holder;
--:host_held
SELECT COUNT(*) FROM host WHERE origin = :origin AND holder = :holder;
--:host_give
UPDATE host SET holder = 0, rest_until = :rest_until, robots = :robots,
	robots_until = :robots_until
WHERE origin = :origin AND holder = :holder;

--:fetch_put
INSERT INTO fetch (source, at, status, bytes, items, added, problem)
VALUES (:source, :at, :status, :bytes, :items, :added, :problem)
ON CONFLICT (source, at) DO UPDATE SET status = excluded.status,
	bytes = excluded.bytes, items = excluded.items,
	added = excluded.added, problem = excluded.problem;
--:fetches
SELECT at, status, bytes, items, added, problem FROM fetch
WHERE source = :source ORDER BY at DESC LIMIT 100;
--:item_put
INSERT INTO item (source, key, doc, words)
VALUES (:source, :key, :doc, :words)
ON CONFLICT (source, key) DO UPDATE SET doc = excluded.doc,
	words = excluded.words;
--:item_find
SELECT doc, words FROM item WHERE source = :source AND key = :key;
