#!/bin/sh
# Calls go down only.  Each floor is linked whole against only the floors below
# it, so that a call upwards, or to a sibling, is an undefined symbol.
#
#	floors.sh CC LIBS...	(run by make check-floors in the build folder)
set -eu
cc=$1
shift
libs="$*"
below=
check() {
	floor=$1
	shift
	for lib in "$@"; do
		[ -f "lib$lib.a" ] || continue
		printf 'int main(void) { return 0; }\n' > floors-main.c
		if ! $cc -o floors-main floors-main.c -Wl,--whole-archive \
		    "lib$lib.a" -Wl,--no-whole-archive \
		    -Wl,--start-group $below -Wl,--end-group $libs \
		    2> floors-errors; then
			echo "floor $floor: lib$lib.a calls upwards:" >&2
			grep 'undefined reference' floors-errors | sort -u |
			    head -20 >&2
			rm -f floors-main floors-main.c floors-errors
			exit 1
		fi
	done
	for lib in "$@"; do
		[ ! -f "lib$lib.a" ] || below="$below lib$lib.a"
	done
	rm -f floors-main floors-main.c floors-errors
}
check 0 base
check 1 text
check 2 model
check 3 extract store net
check 4 graph
check 5 query digest out
check 6 ingest web post
echo "floors: calls go down only"
