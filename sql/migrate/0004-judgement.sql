-- Judgements carry their order, the names as they were when it was judged, and
-- why; documents that a person removed are remembered by their keys.
ALTER TABLE judgement ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE judgement ADD COLUMN type INTEGER NOT NULL DEFAULT 0;
ALTER TABLE judgement ADD COLUMN doc INTEGER NOT NULL DEFAULT 0;
ALTER TABLE judgement ADD COLUMN a_name TEXT NOT NULL DEFAULT '';
ALTER TABLE judgement ADD COLUMN b_name TEXT NOT NULL DEFAULT '';
ALTER TABLE judgement ADD COLUMN why TEXT NOT NULL DEFAULT '';
CREATE TABLE removed (
	doc INTEGER PRIMARY KEY,
	source INTEGER NOT NULL,
	key TEXT NOT NULL,
	title TEXT NOT NULL,
	why TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;
