-- Documents.

--:group_of_doc
-- The others of its group, the first one first.
SELECT g.doc, g.first, g.how, d.kind,
	CASE WHEN d.date_origin = 0 THEN d.date END, d.title, d.show, d.link,
	CASE WHEN g.place < m.place THEN 1 ELSE 0 END
FROM doc_group m
JOIN doc_group g ON g.first = m.first AND g.doc <> m.doc
JOIN doc d ON d.id = g.doc
WHERE m.doc = :doc ORDER BY g.place;

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
-- Newest first, what has no date of its own after all that has one.  0 is any
-- kind, any source.  Of a group, the first of those that are asked for.
SELECT d.id, d.source, d.key, d.kind, d.format, d.title, d.show, d.people,
	d.lang, d.link, d.date, d.date_origin, d.learned, d.version, d.bytes,
	COALESCE(g.first, 0)
FROM doc d LEFT JOIN doc_group g ON g.doc = d.id
WHERE d.date >= :since AND d.date < :until
	AND (:kind = 0 OR d.kind = :kind)
	AND (:source = 0 OR d.source = :source)
	AND d.learned >= :learned_since AND d.learned < :learned_until
	AND (g.place IS NULL OR NOT EXISTS (SELECT 1 FROM doc_group o
		JOIN doc f ON f.id = o.doc
		WHERE o.first = g.first AND o.place < g.place
			AND f.date >= :since AND f.date < :until
			AND (:kind = 0 OR f.kind = :kind)
			AND (:source = 0 OR f.source = :source)
			AND f.learned >= :learned_since
			AND f.learned < :learned_until))
ORDER BY d.date_origin, d.date DESC, d.id DESC LIMIT :limit OFFSET :offset;
--:docs_of_entity
SELECT d.id, d.source, d.key, d.kind, d.format, d.title, d.show, d.people,
	d.lang, d.link, d.date, d.date_origin, d.learned, d.version, d.bytes,
	COALESCE(g.first, 0)
FROM doc_entity n
JOIN doc d ON d.id = n.doc
LEFT JOIN doc_group g ON g.doc = n.doc
WHERE n.entity = :entity AND n.date >= :since AND n.date < :until
	AND (:kind = 0 OR d.kind = :kind)
	AND (:source = 0 OR d.source = :source)
	AND d.learned >= :learned_since AND d.learned < :learned_until
	AND (g.place IS NULL OR NOT EXISTS (SELECT 1 FROM doc_group o
		JOIN doc_entity m ON m.doc = o.doc AND m.entity = n.entity
		JOIN doc f ON f.id = o.doc
		WHERE o.first = g.first AND o.place < g.place
			AND f.date >= :since AND f.date < :until
			AND (:kind = 0 OR f.kind = :kind)
			AND (:source = 0 OR f.source = :source)
			AND f.learned >= :learned_since
			AND f.learned < :learned_until))
ORDER BY d.date_origin, n.date DESC, n.doc DESC LIMIT :limit OFFSET :offset;
