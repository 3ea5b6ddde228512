//! Every page of a real documentation set, read by this project's parser with its shims and by comrak, an independent
//! implementation of the same flavour.
//!
//! Without the set, `tests/specs/text.md`, `tables.md` and `reference-2021.md` cover the same ground with examples.

mod causes;
mod sides;
mod tokens;

use crate::built::Built;
use crate::folder::shared;
use causes::CAUSES;
use std::collections::{BTreeMap, BTreeSet};

/// How many of a locale's distinct texts have to be read alike, in percent: as they are, and with the marks put aside that
/// this project reads and comrak's amendment does not.
const FLOORS: [(&str, f64, f64); 3] = [("en", 99.5, 99.5), ("zh-CN", 97.0, 98.6), ("ja-JP", 87.6, 98.7)];

/// How one locale's texts were read.
#[derive(Default)]
struct Reading<'t> {
    texts: usize,
    /// The pages that differ, by cause, and in how many texts.
    differing: BTreeMap<&'static str, (usize, BTreeSet<&'t str>)>,
    /// Pages that differ without a known cause, with the place.
    unexplained: Vec<String>,
}

impl<'t> Reading<'t> {
    fn new(records: impl Iterator<Item = (&'t str, &'t str)>, cjk: bool) -> Self {
        let mut reading = Self::default();
        let mut seen = BTreeSet::new();
        for (page, text) in records.filter(|(_, text)| seen.insert(*text)) {
            reading.texts += 1;
            let (ours, theirs) = (sides::ours(text), sides::theirs(text, cjk));
            if ours == theirs {
                continue;
            }
            let cause = causes::cause(&ours, &theirs);
            if cause.is_none() {
                let (ours, theirs) = (causes::put_all_aside(&ours), causes::put_all_aside(&theirs));
                reading.unexplained.push(format!("{page}\n{}", place(&ours, &theirs)));
            }
            let (texts, pages) = reading.differing.entry(cause.unwrap_or("unknown")).or_default();
            *texts += 1;
            pages.insert(page);
        }
        reading
    }

    /// The share of texts that are read alike, those with one of `aside`, too, in percent.
    fn share(&self, aside: &[&str]) -> f64 {
        let counted = self.differing.iter().filter(|(cause, _)| !aside.contains(cause));
        let differing: usize = counted.map(|(_, (texts, _))| texts).sum();
        100.0 * (self.texts - differing) as f64 / self.texts as f64
    }

    fn print(&self, locale: &str) {
        println!("{locale}: {} texts, {:.2} % alike", self.texts, self.share(&[]));
        for (cause, (texts, pages)) in &self.differing {
            let reason = CAUSES.iter().find(|known| known.name == *cause).map_or("", |known| known.reason);
            println!("  {cause}: {texts} texts of {} pages. {reason}", pages.len());
            for page in pages {
                println!("    {page}");
            }
        }
    }
}

#[test]
fn pages_are_read_as_comrak_reads_them() {
    let Some(root) = shared("corpora/docs-2021-12") else { return };
    let built = Built::new(&root).expect("the corpus can be read");
    let mut wrong = Vec::new();
    for (locale, floor, floor_without_marks) in FLOORS {
        let of_locale = built.records.iter().filter(|record| record["locale"] == locale);
        let field = |value| serde_json::Value::as_str(value).expect("text");
        let reading = Reading::new(of_locale.map(|r| (field(&r["page"]), field(&r["markdown"]))), locale != "en");
        reading.print(locale);
        assert!(reading.texts > 3000, "{locale}: {} texts", reading.texts);
        let marks = "marks in pairs in a line of CJK text";
        for (share, floor) in [(reading.share(&[]), floor), (reading.share(&[marks]), floor_without_marks)] {
            if share < floor {
                wrong.push(format!("{locale}: {share:.2} % of texts are read alike, not {floor} %"));
            }
        }
        wrong.extend(reading.unexplained);
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Where two readings begin to differ.
fn place(ours: &[String], theirs: &[String]) -> String {
    let at = ours.iter().zip(theirs).take_while(|(ours, theirs)| ours == theirs).count();
    let near = |tokens: &[String]| tokens[at.saturating_sub(2)..(at + 3).min(tokens.len())].join(" ");
    format!("  here   {}\n  comrak {}", near(ours), near(theirs))
}

/// The comparison itself: it tells apart what it should, and nothing else.
#[test]
fn a_difference_has_its_cause() {
    let cause = |text: &str, cjk| {
        let (ours, theirs) = (sides::ours(text), sides::theirs(text, cjk));
        if ours == theirs { Some("none") } else { causes::cause(&ours, &theirs) }
    };
    for (text, expected) in [
        ("- a\n- b\n\n1. c *d* `e` https://a.b\n\n| f |\n|:-:|\n| ~~g~~ |\n\n![h](i)[^1]\n\n[^1]: j", "none"),
        ("<a href=\"x\">https://a.b</a> c", CAUSES[0].name),
        ("*WWW.A.B* c", CAUSES[1].name),
        ("1. a\n </pre>\n1. b", CAUSES[2].name),
        ("| a | b |\n|---|---|\n|\n| c | d |\n\n# e", CAUSES[3].name),
        ("见 https://a.b。然后", CAUSES[4].name),
        ("**ノート:**Linuxの", CAUSES[5].name),
        ("**ノート:**Linuxの\n\n见 https://a.b。然后", "several"),
    ] {
        assert_eq!(cause(text, true), Some(expected), "{text}");
    }
    let tokens = |text: &str| sides::ours(text);
    for (one, other) in [("- a", "* a\n\n  b"), ("a", "# a"), ("*a*", "**a**"), ("[a](b)", "[a](c)"), ("`a`", "a")] {
        assert_ne!(tokens(one), tokens(other));
        assert_eq!(causes::cause(&tokens(one), &tokens(other)).filter(|_| one != "*a*"), None, "{one} {other}");
    }
}
