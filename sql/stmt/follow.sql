-- What belongs to documents and is still to be fetched.

--:follow_put
-- Said anew, it is asked anew.
INSERT INTO follow (doc, what, url, state, tries, next_try, problem)
VALUES (:doc, :what, :url, 0, 0, :next_try, '')
ON CONFLICT (doc) DO UPDATE SET what = excluded.what, url = excluded.url,
	state = 0, tries = 0, next_try = excluded.next_try, problem = '';
--:follows_due
SELECT doc, what, url, tries FROM follow
WHERE state = 0 AND next_try <= :now AND what BETWEEN :least AND :most
ORDER BY next_try, doc LIMIT :limit;
--:follow_claim
-- The condition again: another crawler may have been here since.
UPDATE follow SET next_try = :until
WHERE doc = :doc AND state = 0 AND next_try <= :now;
--:follow_end
UPDATE follow SET state = :state, tries = :tries, next_try = :next_try,
	problem = :problem
WHERE doc = :doc;
