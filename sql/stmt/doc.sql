-- Documents.

--:doc_get
SELECT id, source, key, kind, format, title, show, people, lang, link, date,
	date_origin, learned, version, bytes, text
FROM doc WHERE id = :id;
--:doc_head
SELECT id, source, key, kind, format, title, show, people, lang, link, date,
	date_origin, learned, version, bytes
FROM doc WHERE id = :id;
--:doc_add
INSERT INTO doc (id, source, key, kind, format, title, show, people, lang,
	link, date, date_origin, learned, version, bytes, text)
VALUES (:id, :source, :key, :kind, :format, :title, :show, :people, :lang,
	:link, :date, :date_origin, :learned, 1, :bytes, :text);
--:doc_keep_version
-- The bytes it has now, before others take their place.
INSERT INTO doc_version (doc, version, title, learned, text)
SELECT id, version, title, learned, text FROM doc WHERE id = :id;
--:doc_change
UPDATE doc SET kind = :kind, format = :format, title = :title, show = :show,
	people = :people, lang = :lang, link = :link, date = :date,
	date_origin = :date_origin, learned = :learned,
	version = version + 1, bytes = :bytes, text = :text
WHERE id = :id;

--:docs
-- Newest first.  0 is any kind, any source.
SELECT id, source, key, kind, format, title, show, people, lang, link, date,
	date_origin, learned, version, bytes
FROM doc
WHERE date >= :since AND date < :until
	AND (:kind = 0 OR kind = :kind)
	AND (:source = 0 OR source = :source)
	AND learned >= :learned_since AND learned < :learned_until
ORDER BY date DESC, id DESC LIMIT :limit OFFSET :offset;
--:docs_of_entity
SELECT d.id, d.source, d.key, d.kind, d.format, d.title, d.show, d.people,
	d.lang, d.link, d.date, d.date_origin, d.learned, d.version, d.bytes
FROM doc_entity n JOIN doc d ON d.id = n.doc
WHERE n.entity = :entity AND n.date >= :since AND n.date < :until
	AND (:kind = 0 OR d.kind = :kind)
	AND (:source = 0 OR d.source = :source)
	AND d.learned >= :learned_since AND d.learned < :learned_until
ORDER BY n.date DESC, n.doc DESC LIMIT :limit OFFSET :offset;
