//! Which data is named anywhere: in text, in front matter, in data, in the source and in translations.
//!
//! Texts are searched as they are written. A name in a comment or a sample counts, so that nothing passes for unused that
//! somebody may rely on.

use super::written::after_each;
use crate::project::Project;
use rustc_hash::FxHashSet;

/// The names that the files of a project mention.
#[derive(Debug, Default)]
pub struct Uses {
    /// `variables.product.name`, `reusables.a.b`, as far as they are written out.
    paths: FxHashSet<String>,
    /// Words in tags, and values of `feature`.
    words: FxHashSet<String>,
}

impl Uses {
    pub fn new(project: &Project) -> Self {
        let mut uses = Self::default();
        for (_, file) in project.files.iter() {
            uses.read(&file.text);
        }
        uses
    }

    /// True if the entry at this path is named, or something that it is a part of.
    pub fn has_path(&self, path: &str) -> bool {
        let parts = path.match_indices('.').map(|(at, _)| &path[..at]).skip(1);
        parts.chain([path]).any(|part| self.paths.contains(part))
    }

    /// True if a condition, or the `versions` of a page, names this feature.
    pub fn has_feature(&self, name: &str) -> bool {
        self.words.contains(name)
    }

    fn read(&mut self, text: &str) {
        for tag in after_each(text, "{%").filter_map(|rest| rest.split("%}").next()) {
            let words = tag.split(|c: char| c.is_whitespace() || "()\"'|,:".contains(c));
            for word in words.filter(|word| !word.is_empty()) {
                // Most words come again and again.
                if !self.words.contains(word) {
                    self.words.insert(word.to_owned());
                    self.path(word);
                }
            }
        }
        for output in after_each(text, "{{").filter_map(|rest| rest.split("}}").next()) {
            output.split_whitespace().for_each(|word| self.path(word));
        }
        self.features(text);
    }

    /// Notes a path as far as it is written out: up to an index.
    fn path(&mut self, word: &str) {
        let word = word.strip_prefix("site.data.").unwrap_or(word);
        if word.starts_with("reusables.") || word.starts_with("variables.") {
            let written = word.split('[').next().unwrap_or(word).trim_end_matches('.');
            self.paths.insert(written.to_owned());
        }
    }

    /// `feature: 'a'`, and a list below `feature:`.
    fn features(&mut self, text: &str) {
        let Some(first) = memchr::memmem::find(text.as_bytes(), b"feature:") else { return };
        let first = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let mut in_list = false;
        for line in text[first..].lines().map(str::trim) {
            let value = match (line.strip_prefix("feature:"), line.strip_prefix("- ")) {
                (Some(value), _) => value,
                (None, Some(item)) if in_list => item,
                _ => {
                    in_list = false;
                    continue;
                }
            };
            in_list = true;
            let names = value.split(|c: char| c.is_whitespace() || "[],'\"".contains(c));
            self.words.extend(names.filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
}
