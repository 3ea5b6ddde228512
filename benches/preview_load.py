#!/usr/bin/env python3
"""Load test of `isogloss serve`: a steady stream of requests while files are edited, on loopback.

    benches/preview_load.py BINARY PROJECT [--rate 200] [--seconds 20] [--edits 2]

The project is copied first, and the copy is edited. Prints what came out as JSON: requests and errors, how long answers
took, how long it took from saving a file to the event that tells the browser and to the page with the edit in it, first
without other requests and then among them, the memory of the server on the way, and how long it took to start. Where other
programs are at work, the time of the processor says more. Needs Linux, and nothing but Python 3.
"""

import argparse
import http.client
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time


def percentiles(values):
    """Milliseconds at some percentiles."""
    values = sorted(values)
    if not values:
        return None
    at = lambda share: round(values[min(int(len(values) * share), len(values) - 1)] * 1000, 1)
    return {"count": len(values), "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": at(1)}


def memory(process):
    """Resident memory of a process in MB."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return round(int(line.split()[1]) / 1024, 1)
    return None


def processor(process):
    """Milliseconds that a process has had of the processor."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


class Server:
    """A preview of a folder, at a port of its own choice."""

    def __init__(self, binary, root):
        started = time.monotonic()
        arguments = [binary, "serve", "--root", root, "--port", "0", "--quiet"]
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = self.process.stdout.readline().strip().rstrip("/")
        self.start = time.monotonic() - started
        self.start_processor = processor(self.process)
        self.port = int(address.rsplit(":", 1)[1])

    def get(self, connection, path):
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def events(self):
        """A file of lines with the changes from now on."""
        stream = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        stream.sendall(b"GET /_preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        lines = stream.makefile("rb")
        while lines.readline().strip():
            pass
        # The state that the changes begin with is no change.
        while not lines.readline().startswith(b"data:"):
            pass
        return lines


def addresses(root, binary):
    """The pages of the source locale in the default version, as the sitemap of their files has them."""
    content = pathlib.Path(root, "content")
    pages = [path.relative_to(content) for path in sorted(content.rglob("*.md")) if path.name != "README.md"]
    data = pathlib.Path("data")
    pages = [page for page in pages if data not in page.parents]
    return [f"/en/{page.with_suffix('.html')}" for page in pages]


def work(server, pages, rate, until, first, step, took, errors):
    """Sends every `step`th request of the schedule."""
    connection = server.connect()
    number, begin = first, time.monotonic()
    while True:
        due = begin + number / rate
        now = time.monotonic()
        if due > until:
            return
        if due > now:
            time.sleep(due - now)
        started = time.monotonic()
        try:
            status, _ = server.get(connection, pages[number % len(pages)])
            # A page that is not in the default version is one of another address.
            if status not in (200, 302):
                errors.append(f"{status} {pages[number % len(pages)]}")
        except Exception as error:  # every failure counts
            errors.append(repr(error))
            connection = server.connect()
        took.append(time.monotonic() - started)
        number += step


def next_change(events):
    """Waits for the next event with data."""
    while line := events.readline():
        if line.startswith(b"data:"):
            return
    raise EOFError("the server has ended the events")


def save(root, path, text):
    """Puts another file in the place of one, so that nobody sees half of it, and one edit is one change."""
    new = pathlib.Path(root).parent / "edited"
    new.write_bytes(text)
    os.replace(new, path)


def edit(server, root, page, until, every, to_event, to_page, errors):
    """Edits a page again and again, and waits each time for the event and the new page."""
    path = pathlib.Path(root, "content", page.removeprefix("/en/")).with_suffix(".md")
    text, events, connection = path.read_bytes(), server.events(), server.connect()
    number = 0
    while time.monotonic() < until:
        number += 1
        sign = f"edit number {number} of this run"
        started = time.monotonic()
        save(root, path, text + f"\n\n{sign}\n".encode())
        next_change(events)
        to_event.append(time.monotonic() - started)
        status, body = server.get(connection, page)
        to_page.append(time.monotonic() - started)
        if status != 200 or sign.encode() not in body:
            errors.append(f"edit {number} is not on the page ({status})")
        time.sleep(max(0, every - (time.monotonic() - started)))
    save(root, path, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("project")
    parser.add_argument("--rate", type=float, default=200, help="requests a second")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--edits", type=float, default=2, help="edits a second")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="isogloss-load-")
    root = os.path.join(folder, "project")
    ignored = shutil.ignore_patterns("site", "target", ".git", "node_modules")
    shutil.copytree(options.project, root, ignore=ignored, copy_function=shutil.copyfile)
    for path, folders, _ in os.walk(root):
        os.chmod(path, 0o755)
    server = Server(os.path.abspath(options.binary), root)
    try:
        pages = addresses(root, options.binary)
        connection = server.connect()
        edited = next(page for page in pages if server.get(connection, page)[0] == 200 and "index" not in page)
        took, errors, to_event, to_page = [], [], [], []
        quiet_event, quiet_page = [], []
        used = processor(server.process)
        edit(server, root, edited, time.monotonic() + 5, 0.1, quiet_event, quiet_page, errors)
        used = (processor(server.process) - used) / len(quiet_event)
        # The first seconds fill what is kept between requests.
        warm = time.monotonic() + 3
        work(server, pages, options.rate, warm, 0, 1, [], errors)
        before = memory(server.process)
        until = time.monotonic() + options.seconds
        workers = 8
        threads = [
            threading.Thread(target=work, args=(server, pages, options.rate, until, at, workers, took, errors))
            for at in range(workers)
        ]
        every = 1 / options.edits
        threads.append(
            threading.Thread(target=edit, args=(server, root, edited, until, every, to_event, to_page, errors))
        )
        halfway = threading.Timer(options.seconds / 2, lambda: halves.append(memory(server.process)))
        halves = []
        halfway.start()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        result = {
            "start": {"seconds": round(server.start, 2), "processor_ms": server.start_processor},
            "edits_alone": {
                "save_to_event_ms": percentiles(quiet_event),
                "save_to_page_ms": percentiles(quiet_page),
                "processor_ms_each": round(used, 1),
            },
            "requests": len(took),
            "errors": len(errors),
            "answer_ms": percentiles(took),
            "save_to_event_ms": percentiles(to_event),
            "save_to_page_ms": percentiles(to_page),
            "memory_mb": {"before": before, "halfway": halves[0] if halves else None, "after": memory(server.process)},
        }
        print(json.dumps(result, indent=2))
        for error in errors[:5]:
            print(error, file=sys.stderr)
        return 1 if errors else 0
    finally:
        server.process.kill()
        server.process.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
