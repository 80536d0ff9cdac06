-- Facts about the database.
--:meta_get
SELECT value FROM meta WHERE name = :name;
--:meta_set
INSERT INTO meta (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- Is there anything in the file?
--:schema_tables
SELECT count(*) FROM sqlite_master;

-- The derived half, away with it.
--:derived_drop
DROP TABLE IF EXISTS search;
DROP VIEW IF EXISTS thing;
DROP TABLE IF EXISTS reading;
DROP TABLE IF EXISTS mention;
DROP TABLE IF EXISTS candidate;
DROP TABLE IF EXISTS claim;
DROP TABLE IF EXISTS deal_claim;
DROP TABLE IF EXISTS deal_claim_party;
DROP TABLE IF EXISTS edge;
DROP TABLE IF EXISTS deal;
DROP TABLE IF EXISTS deal_party;
DROP TABLE IF EXISTS weight;
