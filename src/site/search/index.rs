//! The words of all pages of a locale, with the pages that each is in, for all versions at once.
//!
//! What is indexed is a *document*: a page in the versions in which it has a word. Most words of a page are in all of its
//! versions, so that pages themselves are the first documents, in order; pages in fewer versions follow. A posting is the
//! number of a document, so that versions that agree cost nothing.

use super::entry::Entry;
use super::numbers::{push_ascending, push_number};
use crate::project::PageId;
use crate::version::VersionSet;
use rustc_hash::FxHashMap;

/// Bytes after which a part of the words ends.
const PART: usize = 24 * 1024;

/// Characters before the documents of each level, which are in no word and in no number.
pub const LEVELS: [char; 3] = ['|', '}', '~'];

/// The words of one locale, in files.
#[derive(Debug, Default)]
pub struct Index {
    /// The documents, for the script: the number of the set of versions of each page; then, for each other document, what
    /// its page's number has grown by and the number of its set.
    pub documents: String,
    /// Entry follows entry, with spaces between: how many units of UTF-16 the word has in common with the one before, the
    /// others, and its documents: for each level its character of [`LEVELS`], and the distances between its documents.
    pub parts: Vec<String>,
    /// The first word of each part.
    pub firsts: Vec<String>,
}

/// Numbers of sets of versions, in the order of their first use.
#[derive(Debug, Default)]
pub struct Sets {
    numbers: FxHashMap<VersionSet, u32>,
    pub all: Vec<VersionSet>,
}

impl Sets {
    pub fn number(&mut self, set: VersionSet) -> u32 {
        *self.numbers.entry(set).or_insert_with(|| {
            self.all.push(set);
            self.all.len() as u32 - 1
        })
    }
}

/// A document and the level of a word in it, in one number that is ordered by level.
type Posting = u32;

/// Bits of the document's number; those of the level are above them.
const BITS: u32 = 28;

impl Index {
    /// The index of the pages of one locale, which are in order.
    pub fn new(pages: &[(PageId, Entry)], sets: &mut Sets) -> Self {
        let mut index = Self { documents: documents(pages, sets), ..Self::default() };
        let mut words: Vec<(&str, Vec<Posting>)> = postings(pages).into_iter().collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        let (mut part, mut before) = (String::new(), "");
        for (word, mut postings) in words {
            if part.len() > PART {
                index.parts.push(std::mem::take(&mut part));
            }
            if part.is_empty() {
                index.firsts.push(word.to_owned());
                before = "";
            } else {
                part.push(' ');
            }
            push_word(before, word, &mut part);
            push_postings(&mut postings, &mut part);
            before = word;
        }
        index.parts.extend(Some(part).filter(|part| !part.is_empty()));
        index
    }
}

fn documents(pages: &[(PageId, Entry)], sets: &mut Sets) -> String {
    let mut out = String::new();
    pages.iter().for_each(|(_, entry)| push_number(sets.number(entry.versions), &mut out));
    let mut last = 0;
    for (page, (_, entry)) in pages.iter().enumerate() {
        for set in entry.sets.iter().filter(|set| **set != entry.versions) {
            push_number(page as u32 - last, &mut out);
            push_number(sets.number(*set), &mut out);
            last = page as u32;
        }
    }
    out
}

fn postings(pages: &[(PageId, Entry)]) -> FxHashMap<&str, Vec<Posting>> {
    let mut words: FxHashMap<&str, Vec<Posting>> = FxHashMap::default();
    let mut next = pages.len() as u32;
    let mut documents = Vec::new();
    for (page, (_, entry)) in pages.iter().enumerate() {
        documents.clear();
        for set in &entry.sets {
            let is_page = *set == entry.versions;
            documents.push(if is_page { page as u32 } else { next });
            next += u32::from(!is_page);
        }
        for (word, mark) in entry.words() {
            let document = documents.get(usize::from(mark.set)).copied().unwrap_or(page as u32);
            words.entry(word).or_default().push(u32::from(mark.level) << BITS | document);
        }
    }
    words
}

/// Adds a word after `before`.
fn push_word(before: &str, word: &str, out: &mut String) {
    let same = before.chars().zip(word.chars()).take_while(|(a, b)| a == b);
    let (count, bytes) =
        same.fold((0, 0), |(count, bytes), (c, _)| (count + c.len_utf16() as u32, bytes + c.len_utf8()));
    push_number(count, out);
    out.push_str(&word[bytes..]);
}

fn push_postings(postings: &mut [Posting], out: &mut String) {
    postings.sort_unstable();
    for list in postings.chunk_by(|a, b| a >> BITS == b >> BITS) {
        out.extend(LEVELS.get((list[0] >> BITS) as usize));
        push_ascending(list.iter().map(|posting| posting & ((1 << BITS) - 1)), out);
    }
}
