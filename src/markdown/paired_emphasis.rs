//! Shim: strong emphasis whose marks come in pairs, next to Chinese, Japanese or Korean.
//!
//! Translators of these languages write `を** 設定 **で` with a blank inside, `[** Settings**]`, or `**注:**GitHub` with
//! punctuation inside and a letter outside. CommonMark wants neither, and the CJK-friendly amendment helps where a mark
//! itself stands next to such a character; readers saw the asterisks on one Japanese page in ten of a large
//! documentation set. In a line with such text whose marks come in pairs, each pair is read as what it is, and four
//! asterisks between two pairs are the end of one and the beginning of the next. Lines without such text are
//! CommonMark's alone.

use super::character::{is_cjk, is_punctuation};
use std::collections::BTreeSet;
use std::ops::Range;

/// Where runs begin that are to open or close although their neighbours forbid it, in `text`. A run of four is two.
pub(super) fn forced_runs(text: &str) -> BTreeSet<usize> {
    let mut forced = BTreeSet::new();
    if text.is_ascii() {
        return forced;
    }
    let mut done = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), b"**") {
        if at < done {
            continue;
        }
        let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |before| before + 1);
        done = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length);
        let line = &text[start..done];
        if !line.is_ascii() && line.chars().any(is_cjk) {
            forced.extend(in_line(line).into_iter().map(|at| start + at));
        }
    }
    forced
}

fn in_line(line: &str) -> Vec<usize> {
    let Some(runs) = runs(line).filter(|runs| runs.len() % 2 == 0) else { return Vec::new() };
    let mut forced = Vec::new();
    for pair in runs.chunks_exact(2) {
        let (open, close) = (Mark::new(line, &pair[0]), Mark::new(line, &pair[1]));
        if open.range.len() != close.range.len() || !is_emphasis(line, &open, &close) {
            continue;
        }
        forced.extend((open.is_half || !open.can_open()).then_some(open.range.start));
        forced.extend((close.is_half || !close.can_close()).then_some(close.range.start));
    }
    forced
}

/// True if two marks belong together: not where there is nothing between them, nor for operators, as in `2 ** 3 ** 4`,
/// unless an operand is CJK text.
fn is_emphasis(line: &str, open: &Mark, close: &Mark) -> bool {
    let inside = &line[open.range.end..close.range.start];
    let is_operator = |mark: &Mark| mark.before.is_whitespace() && mark.after.is_whitespace();
    let are_operators = is_operator(open) && is_operator(close);
    !inside.trim().is_empty() && (!are_operators || inside.contains(is_cjk))
}

/// One mark with its neighbours; a line break stands before and after a line.
struct Mark {
    range: Range<usize>,
    before: char,
    after: char,
    /// One of the two that a run of four asterisks is made of.
    is_half: bool,
}

impl Mark {
    fn new(line: &str, range: &Range<usize>) -> Self {
        let before = line[..range.start].chars().next_back().unwrap_or('\n');
        let after = line[range.end..].chars().next().unwrap_or('\n');
        Self { range: range.clone(), before, after, is_half: before == '*' || after == '*' }
    }

    /// The flanking rules of CommonMark 0.31, 6.2, for `*`.
    fn can_open(&self) -> bool {
        !self.after.is_whitespace() && (!is_punctuation(self.after) || is_edge(self.before))
    }

    fn can_close(&self) -> bool {
        !self.before.is_whitespace() && (!is_punctuation(self.before) || is_edge(self.after))
    }
}

fn is_edge(neighbour: char) -> bool {
    neighbour.is_whitespace() || is_punctuation(neighbour)
}

/// The marks of strong emphasis outside code spans: runs of two or three asterisks, a run of four within a pair as two.
/// None where the line has other runs, whose pairing is not plain. Single asterisks, a bullet or light emphasis, have a
/// pairing of their own.
fn runs(line: &str) -> Option<Vec<Range<usize>>> {
    let bytes = line.as_bytes();
    let (mut runs, mut done, mut in_code) = (Vec::new(), 0, false);
    for at in memchr::memchr3_iter(b'\\', b'`', b'*', bytes) {
        if at < done {
            continue;
        }
        done = at + 1;
        match bytes[at] {
            b'\\' => done += 1,
            b'`' => in_code = !in_code,
            _ if in_code => {}
            _ => {
                done = at + bytes[at..].iter().take_while(|&&byte| byte == b'*').count();
                match done - at {
                    1 => {}
                    2 | 3 => runs.push(at..done),
                    4 if runs.len() % 2 == 1 => runs.extend([at..at + 2, at + 2..done]),
                    _ => return None,
                }
            }
        }
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
            ("* **AWS Service URL: **MinIO バケット", "**AWS Service URL: **"),
            ("* 左の** 設定 **で", "** 設定 **"),
            ("左の [** Settings**] を", "** Settings**"),
            ("隣の** 設定**と *.x* の", "** 設定**"),
        ] {
            assert_eq!(strong(text), [expected], "{text}");
        }
        assert_eq!(strong("**一** 二 **三**"), ["**一**", "**三**"]);
    }

    #[test]
    fn punctuation_inside_the_marks() {
        for (text, expected) in [
            ("**ノート:**LinuxのGPG", "**ノート:**"),
            ("GitHub**(必須)**GitHub", "**(必須)**"),
            ("文 a**(b)**c", "**(b)**"),
        ] {
            assert_eq!(strong(text), [expected], "{text}");
        }
    }

    #[test]
    fn one_pair_behind_another() {
        assert_eq!(strong("**注：****设置 URL** 在"), ["**注：**", "**设置 URL**"]);
        assert_eq!(strong("を**「現状」****「提供」**、"), ["**「現状」**", "**「提供」**"]);
    }

    #[test]
    fn three_marks() {
        assert_eq!(strong("*** 真実を。***DMCA では"), ["** 真実を。**"]);
    }

    #[test]
    fn what_is_not_a_pair_is_left_alone() {
        for text in
            ["2 ** 3 ** 4", "文 2 ** 3 ** 4", "a ** b", "数 ** 二", "`** 設定**`文", "a**(b)**c", "单击 ****代码。"]
        {
            assert!(strong(text).is_empty(), "{text}");
        }
    }
}
