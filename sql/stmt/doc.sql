-- A document, once.
--:doc_put
INSERT INTO doc (id, source, key, kind, format, title, show, people, lang, link,
	date, date_origin, learned, bytes, text)
VALUES (:id, :source, :key, :kind, :format, :title, :show, :people, :lang,
	:link, :date, :date_origin, :learned, :bytes, :text)
ON CONFLICT (id) DO NOTHING;
-- The same item with other words: a new version of the same document.
--:doc_update
UPDATE doc SET title = :title, text = :text, bytes = :bytes, people = :people,
	format = :format
WHERE id = :id AND (text <> :text OR title <> :title);
--:doc_get
SELECT id, source, key, kind, format, title, show, people, lang, link, date,
	date_origin, learned, text
FROM doc WHERE id = :id;
--:doc_head
SELECT id, source, key, kind, format, title, show, people, lang, link, date,
	date_origin, learned, bytes
FROM doc WHERE id = :id;
--:doc_key
SELECT key FROM doc WHERE id = :id;
--:doc_all_ids
SELECT id FROM doc ORDER BY id;
--:doc_count
SELECT count(*) FROM doc;
--:doc_delete
DELETE FROM doc WHERE id = :id;

-- Documents not yet read by this reader.
--:doc_unread
SELECT d.id FROM doc d LEFT JOIN reading r ON r.doc = d.id
WHERE r.doc IS NULL OR r.version <> :version
ORDER BY d.id;
--:doc_unread_count
SELECT count(*) FROM doc d LEFT JOIN reading r ON r.doc = d.id
WHERE r.doc IS NULL OR r.version <> :version;
