-- Lists of documents tell those without a date of their own last.
CREATE INDEX doc_newest ON doc (date_origin, date DESC, id DESC);
