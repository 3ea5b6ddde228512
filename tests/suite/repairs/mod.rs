//! A benchmark of repairs: our own translations, damaged in every way of the catalogue and repaired.
//!
//! Each kind of damage is done to lines of the three locales, one at a time, with the words of each of eight languages where
//! the damage is one of words. A case counts if the check finds the damage. It is restored byte for byte, equivalent (nothing
//! is found any more), left (something is still found), or worse (more is found than before the repair).
//!
//! `cargo test --release --test suite repairs -- --nocapture` shows the table that the manual has.

mod command;
mod damage;

use crate::folder::{Folder, files, package};
use damage::{Damage, KINDS, LANGUAGES, Language};
use isogloss::check::{self, Mended, Selection, Wishes};
use isogloss::diagnostic::Diagnostic;
use isogloss::project::Project;
use std::collections::BTreeMap;

/// So many cases of one kind and language.
const CASES: usize = 3;

/// How many cases ended how.
#[derive(Default, Clone, Copy)]
struct Tally {
    restored: usize,
    equivalent: usize,
    left: usize,
    worse: usize,
}

impl Tally {
    fn all(&self) -> usize {
        self.restored + self.equivalent + self.left + self.worse
    }
}

/// A healthy translation: the paths of both sides, and its text.
struct Pair {
    source: std::path::PathBuf,
    text: String,
}

fn pairs() -> Vec<Pair> {
    let mut pairs = Vec::new();
    for locale in ["zh-CN", "fr-FR", "ja-JP"] {
        let targets = package().join("locales").join(locale).join("content");
        for name in files(&targets) {
            let text = std::fs::read_to_string(targets.join(&name)).expect("UTF-8");
            pairs.push(Pair { source: package().join("content").join(name), text });
        }
    }
    pairs
}

/// What is found in a text that translates the source, and the text as it is repaired.
fn mended(source: &std::path::Path, text: &str, language: &Language) -> (Vec<Diagnostic>, String) {
    let folder = Folder::empty();
    folder.write("target.md", text);
    let project = Project::of_pair(source, &folder.at("target.md"), language.locale).expect("a pair can be read");
    let selection = Selection { locales: vec![1], wanted: &|_| true, is_loose: true };
    let wishes = Wishes { allows_unsafe: true, takes: &|_| true };
    let (found, mended) = check::mend(&project, &selection, wishes);
    (found, mended.into_iter().next().map_or_else(|| text.to_owned(), |Mended { text, .. }| text))
}

/// The result of one case; None if the check does not find the damage.
fn case(pair: &Pair, damaged: &str, language: &Language) -> Option<Tally> {
    let (healthy, _) = mended(&pair.source, &pair.text, language);
    let (found, repaired) = mended(&pair.source, damaged, language);
    if found.len() <= healthy.len() {
        return None;
    }
    let mut tally = Tally::default();
    let (left, again) = mended(&pair.source, &repaired, language);
    assert_eq!(again, repaired, "a second run changes something");
    match () {
        () if repaired == pair.text => tally.restored = 1,
        () if left.len() > found.len() => tally.worse = 1,
        () if left.len() <= healthy.len() => tally.equivalent = 1,
        () => tally.left = 1,
    }
    Some(tally)
}

fn tally(kind: &Damage, pairs: &[Pair]) -> Tally {
    let mut sum = Tally::default();
    for (number, language) in LANGUAGES.iter().enumerate() {
        let mut cases = 0;
        for turn in 0..pairs.len() {
            let pair = &pairs[(turn * 5 + number) % pairs.len()];
            let Some(damaged) = (kind.make)(&pair.text, language, turn + number) else { continue };
            let Some(tally) = case(pair, &damaged, language) else { continue };
            if std::env::var("SHOW").is_ok_and(|shown| shown == kind.name) && tally.restored == 0 {
                let (_, repaired) = mended(&pair.source, &damaged, language);
                let diff = similar::TextDiff::from_lines(&pair.text, &repaired);
                println!("{} {}\n{}", language.locale, pair.source.display(), diff.unified_diff().context_radius(0));
            }
            sum.restored += tally.restored;
            sum.equivalent += tally.equivalent;
            sum.left += tally.left;
            sum.worse += tally.worse;
            cases += 1;
            if cases == CASES {
                break;
            }
        }
    }
    sum
}

#[test]
fn damage_of_every_kind_is_repaired() {
    let pairs = pairs();
    let (mut all, mut lines) = (Tally::default(), BTreeMap::new());
    for (number, kind) in KINDS.iter().enumerate() {
        let tally = tally(kind, &pairs);
        assert!(tally.all() > 0, "{}: no case", kind.name);
        let Tally { restored, equivalent, left, worse } = tally;
        lines.insert(number, format!("| {} | {restored} | {equivalent} | {left} | {worse} |", kind.name));
        all.restored += restored;
        all.equivalent += equivalent;
        all.left += left;
        all.worse += worse;
    }
    lines.values().for_each(|line| println!("{line}"));
    let share = (all.restored + all.equivalent) as f64 / all.all() as f64;
    println!(
        "{} cases: {} restored, {} equivalent, {} left, {} worse",
        all.all(),
        all.restored,
        all.equivalent,
        all.left,
        all.worse
    );
    assert_eq!(all.worse, 0, "a repair made something worse");
    assert!(share >= 0.92, "{:.1} % are restored", share * 100.0);
}

/// Nothing is found in our own translations, so that nothing may be edited.
#[test]
fn healthy_translations_stay_as_they_are() {
    let project = Project::load(package()).expect("our own project can be read");
    let locales = (1..project.config.locales.len()).collect();
    let selection = Selection { locales, wanted: &|_| true, is_loose: false };
    let (_, mended) = check::mend(&project, &selection, Wishes { allows_unsafe: true, takes: &|_| true });
    assert_eq!(
        mended.iter().map(|mended| &project.files.get(mended.file).path).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}
