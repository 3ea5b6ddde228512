# What checks find, for writers who read it in another language: a message that one of these patterns describes is said in the words
# that the file of the same name has in their language. What no pattern describes is said in English, as it always is on the
# command line. `$name`, `$other` and `$third` stand for something in backquotes, `$names` and `$others` for lists of that,
# `$kind` and `$block` for nouns, the others for numbers and words.

# Nouns
noun-data = variable or reusable
noun-link = link to
noun-image = image
noun-icon = icon
noun-code = code
noun-html = HTML element
noun-tag = tag
noun-footnote = footnote
noun-id = id
noun-title = title of
noun-heading = heading
noun-paragraph = paragraph
noun-step = numbered item
noun-bullet = bullet
noun-code-block = code block
noun-html-block = HTML block
noun-table-header = table header
noun-table-row = table row
noun-quotation = quotation
noun-rule = rule
noun-note = note
noun-tip = tip
noun-important = important notice
noun-warning = warning
noun-caution = caution

# What stands in lists
list-times = { $name } ×{ $count }
list-separator = { ", " }
list-sentences = { "; " }
list-more = { $names } and { $count } more

# Placeables
placeable-instead = the translation has the { $kind } { $names } where the source has { $others }
placeable-missing = the translation lacks the { $kind } { $names }
placeable-extra = the source has no { $kind } { $names } here
placeable-less-and-more = the translation has the { $kind } { $names } less often and { $others } more often than the source
placeable-more = the translation has the { $kind } { $names } more often than the source
placeable-less = the translation has the { $kind } { $names } less often than the source
repeated = the translation has { $names } more often than the source
autotitle = the text of the link to { $name } is { $other } in the source
autotitle-unresolved = AUTOTITLE links to a page that does not exist

# Structure
blocks-missing = the translation lacks { $count } blocks, the first { $block }
block-missing = the translation lacks { $block }
blocks-obsolete = the source lacks { $count } blocks that the translation has, the first { $block }
block-obsolete = the source has no such { $block }
blocks-moved = { $count } blocks stand elsewhere than in the source
block-moved = a block stands elsewhere than in the source
heading-level = a heading of level { $count }, where the source has level { $number }
row-cells = a table row with { $count } { $cells }, where the source has { $number }
block-kind = { $block }, where the source has { $otherblock }
nesting = stands at depth { $count } in lists and quotations, where the source stands at { $number }
empty = { $block } without words
numbering = these steps begin at { $count }, where the source begins at { $number }
alignment = the columns of this table are aligned otherwise than in the source
joined = { $name } begins a line in the source, and not here

# Code and text
code-words = this code has { $names } where the source has { $others }
code-fewer = this code has fewer words than that of the source: { $names }
code-more = this code has more words than that of the source: { $names }
code-language = the code is marked as { $name }, in the source as { $other }
untranslated-words = { $count } words are not translated
untranslated-all = the translation is equal to its source
emphasis-shown = the asterisks are shown as they are, because this emphasis does not close
emphasis-missing = nothing is bold here, where the source has words in bold

# Conditions
condition = shown for { $name }, in the source for { $other }
branch-empty = the branch { $name } is empty, in the source it is not
scope-extra = these versions see { $names }, which their source does not have here
scope-missing = these versions do not see { $names }, which their source has here
scope-both = these versions see { $names }, which their source does not have here, or do not see { $others }, which their source has here
scope-exchanged = these versions see { $names } the other way round
branch-dead = no version takes the branch { $name }
condition-needless = every version of this text takes the branch { $name }
name-undefined = there is neither a plan nor a feature { $name }
release-unknown = { $name } has no release { $release }
retired-always = without { $version }, { $name } always holds
retired-never = without { $version }, { $name } never holds
retired-more = without { $version }, { $name } says more than it has to
retired-all = without { $version }, { $name } selects all releases
retired-page = without { $version }, this page is in no version

# Front matter and files
field-missing = the translation has no { $name }
field-other = { $name } is { $other }, where the source has { $third }
versions-other = { $name } selects other versions than the source
key-twice = the key { $name } occurs twice
front-matter-open = the front matter that begins here does not end
quote-open = a quoted value does not end where it should
quote-needed = an unquoted value begins with { $name }
translation-missing = there is no translation into { $locale }: { $name } does not exist
source-missing = there is no source: { $name } does not exist
source-data-missing = there is no source: the data folder has no { $name }
source-entry-missing = the source has no entry { $name }
field-text = { $name } must be text, but is a list
field-list = { $name } must be a list, but is a map

