"""What pages weigh beyond their text, and scripts once they are compressed: read from the files of a built site."""

import gzip
import pathlib
import re

# Bytes: a page without its body, and all scripts of a site together as a server sends them.
MOST_AROUND = 25_000
MOST_SCRIPT = 30_000

BODY = re.compile(rb'<div class="body"[^>]*>\n(.*)\n</div>\n(?:<section class="children">.*</section>\n?)?</article>', re.DOTALL)


def around(html):
    """The bytes of a page that are not its body; None for what is no page, such as a redirect."""
    body = BODY.search(html)
    return len(html) - len(body[1]) if body else None


def heaviest(site):
    """The page with most around its body: its bytes, and its address."""
    pages = ((around(page.read_bytes()), page) for page in pathlib.Path(site).rglob("*.html"))
    size, page = max((size, str(page.relative_to(site))) for size, page in pages if size is not None)
    return size, page


def scripts(site):
    return sum(len(gzip.compress((pathlib.Path(site) / name).read_bytes())) for name in ("site.js", "search.js"))


def fail(site):
    """The sentences of what is too heavy."""
    size, page = heaviest(site)
    compressed = scripts(site)
    failures = []
    if size > MOST_AROUND:
        failures.append(f"weight: {page} weighs {size} bytes beyond its body; {MOST_AROUND} are allowed")
    if compressed > MOST_SCRIPT:
        failures.append(f"weight: the scripts weigh {compressed} bytes compressed; {MOST_SCRIPT} are allowed")
    if not failures:
        print(f"ok   weight: at most {size} bytes beyond the body ({page}); scripts {compressed} bytes compressed", flush=True)
    return failures
