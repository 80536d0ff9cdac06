#!/usr/bin/env python3
"""Servers that mean harm or fail, on loopback, for the crawl's tests.

usage: badserver.py PORTFILE LOGFILE HOSTS [CERT KEY]

It is at 127.0.0.1 to 127.0.0.HOSTS, all with one port.

/NAME of the table below misbehaves as it says; /good/N is a small feed; /cut/N closes
after N tenths of a body, /whole is that body.  With a certificate it speaks TLS.
"""
import http.server, os, socket, ssl, sys, threading, time, zlib

PORTFILE, LOGFILE = sys.argv[1], sys.argv[2]
MIB = 1 << 20
HEAD = b"<?xml version='1.0'?><rss version='2.0'><channel><title>%s</title>"


def item(i, words=b"words"):
    return b"<item><guid>i%d</guid><title>Item %d</title><description>%s</description></item>\n" % (i, i, words)


def feed(name, n, words=b"Words about a rack."):
    return HEAD % name + b"".join(item(i, words) for i in range(n)) + b"</channel></rss>"


def gzipped(parts, level=9):
    c = zlib.compressobj(level, zlib.DEFLATED, 31)
    for p in parts:
        out = c.compress(p)
        if out:
            yield out
    yield c.flush()


def zeros(mib):
    return (b"\0" * MIB for _ in range(mib))


SMALL = b"".join(gzipped(zeros(200), 1))


def endless():
    yield HEAD % b"endless"
    i = 0
    while True:
        yield b"".join(item(i + k) for k in range(500))
        i += 500


def drip():
    while True:
        yield b"<"
        time.sleep(1)


def entities():
    yield b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a0 'aaaaaaaaaaaaaaaaaaaa'>"
    for i in range(1, 12):
        yield b"<!ENTITY a%d '%s'>" % (i, b"&a%d;" % (i - 1) * 10)
    yield b"]><rss><channel><item><title>&a11;</title></item></channel></rss>"


def external():
    yield b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&e;</title></item></channel></rss>"


def million():
    yield HEAD % b"million"
    for i in range(0, 1000000, 10000):
        yield b"<item/>" * 10000
    yield b"</channel></rss>"


BODIES = {
    # name: (parts, headers)
    "gzip200": (lambda: iter([SMALL]), {"Content-Encoding": "gzip"}),
    "gzipgzip": (lambda: gzipped([SMALL]), {"Content-Encoding": "gzip, gzip"}),
    "gzipfile": (lambda: iter([SMALL]), {"Content-Type": "application/gzip"}),
    "endless": (endless, {}),
    "drip": (drip, {}),
    "entities": (entities, {}),
    "external": (external, {}),
    "depth": (lambda: iter([HEAD % b"depth", b"<a>" * 2500000]), {}),
    "depthhtml": (lambda: iter([b"<!DOCTYPE html><title>deep</title>", b"<div>" * 1500000]), {"Content-Type": "text/html"}),
    "depthjson": (lambda: iter([b"[" * 7000000]), {"Content-Type": "application/feed+json"}),
    "million": (million, {}),
    "attributes": (lambda: iter([HEAD % b"a", b"<item ", b"".join(b"a%d='1' " % i for i in range(600000)), b"/>"]), {}),
    "onetag": (lambda: iter([HEAD % b"b", b"<item><title>", b"x" * 7000000]), {}),
    "utf7": (lambda: iter([b"<?xml version='1.0' encoding='UTF-7'?>" + feed(b"u", 1, b"+ADw-script+AD4-alert+ADw-/script+AD4-")[21:]]), {}),
    "wrongcharset": (lambda: iter([feed("数据中心".encode("gb18030"), 2, "算力 芯片".encode("gb18030"))]), {"Content-Type": "text/xml; charset=gb18030"}),
    "double": (lambda: iter([feed(b"double", 2, "Größe café".encode().decode("latin-1").encode())]), {}),
    "utf16": (lambda: iter([("<?xml version='1.0'?>" + feed(b"sixteen", 2, b"wide words")[21:].decode()).encode("utf-16-le")]), {}),
    "surrogates": (lambda: iter([feed(b"s", 2, b"a\xed\xa0\x80\xed\xb0\x80b &#xD800; &#xDFFF;")]), {}),
    "nul": (lambda: iter([feed(b"n", 2, b"a\0b &#0; c")]), {}),
    "bidi": (lambda: iter([feed(b"bi", 2, "pay \u202ecipher\u202c \u2066now\u2069".encode())]), {}),
}
WHOLE = feed(b"whole", 300, b"Words that fill a body, so that there is something to cut off.")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        try:
            self.answer(self.path.strip("/").split("?")[0])
        except (OSError, ssl.SSLError):
            pass
        self.close_connection = True

    def say(self, status, parts, headers):
        with open(LOGFILE, "a") as f:
            f.write(f"{self.path} {status}\n")
        self.send_response(status)
        for k, v in {"Content-Type": "application/rss+xml", **headers, "Connection": "close"}.items():
            self.send_header(k, v)
        self.end_headers()
        for p in parts:
            self.wfile.write(p)

    def answer(self, name):
        if name in BODIES:
            parts, headers = BODIES[name]
            return self.say(200, parts(), headers)
        if name.startswith("good/"):
            return self.say(200, [feed(name.encode(), 5)], {})
        if name == "whole" or name.startswith("cut/"):
            n = 10 if name == "whole" else int(name[4:])
            return self.say(200, [WHOLE[:len(WHOLE) * n // 10]], {"Content-Length": str(len(WHOLE)), "ETag": '"w"'})
        if name == "headers":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while True:
                self.wfile.write(b"X-More: and more and more and more\r\n" * 100)
        if name == "longheader":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            while True:
                self.wfile.write(b"x" * 65536)
        if name == "silent":
            time.sleep(60)
        if name == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            return self.connection.close()
        if name == "garbage":
            return self.wfile.write(os.urandom(4000))
        return self.say(404, [b"none"], {})


servers = []
for n in range(int(sys.argv[3])):
    port = servers[0].server_address[1] if servers else 0
    server = http.server.ThreadingHTTPServer((f"127.0.0.{n + 1}", port), Handler)
    server.daemon_threads = True
    if len(sys.argv) > 5:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[4], sys.argv[5])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    servers.append(server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
with open(PORTFILE + ".tmp", "w") as f:
    f.write(str(servers[0].server_address[1]))
os.rename(PORTFILE + ".tmp", PORTFILE)
# it ends with the test that began it, whether that thinks of it or not
test = os.getppid()
while os.getppid() == test:
    time.sleep(1)
