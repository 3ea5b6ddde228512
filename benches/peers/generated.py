"""The benchmark site: pages of neutral Markdown, made from a small vocabulary by a fixed rule.

The same pages on every machine: no random module, whose sequence is Python's own affair. No page has versions, Liquid or
shortcodes, so that every generator reads the same thing in them. How many pages there are, how long they are, and how many
lists, indented lines, tables, links, images, samples of code and inline elements they have per kilobyte, is about what a
large documentation set of 2021 has.
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
    """Most pages are short, some are long, one in a hundred is very long: about 4,500 bytes on average."""
    lot = sequence.below(100)
    sections = sequence.below(5) + (8 if lot < 10 else 0) + (60 if lot == 50 else 0)
    parts = [paragraph(sequence, paths)]
    for _ in range(sections):
        parts.append("## " + sequence.words(3).capitalize())
        parts.append(paragraph(sequence, paths))
        kind = (steps, bullets, table, code, quotation, steps, code, paragraph)[sequence.below(8)]
        parts.append(kind(sequence, paths))
        if sequence.below(3) == 0:
            parts.append("### " + sequence.words(4).capitalize())
            parts.append(paragraph(sequence, paths))
            parts.append(bullets(sequence, paths))
    return "\n\n".join(parts) + "\n"


def sentence(sequence, paths):
    words = [sequence.word() for _ in range(8 + sequence.below(12))]
    at = sequence.below(len(words))
    word = words[at]
    target = "/" + paths[sequence.below(len(paths))].removesuffix(".md")
    marked = (word, f"**{word}**", f"`{word}`", f"[{word}]({target})", f"*{word}*", f"`{word} --{words[0]}`", f"<kbd>{word}</kbd>")
    words[at] = marked[sequence.below(len(marked))]
    return " ".join(words).capitalize() + "."


def paragraph(sequence, paths):
    return " ".join(sentence(sequence, paths) for _ in range(2 + sequence.below(4)))


def indented(text, width):
    return "\n".join(" " * width + line if line else line for line in text.split("\n"))


def steps(sequence, paths):
    """A procedure, some of whose steps hold an image, a list or a sample of code."""
    items = []
    for at in range(3 + sequence.below(4)):
        item = f"{at + 1}. {sentence(sequence, paths)}"
        lot = sequence.below(6)
        if lot == 0:
            item += f"\n\n   ![{sequence.words(3)}](/assets/images/{sequence.word()}.png)\n"
        elif lot == 1:
            item += "\n" + indented(bullets(sequence, paths), 3)
        elif lot == 2:
            item += "\n\n" + indented(code(sequence, paths), 3) + "\n"
        items.append(item)
    return "\n".join(items)


def bullets(sequence, paths):
    return "\n".join(f"- {sentence(sequence, paths)}" for _ in range(2 + sequence.below(3)))


def table(sequence, _):
    """Columns are padded in every other table."""
    rows = [[sequence.word(), sequence.word(), sequence.word()]]
    rows += [[f"`{sequence.word()}`", sequence.words(5), sequence.word()] for _ in range(3 + sequence.below(5))]
    padded = sequence.below(2) == 0
    widths = [max(len(row[at]) for row in rows) if padded else 0 for at in range(3)]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "| --- | --- | --- |", *lines[1:]])


def code(sequence, _):
    lines, depth = [], 0
    for _ in range(4 + sequence.below(10)):
        lines.append("  " * depth + f"{sequence.word()}: \"{sequence.words(3)}\"")
        depth = sequence.below(min(depth + 2, 5))
    return "```yaml\n" + "\n".join(lines) + "\n```"


def quotation(sequence, paths):
    return "> " + sentence(sequence, paths)
