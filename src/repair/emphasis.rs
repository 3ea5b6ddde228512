//! Emphasis that does not close, so that readers see its asterisks.

use super::lines::Pairing;
use super::structure::change;
use super::{Change, Choice, Proposal};
use crate::diagnostic::Applicability;
use crate::text::TextRange;

const MARK: &str = "**";

/// Ways in which the emphasis of a line may close, the likeliest first.
pub fn closed(pairing: &Pairing<'_>, line: usize) -> Option<Choice> {
    let text = pairing.target.line(line);
    let source = pairing.to_source[line].map_or("", |source| pairing.source.line(source));
    let mut ways: Vec<Vec<Change>> = vec![unescaped(text), without_blanks(text)];
    ways.extend(completed(text, source));
    let start = pairing.target.all[line].start;
    let moved = |change: Change| Change { range: change.range.shifted(start), ..change };
    let ways = ways.into_iter().filter(|changes| !changes.is_empty());
    let alternatives: Vec<Proposal> = ways
        .map(|changes| Proposal {
            changes: changes.into_iter().map(moved).collect(),
            applicability: Applicability::Unsafe,
        })
        .collect();
    (!alternatives.is_empty()).then_some(Choice { alternatives })
}

/// Where emphasis begins and ends, outside of code.
fn marks(text: &str) -> Vec<usize> {
    let is_code = |at: usize| text[..at].matches('`').count() % 2 == 1;
    text.match_indices(MARK).map(|(at, _)| at).filter(|&at| !is_code(at)).collect()
}

/// Asterisks without the backslashes that a translation system put before them.
fn unescaped(text: &str) -> Vec<Change> {
    let escaped = text.match_indices("\\*\\*").map(|(at, found)| TextRange::from(at..at + found.len()));
    escaped.map(|range| change(range, MARK.to_owned())).collect()
}

/// Blanks between asterisks and their text go outside, where the text ends with one.
fn without_blanks(text: &str) -> Vec<Change> {
    let mut changes = Vec::new();
    for pair in marks(text).chunks_exact(2) {
        let (open, close) = (pair[0] + MARK.len(), pair[1]);
        let inside = &text[open..close];
        let kept = inside.trim();
        if kept.is_empty() || kept.len() == inside.len() {
            continue;
        }
        let (head, tail) = (inside.len() - inside.trim_start().len(), inside.len() - inside.trim_end().len());
        let blank = |lost: usize, is_needed: bool| if lost > 0 && is_needed { " " } else { "" };
        let before = text[..pair[0]].chars().next_back().is_some_and(|c| !c.is_whitespace());
        let after = text[close + MARK.len()..].chars().next().is_some_and(|c| c.is_alphanumeric());
        let opening = format!("{}{MARK}", blank(head, before));
        let closing = format!("{MARK}{}", blank(tail, after));
        changes.push(change((pair[0]..open + head).into(), opening));
        changes.push(change((close - tail..close + MARK.len()).into(), closing));
    }
    changes
}

/// For a mark without a partner: its end behind the words that are emphasised in the source, before the next sign, or at the
/// end of the line; or no mark, where the source has none.
fn completed(text: &str, source: &str) -> Vec<Vec<Change>> {
    let marks = marks(text);
    let Some(&alone) = marks.last().filter(|_| marks.len() % 2 == 1) else { return Vec::new() };
    let put = |at: usize| vec![change(TextRange::empty(at as u32), MARK.to_owned())];
    let removed = vec![change((alone..alone + MARK.len()).into(), String::new())];
    if !source.contains(MARK) {
        return vec![removed];
    }
    let from = alone + MARK.len();
    let sign = sign_behind(&text[from..], source).map(|at| from + at);
    let places = behind_same_words(text, &marks, source).into_iter().chain(sign).chain([text.trim_end().len()]);
    let mut ways: Vec<Vec<Change>> = Vec::new();
    for way in places.filter(|&at| at > from || at < alone).map(put) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// Behind the words that the source emphasises too, where a mark begins them and none ends them.
fn behind_same_words(text: &str, marks: &[usize], source: &str) -> Vec<usize> {
    let begins = marks.iter().step_by(2).map(|mark| mark + MARK.len());
    let ends = begins.filter_map(|from| {
        let words = emphasised(source).find(|words| !words.is_empty() && text[from..].starts_with(words))?;
        Some(from + words.len()).filter(|&end| !text[end..].starts_with(MARK))
    });
    ends.collect()
}

const SIGNS: [char; 15] = ['。', '．', '.', '，', ',', '、', '：', ':', '；', ';', '！', '!', '？', '?', '（'];

/// The next sign; its end, if what the source emphasises ends with one as well.
fn sign_behind(rest: &str, source: &str) -> Option<usize> {
    let (at, sign) = rest.char_indices().find(|(_, c)| SIGNS.contains(c))?;
    let is_within = emphasised(source).next().is_some_and(|words| words.ends_with(SIGNS));
    Some(if is_within { at + sign.len_utf8() } else { at })
}

/// What stands between asterisks in a line of the source.
fn emphasised(source: &str) -> impl Iterator<Item = &str> {
    let marks = marks(source);
    let pairs: Vec<(usize, usize)> = marks.chunks_exact(2).map(|pair| (pair[0] + MARK.len(), pair[1])).collect();
    pairs.into_iter().map(|(open, close)| &source[open..close])
}

#[cfg(test)]
mod tests {
    use super::{completed, unescaped, without_blanks};
    use crate::repair::applied;

    #[test]
    fn blanks_go_outside() {
        let fixed = |text: &str| applied(text, &without_blanks(text));
        assert_eq!(fixed("Cliquez sur ** Sync **."), "Cliquez sur **Sync**.");
        assert_eq!(fixed("Cliquez sur **Sync **maintenant."), "Cliquez sur **Sync** maintenant.");
        assert_eq!(fixed("**a** et **b**"), "**a** et **b**");
    }

    #[test]
    fn what_has_no_end() {
        let ways = |text: &str, source: &str| -> Vec<String> {
            completed(text, source).iter().map(|changes| applied(text, changes)).collect()
        };
        assert_eq!(
            ways("单击 **Sync 按钮。", "Click **Sync** now."),
            ["单击 **Sync** 按钮。", "单击 **Sync 按钮**。", "单击 **Sync 按钮。**"]
        );
        assert_eq!(ways("单击 **Sync。", "Click Sync."), ["单击 Sync。"]);
        assert_eq!(ways("**注意：运行。", "**Note:** Run."), ["**注意：**运行。", "**注意：运行。**"]);
        assert_eq!(ways("**File（文件）或 **File** 上", "**File** or **File**")[0], "**File**（文件）或 **File** 上");
        assert_eq!(applied("\\*\\*x\\*\\*", &unescaped("\\*\\*x\\*\\*")), "**x**");
    }
}
