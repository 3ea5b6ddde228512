#!/usr/bin/env python3
"""How long the search takes in a browser, and what it loads, for a large documentation set.

    isogloss build --root ../shared/corpora/docs-2021-12 --out SITE && tests/browser/search_times.py SITE

Three times for each query, in milliseconds, to the shown results: *cold*, from the click on a page that has loaded nothing
of the search; *parts*, from the key, with the contents of the index there but none of its parts; *warm*, with all that the
query needs. Medians of several rounds. Prints a table for the page of the manual.
"""

import statistics
import sys

from browser import Browser
from serving import served

QUERIES = {
    "en": ["license", "pull request review", "ssh key", "GITHUB_TOKEN", "how do i delete a repository", "co"],
    "cn": ["许可证", "拉取请求", "存储库 权限", "工作流程", "令牌"],
    "ja": ["ライセンス", "プルリクエスト", "ワークフロー", "リポジトリ 権限", "トークン"],
}
ROUNDS = 5

ASK = """(async () => {
  const begin = performance.now();
  while (!document.querySelector(".search")?.open) {
    document.querySelector(".search-open").click();
    await new Promise((done) => setTimeout(done, 1));
  }
  const field = document.querySelector(".search input"), status = document.querySelector(".search [role=status]");
  const done = new Promise((done) => {
    const observer = new MutationObserver(() => /[0-9“]/.test(status.textContent) && (observer.disconnect(), done()));
    observer.observe(status, { childList: true, characterData: true, subtree: true });
  });
  field.value = %r;
  field.dispatchEvent(new InputEvent("input"));
  await done;
  return performance.now() - begin;
})()"""

SIZES = """performance.getEntriesByType("resource").filter((file) => /search[^/]*[/]|search-start/.test(file.name))
  .reduce((sums, file) => [sums[0] + 1, sums[1] + file.decodedBodySize], [0, 0])"""


def visit(window, address):
    window.open(address)
    window.until("document.documentElement.classList.contains('js')")


def load_contents(window):
    window.value("document.querySelector('.search-open').click()")
    window.until("[...performance.getEntriesByType('resource')].some((file) => /search[^?]*[/]index.js/.test(file.name) && file.responseEnd > 0)")


def main():
    root = served(sys.argv[1])
    window = Browser(1280, 800)
    window.command("Network.setCacheDisabled", cacheDisabled=True)
    print("| Locale | Query | Results | Cold | Parts | Warm | Files | kB |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    slowest = 0
    for locale, queries in QUERIES.items():
        for query in queries:
            cold, parts, warm = [], [], []
            for _ in range(ROUNDS):
                visit(window, f"{root}{locale}/index.html")
                cold.append(window.value(ASK % query))
                visit(window, f"{root}{locale}/index.html")
                load_contents(window)
                parts.append(window.value(ASK % query))
                files, size = window.value(SIZES)
                warm.extend(window.value(ASK % query) for _ in range(3))
            said = window.value("document.querySelector('.search [role=status]').textContent")
            found = "".join(c for c in said if c.isdigit())
            times = " | ".join(f"{statistics.median(values):.0f}" for values in (cold, parts, warm))
            slowest = max(slowest, statistics.median(warm))
            print(f"| {locale} | {query} | {found} | {times} | {files} | {size / 1000:.0f} |", flush=True)
    window.close()
    print(f"The slowest warm query took {slowest:.0f} ms.")


if __name__ == "__main__":
    main()
