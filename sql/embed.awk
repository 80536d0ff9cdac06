# embed.awk - turns the files of sql/ into C, so that the program needs no files
# beside it.
#
#	awk -v what=seed -f embed.awk FILE.tsv ...	seed_text.c
#	awk -v what=sql -f embed.awk FILE.sql ...	sql_text.c
#	awk -v what=names -f embed.awk FILE.sql ...	sql_text.h
#
# In a file of statements, "--:name" begins a statement; a file without such a
# line (the schema) is one text, named after the file.  Other comment lines are
# prose for people and are left out.

function quoted(s) {
	gsub(/\\/, "\\\\", s)
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

FNR == 1 && what != "seed" && FILENAME ~ /schema\// {
	label = base(FILENAME)
	sub(/\.sql$/, "", label)
	sub(/^[0-9]_/, "schema_", label)
	begin_text(label)
}

what != "seed" && /^--:/ {
	begin_text(substr($0, 4))
	next
}

what != "seed" && (/^--/ || /^[ \t]*$/) {
	next
}

{ emit("\t" quoted($0)) }

END {
	if (what == "names") {
		print "#ifndef SQL_TEXT_H\n#define SQL_TEXT_H\n\nenum sql {"
		for (i = 0; i < texts; i++)
			print "\tSQL_" toupper(name[i]) ","
		print "\tSQL_COUNT\n};\n"
		print "extern const char *const sql_text[SQL_COUNT];"
		print "extern const char *const sql_name[SQL_COUNT];\n\n#endif"
		exit
	}
	if (texts > 0)
		emit("\t;\n")
	if (what == "seed") {
		print "const struct seed_file seed_files[] = {"
		for (i = 0; i < texts; i++)
			print "\t{ \"" name[i] "\", text_" i ", sizeof(text_" i ") - 1 },"
		print "\t{ NULL, NULL, 0 }\n};"
	} else {
		print "const char *const sql_text[SQL_COUNT] = {"
		for (i = 0; i < texts; i++)
			print "\ttext_" i ","
		print "};\n\nconst char *const sql_name[SQL_COUNT] = {"
		for (i = 0; i < texts; i++)
			print "\t\"" name[i] "\","
		print "};"
	}
}
