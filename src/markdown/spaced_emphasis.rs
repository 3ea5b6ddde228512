//! Shim: strong emphasis with a blank inside its marks, next to Chinese, Japanese or Korean.
//!
//! Translators of these languages write `を** 設定 **で` where CommonMark wants no blank inside, and readers see the
//! asterisks: on one Japanese page in ten of a large documentation set. In a line with such text whose `**` come in
//! pairs, a pair with a blank inside is read as what it is. Lines without such text are CommonMark's alone.

use super::character::is_cjk;
use std::collections::BTreeSet;
use std::ops::Range;

/// The starts of runs that are to open or close although they stand next to a blank, in `text`.
pub(super) fn forced_runs(text: &str) -> BTreeSet<usize> {
    let mut forced = BTreeSet::new();
    if text.is_ascii() {
        return forced;
    }
    let mut start = 0;
    for line in text.split('\n') {
        if line.contains("**") && line.chars().any(is_cjk) {
            forced.extend(in_line(line).into_iter().map(|at| start + at));
        }
        start += line.len() + 1;
    }
    forced
}

fn in_line(line: &str) -> Vec<usize> {
    let Some(runs) = double_runs(line).filter(|runs| runs.len() % 2 == 0) else { return Vec::new() };
    let mut forced = Vec::new();
    for pair in runs.chunks_exact(2) {
        let (open, close) = (&pair[0], &pair[1]);
        let inside = &line[open.end..close.start];
        let around = [line[..open.start].chars().next_back(), line[close.end..].chars().next()];
        let is_near_cjk = inside.chars().chain(around.into_iter().flatten()).any(is_cjk);
        if !is_near_cjk || inside.trim().is_empty() {
            continue;
        }
        if inside.starts_with(char::is_whitespace) {
            forced.push(open.start);
        }
        if inside.ends_with(char::is_whitespace) {
            forced.push(close.start);
        }
    }
    forced
}

/// The runs of exactly two asterisks outside code spans; None where the line has runs of another length, whose pairing is
/// not plain.
fn double_runs(line: &str) -> Option<Vec<Range<usize>>> {
    let bytes = line.as_bytes();
    let (mut runs, mut at, mut in_code) = (Vec::new(), 0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' => in_code = !in_code,
            b'*' if !in_code => {
                let end = at + bytes[at..].iter().take_while(|&&byte| byte == b'*').count();
                let is_bullet = end == at + 1 && line[..at].trim().is_empty();
                match end - at {
                    2 => runs.push(at..end),
                    _ if is_bullet => {}
                    _ => return None,
                }
                at = end - 1;
            }
            _ => {}
        }
        at += 1;
    }
    Some(runs)
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Options, Tag, parse};

    fn strong(text: &str) -> Vec<&str> {
        let events = parse(text, Options::default());
        let strong = events.iter().filter(|event| event.kind == Kind::Start(Tag::Strong));
        strong.map(|event| event.range.slice(text)).collect()
    }

    #[test]
    fn blanks_inside_the_marks() {
        for (text, expected) in [
            ("続いて** Settings（設定）**をクリック", "** Settings（設定）**"),
            ("** 注：** 如果", "** 注：**"),
            ("**AWS Service URL: **バケット", "**AWS Service URL: **"),
            ("* 左の** 設定 **で", "** 設定 **"),
        ] {
            assert_eq!(strong(text), [expected], "{text}");
        }
        assert_eq!(strong("**一** 二 **三**"), ["**一**", "**三**"]);
    }

    #[test]
    fn what_is_not_a_pair_is_left_alone() {
        for text in ["2 ** 3 ** 4", "a ** b", "数 ** 二", "`** 設定**`文"] {
            assert!(strong(text).is_empty(), "{text}");
        }
    }
}
