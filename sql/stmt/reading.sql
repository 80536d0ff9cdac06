-- What reading a document gave.  All rows of a document go before new ones come.
--:reading_put
INSERT INTO reading (doc, version) VALUES (:doc, :version)
ON CONFLICT (doc) DO UPDATE SET version = excluded.version;
--:reading_get
SELECT version FROM reading WHERE doc = :doc;
--:reading_delete
DELETE FROM reading WHERE doc = :doc;
--:mention_put
INSERT INTO mention (doc, start_at, end_at, entity, how)
VALUES (:doc, :start, :end, :entity, :how)
ON CONFLICT (doc, start_at) DO NOTHING;
--:mention_delete
DELETE FROM mention WHERE doc = :doc;
--:candidate_put
INSERT INTO candidate (id, type, origin, name, maker, cue)
VALUES (:id, :type, :origin, :name, :maker, :cue)
-- Two documents may write one name in two ways: the lesser one stands, whatever
-- was read first.
ON CONFLICT (id) DO UPDATE SET
	cue = CASE WHEN (excluded.name, excluded.cue) <
		(candidate.name, candidate.cue)
		THEN excluded.cue ELSE candidate.cue END,
	name = CASE WHEN excluded.name < candidate.name
		THEN excluded.name ELSE candidate.name END;
--:claim_put
INSERT INTO claim (id, doc, relation, head, tail, edge, status, start_at, end_at,
	speaker, at_ms, about_from, about_to)
VALUES (:id, :doc, :relation, :head, :tail, :edge, :status, :start, :end,
	:speaker, :at_ms, :about_from, :about_to)
ON CONFLICT (id) DO NOTHING;
--:claim_delete
DELETE FROM claim WHERE doc = :doc;
--:deal_claim_put
INSERT INTO deal_claim (id, doc, deal, type, status, amount, valuation, stake,
	currency, round, start_at, end_at, speaker, at_ms, about_from, about_to)
VALUES (:id, :doc, 0, :type, :status, :amount, :valuation, :stake, :currency,
	:round, :start, :end, :speaker, :at_ms, :about_from, :about_to)
ON CONFLICT (id) DO NOTHING;
--:deal_claim_party_put
INSERT INTO deal_claim_party (claim, entity, role, place)
VALUES (:claim, :entity, :role, :place)
ON CONFLICT (claim, entity) DO NOTHING;
--:deal_claim_party_delete
DELETE FROM deal_claim_party WHERE claim IN
	(SELECT id FROM deal_claim WHERE doc = :doc);
--:deal_claim_delete
DELETE FROM deal_claim WHERE doc = :doc;
--:candidate_sweep
DELETE FROM candidate WHERE id NOT IN (SELECT entity FROM mention);

-- Full text.
--:search_put
INSERT INTO search (rowid, title, body) VALUES (:doc, :title, :body);
--:search_delete
INSERT INTO search (search, rowid, title, body)
VALUES ('delete', :doc, :title, :body);
-- Documents with all the words, newest first.
--:search_find
SELECT d.id FROM search s JOIN doc d ON d.id = s.rowid
WHERE search MATCH :query
ORDER BY d.date DESC, d.id LIMIT :limit;
