"""What writers do in the preview of a copy of our own documentation, which is edited on the way."""

import pathlib
import shutil
import subprocess
import tempfile
from urllib.parse import quote

import accessibility
import searching
import trials
from browser import Browser

PACKAGE = pathlib.Path(__file__).resolve().parent.parent.parent
GUIDE = "licensing/syncing-license-usage"
PAGE = f"en/{GUIDE}.html"
FILE = f"content/{GUIDE}.md"
# The beginning of a paragraph of that page.
WAYS = "There are {% ifversion license-sync-on-demand %}"
# The bar of the preview, which the styles of the page do not reach.
BAR = "document.querySelector('isogloss-preview')?.shadowRoot"
PANEL = f"{BAR}?.querySelector('.panel')"


class Preview:
    """`isogloss serve` for a copy of our documentation, at a port of its own choice."""

    def __init__(self, isogloss, folder):
        self.folder = pathlib.Path(folder)
        for name in ("content", "locales"):
            shutil.copytree(PACKAGE / name, self.folder / name)
        shutil.copy(PACKAGE / "isogloss.toml", self.folder)
        arguments = [isogloss, "serve", "--root", folder, "--port", "0", "--quiet", "--editor", "edit:{path}#{line}"]
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
        self.root = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def read(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path, text):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")


