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


def contents_of_many_sections_are_completed(window, root):
    """Of very many sections the page lists the first ones; the script adds the others, and marks them like those."""
    window.open(root + "tools/en/many.html")
    window.until("document.querySelectorAll('.contents a').length === 300 && !document.querySelector('.contents .more')")
    ids = window.value("[...document.querySelectorAll('.contents a')].map((entry) => entry.hash.slice(1))")
    assert ids == window.value("[...document.querySelectorAll('.body h2')].map((heading) => heading.id)"), ids
    window.value("document.querySelectorAll('.body h2')[290].scrollIntoView({ behavior: 'instant' })")
    window.until("document.querySelector('.contents a[aria-current]')?.textContent === 'Section 290 of this page'")
    window.scripts(may_run=False)
    try:
        window.open(root + "tools/en/many.html")
        assert window.value("document.querySelector('.contents .more').textContent") == "…", "readers without scripts are not told"
    finally:
        window.scripts(may_run=True)


def pictures_keep_their_place(window, root):
    """A picture has its place on the page before it is there."""
    window.open(root + "tools/en/kinds.html")
    sizes = window.value("[...document.querySelectorAll('.body img')].map((image) => [image.getAttribute('width'), image.getAttribute('height'), image.naturalWidth])")
    assert sizes == [["600", "400", 600]], sizes


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


def languages_of_code_are_remembered(window, root):
    """Of samples in several languages one is shown, and the choice is remembered."""
    shown = "[...document.querySelectorAll('.ghd-codetab')].filter((part) => part.checkVisibility()).map((part) => part.dataset.lang).join()"
    window.open(root + "tools/en/kinds.html")
    assert window.value(shown) == "javascript", window.value(shown)
    window.click(".ghd-codetabs button[data-name=python]")
    assert window.value(shown) == "python", window.value(shown)
    window.open(root + "tools/en/kinds.html")
    assert window.value(shown) == "python", "it is forgotten"


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


def a_page_that_is_not_there_is_said(window, root):
    """The list of versions says where a page is not, and leads to the nearest one."""
    window.open(root + "tools/en/kinds.html")
    window.click(".picker summary")
    said = window.value("document.querySelector('.picker li:nth-child(2)').innerText")
    assert "not in this version" in said and "Start" in said, said
    window.follow(".picker li:nth-child(2) a")
    assert window.value("document.querySelector('h1').innerText") == "Start", window.address()


def what_is_not_translated_is_said(window, root):
    """A page in another language says so, in the reader's, leads to the source, and is marked."""
    window.open(root + "ja-JP/manual/configuration.html")
    assert "英語" in window.value("document.querySelector('.fallback').innerText"), "the notice is not in the reader's language"
    assert window.value("document.querySelector('.body').lang") == "en", "the body is not marked"
    assert window.value("document.querySelector('link[rel=canonical]').href").endswith("/en/manual/configuration.html")
    window.follow(".fallback a")
    assert window.address().endswith("/en/manual/configuration.html"), window.address()


def what_falls_back_in_a_sentence_is_marked(window, root):
    """Data that is not translated is marked where it stands in a paragraph."""
    window.open(root + "ja-JP/licensing/about-licenses.html")
    marked = window.value("[...document.querySelectorAll('.body [lang=en]')].map((part) => part.innerText)")
    assert marked and all(any(letter.isalpha() for letter in text) for text in marked), marked


def colors_follow_the_system_and_the_reader(window, root):
    """Colours are those of the system until a reader chooses, and then theirs on every page."""
    paper = "getComputedStyle(document.body).backgroundColor"
    window.look(1300)
    window.open(root + PAGE)
    light = window.value(paper)
    window.look(1300, dark=True)
    dark = window.value(paper)
    assert light != dark, "dark is light"
    window.look(1300)
    window.click(".scheme")
    assert window.value(paper) == dark and window.value("document.querySelector('.scheme').ariaPressed") == "true", "the button does nothing"
    window.open(root + "en/index.html")
    assert window.value(paper) == dark, "the choice is forgotten"
    window.value("localStorage.removeItem('isogloss-scheme')")


