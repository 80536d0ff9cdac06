-- Full text; the index itself is SQLite's.

--:search_put
INSERT INTO search (rowid, title, body) VALUES (:place, :title, :body);
--:search_drop
-- An index without its text must be told what it held.
INSERT INTO search (search, rowid, title, body)
VALUES ('delete', :place, :title, :body);
--:search_row_put
INSERT INTO search_row (place, doc) VALUES (:place, :doc);
--:search_row_at
SELECT doc FROM search_row WHERE place = :place;
--:search_row_of
SELECT place FROM search_row WHERE doc = :doc;
--:search_row_drop
DELETE FROM search_row WHERE doc = :doc;
--:search_find
-- A place begins with the date: its order is the order of time.
SELECT r.doc FROM (SELECT rowid AS place FROM search
	WHERE search MATCH :query
	ORDER BY rowid DESC LIMIT :limit OFFSET :offset) f
JOIN search_row r ON r.place = f.place
ORDER BY f.place DESC;
