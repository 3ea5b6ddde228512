# What the tool says to writers in a browser: in the preview, in the matrix of translations, and of what is found. The words
# that readers of a site see are in ui.ftl.
own-name = English

# In the bar at the bottom of each page: the page itself replaces { $count }
preview-label = Preview
preview-inspect = Inspect
preview-inspect-help = Click a block to see where it comes from. With Alt, you can click at any time.
preview-compare = Compare
preview-matrix = Matrix
preview-errors = Errors: { $count }
preview-warnings = Warnings: { $count }
preview-findings = What is wrong with this page
preview-source = Where this comes from
preview-problem = The project cannot be read. You see the pages as they were before.
preview-failed = This page cannot be shown
preview-language = Language

# Two editions side by side
compare-title = Compare
compare-left = Left
compare-right = Right
compare-list = Differences
compare-waiting = Comparing…
compare-count = Differences: { $count }
compare-none = Nothing differs
compare-changed = Differs
compare-only-left = Only on the left
compare-only-right = Only on the right
compare-cause = because of { $tag }
compare-field = The field { $field } differs.

# How bad a finding is
severity-error = Error
severity-warning = Warning
severity-info = Note

# Locales and versions
matrix-title = { $title }: locales and versions
matrix-intro = Each page of an edition counts once, in the worst state that is found of it. A page that falls back shows its readers something in the language of the source; one that is shown repaired has damage that its readers do not see. Both are counted beside the states.
matrix-overview = Share of current pages
matrix-locale = { $locale }: pages by version and state
matrix-pages = All pages
matrix-legend = States
matrix-only-open = Hide pages that are current everywhere
matrix-page = Page
matrix-version = Version
matrix-count = Pages
matrix-falling-back = Falling back
matrix-repaired = Shown repaired
matrix-not-translated = Not meant to be translated
state-current = Current
state-stale = Stale
state-out-of-step = Out of step
state-partly-translated = Partly translated
state-untranslated = Untranslated
state-damaged = Damaged
state-missing = Missing
