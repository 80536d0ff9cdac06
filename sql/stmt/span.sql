-- Places in a document's text, to be looked at.

--:spans
-- Every place that the derived half points at.
SELECT 1 AS what, entity AS id, start, stop FROM mention WHERE doc = :doc
UNION ALL
SELECT 2 AS what, id, start, stop FROM claim WHERE doc = :doc
UNION ALL
SELECT 3 AS what, id, start, stop FROM deal_claim WHERE doc = :doc
ORDER BY what, start, id;
