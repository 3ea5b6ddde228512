//! Ids of headings, each once in a document.

use super::slug;
use rustc_hash::FxHashMap;

/// Gives ids as `github-slugger` does: a repeated slug gets `-1`, `-2`, and what it becomes counts as taken.
#[derive(Debug, Default)]
pub struct Slugger {
    taken: FxHashMap<String, u32>,
}

impl Slugger {
    /// The id for a heading with this text.
    pub fn id(&mut self, text: &str) -> String {
        let original = slug(text);
        if !self.taken.contains_key(&original) {
            self.taken.insert(original.clone(), 0);
            return original;
        }
        let mut id = original.clone();
        while self.taken.contains_key(&id) {
            let count = self.taken.entry(original.clone()).or_insert(0);
            *count += 1;
            id = format!("{original}-{count}");
        }
        self.taken.insert(id.clone(), 0);
        id
    }

    /// The first of `id`, `id-1`, … that is not taken; for ids that come from another document.
    pub fn claim(&mut self, id: &str) -> String {
        let mut candidate = id.to_owned();
        let mut count = 0;
        while self.taken.contains_key(&candidate) {
            count += 1;
            candidate = format!("{id}-{count}");
        }
        self.taken.insert(candidate.clone(), 0);
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::Slugger;

    #[test]
    fn repeats_are_counted() {
        let mut slugger = Slugger::default();
        let ids: Vec<String> = ["A", "A", "A-1"].iter().map(|text| slugger.id(text)).collect();
        assert_eq!(ids, ["a", "a-1", "a-1-1"]);
    }
}
