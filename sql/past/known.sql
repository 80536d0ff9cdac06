-- A look into the past, for one connection: every question reads these names
-- instead of the tables behind them, and sees only what was known by then.  The
-- derived tables stand as temporary ones (embed.awk makes them of
-- 2_derived.sql); what was read from documents is looked at through those that
-- were known, and belief is folded anew from what is left.  SQLite looks a name
-- up among the temporary ones first; another engine would use a search path.

DROP TABLE temp.doc_read;
DROP TABLE temp.sketch;
DROP TABLE temp.story;
DROP TABLE temp.found;
DROP TABLE temp.mention;
DROP TABLE temp.doc_entity;
DROP TABLE temp.claim;
DROP TABLE temp.deal_claim;
DROP TABLE temp.deal_claim_party;
DROP TABLE temp.moved;

CREATE TEMP VIEW doc AS
SELECT * FROM main.doc WHERE id IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW doc_version AS
SELECT * FROM main.doc_version WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW item AS
SELECT * FROM main.item WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW doc_read AS
SELECT * FROM main.doc_read WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW sketch AS
SELECT * FROM main.sketch WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW story AS
SELECT * FROM main.story WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW found AS
SELECT * FROM main.found WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW mention AS
SELECT * FROM main.mention WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW doc_entity AS
SELECT * FROM main.doc_entity WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW claim AS
SELECT * FROM main.claim WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW deal_claim AS
SELECT * FROM main.deal_claim WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW deal_claim_party AS
SELECT * FROM main.deal_claim_party
WHERE claim IN (SELECT c.id FROM main.deal_claim c
	JOIN temp.known k ON k.doc = c.doc);
CREATE TEMP VIEW moved AS
SELECT * FROM main.moved WHERE doc IN (SELECT doc FROM temp.known);
CREATE TEMP VIEW search_row AS
SELECT * FROM main.search_row WHERE doc IN (SELECT doc FROM temp.known);
