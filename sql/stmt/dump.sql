-- Every row as text.  A statement's name is "dump_" and the table's; columns
-- that depend on the clock (when we read it) are left out, and so are dates that
-- stem from a document without one of its own.

--:dump_source
SELECT id, url, title, site, kind, lang, state FROM source ORDER BY id;
--:dump_item
SELECT source, key, doc FROM item ORDER BY source, key;
--:dump_doc
SELECT id, source, key, kind, format, title, show, people, lang, link,
	CASE WHEN date_origin = 0 THEN date END, version, bytes, text
FROM doc ORDER BY id;
--:dump_doc_version
SELECT doc, version, title, text FROM doc_version ORDER BY doc, version;
--:dump_entity
SELECT id, type, origin, name, what, field, of_name, ticker, ids, context,
	never
FROM entity ORDER BY id;
--:dump_alias
SELECT entity, text, form, unsure, folded FROM alias ORDER BY entity, text;
--:dump_judgement
SELECT id, kind, a, b, text, at, seq, type, doc, a_name, b_name, why
FROM judgement ORDER BY seq, id;
--:dump_removed
SELECT doc, source, key, title, why FROM removed ORDER BY doc;
--:dump_edition
SELECT date, body FROM edition ORDER BY date;
--:dump_subscriber
SELECT id, address, zone, hour, state FROM subscriber ORDER BY id;
--:dump_delivery
SELECT subscriber, date, state FROM delivery ORDER BY subscriber, date;
--:dump_doc_read
SELECT doc, version, reader, lexicon, voice, mentions, claims, deals
FROM doc_read ORDER BY doc;
--:dump_sketch
SELECT doc, bins FROM sketch ORDER BY doc;
--:dump_found
SELECT doc, entity, type, origin, name, of_name, cue FROM found
ORDER BY doc, entity;
--:dump_mention
SELECT doc, start, stop, entity, how FROM mention ORDER BY doc, start;
--:dump_doc_entity
SELECT doc, entity, count, first FROM doc_entity ORDER BY doc, entity;
--:dump_claim
SELECT id, doc, relation, head, tail, status, start, stop, speaker, at_ms,
	about_from, about_to, edge
FROM claim ORDER BY id;
--:dump_deal_claim
SELECT id, doc, type, status, amount, valuation, stake, currency, round, start,
	stop, speaker, at_ms, about_from, about_to
FROM deal_claim ORDER BY id;
--:dump_deal_claim_party
SELECT claim, seq, entity, role FROM deal_claim_party ORDER BY claim, seq;
--:dump_moved
SELECT doc, judgement FROM moved ORDER BY doc, judgement;
--:dump_same
SELECT entity, is_entity FROM same ORDER BY entity;
--:dump_other_name
SELECT entity, name, given FROM other_name ORDER BY entity, name;
--:dump_doc_group
SELECT doc, first, place, voice, how FROM doc_group ORDER BY doc;
--:dump_node
SELECT n.id, n.type, n.origin, n.name, n.of_name, n.cue, n.folded, n.mentions,
	n.docs, n.sources, n.weight,
	CASE WHEN u.entity IS NULL THEN n.first_seen END,
	CASE WHEN u.entity IS NULL THEN n.last_seen END
FROM node n
LEFT JOIN (SELECT DISTINCT m.entity FROM doc_entity m
	JOIN doc d ON d.id = m.doc WHERE d.date_origin = 1) u
	ON u.entity = n.id
ORDER BY n.id;
--:dump_edge
SELECT e.id, e.head, e.tail, e.relation, e.status, e.claims, e.sources,
	e.confidence, e.denials, e.direct, e.newest, e.valid_from, e.valid_to,
	e.closed_by,
	CASE WHEN u.edge IS NULL THEN e.first_seen END,
	CASE WHEN u.edge IS NULL THEN e.last_seen END
FROM edge e
LEFT JOIN (SELECT DISTINCT c.edge FROM claim c
	JOIN doc d ON d.id = c.doc WHERE d.date_origin = 1) u
	ON u.edge = e.id
ORDER BY e.id;
--:dump_deal
SELECT b.id, b.type, b.status, b.amount, b.amount_low, b.amount_high,
	b.valuation, b.stake, b.currency, b.round, b.sources, b.confidence,
	b.claims, b.best, b.denials, b.direct, b.newest, b.valid_from,
	b.valid_to,
	CASE WHEN u.deal IS NULL THEN b.first_seen END,
	CASE WHEN u.deal IS NULL THEN b.last_seen END
FROM deal b
LEFT JOIN (SELECT DISTINCT s.deal FROM deal_source s
	JOIN deal_claim c ON c.id = s.claim
	JOIN doc d ON d.id = c.doc WHERE d.date_origin = 1) u
	ON u.deal = b.id
ORDER BY b.id;
--:dump_deal_party
SELECT deal, seq, entity, role FROM deal_party ORDER BY deal, seq;
--:dump_deal_source
SELECT deal, claim FROM deal_source ORDER BY deal, claim;
--:dump_search_row
SELECT doc FROM search_row WHERE doc IS NOT NULL ORDER BY doc;
--:dump_fold_state
SELECT folded FROM fold_state ORDER BY id;
