//! What checks find, said in another language: an English sentence is recognised by a pattern, and its parts are put into the
//! words that the language has for it.
//!
//! Checks speak English and know nothing of this, so that a new one has nothing to do here; what no pattern describes stays
//! English. Patterns and words are messages of the same names in `locales/*/findings.ftl`.

use super::review::messages;
use super::{Bundle, format};
use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, PatternElement, Resource};
use regex_automata::meta::Regex;
use regex_automata::util::captures::Captures;

/// Something in backquotes, and that in a list, where it may stand several times.
const NAME: &str = "`.+?`";
const ITEM: &str = "`.+?`(?: twice| [0-9]+ times)?";

/// The English sentences.
#[derive(Debug)]
pub struct Sentences {
    patterns: Option<Regex>,
    /// Of the messages, by pattern.
    ids: Vec<String>,
    /// Ids and English words.
    nouns: Vec<(String, String)>,
}

impl Sentences {
    /// Those of the English messages.
    pub fn new(text: &str) -> Self {
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, _)| resource);
        let nouns = nouns(&resource);
        let (mut ids, mut patterns) = (Vec::new(), Vec::new());
        for message in messages(&resource).filter(|message| !is_part(message.id.name)) {
            let Some(pattern) = &message.value else { continue };
            ids.push(message.id.name.to_owned());
            patterns.push(format!("^{}$", expression(&pattern.elements, &nouns)));
        }
        Self { patterns: Regex::new_many(&patterns).ok(), ids, nouns }
    }

    /// A sentence, or several with semicolons between them, in the words of a bundle; None where one of them is unknown.
    pub fn said(&self, sentence: &str, words: &Bundle) -> Option<String> {
        let one = |sentence: &str| self.said_alone(sentence, words);
        one(sentence).or_else(|| {
            let parts = sentence.split("; ").map(one).collect::<Option<Vec<_>>>();
            Some(parts?.join(&format(words, "list-sentences", &FluentArgs::new())?))
        })
    }

    fn said_alone(&self, sentence: &str, words: &Bundle) -> Option<String> {
        let patterns = self.patterns.as_ref()?;
        let mut found = patterns.create_captures();
        patterns.captures(sentence, &mut found);
        let pattern = found.pattern()?;
        let names = found.group_info().pattern_names(pattern).flatten();
        let mut arguments = FluentArgs::new();
        for name in names {
            arguments.set(name.to_owned(), self.argument(name, captured(&found, name, sentence)?, words)?);
        }
        format(words, &self.ids[pattern.as_usize()], &arguments)
    }

    /// A part of a sentence in the words of a bundle.
    fn argument(&self, name: &str, text: &str, words: &Bundle) -> Option<FluentValue<'static>> {
        Some(match name {
            "names" | "others" => list(text, words)?.into(),
            "kind" | "block" | "otherblock" => {
                let noun = text.strip_prefix("a ").or_else(|| text.strip_prefix("an ")).unwrap_or(text);
                let (id, _) = self.nouns.iter().find(|(_, english)| english == noun)?;
                format(words, id, &FluentArgs::new())?.into()
            }
            "count" | "number" => text.parse::<u32>().ok()?.into(),
            _ => text.to_owned().into(),
        })
    }
}

/// Messages that are parts of others.
fn is_part(id: &str) -> bool {
    id.starts_with("noun-") || id.starts_with("list-")
}

fn nouns(resource: &Resource<&str>) -> Vec<(String, String)> {
    let nouns = messages(resource).filter(|message| message.id.name.starts_with("noun-"));
    let words = nouns.filter_map(|message| match message.value.as_ref()?.elements.as_slice() {
        [PatternElement::TextElement { value }] => Some((message.id.name.to_owned(), (*value).to_owned())),
        _ => None,
    });
    words.collect()
}

/// The regular expression for a message, with a group for each placeable.
fn expression(elements: &[PatternElement<&str>], nouns: &[(String, String)]) -> String {
    let mut expression = String::new();
    for element in elements {
        match element {
            PatternElement::TextElement { value } => push_literal(value, &mut expression),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                expression.push_str(&format!("(?<{}>{})", id.name, shape(id.name, nouns)));
            }
            PatternElement::Placeable { .. } => {}
        }
    }
    expression
}

/// What a placeable of this name may be.
fn shape(name: &str, nouns: &[(String, String)]) -> String {
    let any_noun = || nouns.iter().map(|(_, english)| english.as_str()).collect::<Vec<_>>().join("|");
    match name {
        "name" | "other" | "third" => NAME.to_owned(),
        "names" | "others" => format!("{ITEM}(?:(?:, | and ){ITEM})*(?: and [0-9]+ more)?"),
        "kind" => any_noun(),
        "block" | "otherblock" => format!("(?:an? )?(?:{})", any_noun()),
        "count" | "number" => "[0-9]+".to_owned(),
        _ => "[^ ]+".to_owned(),
    }
}

