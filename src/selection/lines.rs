//! The lines of a file of Markdown, as far as comments need them: which are blank, and which are code.

use crate::text::TextRange;

/// One line.
pub(super) struct Line<'t> {
    /// Without its break.
    pub(super) text: &'t str,
    /// With its break.
    pub(super) range: TextRange,
    /// In a fenced block, or one of its fences.
    pub(super) is_code: bool,
}

impl Line<'_> {
    /// True between blocks: blank lines of code are part of it.
    pub(super) fn is_gap(&self) -> bool {
        !self.is_code && content(self.text).is_empty()
    }
}

/// What a line has behind its indentation and the marks of quotations.
pub(super) fn content(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>']).trim_end()
}

pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut lines, mut start, mut fence) = (Vec::new(), 0, None);
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let (is_code, after) = step(fence, content(line));
        lines.push(Line { text: line.trim_end_matches(['\n', '\r']), range: TextRange::from(start..end), is_code });
        (start, fence) = (end, after);
    }
    lines
}

/// The mark of a fence and its length.
type Fence = Option<(char, usize)>;

/// Whether a line is code, and the fence that is open after it (CommonMark, section 4.5).
fn step(open: Fence, line: &str) -> (bool, Fence) {
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'));
    let length = mark.map_or(0, |mark| line.chars().take_while(|character| *character == mark).count());
    let rest = line.get(length..).unwrap_or("");
    match (open, mark) {
        (Some((fence, least)), Some(mark)) if mark == fence && length >= least && rest.trim().is_empty() => {
            (true, None)
        }
        (Some(_), _) => (true, open),
        (None, Some('`')) if length >= 3 && !rest.contains('`') => (true, Some(('`', length))),
        (None, Some('~')) if length >= 3 => (true, Some(('~', length))),
        (None, _) => (false, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_hold_code() {
        let text = "a\n```` x\n```\n\n````\n> \n~~~\nb";
        let code: Vec<bool> = lines(text).iter().map(|line| line.is_code).collect();
        assert_eq!(code, [false, true, true, true, true, false, true, true]);
        let gaps: Vec<bool> = lines(text).iter().map(Line::is_gap).collect();
        assert_eq!(gaps, [false, false, false, false, false, true, false, false]);
    }
}
