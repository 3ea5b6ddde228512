//! Damaged and changed tags, restored by identity from the line that they translate.
//!
//! Within a pair of lines, tags that say the same are matched first. A damaged one is then what only one tag of the source
//! can be; where several remain, the one that is most like it, by a margin and at the reader's risk.

use super::canonical::{canonical, is_name, name, plain};
use super::lines::Pairing;
use super::similar::{Pick, pick};
use super::words::Words;
use super::{Change, Choice, Proposal, is_damage};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::liquid::loose_tags;
use crate::text::TextRange;

/// A tag of a line, in the file.
#[derive(Debug, Clone)]
pub struct Written {
    pub range: TextRange,
    /// What it says.
    pub says: String,
    /// What is written.
    pub plain: String,
    pub is_output: bool,
    pub is_clean: bool,
}

/// The tags of a line that begins at `start`, and may be in the language of the words.
pub fn written(text: &str, start: u32, words: &Words) -> Vec<Written> {
    let tags = loose_tags(text).into_iter();
    let tags = tags.map(|tag| Written {
        says: match tag.is_output {
            true => tag.inner.slice(text).to_owned(),
            false => canonical(tag.inner.slice(text), words),
        },
        plain: plain(tag.inner.slice(text)),
        range: tag.range.shifted(start),
        is_output: tag.is_output,
        is_clean: tag.is_clean,
    });
    tags.collect()
}

/// What may be done about the tags of all lines that findings are about.
pub fn choices(pairing: &Pairing<'_>, found: &[Diagnostic]) -> Vec<Choice> {
    let concerned = |line: &usize| {
        let range = pairing.target.all[*line];
        found.iter().any(|finding| {
            let label = finding.label.range;
            label.start <= range.end && range.start <= label.end && !label.is_empty()
        })
    };
    let lines = (0..pairing.target.all.len()).filter(|&line| !pairing.target.is_blank(line)).filter(concerned);
    lines.flat_map(|line| Restoration::new(pairing, found, line).choices()).collect()
}

/// What tags of the source may be meant in a line of the target: those that stand nowhere in it yet, as written.
pub fn candidates(pairing: &Pairing<'_>, found: &[Diagnostic], line: usize) -> Vec<String> {
    let mut restoration = Restoration::new(pairing, found, line);
    restoration.set_aside();
    let left = restoration.left.iter().map(|&at| restoration.raw_source(&restoration.sources[at]).to_owned());
    let mut left: Vec<String> = left.collect();
    left.sort_unstable();
    left.dedup();
    left
}

/// The tags of one line of the target, and what is left of those of the source.
struct Restoration<'p> {
    pairing: &'p Pairing<'p>,
    found: &'p [Diagnostic],
    line: usize,
    tags: Vec<Written>,
    /// Positions of tags without a counterpart.
    open: Vec<usize>,
    sources: Vec<Written>,
    /// Positions of tags of the source without a counterpart.
    left: Vec<usize>,
    choices: Vec<Choice>,
}

impl<'p> Restoration<'p> {
    fn new(pairing: &'p Pairing<'p>, found: &'p [Diagnostic], line: usize) -> Self {
        let tags = pairing.target.tags(line).to_vec();
        let sources = if tags.is_empty() { Vec::new() } else { of_lines(pairing, pairing.own(line)) };
        let (open, left) = ((0..tags.len()).collect(), (0..sources.len()).collect());
        Self { pairing, found, line, tags, open, sources, left, choices: Vec::new() }
    }

    fn choices(mut self) -> Vec<Choice> {
        if self.tags.is_empty() {
            return Vec::new();
        }
        self.set_aside();
        self.say_the_same();
        self.of_same_name();
        self.of_any_name();
        self.elsewhere();
        self.regular();
        self.choices
    }

