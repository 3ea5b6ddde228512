"""The rules of WCAG 2.2, levels A and AA, as axe-core knows them, on each kind of page and all that
opens on it, in light and in dark, wide and narrow."""

import glob
import json
import subprocess
import tarfile

from browser import Browser

AXE = "axe-core@4.14.1"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "home": "en/index.html",
    "section": "en/licensing/index.html",
    "procedure": "en/enterprise-server@3.4/licensing/syncing-license-usage.html",
    "Chinese": "zh-CN/licensing/syncing-license-usage.html",
    "French": "fr-FR/licensing/troubleshooting-license-usage.html",
    "Japanese": "ja-JP/enterprise-server@3.7/licensing/uploading-a-license-file.html",
    "fallback": "ja-JP/manual/configuration.html",
    "code and tables": "en/manual/command-line.html",
    "table of configuration": "en/manual/configuration.html",
    "tools": "tools/en/one.html",
    "all kinds of blocks": "tools/en/kinds.html",
    "right to left": "tools/ar/one.html",
    "start": "tools/index.html",
    "not found": "404.html",
}


# What is opened by a click or a key, on a page.
OPENED = {
    "search": ("en/index.html", "document.querySelector('.search-open').click()", "document.querySelector('.search[open]')"),
    "versions": ("tools/en/kinds.html", "document.querySelector('.picker').open = true", "true"),
    "languages": ("en/index.html", "document.querySelector('.picker + .picker').open = true", "true"),
    "menu": ("en/licensing/index.html", "document.querySelector('.menu').click()", "true"),
    "branch": ("en/licensing/index.html", "document.querySelector('.tree li.closed > button').click()", "document.querySelector('.tree li.closed ul')"),
}


def fetch(folder):
    """The script of axe-core, from npm."""
    subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(glob.glob(f"{folder}/axe-core-*.tgz")[0]) as archive:
        archive.extract("package/axe.min.js", folder, filter="data")
    return f"{folder}/package/axe.min.js"


def look(root, axe, only):
    with open(axe, encoding="utf-8") as file:
        script = file.read()
    failures = []
    with Browser() as window:
        for dark in (False, True):
            for width in (1300, 400):
                window.look(width, dark=dark)
                for name, page in PAGES.items():
                    if only in f"accessibility {name}":
                        window.open(root + page)
                        failures += of_page(window, script, f"{name}, {'dark' if dark else 'light'}, {width} wide")
                for name, (page, action, condition) in OPENED.items():
                    if only in f"accessibility {name}":
                        window.open(root + page)
                        window.value(f"{action}, 1")
                        window.until(condition)
                        failures += of_page(window, script, f"{name} open, {'dark' if dark else 'light'}, {width} wide")
    return failures


def of_page(window, script, name):
    """What the rules find on the page that is open, in its frames too."""
    window.value(script + "; true")
    window.value(f"for (const frame of document.querySelectorAll('iframe')) frame.contentWindow.eval({json.dumps(script)}); true")
    found = window.value(f"axe.run(document, {{ runOnly: {json.dumps(TAGS)} }}).then((found) => found.violations.map((rule) => "
                         "rule.id + ': ' + rule.help + ' (' + rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ') + ')'))")
    if not found:
        print(f"ok   accessibility: {name}", flush=True)
    return [f"accessibility: {name}: {violation}" for violation in found]
