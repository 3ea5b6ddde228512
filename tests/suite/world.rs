//! A small world that texts can be evaluated in, and what holds for everything that is evaluated in it: for property tests,
//! tests of growth and fuzzing.

use isogloss::diagnostic::Diagnostic;
use isogloss::dialect::Vintage;
use isogloss::liquid::{
    self, Environment, Evaluated, Global, Insertion, Names, OriginKind, ParseOptions, SourceMap, SourceText, Stack,
    Value,
};
use isogloss::text::{FileId, TextRange};
use isogloss::version::{Plan, Versions};
use std::borrow::Cow;
use std::sync::Arc;

/// An environment with two plans and a few reusables, one of which includes itself.
pub struct World {
    pub names: Names,
    vintage: Vintage,
}

impl World {
    pub fn new(vintage: Vintage) -> Self {
        let plan = |id: &str, short: &str, releases: &[&str]| Plan {
            id: id.to_owned(),
            short: short.to_owned(),
            title: id.to_owned(),
            default: false,
            releases: releases.iter().map(|&release| release.to_owned()).collect(),
            upcoming: Vec::new(),
            deprecated: Vec::new(),
        };
        let plans =
            vec![plan("enterprise-cloud", "ghec", &[]), plan("enterprise-server", "ghes", &["3.5", "3.4", "3.3"])];
        let versions = Versions::new(plans).expect("few versions");
        Self { names: Names::new(versions, vintage, Default::default()), vintage }
    }

    pub fn parse(&self, text: &str) -> liquid::Template {
        let source = SourceText::new(FileId(0), text, SourceMap::Offset(7));
        liquid::parse(source, ParseOptions { vintage: self.vintage, remove_comments: self.vintage.is_historical() })
    }

    /// One result for each distinct text, with the findings of parsing.
    pub fn evaluate(&self, text: &str) -> (Vec<Evaluated>, Vec<Diagnostic>) {
        let template = self.parse(text);
        let mut rest = self.names.versions.built_set();
        let mut results = Vec::new();
        while let Some(version) = rest.lowest() {
            let evaluated = liquid::evaluate(&template, self, rest, version, &Stack::root());
            assert!(evaluated.versions.contains(version), "the version asked for is among those that it holds for");
            assert!(evaluated.versions.is_subset(rest), "nothing that was not asked for");
            rest = rest - evaluated.versions;
            results.push(evaluated);
        }
        (results, template.diagnostics)
    }
}

impl Environment for World {
    fn names(&self) -> &Names {
        &self.names
    }

    fn global(&self, name: &str, version: usize) -> Option<Global<'_>> {
        let id = &self.names.versions.get(version).id;
        let value = match name {
            "currentVersion" => Value::scalar(id.clone()),
            _ if self.names.get(name)?.contains(version) => Value::scalar(true),
            _ => Value::Nil,
        };
        Some(Global { value: Cow::Owned(value), version_dependent: true, page_dependent: false })
    }

    fn data_value(&self, _path: &str) -> Option<Value> {
        None
    }

    fn include(&self, path: &str, insertion: &Insertion, version: usize, stack: &Stack<'_>) -> Option<Arc<Evaluated>> {
        let text = match path {
            "variables.p.n" => "Name",
            "reusables.two" => "First line\nsecond {% ifversion ghes > 3.4 %}new{% else %}old{% endif %} line\n\nthird",
            "reusables.nested" => "[{% data reusables.two %}]\n{% data variables.p.n %}",
            "reusables.self" => "s{% data reusables.self %}",
            "reusables.empty" => "",
            _ => return None,
        };
        let source = SourceText::new(FileId(1), text, SourceMap::Offset(0));
        let source = match insertion.every_line {
            Some(spaces) => source.indented(spaces.into()),
            None => source.reindented(insertion.indentation.into(), &insertion.quotation),
        };
        let template = liquid::parse(source, ParseOptions { vintage: self.vintage, remove_comments: false });
        let inner = Stack { path, depth: stack.depth + 1, outer: Some(stack) };
        let all = self.names.versions.built_set();
        Some(Arc::new(liquid::evaluate(&template, self, all, version, &inner)))
    }

    fn leads_back(&self, from: &str, to: &str) -> bool {
        (from, to) == ("reusables.self", "reusables.self")
    }

    fn height(&self, path: &str) -> u16 {
        match path {
            "reusables.self" => Stack::MAXIMUM_DEPTH + 1,
            "reusables.nested" => 2,
            _ => 1,
        }
    }

    fn similar_data(&self, _path: &str) -> Option<String> {
        None
    }
}

/// Origins begin at 0, ascend, lie in the text, and lead to places in the template.
pub fn check_origins(evaluated: &Evaluated) {
    let length = evaluated.text.len() as u32;
    assert!(evaluated.origins.first().is_none_or(|origin| origin.at == 0));
    assert_eq!(evaluated.origins.is_empty(), evaluated.text.is_empty());
    assert!(evaluated.origins.is_sorted_by(|a, b| a.at < b.at), "{:?}", evaluated.origins);
    assert!(
        evaluated
            .origins
            .iter()
            .all(|origin| origin.at < length && evaluated.text.is_char_boundary(origin.at as usize))
    );
    let template = evaluated.source.text.len() as u32;
    for (number, origin) in evaluated.origins.iter().enumerate() {
        let end = evaluated.origins.get(number + 1).map_or(length, |next| next.at);
        match &origin.kind {
            OriginKind::Copied(from) => {
                let copied = TextRange::new(*from, from + (end - origin.at)).slice(&evaluated.source.text);
                assert_eq!(
                    copied,
                    TextRange::new(origin.at, end).slice(&evaluated.text),
                    "copied text is the template's"
                );
            }
            OriginKind::Computed(range) => assert!(range.start <= range.end && range.end <= template),
            OriginKind::Included { call, evaluated: inner, from } => {
                assert!(call.end <= template);
                let included = TextRange::new(*from, from + (end - origin.at)).slice(&inner.text);
                assert_eq!(included, TextRange::new(origin.at, end).slice(&evaluated.text));
                check_origins(inner);
            }
        }
    }
    for deletion in &evaluated.deletions {
        assert!(deletion.at <= length && deletion.range.start <= deletion.range.end && deletion.range.end <= template);
    }
    assert!(evaluated.damage.iter().all(|at| *at <= length));
}

/// Every place that `locate` gives lies in the file that it names.
pub fn check_places(evaluated: &Evaluated, text: &str) {
    let length = evaluated.text.len() as u32;
    for start in 0..=length {
        for end in [start, (start + 1).min(length), (start + 5).min(length), length] {
            let place = evaluated.locate(TextRange::new(start, end));
            let frame = place.calls.first().copied().unwrap_or(place.frame);
            assert!(frame.range.start <= frame.range.end, "{frame:?}");
            if frame.file == FileId(0) {
                assert!(frame.range.start >= 7 && frame.range.end as usize <= text.len() + 7, "{frame:?}");
            }
            let range = evaluated.template_range(TextRange::new(start, end));
            assert!(range.start <= range.end && range.end as usize <= text.len(), "{range:?}");
        }
    }
}
