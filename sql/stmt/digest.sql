-- What an edition says about the reading itself.

--:span_docs
-- Documents dated in the span or learned in it; those that gave no claim.  A
-- date without an hour is a midnight, and is told by its day.
SELECT COUNT(*), SUM(CASE WHEN r.claims + r.deals > 0 THEN 0 ELSE 1 END)
FROM doc AS d LEFT JOIN doc_read AS r ON r.doc = d.id
WHERE (d.learned >= :learned_since AND d.learned < :learned_until)
	OR (d.date % 86400000 <> 0
		AND d.date >= :since AND d.date < :until)
	OR (d.date % 86400000 = 0
		AND d.date >= :day_since AND d.date < :day_until);

--:span_sources
-- Sources asked in the span; those that gave no good answer in it.
SELECT COUNT(*), SUM(f.bad)
FROM (SELECT source, MIN(CASE WHEN problem = '' THEN 0 ELSE 1 END) AS bad
	FROM fetch WHERE at >= :since AND at < :until GROUP BY source) AS f;

--:delivery_last
-- The last date that was sent; what the newest delivery's problem is, if any.
SELECT COALESCE((SELECT MAX(s.date) FROM delivery AS s
		WHERE s.subscriber = :subscriber AND s.state = 2), ''),
	COALESCE((SELECT f.problem FROM delivery AS f
		WHERE f.subscriber = :subscriber
		ORDER BY f.date DESC LIMIT 1), '');
