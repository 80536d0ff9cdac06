#!/bin/sh
# Every source file of the tree is in Makefile.am, so that none is forgotten in a
# build or in a release.
cd "${SRCDIR:-.}" || exit 99
missing=0
for f in $(find src ingest web -name '*.[ch]'; find tests/unit -name '*.c'; \
    find tests/flow tests/web tests/golden tests/eval -name 't[0-9]*.sh' -o \
    -path 'tests/*' -name 't[0-9]*.py'); do
	case $f in */node_modules/*) continue ;; esac
	if ! grep -qF "$f" Makefile.am; then
		echo "Makefile.am does not name $f" >&2
		missing=1
	fi
done
exit $missing
