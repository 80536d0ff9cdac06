#!/bin/sh
# graph.sh - questions on a generated graph, beside arrays in C, SQL by hand and,
# where they are there, PostgreSQL and npm kuzu (by the lock file, into the build
# folder); each figure beside its bar.  BENCH_EDGES=5000000 makes the graph so large
# that nothing need be scaled up.
set -eu
SRCDIR=${SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
TAPEOUT=${TAPEOUT:-$SRCDIR/build/tapeout}
BUILDDIR=${BUILDDIR:-$(dirname "$TAPEOUT")}
dir=$(mktemp -d "${TMPDIR:-/tmp}/tapeout-bench.XXXXXX")
pg=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
as_user=
[ "$(id -u)" != 0 ] || as_user="setpriv --reuid=postgres --regid=postgres --clear-groups"
stop() {
	[ ! -f "$dir/pg/postmaster.pid" ] ||
	    $as_user "$pg/pg_ctl" -D "$dir/pg" -m immediate stop >/dev/null
	rm -rf "$dir"
}
trap stop EXIT

include=
for floor in base text model extract store graph query out; do
	include="$include -I$SRCDIR/src/$floor"
done
# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 -O2 -g $include -I"$BUILDDIR" -o "$dir/bench-graph" \
    "$SRCDIR/tests/bench/graph.c" "$BUILDDIR/libquery.a" \
    "$BUILDDIR/libgraph.a" "$BUILDDIR/libextract.a" "$BUILDDIR/libstore.a" \
    "$BUILDDIR/libmodel.a" "$BUILDDIR/libtext.a" "$BUILDDIR/libbase.a" \
    $(pkg-config --libs sqlite3 libxml-2.0 libpcre2-8 libcjson libutf8proc \
    zlib) -lpthread -lm
echo "Nothing is said here." > "$dir/one.txt"
"$TAPEOUT" -q --db "$dir/g.db" add "$dir/one.txt" >/dev/null
python3 "$SRCDIR/tests/bench/graph.py" "$dir/g.db" "$dir"
"$dir/bench-graph" "$dir/g.db" | tee "$dir/figures"

npm=$BUILDDIR/bench-npm
mkdir -p "$npm"
cp "$SRCDIR/tests/bench/package.json" "$SRCDIR/tests/bench/package-lock.json" \
    "$SRCDIR/tests/bench/graph_kuzu.mjs" "$npm/"
if ! command -v npm > /dev/null 2>&1; then
	echo "npm kuzu: npm is not here"
elif [ -d "$npm/node_modules/kuzu" ] || (cd "$npm" && npm ci --ignore-scripts \
    --no-audit --no-fund --prefer-offline --fetch-retries=0 \
    --fetch-timeout=20000 > npm.log 2>&1); then
	# its own script only takes the library for this machine to its place
	(cd "$npm/node_modules/kuzu" && { [ -f kuzujs.node ] ||
	    node install.js; }) > "$npm/kuzu.log" 2>&1 &&
	    node "$npm/graph_kuzu.mjs" "$dir" ||
	    echo "npm kuzu: it could not be started ($npm/kuzu.log)"
else
	echo "npm kuzu: npm could not fetch it ($npm/npm.log)"
fi

[ -n "$pg" ] || { echo "PostgreSQL is not installed: not compared"; exit 0; }
chmod 755 "$dir"
chmod 644 "$dir/edges.csv"
mkdir "$dir/pg" "$dir/sock"
[ -z "$as_user" ] || chown postgres "$dir/pg" "$dir/sock"
$as_user "$pg/initdb" -D "$dir/pg" -A trust >/dev/null
$as_user "$pg/pg_ctl" -D "$dir/pg" -w -l "$dir/pg/log" \
    -o "-k $dir/sock -c listen_addresses= -c shared_buffers=512MB" start >/dev/null
$as_user psql -q -h "$dir/sock" -d postgres > "$dir/pg.txt" <<SQL
CREATE UNLOGGED TABLE edge (src int, dst int, type int);
COPY edge FROM '$dir/edges.csv' CSV;
CREATE INDEX ON edge (src, type, dst);
CREATE INDEX ON edge (dst, type, src);
VACUUM ANALYZE edge;
CREATE TABLE took (us float);
-- Timed inside the server: the way to a client is not counted.
DO \$\$
DECLARE v int; t timestamptz; n bigint;
BEGIN
	FOR v IN SELECT src FROM edge ORDER BY md5(src || ',' || dst) LIMIT 2000
	LOOP
		SELECT count(*) INTO n FROM edge WHERE src = v;
		t := clock_timestamp();
		SELECT count(*) INTO n FROM edge WHERE src = v;
		INSERT INTO took VALUES (extract(epoch FROM clock_timestamp() - t) * 1e6);
	END LOOP;
END \$\$;
\\pset format unaligned
\\pset tuples_only on
SELECT 'PostgreSQL, 1 hop: median ' || percentile_cont(0.5) WITHIN GROUP (ORDER BY us) || ' us, p99 ' || percentile_cont(0.99) WITHIN GROUP (ORDER BY us) || ' us' FROM took;
SQL
cat "$dir/pg.txt"
awk 'NR == FNR { if (/^1 hop/) at = 1; if (at && $1 == "question" && !us) us = $3 }
	NR != FNR { times = $5 / us; printf "1 hop: %.1f times as fast as PostgreSQL " \
	    "(at least 4: %s)\n", times, times >= 4 ? "holds" : "FALLS SHORT" }
' "$dir/figures" "$dir/pg.txt"
