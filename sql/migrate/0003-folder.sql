-- Sources have a folder, as other readers' lists of feeds do.
ALTER TABLE source ADD COLUMN folder TEXT NOT NULL DEFAULT '';
