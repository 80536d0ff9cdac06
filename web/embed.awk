# embed.awk - turns web/templates and web/static into C, so that the program
# needs no files beside it.
#
#	LC_ALL=C awk -f embed.awk FILE ... > web_text.c
#
# A long line (a library in one line) is cut into several literals.

function piece(s) {
	gsub(/\\/, "\\\\&", s)
	gsub(/"/, "\\\"", s)
	gsub(/\t/, "\\t", s)
	gsub(/\r/, "\\r", s)
	gsub(/\?\?/, "?\\?", s)
	return s
}

function base(path,    n, part) {
	n = split(path, part, "/")
	return part[n]
}

BEGIN {
	texts = 0
	texts = 0
	print "/* Made by web/embed.awk; do not edit. */"
	print "#include \"base.h\""
	print "#include \"asset.h\"\n"
}

FNR == 1 {
	if (texts > 0)
		print "\t;\n"
	name[texts] = base(FILENAME)
	print "static const char text_" texts++ "[] ="
}

{
	while (length($0) > 1000) {
		print "\t\"" piece(substr($0, 1, 1000)) "\""
		$0 = substr($0, 1001)
	}
	print "\t\"" piece($0) "\\n\""
}

END {
	if (texts > 0)
		print "\t;\n"
	print "const struct asset asset_table[] = {"
	for (i = 0; i < texts; i++)
		print "\t{ \"" name[i] "\", { text_" i ", sizeof(text_" i \
		    ") - 1 } },"
	print "\t{ NULL, { NULL, 0 } }\n};"
}
