# 页面定位：地标与导航
skip-to-content = 跳到正文
site-navigation = 站点导航
menu = 菜单
breadcrumbs-label = 当前位置
toc-heading = 本文内容
contents-of-section = 本节内容
open-branch = 显示下级页面
neighbours-label = 上一页和下一页
previous-page = 上一页
next-page = 下一页

# 选择版本和语言
version-picker-label = 版本
locale-picker-label = 语言
other-versions = 此页面的其他版本
other-locales = 此页面的其他语言
color-scheme = 深色
language-name = { $code ->
    [en] 英文
    [zh-CN] 简体中文
    [fr-FR] 法文
    [ja-JP] 日文
   *[other] { $name }
}
page-missing-in-version = 此版本中没有
nearest-page = 最接近的页面：{ $title }

# 搜索：页面会在 { $count } 和 { $query } 处填入结果数和查询内容
search-open = 搜索
search-field = 搜索此版本
search-close = 关闭
search-results = 搜索结果
search-count = 找到的页面：{ $count }
search-none = 没有与“{ $query }”相关的页面。
search-more = 显示更多
search-waiting = 正在加载索引…
search-failed = 无法加载搜索索引。
search-shortcut = 按 / 键打开搜索

# 正文之前
permissions-heading = 谁可以执行此操作
product-heading = 谁可以使用此功能

# 译文缺失或损坏（整页或部分）
fallback-page = 本页尚未翻译成{ $target }，当前显示的是{ $source }版本。
fallback-source-only = 本页仅提供{ $source }版。
fallback-stale = 本页翻译之后，{ $source }页面已有更改。部分内容可能已经过时。
fallback-parts = 本页部分内容以{ $source }显示。
fallback-repaired = 本页译文有部分内容损坏，此处显示的是自动修复后的结果。
fallback-block-label = 以{ $source }显示
fallback-source-link = 阅读{ $source }版页面

# 提示框的标题
alert-note = 注意
alert-tip = 提示
alert-important = 重要
alert-warning = 警告
alert-caution = 当心

# 代码块
code-copy = 复制
code-copied = 已复制
code-languages = 编程语言

# 切换工具和平台
tools-label = 工具
platforms-label = 平台
tool-webui = Web 浏览器
tool-cli = GitHub CLI
tool-curl = cURL
tool-desktop = GitHub Desktop
tool-codespaces = Codespaces
tool-vscode = Visual Studio Code
platform-mac = Mac
platform-windows = Windows
platform-linux = Linux

# 页面不存在时显示的页面
not-found-title = 找不到页面
not-found-text = 此地址没有页面。页面可能已移动，也可能在此版本中不存在。
not-found-home = 返回首页

# 旧地址上的页面
redirect-title = 页面已移动
redirect-text = 新地址：{ $target }。

# 页脚
edit-page = 编辑本页
view-as-markdown = 查看 Markdown 版本
