//! The ids of headings.

/// The slug of a heading's text, as `github-slugger` makes it: lower case; letters, marks, digits, `_` and `-` of every
/// script are kept, each blank becomes `-`, all else is dropped. Nothing is trimmed or collapsed.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' => slug.push('-'),
            'A'..='Z' => slug.push(c.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' | '_' | '-' => slug.push(c),
            _ if c.is_ascii() => {}
            _ if c.is_alphanumeric() || is_mark(c) => slug.extend(c.to_lowercase()),
            _ => {}
        }
    }
    slug
}

/// Combining marks that belong to letters; `char` knows no categories, so the blocks that documentation meets are named.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0900}'..='\u{0DFF}' | '\u{0E31}'..='\u{0E4E}' | '\u{3099}' | '\u{309A}' | '\u{203F}' | '\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn follows_the_reference() {
        let text = "Foo, \"bar\" & baz/qux (v2.0)! — déjà code_x 中文　字";
        assert_eq!(slug(text), "foo-bar--bazqux-v20--déjà-code_x-中文字");
        assert_eq!(slug(" a"), "-a");
    }
}
