#!/usr/bin/env python3
"""Types into the search of a built site and looks at what it finds: over HTTP, and from files that a browser opened.

    isogloss build --out SITE && tests/browser/search.py SITE [FOLDER FOR PICTURES]

SITE is our own documentation. Exits with 1 if anything is not as it should be.
"""

import functools
import http.server
import os
import sys
import threading
import time

from chromium import Chromium

# A page, what is typed, the address that must be among the first results, and text that must be marked in the results.
QUERIES = [
    ("en/index.html", "syncing licen", "en/licensing/", "licen"),
    ("en/index.html", "LICENSES", "en/licensing/", "license"),
    ("en/enterprise-server@3.4/licensing/index.html", "upload", "en/enterprise-server@3.4/licensing/uploading-a-license-file.html", "upload"),
    ("en/index.html", "fields of the report", "en/licensing/troubleshooting-license-usage.html#fields-of-the-report", "report"),
    ("zh-CN/index.html", "许可证", "zh-CN/licensing/", "许可证"),
    ("zh-CN/index.html", "可证", "zh-CN/licensing/", "可证"),
    ("ja-JP/index.html", "ライセンス", "ja-JP/licensing/", "ライセンス"),
    ("ja-JP/index.html", "ｲｾﾝｽ", "ja-JP/licensing/", "イセンス"),
    ("fr-FR/index.html", "resolution", "fr-FR/licensing/troubleshooting-license-usage.html", "résolution"),
    ("fr-FR/index.html", "vérification dernière", "fr-FR/licensing/checking-the-last-license-sync.html", "vérification"),
]

OPTIONS = "document.querySelectorAll('[role=option]')"


class Server(http.server.ThreadingHTTPServer):
    def __init__(self, folder):
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server_address[1]}/"


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def ask(browser, text):
    """Opens the search, types, and gives what it says when it is done."""
    browser.until("document.documentElement.classList.contains('js')")
    browser.key("/", "Slash", "/")
    browser.until("document.activeElement.getAttribute('role') === 'combobox'")
    browser.evaluate("document.activeElement.value = ''")
    browser.write(text)
    return browser.until("document.querySelector('.search [role=status]').textContent.match(/[0-9]+|“|«|「/)?.input")


def check_queries(browser, base):
    for page, text, address, mark in QUERIES:
        browser.open(base + page)
        ask(browser, text)
        browser.until(f"{OPTIONS}.length")
        found = browser.evaluate(f"[...{OPTIONS}].map((option) => [option.href, option.innerText])")
        expect(any(href.startswith(base + address) for href, _ in found), f"{page}, {text}: {found}")
        edition = page.rsplit("/", 1)[0].split("/")[:2] if "@" in page else page.split("/")[:1]
        expect(all(href.startswith(base + "/".join(edition) + "/") for href, _ in found), f"another edition: {found}")
        marks = browser.evaluate("[...document.querySelectorAll('.search mark')].map((mark) => mark.innerText.toLowerCase())")
        expect(mark in marks, f"{page}, {text}: {mark} is not among the marks {marks}")
        for href, _ in found:
            status = browser.evaluate(
                f"new Promise((done) => {{ const link = document.createElement('iframe'); link.onload = () => done(true);"
                f" link.onerror = () => done(false); link.src = {href!r}; document.body.append(link); }})"
            )
            expect(status, f"{href} is not there")
        print(f"  {page}: {text!r} finds {len(found)}, first {found[0][0].removeprefix(base)}")


def check_keyboard(browser, base):
    browser.open(base + "en/index.html")
    ask(browser, "license")
    selected = f"[...{OPTIONS}].findIndex((option) => option.ariaSelected === 'true')"
    pointed = f"document.activeElement.getAttribute('aria-activedescendant') === [...{OPTIONS}].find((option) => option.ariaSelected === 'true').id"
    browser.until(f"{OPTIONS}.length > 2")
    expect(browser.evaluate(selected) == 0 and browser.evaluate(pointed), "the first result is selected")
    browser.key("ArrowDown")
    browser.key("ArrowDown")
    browser.key("ArrowUp")
    expect(browser.evaluate(selected) == 1 and browser.evaluate(pointed), "arrows move")
    expect(browser.evaluate("document.activeElement.ariaExpanded") == "true", "the field says that there is a list")
    address = browser.evaluate(f"{OPTIONS}[1].href")
    browser.key("Escape")
    browser.until("!document.querySelector('.search').open")
    expect(browser.evaluate("!document.activeElement.closest('.search')"), "focus leaves the dialog")
    browser.key("k", "KeyK", control=True)
    browser.until("document.querySelector('.search').open && document.activeElement.value === 'license'")
    browser.key("ArrowDown") if browser.evaluate(selected) == 0 else None
    browser.key("Enter")
    browser.until(f"location.href === {address!r}")
    browser.open(base + "en/index.html")
    said = ask(browser, "qqqqzzzz")
    expect("qqqqzzzz" in said and browser.evaluate(f"{OPTIONS}.length") == 0, f"nothing is found: {said}")
    browser.evaluate("document.querySelector('.search-shortcut input').click()")
    browser.key("Escape")
    browser.key("/", "Slash", "/")
    time.sleep(0.2)
    if browser.evaluate("localStorage.getItem('search-shortcut')") == "off":
        expect(not browser.evaluate("document.querySelector('.search').open"), "the key can be switched off")
        browser.evaluate("localStorage.clear()")
    print("  keyboard: / and Ctrl-K open, arrows move, Enter opens, Escape closes, / can be switched off")


def check_loading(browser, base):
    browser.loaded.clear()
    browser.open(base + "en/licensing/index.html")
    expect(not [address for address in browser.loaded if "search" in address], "nothing is loaded before it is asked for")
    ask(browser, "license")
    browser.until(f"{OPTIONS}.length")
    print("  loaded for one question:", ", ".join(address.removeprefix(base) for address in browser.loaded if "search" in address))


def pictures(browser, base, folder):
    os.makedirs(folder, exist_ok=True)
    for name, page, text in [("en", "en/index.html", "license sync"), ("zh-CN", "zh-CN/index.html", "许可证"),
                             ("ja-JP", "ja-JP/index.html", "ライセンス"), ("fr-FR", "fr-FR/index.html", "resolution probleme")]:
        for dark in [False, True]:
            for size in [(1280, 800), (390, 800)]:
                browser.look(*size, dark)
                browser.open(base + page)
                label = f"{name}-{'dark' if dark else 'light'}-{size[0]}"
                if name == "en":
                    browser.picture(f"{folder}/{label}-closed.png")
                ask(browser, text)
                browser.until(f"{OPTIONS}.length")
                browser.picture(f"{folder}/{label}.png")


def main():
    site = os.path.abspath(sys.argv[1])
    server = Server(site)
    browser = Chromium()
    try:
        browser.look(1280, 800)
        for base in [server.address, f"file://{site}/"]:
            print(base.split(":")[0])
            check_queries(browser, base)
            check_keyboard(browser, base)
            check_loading(browser, base)
        if len(sys.argv) > 2:
            pictures(browser, server.address, sys.argv[2])
        expect(not browser.errors, f"the console has errors: {browser.errors}")
    finally:
        browser.close()
    print("The search finds what it should.")


if __name__ == "__main__":
    main()
