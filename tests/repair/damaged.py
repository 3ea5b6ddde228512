#!/usr/bin/env python3
"""What `isogloss fix` makes of pages that once broke the build of a real site.

    damaged.py FOLDER [--isogloss PROGRAM] [--show ID] [--verbose]

FOLDER holds numbered folders, each with `source.md` and `target.md`, and `index.json` with their locales. Counted are
pages that parse (no finding of damage is left), with safe repairs and with all; pages whose damaged segments have the
placeables of the source in every version (no finding of any kind is left on the lines that were damaged); and pages on
which more is found than before.
"""
import argparse, json, os, shutil, subprocess, sys, tempfile

# What does not parse, whatever the source says.
PARSING = {'damaged-tag', 'unknown-tag', 'unclosed-tag', 'unclosed-block', 'stray-tag', 'tag-syntax', 'condition-syntax',
           'expression-syntax', 'front-matter-syntax', 'front-matter-unclosed', 'unknown-octicon'}
ABOUT_TEXT = {'untranslated-text', 'untranslated-page', 'unrendered-emphasis'}


def check(program, source, target, locale):
    run = subprocess.run([program, 'check', '--pair', source, target, '--locale', locale, '--format', 'jsonl'], capture_output=True, text=True)
    if run.returncode == 2:
        sys.exit(run.stderr)
    return [json.loads(line) for line in run.stdout.splitlines()]


def fix(program, source, target, locale, *options):
    run = subprocess.run([program, 'fix', '--pair', source, target, '--locale', locale, *options], capture_output=True, text=True)
    if run.returncode == 2:
        sys.exit(run.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('--isogloss', default='target/release/isogloss')
    parser.add_argument('--show', help='print the changed lines of one page')
    parser.add_argument('--verbose', action='store_true')
    o = parser.parse_args()
    cases = json.load(open(os.path.join(o.folder, 'index.json')))
    parses = {'before': 0, 'safe': 0, 'unsafe': 0}
    whole = worse = 0
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
                fix(o.isogloss, source, target, case['locale'], *options)
                found[name] = check(o.isogloss, source, target, case['locale'])
                if len(found[name]) > len(before):
                    worse += 1
            for name in parses:
                parses[name] += not any(f['check'] in PARSING for f in found[name])
            left = [f for f in found['unsafe'] if f['check'] not in ABOUT_TEXT and any(abs(f['line'] - line) <= 1 or f['line'] <= line <= f['end_line'] for line in known)]
            whole += not left
            if o.verbose:
                bad = [f['check'] + ':' + str(f['line']) for f in found['unsafe'] if f['check'] in PARSING]
                print(case['id'], case['locale'], case['kind'], {name: len(fs) for name, fs in found.items()}, bad or 'parses', [f['check'] + ':' + str(f['line']) for f in left][:4])
            if o.show == case['id']:
                print(subprocess.run(['diff', original, os.path.join(folder, f'{case["id"]}-unsafe.md')], capture_output=True, text=True).stdout)
    total = len(cases)
    share = lambda count: f'{count} of {total} ({100 * count / total:.0f} %)'
    print('parse before:', share(parses['before']))
    print('parse after `fix`:', share(parses['safe']))
    print('parse after `fix --unsafe`:', share(parses['unsafe']))
    print('damaged segments whole again:', share(whole))
    print('more findings than before:', worse)


if __name__ == '__main__':
    main()
