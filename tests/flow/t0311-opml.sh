#!/bin/bash
# Goal: a list of feeds comes from another reader and goes back to it, folders
# and titles and all; what is no list is told in a sentence and changes nothing.
set -u
fail() { echo "FAILED: $*"; exit 1; }
export TAPEOUT_DB=$PWD/t.db
t() { "$TAPEOUT" "$@" >out 2>err; }
cat > list.opml <<'LIST'
<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="1.0"><head><title>mine</title></head><body>
<outline text="Chips &amp; Co">
  <outline text="Foundry" title="Foundry">
    <outline type="rss" text="Wafer Notes" xmlUrl="https://wafer.example/feed?a=1&amp;b=2"
      htmlUrl="https://wafer.example/" category="/podcast,odd" language="en"/>
  </outline>
  <outline text="AI/ML"><outline text="CafE9 Talk" xmlUrl="https://cafe.example/rss"/></outline>
</outline>
<outline title="Bare" xmlurl="http://bare.example/atom"></outline>
<outline text="no address" xmlUrl="javascript:alert(1)"/>
<outline text="an empty folder"/>
</body></opml>
LIST
sed -i 's/CafE9/Caf\xe9/' list.opml
t source import list.opml || fail "import: $(cat err)"
grep -q "4 feeds in the list, 3 sources added" err || fail "count: $(cat err)"
grep -q "javascript:alert" err || fail "what was passed over is told"
t source show "Wafer Notes" || fail show
grep -q "Chips & Co/Foundry" out || fail "the folder: $(cat out)"
grep -q podcast out || fail "the kind"
t source show "Café Talk" || fail "charset and title"
grep -qF 'Chips & Co/AI\/ML' out || fail "a slash in a name: $(cat out)"
t source export || fail export
cp out one.opml
grep -q 'text="AI/ML"' one.opml || fail "the slash comes back"
python3 - <<'EOP' || exit 1
import xml.etree.ElementTree as E
b = E.parse("one.opml").getroot().find("body")
seen = []
def walk(o, at):
    for c in o.findall("outline"):
        if c.get("xmlUrl"):
            seen.append((at, c.get("text"), c.get("xmlUrl")))
        else:
            walk(c, at + (c.get("text"),))
walk(b, ())
want = {((), "Bare", "http://bare.example/atom"),
        (("Chips & Co", "AI/ML"), "Caf\u00e9 Talk", "https://cafe.example/rss"),
        (("Chips & Co", "Foundry"), "Wafer Notes", "https://wafer.example/feed?a=1&b=2")}
assert set(seen) == want and len(seen) == 3, seen
EOP
TAPEOUT_DB=$PWD/u.db "$TAPEOUT" source import one.opml 2>err || fail "take back"
TAPEOUT_DB=$PWD/u.db "$TAPEOUT" source export >two.opml || fail "export again"
cmp one.opml two.opml || fail "round trip"
t source import one.opml; grep -q "0 sources added" err || fail "twice is once"
t source edit Bare --title "Better" --folder "x/y" --url https://new.example/feed || fail edit
t source show Better || fail "by its new title"
grep -q "https://new.example/feed" out && grep -q "x/y" out || fail "edited"
t source edit Better --url gopher://x/; [ $? = 2 ] || fail "edit: no address"
t source export; cp out before.opml
echo '<rss version="2.0"><channel/></rss>' > rss.xml
: > empty.opml
for bad in rss.xml empty.opml; do
	t source import "$bad"; [ $? = 1 ] || fail "taken: $bad"
	grep -q "OPML" err || fail "sentence: $(cat err)"
done
python3 -c "print('<opml><body>' + '<outline text=\"d\">' * 5000)" > deep.opml
t source import deep.opml; [ $? = 1 ] || fail "5000 deep"
printf '<!DOCTYPE opml [<!ENTITY a "b">]><opml><body>&a;</body></opml>' > bomb.opml
t source import bomb.opml; [ $? = 1 ] || fail "entities"
t source import nowhere.opml; [ $? = 1 ] || fail "no file"
t source export; cmp out before.opml || fail "bad lists changed something"
exit 0