# Damage
tag-damaged = { $name } is no tag, so that readers see it
tag-unknown = there is no tag { $name }
tag-nameless = a tag without a name
tag-open = { $name } is never closed
tag-stray = { $name } has nothing to belong to
range-operator = the range in { $name } has no operator that stands alone
condition-unreadable = { $name } is not a condition: a name, a text in quotation marks or a number is expected
filter-unknown = there is no filter { $name }; the value passes through unchanged
octicon-unknown = there is no octicon { $name }
merge-left = { $name } is left from a merge
mark-left = { $name } is left from a translation system
repaired = what stands here is damaged, and readers see { $name } in its place
repaired-without = what stands here is damaged, and readers see the page without it
tag-arguments = { $name } cannot be read: { $other } is not expected
tag-parameter = { $name } cannot be read: { $other } is not a parameter of a loop
tag-without-name = { $name } without a name
tag-without-path = { $name } without a path
tag-without = { $name } without { $other }
tag-no-arguments = { $name } takes no arguments, not { $other }
tag-no-loop = { $name } is not a loop
octicon-without-name = { $name } without a name in straight quotation marks
expression-unexpected = { $name } is not an expression: { $other } is not expected
expression-expected = { $name } is not an expression: a name, a text in quotation marks or a number is expected
value-expected = a name, a text in quotation marks or a number is expected
partial-missing = there is no partial { $name }; nothing is shown for it

# Data and links
data-missing = no data entry { $name }
data-unused = nothing uses { $name }
data-cycle = { $name } leads back to { $other }, which includes it
page-missing = there is no page { $name }
fragment-missing-in-versions = { $name } is not on { $other } in these versions
fragment-missing-here-in-versions = { $name } is not on this page in these versions
fragment-missing-here = there is no { $name } on this page
fragment-missing = there is no { $name } on { $other }
version-missing = { $name } names a version that there is not
not-in-versions = { $name } is not in these versions
address-moved = { $name } has moved to { $other }
file-missing = there is no file { $name }
child-missing = there is no page for the child { $name }
child-repeated = { $name } is listed already
page-unreached = no index page lists this page among its { $name }
address-begin = { $name } must begin with { $other }
address-outside = { $name } leads out of the site
address-none = { $name } is no address of a page: it begins neither with { $other } nor with { $third }

# Advice
advice-meant = did you mean { $name }?
advice-write = write { $name }
advice-add = add the missing { $name }
advice-close = add { $name } where the block ends
advice-remove = remove it
advice-remove-or-open = remove it, or add the tag that opens the block
advice-unwrap = keep the text and remove the tags
advice-remove-branch = remove the branch with its text
advice-not-meant = none of the versions of this text is meant
advice-earlier-branch = the versions that are meant take an earlier branch, or do not have this text
advice-candidates = not found here is what the source has: { $names }
advice-own-line = put it on a line of its own
advice-raw = put text that only looks like Liquid between { $name } and { $other }
advice-repair = { $name } repairs the file; built with { $other }, the page shows its source here
advice-page-of = their readers are shown the page of { $version }
advice-no-page = no page has the address { $name }
advice-blanks = a tag begins with { $name } and ends with { $other }, without blanks inside
advice-line = add a line { $name } after the last field
advice-index = add it to { $name } of the index page of its folder
advice-close-quote = close the quote at the end of the value, and write quotes inside it as { $name }
advice-merge = keep one of the two sides, and remove the lines of the merge
advice-follows = leave the version out: a link follows its reader
advice-release = list it under { $name } or { $other } of the plan, or correct the number
advice-remove-too = remove it, in translations too
advice-remove-with = remove it, with its translations
advice-untranslated = remove the file; a page of this locale alone belongs under { $name }
advice-rename = rename or remove one of the two files
advice-one-of = remove one of the two { $name }
advice-key = remove this key
advice-quote-list = quote the value: YAML reads { $name } as the start of a list
advice-quote-map = quote the value: YAML reads { $name } as the start of a map
