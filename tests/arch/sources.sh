#!/bin/sh
# Every source file and test of the tree is in Makefile.am, so that none is
# forgotten in a build or in a release.  A unit's test is named without its ".c".
cd "${SRCDIR:-.}" || exit 99
missing=0
for f in $(find src ingest web -name '*.[ch]'; find tests/unit -name '*.h'; \
    find tests/unit -name '*.c' | sed 's/\.c$//'; find tests/tck -name '*.[ch]'; \
    find tests/flow tests/web tests/golden tests/eval -name 't[0-9]*.sh' -o \
    -path 'tests/*' -name 't[0-9]*.py'); do
	case $f in */node_modules/*) continue ;; esac
	if ! grep -qwF "$f" Makefile.am; then
		echo "Makefile.am does not name $f" >&2
		missing=1
	fi
done
exit $missing
