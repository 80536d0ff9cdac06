#!/usr/bin/env python3
"""A listener that must not be reached, and the ways to write where it is.

usage: canary.py listen PORTFILE LOGFILE	a line in LOGFILE a connection
       canary.py forms PORT			a URL a line
"""
import os, socket, sys, threading, time

HOSTS = """
127.0.0.1 127.1 127.0.1 127.0.0.1. 127.0.0.2 127.255.255.254 127.000.000.001 2130706433 0x7f000001 0x7F.1 0x7f.0.0.1
0x7f.0x0.0x0.0x1 0177.0.0.1 0177.1 0177.0.0.01 017700000001 00000177.1 0 0.0.0.0 0x0 00.0
localhost LOCALHOST localhost. Localhost.LocalDomain a.localhost ip6-localhost localhost.local
[::1] [0:0:0:0:0:0:0:1] [0000::0001] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001] [::ffff:0:7f00:1]
[::127.0.0.1] [::7f00:1] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [2002:7f00:1::] [2001:0:7f00:1::] [::1%25lo] [::1%lo]
a@127.0.0.1 a:b@127.0.0.1 news.example.org@127.0.0.1 127.0.0.1\\@news.example.org
%31%32%37.0.0.1 127.0.0.1%2e １２７.0.0.1 127。0。0。1 ①②⑦.0.0.1
127-0-0-1.at.example.com 127-0-0-9.at.example.com 0-0-0-0.at.example.com v6---1.at.example.com v6---ffff-7f00-1.at.example.com
v6-0-0-0-0-0-0-0-1.at.example.com 2130706433.at.example.com 0x7f000001.at.example.com
""".split()
OTHERS = ["http:///127.0.0.1:{}/", "http:127.0.0.1:{}/", "http:/127.0.0.1:{}/", "HTTP://127.0.0.1:{}/", "http:\\\\127.0.0.1:{}/",
    "https://127.0.0.1:{}/", "https://localhost:{}/", "ftp://127.0.0.1:{}/", "gopher://127.0.0.1:{}/_GET", "dict://127.0.0.1:{}/d",
    "ldap://127.0.0.1:{}/", "tftp://127.0.0.1:{}/a", "telnet://127.0.0.1:{}/", "smtp://127.0.0.1:{}/", "imap://127.0.0.1:{}/",
    "file:///etc/passwd?{}", "file://localhost/etc/passwd?{}", "http://127.0.0.1:{}\t/", "jar:http://127.0.0.1:{}/!/"]
FAR = ["10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fd00::1]", "[fec0::1]", "[ff02::1]",
    "224.0.0.1", "255.255.255.255", "198.18.0.1", "10-0-0-1.at.example.com", "169-254-169-254.at.example.com",
    "v6-fd00--1.at.example.com", "metadata.google.internal"]


def forms(port):
    yield from (f"http://{h}:{port}/" for h in HOSTS)
    yield from (o.format(port) for o in OTHERS)
    yield from (f"http://{h}/{port}" for h in FAR)


def take(listener, log):
    while True:
        s, peer = listener.accept()
        with open(log, "ab") as f:
            f.write(repr((peer, s.recv(300))).encode() + b"\n")
        s.close()


def listen(portfile, log):
    all_of = [socket.create_server(("127.0.0.1", 0))]
    port = all_of[0].getsockname()[1]
    all_of += [socket.create_server((a, port)) for a in ("127.0.0.2", "127.0.0.9", "127.255.255.254")]
    try:
        all_of.append(socket.create_server(("::1", port), family=socket.AF_INET6))
    except OSError:
        pass
    for s in all_of:
        threading.Thread(target=take, args=(s, log), daemon=True).start()
    with open(portfile + ".tmp", "w") as f:
        f.write(str(port))
    os.rename(portfile + ".tmp", portfile)
    test = os.getppid()
    while os.getppid() == test:
        time.sleep(1)


if sys.argv[1] == "listen":
    listen(sys.argv[2], sys.argv[3])
else:
    print("\n".join(forms(sys.argv[2])))
