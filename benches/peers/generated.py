"""The benchmark site: pages of neutral Markdown, made from a small vocabulary by a fixed rule.

The same pages on every machine: no random module, whose sequence is Python's own affair. No page has versions, Liquid,
shortcodes or raw HTML, so that every generator reads the same thing in them. The number of pages and their size are
those of a large documentation set.
"""

PAGES = 1657
WORDS = (
    "account action address administrator approve archive assign branch browse build button cache change check choose "
    "client cloud code column command commit compare configure confirm connect copy create current custom data default "
    "delete deploy describe detail device disable display document domain download edit email enable enter event expire "
    "export feature field file filter folder form format group guide history host image import index install instance "
    "invite issue item job key label language layout license limit line link list location log machine manage member "
    "menu merge message method migrate monitor name network notice object open option order organization owner package "
    "page panel parameter password path pattern period permission person plan policy port preview process product "
    "profile project protect provider publish query queue read record region release remove rename repeat report request "
    "require reset resource restore result review role rule run sample save schedule scope script search secret section "
    "select send server service session setting share sign site size source stage start state status step store stream "
    "string subscribe sync system table tag target task team template term test text theme time title token tool topic "
    "transfer type update upload usage user value variable verify version view visit wait warn web window work write"
).split()


class Sequence:
    """Numbers that look like chance: the multiplicative generator of Lehmer, as Park and Miller chose it."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = self.state * 48271 % 2147483647
        return self.state % limit

    def word(self):
        return WORDS[self.below(len(WORDS))]

    def words(self, count):
        return " ".join(self.word() for _ in range(count))


def pages(count=PAGES):
    """Pairs of a path below the content folder and a page: title, and body in Markdown."""
    paths = [f"{WORDS[at // 160]}/{WORDS[at // 20 % len(WORDS)]}/page-{at}.md" for at in range(count)]
    for at, path in enumerate(paths):
        sequence = Sequence(at + 1)
        yield path, sequence.words(4).capitalize(), body(sequence, paths)


def body(sequence, paths):
    """Most pages are short and some are long: about 4,600 bytes on average."""
    sections = 1 + sequence.below(5) + (12 if sequence.below(10) == 0 else 0)
    parts = [paragraph(sequence, paths)]
    for _ in range(sections):
        parts.append("## " + sequence.words(3).capitalize())
        parts.append(paragraph(sequence, paths))
        kind = (steps, bullets, table, code, quotation, steps)[sequence.below(6)]
        parts.append(kind(sequence, paths))
        if sequence.below(3) == 0:
            parts.append("### " + sequence.words(4).capitalize())
            parts.append(paragraph(sequence, paths))
            parts.append(bullets(sequence, paths))
    return "\n\n".join(parts) + "\n"


def sentence(sequence, paths):
    words = [sequence.word() for _ in range(8 + sequence.below(12))]
    at = sequence.below(len(words))
    target = "/" + paths[sequence.below(len(paths))].removesuffix(".md")
    words[at] = (words[at], f"**{words[at]}**", f"`{words[at]}`", f"[{words[at]}]({target})", f"*{words[at]}*")[sequence.below(5)]
    return " ".join(words).capitalize() + "."


def paragraph(sequence, paths):
    return " ".join(sentence(sequence, paths) for _ in range(2 + sequence.below(4)))


def steps(sequence, paths):
    return "\n".join(f"{at + 1}. {sentence(sequence, paths)}" for at in range(3 + sequence.below(5)))


def bullets(sequence, paths):
    return "\n".join(f"- {sentence(sequence, paths)}" for _ in range(3 + sequence.below(4)))


def table(sequence, _):
    row = lambda: f"| `{sequence.word()}` | {sequence.words(5)} | {sequence.word()} |"
    return "\n".join([f"| {sequence.word()} | {sequence.word()} | {sequence.word()} |", "| --- | --- | --- |"] + [row() for _ in range(4 + sequence.below(6))])


def code(sequence, _):
    lines = [f"{sequence.word()}_{sequence.word()}: \"{sequence.words(3)}\"" for _ in range(4 + sequence.below(8))]
    return "```yaml\n" + "\n".join(lines) + "\n```"


def quotation(sequence, paths):
    return "> " + sentence(sequence, paths)
