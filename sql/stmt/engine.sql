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
