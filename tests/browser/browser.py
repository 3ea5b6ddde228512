"""A browser without a window, driven through a pair of pipes: nothing but Chromium and Python's library is needed.

    with Browser(width=400, dark=True) as window:
        window.open("http://127.0.0.1:8000/")
        window.click(".menu")                  # like a reader: the middle of the element, if nothing lies over it
        window.follow("main a")                # a click that leads to another page, or another place on this one
        window.until("document.querySelector('.done')")
        title = window.value("document.title")
        assert not window.errors()
"""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PROGRAMS = ["chromium", "chromium-browser", "google-chrome"]
# Seconds to wait for anything: other programs may be at work, and nothing waits for so long unless something is wrong.
PATIENCE = 60
KEYS = {"ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39, "Enter": 13, "Escape": 27, "Tab": 9, " ": 32, "Home": 36, "End": 35}


def missing():
    """What is missing to start a browser, or None."""
    return None if any(map(shutil.which, PROGRAMS)) else "Chromium is missing: apt-get install chromium"


def pipe():
    """A pipe whose ends are out of the way of the numbers that the browser wants."""
    low = os.pipe()
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in low]
    for end in low:
        os.close(end)
    return ends


class Browser:
    """One tab of a browser of its own. What is not here, `command` does: it sends any command of the DevTools protocol."""

    def __init__(self, width=1300, height=900, dark=False):
        self.profile = tempfile.mkdtemp(prefix="isogloss-browser-")
        to_browser, to_us = pipe(), pipe()
        arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
            # The browser itself has nothing to ask of anybody.
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
            f"--user-data-dir={self.profile}", "--remote-debugging-pipe", "about:blank",
        ]
        program = next(found for found in map(shutil.which, PROGRAMS) if found)
        # The browser reads from its third file and writes to its fourth.
        files = f"exec 3<&{to_browser[0]} 4>&{to_us[1]}; exec \"$0\" \"$@\""
        self.process = subprocess.Popen(
            ["bash", "-c", files, program, *arguments],
            pass_fds=(to_browser[0], to_us[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_browser[0])
        os.close(to_us[1])
        self.to, self.answers = to_browser[1], to_us[0]
        self.rest, self.number, self.session = b"", 0, None
        self.said, self.asked, self.places, self.complete = [], [], [], set()
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.command(f"{domain}.enable")
        self.command("Page.setLifecycleEventsEnabled", enabled=True)
        self.look(width, height, dark)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        try:
            self.command("Browser.close")
        except (RuntimeError, OSError):
            pass
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        os.close(self.to)
        os.close(self.answers)
        shutil.rmtree(self.profile, ignore_errors=True)

    # --- Commands and events

    def command(self, method, **parameters):
        """Sends a command and gives its result. Raises RuntimeError if the browser refuses."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        text = json.dumps(message).encode() + b"\0"
        while text:
            text = text[os.write(self.to, text):]
        while True:
            answer = self.receive(120)
            if answer is None:
                raise RuntimeError(f"{method}: no answer in two minutes")
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def receive(self, seconds):
        """The next message of the browser, or None if there is none in time."""
        end = time.monotonic() + seconds
        while b"\0" not in self.rest:
            if not select.select([self.answers], [], [], max(0, end - time.monotonic()))[0]:
                return None
            more = os.read(self.answers, 1 << 20)
            if not more:
                raise RuntimeError("the browser has gone")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(message)
        self.note(message.get("method"), message.get("params", {}))
        return message

    def note(self, method, event):
        if method == "Runtime.exceptionThrown":
            self.said.append(event["exceptionDetails"].get("exception", {}).get("description") or str(event))
        elif method == "Log.entryAdded" and event["entry"]["level"] == "error":
            self.said.append(event["entry"]["text"] + " " + event["entry"].get("url", ""))
        elif method == "Runtime.consoleAPICalled" and event["type"] in ("error", "assert"):
            self.said.append(" ".join(str(value.get("value", value.get("description"))) for value in event["args"]))
        elif method == "Network.requestWillBeSent":
            self.asked.append(event["request"]["url"])
        elif method == "Page.frameNavigated" and "parentId" not in event["frame"]:
            self.places.append(event["frame"]["loaderId"])
        elif method == "Page.navigatedWithinDocument":
            self.places.append(None)
        elif method == "Page.lifecycleEvent" and event["name"] == "load":
            self.complete.add(event["loaderId"])

    def errors(self):
        """What pages complained of on the console since the last call."""
        said, self.said = self.said, []
        return said

    def requests(self):
        """The addresses that pages asked for since the last call."""
        asked, self.asked = self.asked, []
        return asked

    # --- Pages

    def open(self, address):
        """Opens a page and waits until it is there with all that it loads, or where it leads without being asked."""
        self.places.clear()
        self.command("Page.navigate", url=address)
        self.arrive(address)
        leads_on = "document.querySelector('meta[http-equiv=refresh]') && location.href"
        while (here := self.until(f"[{leads_on}]")[0]):
            self.until(f"location.href !== {json.dumps(here)}")
            self.until("document.readyState === 'complete'")

    def arrive(self, what):
        self.hear(lambda: self.places and (self.places[-1] is None or self.places[-1] in self.complete), what)

    def hear(self, condition, what):
        """Takes in what the browser says until the condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if self.receive(max(0, end - time.monotonic())) is None:
                raise AssertionError(f"{what} leads nowhere")

    def address(self):
        return self.value("location.href")

    def value(self, expression):
        """The value of an expression of JavaScript, after it has been awaited; it must be possible as JSON."""
        answer = self.command("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(f"{expression[:300]}: {details.get('exception', {}).get('description') or details['text']}")
        return answer["result"].get("value")

    def until(self, expression, seconds=PATIENCE):
        """Waits until an expression is true, as JavaScript sees it, and gives its value. Raises AssertionError if it is not in time.

        An expression that throws is not true yet: while a page makes way for another, a document has no elements, then only some.
        """
        end, failure = time.monotonic() + seconds, ""
        while time.monotonic() < end:
            try:
                # An element has no value, and comes as an empty map.
                if (value := self.value(expression)) not in (None, False, 0, ""):
                    return value
                failure = ""
            except RuntimeError as error:
                failure = f" ({error})"
            time.sleep(0.02)
        raise AssertionError(f"never true: {expression}{failure}")

    # --- What readers do

    def click(self, selector):
        """Clicks the middle of the first element that the selector finds, after bringing it into view."""
        place = self.value(f"""(() => {{
            const element = document.querySelector({json.dumps(selector)});
            if (!element) return "there is none";
            element.scrollIntoView({{ block: "center", inline: "nearest", behavior: "instant" }});
            // A link may be broken over two lines: its first part is what is clicked.
            const box = element.getClientRects()[0];
            if (!box) return "it is hidden";
            const x = box.x + box.width / 2, y = box.y + box.height / 2, top = document.elementFromPoint(x, y);
            return element.contains(top) ? [x, y] : `${{top?.outerHTML.slice(0, 100)}} lies over it`;
        }})()""")
        assert not isinstance(place, str), f"{selector} cannot be clicked: {place}"
        point = {"x": place[0], "y": place[1], "button": "left", "clickCount": 1}
        self.command("Input.dispatchMouseEvent", type="mouseMoved", x=place[0], y=place[1])
        self.command("Input.dispatchMouseEvent", type="mousePressed", **point)
        self.command("Input.dispatchMouseEvent", type="mouseReleased", **point)

    def follow(self, selector):
        """Clicks something that leads to a page, or to a place on this one, and waits until that is there."""
        self.places.clear()
        self.click(selector)
        self.arrive(selector)

    def key(self, key, code=None, text=None, control=False, shift=False):
        """Presses a key: `Tab`, `Enter`, `ArrowDown`, or a letter with its code (`KeyK`) and what it writes."""
        event = {"key": key, "code": code or key, "modifiers": 2 * control + 8 * shift}
        event["windowsVirtualKeyCode"] = KEYS.get(key, ord(key[0].upper()))
        if text or key == "Enter":
            event["text"] = text or "\r"
        self.command("Input.dispatchKeyEvent", type="keyDown", **event)
        self.command("Input.dispatchKeyEvent", type="keyUp", key=key, code=code or key)

    def write(self, text):
        """Enters text where the cursor is, as an input method does."""
        self.command("Input.insertText", text=text)

    # --- How it looks

    def look(self, width, height=900, dark=False, medium="", motion=False):
        """The size of the window, the colours asked for, `print` as the medium, and whether things may move."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        features = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "no-preference" if motion else "reduce"}
        self.command("Emulation.setEmulatedMedia", media=medium, features=[{"name": name, "value": value} for name, value in features.items()])

    def scripts(self, may_run):
        """Lets pages run scripts, or not; `value` works either way."""
        self.command("Emulation.setScriptExecutionDisabled", value=not may_run)

    def picture(self, path, whole=False, format="png", quality=None):
        """Keeps a picture of the window, or of the whole page."""
        more = {"quality": quality} if quality else {}
        if whole:
            size = self.command("Page.getLayoutMetrics")["cssContentSize"]
            more["clip"] = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        data = self.command("Page.captureScreenshot", format=format, captureBeyondViewport=whole, **more)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
