#!/usr/bin/env python3
"""How long an edit takes from the disk to the screen of the preview, by kind of file.

    tests/browser/edit_times.py [--isogloss PROGRAM] [--rounds N]

A copy of our own documentation is edited. In milliseconds, from before a file is written to the moment at which the browser
has the new words in the page that is open (for a style: a new style sheet), as the clocks of both programs have it. Prints a
table for the page of the manual.
"""

import argparse
import json
import pathlib
import statistics
import tempfile
import time

import previewing
from browser import Browser

# A kind of file, its path, what is replaced in it, by what, and what the page is asked for.
EDITS = [
    ("page", previewing.FILE, previewing.WAYS, "{sign}. " + previewing.WAYS, "document.body.textContent"),
    ("reusable", "content/data/reusables/licensing/what-is-sent.md", "neither passwords", "{sign}, neither passwords", "document.body.textContent"),
    ("variable", "content/data/variables/product.yml", "GitHub Enterprise Cloud", "{sign}", "document.body.textContent"),
    ("front matter", previewing.FILE, "title: ", "title: '{sign}' #", "document.title"),
    ("words of the site", "locales/en/ui.ftl", "toc-heading = ", "toc-heading = {sign} ", "document.body.textContent"),
    ("style", "theme/style.css", "--radius:", "--sign: {sign}; --radius:", "getComputedStyle(document.documentElement).getPropertyValue('--sign')"),
]

# Looks at each frame, over pages that are loaded anew too.
WATCH = """(() => { const look = () => {
  try { const sign = (%s).match(/sign-[0-9]+/)?.[0];
    if (sign && sign !== sessionStorage.getItem("last")) { sessionStorage.setItem("last", sign); sessionStorage.setItem(sign, Date.now()); } } catch { }
  setTimeout(look, 1); }; look(); })()"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--isogloss", default=str(previewing.PACKAGE / "target/release/isogloss"))
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    print("| Edited | Median, ms | Longest, ms |\n| --- | ---: | ---: |")
    for kind, path, old, new, shown in EDITS:
        with tempfile.TemporaryDirectory() as folder, previewing.Preview(given.isogloss, folder) as preview, Browser() as window:
            if path.startswith("theme/"):
                preview.write(path, (previewing.PACKAGE / "src/site/theme/style.css").read_text(encoding="utf-8"))
            window.command("Page.addScriptToEvaluateOnNewDocument", source=WATCH % shown)
            window.open(preview.root + previewing.PAGE)
            text, took = preview.read(path), []
            assert old in text, f"{path} does not say {old}"
            for number in range(given.rounds + 1):
                # Whatever the last edit set off is over.
                time.sleep(0.7)
                sign = f"sign-{number}"
                begun = time.time()
                preview.write(path, text.replace(old, new.replace("{sign}", sign), 1))
                took.append(float(window.until(f"sessionStorage.getItem({json.dumps(sign)})")) - 1000 * begun)
            # The first edit finds nothing prepared.
            print(f"| {kind} | {statistics.median(took[1:]):.0f} | {max(took[1:]):.0f} |", flush=True)


if __name__ == "__main__":
    main()
