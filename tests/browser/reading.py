"""What readers do: each function is one thing that must work, and fails with a sentence."""

from browser import Browser

PAGE = "en/licensing/syncing-license-usage.html"


def pickers_keep_page_and_heading(window, root):
    """Another version and another language show the same page at the same heading."""
    window.open(root + PAGE + "#ways-to-sync")
    window.click(".picker summary")
    window.click(".picker li:nth-child(3) a")
    assert window.address().endswith("/en/enterprise-server@3.6/licensing/syncing-license-usage.html#ways-to-sync"), window.address()
    window.run("document.querySelectorAll('.picker summary')[1].click();")
    window.click(".picker a[hreflang=ja-JP]")
    assert window.address().endswith("/ja-JP/enterprise-server@3.6/licensing/syncing-license-usage.html#ways-to-sync"), window.address()
    assert window.run("return document.querySelector(location.hash) !== null;") is True, "the heading is not in the translation"


def branches_open(window, root):
    """A branch that the page does not show is loaded when its button is pressed, and leads to its pages."""
    window.open(root + PAGE)
    assert window.run("return typeof isoglossNavigation;") == "undefined", "the tree is loaded before anyone asks"
    window.click(".tree li.closed > button")
    assert window.wait_for("document.querySelector('.tree li.closed ul a')"), "nothing opens"
    assert window.run("return document.querySelector('.tree li.closed > button').ariaExpanded;") == "true", "the button does not say so"
    window.click(".tree li.closed ul a")
    assert window.wait_for("document.querySelector('.tree a[aria-current=page]')"), window.address()


def contents_follow_reading(window, root):
    """The table of contents marks the section at the top of the window."""
    window.open(root + PAGE)
    window.run("document.documentElement.style.scrollBehavior = 'auto'; document.querySelectorAll('.body h2')[2].scrollIntoView();")
    marked = "document.querySelector('.contents a[aria-current]')"
    assert window.wait_for(f"{marked} && {marked}.hash === '#' + document.querySelectorAll('.body h2')[2].id"), "another section is marked"


def neighbours_lead_on(window, root):
    """Next and then previous lead back."""
    window.open(root + PAGE)
    window.click(".neighbours .next a")
    assert not window.address().endswith(PAGE), "next leads nowhere"
    window.click(".neighbours p:not(.next) a")
    assert window.address().endswith(PAGE), window.address()


def tools_are_remembered(window, root):
    """A tool that was chosen on one page is chosen on another, too."""
    window.open(root + "tools/en/one.html")
    window.click(".switch button[data-name=cli]")
    window.run("location.href = 'two.html';")
    assert window.wait_for("document.title.startsWith('Two') && document.querySelector('.switch')"), "no buttons"
    shown = window.run("return [...document.querySelectorAll('.ghd-tool')].filter((part) => !part.hidden).map((part) => part.className).join();")
    assert shown == "ghd-tool cli switched", shown


def works_without_script(window, root):
    """Without scripts every page of the branch is a link away, and code is there to be read."""
    window.call("POST", "/goog/cdp/execute", {"cmd": "Emulation.setScriptExecutionDisabled", "params": {"value": True}})
    window.open(root + PAGE)
    window.click(".tree a:not([aria-current])")
    assert not window.address().endswith(PAGE), "the navigation needs a script"
    window.call("POST", "/goog/cdp/execute", {"cmd": "Emulation.setScriptExecutionDisabled", "params": {"value": False}})


def nothing_comes_from_elsewhere(window, root):
    """A page asks only its own host."""
    window.requests()
    window.open(root + PAGE)
    asked = [address for address in window.requests() if not address.startswith((root, "data:"))]
    assert not asked, f"asked for {asked}"


THINGS = [
    pickers_keep_page_and_heading,
    branches_open,
    contents_follow_reading,
    neighbours_lead_on,
    tools_are_remembered,
    works_without_script,
    nothing_comes_from_elsewhere,
]


def look(roots, only):
    failures = []
    for name, root in roots.items():
        with Browser() as window:
            for thing in THINGS:
                if only not in thing.__name__:
                    continue
                window.complaints()
                try:
                    thing(window, root)
                    complaints = window.complaints()
                    assert not complaints, f"the console says {complaints}"
                    print(f"ok   {name}: {thing.__doc__}", flush=True)
                except AssertionError as error:
                    failures.append(f"{name}: {thing.__doc__} {error}")
    return failures
