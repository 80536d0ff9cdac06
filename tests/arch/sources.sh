#!/bin/sh
# Every file of the tree is in Makefile.am, itself or a folder that it lies in, so
# that none is forgotten in a build or in a release.  A unit's test is named
# without its ".c".  Where git is not here, sources and tests alone are looked at.
cd "${SRCDIR:-.}" || exit 99
{
	find src ingest web -name '*.[ch]'
	find tests -name '*.[ch]' -o -name 't[0-9]*.sh' -o -name 't[0-9]*.py'
	git ls-files 2>/dev/null
} | sort -u | awk '
NR == FNR && /^#/ { next }
NR == FNR {
	for (i = 1; i <= NF; i++)
		named[$i] = 1
	next
}
/node_modules/ || /^(configure.ac|Makefile.am|.gitignore)$/ { next }
{
	part = $0
	sub(/^tests\/unit\/.*\.c$/, substr(part, 1, length(part) - 2), part)
	while (!(part in named) && sub(/\/[^\/]*$/, "", part))
		;
	if (!(part in named)) {
		print "Makefile.am does not name " $0 > "/dev/stderr"
		missing = 1
	}
}
END { exit missing }' Makefile.am -
