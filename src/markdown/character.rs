//! Classes of characters that more than one shim asks for.

/// True for ideographs, kana, bopomofo and hangul, and for CJK, full-width and half-width punctuation.
///
/// From the blocks of the Unicode Standard; whole blocks, since what is unassigned in them is never written.
pub(super) const fn is_cjk(character: char) -> bool {
    matches!(character as u32,
        0x1100..=0x11FF        // hangul jamo
        | 0x2E80..=0xA4CF      // radicals, CJK punctuation, kana, bopomofo, ideographs, Yi
        | 0xA960..=0xA97F      // hangul jamo
        | 0xAC00..=0xD7FF      // hangul
        | 0xF900..=0xFAFF      // compatibility ideographs
        | 0xFE10..=0xFE1F | 0xFE30..=0xFE6F // vertical and small forms
        | 0xFF00..=0xFFEF      // full-width and half-width forms
        | 0x16FE0..=0x191FF    // Tangut, Khitan
        | 0x1AFF0..=0x1B2FF    // more kana, Nushu
        | 0x1F200..=0x1F2FF    // enclosed ideographs
        | 0x20000..=0x3FFFD) // more ideographs
}

/// True for the selectors that pick one form of an ideograph; they stand after it.
pub(super) const fn is_ideograph_variant(character: char) -> bool {
    matches!(character as u32, 0xE0100..=0xE01EF)
}

/// True for Unicode punctuation and symbols (CommonMark 0.31, 2.1: general categories P and S).
///
/// The standard library has no general categories. What is no letter, number, blank or control counts as punctuation;
/// that is right but for unassigned characters and for marks of scripts that documentation is hardly written in.
pub(super) fn is_punctuation(character: char) -> bool {
    match character {
        '\0'..='\x7F' => character.is_ascii_punctuation(),
        // Circled and squared letters are symbols, though alphabetic.
        '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}' => true,
        _ if character.is_alphanumeric() || character.is_whitespace() || character.is_control() => false,
        _ => !is_mark_or_format(character),
    }
}

/// True for combining marks, joiners, directional marks and variation selectors.
const fn is_mark_or_format(character: char) -> bool {
    matches!(character as u32,
        0x00AD | 0x0300..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05BD // soft hyphen, European, Hebrew
        | 0x0610..=0x061C | 0x064B..=0x065F | 0x06D6..=0x06DC | 0x093C | 0x094D | 0x09CD | 0x0E47..=0x0E4E // Asian
        | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x20D0..=0x20F0 // joiners, directions, symbols
        | 0x302A..=0x302F | 0x3099..=0x309A // CJK
        | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xFEFF | 0xE0000..=0xE0FFF) // variation selectors, tags
}

#[cfg(test)]
mod tests {
    use super::{is_cjk, is_punctuation};

    #[test]
    fn punctuation_is_what_the_parser_takes_for_it() {
        for character in "!_~§«»¿–—‘’“”…※、。「」【】〜〝！（），：；？｡｢｣・€→★😀Ⓐ".chars()
        {
            assert!(is_punctuation(character), "{character}");
        }
        for character in "aé文ーかﾊ한①०ゞ々〇\u{3099}\u{FE0F}\u{200B}\u{3000}\u{A0}".chars() {
            assert!(!is_punctuation(character), "{character}");
        }
    }

    #[test]
    fn cjk_is_letters_and_punctuation() {
        assert!("文かーハ한ㄅ、。「」（）：？ｱ｡𠮷〜".chars().all(is_cjk));
        assert!(!"aé“”…—·①😀".chars().any(is_cjk));
    }
}
