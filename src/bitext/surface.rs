//! A page's own text: data stands in it as marks.
//!
//! What a reusable holds is compared once, in the reusable's own bitext, and what a variable says is no matter of the page.
//! So the text that is compared has one private-use character in the place of each, and a reusable also brings the marker
//! with which it begins, so that the blocks around it are those that readers get.

use super::inventory::Spelling;
use crate::liquid::{
    self, Environment, Evaluated, Global, Insertion, Names, SourceMap, SourceText, Stack, Template, Value,
};
use crate::project::{LocaleView, PageId, Project};
use crate::text::{FileId, TextRange};
use crate::version::VersionSet;
use rustc_hash::FxHashMap;
use std::sync::{Arc, RwLock};

/// First of the two private planes that stand for data: 131,068 entries.
const FIRST_MARK: u32 = 0xF_0000;

/// What stands for an entry, after so many blanks; None where there is no such entry.
type Mark = (u16, Option<Arc<Evaluated>>);

/// Paths with their numbers.
#[derive(Debug, Default)]
struct Paths {
    all: Vec<Arc<str>>,
    numbers: FxHashMap<Arc<str>, usize>,
}

/// The marks of all data entries met so far, the same for all locales.
#[derive(Debug, Default)]
pub struct Marks {
    /// Any path is taken for that of an entry: loose files come without their data.
    takes_all: bool,
    /// By path.
    known: RwLock<FxHashMap<Box<str>, Vec<Mark>>>,
    paths: RwLock<Paths>,
}

impl Marks {
    /// Marks for texts whose data is not at hand.
    pub fn of_loose_files() -> Self {
        Self { takes_all: true, ..Self::default() }
    }

    /// True for loose files, of whose project nothing else is at hand.
    pub const fn takes_all(&self) -> bool {
        self.takes_all
    }

    /// The data entry that a character stands for.
    pub fn path(&self, mark: char) -> Option<Arc<str>> {
        let number = u32::from(mark).checked_sub(FIRST_MARK)?;
        self.paths.read().ok()?.all.get(number as usize).cloned()
    }

    /// The text that stands for the entry `path`, after `spaces` blanks; None where neither side has such an entry.
    fn of(&self, project: &Project, locale: usize, path: &str, spaces: u16) -> Option<Arc<Evaluated>> {
        let of_place =
            |marks: &Vec<Mark>| marks.iter().find(|(known, _)| *known == spaces).map(|(_, mark)| mark.clone());
        if let Ok(known) = self.known.read()
            && let Some(mark) = known.get(path).and_then(of_place)
        {
            return mark;
        }
        let entry = project.entry(0, path).or_else(|| project.entry(locale, path));
        let mark = match entry {
            Some(entry) => {
                let lead = entry.source_text().map_or(String::new(), |text| block_marker(&text.text));
                Some(Arc::new(self.evaluated(&entry.path, &lead, spaces)))
            }
            None => self.takes_all.then(|| Arc::new(self.evaluated(&path.into(), "", spaces))),
        };
        let mut known = self.known.write().ok()?;
        let marks = known.entry(path.into()).or_default();
        // Another thread may have been faster.
        of_place(marks).unwrap_or_else(|| {
            marks.push((spaces, mark.clone()));
            mark
        })
    }

    fn evaluated(&self, path: &Arc<str>, lead: &str, spaces: u16) -> Evaluated {
        let mark = self.mark(path);
        let text = format!("{:1$}{lead}{mark}", "", usize::from(spaces));
        let source = SourceText::new(FileId(0), text.as_str(), SourceMap::Whole(TextRange::empty(0)));
        Evaluated::verbatim(text, source)
    }

    /// The character of a path; beyond the private planes all paths share the last.
    fn mark(&self, path: &Arc<str>) -> char {
        let last = char::MAX as u32 - 2 - FIRST_MARK;
        let Ok(mut paths) = self.paths.write() else { return '\u{fffd}' };
        let number = paths.numbers.get(path).copied().unwrap_or_else(|| {
            let number = paths.all.len();
            paths.all.push(path.clone());
            paths.numbers.insert(path.clone(), number);
            number
        });
        let mark = FIRST_MARK + (number as u32).min(last);
        // The last two of each plane are no characters.
        char::from_u32(mark).unwrap_or('\u{fffd}')
    }
}

