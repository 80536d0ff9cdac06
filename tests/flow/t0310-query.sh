#!/bin/bash
# Goal: a question in openCypher is answered from the graph; what is wrong in it
# is told with its place, and what would write is refused.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_DB=$PWD/a.db
"$TAPEOUT" -q add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q build >/dev/null || fail build

"$TAPEOUT" query 'MATCH (c:Company) RETURN count(*) AS n' --format csv >out ||
	fail count
[ "$(sed -n 2p out | tr -d '\r')" -gt 0 ] || fail "no company"
"$TAPEOUT" query "MATCH (c {name: 'NVIDIA'})--(x) RETURN DISTINCT x.name ORDER BY x.name" \
	--format csv >a || fail "from an argument"
echo "MATCH (c {name: 'NVIDIA'})--(x) RETURN DISTINCT x.name ORDER BY x.name" |
	"$TAPEOUT" query - --format csv >b || fail "from standard input"
cmp -s a b || fail "an argument and standard input differ"

# A plan has the question's own words; how many rows are thought to come is the
# graph's affair.
cat >want <<'END'
Match
  Scan     (a {name: 'NVIDIA'}) by name
  Expand   (a)-[:SUPPLIES|USES*1..2]->(b:Company)
  Path     p
  Filter   b.documents > 1 AND NOT b.name = 'x'
With       DISTINCT a, b.name AS n
           ORDER BY n DESC SKIP 1 LIMIT 5 WHERE size(n) > 2
Optional match
  Check    (a)
  Expand   (a)<--(d:Deal)
Return     n, count(*)
           grouped
Union all
Unwind     [x IN [1, 2] WHERE x > 1] AS n
Return     n, 1 AS `count(*)`
END
"$TAPEOUT" query "EXPLAIN MATCH p = (a {name: 'NVIDIA'})-[:SUPPLIES|USES*..2]->(b:Company)
	WHERE b.documents > 1
	AND NOT b.name = 'x'
	WITH DISTINCT a, b.name AS n ORDER BY n DESC SKIP 1 LIMIT 5 WHERE size(n) > 2
	OPTIONAL MATCH (d:Deal)-->(a) RETURN n, count(*)
	UNION ALL UNWIND [x IN [1, 2] WHERE x > 1] AS n RETURN n, 1 AS \`count(*)\`" >out ||
	fail explain
sed 's/ *~[0-9]*$//' out | diff want - || fail "a plan in other words"
[ "$(grep -c '~[0-9]' out)" = 6 ] || { cat out; fail "each step tells its rows"; }
"$TAPEOUT" query 'PROFILE MATCH (c:Company) RETURN c LIMIT 3' >out || fail profile
grep -q '^  Scan     (c:Company) by .* ~[0-9]*  *3 rows' out || { cat out; fail "rows of a step"; }
tail -n 1 out | grep -qE '^3 rows, [0-9]+ steps$' || { cat out; fail "what it took"; }

# the asker's columns are all there, whatever their names are to us
for format in table md csv; do
	"$TAPEOUT" query "RETURN 'USD' AS currency, 'b' AS link, null AS nothing" -f $format |
		tr -d '\r' >out
	head -n 1 out | grep -q 'currency.*link.*nothing' || { cat out; fail "$format: columns"; }
	grep -q 'USD.*b' out || { cat out; fail "$format: cells"; }
done

refused() {
	"$TAPEOUT" query "$1" >out 2>err && fail "taken: $1"
	[ -s out ] && fail "data beside an error: $1"
	grep -q "$2" err || { cat err; fail "$1: expected \"$2\""; }
}
refused 'MATCH (n RETURN n' "line 1, column 10: unexpected RETURN, expected ')'"
refused 'MATCH (n) RETURN m' 'm is not known here'
refused 'MATCH (n) DELETE n' 'DELETE is refused'
refused 'CREATE (n) RETURN n' 'CREATE is refused'
refused "MATCH (n) RETURN size('a', 1)" 'size takes 1 value, found 2'
refused 'UNWIND range(1, 20000) AS x RETURN x' '10000 rows, its ceiling'
refused 'UNWIND range(1,9999) AS x UNWIND range(1,9999) AS y RETURN count(*)' \
	'its ceiling'
refused "RETURN $(printf '(%.0s' $(seq 3000))" 'nested too deeply'

# values from outside are values, whatever is in them
"$TAPEOUT" query 'RETURN $who AS who, $n + 1 AS n' -p who='"x'"'"' }) RETURN 1 //"' \
	--param n=41 -f json >out || fail parameters
grep -q '"n":42' out || fail "n is $(cat out)"
"$TAPEOUT" query "RETURN date('2026-08-06') + duration('P1M') AS d, [date('2026-W01')] AS l" \
	-f json >out || fail dates
grep -q '"d":"2026-09-06","l":\["2025-12-29"\]' out || fail "dates: $(cat out)"
"$TAPEOUT" query 'RETURN 1' -p who >out 2>err; [ $? = 2 ] || fail "a parameter without ="
"$TAPEOUT" query 'MATCH (c:Compny)-[:SUPPLYS|USES]->(d:Chip) WHERE NOT d:Wafer RETURN c' >out 2>err || fail "unknown words"
[ "$(cat err)" = "tapeout: query: there is no label Compny, did you mean Company?; there is no relationship SUPPLYS, did you mean SUPPLIES?; there is no label Wafer" ] ||
	fail "unknown words: $(cat err)"
"$TAPEOUT" query "MATCH (c {nme: 'x'})-[r {qoute: 'y'}]->(d) WITH c, d, {a: 1} AS m RETURN d.Amount, m.b, c.name, c.date" >out 2>err || fail "unknown keys"
[ "$(cat err)" = "tapeout: query: there is no property nme, did you mean name?; there is no property qoute, did you mean quote?; there is no property Amount, did you mean amount?" ] ||
	fail "unknown keys: $(cat err)"
"$TAPEOUT" -q query 'MATCH (c:Compny) RETURN c' 2>err >out; [ -s err ] && fail "-q: $(cat err)"
"$TAPEOUT" query 'MATCH (c:Company)-[:USES]->(d) WHERE d:Chip RETURN c' 2>err >out; [ -s err ] && fail "known words: $(cat err)"
"$TAPEOUT" -q query 'MATCH (c:Compny) RETURN c' -f json | grep -q '"rows":\[\],"note":"there is no label Compny' || fail "a note in JSON"
"$TAPEOUT" query 'RETURN 1' -p who=Groq >out 2>err; [ $? = 2 ] || fail "no JSON"
"$TAPEOUT" query 'RETURN $n' -p n=1 --steps 1 2>err && fail "--steps 1"
grep -q 'its ceiling' err || fail "steps: $(cat err)"
echo 'RETURN 1.5 AS x, [true, null] AS l' | "$TAPEOUT" query -f ndjson >out
[ "$(cat out)" = '{"x":1.5,"l":[true,null]}' ] || fail "ndjson: $(cat out)"
exit 0
