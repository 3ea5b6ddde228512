"""A folder over HTTP, on a free port of this machine."""

import functools
import http.server
import threading


class Server(http.server.ThreadingHTTPServer):
    # A browser asks for many files at once, and a slow machine takes its time to accept.
    request_queue_size = 128


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def served(folder):
    """Serves a folder until the program ends, and gives the address of its root, with `/` at the end."""
    server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"