class edited:
    """A file with some text in the place of another, until the end of the block."""

    def __init__(self, preview, path, old, new):
        self.preview, self.path = preview, path
        self.text = preview.read(path)
        assert old in self.text, f"{path} does not say {old}"
        preview.write(path, self.text.replace(old, new, 1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.preview.write(self.path, self.text)


def shows(text):
    return f"document.querySelector('main')?.textContent.includes({text!r})"


def edits_are_shown(window, preview):
    """What is saved is on the page at once, in the same place, and without loading it anew."""
    window.open(preview.root + PAGE)
    window.value("window.sameDocument = true")
    window.value("document.querySelectorAll('.body h2')[3].scrollIntoView({ block: 'start', behavior: 'instant' }); scrollBy(0, 40)")
    place = "document.querySelectorAll('.body h2')[3].getBoundingClientRect().top"
    before = window.value(place)
    # Above what is being read, so that the page grows there.
    with edited(preview, FILE, WAYS, "Said by a test.\n\nAnd again.\n\n" + WAYS):
        window.until(shows("Said by a test."))
        assert abs(window.value(place) - before) <= 1, f"the heading has moved from {before} to {window.value(place)}"
    window.until(f"!{shows('Said by a test.')}")
    assert abs(window.value(place) - before) <= 1, "the heading has not come back"
    assert window.value("window.sameDocument === true"), "the page was loaded anew"


def every_kind_of_file_is_followed(window, preview):
    """Reusables, variables, front matter, words of the site and styles are followed too."""
    window.open(preview.root + PAGE)
    reusable = "content/data/reusables/licensing/what-is-sent.md"
    with edited(preview, reusable, "neither passwords", "no gold, neither passwords"):
        window.until(shows("no gold, neither passwords"))
    with edited(preview, FILE, "title: ", "title: Gold, and "):
        window.until("document.querySelector('h1')?.textContent.startsWith('Gold, and ')")
    with edited(preview, "locales/en/ui.ftl", "toc-heading = In this article", "toc-heading = In this test"):
        window.until("document.querySelector('.contents')?.textContent.includes('In this test')")
    colour = "getComputedStyle(document.querySelector('h1')).color"
    preview.write("theme/style.css", "h1 { color: rgb(1, 2, 3) }")
    try:
        window.until(f"{colour} === 'rgb(1, 2, 3)'")
    finally:
        (preview.folder / "theme/style.css").unlink()
    window.until(f"{colour} !== 'rgb(1, 2, 3)'")


def errors_come_and_go(window, preview):
    """An error opens a panel over the page with the lines around it, and is gone when it is mended."""
    window.open(preview.root + PAGE)
    window.until(f"document.documentElement?.dataset.findings && {PANEL}?.hidden")
    with edited(preview, FILE, WAYS, "{% nosuch %}\n\n" + WAYS):
        window.until(f"{PANEL}?.hidden === false && {PANEL}.textContent.includes('{{% nosuch %}}')")
        window.until(f"{PANEL}.textContent.includes({FILE!r})")
        window.until(f"{BAR}.querySelector('.findings').textContent === 'Errors: 1'")
    window.until(f"{PANEL}?.hidden && {BAR}.querySelector('.findings').hidden")
    with edited(preview, "isogloss.toml", "title =", "titel ="):
        window.until(f"{PANEL}?.hidden === false && {PANEL}.textContent.includes('titel')")
        window.until("document.querySelector('h1')")
    window.until(f"{PANEL}?.hidden")


def blocks_lead_to_their_source(window, preview):
    """A click with Alt on a block gives links to the lines that it stems from, through reusables and variables."""
    window.open(preview.root + "en/enterprise-server@3.7/" + GUIDE + ".html")
    said = "passwords nor repositories"
    point = window.value(f"""(() => {{
        const block = [...document.querySelectorAll('main p')].find((block) => block.textContent.includes({said!r}));
        block.scrollIntoView({{ block: 'center', behavior: 'instant' }});
        const box = block.getBoundingClientRect();
        return [box.x + 10, box.y + 10];
    }})()""")
    event = {"x": point[0], "y": point[1], "button": "left", "clickCount": 1, "modifiers": 1}
    window.command("Input.dispatchMouseEvent", type="mousePressed", **event)
    window.command("Input.dispatchMouseEvent", type="mouseReleased", **event)
    places = f"{BAR}.querySelector('.places')"
    window.until(f"!{places}.hidden")
    links = window.value(f"[...{places}.querySelectorAll('a')].map((link) => link.href)")
    line = lambda path, text: next(at for at, line in enumerate(preview.read(path).splitlines(), 1) if text in line)
    reusable = "content/data/reusables/licensing/what-is-sent.md"
    root = quote(str(preview.folder.resolve()))
    for path, text in [(FILE, "reusables.licensing.what-is-sent"), (reusable, said), ("content/data/variables/product.yml", None)]:
        wanted = f"edit:{root}/{path}#" + ("" if text is None else str(line(path, text)))
        assert any(link.startswith(wanted) for link in links), f"no {wanted} among {links}"


def compare(window, preview, left, right):
    window.open(f"{preview.root}_compare?left=/{quote(left)}&right=/{quote(right)}")
    window.until("document.body?.dataset.compared")


def pane(side):
    return f"document.getElementById('{side}-page').contentDocument"


def versions_are_compared(window, preview):
    """Two versions side by side: what only one has is marked, with the condition that causes it and the way to it."""
    compare(window, preview, PAGE, f"en/enterprise-server@3.4/{GUIDE}.html")
    marked = f"[...{pane('right')}.querySelectorAll('.isogloss-right')].map((block) => block.textContent)"
    assert any("Which instance" in text for text in window.value(marked)), window.value(marked)
    notes = window.value(f"[...{pane('right')}.querySelectorAll('.isogloss-note')].map((note) => note.textContent)")
    assert any("because of {%- ifversion ghes %}" in note and "what-is-sent.md:" in note for note in notes), notes
    words = window.value("document.getElementById('right-page').contentWindow.CSS.highlights.get('isogloss-added').size")
    assert words > 0, "no word is marked"
    assert window.value(f"{pane('right')}.querySelector('.permissions').matches('.isogloss-changed')"), "a field that differs is not marked"
    assert window.value("document.querySelectorAll('#differences li').length") == int(window.value("document.body?.dataset.compared"))
    # An edit that removes the difference removes the mark.
    with edited(preview, "content/data/reusables/licensing/what-is-sent.md", "{%- ifversion ghes %}", "{%- ifversion ghae %}"):
        window.until(f"!{marked}.some((text) => text.includes('Which instance'))")
    window.until(f"{marked}.some((text) => text.includes('Which instance'))")


def panes_scroll_together(window, preview):
    """Blocks that belong together stay at the same height, whichever of the two is scrolled."""
    compare(window, preview, PAGE, f"ja-JP/{GUIDE}.html")
    for own, other in (("left", "right"), ("right", "left")):
        for number in (4, 2):
            view = f"document.getElementById('{own}-page').contentWindow"
            heading = lambda side: f"{pane(side)}.querySelectorAll('.body h2')[{number}].getBoundingClientRect().top"
            window.value(f"{view}.dispatchEvent(new WheelEvent('wheel'))")
            window.value(f"{view}.scrollBy({{ top: {heading(own)} - 40, behavior: 'instant' }})")
            window.until(f"Math.abs({heading(own)} - {heading(other)}) <= 2")
            assert abs(window.value(heading(own)) - 40) <= 2, "the pane that leads has moved"


def drift_stands_at_its_place(window, preview):
    """A source and its translation: a finding stands at its block, named in the language of the one who looks."""
    translation = f"locales/fr-FR/{FILE}"
    text = preview.read(translation)
    link = text.split("](/licensing/")[1].split(")")[0]
    with edited(preview, translation, f"](/licensing/{link})", "](/licensing/nowhere)"):
        compare(window, preview, PAGE, f"fr-FR/{GUIDE}.html")
        window.until("document.querySelector('#differences li')")
        choose(window, "document", "ja-JP")
        window.until("document.documentElement?.lang === 'ja-JP' && document.querySelector('#differences .note')")
        note = f"[...{pane('right')}.querySelectorAll('.isogloss-note')].find((note) => note.textContent.includes('nowhere'))"
        window.until(note + " !== undefined")
        window.until(f"{note}.textContent.includes('リンクの相違') && {note}.textContent.includes('ですが、訳文では `/licensing/nowhere` です')")
        window.until(f"(({note}).previousElementSibling ?? ({note}).parentElement).outerHTML.includes('nowhere')")
        choose(window, "document", "en")
        window.until("document.documentElement?.lang === 'en' && document.body?.dataset.compared")
    window.until("document.body?.dataset.compared === '0'")


def choose(window, root, language):
    list = f"{root}?.querySelector('select.language')"
    # The page may just be loaded anew, for what came before.
    window.until(f"(() => {{ const list = {list}; list.value = {language!r}; list.dispatchEvent(new Event('change')); return true; }})()")


def the_matrix_leads_to_pages(window, preview):
    """The matrix counts pages by locale, version and state, and leads to each."""
    translation = f"locales/zh-CN/{FILE}"
    with edited(preview, translation, "{% ifversion", "{% ifversio"):
        # The bar leads there once the edit has been read.
        window.open(preview.root + f"zh-CN/{GUIDE}.html")
        window.until(f"{PANEL}?.hidden === false")
        window.value(f"{BAR}.querySelector('.matrix').click()")
        window.until("document.querySelector('.overview')")
        chip = f".pages a.damaged[href='/zh-CN/{GUIDE}.html']"
        window.until(f"document.querySelector({chip!r})?.textContent.includes('✕')".replace('"', "`"))
        cell = "document.querySelector('.overview a[href=\"#zh-CN-enterprise-cloud@latest\"]')"
        assert window.value(f"{cell}.textContent").split()[0] != "100", "the overview does not count it"
        window.follow(chip)
        assert window.address().endswith(f"/zh-CN/{GUIDE}.html"), window.address()
        window.until(f"{PANEL}?.hidden === false")
    window.until(f"{PANEL}?.hidden")


def the_matrix_follows_edits(window, preview):
    """The matrix shows what an edit makes of a page, and what is repaired for its readers, without losing the place."""
    window.open(preview.root + "_status")
    window.until("document.querySelector('#only-open')")
    chip = f"document.querySelector('.pages a[href=\"/zh-CN/{GUIDE}.html\"]')"
    window.value("window.sameDocument = true; document.querySelector('#only-open').click(); scrollTo({ top: 150, behavior: 'instant' })")
    assert window.value(f"{chip}.className") == "current"
    # A tag of which a blank has gone astray: readers are shown what it must have been.
    with edited(preview, f"locales/zh-CN/{FILE}", "{% ifversion", "{ % ifversion"):
        window.until(f"{chip}?.className === 'damaged' && {chip}.textContent.includes('✚')")
        assert window.value("window.sameDocument && document.querySelector('#only-open').checked && scrollY === 150"), "the place is lost"
    window.until(f"{chip}?.className === 'current' && !{chip}.textContent.includes('✚')")
    assert window.value("window.sameDocument"), "the page was loaded anew"


def the_search_works(window, preview):
    """The search finds what a built site finds, and what was written since."""
    searching.words_are_found(window, preview.root)
    with edited(preview, FILE, WAYS, "Ask the zyzzyva.\n\n" + WAYS):
        window.open(preview.root + PAGE)
        window.until(shows("zyzzyva"))
        window.open(preview.root + "en/index.html")
        searching.ask(window, "zyzzyva")
        window.until(f"document.querySelector('[role=option]').href.startsWith({preview.root + PAGE!r})")


def the_preview_speaks_the_language_that_is_chosen(window, preview):
    """The bar can be had in another language, which is remembered."""
    window.open(preview.root + PAGE)
    choose(window, BAR, "fr-FR")
    window.until(f"{BAR}?.querySelector('.compare').textContent === 'Comparer'")
    window.open(preview.root + "_status")
    window.until("document.documentElement?.lang === 'fr-FR'")
    choose(window, "document", "en")
    window.until("document.documentElement?.lang === 'en'")


TRIALS = [
    edits_are_shown,
    every_kind_of_file_is_followed,
    errors_come_and_go,
    blocks_lead_to_their_source,
    versions_are_compared,
    panes_scroll_together,
    drift_stands_at_its_place,
    the_matrix_leads_to_pages,
    the_matrix_follows_edits,
    the_search_works,
    the_preview_speaks_the_language_that_is_chosen,
]


def look(isogloss, axe, only):
    """The sentences of all trials that fail, and of the rules of accessibility on the pages of the preview's own."""
    with tempfile.TemporaryDirectory() as folder, Preview(isogloss, folder) as preview:
        with Browser() as window:
            failures = trials.fail(window, preview, TRIALS, "preview", only)
            return failures + accessible(window, preview, axe, only)


def accessible(window, preview, axe, only):
    script = pathlib.Path(axe).read_text(encoding="utf-8")
    failures = []
    with edited(preview, FILE, WAYS, "{% nosuch %}\n\n" + WAYS):
        window.open(preview.root + PAGE)
        window.until(f"{PANEL}?.hidden === false")
        pages = {
            "page with an error": (PAGE, f"{PANEL}?.hidden === false"),
            "compared versions": (f"_compare?left=/{PAGE}&right=/en/enterprise-server%403.4/{GUIDE}.html", "document.body?.dataset.compared"),
            "compared locales": (f"_compare?left=/{PAGE}&right=/ja-JP/{GUIDE}.html", "document.body?.dataset.compared"),
            "matrix": ("_status", "document.querySelector('.overview')"),
        }
        for dark in (False, True):
            for width in (1300, 400):
                window.look(width, dark=dark)
                for name, (page, ready) in pages.items():
                    if only in f"accessibility {name}":
                        name = f"{name}, {'dark' if dark else 'light'}, {width} wide"
                        window.open(preview.root + page)
                        window.until(ready)
                        failures += accessibility.of_page(window, script, name)
    window.look(1300)
    return failures
