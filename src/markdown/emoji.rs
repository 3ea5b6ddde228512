//! `:tada:` as a character, by the names that GitHub knows.

use std::borrow::Cow;

/// `text` with the names of emoji between colons replaced; anything else stays.
pub fn with_emoji(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut done, mut from) = (0, 0);
    while let Some(open) = memchr::memchr(b':', &text.as_bytes()[from..]).map(|at| from + at) {
        let after = &text[open + 1..];
        let length = after.find(|c: char| !(c.is_ascii_alphanumeric() || "+-_".contains(c))).unwrap_or(after.len());
        let emoji = after[length..].starts_with(':').then(|| emojis::get_by_shortcode(&after[..length])).flatten();
        from = open + 1;
        if let Some(emoji) = emoji {
            out.push_str(&text[done..open]);
            out.push_str(emoji.as_str());
            done = open + length + 2;
            from = done;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::with_emoji;

    #[test]
    fn known_names_only() {
        assert_eq!(with_emoji(":tada: a:b:c 10:30:00 :nope: :+1:"), "🎉 a🅱\u{fe0f}c 10:30:00 :nope: 👍");
    }
}
