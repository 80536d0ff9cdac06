-- Full text.  What is indexed was normalised by the program (NFKD, no marks, lower
-- case, CJK characters one by one), so that any engine finds the same.
CREATE VIRTUAL TABLE search USING fts5 (
	title, body, content = '', tokenize = 'unicode61 remove_diacritics 0'
);
