#!/usr/bin/env python3
"""Brotli streams (RFC 7932) made by hand, for the crawl's tests.

usage: brotli.py stored <FILE	those bytes, uncompressed
       brotli.py bomb MIB	so many MiB of one letter in a few bytes
"""
import sys


class Bits:
    def __init__(self):
        self.value = self.n = 0

    def put(self, value, n):
        self.value |= value << self.n
        self.n += n

    def bytes(self):
        return self.value.to_bytes((self.n + 7) // 8, "little")


def stored(data):
    out = b""
    for i in range(0, len(data), 1 << 16):
        part = data[i:i + (1 << 16)]
        b = Bits()
        if i == 0:
            b.put(15, 4)                    # a window of 24 bits
        b.put(0, 1)                         # not the last
        b.put(0, 2)                         # four nibbles of length
        b.put(len(part) - 1, 16)
        b.put(1, 1)                         # uncompressed
        out += b.bytes() + part
    return out + b"\3"                      # the last, and empty


def bomb(mib):
    """Each block: one letter, and a copy of it sixteen million times; codes of one
    symbol take no bits."""
    b = Bits()
    b.put(15, 4)
    for _ in range(mib // 16):
        b.put(0, 1)                         # not the last
        b.put(2, 2)                         # six nibbles of length
        b.put((1 << 24) - 1, 24)
        b.put(0, 1)                         # compressed
        b.put(0, 3)                         # a block type each
        b.put(0, 6)                         # NPOSTFIX, NDIRECT
        b.put(0, 2)                         # context mode
        b.put(0, 2)                         # a tree each
        for symbol, bits in ((ord("a"), 8), (384 + 8 + 7, 10), (16, 6)):
            b.put(1, 2)                     # a simple code
            b.put(0, 2)                     # of one symbol
            b.put(symbol, bits)
        b.put((1 << 24) - 1 - 2118, 24)     # how long the copy is
        b.put(0, 1)                         # from one back
    b.put(3, 2)
    return b.bytes()


sys.stdout.buffer.write(stored(sys.stdin.buffer.read()) if sys.argv[1] == "stored" else bomb(int(sys.argv[2])))
