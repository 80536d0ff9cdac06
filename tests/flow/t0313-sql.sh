#!/bin/bash
# Goal: the tables can be read in SQL, and nothing but read: what writes,
# attaches, sets, loads or never ends is refused in a sentence.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_DB=$PWD/a.db
"$TAPEOUT" -q add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q build >/dev/null || fail build
"$TAPEOUT" dump >before

"$TAPEOUT" sql "SELECT count(*) AS n, 1.5 AS r, NULL AS x, 'a' AS t FROM node" \
	-f ndjson >out || fail select
grep -q '"n":[1-9].*"r":1.5.*"x":null.*"t":"a"' out || fail "types: $(cat out)"
echo "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c WHERE x < 5)
SELECT sum(x) AS s FROM c" | "$TAPEOUT" sql - -f csv >out || fail "from standard input"
grep -q 15 out || fail recursive

refused() {
	"$TAPEOUT" sql "$1" >out 2>err && fail "taken: $1"
	[ -s out ] && fail "data beside an error: $1"
	grep -q "$2" err || fail "$1: expected \"$2\", found $(cat err)"
	grep -q 'bug at' err && fail "$1: $(cat err)"
}
for text in "DELETE FROM node" "INSERT INTO meta VALUES ('a', 1)" \
	"UPDATE node SET name = 'x'" "DROP TABLE node" "CREATE TABLE x (a)" \
	"CREATE TEMP TABLE x (a)" "BEGIN" "COMMIT" "VACUUM" "REINDEX" "ANALYZE" \
	"VACUUM INTO 'copy.db'" "SAVEPOINT a" "REPLACE INTO meta VALUES ('a', 1)" \
	"WITH x AS (SELECT 1) DELETE FROM node" \
	"SELECT * FROM node; DELETE FROM node"; do
	"$TAPEOUT" sql "$text" >out 2>err && fail "taken: $text"
	[ -s err ] || fail "nothing said: $text"
done
refused "DELETE FROM node" 'it only reads'
refused "SELECT 1; SELECT 2" 'one statement'
refused "ATTACH 'b.db' AS b" 'attaches'
refused "DETACH main" 'attaches'
refused "PRAGMA journal_mode = DELETE" 'PRAGMA'
refused "PRAGMA query_only = OFF" 'PRAGMA'
refused "SELECT load_extension('x')" 'load_extension'
refused "SELECT readfile('/etc/passwd')" 'readfile'
refused "SELECT writefile('x', 'y')" 'writefile'
refused "SELECT * FROM pragma_table_info('node')" 'refused'
refused "SELECT fts5(1)" 'fts5'
refused "SELECT randomblob(1000000000)" 'randomblob'
refused "SELECT zeroblob(1000000000)" 'zeroblob'
refused "SELECT address FROM subscriber" 'subscriber'
refused "" 'found nothing'
refused "SELEC 1" 'syntax error'
refused "SELECT nought FROM node" 'no such column'
refused "SELECT a.id FROM mention m, mention n, mention o, node a" 'its ceiling'
[ -e b.db ] && fail "b.db was made"
[ -e copy.db ] && fail "copy.db was made"
"$TAPEOUT" sql "SELECT id FROM node" --rows 3 2>err && fail "--rows"
grep -q '3 rows, its ceiling' err || fail "rows: $(cat err)"
"$TAPEOUT" sql "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c)
	SELECT count(*) FROM c" --seconds 1 2>err && fail "--seconds"
grep -q 'its ceiling' err || { grep -q 'ceiling' err || fail "endless: $(cat err)"; }
# what SQLite holds on its way counts, and what it makes at one go
more() { # WORDS TEXT [OPTION...]
	words=$1; shift
	timeout 60 "$TAPEOUT" sql "$@" >out 2>err && fail "taken: $1"
	grep -qF "$words" err || { cat err; fail "$1: expected \"$words\""; }
}
more 'more memory than 16 MiB, its ceiling' "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL
	SELECT x+1 FROM c WHERE x < 900000) SELECT count(*) FROM
	(SELECT x FROM c ORDER BY printf('%20d', -x))" --memory 16
more 'its ceiling of 32 MiB' "WITH RECURSIVE c(s) AS (SELECT 'tapeout' UNION ALL
	SELECT s || s FROM c) SELECT max(length(s)) FROM c"
long="WITH a(s) AS (SELECT replace(printf('%1000000d', 1), ' ', 'a'))"
for text in "instr(s || s || s, s || 'b')" "length(replace(s || s || s, s || 'b', ''))"; do
	timeout 120 "$TAPEOUT" sql "$long SELECT $text FROM a" >out 2>err ||
		fail "$text never ends: $(cat err)"
done
"$TAPEOUT" sql "SELECT instr('naïve tea', 'tea') AS a, instr('a', '') AS b,
	instr('a', 'b') AS c, instr(NULL, 'a') AS d, instr(x'00c3a9', x'a9') AS e,
	replace('aXbXX', 'X', '-') AS f, replace('a', '', 'b') AS g,
	replace('aaa', 'aa', 'b') AS h, replace(12, 2, 3) AS i, replace('a', NULL, '') AS j" \
	-f ndjson >out || fail "instr, replace"
[ "$(cat out)" = '{"a":7,"b":1,"c":0,"d":null,"e":3,"f":"a-b--","g":"a","h":"ba","i":"13","j":null}' ] ||
	fail "instr, replace: $(cat out)"
more 'too complex' "SELECT 'a' LIKE replace(printf('%2000d', 1), ' ', 'a%')"
"$TAPEOUT" dump >after
cmp -s before after || fail "the database has changed"
exit 0
