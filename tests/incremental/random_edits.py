#!/usr/bin/env python3
"""Edits a documentation set at random, and holds each build after edits to one without a cache.

    tests/incremental/random_edits.py PROJECT [--rounds 20] [--seed 1] [--locale L]… [--folder DIR] [--isogloss PROGRAM]

The project is copied, so that nothing in it changes. Each round makes a few edits (a word, a line, a title, a file that goes
or comes back, data that is renamed, two files that are exchanged), builds twice, with what the last build left and without,
and compares every byte. Exits with 1 at the first difference, and says which edits led to it.
"""

import argparse
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def append_word(path, chance):
    path.write_bytes(path.read_bytes() + b" word\n")


def drop_line(path, chance):
    lines = path.read_bytes().splitlines(keepends=True)
    if lines:
        del lines[chance.randrange(len(lines))]
    path.write_bytes(b"".join(lines))


def repeat_line(path, chance):
    lines = path.read_bytes().splitlines(keepends=True)
    if lines:
        at = chance.randrange(len(lines))
        lines.insert(at, lines[at])
    path.write_bytes(b"".join(lines))


def change_title(path, chance):
    path.write_bytes(path.read_bytes().replace(b"\ntitle: ", b"\ntitle: New ", 1))


def remove(path, chance):
    path.unlink()


def rename(path, chance):
    path.rename(path.with_name("renamed-" + path.name))


def touch(path, chance):
    path.write_bytes(path.read_bytes())


EDITS = [append_word, append_word, drop_line, repeat_line, change_title, remove, rename, touch]


def texts(project):
    """All files that an edit may concern, in a fixed order."""
    found = []
    for folder in ("content", "data", "translations", "locales"):
        found += (path for path in (project / folder).rglob("*") if path.suffix in (".md", ".yml", ".ftl") and path.is_file())
    return sorted(found)


def edit(project, chance):
    """Makes one edit; says which."""
    files = texts(project)
    path = chance.choice(files)
    if chance.random() < 0.1:
        other = chance.choice(files)
        one, two = path.read_bytes(), other.read_bytes()
        path.write_bytes(two)
        other.write_bytes(one)
        return f"exchange {path.relative_to(project)} {other.relative_to(project)}"
    kind = chance.choice(EDITS)
    kind(path, chance)
    return f"{kind.__name__} {path.relative_to(project)}"


def build(program, project, out, options):
    command = [program, "build", "--quiet", "--root", str(project), "--out", str(out), *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"a build failed with {done.returncode}: {done.stderr[-2000:]}")
    # Findings name no build, so that they are comparable too.
    return done.returncode, done.stderr


def content(folder):
    hashes = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        hashes[str(path.relative_to(folder))] = hashlib.blake2b(path.read_bytes()).digest()
    return hashes


def difference(one, two):
    return sorted(path for path in one.keys() | two.keys() if one.get(path) != two.get(path))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--locale", action="append", default=[])
    parser.add_argument("--folder", type=Path, help="where to build; default: a temporary folder")
    parser.add_argument("--isogloss", help="the program; default: target/release/isogloss")
    options = parser.parse_args()
    program = options.isogloss or str(HERE.parents[1] / "target/release/isogloss")
    chance = random.Random(options.seed)
    locales = [word for locale in options.locale for word in ("--locale", locale)]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        folder = Path(folder)
        project = folder / "project"
        shutil.copytree(options.project, project)
        build(program, project, folder / "kept", locales)
        for number in range(1, options.rounds + 1):
            edits = [edit(project, chance) for _ in range(chance.randint(1, 3))]
            kept = build(program, project, folder / "kept", locales)
            fresh = build(program, project, folder / "fresh", [*locales, "--no-cache"])
            differing = difference(content(folder / "kept"), content(folder / "fresh"))
            if differing or kept != fresh:
                print(f"Round {number}, after: {'; '.join(edits)}")
                print(f"{len(differing)} files differ: {', '.join(differing[:10])}")
                print("findings are the same" if kept == fresh else "findings differ")
                sys.exit(1)
            shutil.rmtree(folder / "fresh")
            print(f"round {number}: {'; '.join(edits)}", flush=True)
    print(f"{options.rounds} rounds: each build after edits is what a build without a cache gives")


if __name__ == "__main__":
    main()
