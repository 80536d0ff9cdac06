#!/bin/bash
# The crawl beside a real web server: 500 feeds of 100 kB from nginx on loopback,
# fetched, read and stored, and then a second pass over the same.  Prints what it
# took; the aim is 15 s and 150 MB for the first, 3 s and nothing but conditional
# requests for the second.  Part of `make bench`.
set -eu
. "$SRCDIR/tests/lib/nginx.sh"
python3 - "${FEEDS:-500}" <<'P'
import random, sys
r = random.Random(1)
words = "rack power cooling cluster memory chip model training inference supply order price site grid deal".split()
def text(n):
    return " ".join(r.choice(words) for _ in range(n))
for i in range(int(sys.argv[1])):
    out = [f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed {i}</title><link>https://f{i}.example.org/</link>']
    size = 0
    k = 0
    while size < 100000:
        p = "".join(f"&lt;p&gt;{text(60)}.&lt;/p&gt;" for _ in range(12))
        out.append(f'<item><title>{text(6)}</title><guid>{i}-{k}</guid><link>https://f{i}.example.org/{k}</link><pubDate>Tue, 01 Sep 2026 10:00:{k % 60:02d} GMT</pubDate><description>{p}</description></item>')
        size += len(out[-1])
        k += 1
    open(f"www/{i}.xml", "w").write("\n".join(out) + "</channel></rss>")
P
nginx_start 100
{
	echo '<opml version="2.0"><body>'
	for i in $(seq 0 $((${FEEDS:-500} - 1))); do
		echo "<outline type=\"rss\" text=\"$i\" xmlUrl=\"http://127.0.0.$((i % 100 + 1)):$port/$i.xml\"/>"
	done
	echo '</body></opml>'
} >list.opml
"$TAPEOUT" --quiet source import list.opml
cat >measure.py <<'P'
import resource, subprocess, sys, time
began = time.time()
subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, check=True)
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{sys.argv[1]:<22} {time.time() - began:8.2f} s  {use.ru_utime + use.ru_stime:6.2f} s of processors  {use.ru_maxrss / 1024:6.0f} MB")
P
python3 measure.py "crawl, first pass" "$TAPEOUT" --quiet crawl --once
sql "SELECT COUNT(*), 'documents', (SELECT COUNT(*) FROM source WHERE last_good IS NOT NULL), 'feeds', (SELECT SUM(bytes) / 1000000 FROM fetch), 'MB' FROM doc"
: >access.log
python3 measure.py "crawl, second pass" "$TAPEOUT" --quiet crawl --once --all
echo "$(awk '$4 == 304' access.log | wc -l) of $(wc -l <access.log) answers were 304"
