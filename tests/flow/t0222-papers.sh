#!/bin/bash
# Goal: papers come from a library by OAI-PMH and from arXiv's answers, part
# after part as long as there is news; a paper is one document whatever its
# version, its authors stand in it; deleted records and error entries are none.
set -u
. "$SRCDIR/tests/lib/crawl-lib.sh"
fail() { echo "FAILED: $*"; cat asked err; exit 1; }
kill $server
cat >library.py <<'PY'
import http.server, os, sys, urllib.parse
def record(n, status=""):
    if status:
        return f'<record><header status="deleted"><identifier>oai:arXiv.org:2601.{n:05}</identifier></header></record>'
    return f'''<record><header><identifier>oai:arXiv.org:2601.{n:05}</identifier><datestamp>2026-01-02</datestamp></header>
<metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2601.{n:05}</id><created>2026-01-02</created>
<authors><author><keyname>Okafor</keyname><forenames>Ada</forenames></author><author><keyname>Lindqvist</keyname><forenames>Per</forenames></author></authors>
<title>Paper number {n} on
 cooling</title><categories>cs.AR</categories><abstract>We run NVIDIA H100 chips &amp; measure heat, part {n}.</abstract></arXiv></metadata></record>'''
OAI = '<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><request verb="ListRecords"/>%s</OAI-PMH>'
def answer(path):
    u = urllib.parse.urlsplit(path); q = urllib.parse.parse_qs(u.query)
    if u.path == "/oai":
        token = q.get("resumptionToken", [""])[0]
        if token == "two two&":
            return OAI % ("<ListRecords>" + record(3) + record(4, "deleted") + "<resumptionToken/></ListRecords>")
        assert "from" in q and not token, path
        return OAI % ("<ListRecords>" + record(1) + record(2) + '<resumptionToken cursor="0">two two&amp;</resumptionToken></ListRecords>')
    if u.path == "/none":
        return OAI % '<error code="noRecordsMatch">nothing new</error>'
    if u.path == "/broken":
        return OAI % '<error code="badArgument">no such set</error>'
    if u.path == "/api":
        start = int(q.get("start", ["0"])[0])
        e = "".join(f'<entry><id>http://arxiv.org/abs/2602.{i:05}v1</id><title>Atom paper {i}</title><published>2026-02-{i+1:02}T00:00:00Z</published>'
                    f'<updated>2026-02-{i+1:02}T00:00:00Z</updated><summary>Words of {i}.</summary><author><name>Ada Okafor</name></author></entry>' for i in range(start, min(start + 2, 5)))
        if start == 0:
            e += '<entry><id>http://arxiv.org/api/errors#bad</id><title>Error</title><summary>bad id</summary></entry>'
        return ('<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
                f'<title>q</title><opensearch:totalResults>6</opensearch:totalResults><opensearch:startIndex>{start}</opensearch:startIndex>{e}</feed>')
class H(http.server.BaseHTTPRequestHandler):
    def log_message(self, *a): pass
    def do_GET(self):
        if self.path == "/robots.txt":
            self.send_response(404); self.end_headers(); return
        open("asked", "a").write(self.path + "\n")
        body = answer(self.path).encode()
        self.send_response(200); self.send_header("Content-Type", "text/xml"); self.send_header("Content-Length", str(len(body)))
        self.end_headers(); self.wfile.write(body)
s = http.server.ThreadingHTTPServer(("127.0.0.1", 0), H); s.daemon_threads = True
open("port2.tmp", "w").write(str(s.server_address[1])); os.rename("port2.tmp", "port2"); s.serve_forever()
PY
: >asked
python3 library.py & server=$!
wait_for test -s port2
base=http://127.0.0.1:$(cat port2)
export TAPEOUT_DB=$PWD/t.db
t() { "$TAPEOUT" "$@" >out 2>err; }
for s in "oai?verb=ListRecords&metadataPrefix=arXiv&set=cs" "api?search_query=x&max_results=2" none broken; do
	t source add "$base/$s" --kind paper || fail "add $s"
done
t crawl --once --format json	# one of them fails
grep -q 'resumptionToken=two%20two%26' asked || fail "the next part"
grep -q 'from=20..-..-..' asked || fail "since a day"
grep -q 'start=2$' asked && grep -q 'start=4$' asked || fail "arXiv's parts"
grep -q "no such set" err || fail "the library's own words: $(cat err)"
grep -q "none" err && fail "nothing new is no error"
t build || fail build
t search "cooling" --format json; for n in 1 2 3; do grep -q "Paper number $n on cooling" out || fail "paper $n"; done
t search "Atom paper" --format json
[ "$(grep -o 'Atom paper [0-9]' out | sort -u | wc -l)" = 5 ] || fail "five papers of arXiv: $(cat out)"
grep -q "bad id\|Error" out && fail "an error entry"
t search "Lindqvist" --format json; grep -q "Paper number 1" out || fail "authors stand in their papers"
t show "Per Lindqvist" --format json || fail "an author is a person"
grep -q '"about":"person' out || fail "a person: $(cat out)"
t verify || fail verify
# the same again: the first part brings nothing new, no further one is asked
: >asked
t crawl --once --all --format json
grep -q '"added":0' out || fail "nothing new: $(cat out)"
grep -q "resumptionToken\|start=" asked && fail "parts without news"
exit 0
