-- The graph as the snapshot takes it in: nodes and relationships, each kind in
-- the same columns, in whatever order is cheapest.

--:snapshot_entities
-- id, label, kind, when, size, weight, name
SELECT id, type, origin, CASE WHEN dated = 1 THEN first_seen END, docs, weight,
	name
FROM node;
--:snapshot_deals
SELECT id, 0, type, CASE WHEN dated = 1 THEN first_seen END, amount, confidence,
	''
FROM deal;
--:snapshot_docs
SELECT id, 0, 0, date, 0, 0.0, '' FROM doc;
--:snapshot_sources
SELECT id, 0, kind, added, 0, 0.0, title FROM source;

--:snapshot_edges
-- from, to, type, status, trust
SELECT head, tail, relation, status, confidence FROM edge;
--:snapshot_parties
SELECT entity, deal, role, 0, 1.0 FROM deal_party;
--:snapshot_pairs
SELECT doc, entity, 0, 0, count * 1.0 FROM doc_entity;
--:snapshot_items
SELECT source, id, 0, 0, 1.0 FROM doc WHERE source <> 0;
