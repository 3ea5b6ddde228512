"""A browser without a window, driven through a pair of pipes, so that nothing but Chromium and Python is needed."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time


class Chromium:
    """One tab. Commands are those of the DevTools protocol."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="isogloss-browser-")
        to_browser, to_us = os.pipe(), os.pipe()
        # The browser reads from its third file and writes to its fourth.
        os.set_inheritable(to_browser[0], True)
        os.set_inheritable(to_us[1], True)
        arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", f"--user-data-dir={self.profile}", "--remote-debugging-pipe", "about:blank",
        ]
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        files = f"exec 3<&{to_browser[0]} 4>&{to_us[1]}; exec \"$0\" \"$@\""
        self.process = subprocess.Popen(
            ["sh", "-c", files, program, *arguments],
            pass_fds=(to_browser[0], to_us[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_browser[0])
        os.close(to_us[1])
        self.to, self.answers = to_browser[1], os.fdopen(to_us[0], "rb")
        self.rest, self.number, self.session = b"", 0, None
        self.errors, self.loaded = [], []
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.command(f"{domain}.enable")

    def command(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def receive(self):
        while b"\0" not in self.rest:
            more = self.answers.read1(1 << 20)
            if not more:
                raise RuntimeError("the browser has gone")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(message)
        self.note(message.get("method"), message.get("params", {}))
        return message

    def note(self, method, event):
        if method == "Runtime.exceptionThrown":
            self.errors.append(event["exceptionDetails"].get("exception", {}).get("description") or str(event))
        elif method == "Log.entryAdded" and event["entry"]["level"] == "error":
            # A server without an icon for the tab is no fault of the site.
            if "favicon.ico" not in event["entry"].get("url", ""):
                self.errors.append(event["entry"]["text"] + " " + event["entry"].get("url", ""))
        elif method == "Runtime.consoleAPICalled" and event["type"] == "error":
            self.errors.append(str(event["args"]))
        elif method == "Network.requestWillBeSent":
            self.loaded.append(event["request"]["url"])

    def evaluate(self, expression):
        """The value of an expression, after it has been awaited."""
        answer = self.command("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def until(self, expression, seconds=10):
        """Waits until an expression is true, and gives its value."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if value := self.evaluate(expression):
                return value
            time.sleep(0.02)
        raise AssertionError(f"never true: {expression}")

    def open(self, address):
        self.command("Page.navigate", url=address)
        self.until(f"document.readyState === 'complete' && location.href !== 'about:blank'")

    def key(self, key, code=None, text=None, control=False):
        codes = {"ArrowDown": 40, "ArrowUp": 38, "Enter": 13, "Escape": 27, "Tab": 9}
        event = {"key": key, "code": code or key, "modifiers": 2 if control else 0}
        event["windowsVirtualKeyCode"] = codes.get(key, ord(key[0].upper()))
        if text:
            event["text"] = text
        elif key == "Enter":
            event["text"] = "\r"
        self.command("Input.dispatchKeyEvent", type="keyDown", **event)
        self.command("Input.dispatchKeyEvent", type="keyUp", key=key, code=code or key)

    def write(self, text):
        self.command("Input.insertText", text=text)

    def look(self, width, height, dark=False):
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, path):
        data = self.command("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        try:
            self.command("Browser.close")
        except (RuntimeError, OSError):
            pass
        self.process.wait(timeout=20)
        shutil.rmtree(self.profile, ignore_errors=True)
