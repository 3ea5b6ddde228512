#!/usr/bin/env python3
"""Whether procedures have as many steps in translations as in the source, before and after `isogloss fix`.

    steps.py DOCUMENTATION [--isogloss PROGRAM]

Counts the steps (items of numbered lists) that readers of each version see on each page that is translated.
"""
import argparse, collections, json, os, re, shutil, subprocess, sys, tempfile


def steps(program, root):
    """The number of steps by page, locale and version."""
    run = subprocess.run([program, 'build', '--root', root, '--format', 'jsonl', '--quiet'], capture_output=True, text=True)
    if run.returncode == 2:
        sys.exit(run.stderr)
    counts = {}
    for line in run.stdout.splitlines():
        record = json.loads(line)
        inside, count = [], 0
        for tag in re.findall(r'<(/?[ou]l|li)\b', record['html']):
            if tag.startswith('/'):
                inside.pop()
            elif tag == 'li':
                count += inside[-1:] == ['ol']
            else:
                inside.append(tag)
        counts[record['page'], record['locale'], record['version']] = count
    return counts


def table(counts):
    source = next(iter(counts))[1]
    wrong, all_ = collections.Counter(), collections.Counter()
    for (page, locale, version), count in counts.items():
        wanted = counts.get((page, source, version))
        if locale != source and wanted is not None:
            all_[locale] += 1
            wrong[locale] += count != wanted
    return {locale: (wrong[locale], all_[locale]) for locale in all_}, {key for key, count in counts.items() if count != counts.get((key[0], source, key[2]))}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('documentation')
    parser.add_argument('--isogloss', default='target/release/isogloss')
    o = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, 'copy')
        shutil.copytree(o.documentation, copy)
        for root, folders, names in os.walk(copy):
            for name in folders + names:
                path = os.path.join(root, name)
                os.chmod(path, os.stat(path).st_mode | 0o200)
        before, _ = table(steps(o.isogloss, copy))
        run = subprocess.run([o.isogloss, 'fix', '--root', copy], capture_output=True, text=True)
        if run.returncode == 2:
            sys.exit(run.stderr)
        print(run.stderr.strip())
        after, left = table(steps(o.isogloss, copy))
    for locale, (wrong, count) in before.items():
        print(f'{locale}: {wrong} of {count} editions of pages had another number of steps, {after[locale][0]} have')
    for key in sorted(left):
        print('  left:', *key)


if __name__ == '__main__':
    main()
