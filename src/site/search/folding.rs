//! What counts as the same character for a search.
//!
//! `theme/search.js` folds what is typed in the same way, with the same ranges; a test compares them.

use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Characters of scripts that put no spaces between words: Thai and Lao, Myanmar, Hangul, Khmer, marks of iteration,
/// Kana, Bopomofo, Han.
pub const UNSPACED: [RangeInclusive<u32>; 14] = [
    0x0E00..=0x0EFF,
    0x1000..=0x109F,
    0x1100..=0x11FF,
    0x1780..=0x17FF,
    0x3005..=0x3007,
    0x3031..=0x3035,
    0x3041..=0x309F,
    0x30A1..=0x30FA,
    0x30FC..=0x30FF,
    0x3105..=0x312F,
    0x3400..=0x4DBF,
    0x4E00..=0x9FFF,
    0xAC00..=0xD7AF,
    0xF900..=0xFAFF,
];

/// True for a character of a script without spaces, letter or not.
pub fn is_unspaced(c: char) -> bool {
    let code = u32::from(c);
    code >= *UNSPACED[0].start() && UNSPACED.iter().any(|range| range.contains(&code))
}

/// True for Katakana and the mark that makes a vowel long.
pub fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}')
}

/// True for a character that words are made of.
pub fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

/// Adds what `c` counts as: in lower case, without accents, and with full and half width as one.
pub fn push_folded(c: char, out: &mut String) {
    match c {
        // Most of Chinese, Japanese and Korean, which would come back as it is.
        '\u{3041}'..='\u{30FE}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => out.push(c),
        // Letters that Unicode does not take apart.
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ß' | 'ẞ' => out.push_str("ss"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' => out.push('d'),
        'ı' => out.push('i'),
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        c => {
            let mut parts = Vec::new();
            decompose_compatible(c, |part| parts.extend(Some(part).filter(|part| !is_accent(*part))));
            out.extend(parts.into_iter().nfc().flat_map(char::to_lowercase));
        }
    }
}

/// The marks of Latin, Greek and Cyrillic. Those of other scripts tell words apart.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::{UNSPACED, push_folded};

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| push_folded(c, &mut out));
        out
    }

    #[test]
    fn forms_of_a_letter_count_as_one() {
        assert_eq!(folded("Échéance Œuvre İI Straße"), "echeance oeuvre ii strasse");
        assert_eq!(folded("ＧｉｔＨｕｂ ﾗｲｾﾝｽ"), "github ライセンス");
        assert_eq!(folded("がか 許可 한국"), "がか 許可 한국");
    }

    #[test]
    fn the_script_has_the_same_ranges() {
        let script = include_str!("../theme/search.js");
        let ranges = UNSPACED.iter().map(|range| format!("\\u{{{:x}}}-\\u{{{:x}}}", range.start(), range.end()));
        let class: String = ranges.collect();
        assert!(script.contains(&format!("\"{}\"", class.replace('\\', "\\\\"))), "{class}");
    }
}
