#!/bin/bash
# Goal: over TLS a server that can is spoken to in HTTP/2, with gzip and Brotli,
# which are decoded under one ceiling; a certificate that nobody trusts, or that is
# another host's, ends it; a compressed bomb and a broken stream are a sentence.
set -eu
. "$SRCDIR/tests/lib/nginx.sh"
"$NGINX" -V 2>&1 | grep -q http_v2 || { echo "nginx without HTTP/2"; exit 77; }
command -v openssl >/dev/null || { echo "openssl is not here"; exit 77; }
if command -v curl >/dev/null; then
	curl -V | grep -q 'HTTP2' && curl -V | grep -q 'brotli' || { echo "libcurl without HTTP/2 or Brotli"; exit 77; }
fi
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 \
	-keyout key.pem -out cert.pem 2>/dev/null
br() { python3 "$SRCDIR/tests/lib/brotli.py" "$@"; }
mkdir www/br
feed gzipped 40 >www/gzipped.xml
feed brotli 40 | br stored >www/br/brotli.xml
br bomb 320 >www/br/bomb.xml
test "$(wc -c <www/br/bomb.xml)" -lt 1000 || fail "no bomb"
head -c 3000 /dev/urandom >www/br/broken.xml
head -c 4000 www/br/brotli.xml >www/br/cut.xml
port=$(free_port)
secure=$(free_port)
cat >extra.conf <<C
listen 127.0.0.1:$secure ssl http2;
listen 127.0.0.2:$secure ssl http2;
ssl_certificate "$PWD/cert.pem";
ssl_certificate_key "$PWD/key.pem";
location /br/ { gzip off; add_header Content-Encoding br; }
access_log protocol.log p;
C
echo 'log_format p "$host $request_uri $server_protocol $status $sent_http_content_encoding $http_accept_encoding";' >http.conf
nginx_start 1
printf 'crawl_private = 127.0.0.0/8\ncrawl_pause = 0\ncrawl_ca = %s\n' "$PWD/cert.pem" >config/tapeout/tapeout.conf
for f in gzipped br/brotli br/bomb br/broken br/cut; do "$TAPEOUT" --quiet source add "https://127.0.0.1:$secure/$f.xml"; done
"$TAPEOUT" --quiet source add "https://127.0.0.2:$secure/gzipped.xml"
"$TAPEOUT" crawl --once >out 2>err || :
for f in gzipped br/brotli br/bomb br/broken br/cut; do
	grep -q "^127.0.0.1 /$f.xml HTTP/2.0 200" protocol.log || fail "$f: $(cat protocol.log err)"
done
grep -q 'gzipped.xml HTTP/2.0 200 gzip gzip, deflate, br$' protocol.log || fail "gzip over HTTP/2: $(cat protocol.log)"
for f in gzipped brotli; do
	test "$(sql "SELECT COUNT(*) FROM doc WHERE title LIKE 'Item % of $f'")" = 40 || fail "the items of $f: $(cat err)"
done
problem() { sql "SELECT problem FROM source WHERE url LIKE '$1'" | grep -q "$2" || fail "$1: $(sql "SELECT problem FROM source WHERE url LIKE '$1'")"; }
problem '%bomb.xml' 'over its ceiling of 8388608 bytes'
problem '%broken.xml' '.'
problem '%cut.xml' '.'
problem '%127.0.0.2%' "subject name"
grep -q '^127.0.0.2' protocol.log && fail "asked in spite of another host's certificate"

# without that certificate's authority nothing is asked
sed -i '/crawl_ca/d' config/tapeout/tapeout.conf
sql 'DELETE FROM host'
: >protocol.log
"$TAPEOUT" crawl --once --all >out 2>err || :
problem '%127.0.0.1%gzipped.xml' 'certificate'
test ! -s protocol.log || fail "asked without a certificate that is trusted"
exit 0
