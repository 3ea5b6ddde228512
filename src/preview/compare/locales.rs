//! Source and translation: their blocks aligned, and what `check` finds, each finding at its block.

use super::{Compared, Editions, Note, Pair, Span};
use crate::bitext::{Outline, align};
use crate::check;
use crate::comparison::{self, Side, markdown_options};
use crate::diagnostic::{Diagnostic, Label};
use crate::markdown::parse;
use crate::preview::source::Line;
use crate::project::Part;
use crate::render::{Edition, to_mark};
use crate::text::{FileId, TextRange};

/// One edition with its blocks, and where each of them stands in the page's file.
struct Text {
    outline: Outline,
    file: FileId,
    ranges: Vec<TextRange>,
    spans: Vec<Span>,
}

impl Text {
    fn new(editions: &Editions<'_>, edition: Edition) -> Option<Self> {
        let project = editions.view.project;
        let side: Side = comparison::side_in(project, editions.page, Part::Body, edition.locale, edition.version)?;
        let evaluated = &side.evaluated;
        let outline = Outline::new(&parse(&evaluated.text, markdown_options(project)));
        let own = |range: TextRange| evaluated.source.locate(evaluated.template_range(range));
        let ranges = outline.segments.iter().map(|segment| own(segment.range)).collect();
        let span = |range: TextRange| Span::from(to_mark(project, &evaluated.text, range));
        let spans = outline.segments.iter().map(|segment| span(segment.range)).collect();
        Some(Self { file: evaluated.source.file, outline, ranges, spans })
    }

    fn span(&self, segment: Option<usize>) -> Option<Span> {
        segment.and_then(|at| self.spans.get(at)).copied()
    }

    /// The smallest block in which a place is.
    fn segment_at(&self, label: &Label) -> Option<usize> {
        let holds = |range: &TextRange| {
            range.overlaps(label.range) || (range.start <= label.range.start && label.range.start <= range.end)
        };
        let ranges = self.ranges.iter().enumerate().filter(|(_, range)| self.file == label.file && holds(range));
        ranges.min_by_key(|(_, range)| range.len()).map(|(at, _)| at)
    }
}

/// The aligned blocks of both locales with the findings about either.
pub fn compare(editions: &Editions<'_>) -> Compared {
    let (Some(left), Some(right)) = (Text::new(editions, editions.left), Text::new(editions, editions.right)) else {
        return Compared { pairs: Vec::new(), general: Vec::new() };
    };
    let beads = align(&left.outline, &right.outline);
    let pair = |bead: &crate::bitext::Bead| Pair {
        left: left.span(bead.source),
        right: right.span(bead.target),
        state: match (bead.source, bead.target) {
            (Some(_), None) => "left",
            (None, _) => "right",
            _ => "same",
        },
        left_text: Vec::new(),
        right_text: Vec::new(),
        notes: Vec::new(),
    };
    let mut compared = Compared { pairs: beads.iter().map(pair).collect(), general: Vec::new() };
    for finding in findings(editions) {
        let places = [Some(&finding.label), finding.context.as_ref().and_then(|context| context.source.as_ref())];
        let place = |text: &Text| places.into_iter().flatten().find_map(|label| text.segment_at(label));
        let (in_left, in_right) = (place(&left), place(&right));
        let holds = |bead: &crate::bitext::Bead| {
            (in_right.is_some() && bead.target == in_right)
                || (in_right.is_none() && in_left.is_some() && bead.source == in_left)
        };
        let at = beads.iter().position(holds);
        let note = note(editions, &finding);
        match at.and_then(|at| compared.pairs.get_mut(at)) {
            Some(pair) => {
                pair.state = if pair.state == "same" { "changed" } else { pair.state };
                pair.notes.push(note);
            }
            None => compared.general.push(note),
        }
    }
    compared
}

/// What `check` finds in the translations among the two editions, as far as it concerns their versions.
fn findings(editions: &Editions<'_>) -> Vec<Diagnostic> {
    let project = editions.view.project;
    let page = project.page(editions.page);
    let locales: Vec<usize> =
        [editions.left.locale, editions.right.locale].into_iter().filter(|locale| *locale > 0).collect();
    let wanted = |path: &str| locales.iter().any(|locale| page.translation_paths[locale - 1] == path);
    let selection = check::Selection { locales: locales.clone(), wanted: &wanted, is_loose: false };
    let ids = [editions.left, editions.right].map(|edition| project.versions().get(edition.version).id.as_str());
    let concerns = |finding: &Diagnostic| {
        let context = finding.context.as_ref();
        context.is_none_or(|context| context.versions.iter().any(|version| ids.contains(&&**version)))
    };
    check::run(project, &selection).into_iter().filter(concerns).collect()
}

fn note(editions: &Editions<'_>, finding: &Diagnostic) -> Note {
    Note {
        kind: finding.severity.name(),
        text: format!("{} ({})", finding.message, finding.check),
        help: finding.help.clone(),
        line: Some(Line::new(editions.view, editions.editor, finding.label.file, finding.label.range)),
    }
}