/// True for a character that stands for data.
pub fn is_mark(character: char) -> bool {
    u32::from(character) >= FIRST_MARK
}

/// Such characters in a text. The private planes are what begins with these bytes in UTF-8, four each.
pub fn marks(text: &str) -> impl Iterator<Item = &str> {
    let starts = memchr::memchr2_iter(0xF3, 0xF4, text.as_bytes());
    starts.filter_map(|start| text.get(start..start + 4)).filter(|mark| mark.starts_with(is_mark))
}

/// True if `wanted` is for one of the bytes.
pub fn holds_byte(text: &str, wanted: impl Fn(u8) -> bool) -> bool {
    // Without an early end within a stretch, many bytes are looked at at once.
    text.as_bytes().chunks(64).any(|stretch| stretch.iter().fold(false, |found, &byte| found | wanted(byte)))
}

/// What makes a block of the line on which a text begins: `1. `, `- `, `## `, `> `, or nothing. Tags before it are passed
/// over.
fn block_marker(text: &str) -> String {
    let mut rest = text.trim_start();
    while let Some(tag) = rest.strip_prefix("{%") {
        rest = tag.split_once("%}").map_or("", |(_, after)| after.trim_start());
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let after = |length: usize| rest[length..].starts_with(' ');
    match rest.as_bytes().first() {
        Some(b'0'..=b'9') if rest[digits..].starts_with(". ") => "1. ".to_owned(),
        Some(b'-' | b'*' | b'+') if after(1) => "- ".to_owned(),
        Some(b'#') if hashes <= 6 && after(hashes) => format!("{} ", &rest[..hashes]),
        Some(b'>') => "> ".to_owned(),
        _ => String::new(),
    }
}

/// What the templates of one locale see when texts are compared.
pub struct Surface<'p> {
    view: LocaleView<'p>,
    marks: &'p Marks,
}

impl<'p> Surface<'p> {
    /// Templates of `page` in `locale`; data entries may take any page.
    pub fn new(project: &'p Project, marks: &'p Marks, locale: usize, page: PageId) -> Self {
        Self { view: LocaleView::new(project, locale, page), marks }
    }

    /// What addresses may say of an edition in these versions.
    pub fn spelling(&self, versions: VersionSet) -> Spelling<'p> {
        let version = versions.lowest().filter(|_| versions.len() == 1);
        let version = version.map(|version| self.view.project.versions().get(version).id.as_str());
        Spelling { version, locale: &self.view.project.config.locales[self.view.locale].code }
    }

    /// As [`LocaleView::evaluate`], with marks in the place of data.
    pub fn evaluate(&self, template: &Template, versions: VersionSet) -> Vec<Evaluated> {
        liquid::evaluate_all(template, self, versions)
    }
}

impl Environment for Surface<'_> {
    fn names(&self) -> &Names {
        self.view.names()
    }

    fn global(&self, name: &str, version: usize) -> Option<Global<'_>> {
        self.view.global(name, version)
    }

    fn data_value(&self, path: &str) -> Option<Value> {
        self.view.data_value(path)
    }

    fn include(&self, path: &str, insertion: &Insertion, _: usize, _: &Stack<'_>) -> Option<Arc<Evaluated>> {
        self.marks.of(self.view.project, self.view.locale, path, insertion.every_line.unwrap_or(0))
    }

    fn leads_back(&self, _: &str, _: &str) -> bool {
        false
    }

    fn height(&self, _: &str) -> u16 {
        1
    }

    fn similar_data(&self, path: &str) -> Option<String> {
        self.view.similar_data(path)
    }
}

#[cfg(test)]
mod tests {
    use super::block_marker;

    #[test]
    fn the_marker_of_the_first_line() {
        let texts =
            ["1. Click", "12. x", "- x", "### Head", "> [!NOTE]", "{% ifversion a %}\n1. b", "text", "#hash", "-x"];
        assert_eq!(texts.map(block_marker), ["1. ", "1. ", "- ", "### ", "> ", "1. ", "", "", ""]);
    }
}
