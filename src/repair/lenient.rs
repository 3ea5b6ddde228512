//! A damaged text as repairs leave it, for readers who need not wait until somebody repairs the file.
//!
//! Repairs are proved here without the checks, by what both sides show: the damage is gone, and no version's readers get
//! anything that they did not get before and that the source does not show them. Where a part is shown so, and what readers
//! are told of it, is `render`'s to say.

use super::damage::{self, unless_known};
use super::rewritten::replaced;
use super::{Findings, Texts, Wanted, made, repairs};
use crate::bitext::{Bitext, Difference, DifferenceKind, Marks, Side, Surface, sides};
use crate::diagnostic::{Diagnostic, Severity};
use crate::liquid::{self, ParseOptions, SourceMap, SourceText, Template};
use crate::project::LocaleView;
use crate::text::TextRange;
use crate::version::VersionSet;

/// A template that was damaged.
#[derive(Debug)]
pub struct Restored {
    /// Its places are those of the file as it is.
    pub template: Template,
    pub places: Vec<Place>,
}

/// What a repair changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// In the file.
    pub range: TextRange,
    /// What stands there for readers; empty where something was removed.
    pub text: String,
}

/// So many rounds settle any text.
const ROUNDS: usize = 4;

/// The target as repairs leave it, safe or not; None where nothing is damaged that is not damaged in the source, or nothing
/// can be repaired.
pub fn restored(
    view: &LocaleView<'_>,
    source: &Template,
    target: &Template,
    options: ParseOptions,
    is_damaged: bool,
) -> Option<Restored> {
    let names = &view.project.names;
    let known = damage::of_template(source, names);
    if !is_damaged && unless_known(&known, &damage::of_template(target, names)).is_empty() {
        return None;
    }
    let marks = Marks::default();
    let witness = Witness::new(view, &marks, source, known, options);
    let locale = &view.project.config.locales[view.locale].code;
    let mut text = target.source.text.to_string();
    let mut found = before(witness.findings(&text));
    for _ in 0..ROUNDS {
        let texts = Texts { source: &source.source.text, target: &text, locale };
        let wanted = Wanted { allows_unsafe: true, takes: &|_| true, at_once: true };
        let judge = |text: &str| witness.findings(text);
        let repairs = repairs(texts, &found, &judge, wanted);
        let Some(made) = made(&text, &found, &repairs, &judge) else { break };
        (text, found) = (made.text, before(made.after));
    }
    (text != *target.source.text).then(|| stitched(&target.source, &text, options))
}

/// Findings of a text that is to be repaired: its differences are known, and what is to be repaired is its damage.
fn before(found: Findings) -> Findings {
    let (hidden, shown) = found.shown.into_iter().partition(|finding| finding.check == DIFFERENCE);
    Findings { shown, hidden }
}

/// The name of findings that tell of a difference, whichever.
const DIFFERENCE: &str = "difference";

/// Says what a text shows wrong.
struct Witness<'w> {
    surface: Surface<'w>,
    view: &'w LocaleView<'w>,
    source: &'w Template,
    sides: Vec<Side>,
    versions: VersionSet,
    known: Vec<Diagnostic>,
    options: ParseOptions,
}

impl<'w> Witness<'w> {
    fn new(
        view: &'w LocaleView<'w>,
        marks: &'w Marks,
        source: &'w Template,
        known: Vec<Diagnostic>,
        options: ParseOptions,
    ) -> Self {
        let versions = view.project.page(view.page).versions;
        let sides = sides(&Surface::new(view.project, marks, 0, view.page), source, versions);
        let surface = Surface::new(view.project, marks, view.locale, view.page);
        Self { surface, view, source, sides, versions, known, options }
    }

    /// Damage that the source does not have, and all differences from it; places are those of the text.
    fn findings(&self, text: &str) -> Findings {
        let names = &self.view.project.names;
        let source = SourceText::new(self.source.source.file, text, SourceMap::Offset(0));
        let target = liquid::parse(source, self.options);
        let mut shown = unless_known(&self.known, &damage::of_template(&target, names));
        let bitext = Bitext::new(self.source, &self.sides, &target, &self.surface, self.versions);
        shown.extend(damage::of_evaluation(&bitext));
        let truth = |condition: &str| names.truth(condition).ok();
        let differences = bitext.differences(&truth);
        shown.extend(differences.iter().filter(|difference| counts(difference)).map(|it| self.told(it)));
        Findings { shown, hidden: Vec::new() }
    }

    fn told(&self, difference: &Difference) -> Diagnostic {
        let message = format!("{:?} {}", std::mem::discriminant(&difference.kind), difference.subject);
        Diagnostic::new(DIFFERENCE, Severity::Warning, self.source.source.file, difference.target, message)
    }
}

/// False for what a repair may bring to light, and does not do.
fn counts(difference: &Difference) -> bool {
    !matches!(difference.kind, DifferenceKind::Untranslated { .. } | DifferenceKind::Emphasis)
}

/// The repaired text with the places of what was left as it is.
fn stitched(original: &SourceText, text: &str, options: ParseOptions) -> Restored {
    let place = |at: usize| original.locate(TextRange::empty(at as u32)).start;
    let (mut pieces, mut places) = (vec![(0, place(0))], Vec::new());
    for (old, new) in replaced(&original.text, text) {
        pieces.push((new.start as u32, place(old.start)));
        pieces.push((new.end as u32, place(old.end)));
        let (before, after) = word_around(&original.text, &old);
        let range = original.locate(TextRange::from(old.start - before..old.end + after));
        // Another change may be as near.
        let shown = new.start.checked_sub(before).and_then(|start| text.get(start..new.end + after));
        places.push(Place { range, text: shown.unwrap_or(&text[new]).to_owned() });
    }
    let map = match &original.map {
        SourceMap::Whole(range) => SourceMap::Whole(*range),
        _ => SourceMap::Pieces(pieces.into()),
    };
    let template = liquid::parse(SourceText::new(original.file, text, map), options);
    Restored { template, places }
}

/// How many bytes before and behind a range belong to the same word, as far as one looks.
fn word_around(text: &str, range: &std::ops::Range<usize>) -> (usize, usize) {
    const FAR: usize = 24;
    let length = |letters: &mut dyn Iterator<Item = char>| -> usize {
        letters.take(FAR).take_while(|letter| !letter.is_whitespace()).map(char::len_utf8).sum()
    };
    (length(&mut text[..range.start].chars().rev()), length(&mut text[range.end..].chars()))
}
