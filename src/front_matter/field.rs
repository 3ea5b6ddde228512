//! A value with its place in the file.

use crate::text::TextRange;

/// A value and the bytes of the file that give it: with its quotes, but without the key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field<T> {
    pub value: T,
    pub range: TextRange,
}

impl<T> Field<T> {
    pub const fn new(value: T, range: TextRange) -> Self {
        Self { value, range }
    }
}

impl<T: AsRef<str>> Field<T> {
    /// Where the value stands letter by letter in `text`, so that an offset in the one is an offset in the other; `None`
    /// if YAML changed it on the way (escapes, folded lines).
    pub fn verbatim(&self, text: &str) -> Option<TextRange> {
        let at = self.range.slice(text).find(self.value.as_ref())? as u32;
        let start = self.range.start + at;
        Some(TextRange::new(start, start + self.value.as_ref().len() as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_value_is_verbatim_and_an_escaped_one_is_not() {
        let text = r#"a: "許可証" b: "x\ty""#;
        let field = |value: &str, written: &str| {
            let start = text.find(written).expect("in text");
            Field::new(value.to_owned(), TextRange::from(start..start + written.len()))
        };
        let verbatim = field("許可証", "\"許可証\"").verbatim(text).expect("verbatim");
        assert_eq!(verbatim.slice(text), "許可証");
        assert_eq!(field("x\ty", r#""x\ty""#).verbatim(text), None);
    }
}
