//! What all reports of differences say, whatever they look like.

use crate::comparison::{Cause, Change, Outcome, Question};
use crate::liquid::Frame;
use crate::markdown::BlockKind;
use crate::project::{PageId, Part, Project};

/// Pages that differ, and the question that they answer.
pub struct Listing<'l> {
    pub project: &'l Project,
    pub question: Question,
    pub outcomes: &'l [(PageId, Outcome)],
}

impl Listing<'_> {
    /// `enterprise-cloud@latest`, `enterprise-server@3.4`
    pub fn versions(&self) -> [&str; 2] {
        [self.question.from, self.question.to].map(|version| self.project.versions().get(version).id.as_str())
    }

    pub fn locale(&self) -> &str {
        &self.project.config.locales[self.question.locale].code
    }

    /// The file of a page below the content folder.
    pub fn path(&self, page: PageId) -> &str {
        &self.project.page(page).path
    }

    /// `2 pages change, 1 appears, none disappears`
    pub fn summary(&self) -> String {
        let count = |is: fn(&Outcome) -> bool| self.outcomes.iter().filter(|(_, outcome)| is(outcome)).count();
        let changes = count(|outcome| matches!(outcome, Outcome::Changes(_)));
        let appear = count(|outcome| matches!(outcome, Outcome::Appears));
        let disappear = count(|outcome| matches!(outcome, Outcome::Disappears));
        let told = |count: usize, one: &str, many: &str| match count {
            0 => format!("none {one}"),
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        };
        let pages = match changes {
            0 => "no page changes".to_owned(),
            1 => "1 page changes".to_owned(),
            _ => format!("{changes} pages change"),
        };
        format!("{pages}, {}, {}", told(appear, "appears", "appear"), told(disappear, "disappears", "disappear"))
    }

    /// What is said of a page that one of the versions does not have.
    pub fn absence(&self, outcome: &Outcome) -> Option<String> {
        let [from, to] = self.versions();
        match outcome {
            Outcome::Appears => Some(format!("appears: it is in {to}, and not in {from}")),
            Outcome::Disappears => Some(format!("disappears: it is in {from}, and not in {to}")),
            Outcome::Changes(_) => None,
        }
    }

    /// `content/a.md:12`
    pub fn place(&self, change: &Change) -> String {
        self.line(change.place.frame)
    }

    /// The tags that cause a change, each with its place; those that look the same on one line count as one.
    pub fn causes<'c>(&self, change: &'c Change) -> Vec<(&'c str, String)> {
        let place = |cause: &Cause| self.line(Frame { file: cause.file, range: cause.range });
        let mut causes: Vec<(&str, String)> = Vec::new();
        for cause in change.causes.iter().map(|cause| (cause.tag.as_str(), place(cause))) {
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        causes
    }

    fn line(&self, frame: Frame) -> String {
        let file = self.project.files.get(frame.file);
        format!("{}:{}", file.path, file.line_column(frame.range.start).line)
    }
}

/// What has changed: `new step`, `changed intro`, `removed heading`.
pub fn headline(change: &Change) -> String {
    let what = match (&change.part, change.block().map(|block| block.kind)) {
        (Part::Field(field), _) => field.key(),
        (Part::Body, Some(kind)) => kind_name(kind),
        (Part::Body, None) => "block",
    };
    let how = match (&change.from, &change.to) {
        (None, _) => "new",
        (_, None) => "removed",
        _ => "changed",
    };
    format!("{how} {what}")
}

/// A block as people call it.
pub fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item { ordered: true } => "step",
        BlockKind::Item { ordered: false } => "list item",
        BlockKind::Code => "code block",
        BlockKind::Html => "HTML",
        BlockKind::TableRow { .. } => "table row",
        BlockKind::Quote { alert: Some(_) } => "alert",
        BlockKind::Quote { alert: None } => "quotation",
        BlockKind::Footnote => "footnote",
        BlockKind::Rule => "rule",
    }
}
