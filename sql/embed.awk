# embed.awk - turns the files of sql/ into C, so that the program needs no files
# beside it.
#
#	awk -v what=seed -f embed.awk FILE.tsv ...	seed_text.c
#	awk -v what=sql -f embed.awk FILE.sql ...	sql_text.c
#
# One string literal a line keeps every literal below the 4095 characters that
# C11 promises only where the line itself is, and compilers have no limit.

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

BEGIN {
	files = 0
	print "/* Made by sql/embed.awk; do not edit. */"
	if (what == "seed") {
		print "#include \"base.h\"\n#include \"seed.h\"\n"
	}
}

FNR == 1 {
	if (files > 0)
		print "\t;\n"
	name[files] = base(FILENAME)
	print "static const char text_" files "[] ="
	files++
}

{ print "\t" quoted($0) }

END {
	if (files > 0)
		print "\t;\n"
	if (what == "seed") {
		print "const struct seed_file seed_files[] = {"
		for (i = 0; i < files; i++)
			print "\t{ \"" name[i] "\", text_" i ", sizeof(text_" i ") - 1 },"
		print "\t{ NULL, NULL, 0 }\n};"
	}
}
