"""A browser without a window, driven over HTTP as W3C WebDriver describes; nothing but Python's library is needed."""

import json
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

KEY = "element-6066-11e4-a52e-4f735466cecf"
DRIVERS = ["chromedriver", "/usr/lib/chromium/chromedriver"]


def missing():
    """What is missing to start a browser, or None."""
    if not any(shutil.which(driver) for driver in DRIVERS):
        return "chromedriver is missing: apt-get install chromium chromium-driver"
    return None


class Browser:
    """One window of Chromium; `dark` asks pages for their dark colours."""

    def __init__(self, width=1300, height=900, dark=False):
        driver = next(found for found in map(shutil.which, DRIVERS) if found)
        # The driver chooses a free port and says which.
        self.process = subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            if found := re.search(r"successfully on port (\d+)", line):
                self.root = f"http://127.0.0.1:{found[1]}"
                break
        # The browser itself has nothing to ask of anybody.
        quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"]
        headless = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        arguments = headless + quiet + ["--force-prefers-reduced-motion", f"--window-size={width},{height}"]
        if dark:
            arguments.append("--blink-settings=preferredColorScheme=0")
        options = {"args": arguments, "perfLoggingPrefs": {"enableNetwork": True}}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        self.session = ""
        self.session = "/session/" + self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        finally:
            self.process.terminate()
            self.process.wait()

    def call(self, method, path, body=None):
        data = None if method in ("GET", "DELETE") else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.root + self.session + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            sys.exit(f"the browser refused {method} {path}: {json.load(error)['value']['message'][:500]}")

    def open(self, address):
        self.call("POST", "/url", {"url": address})

    def address(self):
        return self.call("GET", "/url")

    def run(self, script, *arguments):
        """The value of a script that may use `await`."""
        body = f"const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done, (error) => done('failed: ' + error));"
        return self.call("POST", "/execute/async", {"script": body, "args": list(arguments)})

    def click(self, selector):
        element = self.call("POST", "/element", {"using": "css selector", "value": selector})[KEY]
        self.call("POST", f"/element/{element}/click")

    def type(self, selector, text):
        element = self.call("POST", "/element", {"using": "css selector", "value": selector})[KEY]
        self.call("POST", f"/element/{element}/value", {"text": text})

    def wait_for(self, condition, seconds=5):
        """True as soon as the JavaScript expression is; False if it is not in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(f"return Boolean({condition});") is True:
                return True
            time.sleep(0.02)
        return False

    def log(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def requests(self):
        """The addresses that were asked for since the last call."""
        messages = (json.loads(entry["message"])["message"] for entry in self.log("performance"))
        return [message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"]

    def complaints(self):
        """What pages wrote to the console as errors since the last call."""
        return [entry["message"] for entry in self.log("browser") if entry["level"] == "SEVERE"]

    def screenshot(self, path):
        import base64
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))
