#!/usr/bin/env python3
"""Whether procedures have as many steps in translations as in the source, before and after `isogloss fix`.

    steps.py DOCUMENTATION [--isogloss PROGRAM]

Counts the steps (items of numbered lists) that readers of each version see on each page that is translated. For an edition
that still has another number after safe repairs, prints what is found there about blocks and conditions: a difference that
is out of step and no damage, such as a section that is not translated, is left to a translator or to `fix --unsafe`.
"""
import argparse, collections, os, re, shutil, tempfile
from program import lines, run


def steps(program, root):
    """The number of steps by page, locale and version."""
    counts = {}
    for record in lines(program, 'build', '--root', root, '--format', 'jsonl', '--quiet'):
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


def fixed(program, root, *options):
    print(' '.join(['fix', *options]) + ':', run(program, 'fix', '--root', root, *options).stderr.strip())


def reasons(program, root, key):
    """What is found about blocks and conditions of a page in an edition, and of the data texts that it may insert."""
    page, locale, version = key
    names = set(re.findall(r'reusables\.([\w.-]+)', open(os.path.join(root, 'content', page)).read()))
    for finding in lines(program, 'check', '--root', root, '--locale', locale, '--format', 'jsonl'):
        inside = finding['path'].endswith(page) or any(finding['path'].endswith('reusables/' + name.replace('.', '/') + '.md') for name in names)
        if inside and version in finding['versions'] and finding['check'] in ('missing-block', 'obsolete-block', 'moved-block', 'changed-condition', 'changed-data', 'joined-reusables'):
            yield f"{finding['verdict']}: {finding['check']} {finding['path']}:{finding['line']}: {finding['message']}"


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
        fixed(o.isogloss, copy)
        after, left = table(steps(o.isogloss, copy))
        why = {key: list(reasons(o.isogloss, copy, key)) for key in sorted(left)}
        fixed(o.isogloss, copy, '--unsafe')
        unsafe, still = table(steps(o.isogloss, copy))
    for locale, (wrong, count) in before.items():
        print(f'{locale}: {wrong} of {count} editions of pages had another number of steps, {after[locale][0]} have after `fix`, {unsafe[locale][0]} after `fix --unsafe`')
    for key, found in why.items():
        print('left after `fix`' + (', and after `fix --unsafe`:' if key in still else ':'), *key)
        for reason in found:
            print('   ', reason)


if __name__ == '__main__':
    main()
