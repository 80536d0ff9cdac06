#!/usr/bin/env python3
"""A web server on loopback for the crawl's tests.

usage: feedserver.py PORTFILE LOGFILE [FOLDER]

Writes its port to PORTFILE and a line a request to LOGFILE ("GET /path 200").  Files of
FOLDER are served with ETag and Last-Modified and answered with 304; the other paths behave
as badly as their names say.
"""
import gzip, hashlib, http.server, os, sys, threading, time, zlib

PORTFILE, LOGFILE = sys.argv[1], sys.argv[2]
FOLDER = sys.argv[3] if len(sys.argv) > 3 else "."
TYPES = {".xml": "application/rss+xml", ".html": "text/html; charset=utf-8", ".json": "application/feed+json"}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def note(self, status):
        with open(LOGFILE, "a") as f:
            f.write(f"{self.command} {self.path} {status} {self.headers.get('User-Agent', '')}\n")

    def reply(self, status, body=b"", **headers):
        self.note(status)
        self.send_response(status)
        for k, v in headers.items():
            self.send_header(k.replace("_", "-"), v)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def stream(self, parts, **headers):
        self.note(200)
        self.send_response(200)
        for k, v in headers.items():
            self.send_header(k.replace("_", "-"), v)
        self.send_header("Connection", "close")
        self.end_headers()
        for p in parts:
            self.wfile.write(p)

    def bomb(self):
        c = zlib.compressobj(9, zlib.DEFLATED, 31)
        for _ in range(200):
            yield c.compress(b"\0" * (1 << 20))
        yield c.flush()

    def endless(self):
        yield b"<?xml version='1.0'?><rss><channel>"
        while True:
            yield b"<item><title>more</title></item>" * 1000

    def do_GET(self):
        try:
            self.answer()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def answer(self):
        name = self.path.split("?")[0]
        if name == "/gone":
            return self.reply(410)
        if name == "/missing":
            return self.reply(404)
        if name == "/busy":
            return self.reply(429, Retry_After="7200")
        if name == "/robots.txt" and os.path.exists(os.path.join(FOLDER, "robots-503")):
            return self.reply(503)
        if name == "/moved":
            return self.reply(301, Location="/feed.xml")
        if name == "/tofile":
            return self.reply(302, Location="file:///etc/passwd")
        if name == "/bomb":
            return self.stream(self.bomb(), Content_Encoding="gzip", Content_Type="application/rss+xml")
        if name == "/endless":
            return self.stream(self.endless(), Content_Type="application/rss+xml")
        if name == "/cut":
            self.note(200)
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(b"<rss><channel><item><title>half")
            return None
        path = os.path.join(FOLDER, os.path.basename(name))
        if not os.path.isfile(path):
            return self.reply(404)
        with open(path, "rb") as f:
            body = f.read()
        tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        if self.headers.get("If-None-Match") == tag:
            return self.reply(304, ETag=tag)
        kind = TYPES.get(os.path.splitext(path)[1], "text/plain")
        if "gzip" in self.headers.get("Accept-Encoding", "") and len(body) > 500:
            return self.reply(200, gzip.compress(body), ETag=tag, Content_Type=kind, Content_Encoding="gzip")
        return self.reply(200, body, ETag=tag, Content_Type=kind)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
with open(PORTFILE + ".tmp", "w") as f:
    f.write(str(server.server_address[1]))
os.rename(PORTFILE + ".tmp", PORTFILE)
threading.Thread(target=server.serve_forever, daemon=True).start()
# it ends with the test that began it, whether that thinks of it or not
test = os.getppid()
while os.getppid() == test:
    time.sleep(1)
