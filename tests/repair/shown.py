#!/usr/bin/env python3
"""How many damaged pages show their readers the translation, with lenient repairs and without.

    shown.py FOLDER [--isogloss PROGRAM] [--verbose]

FOLDER holds numbered folders, each with `source.md` and `target.md`, and `index.json` with their locales. They become one
project in which every data entry, feature and child that a source names is there, so that only the damage matters. It is
built twice, as it is and with `--no-repair`. A page shows its translation if in all of its versions no part of it that is
translated is shown in the source's language and no Liquid is left in the text for readers to see.
"""
import argparse, collections, json, os, re, tempfile
from program import lines

PLANS = '''
[[plans]]
id = "free-pro-team"
short = "fpt"
title = "Free, Pro, & Team"
default = true
[[plans]]
id = "enterprise-cloud"
short = "ghec"
title = "Enterprise Cloud"
[[plans]]
id = "enterprise-server"
short = "ghes"
title = "Enterprise Server"
releases = [%s]
deprecated = ["2.22"]
[[plans]]
id = "github-ae"
short = "ghae"
title = "AE"
'''
RELEASES = ', '.join(f'"3.{minor}"' for minor in range(18, -1, -1))
WORDS = {'and', 'or', 'not', 'fpt', 'ghec', 'ghes', 'ghae', 'free', 'enterprise', 'github'}
# What has gone wrong in a part that is shown from the source; data that is not translated is no matter here.
PARTS = {'page', 'body', 'block', 'title', 'shortTitle', 'intro', 'permissions', 'product'}
LIQUID = re.compile(r'\{\s*%|%\s*\}|\{\{|\}\}')


def write(root, path, text):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', newline='') as file:
        file.write(text)


def front(text, **keys):
    """The front matter without the keys that place a page in a tree, with `versions` for all."""
    match = re.match(r'---\n(.*?\n)---\n', text, re.S)
    if not match:
        return text
    lines, kept, skipping = match.group(1).split('\n'), [], False
    for line in lines:
        if re.match(r'\S', line):
            skipping = bool(re.match(r'(versions|children|redirect_from|featuredLinks|includeGuides|layout|type|topics)\b', line))
        if not skipping:
            kept.append(line)
    return '---\n' + '\n'.join(line for line in kept if line) + "\nversions: '*'\n---\n" + text[match.end():]


def project(folder, cases, root):
    locales = sorted({case['locale'] for case in cases})
    config = 'title = "Damaged"\ncontent = "content"\ndata = "data"\ntranslations = "translations/{locale}"\n[source]\nlocale = "en"\nname = "English"\n'
    config += ''.join(f'[locales.{locale}]\nname = "{locale}"\n' for locale in locales) + PLANS % RELEASES
    write(root, 'isogloss.toml', config)
    variables, reusables, features = collections.defaultdict(set), set(), set()
    write(root, 'content/index.md', '---\ntitle: Home\nchildren:\n' + ''.join(f'  - /p{case["id"]}\n' for case in cases) + "versions: '*'\n---\n")
    for case in cases:
        texts = [open(os.path.join(folder, case['id'], name), newline='').read() for name in ('source.md', 'target.md')]
        for path in re.findall(r'\{%-?\s*(?:data|indented_data_reference)\s+([\w.-]+)', texts[0]):
            parts = path.split('.')
            if parts[0] == 'variables' and len(parts) >= 3:
                variables['/'.join(parts[1:-1])].add(parts[-1])
            elif parts[0] == 'reusables':
                reusables.add('/'.join(parts[1:]))
        for condition in re.findall(r'\{%-?\s*(?:ifversion|elsif|if)\s+([^%]*)%\}', texts[0]):
            features |= set(re.findall(r'[a-z][\w-]*', re.sub(r'"[^"]*"', '', condition))) - WORDS
        write(root, f'content/p{case["id"]}.md', front(texts[0]))
        write(root, f'translations/{case["locale"]}/content/p{case["id"]}.md', texts[1])
    for file, keys in variables.items():
        for locale in [''] + [f'translations/{locale}/' for locale in locales]:
            write(root, f'{locale}data/variables/{file}.yml', ''.join(f'{key}: Value\n' for key in sorted(keys)))
    for name in reusables:
        for locale in [''] + [f'translations/{locale}/' for locale in locales]:
            write(root, f'{locale}data/reusables/{name}.md', 'Some text.\n')
    for name in features:
        write(root, f'data/features/{name}.yml', "versions:\n  fpt: '*'\n  ghec: '*'\n  ghes: '>=3.5'\n")


def records(program, root, *options):
    return lines(program, 'build', '--root', root, '--format', 'jsonl', '--quiet', *options)


def shown(all_, cases):
    """For each page: whether it shows its translation, whether something of it was repaired, and why not."""
    pages = {}
    wanted = {(f'p{case["id"]}.md', case['locale']): case['id'] for case in cases}
    plain = {record['page']: LIQUID.findall(record['markdown']) for record in all_ if record['locale'] == 'en'}
    for record in all_:
        case = wanted.get((record['page'], record['locale']))
        if case is None:
            continue
        page = pages.setdefault(case, {'why': set(), 'repaired': False})
        for fallback in record['fallback']:
            if fallback['reason'] == 'repaired':
                page['repaired'] = True
            elif fallback['what'] in PARTS:
                page['why'].add(f'{fallback["what"]}: {fallback["reason"]}')
        texts = [record['markdown'], record['title'], record['intro'] or '']
        if sum(len(LIQUID.findall(text)) for text in texts) > len(plain.get(record['page'], [])):
            page['why'].add('Liquid in the text')
    return pages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('--isogloss', default='target/release/isogloss')
    parser.add_argument('--verbose', action='store_true')
    parser.add_argument('--keep', metavar='DIR', help='leave the project here')
    o = parser.parse_args()
    cases = json.load(open(os.path.join(o.folder, 'index.json')))
    with tempfile.TemporaryDirectory() as folder:
        root = o.keep or folder
        project(o.folder, cases, root)
        lenient, strict = (shown(records(o.isogloss, root, *options), cases) for options in ([], ['--no-repair']))
    if o.verbose:
        for case in cases:
            print(case['id'], case['locale'], case.get('kind', ''), sorted(strict[case['id']]['why']), '->', sorted(lenient[case['id']]['why']), 'repaired' if lenient[case['id']]['repaired'] else '')
    whole = lambda pages: sum(not page['why'] for page in pages.values())
    print(f'{whole(strict)} of {len(cases)} pages show their translation without repairs, {whole(lenient)} with them')
    print(f'{sum(page["repaired"] for page in lenient.values())} pages have parts that are shown repaired')


if __name__ == '__main__':
    main()
