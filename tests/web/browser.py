"""A browser over the WebDriver protocol, with the standard library alone.

Debian's chromium and chromium-driver; where they are missing, Missing is
raised.  What the page logged and what it asked the network for are kept, so that
a test can look at both.
"""

import base64
import json
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request


class Missing(Exception):
    """No browser here."""


class Browser:
    def __init__(self, folder):
        self.chromium = shutil.which("chromium") or shutil.which("chrome")
        driver = shutil.which("chromedriver")
        if not self.chromium or not driver:
            raise Missing("chromium and chromium-driver are not installed")
        self.folder = folder
        self.log = open(os.path.join(folder, "chromedriver.log"), "w")
        self.driver = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=self.log,
            text=True)
        self.base = "http://127.0.0.1:%s" % self._port()
        self.session = self._begin()

    def _port(self):
        for line in self.driver.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                return found.group(1)
        raise Missing("chromedriver did not start")

    def _begin(self):
        want = {"browserName": "chrome", "goog:chromeOptions": {
            "binary": self.chromium,
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu",
                     "--disable-dev-shm-usage", "--hide-scrollbars",
                     "--user-data-dir=" + os.path.join(self.folder, "c")],
        }, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        answer = self._call("POST", "/session",
                            {"capabilities": {"alwaysMatch": want}})
        return "/session/" + answer["sessionId"]

    def _call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        ask = urllib.request.Request(self.base + path, data, method=method)
        ask.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(ask, timeout=180) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as wrong:
            raise AssertionError(wrong.read().decode()[:500]) from None

    def cdp(self, command, **params):
        return self._call("POST", self.session + "/goog/cdp/execute",
                          {"cmd": command, "params": params})

    def size(self, width, height):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width,
                 height=height, deviceScaleFactor=1, mobile=width < 600)

    def dark(self, on):
        self.cdp("Emulation.setEmulatedMedia", features=[{
            "name": "prefers-color-scheme",
            "value": "dark" if on else "light"}])

    def go(self, url):
        self._call("POST", self.session + "/url", {"url": url})

    def run(self, script, *args):
        return self._call("POST", self.session + "/execute/sync",
                          {"script": script, "args": list(args)})

    def console(self):
        return self._call("POST", self.session + "/se/log",
                          {"type": "browser"})

    def requests(self):
        """Addresses that were asked for since the last call."""
        urls = []
        for entry in self._call("POST", self.session + "/se/log",
                                {"type": "performance"}):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                urls.append(message["params"]["request"]["url"])
        return urls

    def shot(self, path, whole=True):
        made = self.cdp("Page.captureScreenshot", format="png",
                        captureBeyondViewport=whole)
        with open(path, "wb") as out:
            out.write(base64.b64decode(made["data"]))

    def without_scripts(self, url):
        """The page's HTML as a browser has it that runs no scripts."""
        self.cdp("Emulation.setScriptExecutionDisabled", value=True)
        self.go(url)
        root = self.cdp("DOM.getDocument")["root"]["nodeId"]
        html = self.cdp("DOM.getOuterHTML", nodeId=root)["outerHTML"]
        self.cdp("Emulation.setScriptExecutionDisabled", value=False)
        return html

    def close(self):
        try:
            self._call("DELETE", self.session)
        except (AssertionError, OSError):
            pass
        self.driver.terminate()
        self.driver.wait(60)
        self.log.close()
