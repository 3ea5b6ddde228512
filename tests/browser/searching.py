"""What readers find when they type into the search of the built site of our own documentation."""

import json
import time

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
SELECTED = f"[...{OPTIONS}].findIndex((option) => option.ariaSelected === 'true')"
# The option that the field points to is the one that is selected.
POINTED = f"document.activeElement.getAttribute('aria-activedescendant') === {OPTIONS}[{SELECTED}].id"


def ask(window, text):
    """Opens the search, types, and gives what it says when it is done."""
    window.until("document.documentElement.classList.contains('js')")
    window.key("/", "Slash", "/")
    window.until("document.activeElement.getAttribute('role') === 'combobox'")
    window.value("document.activeElement.value = ''")
    window.write(text)
    return window.until("document.querySelector('.search [role=status]').textContent.match(/[0-9]+|“|«|「/)?.input")


def words_are_found(window, root):
    """Latin, Chinese and Japanese words are found, also as parts of words, in the reader's edition alone, and marked."""
    for page, text, address, mark in QUERIES:
        window.open(root + page)
        ask(window, text)
        window.until(f"{OPTIONS}.length")
        found = window.value(f"[...{OPTIONS}].map((option) => option.href)")
        assert any(href.startswith(root + address) for href in found), f"{page}, {text}: {found}"
        edition = page.rsplit("/", 1)[0].split("/")[:2] if "@" in page else page.split("/")[:1]
        assert all(href.startswith(root + "/".join(edition) + "/") for href in found), f"another edition: {found}"
        marks = window.value("[...document.querySelectorAll('.search mark')].map((mark) => mark.innerText.toLowerCase())")
        assert mark in marks, f"{page}, {text}: {mark} is not among the marks {marks}"
        for href in found:
            loads = f"new Promise((done) => {{ const frame = document.createElement('iframe'); frame.onload = () => done(true); frame.onerror = () => done(false); frame.src = {json.dumps(href)}; document.body.append(frame); }})"
            assert window.value(loads), f"{href} is not there"


def keys_are_enough(window, root):
    """The search opens with / and Ctrl-K, arrows move, Enter opens, Escape closes and gives the focus back."""
    window.open(root + "en/index.html")
    ask(window, "license")
    window.until(f"{OPTIONS}.length > 2")
    assert window.value(SELECTED) == 0 and window.value(POINTED), "the first result is not selected"
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        window.key(key)
    assert window.value(SELECTED) == 1 and window.value(POINTED), "arrows do not move"
    assert window.value("document.activeElement.ariaExpanded") == "true", "the field does not say that there is a list"
    address = window.value(f"{OPTIONS}[1].href")
    window.key("Escape")
    window.until("!document.querySelector('.search').open")
    window.until("!document.activeElement.closest('.search')")
    window.key("k", "KeyK", control=True)
    window.until("document.querySelector('.search').open && document.activeElement.value === 'license'")
    window.until(f"{OPTIONS}.length > 2 && {SELECTED} >= 0")
    if window.value(SELECTED) == 0:
        window.key("ArrowDown")
    window.key("Enter")
    window.until(f"location.href === {json.dumps(address)}")


def what_is_not_there_is_said(window, root):
    """A word that no page has is named."""
    window.open(root + "en/index.html")
    said = ask(window, "qqqqzzzz")
    assert "qqqqzzzz" in said and window.value(f"{OPTIONS}.length") == 0, said


def the_key_can_be_switched_off(window, root):
    """The key that opens the search can be switched off, where the browser lets pages remember."""
    window.open(root + "en/index.html")
    ask(window, "license")
    window.value("document.querySelector('.search-shortcut input').click()")
    window.key("Escape")
    window.key("/", "Slash", "/")
    time.sleep(0.2)
    if window.value("localStorage.getItem('search-shortcut')") == "off":
        assert not window.value("document.querySelector('.search').open"), "it is not"
        window.value("localStorage.clear()")


def nothing_is_loaded_before(window, root):
    """Pages load nothing of the search before it is asked for."""
    window.requests()
    window.open(root + "en/licensing/index.html")
    loaded = [address for address in window.requests() if "search" in address]
    assert not loaded, loaded
    ask(window, "license")
    window.until(f"{OPTIONS}.length")


TRIALS = [words_are_found, keys_are_enough, what_is_not_there_is_said, the_key_can_be_switched_off, nothing_is_loaded_before]
