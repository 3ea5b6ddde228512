# Finding one's way: landmarks and navigation
skip-to-content = Skip to content
site-navigation = Site navigation
menu = Menu
breadcrumbs-label = Breadcrumbs
toc-heading = In this article
contents-of-section = In this section
open-branch = Show the pages below
neighbours-label = Pages before and after
previous-page = Previous
next-page = Next

# Choosing a version and a locale
version-picker-label = Version
locale-picker-label = Language
other-versions = This page in other versions
other-locales = This page in other languages
color-scheme = Dark colors
language-name = { $code ->
    [en] English
    [zh-CN] Simplified Chinese
    [fr-FR] French
    [ja-JP] Japanese
   *[other] { $name }
}
page-missing-in-version = not in this version
nearest-page = nearest page: { $title }

# Search: where { $count } and { $query } stand, the page puts what it finds and what is looked for
search-open = Search
search-field = Search this version
search-close = Close
search-results = Results
search-count = Pages found: { $count }
search-none = No page has anything on “{ $query }”.
search-more = Show more
search-waiting = Loading the index…
search-failed = The index of the search cannot be loaded.
search-shortcut = Open the search with the / key

# Above the text of a page
permissions-heading = Who can do this
product-heading = Who can use this

# When a translation is missing or broken, wholly or in part
fallback-page = This page has not been translated into { $target } yet. You are reading it in { $source }.
fallback-source-only = This page is only available in { $source }.
fallback-stale = The { $source } page has changed since it was translated. Parts of this page may be out of date.
fallback-parts = Parts of this page are shown in { $source }.
fallback-repaired = Parts of this translation were damaged. They are shown here as they were repaired automatically.
fallback-block-label = Shown in { $source }
fallback-source-link = Read the { $source } page

# Titles of alerts
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

# Code blocks
code-copy = Copy
code-copied = Copied
code-languages = Programming languages

# Switching between tools and platforms
tools-label = Tools
platforms-label = Platforms
tool-webui = Web browser
tool-cli = GitHub CLI
tool-curl = cURL
tool-desktop = GitHub Desktop
tool-codespaces = Codespaces
tool-vscode = Visual Studio Code
platform-mac = Mac
platform-windows = Windows
platform-linux = Linux

# The page that stands in for one that does not exist
not-found-title = Page not found
not-found-text = There is no page at this address. It may have moved, or it may not exist in this version.
not-found-home = Go to the start page

# The page at an old address
redirect-title = This page has moved
redirect-text = It is now at { $target }.

# At the foot of a page
edit-page = Edit this page
view-as-markdown = View as Markdown
