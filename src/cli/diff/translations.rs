//! How two locales of pages differ: what only one of them has, and what `isogloss check` finds, each at its block.

use super::listing::kind_name;
use crate::check::{self, Selection};
use crate::cli::check::{rules, tell_stale};
use crate::comparison::translation::{Beside, Readers, Row, Text, beside};
use crate::diagnostic::{Diagnostic, Label};
use crate::project::{PageId, Project};
use crate::text::{FileId, TextRange};
use rayon::prelude::*;

/// What there is to report.
pub struct Translations<'t> {
    pub project: &'t Project,
    pub sides: [Readers; 2],
    /// Those that differ.
    pub pages: Vec<(PageId, Outcome)>,
}

/// What became of a page in another locale.
#[derive(Debug)]
pub enum Outcome {
    /// It has no text of its own in this locale.
    Untranslated(usize),
    /// In the order of the page, after what belongs to no block.
    Entries(Vec<Entry>),
}

/// One place at which the locales differ.
#[derive(Debug)]
pub struct Entry {
    /// `only in en: paragraph`, `differs: step`, `front matter`.
    pub headline: String,
    /// `content/a.md:12`
    pub place: String,
    /// The Markdown of the block on each side that has one.
    pub texts: [Option<String>; 2],
    pub notes: Vec<Note>,
}

/// A finding.
#[derive(Debug)]
pub struct Note {
    pub severity: &'static str,
    pub check: &'static str,
    pub message: String,
    pub help: Option<String>,
    pub place: String,
}

impl Translations<'_> {
    /// `en` and `fr-FR`.
    pub fn locales(&self) -> [&str; 2] {
        self.sides.map(|side| self.project.config.locales[side.locale].code.as_str())
    }

    /// `en → fr-FR, enterprise-server@3.4`
    pub fn title(&self) -> String {
        let [from, to] = self.locales();
        match self.sides.map(|side| self.project.versions().get(side.version).id.as_str()) {
            [one, other] if one == other => format!("{from} → {to}, {one}"),
            [one, other] => format!("{from}, {one} → {to}, {other}"),
        }
    }

    /// `2 pages differ, 1 is not translated`
    pub fn summary(&self) -> String {
        let untranslated = self.pages.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Untranslated(_))).count();
        let differ = match self.pages.len() - untranslated {
            0 => "no page differs".to_owned(),
            1 => "1 page differs".to_owned(),
            count => format!("{count} pages differ"),
        };
        match untranslated {
            0 => differ,
            1 => format!("{differ}, 1 is not translated"),
            count => format!("{differ}, {count} are not translated"),
        }
    }

    /// The file of a page below the content folder.
    pub fn path(&self, page: PageId) -> &str {
        &self.project.page(page).path
    }

    /// What is said of a page that is not translated.
    pub fn absence(&self, outcome: &Outcome) -> Option<String> {
        match outcome {
            Outcome::Untranslated(locale) => {
                Some(format!("is not translated into {}", self.project.config.locales[*locale].code))
            }
            Outcome::Entries(_) => None,
        }
    }
}

/// Compares pages in two locales by what `isogloss check` finds in them.
///
/// # Errors
/// The rules of the project cannot be read.
pub fn compare(project: &mut Project, pages: &[PageId], sides: [Readers; 2]) -> Result<Vec<(PageId, Outcome)>, String> {
    let rules = rules(project)?;
    let project: &Project = project;
    let locales: Vec<usize> = sides.iter().map(|side| side.locale).filter(|locale| *locale > 0).collect();
    let files: Vec<&str> =
        pages.iter().flat_map(|page| project.page(*page).translation_paths.iter().map(String::as_str)).collect();
    let is_whole = pages.len() == project.pages.len();
    let wanted = |path: &str| is_whole || files.contains(&path);
    let selection = Selection { locales, wanted: &wanted, is_loose: false };
    let mut found = check::run(project, &selection);
    tell_stale(&mut found, project, &selection, &|_| true);
    let found = rules.apply(found, project, &wanted, false)?;
    let compared = pages.par_iter().filter_map(|page| Some((*page, of_page(project, *page, sides, &found)?)));
    Ok(compared.collect())
}

/// None where there is nothing to say of a page.
fn of_page(project: &Project, id: PageId, sides: [Readers; 2], found: &[Diagnostic]) -> Option<Outcome> {
    let page = project.page(id);
    if project.config.untranslated.is_match(&project.files.get(page.source.file).path)
        || sides.iter().any(|side| !page.versions.contains(side.version))
    {
        return None;
    }
    if let Some(side) = sides.iter().find(|side| page.document(side.locale).is_none()) {
        return Some(Outcome::Untranslated(side.locale));
    }
    let ids = sides.map(|side| project.versions().get(side.version).id.as_str());
    let is_of_page = |finding: &&Diagnostic| {
        let context = finding.context.as_ref();
        context.is_some_and(|context| {
            *context.page == *page.path && context.versions.iter().any(|version| ids.contains(&&**version))
        })
    };
    let found: Vec<Diagnostic> = found.iter().filter(is_of_page).cloned().collect();
    let beside = beside(project, id, sides, &found)?;
    let listing = Entries { project, sides, found: &found, beside: &beside };
    let others = beside.others.iter().filter_map(|number| listing.general(*number));
    let entries: Vec<Entry> = others.chain(beside.rows.iter().filter_map(|row| listing.of_row(row))).collect();
    (!entries.is_empty()).then_some(Outcome::Entries(entries))
}

/// Makes the entries of one page.
struct Entries<'e> {
    project: &'e Project,
    sides: [Readers; 2],
    found: &'e [Diagnostic],
    beside: &'e Beside,
}

impl Entries<'_> {
    /// What is found and belongs to no block.
    fn general(&self, number: usize) -> Option<Entry> {
        let finding = self.found.get(number)?;
        let note = self.note(finding);
        Some(Entry { headline: "page".to_owned(), place: note.place.clone(), texts: [None, None], notes: vec![note] })
    }

    /// None for blocks that belong together and of which nothing is found.
    fn of_row(&self, row: &Row) -> Option<Entry> {
        let codes = self.sides.map(|side| self.project.config.locales[side.locale].code.as_str());
        let (left, right) = (&self.beside.left, &self.beside.right);
        let (how, text, block) = match (row.left, row.right) {
            (Some(block), None) => (format!("only in {}", codes[0]), left, block),
            (None, Some(block)) => (format!("only in {}", codes[1]), right, block),
            (Some(_), Some(block)) if !row.findings.is_empty() => ("differs".to_owned(), right, block),
            _ => return None,
        };
        let markdown = |text: &Text, block: Option<usize>| block.map(|block| text.markdown(block));
        let notes = row.findings.iter().filter_map(|number| self.found.get(*number));
        Some(Entry {
            headline: format!("{how}: {}", text.kind(block).map_or("block", kind_name)),
            place: text.place(block).map_or_else(String::new, |range| self.line(text.file(), range)),
            texts: [markdown(left, row.left), markdown(right, row.right)],
            notes: notes.map(|finding| self.note(finding)).collect(),
        })
    }

    fn note(&self, finding: &Diagnostic) -> Note {
        let Label { file, range, .. } = finding.label;
        Note {
            severity: finding.severity.name(),
            check: finding.check,
            message: finding.message.clone(),
            help: finding.help.clone(),
            place: self.line(file, range),
        }
    }

    fn line(&self, file: FileId, range: TextRange) -> String {
        let file = self.project.files.get(file);
        format!("{}:{}", file.path, file.line_column(range.start).line)
    }
}
