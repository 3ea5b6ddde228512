#!/usr/bin/env python3
"""What the checks of the source find that real documentation has none of: defects that are made in it on purpose.

    tests/precision/source_defects.py ISOGLOSS DOCUMENTATION [SEED]

Copies a documentation set and makes one defect in each of many English files, in ways that a slip of the pen would; for each
kind also changes that are right. Prints how many of the defects are found at their line, and how many of the changes that
are right are reported.
"""
import json, os, random, re, shutil, subprocess, sys, tempfile

PER_KIND = 40
CONDITION = r'(\{%-? *(?:ifversion|elsif) [^%]*?)'


def misspelt(name):
    return name[0] + name[2] + name[1] + name[3:]


# Kind, check that has to find it (None: nothing may), pattern, replacement.
KINDS = [
    ('the picture of another name', 'missing-asset', r'(!\[[^\]]*\]\(/assets/images/[^)]*?)(\.\w+\))', lambda m: m[1] + '-old' + m[2]),
    ('a picture in another folder', 'missing-asset', r'(!\[[^\]]*\]\(/assets/images/)([^)/]+/)', lambda m: m[1] + 'old/' + m[2]),
    ('the letter case of a picture', 'missing-asset', r'(!\[[^\]]*\]\(/assets/images/[^)]*/)([a-z])([^)/]*\))', lambda m: m[1] + m[2].upper() + m[3]),
    ('a plan misspelt', 'undefined-name', CONDITION + r'\b(ghes|ghec|ghae)\b', lambda m: m[1] + misspelt(m[2])),
    ('a plan that there is not', 'undefined-name', CONDITION + r'\b(ghes|ghec|ghae|fpt)\b(?! *[<>=!])', lambda m: m[1] + 'ghel'),
    ('a feature misspelt', 'undefined-name', CONDITION + r'\b((?!issue|next)[a-z]+-[a-z-]{4,}[a-z])\b', lambda m: m[1] + misspelt(m[2])),
    ('a digit twice', 'unknown-release', CONDITION + r'(ghes *[<>=!]+ *[23]\.)([1-9])(?=[ -])', lambda m: m[1] + m[2] + m[3] * 2),
    ('a release far ahead', 'unknown-release', CONDITION + r'(ghes *[<>=!]+ *)3\.\d', lambda m: m[1] + m[2] + '8.1'),
    ('a title in brackets', None, r'!\[[^\]]*\]\((/assets/images/[^) ]+)\)', lambda m: '![x](' + m[1] + ' "Title")'),
    ('another order', None, r'(\{%-? *ifversion )(fpt) or (ghec)( *-?%\})', lambda m: m[1] + m[3] + ' or ' + m[2] + m[4]),
    ('a release that is planned', None, CONDITION + r'(ghes *[<>]+ *)3\.\d', lambda m: m[1] + m[2] + '3.4'),
]


def texts(root):
    for part in ('content', 'data/reusables'):
        for folder, _, names in os.walk(os.path.join(root, part)):
            for name in names:
                if name.endswith('.md') and name != 'README.md':
                    yield os.path.relpath(os.path.join(folder, name), root)


def spoil(text, pattern, replacement, rng):
    """One place outside of code, with its line; None where there is none."""
    body = re.sub(r'^( *```).*?^ *```', lambda m: re.sub(r'[^\n]', ' ', m[0]), text, flags=re.S | re.M)
    body = re.sub(r'\{%-? raw.*?endraw', lambda m: re.sub(r'[^\n]', ' ', m[0]), body, flags=re.S)
    body = re.sub(r'<!--.*?-->', lambda m: re.sub(r'[^\n]', ' ', m[0]), body, flags=re.S)
    places = [m for m in re.finditer(pattern, body)]
    if not places:
        return None
    m = rng.choice(places)
    return text[:m.start()] + replacement(m) + text[m.end():], text.count('\n', 0, m.end()) + 1


def findings(isogloss, root):
    run = subprocess.run([isogloss, 'check', '--locale', 'en', '--format', 'jsonl', '--root', root], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    isogloss, documentation = os.path.abspath(sys.argv[1]), sys.argv[2]
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory() as root:
        for name in os.listdir(documentation):
            source = os.path.join(documentation, name)
            copy = shutil.copytree if os.path.isdir(source) else shutil.copy
            copy(source, os.path.join(root, name))
        subprocess.run(['chmod', '-R', 'u+w', root], check=True)
        before = {(f['check'], f['path'], f['message']) for f in findings(isogloss, root)}
        paths = sorted(texts(root))
        rng.shuffle(paths)
        cases = []
        for kind, check, pattern, replacement in KINDS:
            wanted = PER_KIND
            for path in list(paths):
                file = os.path.join(root, path)
                spoilt = spoil(open(file).read(), pattern, replacement, rng)
                if spoilt is None or not wanted:
                    continue
                wanted -= 1
                paths.remove(path)
                open(file, 'w').write(spoilt[0])
                cases.append((kind, check, path, spoilt[1]))
        new = [f for f in findings(isogloss, root) if (f['check'], f['path'], f['message']) not in before]
    print('| Change | Check | Cases | Found at its line | Other findings |')
    print('| --- | --- | ---: | ---: | ---: |')
    for kind, check, _, _ in KINDS:
        of_kind = [case for case in cases if case[0] == kind]
        own = lambda case: [f for f in new if f['path'] == case[2] and f['severity'] != 'info']
        found = sum(any(f['check'] == check and f['line'] <= case[3] <= f['end_line'] for f in own(case)) for case in of_kind)
        others = sum(sum(f['check'] != check for f in own(case)) for case in of_kind)
        print(f"| {kind} | {f'`{check}`' if check else 'none'} | {len(of_kind)} | {found if check else ''} | {others} |")
        for case in of_kind:
            is_found = any(f['check'] == check and f['line'] <= case[3] <= f['end_line'] for f in own(case))
            if check and not is_found or not check and own(case):
                print('   ', case, [(f['check'], f['line'], f['message']) for f in own(case)], file=sys.stderr)
    mutated = {case[2] for case in cases}
    print(f"\n{sum(f['path'] not in mutated and f['severity'] != 'info' for f in new)} new findings in other files.")


if __name__ == '__main__':
    main()
