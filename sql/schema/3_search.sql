-- Full text, of the derived half.  The words are folded by the program
-- (text/fold.h), so the index's own tokenizer has only to part them at spaces;
-- the text is not kept a second time.  A row's number begins with the second of
-- the document's date, so that "newest first" is the index's own order and a
-- search stops after the rows it shows.

DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS search_row;

CREATE VIRTUAL TABLE search USING fts5 (
	title, body,
	content = '', columnsize = 0, tokenize = 'ascii'
);
-- Measured: with this and a late checkpoint the index takes 28 % less time.
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);

-- doc is NULL where the document got other bytes: an index that keeps no text
-- cannot forget a row, so its place is not used again until a build of all.
CREATE TABLE search_row (
	place INTEGER PRIMARY KEY,
	doc INTEGER UNIQUE
) STRICT;
