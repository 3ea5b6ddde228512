//! Ways in which translation systems damage a text, with the words of eight languages.

/// What one language makes of the words of Liquid.
pub struct Language {
    pub locale: &'static str,
    pub data: &'static str,
    pub otherwise: &'static str,
    pub or: &'static str,
    pub reusables: &'static str,
    pub quotes: (&'static str, &'static str),
}

const fn language(
    locale: &'static str,
    data: &'static str,
    otherwise: &'static str,
    or: &'static str,
    reusables: &'static str,
    quotes: (&'static str, &'static str),
) -> Language {
    Language { locale, data, otherwise, or, reusables, quotes }
}

pub const LANGUAGES: [Language; 8] = [
    language("zh-CN", "数据", "否则", "或", "可重用", ("“", "”")),
    language("ja-JP", "データ", "それ以外", "または", "再利用可能", ("「", "」")),
    language("ko-KR", "데이터", "그렇지 않으면", "또는", "재사용", ("“", "”")),
    language("es-ES", "datos", "otra", "o", "reutilizables", ("«", "»")),
    language("pt-BR", "dados", "senão", "ou", "reutilizáveis", ("“", "”")),
    language("fr-FR", "données", "sinon", "ou", "réutilisables", ("« ", " »")),
    language("de-DE", "Daten", "ansonsten", "oder", "wiederverwendbar", ("„", "“")),
    language("ru-RU", "данные", "иначе", "или", "переменные", ("«", "»")),
];

/// One way to damage a text: the text with the damage, at a place that `turn` chooses; None where it has nothing to damage.
pub struct Damage {
    pub name: &'static str,
    pub make: fn(&str, &Language, usize) -> Option<String>,
}

const fn damage(name: &'static str, make: fn(&str, &Language, usize) -> Option<String>) -> Damage {
    Damage { name, make }
}

pub const KINDS: &[Damage] = &[
    damage("blank in the opening delimiter", |text, _, turn| put(text, "{% ", "{ % ", turn)),
    damage("blank in the closing delimiter", |text, _, turn| put(text, " %}", " % }", turn)),
    damage("opening brace doubled", |text, _, turn| put(text, "{% ", "{{% ", turn)),
    damage("both braces doubled", |text, _, turn| tag(text, turn, |inner| format!("{{{{% {inner} %}}}}"))),
    damage("percent signs doubled", |text, _, turn| tag(text, turn, |inner| format!("{{%% {inner} %%}}"))),
    damage("opening delimiter doubled", |text, _, turn| put(text, "{% ", "{% {% ", turn)),
    damage("opening percent sign lost", |text, _, turn| put(text, "{% ", "{ ", turn)),
    damage("closing percent sign lost", |text, _, turn| put(text, " %}", "}", turn)),
    damage("opening brace lost", |text, _, turn| put(text, "{% ", "% ", turn)),
    damage("closing delimiter turned round", |text, _, turn| tag(text, turn, |inner| format!("{{ {inner} }}%"))),
    damage("full-width delimiters", |text, _, turn| tag(text, turn, |inner| format!("｛％ {inner} ％｝"))),
    damage("`data` translated", |text, language, turn| put(text, "{% data ", &format!("{{% {} ", language.data), turn)),
    damage("`else` translated", |text, language, turn| {
        put(text, "{% else %}", &format!("{{% {} %}}", language.otherwise), turn)
    }),
    damage("`or` translated", |text, language, turn| {
        put(text, "ghec or ", &format!("ghec {} ", language.or), turn)
            .or_else(|| put(text, "3.3 or ", &format!("3.3 {} ", language.or), turn))
    }),
    damage("root of a path translated", |text, language, turn| {
        put(text, "data reusables.", &format!("data {}.", language.reusables), turn)
    }),
    damage("blank in a path", |text, _, turn| put(text, "data variables.", "data variables. ", turn)),
    damage("letters of a path exchanged", |text, _, turn| {
        put(text, "data variables.product.prod", "data variables.product.pord", turn)
    }),
    damage("name and path joined", |text, _, turn| put(text, "{% data ", "{% data.", turn)),
    damage("name capitalised", |text, _, turn| put(text, "{% data ", "{% Data ", turn)),
    damage("comma in a release", |text, _, turn| put(text, "ghes > 3.", "ghes > 3,", turn)),
    damage("typographic quotes in a tag", |text, language, turn| {
        let (open, close) = language.quotes;
        tag_with(text, turn, "octicon \"", |inner| {
            let name = inner.split('"').nth(1).unwrap_or("");
            format!("{{% {} %}}", inner.replace(&format!("\"{name}\""), &format!("{open}{name}{close}")))
        })
    }),
    damage("name and condition joined", |text, _, turn| put(text, "{% ifversion ", "{% ifversion-", turn)),
    damage("word order in a condition", |text, _, turn| {
        tag_with(text, turn, "ifversion ", |inner| {
            let condition = inner.trim_start_matches("ifversion ");
            let (plan, rest) = condition.split_once(' ').unwrap_or((condition, ""));
            format!("{{% {} %}}", format!("{plan} ifversion {rest}").trim_end())
        })
    }),
    damage("opening brace and blank exchanged", |text, _, turn| put(text, "{% ", "{ %", turn)),
    damage("`ifversion` lost", |text, _, turn| tag_with(text, turn, "ifversion ", |_| String::new())),
    damage("`else` lost", |text, _, turn| put(text, "{% else %}", "", turn)),
    damage("`endif` lost", |text, _, turn| put(text, "{% endif %}", "", turn)),
    damage("`endif` repeated", |text, _, turn| put(text, "{% endif %}", "{% endif %}{% endif %}", turn)),
    damage("reusables joined", |text, _, turn| put(text, " %}\n{% data reusables.", " %} {% data reusables.", turn)),
    damage("target of a link changed", |text, _, turn| put(text, "](/licensing/", "](/licences/", turn)),
    damage("path of an image changed", |text, _, turn| put(text, ".svg)", "-2.svg)", turn)),
    damage("row joined to the next", |text, _, turn| put(text, " |\n| `", " | | `", turn)),
    damage("line break behind a tag lost", |text, _, turn| {
        put(text, "{% note %}\n\n", "{% note %} ", turn)
            .or_else(|| put(text, "{% warning %}\n\n", "{% warning %} ", turn))
    }),
    damage("block out of its step", |text, _, turn| put(text, "\n\n   ", "\n\n", turn)),
    damage("marker of an item alone", |text, _, turn| put(text, "\n- ", "\n-\n              ", turn)),
    damage("marker of a heading alone", |text, _, turn| put(text, "\n## ", "\n##\n              ", turn)),
    damage("name of an alert translated", |text, language, turn| {
        let name = format!("> [!{}]", language.reusables);
        put(text, "> [!WARNING]", &name, turn).or_else(|| put(text, "> [!TIP]", &name, turn))
    }),
    damage("end of emphasis lost", |text, _, turn| emphasis(text, turn, |inner| format!("**{inner}"))),
    damage("mark of a translation system", |text, _, turn| put(text, "\n\n", "<|endoftext|>\n\n", turn)),
    damage("`versions` lost a plan", |text, _, turn| put(text, "  ghec: '*'\n", "", turn)),
];

