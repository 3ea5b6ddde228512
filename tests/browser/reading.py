"""What readers do on the built site of our own documentation."""

PAGE = "en/licensing/syncing-license-usage.html"


def pickers_keep_page_and_heading(window, root):
    """Another version and another language show the same page at the same heading."""
    window.open(root + PAGE + "#ways-to-sync")
    window.click(".picker summary")
    window.follow(".picker li:nth-child(3) a")
    assert window.address().endswith("/en/enterprise-server@3.6/licensing/syncing-license-usage.html#ways-to-sync"), window.address()
    window.click(".picker + .picker summary")
    window.follow(".picker a[hreflang=ja-JP]")
    assert window.address().endswith("/ja-JP/enterprise-server@3.6/licensing/syncing-license-usage.html#ways-to-sync"), window.address()
    assert window.value("document.querySelector(location.hash) !== null"), "the heading is not in the translation"


def branches_open(window, root):
    """A branch that the page does not show is loaded when its button is pressed, and leads to its pages."""
    window.open(root + PAGE)
    assert window.value("typeof isoglossNavigation") == "undefined", "the tree is loaded before anyone asks"
    window.click(".tree li.closed > button")
    window.until("document.querySelector('.tree li.closed ul a')")
    assert window.value("document.querySelector('.tree li.closed > button').ariaExpanded") == "true", "the button does not say so"
    window.follow(".tree li.closed ul a")
    window.until("document.querySelector('.tree a[aria-current=page]')")


def contents_follow_reading(window, root):
    """The table of contents marks the section at the top of the window."""
    window.open(root + PAGE)
    window.value("document.querySelectorAll('.body h2')[2].scrollIntoView()")
    marked = "document.querySelector('.contents a[aria-current]')"
    window.until(f"{marked} && {marked}.hash === '#' + document.querySelectorAll('.body h2')[2].id")


def neighbours_lead_on(window, root):
    """Next and then previous lead back."""
    window.open(root + PAGE)
    window.follow(".neighbours .next a")
    assert not window.address().endswith(PAGE), "next leads nowhere"
    window.follow(".neighbours p:not(.next) a")
    assert window.address().endswith(PAGE), window.address()


def tools_are_remembered(window, root):
    """A tool that was chosen on one page is chosen on another, too."""
    window.open(root + "tools/en/one.html")
    window.click(".switch button[data-name=cli]")
    window.open(root + "tools/en/two.html")
    shown = window.value("[...document.querySelectorAll('.ghd-tool')].filter((part) => !part.hidden).map((part) => part.className).join()")
    assert shown == "ghd-tool cli switched", shown


def works_without_script(window, root):
    """Without scripts every page of the branch is a link away, and code is there to be read."""
    window.scripts(may_run=False)
    try:
        window.open(root + PAGE)
        window.follow(".tree a:not([aria-current])")
        assert not window.address().endswith(PAGE), "the navigation needs a script"
    finally:
        window.scripts(may_run=True)


def nothing_comes_from_elsewhere(window, root):
    """A page asks only its own host."""
    window.requests()
    window.open(root + PAGE)
    asked = [address for address in window.requests() if not address.startswith((root, "data:"))]
    assert not asked, f"asked for {asked}"


TRIALS = [
    pickers_keep_page_and_heading,
    branches_open,
    contents_follow_reading,
    neighbours_lead_on,
    tools_are_remembered,
    works_without_script,
    nothing_comes_from_elsewhere,
]
