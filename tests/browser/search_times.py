#!/usr/bin/env python3
"""How long the search takes in a browser, and what it loads, for a large documentation set.

    isogloss build --root ../shared/corpora/docs-2021-12 --out SITE && tests/browser/search_times.py SITE

Three times for each query, in milliseconds, to the shown results: *cold*, from the click on a page that has loaded nothing
of the search; *parts*, from the key, with the contents of the index there but none of its parts; *warm*, with all that the
query needs. Medians of several rounds. Prints a table for the page of the manual.
"""

import statistics
import sys

from chromium import Chromium
from search import Server

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


def visit(browser, address):
    browser.open(address)
    browser.until("document.documentElement.classList.contains('js')")


def load_contents(browser):
    browser.evaluate("document.querySelector('.search-open').click()")
    browser.until("[...performance.getEntriesByType('resource')].some((file) => /search[^?]*[/]index.js/.test(file.name) && file.responseEnd > 0)")


def main():
    server = Server(sys.argv[1])
    browser = Chromium()
    browser.look(1280, 800)
    browser.command("Network.setCacheDisabled", cacheDisabled=True)
    print("| Locale | Query | Results | Cold | Parts | Warm | Files | kB |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    slowest = 0
    for locale, queries in QUERIES.items():
        for query in queries:
            cold, parts, warm = [], [], []
            for _ in range(ROUNDS):
                visit(browser, f"{server.address}{locale}/index.html")
                cold.append(browser.evaluate(ASK % query))
                visit(browser, f"{server.address}{locale}/index.html")
                load_contents(browser)
                parts.append(browser.evaluate(ASK % query))
                files, size = browser.evaluate(SIZES)
                warm.extend(browser.evaluate(ASK % query) for _ in range(3))
            said = browser.evaluate("document.querySelector('.search [role=status]').textContent")
            found = "".join(c for c in said if c.isdigit())
            times = " | ".join(f"{statistics.median(values):.0f}" for values in (cold, parts, warm))
            slowest = max(slowest, statistics.median(warm))
            print(f"| {locale} | {query} | {found} | {times} | {files} | {size / 1000:.0f} |", flush=True)
    browser.close()
    print(f"The slowest warm query took {slowest:.0f} ms.")


if __name__ == "__main__":
    main()
