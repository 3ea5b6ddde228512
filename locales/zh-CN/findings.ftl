# 检查所发现的问题，供使用中文的写作者阅读。英文文件中同名的消息是用来识别英文原话的模式。

# 名词
noun-data = 变量或可复用内容
noun-link = 链接
noun-image = 图片
noun-icon = 图标
noun-code = 代码
noun-html = HTML 元素
noun-tag = 标签
noun-footnote = 脚注
noun-id = id
noun-title = 标题
noun-heading = 标题
noun-paragraph = 段落
noun-step = 编号项
noun-bullet = 项目符号项
noun-code-block = 代码块
noun-html-block = HTML 块
noun-table-header = 表头
noun-table-row = 表格行
noun-quotation = 引用
noun-rule = 分隔线
noun-note = 备注
noun-tip = 提示
noun-important = 重要说明
noun-warning = 警告
noun-caution = 注意

# 列表
list-times = { $name }（{ $count } 次）
list-separator = 、
list-sentences = ；
list-more = { $names }等（另有 { $count } 个）

# 占位内容
placeable-instead = 源文的{ $kind }是 { $others }，译文却是 { $names }
placeable-missing = 译文缺少{ $kind } { $names }
placeable-extra = 源文此处没有{ $kind } { $names }
placeable-less-and-more = 与源文相比，译文中的{ $kind } { $names } 较少，{ $others } 较多
placeable-more = 译文中{ $kind } { $names } 的出现次数多于源文
placeable-less = 译文中{ $kind } { $names } 的出现次数少于源文
repeated = 译文中 { $names } 的出现次数多于源文
autotitle = 在源文中，指向 { $name } 的链接的文字是 { $other }
autotitle-unresolved = AUTOTITLE 链接的页面不存在

# 结构
blocks-missing = 译文缺少 { $count } 个块，第一个是{ $block }
block-missing = 译文缺少一个{ $block }
blocks-obsolete = 译文有 { $count } 个块是源文没有的，第一个是{ $block }
block-obsolete = 源文没有这个{ $block }
blocks-moved = { $count } 个块所在的位置与源文不同
block-moved = 一个块所在的位置与源文不同
heading-level = 此处是 { $count } 级标题，源文是 { $number } 级
row-cells = 此表格行有 { $count } 个单元格，源文有 { $number } 个
block-kind = 此处为“{ $block }”，源文为“{ $otherblock }”
nesting = 在列表和引用中位于第 { $count } 层，源文位于第 { $number } 层
empty = 没有文字的{ $block }
numbering = 这些步骤从 { $count } 开始，源文从 { $number } 开始
alignment = 此表格各列的对齐方式与源文不同
joined = { $name } 在源文中另起一行，此处没有

# 代码和文字
code-words = 此代码中是 { $names }，源文是 { $others }
code-fewer = 此代码比源文少了：{ $names }
code-more = 此代码比源文多了：{ $names }
code-language = 此代码标注为 { $name }，源文标注为 { $other }
untranslated-words = 有 { $count } 个词未翻译
untranslated-all = 译文与源文相同
emphasis-shown = 此处的强调没有正确结束，读者会看到星号
emphasis-missing = 源文此处有粗体文字，译文没有

# 条件
condition = 此处对 { $name } 显示，源文对 { $other } 显示
branch-empty = 分支 { $name } 是空的，源文的不是
scope-extra = 这些版本会看到 { $names }，而源文此处没有
scope-missing = 这些版本看不到 { $names }，而源文此处有
scope-both = 这些版本会看到源文此处没有的 { $names }，或看不到源文此处有的 { $others }
scope-exchanged = 这些版本看到的 { $names } 正好相反
branch-dead = 没有任何版本会进入分支 { $name }
condition-needless = 此文字的所有版本都会进入分支 { $name }
name-undefined = 既没有名为 { $name } 的产品方案，也没有名为 { $name } 的功能
release-unknown = { $name } 没有版本 { $release }
retired-always = 停用 { $version } 后，{ $name } 始终成立
retired-never = 停用 { $version } 后，{ $name } 不再成立
retired-more = 停用 { $version } 后，{ $name } 可以写得更短
retired-all = 停用 { $version } 后，{ $name } 选中所有版本
retired-page = 停用 { $version } 后，此页面不属于任何版本

# front matter 和文件
field-missing = 译文没有 { $name }
field-other = { $name } 的值是 { $other }，源文是 { $third }
versions-other = { $name } 选择的版本与源文不同
key-twice = 键 { $name } 出现了两次
front-matter-open = 从这里开始的 front matter 没有结束
quote-open = 带引号的值没有在应有的位置结束
quote-needed = 未加引号的值以 { $name } 开头
translation-missing = 没有 { $locale } 的译文：{ $name } 不存在
source-missing = 没有源文：{ $name } 不存在
source-data-missing = 没有源文：数据文件夹中没有 { $name }
source-entry-missing = 源文没有条目 { $name }
field-text = { $name } 必须是文字，但它是列表
field-list = { $name } 必须是列表，但它是映射

