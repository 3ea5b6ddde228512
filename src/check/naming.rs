//! How placeables and blocks are called in messages.

use crate::bitext::{Difference, DifferenceKind, Marks, PlaceableKind, is_mark};

/// Puts names in the place of marks.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'m> {
    pub marks: &'m Marks,
}

/// Placeables that a message names; of more, it counts the rest.
const MOST_NAMES: usize = 3;

impl Naming<'_> {
    /// A text with the paths of data in the place of their marks.
    pub fn text(&self, text: &str) -> String {
        if !text.chars().any(is_mark) {
            return text.to_owned();
        }
        let mut named = String::new();
        for character in text.chars() {
            match self.marks.path(character) {
                Some(path) => named.push_str(&path),
                None => named.push(character),
            }
        }
        named
    }

    /// The names of values in the order of names: that of marks is another in each run.
    fn names(&self, values: &[Box<str>]) -> Vec<String> {
        let mut names: Vec<String> = values.iter().map(|value| self.text(value)).collect();
        names.sort_unstable();
        names
    }

    /// What of the text a difference concerns, for its fingerprint.
    pub fn subject(&self, difference: &Difference) -> String {
        use DifferenceKind::{Code, Count, Placeables, Scope};
        match &difference.kind {
            Placeables { missing, extra, .. }
            | Count { missing, extra, .. }
            | Code { missing, extra }
            | Scope { missing, extra } => {
                format!("-{} +{}", self.names(missing).join(" "), self.names(extra).join(" "))
            }
            _ => self.text(&difference.subject),
        }
    }

    /// `` `a` twice, `b` and 2 more ``
    pub fn list(&self, values: &[Box<str>]) -> String {
        let names = self.names(values);
        let counted: Vec<(&str, usize)> =
            names.chunk_by(|a, b| a == b).map(|alike| (alike[0].as_str(), alike.len())).collect();
        let name = |(value, count): &(&str, usize)| match count {
            1 => format!("`{value}`"),
            2 => format!("`{value}` twice"),
            more => format!("`{value}` {more} times"),
        };
        let shown: Vec<String> = counted.iter().take(MOST_NAMES).map(name).collect();
        let rest = counted.len().saturating_sub(MOST_NAMES);
        match (shown.as_slice(), rest) {
            ([], _) => String::new(),
            ([one], 0) => one.clone(),
            ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
            (all, rest) => format!("{} and {rest} more", all.join(", ")),
        }
    }

    /// What the translation lacks and has instead, as one sentence about `what`.
    pub fn exchange(&self, what: &str, missing: &[Box<str>], extra: &[Box<str>]) -> String {
        match (missing.is_empty(), extra.is_empty()) {
            (false, false) => {
                format!(
                    "the translation has the {what} {} where the source has {}",
                    self.list(extra),
                    self.list(missing)
                )
            }
            (false, true) => format!("the translation lacks the {what} {}", self.list(missing)),
            _ => format!("the source has no {what} {} here", self.list(extra)),
        }
    }
}

/// What placeables of a kind are called.
pub const fn kind(kind: PlaceableKind) -> &'static str {
    match kind {
        PlaceableKind::Data => "variable or reusable",
        PlaceableKind::Link => "link to",
        PlaceableKind::Image => "image",
        PlaceableKind::Icon => "icon",
        PlaceableKind::Code => "code",
        PlaceableKind::Html => "HTML element",
        PlaceableKind::Footnote => "footnote",
        PlaceableKind::Id => "id",
        PlaceableKind::Title => "title of",
    }
}

/// A noun with its article.
pub fn one(noun: &str) -> String {
    // The letters of HTML are spoken: it begins with a vowel.
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u', 'H']) { "an" } else { "a" };
    format!("{article} {noun}")
}

#[cfg(test)]
mod tests {
    use super::{Naming, one};
    use crate::bitext::Marks;

    #[test]
    fn lists_count_what_they_repeat() {
        let marks = Marks::default();
        let list = |values: &[&str]| {
            Naming { marks: &marks }.list(&values.iter().map(|value| Box::from(*value)).collect::<Vec<_>>())
        };
        assert_eq!(list(&["a"]), "`a`");
        assert_eq!(list(&["a", "b", "a"]), "`a` twice and `b`");
        assert_eq!(list(&["a", "a", "a", "b", "c", "d", "e"]), "`a` 3 times, `b`, `c` and 2 more");
    }

    #[test]
    fn articles() {
        assert_eq!(
            [one("bullet"), one("HTML block"), one("important notice")].join(", "),
            "a bullet, an HTML block, an important notice"
        );
    }
}