def code_is_copied(window, root):
    """Every block of code has a button that copies it, reached with the keyboard, too."""
    window.command("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    window.open(root + "en/manual/getting-started.html")
    assert window.value("document.querySelectorAll('.body pre').length === document.querySelectorAll('.body .code-copy').length"), "some have none"
    window.value("document.querySelector('.body .code-copy').focus()")
    label = window.value("document.activeElement.innerText")
    window.key("Enter")
    window.until(f"document.activeElement.innerText !== {label!r}")
    if root.startswith("http"):
        assert window.value("navigator.clipboard.readText()") == window.value("document.querySelector('.body pre').textContent"), "other text was copied"


def a_narrow_window_has_a_menu(window, root):
    """In a narrow window the navigation opens over the page and closes with Escape; nothing is wider than the window."""
    window.look(360, 740)
    try:
        for page in (PAGE, "en/manual/configuration.html", "tools/en/kinds.html", "en/index.html"):
            window.open(root + page)
            assert window.value("document.documentElement.scrollWidth <= innerWidth"), f"{page} is wider than the window"
        window.open(root + PAGE)
        window.value("document.querySelector('.menu').focus()")
        window.key("Enter")
        window.until("document.querySelector('.tree.open') && document.activeElement.closest('.tree')")
        window.key("Escape")
        window.until("!document.querySelector('.tree.open') && document.activeElement.classList.contains('menu')")
        window.click(".menu")
        window.until("document.querySelector('.tree.open')")
        window.follow(".tree a:not([aria-current])")
    finally:
        window.look(1300)


def keys_reach_everything(window, root):
    """With Tab alone, every link and button of a page that shows gets the focus, and shows that it has it."""
    window.open(root + "tools/en/kinds.html")
    window.value("window.missed = new Set(document.querySelectorAll('a[href]:not([tabindex=\"-1\"]), button, summary'))")
    window.value("missed.forEach((part) => { if (!part.checkVisibility()) missed.delete(part); })")
    for _ in range(100):
        window.key("Tab")
        seen = window.value("""(() => { const at = document.activeElement; missed.delete(at);
            return at === document.body || getComputedStyle(at).outlineStyle !== 'none' || at.outerHTML.slice(0, 90); })()""")
        assert seen is True, f"the focus is not seen on {seen}"
        if window.value("missed.size") == 0:
            return
    assert False, window.value("[...missed].map((part) => part.outerHTML.slice(0, 90)).join()")


def right_to_left_is_mirrored(window, root):
    """Where the locale is written from right to left, so is the page; code is not, and nothing sticks out."""
    window.open(root + "tools/ar/one.html")
    box = "document.querySelector('{}').getBoundingClientRect()"
    assert window.value(f"{box.format('.tree')}.left > {box.format('main')}.left"), "the navigation is on the left"
    assert window.value(f"{box.format('.site-title')}.left > {box.format('.scheme')}.left"), "the title is on the left"
    assert window.value("getComputedStyle(document.querySelector('pre')).direction") == "ltr", "code is turned"
    assert window.value("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the window"


def nothing_shifts(window, root):
    """Nothing moves while a page loads: not by a script, not by a picture that comes late."""
    for page in (PAGE, "en/index.html", "en/manual/command-line.html", "tools/en/one.html", "tools/en/kinds.html", "tools/en/many.html", "ja-JP/manual/configuration.html"):
        window.open(root + page)
        shift = window.value("""new Promise((done) => { let sum = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((shift) => { sum += shift.value; })).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(sum), 150); })""")
        assert shift == 0, f"{page}: {shift}"


def movement_is_asked_for(window, root):
    """Readers who want no movement get none."""
    window.open(root + PAGE)
    assert window.value("getComputedStyle(document.documentElement).scrollBehavior") == "auto", "the page scrolls by itself"
    window.look(1300, motion=True)
    assert window.value("getComputedStyle(document.documentElement).scrollBehavior") == "smooth", "it never does"
    window.look(1300)


def print_has_the_text_alone(window, root):
    """On paper there is the text without navigation, in dark ink, with the addresses of links to elsewhere."""
    window.look(800, dark=True, medium="print")
    try:
        window.open(root + PAGE)
        shown = window.value("['.site-header', '.tree', '.contents', '.neighbours'].filter((part) => document.querySelector(part)?.checkVisibility())")
        assert not shown, f"{shown} are printed"
        assert window.value("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", "paper is dark"
    finally:
        window.look(1300)


TRIALS = [
    pickers_keep_page_and_heading,
    a_page_that_is_not_there_is_said,
    what_is_not_translated_is_said,
    what_falls_back_in_a_sentence_is_marked,
    branches_open,
    contents_follow_reading,
    contents_of_many_sections_are_completed,
    pictures_keep_their_place,
    neighbours_lead_on,
    tools_are_remembered,
    languages_of_code_are_remembered,
    colors_follow_the_system_and_the_reader,
    code_is_copied,
    a_narrow_window_has_a_menu,
    keys_reach_everything,
    right_to_left_is_mirrored,
    nothing_shifts,
    movement_is_asked_for,
    print_has_the_text_alone,
    works_without_script,
    nothing_comes_from_elsewhere,
]
