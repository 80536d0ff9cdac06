-- Full text; the index itself is SQLite's.

--:search_put
INSERT INTO search (rowid, title, body) VALUES (:place, :title, :body);
--:search_row_put
INSERT INTO search_row (place, doc) VALUES (:place, :doc);
--:search_row_at
SELECT COUNT(*) FROM search_row WHERE place = :place;
--:search_row_retire
UPDATE search_row SET doc = NULL WHERE doc = :doc;
--:search_find
-- A place begins with the date: its order is the order of time.
SELECT r.doc FROM search f CROSS JOIN search_row r ON r.place = f.rowid
WHERE f.search MATCH :query AND r.doc IS NOT NULL
ORDER BY f.rowid DESC LIMIT :limit OFFSET :offset;
