#!/bin/bash
# Goal: a look back at a day answers, to the byte, as a database that was given
# only the documents known by then, in whatever order they came.
set -u
. "$SRCDIR/tests/lib/wait.sh"
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_NOW=2026-01-20T12:00:00Z

# A year of notes: who supplies whom, a rumour and what became of it.
mkdir year
for m in 01 02 03 04 05 06 07 08 09 10 11 12; do
	for d in 04 19; do
		f=year/2025-$m-$d.md
		printf -- '---\ntitle: Note %s-%s\nshow: Show %s\ndate: 2025-%s-%s\n---\n\n' \
			"$m" "$d" "$((10#$m % 3))" "$m" "$d" >"$f"
		case $m in
		01|02) echo "CoreWeave reportedly considers acquiring Core Scientific for \$1 billion." ;;
		03|04) echo "NVIDIA supplies CoreWeave. Groq denied that it is being acquired by NVIDIA." ;;
		05|06) echo "CoreWeave plans to acquire Core Scientific for \$9 billion." ;;
		07|08) echo "CoreWeave acquired Core Scientific for \$9 billion. OpenAI partnered with Oracle." ;;
		09|10) echo "NVIDIA invested \$100 billion in OpenAI. AMD supplies OpenAI with MI450 chips." ;;
		*) echo "NVIDIA acquired Groq for \$20 billion. Anthropic uses Google TPUs." ;;
		esac >>"$f"
		echo "This was written on day $d of month $m." >>"$f"
	done
done

ls year/*.md | LC_ALL=C sort -R --random-source=<(yes) >shuffled
while read -r f; do
	"$TAPEOUT" -q --db all.db add "$f" >/dev/null 2>&1 || fail "add $f"
done <shuffled
"$TAPEOUT" -q --db all.db build >/dev/null || fail build

for day in 2025-02-10 2025-05-04 2025-08-18 2025-12-31; do	# the eve of a note is one
	rm -f then.db*
	for f in year/*.md; do
		b=${f#year/}
		[[ ${b%.md} > $day ]] && continue
		"$TAPEOUT" -q --db then.db add "$f" >/dev/null 2>&1 || fail "add $f"
	done
	"$TAPEOUT" -q --db then.db build >/dev/null || fail build
	"$TAPEOUT" --db then.db dump >then.dump || fail dump
	"$TAPEOUT" --db all.db --as-of $day dump >back.dump || fail "dump as of $day"
	grep -q '^edge' then.dump || fail "nothing was read by $day"
	cmp then.dump back.dump || { diff then.dump back.dump | head; fail "$day"; }
	for q in "show CoreWeave" "show NVIDIA" "show Groq" "deals --min 1B" "search acquired" \
	    "path NVIDIA CoreWeave" "doc" "news CoreWeave --since 2025-01-01" "disputes" \
	    "moves" "said Show" "source" "query MATCH(a)-[r]->(b)RETURN*ORDER/**/BY/**/id(r)" \
	    "export relations" "export deals" "export entities" "export documents" "export graph"; do
		form=json
		case $q in export*graph) form=graphml ;; export*) form=ndjson ;; esac
		"$TAPEOUT" --db then.db $q -f $form >then.out 2>err
		a=$?
		[ $a != 2 ] || { cat err; fail "$q is no question"; }
		"$TAPEOUT" --db all.db $q --as-of $day -f $form >back.out 2>err
		[ $? = $a ] || { cat err; fail "$q as of $day: another status"; }
		cmp then.out back.out || { diff then.out back.out | head -c 600; fail "$q as of $day"; }
	done
	"$TAPEOUT" --db all.db verify --as-of $day >out 2>&1 || { cat out; fail "verify as of $day"; }
done

# The same over HTTP, and a page of the past leads to the past.
if command -v curl >/dev/null; then
	"$TAPEOUT" --db all.db serve --port 0 >url 2>/dev/null & server=$!
	trap 'kill $server' EXIT
	wait_for test -s url
	url=$(head -n 1 url); url=${url%/}
	for day in 2025-05-04 2025-08-31 2025-05-04; do
		"$TAPEOUT" --db all.db --as-of $day deals -n 100 -f json >back.out
		curl -s "$url/api/v1/deals?as_of=$day" | cmp - back.out || fail "the API as of $day"
	done
	curl -s "$url/deals?as_of=2025-05-04" >page
	grep -q 'href="/entity/[^"]*as_of=2025-05-04"' page || fail "a link leaves the past"
	grep -q 'As it was known on 2025-05-04' page || fail "the page does not say so"
	grep -q 'CoreWeave acquired' page && fail "the page knows too much"
	kill $server; wait $server; trap - EXIT
fi

# Before anything was known there is nothing; and nothing of it is kept.
"$TAPEOUT" --db all.db dump >before.dump
"$TAPEOUT" --db all.db deals --as-of 2024-01-01 -f csv | wc -l | grep -qx 1 || fail "known too early"
"$TAPEOUT" --db all.db dump | cmp - before.dump || fail "looking back changed the database"
"$TAPEOUT" --db all.db build --as-of 2025-02-10 2>err; [ $? = 1 ] || fail "a build in the past"
grep -q "looks back" err || fail "the sentence: $(cat err)"
exit 0