    fn raw(&self, tag: &Written) -> &'p str {
        tag.range.slice(self.pairing.target.text)
    }

    fn raw_source(&self, tag: &Written) -> &'p str {
        tag.range.slice(self.pairing.source.text)
    }

    fn is_damaged(&self, tag: &Written) -> bool {
        !tag.is_clean
            || (!tag.is_output && tag.plain != tag.says)
            || self.found.iter().any(|finding| is_damage(finding) && within(finding.label.range, tag.range))
    }

    /// Healthy tags that the source has, and whatever stands in the source letter by letter.
    fn set_aside(&mut self) {
        for exact in [true, false] {
            for at in std::mem::take(&mut self.open) {
                let tag = &self.tags[at];
                let same = |source: &Written| match exact {
                    true => self.raw_source(source) == self.raw(tag),
                    false => source.says == tag.plain && source.is_output == tag.is_output && !self.is_damaged(tag),
                };
                match self.left.iter().position(|&source| same(&self.sources[source])) {
                    Some(position) => {
                        self.left.remove(position);
                    }
                    None => self.open.push(at),
                }
            }
        }
    }

    /// Damaged tags that say what one of the source says.
    fn say_the_same(&mut self) {
        for at in std::mem::take(&mut self.open) {
            let tag = &self.tags[at];
            match self.left.iter().position(|&source| self.sources[source].says == tag.says) {
                Some(position) => {
                    let source = self.left.remove(position);
                    self.restore(at, source, true);
                }
                None => self.open.push(at),
            }
        }
    }

    /// Tags whose name is known: the only one of the source with this name, or the one most alike.
    fn of_same_name(&mut self) {
        let mut names: Vec<String> = self.open.iter().map(|&at| name(&self.tags[at].says).to_owned()).collect();
        names.sort_unstable();
        names.dedup();
        for wanted in names.iter().filter(|name| is_name(name)) {
            self.pick(&|tag| name(&tag.says) == wanted);
        }
    }

    /// Damaged tags of which not even the name is known.
    fn of_any_name(&mut self) {
        let nameless: Vec<TextRange> = self
            .open
            .iter()
            .map(|&at| &self.tags[at])
            .filter(|tag| self.is_damaged(tag))
            .map(|tag| tag.range)
            .collect();
        for outputs in [false, true] {
            self.pick(&|tag| tag.is_output == outputs && (nameless.contains(&tag.range)));
        }
    }

    fn pick(&mut self, fits: &dyn Fn(&Written) -> bool) {
        let open: Vec<usize> = self.open.iter().copied().filter(|&at| fits(&self.tags[at])).collect();
        let Some(first) = open.first() else { return };
        let (wanted, is_output) = (name(&self.tags[*first].says), self.tags[*first].is_output);
        let of_name =
            |source: &Written| source.is_output == is_output && (!is_name(wanted) || name(&source.says) == wanted);
        let left: Vec<usize> = self.left.iter().copied().filter(|&at| of_name(&self.sources[at])).collect();
        let says = |tags: &[Written]| tags.iter().map(|tag| tag.says.clone()).collect::<Vec<_>>();
        let (sources, targets) = (says(&self.sources), says(&self.tags));
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        let targets: Vec<&str> = targets.iter().map(String::as_str).collect();
        for Pick { source, target, is_only } in pick(&sources, &left, &targets, &open) {
            self.left.retain(|&at| at != source);
            self.open.retain(|&at| at != target);
            self.restore(target, source, is_only);
        }
    }

    fn restore(&mut self, target: usize, source: usize, is_certain: bool) {
        let tag = &self.tags[target];
        let is_damaged = self.is_damaged(tag);
        // What is sound is changed to what stands in the line that it translates, and to nothing from around it.
        if !is_damaged && self.pairing.to_source[self.line].is_none() {
            return;
        }
        let safe = is_certain && is_damaged;
        let text = self.raw_source(&self.sources[source]).to_owned();
        let applicability = if safe { Applicability::Safe } else { Applicability::Unsafe };
        let changes = vec![Change { range: tag.range, text }];
        self.choices.push(Choice::of(Proposal { changes, applicability }));
    }

    /// What is still open may stem from a line beside that no line translates.
    fn elsewhere(&mut self) {
        let around = self.pairing.around(self.line);
        if self.open.is_empty() || around == self.pairing.own(self.line) {
            return;
        }
        let own = self.pairing.own(self.line);
        let beside = around.filter(|line| !own.contains(line) && self.pairing.to_target[*line].is_none());
        self.sources = beside.flat_map(|line| self.pairing.source.tags(line)).cloned().collect();
        self.left = (0..self.sources.len()).collect();
        self.set_aside();
        self.say_the_same();
        self.of_same_name();
    }

    /// What is damaged in a regular way can do without the source; an output that is none of Liquid's and that the source
    /// does not have shows nothing.
    fn regular(&mut self) {
        for &at in &self.open {
            let tag = &self.tags[at];
            if !self.is_damaged(tag) {
                continue;
            }
            let text = match tag.is_output {
                true => String::new(),
                false if is_name(name(&tag.says)) && tag.says.is_ascii() => format!("{{% {} %}}", tag.says),
                false => continue,
            };
            if text != self.raw(tag) {
                let changes = vec![Change { range: tag.range, text }];
                self.choices.push(Choice::of(Proposal { changes, applicability: Applicability::Safe }));
            }
        }
    }
}

/// The tags of a stretch of lines of the source.
pub fn of_lines(pairing: &Pairing<'_>, lines: std::ops::Range<usize>) -> Vec<Written> {
    lines.flat_map(|line| pairing.source.tags(line)).cloned().collect()
}

/// True if a finding is about this tag, and not about much else.
fn within(finding: TextRange, tag: TextRange) -> bool {
    finding.overlaps(tag) && finding.start + 8 >= tag.start && finding.end <= tag.end + 8
}