# 损坏
tag-damaged = { $name } 不是有效的标签，读者会直接看到它
tag-unknown = 没有标签 { $name }
tag-nameless = 没有名称的标签
tag-open = { $name } 没有结束
tag-stray = { $name } 没有与之对应的开头
range-operator = { $name } 中的范围没有单独书写的运算符
condition-unreadable = { $name } 不是条件：此处应为名称、带引号的文字或数字
filter-unknown = 没有过滤器 { $name }，值保持不变
octicon-unknown = 没有名为 { $name } 的图标
merge-left = { $name } 是合并时遗留的
mark-left = { $name } 是翻译系统遗留的
repaired = 此处内容已损坏，读者看到的是 { $name }
repaired-without = 此处内容已损坏，读者看到的页面没有它
tag-arguments = 无法读取 { $name }：此处不应有 { $other }
tag-parameter = 无法读取 { $name }：{ $other } 不是循环的参数
tag-without-name = { $name } 缺少名称
tag-without-path = { $name } 缺少路径
tag-without = { $name } 缺少 { $other }
tag-no-arguments = { $name } 不接受参数，却有 { $other }
tag-no-loop = { $name } 不是循环
octicon-without-name = { $name } 缺少用直引号括起的名称
expression-unexpected = { $name } 不是表达式：此处不应有 { $other }
expression-expected = { $name } 不是表达式：此处应为名称、带引号的文字或数字
value-expected = 此处应为名称、带引号的文字或数字
partial-missing = 没有片段 { $name }，此处不显示任何内容

# 数据和链接
data-missing = 没有数据条目 { $name }
data-unused = { $name } 没有被使用
data-cycle = { $name } 又回到了包含它的 { $other }
page-missing = 没有页面 { $name }
fragment-missing-in-versions = 在这些版本中，{ $other } 上没有 { $name }
fragment-missing-here-in-versions = 在这些版本中，此页面上没有 { $name }
fragment-missing-here = 此页面上没有 { $name }
fragment-missing = { $other } 上没有 { $name }
version-missing = { $name } 中的版本不存在
not-in-versions = 这些版本中没有 { $name }
address-moved = { $name } 已移至 { $other }
file-missing = 没有文件 { $name }
child-missing = 子页面 { $name } 不存在
child-repeated = { $name } 已经列出
page-unreached = 没有索引页在 { $name } 中列出此页面
address-begin = { $name } 必须以 { $other } 开头
address-outside = { $name } 指向网站之外
address-none = { $name } 不是页面地址：它既不以 { $other } 也不以 { $third } 开头

# 建议
advice-meant = 您是不是要用 { $name }？
advice-write = 请写成 { $name }
advice-add = 请补上缺少的 { $name }
advice-close = 请在块结束处加上 { $name }
advice-remove = 请删除
advice-remove-or-open = 请删除，或补上该块的起始标签
advice-unwrap = 请保留文字，删除标签
advice-remove-branch = 请将分支连同其文字一起删除
advice-not-meant = 此文字的版本都不在条件之内
advice-earlier-branch = 条件所指的版本进入了前面的分支，或没有此文字
advice-candidates = 源文有而此处没有的是：{ $names }
advice-own-line = 请让它独占一行
advice-raw = 仅仅看起来像 Liquid 的文字，请放在 { $name } 和 { $other } 之间
advice-repair = { $name } 可修复此文件；使用 { $other } 构建时，此处显示源文
advice-page-of = 这些版本的读者看到的是 { $version } 的页面
advice-no-page = 没有页面使用地址 { $name }
advice-blanks = 标签以 { $name } 开头，以 { $other } 结尾，其中不含空格
advice-line = 请在最后一个字段之后加上一行 { $name }
advice-index = 请将其加入所在文件夹索引页的 { $name }
advice-close-quote = 请在值的末尾补上引号，值中的引号写成 { $name }
advice-merge = 请保留其中一侧，删除合并标记行
advice-follows = 请去掉版本：链接会随读者的版本而定
advice-release = 请将其列入该产品方案的 { $name } 或 { $other }，或更正版本号
advice-remove-too = 请删除，译文中的也要删除
advice-remove-with = 请将其连同译文一起删除
advice-untranslated = 请删除此文件；仅属于此语言的页面应列入 { $name }
advice-rename = 请重命名或删除其中一个文件
advice-one-of = 请删除两个 { $name } 中的一个
advice-key = 请删除此键
advice-quote-list = 请给值加上引号：YAML 会把 { $name } 当作列表的开头
advice-quote-map = 请给值加上引号：YAML 会把 { $name } 当作映射的开头
