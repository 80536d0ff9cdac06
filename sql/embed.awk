# embed.awk - turns the files of sql/ into C, so that the program needs no files
# beside it.
#
#	awk -v what=seed -f embed.awk FILE.tsv ...	seed_text.c
#	awk -v what=sql -f embed.awk FILE.sql ...	sql_text.c
#	awk -v what=names -f embed.awk FILE.sql ...	sql_text.h
#
# In a file of statements (stmt/), "--:name" begins a statement, STMT_NAME in C; a
# file of schema/, past/ or migrate/ is one text.  Other comment lines are prose
# for people and are left out.  The derived tables are given a second time, as
# temporary ones, for a look into the past (past/known.sql).

function quoted(s) {
	gsub(/\\/, "\\\\&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\t/, "\\t", s)
	gsub(/\?\?/, "?\\?", s)
	return "\"" s "\\n\""
}

function base(path,    n, part) {
	n = split(path, part, "/")
	return part[n]
}

function begin_text(label) {
	if (texts > 0)
		emit("\t;\n")
	name[texts] = label
	emit("static const char text_" texts "[] =")
	texts++
}

function emit(line) {
	if (what != "names")
		print line
}

BEGIN {
	texts = 0
	print "/* Made by sql/embed.awk; do not edit. */"
	emit("#include \"base.h\"")
	emit("#include \"" (what == "seed" ? "seed.h" : "sql_text.h") "\"\n")
}

FNR == 1 && what == "seed" {
	begin_text(base(FILENAME))
}

# Whole files are kept apart from statements by a label with the folder's name.
FNR == 1 && what != "seed" && FILENAME ~ /(schema|past|migrate)\// {
	match(FILENAME, /(schema|past|migrate)\//)
	begin_text(substr(FILENAME, RSTART, RLENGTH) base(FILENAME))
}

what != "seed" && /^--:/ {
	begin_text(substr($0, 4))
	next
}

what != "seed" && (/^--/ || /^[ \t]*$/) {
	next
}

{ emit("\t" quoted($0)) }

what == "sql" && FILENAME ~ /schema\/2_derived/ {
	line = $0
	sub(/^CREATE TABLE /, "CREATE TEMP TABLE ", line)
	sub(/^CREATE VIEW /, "CREATE TEMP VIEW ", line)
	sub(/^CREATE INDEX /, "CREATE INDEX temp.", line)
	if (line !~ /^DROP /)
		temporary[temporaries++] = line
}

# The derived tables as those of the connection alone.
function as_temporary(    i) {
	begin_text("past/derived")
	for (i = 0; i < temporaries; i++)
		emit("\t" quoted(temporary[i]))
}

function names(    i, n, part) {
	print "#ifndef SQL_TEXT_H\n#define SQL_TEXT_H\n"
	print "/* A named text; lists of them end with a NULL name. */"
	print "struct sql_text {\n\tconst char *name, *text;\n};\n"
	print "enum stmt_name {"
	for (i = 0; i < texts; i++)
		if (name[i] !~ /\//)
			print "\tSTMT_" toupper(name[i]) ","
	print "\tSTMT_COUNT\n};\n"
	print "extern const struct sql_text sql_stmt[];"
	print "extern const struct sql_text sql_schema[];"
	print "extern const struct sql_text sql_past[];"
	print "extern const struct sql_text sql_migrate[];\n\n#endif"
}

function list(array, folder,    i, label) {
	print "const struct sql_text sql_" array "[] = {"
	for (i = 0; i < texts; i++) {
		label = name[i]
		if (folder == "" ? label ~ /\// : index(label, folder) != 1)
			continue
		print "\t{ \"" substr(label, length(folder) + 1) "\", text_" i " },"
	}
	print "\t{ NULL, NULL }\n};"
}

END {
	if (what == "names") {
		names()
		exit
	}
	if (what == "sql")
		as_temporary()
	if (texts > 0)
		emit("\t;\n")
	if (what == "seed") {
		print "const struct seed_file seed_files[] = {"
		for (i = 0; i < texts; i++)
			print "\t{ \"" name[i] "\", text_" i ", sizeof(text_" i ") - 1 },"
		print "\t{ NULL, NULL, 0 }\n};"
	} else {
		list("stmt", "")
		list("schema", "schema/")
		list("past", "past/")
		list("migrate", "migrate/")
	}
}
