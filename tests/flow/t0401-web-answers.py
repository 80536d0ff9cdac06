"""Goal: whatever is asked of the server, it answers with the right status, the
headers that keep a browser safe, and a sentence that says what was wrong; only
reading is possible, and only from this machine.
"""

import gzip
import http.client
import json
import os
import socket
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.environ["SRCDIR"], "tests", "web"))
from served import Served

SAFE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept, Accept-Encoding",
}

OTHER_TYPES = {
    "/sources.atom": "application/atom+xml; charset=utf-8",
    "/digest.atom": "application/atom+xml; charset=utf-8",
    "/metrics": "text/plain; version=0.0.4",
    "/robots.txt": "text/plain; charset=utf-8",
    "/favicon.ico": "image/svg+xml",
}

# What is asked, the status, and what the answer must say.
ASKED = [
    ("/", 200, "What is new"),
    ("/healthz", 200, '"ok"'),
    ("/sources.atom", 200, "urn:tapeout:sources"),
    ("/digest.atom", 200, "urn:tapeout:digest"),
    ("/metrics", 200, 'tapeout_sources{health="failing"}'),
    ("/deals?type=&status=&min=&party=&since=", 200, "Deals"),
    ("/deals?min=1B&type=acquisition", 200, "Deals"),
    ("/search?q=", 200, "Type a company"),
    ("/search?q=%3Cscript%3Ealert(1)%3C/script%3E", 200,
     "&lt;script&gt;alert(1)"),
    ("/deals?min=lots", 400, "an amount such as 250M"),
    ("/deals?colour=red", 400, "no parameter &quot;colour&quot;"),
    ("/deals?type=merger", 400, "a deal type such as"),
    ("/deals?since=2026-02-30", 400, "a date such as"),
    ("/entities?limit=501", 400, "a number from 1 to 500"),
    ("/deals?min=1&min=2", 400, "given twice"),
    ("/search?q=%ff", 400, "not in UTF-8"),
    ("/search?q=%", 400, "two hex digits"),
    ("/" + "a" * 5000, 414, "An address may have 4096 bytes"),
    ("/api/v1/deals?q=" + "a" * 5000, 414, '"status":414'),
    ("/api/%zz", 400, '"status":400'),
    ("/robots.txt", 200, "Disallow: /"),
    ("/favicon.ico", 200, "<svg"),
    ("/path?a=Nobody+Knows+This&b=NVIDIA", 404, "Nothing is known"),
    ("/path?a=NVIDIA&b=NVIDIA", 400, "a path needs two things"),
    ("/entity/0", 404, "is not an id"),
    ("/entity/1234", 404, ""),
    ("/doc/zz", 404, "is not an id"),
    ("/doc/7fffffffffffffff", 404, ""),
    ("/digest/2025-13-01", 404, "is not a date"),
    ("/static/home.html", 404, "no such file"),
    ("/static/../app.css", 404, "nothing at"),
    ("/nothing", 404, "nothing at /nothing"),
    ("/api/v1/deals?min=x", 400, '"detail"'),
    ("/api/v1/search", 400, "is missing"),
    ("/api/v1/nothing", 404, '"status":404'),
]


def ask(served, path, method="GET", **headers):
    link = http.client.HTTPConnection(served.url.split("//")[1], timeout=60)
    link.request(method, path, headers=headers)
    answer = link.getresponse()
    body = answer.read().decode()
    link.close()
    return answer, body


def check_answers(served):
    for path, status, says in ASKED:
        answer, body = ask(served, path)
        assert answer.status == status, (path[:80], answer.status, status)
        assert says in body, (path[:80], says, body[-600:])
        for name, value in SAFE.items():
            assert (answer.headers[name] or "").startswith(value), (
                path[:80], name, answer.headers[name])
        assert status < 400 or answer.headers["ETag"] is None, path[:80]
        is_json = path.startswith(("/api", "/healthz"))
        want = ("application/problem+json" if is_json and status >= 400 else
                "application/json" if is_json else
                OTHER_TYPES.get(path, "text/html; charset=utf-8"))
        assert answer.headers["Content-Type"] == want, (path, want)


def check_methods(served):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer, body = ask(served, "/", method)
        assert answer.status == 405, (method, answer.status)
        assert answer.headers["Allow"] == "GET, HEAD"
        assert "read-only" in body
    for method, path, allow in (("GET", "/api/v1/query", "POST"),
                                ("DELETE", "/api/v1/query", "POST"),
                                ("DELETE", "/api/v1/deals", "GET, HEAD")):
        answer, body = ask(served, path, method)
        assert answer.status == 405 and answer.headers["Allow"] == allow, (
            method, path, answer.headers["Allow"])
        assert json.loads(body)["status"] == 405
    answer, body = ask(served, "/", "HEAD")
    assert answer.status == 200 and body == ""
    assert int(answer.headers["Content-Length"]) > 1000


