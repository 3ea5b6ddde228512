# チェックが見つけた問題。同じ名前の英語のメッセージが、英語の文を見分けるパターンです。

# 名詞
noun-data = 変数または再利用可能な内容
noun-link = リンク
noun-image = 画像
noun-icon = アイコン
noun-code = コード
noun-html = HTML 要素
noun-tag = タグ
noun-footnote = 脚注
noun-id = id
noun-title = タイトル
noun-heading = 見出し
noun-paragraph = 段落
noun-step = 番号付きの項目
noun-bullet = 箇条書きの項目
noun-code-block = コードブロック
noun-html-block = HTML ブロック
noun-table-header = 表の見出し行
noun-table-row = 表の行
noun-quotation = 引用
noun-rule = 区切り線
noun-note = メモ
noun-tip = ヒント
noun-important = 重要な通知
noun-warning = 警告
noun-caution = 注意

# 一覧
list-times = { $name }（{ $count } 回）
list-separator = 、
list-sentences = 。
list-more = { $names } ほか { $count } 件

# 置き換え可能な要素
placeable-instead = 原文の{ $kind }は { $others } ですが、訳文では { $names } です
placeable-missing = 訳文に次の{ $kind }がありません：{ $names }
placeable-extra = 原文のこの箇所に次の{ $kind }はありません：{ $names }
placeable-less-and-more = 原文と比べて、訳文では { $names } が少なく、{ $others } が多くなっています（{ $kind }）
placeable-more = 訳文には次の{ $kind }が原文より多くあります：{ $names }
placeable-less = 訳文には次の{ $kind }が原文より少なくなっています：{ $names }
repeated = 訳文には { $names } が原文より多くあります
autotitle = 原文では、{ $name } へのリンクの文字列は { $other } です
autotitle-unresolved = AUTOTITLE のリンク先のページがありません

# 構造
blocks-missing = 訳文にブロックが { $count } 個足りません。最初のものは{ $block }です
block-missing = 訳文に{ $block }が足りません
blocks-obsolete = 訳文に原文にないブロックが { $count } 個あります。最初のものは{ $block }です
block-obsolete = 原文にこの{ $block }はありません
blocks-moved = { $count } 個のブロックが原文と異なる位置にあります
block-moved = ブロックが原文と異なる位置にあります
heading-level = 見出しのレベルが { $count } です。原文では { $number } です
row-cells = 表の行のセルが { $count } 個です。原文では { $number } 個です
block-kind = この箇所は「{ $block }」ですが、原文では「{ $otherblock }」です
nesting = リストや引用の中での深さは { $count } です。原文では { $number } です
empty = 文字のない{ $block }です
numbering = この手順は { $count } から始まります。原文では { $number } からです
alignment = この表の列の揃え方が原文と異なります
joined = { $name } は原文では行の先頭にありますが、ここではそうなっていません

# コードと文
code-words = このコードは { $names } ですが、原文では { $others } です
code-fewer = このコードには原文の次の語がありません：{ $names }
code-more = このコードには原文にない次の語があります：{ $names }
code-language = このコードの指定は { $name } ですが、原文では { $other } です
untranslated-words = { $count } 語が未翻訳です
untranslated-all = 訳文が原文と同じです
emphasis-shown = 強調が閉じていないため、アスタリスクがそのまま表示されます
emphasis-missing = 原文には太字の語がありますが、ここにはありません

# 条件
condition = { $name } 向けに表示されますが、原文では { $other } 向けです
branch-empty = 分岐 { $name } が空です。原文では空ではありません
scope-extra = これらのバージョンには { $names } が表示されますが、原文のこの箇所にはありません
scope-missing = これらのバージョンには { $names } が表示されませんが、原文のこの箇所にはあります
scope-both = これらのバージョンには原文のこの箇所にない { $names } が表示されるか、原文にある { $others } が表示されません
scope-exchanged = これらのバージョンでは { $names } が逆に表示されます
branch-dead = 分岐 { $name } に入るバージョンはありません
condition-needless = この文を表示するすべてのバージョンが分岐 { $name } に入ります
name-undefined = { $name } というプランも機能もありません
release-unknown = { $name } にバージョン { $release } はありません
retired-always = { $version } がなくなると、{ $name } は常に成り立ちます
retired-never = { $version } がなくなると、{ $name } は成り立ちません
retired-more = { $version } がなくなると、{ $name } はもっと短く書けます
retired-all = { $version } がなくなると、{ $name } はすべてのリリースを選びます
retired-page = { $version } がなくなると、このページはどのバージョンにも含まれません

# front matter とファイル
field-missing = 訳文に { $name } がありません
field-other = { $name } の値は { $other } ですが、原文では { $third } です
versions-other = { $name } で選ばれるバージョンが原文と異なります
key-twice = キー { $name } が 2 回あります
front-matter-open = ここから始まる front matter が終わっていません
quote-open = 引用符で囲まれた値が正しい位置で終わっていません
quote-needed = 引用符のない値が { $name } で始まっています
translation-missing = { $locale } の訳文がありません（{ $name } が存在しません）
source-missing = 原文がありません（{ $name } が存在しません）
source-data-missing = 原文がありません（データフォルダーに { $name } がありません）
source-entry-missing = 原文に項目 { $name } がありません
field-text = { $name } は文字列でなければなりませんが、リストです
field-list = { $name } はリストでなければなりませんが、マップです

