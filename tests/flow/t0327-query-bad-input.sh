#!/bin/bash
# Goal: a question that is too much ends soon and names its ceiling, one that is
# wrong is told in a sentence, by command and by HTTP alike; a snapshot that is
# damaged is noticed and made anew.
set -u
. "$SRCDIR/tests/lib/wait.sh"
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_DB=$PWD/a.db
"$TAPEOUT" -q add "$SRCDIR/tests/samples" >/dev/null 2>&1
"$TAPEOUT" -q build >/dev/null || fail build
head -c 10485760 /dev/zero | tr '\0' ' ' >spaces
printf '%.0s(' $(seq 100000) >parentheses

# WORDS QUESTION-FILE [OPTION...]: refused by the command, in one sentence
refused() {
	words=$1; file=$2; shift 2
	timeout 60 "$TAPEOUT" query - "$@" <"$file" >out 2>err && fail "taken: $words"
	[ -s out ] && fail "data beside an error: $words"
	grep -qF -- "$words" err || { head -c 300 err; fail "expected \"$words\""; }
	grep -q 'bug at' err && fail "$(cat err)"
}
echo 'MATCH (a), (b), (c), (d), (e) RETURN count(*)' >q
refused 'its ceiling' q	# of steps, or on a slow machine of seconds
refused '1000 steps, its ceiling' q --steps 1000
echo 'MATCH (a)-[*1..]-(b) RETURN count(*)' >q
refused 'its ceiling' q
echo 'MATCH (a), (b), (c) RETURN a' >q
refused '10000 rows, its ceiling' q
refused '7 rows, its ceiling' q --rows 7
{ printf 'RETURN 1'; cat spaces; } >q
refused 'its ceiling of 1048576 bytes' q
{ printf 'RETURN '; cat parentheses; } >q
refused 'nested too deeply' q
echo 'MATCH (n) RETURN n SKIP $x' >q
refused 'SKIP wants a whole number' q -p 'x="two"'
echo 'MATCH (n) RETURN n.name LIMIT $x' >q
refused 'LIMIT wants a whole number' q -p 'x=[1]'
echo 'UNWIND $x AS y RETURN y.name' >q
refused 'something with properties' q -p 'x=[1]'
# A ceiling is brought down by who asks, never up.
refused '--rows: expected a number from 1 to 10000, the setting query_rows, found "10001"' q --rows 10001
refused 'from 1 to 50000000, the setting query_steps' q --steps 50000001
refused 'from 1 to 256, the setting query_memory' q --memory 257
refused 'from 1 to 10, the setting query_seconds, found "0"' q --seconds 0
refused 'found "1.5"' q --seconds 1.5
echo 'query_rows = 20' >few.conf
refused 'from 1 to 20, the setting query_rows' q --config few.conf --rows 21
"$TAPEOUT" sql 'SELECT 1' --rows 10001 >out 2>err; [ $? = 2 ] || fail "sql --rows"
echo 'UNWIND range(1, 3000000) AS x RETURN count(*)' >q
refused '1000000 steps, its ceiling' q --steps 1000000
echo 'UNWIND range(1, 300000) AS x RETURN count(DISTINCT toString(x))' >q
refused '1 MiB, its ceiling' q --memory 1
# what groups hold counts, too, many small ones as one that is large
for kept in 'count(DISTINCT x * 300 + y)' 'collect(y)' 'percentileDisc(y, 0.5)'; do
	echo "UNWIND range(1, 600) AS x UNWIND range(1, 600) AS y
		WITH x % 90 AS k, $kept AS n RETURN count(*)" >q
	refused '4 MiB, its ceiling' q --memory 4
done
# What is small to keep and endless to go through, and what one step may cost.
twice() { # FROM EACH TO: the middle 32 times
	printf '%s' "$1"; for i in $(seq 32); do printf ' %s' "$2"; done; printf ' %s\n' "$3"
}
twice 'WITH [1] AS a' 'WITH [a, a] AS a' 'RETURN a' >q
refused 'holds more than 16000000 values, its ceiling' q
twice 'WITH {a: 1} AS a' 'WITH {a: a, b: a} AS a' 'WITH DISTINCT a RETURN 1' >q
refused 'holds more than 16000000 values, its ceiling' q
twice 'WITH [1] AS a' 'UNWIND [1, 2] AS x WITH collect(a) AS a' 'RETURN a = a' >q
refused 'holds more than 16000000 values, its ceiling' q
echo 'RETURN reduce(l = [], x IN range(1, 100000) | [l])' >q
refused 'nested deeper than 1000, their ceiling' q
echo 'RETURN reduce(l = [], x IN range(1, 1000000) | l + x)' >q
refused 'its ceiling' q --memory 64
echo 'RETURN [range(1, 9000000), range(1, 9000000)]' >q
refused '256 MiB, its ceiling' q
long="WITH reduce(s = 'a', x IN range(1, 20) | s + s) AS s WITH s, s + 'b' AS t UNWIND range(1, 100000) AS x"
echo "$long RETURN s" >q
refused 'the answer holds more than 16000000' q
within() { # EXPRESSION OF s AND t: for 100,000 rows in its second
	echo "$long WITH x, $1 AS y ORDER BY y RETURN count(y)" >q
	(ulimit -t 8; refused 'its ceiling' q --seconds 1; exit 0) || exit 1
}
within 's + s CONTAINS t'
within 'size(split(s, t))'
within 'size(replace(s, t, t))'
within 's = s + ""'
within 's IN [t, s]'
within 'CASE s WHEN t THEN 1 ELSE 2 END'
within 'size(s)'
within 'CASE WHEN x % 2 = 1 THEN s ELSE t END'
within 'range(1, 100000) = range(1, 100000)'
echo 'WITH range(1, 20000) AS l UNWIND range(1, 200000) AS x WITH x, l ORDER BY l, x RETURN count(*)' >q
refused 'its ceiling' q --seconds 1
{ printf 'RETURN {'; for i in $(seq 1001); do printf 'k%s: 1, ' "$i"; done; echo 'k: 1}'; } >q
refused 'at most 1000 keys' q
echo 'RETURN 1' >q
for p in 'x={' 'x=nan' '=1' 'x'; do
	"$TAPEOUT" query 'RETURN 1' -p "$p" >out 2>err; [ $? = 2 ] || fail "-p $p"
	[ -s err ] || fail "-p $p: nothing said"
