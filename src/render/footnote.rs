//! Footnotes: references within the text, and the notes that they lead to. Both are numbered in the order of first mention.

use rustc_hash::FxHashMap;

/// The number of each footnote of a body by its label.
#[derive(Debug, Default)]
pub struct Footnotes(FxHashMap<String, usize>);

impl Footnotes {
    /// Adds a reference; the first one to a note has an id.
    pub fn push_reference(&mut self, label: &str, html: &mut String) {
        let (number, first) = self.number(label);
        let id = if first { format!(" id=\"footnote-reference-{number}\"") } else { String::new() };
        html.push_str(&format!("<sup><a href=\"#footnote-{number}\"{id}>{number}</a></sup>"));
    }

    /// Opens the element of a note.
    pub fn push_opening(&mut self, label: &str, html: &mut String) {
        let (number, _) = self.number(label);
        html.push_str(&format!("<div class=\"footnote\" id=\"footnote-{number}\">"));
    }

    /// The number of a footnote, and whether this is its first mention.
    fn number(&mut self, label: &str) -> (usize, bool) {
        if let Some(number) = self.0.get(label) {
            return (*number, false);
        }
        let number = self.0.len() + 1;
        self.0.insert(label.to_owned(), number);
        (number, true)
    }
}
