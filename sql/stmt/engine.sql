-- What every engine has in its own words; these are SQLite's.

--:begin_write
-- The write lock is taken at once: a step that began with a read could find
-- that what it read has moved.
BEGIN IMMEDIATE;
--:begin_read
BEGIN;
--:commit
COMMIT;
--:rollback
ROLLBACK;
--:part_begin
-- A part of a step, undone alone.
SAVEPOINT part;
--:part_end
RELEASE part;
--:part_undo
ROLLBACK TO part;

--:data_version
PRAGMA data_version;
--:table_count
-- 0: a new file.
SELECT COUNT(*) FROM sqlite_master;
--:table_known
SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'meta';

--:past_known
-- What could be known by then: a document by its own date, one without by the
-- day we read it.
INSERT INTO known (doc)
SELECT id FROM doc
WHERE CASE WHEN date_origin = 0 THEN date ELSE learned END < :until;
