#!/bin/bash
# Goal: a page of launches, one a day, becomes a document for each of them: with its
# line, its link and its votes, from the data that the page carries or from its
# anchors; the page of the last day that is over is asked, once; a page without
# launches and one that is broken are told or read as pages.
set -u
. "$SRCDIR/tests/lib/crawl-lib.sh"
fail() { echo "FAILED: $*"; cat log err; exit 1; }
export TAPEOUT_DB=$PWD/t.db
t() { "$TAPEOUT" "$@" >out 2>err; }
day=$(date -u -d "36 hours ago" +%Y/%-m/%-d)
# as scripts begin: no strict JSON, objects in objects, two of them launches
cat >"www/${day##*/}" <<P
<!doctype html><html><head><title>Best of the day</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>
<nav><a href="/products/nav-thing">Products</a></nav><a href="/products/rack-pilot"><img></a>
<script>(window[Symbol.for("Data")] ??= []).push({"rehydrate":{"r1":{"data":{"list":{"edges":[
{"node":{"__typename":"Post","id":"1","name":"Rack Pilot","slug":"rack-pilot","tagline":"Plan \"dense\" racks \u2014 fast","votesCount":412,"topics":{"edges":[{"node":{"name":"AI","slug":"ai"}}]},"user":undefined}},
{"node":{"__typename":"Ad","name":"Some ad","url":"https://ads.example/"}},
{"node":{"__typename":"Post","id":"2","name":"Coolant AI","slug":"coolant","tagline":"NVIDIA acquired Groq for its coolers","latestScore":7,"thumbnail":{"uuid":"x"}}}]}}}}})</script>
</body></html>
P
"$TAPEOUT" --quiet source add "$base/best/{Y}/{M}/{D}" --kind launch
t crawl --once --format json || fail "crawl"
grep -q "GET /best/$day 200" log || fail "the day that is over: $day"
grep -q ' /feed ' log && fail "turned to a feed"
grep -q '"added": *2' out || fail "two launches: $(cat out)"
rows() { python3 -c 'import sqlite3, sys
for r in sqlite3.connect(sys.argv[1]).execute("SELECT title, link, text, date, kind FROM doc ORDER BY title"): print(*[str(c).replace("\n", "/") for c in r], sep="|")' t.db >rows; }
rows
grep -q "^Coolant AI|$base/posts/coolant|Coolant AI//NVIDIA acquired Groq for its coolers//7 votes|" rows || fail "one: $(cat rows)"
grep -q "^Rack Pilot|$base/products/rack-pilot|Rack Pilot//Plan \"dense\" racks — fast//412 votes|" rows || fail "two: $(cat rows)"
[ "$(cut -d'|' -f4 rows | sort -u)" = "$(date -u -d "$day" +%s)000" ] || fail "the day: $(cat rows)"
t build; t show Groq; grep -q "NVIDIA acquired Groq" out || fail "read"; t verify || fail verify
# the same page again is asked with what was known of it
: >log
t crawl --once --all; grep -q "GET /best/$day 304" log || fail "unconditional"
t source list --format csv; grep -q "best/{Y}/{M}/{D}" out || fail "its address is kept"

page() { cat >"www/$1"; rm -f t.db*; "$TAPEOUT" --quiet source add "$base/$1" --kind launch; t crawl --once --format json || fail "$1"; rows; }
page list.html <<'P'
<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"ItemList","publisher":{"@type":"Organization","name":"Us","url":"https://us.example/"},
"itemListElement":[{"@type":"ListItem","position":1,"item":{"@type":"SoftwareApplication","name":"Meter","url":"/apps/meter","description":"Counts watts","author":{"name":"Ann","url":"/ann"}}},
{"@type":"ListItem","position":2,"name":"Gauge","url":"/apps/gauge"}]}</script></head><body>x</body></html>
P
[ "$(cut -d'|' -f1-3 rows)" = "Gauge|$base/apps/gauge|Gauge
Meter|$base/apps/meter|Meter//Counts watts" ] || fail "an ItemList: $(cat rows)"
page anchors.html <<'P'
<html><body><a href="/about">About us all</a><ul>
<li><a href="/posts/one"><img alt=""></a><a href="/posts/one"><b>1. First Thing</b></a><a href="/posts/one">Does the first thing well</a><a href="/topics/ai">AI</a><button>120</button></li>
<li><a href="/posts/two">2. Second</a><div>Is second to none</div><button><span>88</span></button></li>
<li><a href="https://elsewhere.example/posts/ad">An ad</a><div>Buy this thing now</div></li>
</ul></body></html>
P
[ "$(cut -d'|' -f1-3 rows)" = "First Thing|$base/posts/one|First Thing//Does the first thing well//120 votes
Second|$base/posts/two|Second//Is second to none//88 votes" ] || fail "anchors: $(cat rows)"
page plain.html <<'P'
<html><head><title>One launch</title></head><body><article><h1>One launch</h1><p>A page that tells of one launch at some length, with several sentences, as a page does. It has no list in it.</p></article></body></html>
P
grep -q "^One launch|" rows || fail "a page: $(cat rows)"
{ printf '<script>'; head -c 200000 /dev/zero | tr '\0' '{'; printf '{"name":"a","tagline":"b","slug":"c'; } | page broken.html
exit 0
