//! Shim: emphasis next to CJK punctuation.
//!
//! CommonMark's flanking rules (0.31, 6.2) read a run of `*` between punctuation and a letter by its punctuation side
//! only. Chinese, Japanese and Korean put no space there, so that `**粗体，**文字` stays literal. The CJK-friendly
//! amendment (<https://github.com/tats-u/markdown-cjk-friendly>) lets such a run both open and close emphasis where one
//! of its neighbours is a CJK character.
//!
//! The parser has no such option. It gets one punctuation character more, on the letter side of each such run. With
//! punctuation on both sides a run is left-flanking and right-flanking by CommonMark's own rule, which is what the
//! amendment asks for. No other run gets another neighbour, for the character stands between the run and a letter.

use super::character::{is_cjk, is_ideograph_variant, is_punctuation};
use super::flanking::Run;

/// Where the run needs punctuation: on the side of its letter, if the other side is punctuation and one of both is CJK.
pub(super) fn place(run: &Run) -> Option<usize> {
    let is_near_cjk = is_cjk(run.before) || is_cjk(run.after) || is_ideograph_variant(run.before);
    if !is_near_cjk || run.range.is_empty() || run.before.is_whitespace() || run.after.is_whitespace() {
        return None;
    }
    match (is_punctuation(run.before), is_punctuation(run.after)) {
        (true, false) => Some(run.range.end),
        (false, true) => Some(run.range.start),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::autolink::Hints;
    use super::super::flanking::with_markers;
    use super::super::{Kind, Options, Tag, parse};

    /// The emphasised texts, in order.
    fn emphasised(text: &str) -> Vec<&str> {
        let emphasis = |kind: &Kind| matches!(kind, Kind::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough));
        let events = parse(text, Options::default());
        events.iter().filter(|event| emphasis(&event.kind)).map(|event| event.range.slice(text)).collect()
    }

    #[test]
    fn emphasis_next_to_cjk_punctuation() {
        for (text, expected) in [
            ("这是**粗体，**文字", "**粗体，**"),
            ("和**“引用”**后", "**“引用”**"),
            ("テスト**「強調」**です", "**「強調」**"),
            ("**（abc）**abc", "**（abc）**"),
            ("后*（x）*文", "*（x）*"),
            ("后~~（x）~~文", "~~（x）~~"),
            ("后~（x）~文", "~（x）~"),
            ("前**`code`**后", "**`code`**"),
            ("前**[链接](x)**后", "**[链接](x)**"),
            ("葛\u{E0100}**（x）**a", "**（x）**"),
            ("한국어**(강조)**입니다", "**(강조)**"),
            ("文\\**（x）*文", "*（x）*"),
        ] {
            assert_eq!(emphasised(text), [expected], "{text}");
        }
    }

    #[test]
    fn other_runs_are_left_alone() {
        for text in ["a**(b)**c", "é**(b)**c", "文_（x）_文", "文\\*（x）文", "2 * 3，4", ""] {
            assert_eq!(with_markers(text, &Hints::of(text)), None, "{text}");
        }
        assert!(emphasised("文_（x）_文").is_empty());
    }
}
