# nginx.sh - a real web server for the tests: Debian's nginx on a free loopback port.
# Source it; nginx_start [HOSTS] serves www/ as http://127.0.0.N:$port for N from 1
# to HOSTS (1), with what extra.conf says inside its server block and http.conf
# before it, and writes a line a request to access.log: method, host, path, status,
# bytes, If-None-Match, Accept-Encoding.  A location that says "mirror /begun;" has
# its line in begun.log when the request comes, not when it is answered.
# shellcheck shell=bash
. "$SRCDIR/tests/lib/wait.sh"
NGINX=$(command -v nginx || ls /usr/sbin/nginx 2>/dev/null) || {
	echo "nginx (package nginx-light) is not here"
	exit 77
}
command -v python3 >/dev/null || { echo "python3 is not here"; exit 77; }
NGINX_PID=
trap nginx_stop EXIT
mkdir -p config/tapeout www
test -f config/tapeout/tapeout.conf ||
	printf 'crawl_private = yes\ncrawl_pause = 0\n' >config/tapeout/tapeout.conf

fail() {
	echo "not so: $*" >&2
	exit 1
}

free_port() {
	python3 -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

nginx_start() {
	: "${port:=$(free_port)}"
	base=http://127.0.0.1:$port
	touch extra.conf http.conf access.log begun.log
	mkdir -p tmp
	{
		[ "$(id -u)" != 0 ] || echo 'user root;'
		cat <<-C
		worker_processes 1;
		pid nginx.pid;
		error_log nginx.err warn;
		events { worker_connections 1024; }
		http {
			log_format t '\$request_method \$host \$request_uri \$status \$body_bytes_sent "\$http_if_none_match" "\$http_accept_encoding"';
			access_log access.log t;
			client_body_temp_path tmp; proxy_temp_path tmp;
			fastcgi_temp_path tmp; uwsgi_temp_path tmp; scgi_temp_path tmp;
			types { application/rss+xml xml; text/html html; text/plain txt; }
			include http.conf;
			gzip on; gzip_types *; gzip_min_length 200;
			server {
				root www;
				location = /begun { internal; log_subrequest on; access_log begun.log t; return 204; }
		C
		for i in $(seq "${1:-1}"); do echo "listen 127.0.0.$i:$port;"; done
		echo 'include extra.conf; } }'
	} >nginx.conf
	"$NGINX" -p "$PWD" -c nginx.conf -e nginx.err -g 'daemon off;' &
	NGINX_PID=$!
	wait_for nginx_answers
}

nginx_answers() {
	kill -0 "$NGINX_PID" 2>/dev/null ||
		fail "nginx does not start: $(cat nginx.err)"
	(exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null
}

nginx_stop() {
	[ -z "$NGINX_PID" ] || { kill "$NGINX_PID"; wait "$NGINX_PID"; } \
		2>/dev/null || :
	NGINX_PID=
}

# A feed of N items, each with a text that says which it is.
feed() {
	printf '<?xml version="1.0"?><rss version="2.0"><channel><title>%s</title><link>https://%s.example.org/</link>' "$1" "$1"
	for i in $(seq "$2"); do
		printf '<item><title>Item %s of %s</title><link>https://%s.example.org/%s</link><pubDate>Tue, 0%d Sep 2026 10:00:00 GMT</pubDate><description>Words about rack %s of %s.</description></item>\n' \
			"$i" "$1" "$1" "$i" $((i % 9 + 1)) "$i" "$1"
	done
	printf '</channel></rss>\n'
}

# SQL against the crawl's database, from the side.
sql() {
	python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=10)
for row in db.execute(sys.argv[2]): print(*row, sep="|")
db.commit()' "$XDG_DATA_HOME/tapeout/tapeout.db" "$1"
}
