#!/usr/bin/env python3
"""What `isogloss fix` makes of pages that once broke the build of a real site.

    damaged.py FOLDER [--isogloss PROGRAM] [--show ID] [--verbose]

FOLDER holds numbered folders, each with `source.md` and `target.md`, and `index.json` with their locales. Counted are
pages that parse (no finding of damage is left), with safe repairs and with all; pages whose damaged segments have the
placeables of the source in every version (no finding about placeables, conditions or missing blocks touches a line that was
damaged); pages where nothing at all is found in these lines or beside them; and pages on which more is found than before.
What the source has as well is told on the source, and not counted.

With --judged FILE, the verdicts on the repaired pages (`tests/repair/damaged.tsv`) are counted and printed as the table of
the manual: each holds as long as the repaired text is the one that was judged (`text` is the beginning of its SHA-256).
"""
import argparse, collections, csv, difflib, hashlib, json, os, shutil, subprocess, sys, tempfile
from program import lines, run

# What does not parse, whatever the source says.
PARSING = {'damaged-tag', 'unknown-tag', 'unclosed-tag', 'unclosed-block', 'stray-tag', 'tag-syntax', 'condition-syntax',
           'expression-syntax', 'front-matter-syntax', 'front-matter-unclosed', 'unknown-octicon'}
ABOUT_TEXT = {'untranslated-text', 'untranslated-page', 'unrendered-emphasis'}
# What versions may see otherwise than in the source: placeables, branches, and blocks with all that they hold.
PLACEABLES = PARSING | {'changed-data', 'changed-link', 'changed-image', 'changed-icon', 'changed-inline-code', 'changed-scope',
                        'changed-condition', 'changed-html', 'empty-branch', 'placeable-count', 'repeated-name', 'missing-block',
                        'obsolete-block', 'missing-data', 'joined-reusables'}


def check(program, source, target, locale):
    found = lines(program, 'check', '--pair', source, target, '--locale', locale, '--format', 'jsonl')
    # What the source has as well is told on the source: nobody can repair that in the translation.
    return [finding for finding in found if finding['path'] == target]


def now(lines, before, after):
    """Where lines of a text are after the repair; of lines that were replaced, all that came for them."""
    moved = set()
    for _, start, end, to, until in difflib.SequenceMatcher(None, before.split('\n'), after.split('\n'), autojunk=False).get_opcodes():
        for line in lines:
            if start < line <= end:
                moved |= {to + line - start} if end - start == until - to else set(range(to + 1, until + 1))
    return moved


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('--isogloss', default='target/release/isogloss')
    parser.add_argument('--show', help='print the changed lines of one page')
    parser.add_argument('--verbose', action='store_true')
    parser.add_argument('--judged', metavar='FILE', help='count the verdicts of a table, and say which pages are to be judged again')
    parser.add_argument('--keep', metavar='DIR', help='leave the repaired pages there')
    parser.add_argument('--min', action='append', default=[], metavar='NAME=PERCENT', help='fail below this: safe, unsafe, whole')
    parser.add_argument('--max-worse', type=int, metavar='COUNT', help='fail above this')
    o = parser.parse_args()
    cases = json.load(open(os.path.join(o.folder, 'index.json')))
    parses = {'before': 0, 'safe': 0, 'unsafe': 0}
    whole = quiet = worse = 0
    texts = {}
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            source = os.path.join(o.folder, case['id'], 'source.md')
            original = os.path.join(o.folder, case['id'], 'target.md')
            before = check(o.isogloss, source, original, case['locale'])
            known = {f['line'] for f in before if f['check'] in PARSING}
            found = {'before': before}
            for name, options in (('safe', []), ('unsafe', ['--unsafe'])):
                target = os.path.join(folder, f'{case["id"]}-{name}.md')
                shutil.copy(original, target)
                os.chmod(target, 0o644)
                run(o.isogloss, 'fix', '--pair', source, target, '--locale', case['locale'], *options)
                found[name] = check(o.isogloss, source, target, case['locale'])
            worse += any(len(found[name]) > len(before) for name in found)
            texts[case['id']] = open(os.path.join(folder, f'{case["id"]}-unsafe.md'), 'rb').read()
            for name in parses:
                parses[name] += not any(f['check'] in PARSING for f in found[name])
            near = now(known, open(original, newline='').read(), texts[case['id']].decode())
            touches = lambda f, around: any(f['line'] - around <= line <= f['end_line'] + around for line in near)
            left = [f for f in found['unsafe'] if f['check'] in PLACEABLES and touches(f, 0)]
            quiet += not any(f['check'] not in ABOUT_TEXT and touches(f, 1) for f in found['unsafe'])
            whole += not left
            if o.verbose:
                bad = [f['check'] + ':' + str(f['line']) for f in found['unsafe'] if f['check'] in PARSING]
                print(case['id'], case['locale'], case['kind'], {name: len(fs) for name, fs in found.items()}, bad or 'parses', [f['check'] + ':' + str(f['line']) for f in left][:4])
            if o.show == case['id']:
                print(subprocess.run(['diff', original, os.path.join(folder, f'{case["id"]}-unsafe.md')], capture_output=True, text=True).stdout)
    total = len(cases)
    counts = {'safe': parses['safe'], 'unsafe': parses['unsafe'], 'whole': whole}
    share = lambda count: f'{count} of {total} ({100 * count / total:.0f} %)'
    print('parse before:', share(parses['before']))
    print('parse after `fix`:', share(parses['safe']))
    print('parse after `fix --unsafe`:', share(parses['unsafe']))
    print('placeables of the damaged segments as in the source:', share(whole))
    print('nothing is found in or beside the damaged lines:', share(quiet))
    print('more findings than before:', worse)
    if o.keep:
        os.makedirs(o.keep, exist_ok=True)
        for name, text in texts.items():
            open(os.path.join(o.keep, name + '.md'), 'wb').write(text)
    if o.judged:
        judged(o.judged, texts)
    failed = [level for level in o.min if 100 * counts[level.split('=')[0]] / total < float(level.split('=')[1])]
    if o.max_worse is not None and worse > o.max_worse:
        failed.append(f'worse={o.max_worse}')
    if failed:
        sys.exit('missed: ' + ' '.join(failed))


def digest(text):
    return hashlib.sha256(text).hexdigest()[:12]


def judged(path, texts):
    """Prints how many repaired pages were judged how, and which were repaired otherwise since."""
    rows = list(csv.DictReader(open(path), delimiter='\t'))
    changed = [row['file'] for row in rows if row['text'] != digest(texts.get(row['file'], b''))]
    counts = collections.Counter(row['verdict'] for row in rows if row['file'] not in changed)
    print('judged by reading:', ', '.join(f'{count} {verdict}' for verdict, count in counts.most_common()))
    if changed:
        print('repaired otherwise than when they were judged:', ' '.join(changed))
    print('\n| page | locale | what the engine said | verdict | why |\n| --- | --- | --- | --- | --- |')
    for row in rows:
        print(f"| {row['file']} | {row['locale']} | {row['damage']} | {row['verdict']} | {row['why']} |")


if __name__ == '__main__':
    main()
