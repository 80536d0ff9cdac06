-- Sources have a folder, as other readers' lists of feeds do; items remember what
-- their feed said of them, so that a transcript or a page that took the place of
-- a description stays; and what is still to be fetched for a document is queued.
ALTER TABLE source ADD COLUMN folder TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
CREATE TABLE follow (
	doc INTEGER PRIMARY KEY,
	what INTEGER NOT NULL,
	url TEXT NOT NULL,
	state INTEGER NOT NULL,
	tries INTEGER NOT NULL,
	next_try INTEGER NOT NULL,
	problem TEXT NOT NULL
) STRICT;
CREATE INDEX follow_due ON follow (state, next_try);
