# 現在位置の把握: ランドマークとナビゲーション
skip-to-content = 本文へ移動
site-navigation = サイト ナビゲーション
menu = メニュー
breadcrumbs-label = パンくずリスト
toc-heading = この記事の内容
contents-of-section = このセクションの内容
open-branch = 下位のページを表示
neighbours-label = 前後のページ
previous-page = 前へ
next-page = 次へ

# バージョンと言語の選択
version-picker-label = バージョン
locale-picker-label = 言語
other-versions = このページの他のバージョン
other-locales = このページの他の言語
color-scheme = 暗い配色
language-name = { $code ->
    [en] 英語
    [zh-CN] 簡体字中国語
    [fr-FR] フランス語
    [ja-JP] 日本語
   *[other] { $name }
}
page-missing-in-version = このバージョンにはありません
nearest-page = 最も近いページ: { $title }

# 検索: { $count } と { $query } には、見つかった件数と検索した語句が入ります
search-open = 検索
search-field = このバージョンを検索
search-close = 閉じる
search-results = 検索結果
search-count = 見つかったページ: { $count }
search-none = 「{ $query }」に一致するページはありません。
search-more = さらに表示
search-waiting = 索引を読み込んでいます…
search-failed = 検索の索引を読み込めません。
search-shortcut = / キーで検索を開く

# 本文の前
permissions-heading = この操作を実行できるユーザー
product-heading = この機能を使用できるユーザー

# 翻訳がない、または壊れている場合 (ページ全体または一部)
fallback-page = このページはまだ{ $target }に翻訳されていません。{ $source }で表示しています。
fallback-source-only = このページは{ $source }でのみ提供されています。
fallback-stale = 翻訳の後に{ $source }のページが変更されています。このページの一部は古い可能性があります。
fallback-parts = このページの一部は{ $source }で表示されています。
fallback-repaired = この翻訳には破損した箇所があり、自動的に修復した内容を表示しています。
fallback-block-label = { $source }で表示
fallback-source-link = { $source }のページを読む

# アラートのタイトル
alert-note = メモ
alert-tip = ヒント
alert-important = 重要
alert-warning = 警告
alert-caution = 注意

# コード ブロック
code-copy = コピー
code-copied = コピーしました
code-languages = プログラミング言語

# ツールとプラットフォームの切り替え
tools-label = ツール
platforms-label = プラットフォーム
tool-webui = Web ブラウザー
tool-cli = GitHub CLI
tool-curl = cURL
tool-desktop = GitHub Desktop
tool-codespaces = Codespaces
tool-vscode = Visual Studio Code
platform-mac = Mac
platform-windows = Windows
platform-linux = Linux

# 存在しないアドレスで表示されるページ
not-found-title = ページが見つかりません
not-found-text = このアドレスにページはありません。移動されたか、このバージョンには存在しない可能性があります。
not-found-home = スタート ページへ移動

# 以前のアドレスで表示されるページ
redirect-title = このページは移動しました
redirect-text = 新しいアドレスは { $target } です。

# ページの下部
edit-page = このページを編集
view-as-markdown = Markdown で表示