def check_kept(served):
    """What a browser has already is not sent again."""
    answer, body = ask(served, "/deals")
    tag = answer.headers["ETag"]
    again, nothing = ask(served, "/deals", **{"If-None-Match": tag})
    assert again.status == 304 and nothing == "", again.status
    assert again.headers["ETag"] == tag
    css = body.split('stylesheet" href="')[1].split('"')[0]
    answer, _ = ask(served, css)
    assert "immutable" in answer.headers["Cache-Control"], css
    answer, _ = ask(served, css.split("=")[0] + "=0")
    assert "immutable" not in answer.headers["Cache-Control"], css


def check_packed(served):
    """What is worth it comes packed to who takes that, and is the same."""
    def packed(path, method="GET", **headers):
        link = http.client.HTTPConnection(served.url.split("//")[1], timeout=60)
        link.request(method, path, headers=headers)
        answer = link.getresponse()
        body = answer.read()
        link.close()
        return answer, body

    takes = {"Accept-Encoding": "br, gzip"}
    for path in "/", "/deals", "/api/v1/deals", "/static/app.css":
        plain, body = packed(path)
        assert plain.headers["Content-Encoding"] is None
        answer, small = packed(path, **takes)
        assert answer.headers["Content-Encoding"] == "gzip", path
        assert gzip.decompress(small) == body and len(small) * 2 < len(body)
        assert answer.headers["ETag"] == plain.headers["ETag"], path
        head, nothing = packed(path, "HEAD", **takes)
        assert nothing == b""
        assert head.headers["Content-Length"] == str(len(small)), path
        again, nothing = packed(path, **takes, **{
            "If-None-Match": answer.headers["ETag"]})
        assert again.status == 304 and nothing == b""
        assert again.headers["Content-Encoding"] is None
    for path, headers in (("/healthz", takes),
                          ("/", {"Accept-Encoding": "gzip;q=0, identity"})):
        answer, body = packed(path, **headers)
        assert answer.headers["Content-Encoding"] is None, path
        assert body.startswith((b"{", b"<!doctype"))


def check_host(served):
    """Another's name that points here is not answered (DNS rebinding)."""
    answer, body = ask(served, "/api/v1/deals", Host="evil.example")
    assert answer.status == 421 and "localhost" in body, answer.status
    for host in ("localhost:1", "127.0.0.1", "LOCALHOST"):
        answer, _ = ask(served, "/healthz", Host=host)
        assert answer.status == 200, host


def check_errors_by_accept(served):
    answer, _ = ask(served, "/nothing", Accept="application/json")
    assert answer.headers["Content-Type"] == "application/problem+json"


def check_keeps_open(served):
    """Many questions, one connection."""
    link = http.client.HTTPConnection(served.url.split("//")[1], timeout=60)
    for _ in range(20):
        link.request("GET", "/healthz")
        answer = link.getresponse()
        answer.read()
        assert answer.headers["Connection"] != "close"
        assert link.sock is not None
    link.close()


def check_crowd(served):
    """One address cannot take every connection, and the rest is answered."""
    host, port = served.url.split("//")[1].split(":")
    crowd = [socket.create_connection((host, int(port)), 5)
             for _ in range(100)]
    for one in crowd:
        one.close()
    # a slow server counts the closed ones until it comes to them
    for turn in range(100):
        try:
            answer, _ = ask(served, "/healthz")
            break
        except ConnectionError:
            assert turn < 99
            time.sleep(0.1)
    assert answer.status == 200


def check_garbage(served):
    """Bytes that are not HTTP end their own connection and nothing else."""
    host, port = served.url.split("//")[1].split(":")
    for bytes_ in (b"\0\xff\r\n\r\n", b"GET\r\n\r\n", b"X" * 100000,
                   b"GET / HTTP/1.1\r\nHost: a\r\n" + b"A: b\r\n" * 20000,
                   b"GET /?%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                   % (b"a&" * 20000)):
        link = socket.create_connection((host, int(port)), 5)
        link.settimeout(1)
        try:
            link.sendall(bytes_)
            link.shutdown(socket.SHUT_WR)
            while link.recv(65536):
                pass
        except OSError:
            pass
        link.close()
    answer, _ = ask(served, "/healthz")
    assert answer.status == 200


def check_merged(served):
    """The id of what was merged into another leads to that other."""
    kept, gone = served.entity("Vertiv"), served.entity("PurgeRite")
    subprocess.run([served.program, "--db", served.db, "judge", "merge",
                    "Vertiv", "PurgeRite"], check=True, capture_output=True)
    for page in "entity", "graph":
        answer, _ = ask(served, "/%s/%s?as_of=2026-01-01" % (page, gone))
        assert answer.status == 303, (page, answer.status)
        where = answer.headers["Location"]
        assert where == "/%s/%s?as_of=2026-01-01" % (page, kept), where
        assert ask(served, where)[0].status == 200
    for path in "", "/graph", "/news?since=2025-01-01":
        answers = [ask(served, "/api/v1/entities/" + id_ + path)[1]
                   for id_ in (kept, gone)]
        assert answers[0] == answers[1], path
        assert path or '"quote":"' in answers[0]


def main():
    served = Served()
    try:
        for check in (check_answers, check_methods, check_kept, check_packed,
                      check_host,
                      check_errors_by_accept, check_keeps_open, check_crowd,
                      check_garbage, check_merged):
            check(served)
    finally:
        status = served.close()
    assert status == 0, "SIGTERM ended the server with %d" % status


main()
