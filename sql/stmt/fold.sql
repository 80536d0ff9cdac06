-- Claims in the order in which they fold: by edge, then date, then id.
--:fold_claims
SELECT c.edge, c.head, c.relation, c.tail, c.status, d.date, d.show, d.source,
	c.doc, c.id
FROM claim c JOIN doc d ON d.id = c.doc
ORDER BY c.edge, d.date, c.id;
--:edge_clear
DELETE FROM edge;
--:edge_put
INSERT INTO edge (id, head, tail, relation, status, first_seen, last_seen,
	claims, sources, confidence)
VALUES (:id, :head, :tail, :relation, :status, :first_seen, :last_seen, :claims,
	:sources, :confidence);

--:fold_deal_claims
SELECT c.id, c.doc, c.type, c.status, c.amount, c.valuation, c.stake, c.currency,
	c.round, c.start_at, c.end_at, d.date, d.show, d.source
FROM deal_claim c JOIN doc d ON d.id = c.doc
ORDER BY d.date, c.id;
--:deal_claim_parties
SELECT entity, role FROM deal_claim_party WHERE claim = :claim ORDER BY place;
--:deal_clear
DELETE FROM deal;
--:deal_party_clear
DELETE FROM deal_party;
--:deal_put
INSERT INTO deal (id, type, status, amount, amount_low, amount_high, valuation,
	stake, currency, round, first_seen, last_seen, sources, confidence)
VALUES (:id, :type, :status, :amount, :amount_low, :amount_high, :valuation,
	:stake, :currency, :round, :first_seen, :last_seen, :sources,
	:confidence);
--:deal_party_put
INSERT INTO deal_party (deal, entity, role, place)
VALUES (:deal, :entity, :role, :place)
ON CONFLICT (deal, entity) DO NOTHING;
--:deal_claim_set_deal
UPDATE deal_claim SET deal = :deal WHERE id = :id;

-- How much is said of each thing.  Importance grows with the documents that name
-- it and with what is known of it, slowly.
--:weight_clear
DELETE FROM weight;
--:weight_fold
INSERT INTO weight (entity, mentions, docs, degree, first_seen, last_seen,
	importance)
SELECT m.entity, m.mentions, m.docs, coalesce(g.degree, 0), m.first_seen,
	m.last_seen, m.docs + 2.0 * coalesce(g.degree, 0)
FROM (SELECT x.entity, sum(x.n) AS mentions, count(*) AS docs,
		min(d.date) AS first_seen, max(d.date) AS last_seen
	FROM (SELECT entity, doc, count(*) AS n FROM mention
		GROUP BY entity, doc) x
	JOIN doc d ON d.id = x.doc GROUP BY x.entity) m
LEFT JOIN (SELECT entity, count(*) AS degree FROM
		(SELECT head AS entity FROM edge UNION ALL SELECT tail FROM edge) e
	GROUP BY entity) g ON g.entity = m.entity;