done

if command -v curl >/dev/null; then
	"$TAPEOUT" serve --port 0 >url 2>/dev/null & server=$!
	trap 'kill $server' EXIT
	wait_for test -s url
	url=$(head -n 1 url)api/v1/query
	asks() { # WORDS JSON-FILE: refused over HTTP
		code=$(curl -s -m 60 -o out -w '%{http_code}' --data-binary @"$2" "$url")
		case $code in 4??) ;; *) head -c 300 out; fail "HTTP $code for $1" ;; esac
		grep -qF "$1" out || { head -c 300 out; fail "HTTP: expected \"$1\""; }
	}
	echo '{"query":"MATCH (a), (b), (c), (d), (e) RETURN count(*)"}' >j
	asks 'its ceiling' j
	{ printf '{"query":"RETURN '; head -c 60000 parentheses; printf '"}'; } >j
	asks 'nested too deeply' j
	{ printf '{"query":"RETURN '; cat parentheses; printf '"}'; } >j
	asks 'may bring 65536 bytes' j
	{ printf '{"query":"RETURN 1'; cat spaces; printf '"}'; } >j
	code=$(curl -s -m 60 -o out -w '%{http_code}' --data-binary @j "$url")
	[ "$code" = 413 ] || fail "10 MB over HTTP: $code"
	for j in '{"query":1}' '{"query":"RETURN $x","params":[1]}' '{' '[]'; do
		echo "$j" >j
		asks 'he body ' j
	done
	# ceilings of the caller's own
	ends() { # CEILING QUESTION WORDS
		echo "{\"query\":\"$2\",\"limits\":$1}" >j
		asks "$3" j
	}
	ends '{"rows":7}' 'UNWIND range(1, 8) AS x RETURN x' '7 rows, its ceiling'
	ends '{"steps":1000}' 'UNWIND range(1, 5000) AS x RETURN count(*)' \
		'1000 steps, its ceiling'
	ends '{"rows":9,"memory":1}' \
		'UNWIND range(1, 300000) AS x RETURN count(DISTINCT toString(x))' \
		'1 MiB, its ceiling'
	ends '{"seconds":1}' "WITH range(1, 1000000) AS l UNWIND range(1, 100000) AS x WITH l = l AS e RETURN count(e)" \
		'1000 ms, its ceiling'
	ends '{}' 'RETURN reduce(l = [], x IN range(1, 100000) | [l])' \
		'nested deeper than 1000, their ceiling'
	ends '{"rows":10001}' 'RETURN 1' 'rows: expected a number from 1 to 10000, the setting query_rows, found'
	ends '{"memory":257}' 'RETURN 1' 'the setting query_memory'
	ends '{"seconds":11}' 'RETURN 1' 'the setting query_seconds'
	ends '{"seconds":0}' 'RETURN 1' 'the setting query_seconds'
	ends '{"steps":1e30}' 'RETURN 1' 'the setting query_steps'
	ends '{"rows":1.5}' 'RETURN 1' '1.5'
	ends '{"rows":"many"}' 'RETURN 1' 'many'
	ends '{"rows":null}' 'RETURN 1' 'no number'
	ends '{"lines":5}' 'RETURN 1' 'lines: no ceiling is called so'
	ends '[5]' 'RETURN 1' 'he body '
	echo '{"query":"RETURN 1 AS x","limits":{"rows":1,"seconds":10}}' >j
	curl -s -m 60 --data-binary @j "$url" | grep -q '"x":1' || fail "limits that hold"
	kill $server; wait $server 2>/dev/null; trap - EXIT
fi

# The snapshot beside the database.
ask() { "$TAPEOUT" query 'MATCH (a)-[r]->(b) RETURN a.name, type(r), b.name ORDER BY a.name, type(r), b.name LIMIT 500' -f csv >"$1" 2>err || { cat err; fail "$1"; }; }
ask whole
[ -s a.db.graph ] || fail "no snapshot"
cp a.db.graph good
size=$(stat -c %s good)
for cut in 0 1 40 $((size / 2)) $((size - 1)); do
	head -c "$cut" good >a.db.graph
	ask cut
	cmp -s whole cut || fail "cut at $cut: another answer"
	cmp -s good a.db.graph || fail "cut at $cut: not made anew"
done
for at in 0 9 41 $((size / 3)) $((size / 2)) $((size - 2)); do
	cp good a.db.graph
	byte=$(od -An -tu1 -j "$at" -N 1 good | tr -d ' ')
	printf "\\$(printf %03o $((byte ^ 1)))" |
		dd of=a.db.graph bs=1 seek="$at" conv=notrunc 2>/dev/null
	ask flipped
	cmp -s whole flipped || fail "flipped at $at: another answer"
	cmp -s good a.db.graph || fail "flipped at $at: not made anew"
done
exit 0
