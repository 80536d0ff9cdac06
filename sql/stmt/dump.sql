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
--:dump_story
SELECT doc, start, stop, title_start, title_stop, url_start, url_stop, page
FROM story ORDER BY doc, start;
--:dump_found
SELECT doc, entity, type, origin, name, of_name, cue FROM found
ORDER BY doc, entity;
--:dump_mention
SELECT doc, start, stop, entity, how FROM mention ORDER BY doc, start;
--:dump_doc_entity
SELECT doc, entity, count, first FROM doc_entity ORDER BY doc, entity;
--:dump_claim
SELECT id, doc, relation, head, tail, status, phase, start, stop, speaker,
	at_ms, about_from, about_to, edge
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
--:dump_story_doc
SELECT doc, start, page_doc FROM story_doc ORDER BY doc, start;
--:dump_node
SELECT id, type, origin, name, of_name, cue, folded, mentions, docs, sources,
	weight, dated, CASE WHEN dated = 1 THEN first_seen END,
	CASE WHEN dated = 1 THEN last_seen END
FROM node ORDER BY id;
--:dump_edge
SELECT id, head, tail, relation, status, claims, sources, confidence, denials,
	direct, newest, valid_from, valid_to, closed_by, dated,
	CASE WHEN dated = 1 THEN first_seen END,
	CASE WHEN dated = 1 THEN last_seen END
FROM edge ORDER BY id;
--:dump_deal
SELECT id, type, status, amount, amount_low, amount_high, valuation, stake,
	currency, round, sources, confidence, claims, best, denials, direct,
	newest, valid_from, valid_to, dated,
	CASE WHEN dated = 1 THEN first_seen END,
	CASE WHEN dated = 1 THEN last_seen END, day
FROM deal ORDER BY id;
--:dump_deal_party
SELECT deal, seq, entity, role FROM deal_party ORDER BY deal, seq;
--:dump_deal_source
SELECT deal, claim FROM deal_source ORDER BY deal, claim;
--:dump_search_row
SELECT doc FROM search_row WHERE doc IS NOT NULL ORDER BY doc;
--:dump_fold_state
SELECT folded FROM fold_state ORDER BY id;