/// One occurrence of a text outside of code replaced.
fn put(text: &str, from: &str, to: &str, turn: usize) -> Option<String> {
    let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).filter(|at| is_prose(text, *at)).collect();
    let at = *places.get(turn % places.len().max(1))?;
    Some(format!("{}{to}{}", &text[..at], &text[at + from.len()..]))
}

/// One tag replaced by what `make` makes of its inside.
fn tag(text: &str, turn: usize, make: impl Fn(&str) -> String) -> Option<String> {
    tag_with(text, turn, "", make)
}

fn tag_with(text: &str, turn: usize, start: &str, make: impl Fn(&str) -> String) -> Option<String> {
    let opening = format!("{{% {start}");
    let places: Vec<usize> = text.match_indices(&opening).map(|(at, _)| at).filter(|at| is_prose(text, *at)).collect();
    let at = *places.get(turn % places.len().max(1))?;
    let length = text[at..].find(" %}")?;
    let inner = &text[at + "{% ".len()..at + length];
    Some(format!("{}{}{}", &text[..at], make(inner), &text[at + length + " %}".len()..]))
}

/// One emphasised text with its marks replaced by what `make` makes of its inside.
fn emphasis(text: &str, turn: usize, make: impl Fn(&str) -> String) -> Option<String> {
    let marks: Vec<usize> = text.match_indices("**").map(|(at, _)| at).collect();
    let pairs: Vec<&[usize]> = marks.chunks_exact(2).filter(|pair| is_prose(text, pair[0])).collect();
    let pair = pairs.get(turn % pairs.len().max(1))?;
    let (open, close) = (pair[0], pair[1]);
    Some(format!("{}{}{}", &text[..open], make(&text[open + 2..close]), &text[close + 2..]))
}

/// True outside of fenced code and of `raw`.
fn is_prose(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let fences = before.lines().filter(|line| line.trim_start().starts_with("```")).count();
    let raw = before.matches("{% raw %}").count() > before.matches("{% endraw %}").count();
    let line = &text[at..at + text[at..].find('\n').unwrap_or(0)];
    fences % 2 == 0 && !raw && !line.starts_with("{% raw") && !line.contains("raw %}")
}
