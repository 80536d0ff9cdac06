-- Names to ask about that have an answer, the most told first: of the heaviest
-- things, or of the newest documents, so that a large graph costs no more than a
-- small one.  Each row: two names, each with its id (0: it is no thing), and the
-- least and the most that there is, where that is asked.

--:example_tail
-- At the end of a relation whose head is of a type (0: any).
SELECT n.name, n.id, '', 0, 0, 0
FROM (SELECT id, name, weight FROM node WHERE type = :type
	ORDER BY weight DESC, id LIMIT :heaviest) n
JOIN edge x ON x.tail = n.id AND x.relation = :relation AND x.status <> 4
JOIN node h ON h.id = x.head AND (:head_type = 0 OR h.type = :head_type)
GROUP BY n.id, n.name, n.weight
ORDER BY SUM(x.sources) DESC, n.weight DESC, n.id LIMIT :limit;

--:example_field
-- Of the companies that somebody invested in.
SELECT o.field, 0, '', 0, 0, 0
FROM (SELECT id FROM node WHERE type = 1
	ORDER BY weight DESC, id LIMIT :heaviest) n
JOIN entity o ON o.id = n.id AND o.field <> ''
JOIN edge x ON x.tail = n.id AND x.relation = 2 AND x.status <> 4
GROUP BY o.field ORDER BY COUNT(*) DESC, o.field LIMIT :limit;

--:example_beside
-- Companies that some document names with another thing.
SELECT n.name, n.id, '', 0, 0, 0
FROM (SELECT id, name, weight FROM node WHERE type = 1
	ORDER BY weight DESC, id LIMIT :heaviest) n
WHERE EXISTS (SELECT 1 FROM doc_entity d
	JOIN doc_entity o ON o.doc = d.doc AND o.entity <> d.entity
	WHERE d.entity = n.id)
ORDER BY n.weight DESC, n.id LIMIT :limit;

--:example_linked
-- Companies that a relation links with anything.
SELECT n.name, n.id, '', 0, 0, 0
FROM (SELECT id, name, weight FROM node WHERE type = 1
	ORDER BY weight DESC, id LIMIT :heaviest) n
WHERE EXISTS (SELECT 1 FROM edge x WHERE x.head = n.id AND x.status <> 4)
	OR EXISTS (SELECT 1 FROM edge x WHERE x.tail = n.id AND x.status <> 4)
ORDER BY n.weight DESC, n.id LIMIT :limit;

--:example_said
-- Who spoke of what, and when last; a marked speaker before a show.
SELECT w.who, 0, n.name, n.id, MIN(w.date), MAX(w.date)
FROM (SELECT CASE WHEN c.speaker <> '' THEN c.speaker ELSE d.show END AS who,
		CASE WHEN c.speaker <> '' THEN 1 ELSE 0 END AS is_marked,
		d.date, c.head, c.tail
	FROM (SELECT id, show, date FROM doc WHERE date_origin = 0
		ORDER BY date DESC, id DESC LIMIT :newest) d
	JOIN claim c ON c.doc = d.id) w
JOIN node n ON n.id IN (w.head, w.tail)
WHERE w.who <> '' AND n.name <> w.who AND n.origin <> 4
GROUP BY w.who, w.is_marked, n.id, n.name, n.weight
ORDER BY w.is_marked DESC, COUNT(*) DESC, n.weight DESC, n.id, w.who
LIMIT :limit;

--:example_news
-- Of whom the documents of the last week that told anything tell, and when that
-- week's last of them is.
SELECT n.name, n.id, '', 0, MIN(d.date), MAX(w.last)
FROM (SELECT MAX(d.date) AS last
	FROM (SELECT id, date FROM doc WHERE date_origin = 0
		ORDER BY date DESC, id DESC LIMIT :newest) d
	WHERE EXISTS (SELECT 1 FROM claim c WHERE c.doc = d.id)) w
JOIN doc d ON d.date > w.last - 604800000 AND d.date <= w.last
	AND d.date_origin = 0
JOIN claim c ON c.doc = d.id
JOIN node n ON n.id IN (c.head, c.tail) AND n.origin <> 4
GROUP BY n.id, n.name, n.weight
ORDER BY COUNT(DISTINCT d.id) DESC, n.weight DESC, n.id LIMIT :limit;

--:example_amount
SELECT '', 0, '', 0, MIN(b.amount), MAX(b.amount)
FROM (SELECT amount FROM deal ORDER BY day DESC LIMIT :newest) b
HAVING MAX(b.amount) > 0 LIMIT :limit;

--:example_day
-- When the first and the last of the newest deals were first told.
SELECT '', 0, '', 0, MIN(b.first_seen), MAX(b.first_seen)
FROM (SELECT first_seen FROM deal WHERE dated = 1
	ORDER BY first_seen DESC LIMIT :newest) b
HAVING COUNT(*) > 0 LIMIT :limit;
