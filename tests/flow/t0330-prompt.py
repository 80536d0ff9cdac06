"""Goal: questions can be typed at a terminal: over several lines, with mistakes
that do not end the session, and with a history that the next session has.
"""

import os
import pty
import re
import select
import stat
import subprocess
import time

TAPEOUT = os.environ["TAPEOUT"]
os.environ.update(TAPEOUT_DB=os.path.join(os.getcwd(), "p.db"),
                  XDG_DATA_HOME=os.getcwd(), TERM="xterm",
                  TAPEOUT_NOW="2026-01-20T12:00:00Z")
UP = "\x1b[A"


class Session:
    """The program at a terminal."""

    def __init__(self):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execv(TAPEOUT, [TAPEOUT, "query"])
        self.seen = ""
        self.wait("tapeout> ")

    def wait(self, words, seconds=60):
        """What came up to and with these words, without marks of editing."""
        end = time.monotonic() + seconds
        while words not in self.plain():
            ready = select.select([self.fd], [], [], 0.2)[0]
            try:
                self.seen += os.read(self.fd, 65536).decode() if ready else ""
            except OSError:
                break
            assert time.monotonic() < end, (words, self.plain())
        got = self.plain()
        assert words in got, (words, got)
        self.seen = got.split(words, 1)[1]
        return got.split(words, 1)[0]

    def plain(self):
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", self.seen)

    def type(self, text):
        os.write(self.fd, text.encode())

    def ask(self, text):
        """The answer to a question that ends in ; or an empty line."""
        self.type(text + "\n")
        return self.wait("tapeout> ")

    def end(self, seconds=60):
        """
        A ^D that comes while the terminal changes its way is a letter of the
        line: ^U takes the line away, and the next one is heard.
        """
        self.leave("\x15\x04", seconds)

    def leave(self, by, seconds=60):
        end = time.monotonic() + seconds
        done = 0
        while done == 0:
            assert time.monotonic() < end, self.plain()
            self.type(by)
            time.sleep(0.1)
            done, status = os.waitpid(self.pid, os.WNOHANG)
        os.close(self.fd)
        assert status == 0, status


def main():
    subprocess.run([TAPEOUT, "-q", "add", os.path.join(
        os.environ["SRCDIR"], "tests", "questions")], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run([TAPEOUT, "-q", "build"], check=True,
                   stdout=subprocess.DEVNULL)
    s = Session()
    assert "42" in s.ask("RETURN 6 * 7 AS n;")
    assert "RETURN type(r)" in s.ask("help")
    assert "help is not known" in s.ask("RETURN help;")
    # over lines, one of them with a comment to its end
    s.type("MATCH (c:Company {name: 'Groq'}) // the one with a q\n")
    s.wait("     ... ")
    s.type("RETURN c.name AS name,\n")
    s.wait("     ... ")
    assert "chips" in s.ask("c.field AS field;")
    # a mistake has its line and a caret; the session goes on
    s.type("MATCH (c:Company)\n")
    s.wait("     ... ")
    wrong = s.ask("RETURN c.name,;")
    assert "line 2, column 15" in wrong, wrong
    assert "RETURN c.name,;\n" + " " * 16 + "^" in wrong, wrong
    assert "its ceiling" in s.ask("UNWIND range(1, 99999) AS x RETURN x;")
    # an empty line ends a question, and alone asks nothing
    s.type("RETURN 'by an empty line' AS how\n")
    s.wait("     ... ")
    assert "by an empty line" in s.ask("")
    assert s.ask("").strip() == ""
    s.end()
    s = Session()
    s.leave("exit\n")

    kept = os.path.join("tapeout", "query.history")
    if not os.path.exists(kept):
        print("built without libedit: there is no history")
        return
    assert stat.S_IMODE(os.stat(kept).st_mode) == 0o600
    s = Session()
    for _ in "the session before", "this one":
        s.type(UP)
        s.wait("RETURN 'by an empty line' AS how")
        s.type("\n\n")
        assert "by an empty line" in s.wait("tapeout> ")
    s.end()


main()
