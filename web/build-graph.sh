#!/bin/sh
# build-graph.sh - the drawing of graphs as one file.
#
#	build-graph.sh FOLDER-OF-THIS-FILE WORK-FOLDER OUT-FILE
#
# Fetches the library with npm, by the lock file, into the work folder.  Where
# npm, node or the network is missing, OUT is an empty file and the program is
# built without the drawing: its graph pages then show the list alone.  NPM is
# npm's path; empty where the program is to be built without it.
set -u
src=$(cd "$1" && pwd) || exit 1
mkdir -p "$2" || exit 1
work=$(cd "$2" && pwd) || exit 1
out=$(cd "$(dirname "$3")" && pwd)/$(basename "$3") || exit 1

without() {
	echo "web: no drawing of graphs: $1" >&2
	: > "$out"
	exit 0
}

npm=${NPM-npm}
command -v node > /dev/null 2>&1 || without "node is not here"
command -v "$npm" > /dev/null 2>&1 || without "npm is not here"
cp "$src/package.json" "$src/package-lock.json" "$src/graph.js" "$work/" ||
	exit 1
cd "$work" || exit 1
if ! [ -x node_modules/.bin/esbuild ]; then
	"$npm" ci --ignore-scripts --no-audit --no-fund --prefer-offline \
	    --fetch-retries=0 --fetch-timeout=20000 > npm.log 2>&1 ||
		without "npm could not fetch the library (npm.log)"
fi
node_modules/.bin/esbuild graph.js --bundle --minify --format=iife \
    --target=es2020 --legal-comments=inline --log-level=error \
    --outfile=graph.out.js || without "esbuild failed"
mv graph.out.js "$out"
