-- The graph as the snapshot takes it in: nodes, each kind in the same columns, and
-- relationships, without what is the same in each, in whatever order is cheapest.
-- There are millions of those: each() hands them to the program (stmt_each); with
-- an engine that has no such aggregate they are rows like any others.  Several
-- threads take them in, each a range of the ids by which a table is stored.

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
SELECT id, 0, 0, CASE WHEN date_origin = 0 THEN date END, 0, 0.0, '' FROM doc;
--:snapshot_sources
SELECT id, 0, kind, added, 0, 0.0, title FROM source;

--:snapshot_edges
-- from, to, type, status, trust
SELECT each(head, tail, relation, status, confidence) FROM edge
WHERE id BETWEEN :first AND :last;
--:snapshot_parties
SELECT each(entity, deal, role) FROM deal_party
WHERE deal BETWEEN :first AND :last;
--:snapshot_pairs
SELECT each(doc, entity, count) FROM doc_entity
WHERE doc BETWEEN :first AND :last;
--:snapshot_items
SELECT each(source, id) FROM doc
WHERE source <> 0 AND id BETWEEN :first AND :last;
--:snapshot_edges_range
SELECT (SELECT MIN(id) FROM edge), (SELECT MAX(id) FROM edge);
--:snapshot_parties_range
SELECT (SELECT MIN(deal) FROM deal_party), (SELECT MAX(deal) FROM deal_party);
--:snapshot_pairs_range
SELECT (SELECT MIN(doc) FROM doc_entity), (SELECT MAX(doc) FROM doc_entity);
--:snapshot_items_range
SELECT (SELECT MIN(id) FROM doc), (SELECT MAX(id) FROM doc);
