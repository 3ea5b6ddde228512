//! A spec document as cases, blocks and tables.

use std::ops::Range;

/// The page of a `source` block; a `target` block is its translation.
pub const SOURCE: &str = "content/page.md";

pub struct Document {
    /// Files that every case has.
    pub shared: Vec<Block>,
    pub cases: Vec<Case>,
}

pub struct Case {
    pub title: String,
    /// The line of its heading, from 1.
    pub line: usize,
    /// The line behind its last one, from 0, without blank lines at its end.
    pub end: usize,
    pub items: Vec<Item>,
}

pub enum Item {
    Block(Block),
    Table(Table),
}

/// A fenced block.
pub struct Block {
    /// What follows the fence: `md content/index.md`.
    pub info: String,
    pub text: String,
    /// The line of the opening fence, from 1.
    pub line: usize,
    /// The lines between the fences, from 0.
    pub lines: Range<usize>,
}

/// A table, with the number of each line from 0.
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<(usize, Vec<String>)>,
}

impl Document {
    pub fn parse(text: &str) -> Self {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut document = Self { shared: Vec::new(), cases: Vec::new() };
        let mut at = 0;
        while at < lines.len() {
            let line = lines[at];
            if let Some(title) = line.strip_prefix("## ") {
                document.end_case(&lines, at);
                document.cases.push(Case { title: title.to_owned(), line: at + 1, end: 0, items: Vec::new() });
                at += 1;
            } else if line.starts_with("```") {
                let (block, next) = block(&lines, at);
                at = next;
                match document.cases.last_mut() {
                    Some(case) => case.items.push(Item::Block(block)),
                    None => document.shared.push(block),
                }
            } else if line.starts_with('|') {
                let (table, next) = table(&lines, at);
                at = next;
                if let Some(case) = document.cases.last_mut() {
                    case.items.push(Item::Table(table));
                }
            } else {
                at += 1;
            }
        }
        document.end_case(&lines, lines.len());
        document
    }

    fn end_case(&mut self, lines: &[&str], at: usize) {
        if let Some(case) = self.cases.last_mut() {
            let blank = lines[..at].iter().rev().take_while(|line| line.trim().is_empty()).count();
            case.end = at - blank.max(1) + 1;
        }
    }
}

impl Case {
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.items.iter().filter_map(|item| match item {
            Item::Block(block) => Some(block),
            Item::Table(_) => None,
        })
    }
}

impl Block {
    /// The first word after the fence.
    pub fn kind(&self) -> &str {
        self.info.split_whitespace().next().unwrap_or("")
    }

    /// The words after the first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.info.split_whitespace().skip(1)
    }

    /// The file of the project that the block is: one in the language of a file, with a path, or a side of the one page.
    pub fn path(&self) -> Option<String> {
        let words: Vec<&str> = self.words().collect();
        match words[..] {
            _ if super::expected::is_known(self) => None,
            ["source"] => Some(SOURCE.to_owned()),
            ["target", ..] => self.target_locale().map(|locale| format!("locales/{locale}/{SOURCE}")),
            [path] => path.contains('.').then(|| path.to_owned()),
            _ => None,
        }
    }

    /// The locale of a `target` block.
    pub fn target_locale(&self) -> Option<&str> {
        let mut words = self.words().skip_while(|word| *word != "target");
        words.next().map(|_| words.next().unwrap_or("zh-CN"))
    }

    pub fn is_file(&self) -> bool {
        self.path().is_some()
    }
}

/// The block that opens at line `at`, and the line behind it.
fn block(lines: &[&str], at: usize) -> (Block, usize) {
    let fence = lines[at].len() - lines[at].trim_start_matches('`').len();
    let closes = |line: &&str| line.starts_with(&"`".repeat(fence)) && line.trim_matches('`').trim().is_empty();
    let length = lines[at + 1..].iter().position(closes).unwrap_or_else(|| panic!("line {}: no end", at + 1));
    let inside = at + 1..at + 1 + length;
    let text = lines[inside.clone()].iter().map(|line| format!("{line}\n")).collect();
    let info = lines[at][fence..].trim().to_owned();
    (Block { info, text, line: at + 1, lines: inside.clone() }, inside.end + 1)
}

fn table(lines: &[&str], at: usize) -> (Table, usize) {
    let length = lines[at..].iter().take_while(|line| line.starts_with('|')).count();
    let rows = (at + 2..at + length).map(|row| (row, cells(lines[row]))).collect();
    (Table { head: cells(lines[at]), rows }, at + length)
}

/// The cells of a row; `\|` is no border.
pub fn cells(line: &str) -> Vec<String> {
    let hidden = line.replace("\\|", "\u{0}");
    let inside = hidden.trim().trim_start_matches('|').trim_end_matches('|');
    inside.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect()
}
