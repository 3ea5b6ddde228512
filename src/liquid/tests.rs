//! Templates without a project: what they evaluate to, and where each part stems from.

use super::{
    Environment, Evaluated, Global, Insertion, Names, ParseOptions, SourceMap, SourceText, Stack, Value, evaluate,
    parse,
};
use crate::dialect::Vintage;
use crate::text::{FileId, TextRange};
use crate::version::{Plan, Versions};
use std::sync::Arc;

/// Two plans, one with two releases, and one data entry.
struct Small {
    names: Names,
}

const ENTRY: &str = "entry of {% ifversion ghes %}server{% else %}cloud{% endif %}";

impl Small {
    fn new() -> Self {
        let plan = |id: &str, short: &str, releases: &[&str]| Plan {
            id: id.into(),
            short: short.into(),
            title: id.into(),
            default: false,
            releases: releases.iter().map(|release| (*release).to_owned()).collect(),
            upcoming: Vec::new(),
            deprecated: Vec::new(),
        };
        let plans = vec![plan("enterprise-cloud", "ghec", &[]), plan("enterprise-server", "ghes", &["3.5", "3.4"])];
        let versions = Versions::new(plans).expect("three versions");
        Self { names: Names::new(versions, Vintage::Current, Default::default()) }
    }
}

impl Environment for Small {
    fn names(&self) -> &Names {
        &self.names
    }

    fn global(&self, _name: &str, _version: usize) -> Option<Global<'_>> {
        None
    }

    fn data_value(&self, _path: &str) -> Option<Value> {
        None
    }

    fn include(&self, path: &str, _: &Insertion, version: usize, stack: &Stack<'_>) -> Option<Arc<Evaluated>> {
        let inner = Stack { path, depth: stack.depth + 1, outer: Some(stack) };
        let template = parse(SourceText::new(FileId(1), ENTRY, SourceMap::Offset(0)), ParseOptions::default());
        (path == "variables.a.b")
            .then(|| Arc::new(evaluate(&template, self, self.names.versions.built_set(), version, &inner)))
    }

    fn leads_back(&self, _from: &str, _to: &str) -> bool {
        false
    }

    fn height(&self, _path: &str) -> u16 {
        1
    }

    fn similar_data(&self, _path: &str) -> Option<String> {
        None
    }
}

fn evaluated(text: &str, version: usize) -> Evaluated {
    let small = Small::new();
    let template = parse(SourceText::new(FileId(0), text, SourceMap::Offset(0)), ParseOptions::default());
    evaluate(&template, &small, small.names.versions.built_set(), version, &Stack::root())
}

#[test]
fn one_evaluation_says_for_which_versions_it_holds() {
    let both = evaluated("{% ifversion ghes %}x{% endif %}", 1);
    assert_eq!((both.text.as_str(), both.versions.iter().collect::<Vec<_>>()), ("x", vec![1, 2]));
    let newest = evaluated("{% ifversion ghes > 3.4 %}x{% endif %}", 1);
    assert_eq!(newest.versions.iter().collect::<Vec<_>>(), [1]);
}

#[test]
fn a_range_of_the_text_leads_to_the_file_through_what_is_included() {
    let text = "See {% data variables.a.b %}.";
    let result = evaluated(text, 1);
    assert_eq!(result.text, "See entry of server.");
    let at = result.text.find("server").expect("is there") as u32;
    let place = result.locate(TextRange::new(at, at + 6));
    assert_eq!(place.frame.file, FileId(1));
    assert_eq!(place.frame.range.slice(ENTRY), "server");
    assert_eq!(place.calls.len(), 1);
    assert_eq!(place.calls[0].range.slice(text), "{% data variables.a.b %}");
}

#[test]
fn removed_text_moves_origins_along() {
    let mut result = evaluated("one two three", 0);
    result.remove(&[TextRange::new(3, 7)]);
    assert_eq!(result.text, "one three");
    assert_eq!(result.locate(TextRange::new(4, 9)).frame.range, TextRange::new(8, 13));
}

#[test]
fn one_bad_tag_costs_one_tag() {
    let result = evaluated("a {% nonsense %} b {% ifversion ghes %}c", 1);
    assert_eq!(result.text, "a  b c");
    assert_eq!(result.damage.len(), 2);
}

#[test]
fn what_doubles_itself_does_not_grow_without_end() {
    let doubled = "{% assign x = x | append: x %}{% assign l = l | concat: l %}".repeat(64);
    let result = evaluated(&format!("{{% assign x = 'ab' %}}{{% assign l = 'a b' | split: ' ' %}}{doubled}."), 0);
    assert_eq!(result.text, ".");
    let mut messages: Vec<&str> = result.diagnostics.iter().map(|finding| finding.message.as_str()).collect();
    messages.sort_unstable();
    assert_eq!(messages, ["`l` grows beyond 1 MiB", "`x` grows beyond 1 MiB"]);
}

#[test]
fn what_is_read_but_cannot_be_worked_on_is_reported_where_it_stands() {
    let text = "a\n{% if true %}{{ 1 | divided_by: 0 }}{% endif %}";
    let result = evaluated(text, 0);
    assert_eq!((result.diagnostics.len(), result.diagnostics[0].check), (1, "value-kind"));
    assert_eq!(result.diagnostics[0].label.range.slice(text), "{{ 1 | divided_by: 0 }}");
}

#[test]
fn what_shows_nothing_is_noted() {
    let text = "{% ifversion ghec %}cloud{% else %}server{% endif %}";
    let result = evaluated(text, 0);
    let deleted: Vec<&str> = result.deletions.iter().map(|deletion| deletion.range.slice(text)).collect();
    assert_eq!((result.text.as_str(), deleted), ("cloud", vec!["server"]));
}

#[test]
fn insertion_follows_the_line_and_offsets_lead_back() {
    let source = SourceText::new(FileId(0), "one\ntwo\n", SourceMap::Offset(10));
    let moved = source.reindented(3, "");
    assert_eq!(&*moved.text, "one\n   two");
    assert_eq!(moved.locate(TextRange::new(7, 10)), TextRange::new(14, 17));
    assert_eq!(&*source.reindented(0, "> ").text, "one\n> two");
    assert_eq!(&*source.indented(2).text, "  one\n  two\n  ");
}
