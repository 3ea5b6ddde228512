#!/usr/bin/env python3
"""Which of the benchmark's missed versions come from how it reads a page's `versions`.

    driftbench make …/docs-2021-12 zh-CN OUT --per-kind 18 --seed 1
    tests/precision/versions.py DRIFTBENCH RENDERINGS ISOGLOSS OUT…

DRIFTBENCH is the benchmark itself, RENDERINGS the folder with what the documentation's own engine made of each page in each
version (`en.VERSION.jsonl.xz`): they say in which versions a page is. Cases that change a conditional are counted twice:
as the benchmark counts them, and against the versions in which the engine has the page. Those that miss are listed.
"""
import importlib.machinery, importlib.util, json, lzma, os, re, subprocess, sys


def loaded(path):
    loader = importlib.machinery.SourceFileLoader('driftbench', path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader('driftbench', loader))
    loader.exec_module(module)
    return module


def renderings(folder):
    """For each page the versions in which the engine has it."""
    versions = {}
    for name in sorted(os.listdir(folder)):
        found = re.fullmatch(r'en\.(.+)\.jsonl\.xz', name)
        if found:
            for line in lzma.open(os.path.join(folder, name), 'rt'):
                page = json.loads(line)["path"]
                versions.setdefault(page, set()).add(found.group(1))
    return versions


def findings(isogloss, root, locale, driftbench):
    run = subprocess.run([isogloss, 'check', '--format', 'jsonl', '--locale', locale], cwd=root, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    return driftbench.load(run.stdout.splitlines())


def changed(driftbench, before, after, page_versions):
    """As the benchmark tells the versions that see another text, of those that the engine has."""
    driftbench.page_versions = lambda _: [v for v in driftbench.VERSIONS if (driftbench.ID.get(v[0]) or f'enterprise-server@{v[1]}') in page_versions]
    return driftbench.versions_changed_by(before, after)


def main():
    driftbench, known = loaded(sys.argv[1]), renderings(sys.argv[2])
    isogloss = os.path.abspath(sys.argv[3])
    cases = as_counted = as_rendered = nobody = 0
    for out in sys.argv[4:]:
        listed = [json.loads(line) for line in open(os.path.join(out, 'cases.jsonl'))]
        sides = [findings(isogloss, os.path.join(out, side), listed[0]['locale'], driftbench) for side in ('before', 'after')]
        for case in (case for case in listed if case.get('versions')):
            path = case['path']
            fresh = driftbench.new_ones(sides[0].get(path, []), sides[1].get(path, []))
            texts = [open(os.path.join(out, side, path)).read() for side in ('before', 'after')]
            page = path.split('/content/', 1)[1]
            names = lambda wanted: any(set(finding.get('versions') or []) == set(wanted) for finding in fresh)
            cases += 1
            as_counted += names(case['versions'])
            real = changed(driftbench, *texts, known.get(page, set()))
            if real == []:
                nobody += 1
                as_rendered += not fresh
                continue
            right = real is not None and names(real)
            as_rendered += right
            if not right:
                print(f"{os.path.basename(out)} {case['kind']} {page}:{case['line']}: {real}, found {[finding.get('versions') for finding in fresh]}")
    print(f'{cases} cases; as counted {as_counted} ({100 * as_counted / cases:.1f} %), as rendered {as_rendered} ({100 * as_rendered / cases:.1f} %), {nobody} of which no reader sees')


if __name__ == '__main__':
    main()
