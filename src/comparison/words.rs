//! Two texts as one, word by word.

use similar::{ChangeTag, TextDiff};

/// A stretch of text that both sides have, or one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub kind: RunKind,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    Same,
    Removed,
    Added,
}

/// The runs of both texts: all but the added ones are the first text, all but the removed ones the second. A change of
/// several words is one run, blanks between them among it.
pub fn compare_words(from: &str, to: &str) -> Vec<Run> {
    let difference = TextDiff::from_unicode_words(from, to);
    let changes: Vec<(ChangeTag, &str)> =
        difference.iter_all_changes().map(|change| (change.tag(), change.value())).collect();
    let mut runs = Vec::new();
    let mut pending = Pending::default();
    for (at, (tag, text)) in changes.iter().enumerate() {
        match tag {
            ChangeTag::Delete => pending.removed.push_str(text),
            ChangeTag::Insert => pending.added.push_str(text),
            ChangeTag::Equal => {
                let goes_on = changes.get(at + 1).is_some_and(|(next, _)| *next != ChangeTag::Equal);
                if goes_on && !pending.is_empty() && text.trim().is_empty() {
                    pending.removed.push_str(text);
                    pending.added.push_str(text);
                } else {
                    pending.finish(&mut runs);
                    push(&mut runs, RunKind::Same, text);
                }
            }
        }
    }
    pending.finish(&mut runs);
    runs
}

/// A change that is not over yet.
#[derive(Default)]
struct Pending {
    removed: String,
    added: String,
}

impl Pending {
    fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty()
    }

    /// Adds the change to `runs`; blanks at the end that both sides have belong to neither.
    fn finish(&mut self, runs: &mut Vec<Run>) {
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        let shares_end = removed.ends_with(' ') && added.ends_with(' ');
        let cut = |text: &str| text.strip_suffix(' ').filter(|_| shares_end).unwrap_or(text).to_owned();
        push(runs, RunKind::Removed, &cut(&removed));
        push(runs, RunKind::Added, &cut(&added));
        if shares_end {
            push(runs, RunKind::Same, " ");
        }
    }
}

fn push(runs: &mut Vec<Run>, kind: RunKind, text: &str) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => runs.push(Run { kind, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::{RunKind, compare_words};

    fn shown(from: &str, to: &str) -> String {
        let run = |run: super::Run| match run.kind {
            RunKind::Same => run.text,
            RunKind::Removed => format!("[-{}-]", run.text),
            RunKind::Added => format!("{{+{}+}}", run.text),
        };
        compare_words(from, to).into_iter().map(run).collect()
    }

    #[test]
    fn words_that_change_together_are_one_run() {
        assert_eq!(
            shown("Use your cloud account now.", "Use your own server now."),
            "Use your [-cloud account-]{+own server+} now."
        );
        assert_eq!(shown("a b", "a b c"), "a b{+ c+}");
        assert_eq!(shown("", "new"), "{+new+}");
        assert_eq!(shown("许可证同步", "许可证上传"), "许可证[-同步-]{+上传+}");
    }
}