fn push_literal(text: &str, expression: &mut String) {
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            expression.push('\\');
        }
        expression.push(character);
    }
}

fn captured<'t>(found: &Captures, name: &str, text: &'t str) -> Option<&'t str> {
    text.get(found.get_group_by_name(name)?.range())
}

/// An English list, `` `a` twice, `b` and 2 more ``, as the language writes it.
fn list(text: &str, words: &Bundle) -> Option<String> {
    let (mut items, mut rest, mut more) = (Vec::new(), text, None);
    while let Some(begin) = rest.strip_prefix('`') {
        let end = begin.match_indices('`').map(|(at, _)| at + 1).find(|end| is_end(&begin[*end..]))?;
        let (name, after) = (&rest[..=end], &begin[end..]);
        let (times, after) = times(after);
        items.push(match times {
            1 => name.to_owned(),
            _ => format(words, "list-times", &arguments(&[("name", name.into()), ("count", times.into())]))?,
        });
        rest = after.strip_prefix(", ").or_else(|| after.strip_prefix(" and ")).unwrap_or(after);
        if let Some(count) = rest.strip_suffix(" more").filter(|count| count.bytes().all(|byte| byte.is_ascii_digit()))
        {
            (more, rest) = (count.parse::<u32>().ok(), "");
        }
    }
    let names = items.join(&format(words, "list-separator", &FluentArgs::new())?);
    match more {
        None => Some(names),
        Some(count) => format(words, "list-more", &arguments(&[("names", names.into()), ("count", count.into())])),
    }
}

/// True if what follows a name may follow one in a list.
fn is_end(after: &str) -> bool {
    after.is_empty()
        || [", `", " and ", " twice"].iter().any(|begin| after.starts_with(begin))
        || after
            .strip_prefix(' ')
            .is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(" times"))
}

/// How many times something stands there, and what comes after that is said.
fn times(after: &str) -> (u32, &str) {
    if let Some(rest) = after.strip_prefix(" twice") {
        return (2, rest);
    }
    let counted = after.strip_prefix(' ').and_then(|rest| rest.split_once(" times"));
    counted.and_then(|(count, rest)| Some((count.parse().ok()?, rest))).unwrap_or((1, after))
}

fn arguments<'a>(values: &[(&'a str, FluentValue<'a>)]) -> FluentArgs<'a> {
    values.iter().map(|(name, value)| (*name, value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use crate::interface::writers::WriterWords;

    /// In French, Chinese and Japanese.
    fn said(sentence: &str) -> Vec<Option<String>> {
        let all = WriterWords::all();
        ["fr-FR", "zh-CN", "ja-JP"]
            .iter()
            .map(|locale| all.iter().find(|words| words.locale == *locale).and_then(|words| words.sentence(sentence)))
            .collect()
    }

    #[test]
    fn names_numbers_and_nouns_are_put_into_the_words_of_a_language() {
        let expected =
            ["Manque dans la traduction (lien) : `/a`", "译文缺少链接 `/a`", "訳文に次のリンクがありません：`/a`"];
        assert_eq!(said("the translation lacks the link to `/a`"), expected.map(|text| Some(text.to_owned())));
        let expected = [
            "Ici : paragraphe ; dans la source : bloc HTML",
            "此处为“段落”，源文为“HTML 块”",
            "この箇所は「段落」ですが、原文では「HTML ブロック」です",
        ];
        assert_eq!(said("a paragraph, where the source has an HTML block"), expected.map(|text| Some(text.to_owned())));
    }

    #[test]
    fn lists_are_written_as_the_language_writes_them() {
        let sentence = "this code has `a` twice, `b and c`, `d` 3 times and 2 more where the source has `e`";
        let chinese = "此代码中是 `a`（2 次）、`b and c`、`d`（3 次）等（另有 2 个），源文是 `e`";
        assert_eq!(said(sentence)[1].as_deref(), Some(chinese));
    }

    #[test]
    fn sentences_stand_beside_one_another_and_unknown_ones_are_english() {
        let both = "remove it; not found here is what the source has: `{% endif %}`";
        let french = "Supprimez-le ; Dans la source, mais pas ici : `{% endif %}`";
        assert_eq!(said(both)[0].as_deref(), Some(french));
        assert_eq!(said("remove it; nobody knows this"), [None, None, None]);
        assert_eq!(WriterWords::english().sentence("remove it"), None);
    }
}