# 破損
tag-damaged = { $name } はタグとして読めないため、読者にそのまま見えます
tag-unknown = { $name } というタグはありません
tag-nameless = 名前のないタグ
tag-open = { $name } が閉じられていません
tag-stray = { $name } に対応する始まりがありません
range-operator = { $name } の範囲に独立した演算子がありません
condition-unreadable = { $name } は条件ではありません。名前、引用符で囲んだ文字列、または数値が必要です
filter-unknown = { $name } というフィルターはありません。値はそのまま渡されます
octicon-unknown = { $name } というアイコンはありません
merge-left = { $name } はマージの残りです
mark-left = { $name } は翻訳システムの残りです
repaired = この箇所は破損しており、読者には代わりに { $name } が表示されます
repaired-without = この箇所は破損しており、読者には表示されません
tag-arguments = { $name } を読み取れません。{ $other } は不要です
tag-parameter = { $name } を読み取れません。{ $other } はループのパラメーターではありません
tag-without-name = { $name } に名前がありません
tag-without-path = { $name } にパスがありません
tag-without = { $name } に { $other } がありません
tag-no-arguments = { $name } に引数は指定できません（{ $other }）
tag-no-loop = { $name } はループではありません
octicon-without-name = { $name } に直線の引用符で囲んだ名前がありません
expression-unexpected = { $name } は式ではありません。{ $other } は不要です
expression-expected = { $name } は式ではありません。名前、引用符で囲んだ文字列、または数値が必要です
value-expected = 名前、引用符で囲んだ文字列、または数値が必要です
partial-missing = 部分テンプレート { $name } はありません。何も表示されません

# データとリンク
data-missing = データ項目 { $name } がありません
data-unused = { $name } はどこからも使われていません
data-cycle = { $name } は、それを含む { $other } に戻ります
page-missing = ページ { $name } がありません
fragment-missing-in-versions = これらのバージョンでは、{ $other } に { $name } がありません
fragment-missing-here-in-versions = これらのバージョンでは、このページに { $name } がありません
fragment-missing-here = このページに { $name } がありません
fragment-missing = { $other } に { $name } がありません
version-missing = { $name } にあるバージョンは存在しません
not-in-versions = これらのバージョンに { $name } はありません
address-moved = { $name } は { $other } に移動しました
file-missing = ファイル { $name } がありません
child-missing = 子ページ { $name } がありません
child-repeated = { $name } はすでに一覧にあります
page-unreached = どの索引ページの { $name } にもこのページがありません
address-begin = { $name } は { $other } で始めてください
address-outside = { $name } はサイトの外を指しています
address-none = { $name } はページのアドレスではありません。{ $other } でも { $third } でも始まっていません

# 助言
advice-meant = { $name } のことですか？
advice-write = { $name } と書いてください
advice-add = 足りない { $name } を追加してください
advice-close = ブロックの終わりに { $name } を追加してください
advice-remove = 削除してください
advice-remove-or-open = 削除するか、ブロックを開始するタグを追加してください
advice-unwrap = 文を残してタグを削除してください
advice-remove-branch = 分岐をその文ごと削除してください
advice-not-meant = この文のどのバージョンも対象ではありません
advice-earlier-branch = 対象のバージョンは前の分岐に入るか、この文を持ちません
advice-candidates = 原文にあって、ここに見当たらないもの：{ $names }
advice-own-line = 独立した行に置いてください
advice-raw = Liquid に見えるだけの文字列は { $name } と { $other } の間に置いてください
advice-repair = { $name } でファイルを修復できます。{ $other } を付けてビルドすると、この箇所には原文が表示されます
advice-page-of = 読者には { $version } のページが表示されます
advice-no-page = アドレス { $name } のページはありません
advice-blanks = タグは { $name } で始まり { $other } で終わります。記号の中に空白は入りません
advice-line = 最後のフィールドの後に { $name } の行を追加してください
advice-index = フォルダーの索引ページの { $name } に追加してください
advice-close-quote = 値の終わりで引用符を閉じ、値の中の引用符は { $name } と書いてください
advice-merge = どちらか一方を残し、マージの行を削除してください
advice-follows = バージョンは省いてください。リンクは読者のバージョンに従います
advice-release = プランの { $name } または { $other } に加えるか、番号を直してください
advice-remove-too = 翻訳にあるものも含めて削除してください
advice-remove-with = 翻訳とともに削除してください
advice-untranslated = ファイルを削除してください。このロケールだけのページは { $name } に加えます
advice-rename = どちらかのファイルの名前を変えるか、削除してください
advice-one-of = 2 つの { $name } のどちらかを削除してください
advice-key = このキーを削除してください
advice-quote-list = 値を引用符で囲んでください。YAML は { $name } をリストの始まりと読みます
advice-quote-map = 値を引用符で囲んでください。YAML は { $name } をマップの始まりと読みます
