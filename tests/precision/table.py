#!/usr/bin/env python3
"""How many findings on real translations are right: a table from judged findings.

    isogloss check --root DOCUMENTATION --format jsonl > findings.jsonl
    tests/precision/table.py findings.jsonl

`zh-CN.tsv` and `ja-JP.tsv`, beside this file, hold findings that were drawn at random, stratified by check, and judged by
reading both sides; `en.tsv` holds all findings about the source by itself: `damaged` and `out-of-step` are right, `wrong` is
wrong. The shares are those of the draw, whatever became of the findings; the last column counts those that are still
reported. Infos are left out: they never gate.
"""
import collections, csv, json, math, os, sys


def interval(right, judged):
    """The 95 % interval of a share (Wilson 1927)."""
    z, share = 1.96, right / judged
    middle = (share + z * z / (2 * judged)) / (1 + z * z / judged)
    half = z * math.sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged)) / (1 + z * z / judged)
    return 100 * (middle - half), 100 * (middle + half)


def main():
    found = collections.defaultdict(dict)
    pages = set()
    for line in open(sys.argv[1]):
        finding = json.loads(line)
        pages.add((finding['locale'], finding['page']))
        if finding['severity'] != 'info':
            found[finding['locale']][finding['check'], finding['page'], finding['fingerprint']] = finding
    here = os.path.dirname(os.path.abspath(__file__))
    totals = collections.Counter()
    for locale in ('en', 'zh-CN', 'ja-JP'):
        if not found[locale]:
            continue
        counts, judged, right, reported = (collections.Counter() for _ in range(4))
        severity = {}
        for (check, _, _), finding in found[locale].items():
            counts[check] += 1
            severity[check] = finding['severity']
        rows = csv.DictReader(open(os.path.join(here, locale + '.tsv')), delimiter='\t', quoting=csv.QUOTE_NONE)
        for row in rows:
            is_right = row['verdict'] != 'wrong'
            judged[row['check']] += 1
            right[row['check']] += is_right
            if (row['check'], row['page'], row['fingerprint']) in found[locale]:
                reported[row['check'], is_right] += 1
        print(f'\n{locale}: {sum(counts.values())} findings\n')
        print('| check | severity | findings | judged | right | share | 95 % interval | still reported: right, wrong |')
        print('| --- | --- | ---: | ---: | ---: | ---: | --- | --- |')
        weighted = collections.defaultdict(lambda: [0.0, 0])
        for check in sorted(counts, key=lambda check: (severity[check] != 'error', check)):
            n, k = judged[check], right[check]
            if not n:
                print(f'| `{check}` | {severity[check]} | {counts[check]} | 0 | | | | |')
                continue
            low, high = interval(k, n)
            print(f'| `{check}` | {severity[check]} | {counts[check]} | {n} | {k} | {100 * k / n:.0f} % | {low:.0f}–{high:.0f} % | {reported[check, True]}, {reported[check, False]} |')
            weighted[severity[check]][0] += counts[check] * k / n
            weighted[severity[check]][1] += counts[check]
            totals[check, 'judged'] += n
            totals[check, 'right'] += k
        for name, (share, count) in sorted(weighted.items()):
            print(f'\n{name}s, weighted by how many there are: {100 * share / count:.1f} %')
    print('\nAll locales:', ', '.join(
        f"{check} {totals[check, 'right']}/{totals[check, 'judged']}" for check in sorted({check for check, _ in totals})))


if __name__ == '__main__':
    main()
