"""The program serving the samples, or other texts of ours, for a test."""

import json
import os
import subprocess
import urllib.request


class Served:
    samples = "samples"

    def __init__(self, *more):
        self.program = os.environ["TAPEOUT"]
        self.db = os.path.join(os.getcwd(), "web.db")
        samples = os.path.join(os.environ["SRCDIR"], "tests", self.samples)
        self._tapeout("add", samples, *more)
        self._tapeout("build")
        self.server = subprocess.Popen(
            [self.program, "--db", self.db, "serve", "--port", "0"],
            stdout=subprocess.PIPE, text=True)
        self.url = self.server.stdout.readline().strip().rstrip("/")

    def _tapeout(self, *words):
        subprocess.run([self.program, "--db", self.db, *words], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def json(self, path):
        with urllib.request.urlopen(self.url + path, timeout=60) as answer:
            return json.load(answer)

    def entity(self, name):
        return self.json("/api/v1/entities?q=" + name)["entities"][0][
            "name_id"]

    def close(self):
        """SIGTERM must end it, and well."""
        self.server.terminate()
        return self.server.wait(60)
