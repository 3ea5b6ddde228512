#!/usr/bin/env python3
"""What `isogloss fix --unsafe` makes of real pages that were damaged on purpose.

    drift.py OUT LOCALE [--isogloss PROGRAM] [--show KIND]

OUT is what a mutation benchmark wrote: `before` and `after` are two trees that differ by one mutation on each page that
`cases.jsonl` names (an object a line, with `kind`, `expect` and `path`). A copy of `after` is repaired, and each mutated
page is compared with `before`: restored byte for byte (or, where more was to be repaired on the page than the mutation, to
what repairs make of `before`), equal in what every version is found to show (the check says of
both the same), left as it was, changed otherwise but better, or worse (more findings than before the repair).
"""
import argparse, collections, json, os, shutil, sys, tempfile
from program import lines, run

ORDER = ['restored', 'equivalent', 'better', 'left', 'worse']
# What was there can be known from the source.
KNOWABLE = {'brace-doubled', 'code-language-changed', 'code-token-changed', 'condition-changed', 'data-path-misspelled', 'delimiter-spaced',
            'endif-repeated', 'image-path-changed', 'inline-code-changed', 'link-fragment-changed', 'link-target-changed', 'marker-stranded',
            'note-kind-changed', 'octicon-name-changed', 'octicon-smart-quotes', 'operator-translated', 'percent-lost', 'release-changed',
            'reusables-joined', 'table-rows-collapsed', 'tag-keyword-translated', 'variable-swapped', 'versions-changed'}
# What each version saw can be known, though not where in the words a tag was.
CONDITIONAL = {'endif-missing', 'scope-moved', 'branches-exchanged', 'branch-emptied'}


def check(program, root, locale):
    found = collections.defaultdict(list)
    for finding in lines(program, 'check', '--root', root, '--locale', locale, '--format', 'jsonl'):
        found[finding['path']].append((finding['check'], finding['message'], tuple(finding['versions'])))
    return {path: sorted(findings) for path, findings in found.items()}


def read(root, path):
    return open(os.path.join(root, path), newline='').read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('out')
    parser.add_argument('locale')
    parser.add_argument('--isogloss', default='target/release/isogloss')
    parser.add_argument('--show', metavar='KIND,…', help='print what was not restored of these kinds')
    parser.add_argument('--min', action='append', default=[], metavar='NAME=PERCENT', help='fail below this: knowable (byte for byte), conditional (equal projections)')
    parser.add_argument('--max-worse', type=int, metavar='COUNT', help='fail above this')
    o = parser.parse_args()
    shown = (o.show or '').split(',')
    before, after = os.path.join(o.out, 'before'), os.path.join(o.out, 'after')
    with tempfile.TemporaryDirectory() as folder:
        fixed, alone = os.path.join(folder, 'fixed'), os.path.join(folder, 'alone')
        for tree, copy in ((after, fixed), (before, alone)):
            shutil.copytree(tree, copy)
            done = run(o.isogloss, 'fix', '--root', copy, '--locale', o.locale, '--unsafe')
            print(os.path.basename(tree) + ':', done.stderr.strip())
        found = {name: check(o.isogloss, root, o.locale) for name, root in (('before', before), ('after', after), ('fixed', fixed))}
        table, seen = collections.defaultdict(collections.Counter), set()
        for line in open(os.path.join(o.out, 'cases.jsonl')):
            case = json.loads(line)
            path = case['path']
            seen.add(path)
            a, b, c, d = (read(root, path) for root in (before, after, fixed, alone))
            of = {name: found[name].get(path, []) for name in found}
            worse = len(of['fixed']) > len(of['after'])
            result = ('restored' if c in (a, d) and c != b else 'worse' if worse else 'equivalent' if c != b and of['fixed'] == of['before']
                      else 'better' if len(of['fixed']) < len(of['after']) else 'left')
            table[case['kind']][result] += 1
            if case['kind'] in shown and result != 'restored':
                print(f'--- {case["kind"]}: {result} {path}')
                for x, y, z in zip(*(text.split('\n') for text in (a, b, c))):
                    if not x == y == z:
                        print('  before', x[:300]); print('  after ', y[:300]); print('  fixed ', z[:300])
                for name in ('before', 'after', 'fixed'):
                    print('  ', name, [f[:2] for f in of[name]][:4])
        touched = [path for path in found['before'] if path not in seen]
        print(f'{"kind":28}' + ''.join(f'{name:>11}' for name in ORDER))
        for kind, counts in sorted(table.items()):
            print(f'{kind:28}' + ''.join(f'{counts[name]:11}' for name in ORDER))
        summed(o, table)


def summed(o, table):
    """Prints both shares, and fails where one of them is missed."""
    missed = []
    for name, kinds, results in (('knowable', KNOWABLE, ['restored']), ('conditional', CONDITIONAL, ['restored', 'equivalent'])):
        all_of = sum(sum(table[kind].values()) for kind in kinds)
        good = sum(table[kind][result] for kind in kinds for result in results)
        share = 100 * good / max(all_of, 1)
        print(f'{name}: {good} of {all_of} ({share:.1f} %)')
        missed += [level for level in o.min if level.split('=')[0] == name and share < float(level.split('=')[1])]
    worse = sum(counts['worse'] for counts in table.values())
    print('worse:', worse)
    if o.max_worse is not None and worse > o.max_worse:
        missed.append(f'worse={o.max_worse}')
    if missed:
        sys.exit('missed: ' + ' '.join(missed))


if __name__ == '__main__':
    main()
