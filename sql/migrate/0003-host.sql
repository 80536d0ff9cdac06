-- Hosts have turns: several crawlers may share the work.
CREATE TABLE host (
	origin TEXT PRIMARY KEY,
	holder INTEGER NOT NULL,
	taken INTEGER NOT NULL,
	until INTEGER NOT NULL,
	rest_until INTEGER,
	robots TEXT NOT NULL,
	robots_until INTEGER
) STRICT, WITHOUT ROWID;
