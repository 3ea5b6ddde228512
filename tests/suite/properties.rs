//! What holds for every input, tried on many.

use isogloss::diagnostic::Diagnostic;
use isogloss::dialect::Vintage;
use isogloss::liquid::{
    self, Environment, Evaluated, Global, Insertion, Names, OriginKind, ParseOptions, SourceMap, SourceText, Stack,
    Value,
};
use isogloss::text::{FileId, TextRange};
use isogloss::version::{MAXIMUM_VERSIONS, Plan, VersionSet, Versions};
use proptest::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// An environment with two plans and a few reusables, one of which includes itself.
pub struct World {
    names: Names,
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

    fn parse(&self, text: &str) -> liquid::Template {
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

/// Pieces that a text is put together from: tags, halves of tags, and what stands between.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "{% ifversion ghec %}",
        "{% ifversion ghes > 3.4 %}",
        "{% ifversion ghes >= 3.4 %}",
        "{% elsif ghes %}",
        "{% else %}",
        "{% endif %}",
        "{%- endif -%}",
        "{% if currentVersion contains \"cloud\" %}",
        "{% unless ghec %}",
        "{% endunless %}",
        "{% data variables.p.n %}",
        "{% data reusables.two %}",
        "{% data reusables.nested %}",
        "{% data reusables.self %}",
        "{% data reusables.empty %}",
        "{% data nosuch %}",
        "{% data %}",
        "{% indented_data_reference reusables.two spaces=3 %}",
        "{% octicon \"gear\" %}",
        "{% octicon \"gaer\" aria-label=\"é\" %}",
        "{% note %}",
        "{% endnote %}",
        "{% mac %}",
        "{% endmac %}",
        "{% raw %}",
        "{% endraw %}",
        "{% comment %}",
        "{% endcomment %}",
        "{% for i in (1..3) %}",
        "{% endfor %}",
        "{% break %}",
        "{% assign x = \"a\" %}",
        "{% capture x %}",
        "{% endcapture %}",
        "{{ x }}",
        "{{ currentVersion | version_num }}",
        "{{ x | no }}",
        "{% case x %}",
        "{% when \"a\" %}",
        "{% endcase %}",
        "{% prompt %}",
        "{% endprompt %}",
        "{% rowheaders %}",
        "{% endrowheaders %}",
        "{{",
        "}}",
        "{%",
        "%}",
        "{%-",
        "-%}",
        "{% \u{5426}\u{5219} %}",
        "<!--",
        "-->",
        "] (",
        "\n",
        "\n\n\n",
        "\r\n",
        "   ",
        "> ",
        "</a>\n\n- <a",
        "\u{feff}",
        "\0",
        "\u{3000}",
        "許可証、",
        "e\u{301}",
        "👩‍💻",
        "{",
        "%",
        "}",
        "\"",
        "'",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => "[a-zA-Z0-9 .,*_`|#>-]{0,12}", 1 => "\\PC{0,3}"]
}

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(pieces(), 0..30).prop_map(|pieces| pieces.concat())
}

fn vintages() -> impl Strategy<Value = Vintage> {
    prop::sample::select(vec![Vintage::Y2020, Vintage::Y2021, Vintage::Current])
}

/// Origins begin at 0, ascend, lie in the text, and lead to places in the template.
fn check_origins(evaluated: &Evaluated) {
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
fn check_places(evaluated: &Evaluated, text: &str) {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_evaluated(text in soup(), vintage in vintages()) {
        let world = World::new(vintage);
        let (results, diagnostics) = world.evaluate(&text);
        for mut evaluated in results {
            check_origins(&evaluated);
            check_places(&evaluated, &text);
            liquid::tidy(&mut evaluated);
            check_origins(&evaluated);
            check_places(&evaluated, &text);
        }
        for finding in diagnostics {
            let TextRange { start, end } = finding.label.range;
            prop_assert!(7 <= start && start <= end && end as usize <= text.len() + 7);
        }
    }

    #[test]
    fn text_without_delimiters_stays_as_it_is(text in "[^{}<]{0,200}") {
        prop_assume!(!text.contains("] ("));
        for vintage in [Vintage::Y2020, Vintage::Y2021, Vintage::Current] {
            let (results, diagnostics) = World::new(vintage).evaluate(&text);
            prop_assert_eq!(results.len(), 1);
            prop_assert_eq!(&results[0].text, &text);
            prop_assert!(diagnostics.is_empty());
        }
    }

    #[test]
    fn each_branch_is_shown_to_its_readers(before in "[^{}<]{0,20}", yes in "[^{}<]{0,20}", no in "[^{}<]{0,20}", after in "[^{}<]{0,20}") {
        let plain = |text: &str| !text.contains("] (");
        prop_assume!(plain(&before) && plain(&yes) && plain(&no) && plain(&after));
        let world = World::new(Vintage::Current);
        let (results, _) = world.evaluate(&format!("{before}{{% ifversion ghes > 3.4 %}}{yes}{{% else %}}{no}{{% endif %}}{after}"));
        prop_assert_eq!(results.len(), 2);
        for evaluated in results {
            let shown = if evaluated.versions.contains(1) { &yes } else { &no };
            prop_assert_eq!(evaluated.text, format!("{before}{shown}{after}"));
        }
    }

    #[test]
    fn inserted_text_leads_back_to_its_file(
        lines in prop::collection::vec("[a-z許é ]{0,8}", 1..6),
        indentation in 0_usize..5,
        quoted in any::<bool>(),
        every in any::<bool>(),
    ) {
        let text = lines.join("\n");
        let base = 11;
        let source = SourceText::new(FileId(0), text.as_str(), SourceMap::Offset(base));
        let quotation = if quoted { "> " } else { "" };
        let made = if every { source.indented(indentation) } else { source.reindented(indentation, quotation) };
        // Every character that was not put in stands at the place that it is said to stem from.
        for (at, c) in made.text.char_indices().filter(|(_, c)| !matches!(c, ' ' | '>' | '\n')) {
            let place = made.locate(TextRange::new(at as u32, (at + c.len_utf8()) as u32));
            let original = TextRange::new(place.start - base, place.end - base).slice(&text);
            prop_assert_eq!(original, c.to_string(), "at {} of {:?}", at, made.text);
        }
        let kept = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '>')).collect::<String>();
        prop_assert_eq!(kept(made.text.trim()), kept(text.trim()));
    }

    #[test]
    fn sets_of_versions_are_sets(a in any::<u128>(), b in any::<u128>(), c in any::<u128>()) {
        let set = |bits: u128| (0..MAXIMUM_VERSIONS).filter(|at| bits >> at & 1 == 1).collect::<VersionSet>();
        let (x, y, z) = (set(a), set(b), set(c));
        prop_assert_eq!(x | y, set(a | b));
        prop_assert_eq!(x & y, set(a & b));
        prop_assert_eq!(x - y, x & !y);
        prop_assert_eq!(!(x | y), !x & !y);
        prop_assert_eq!(x & (y | z), (x & y) | (x & z));
        prop_assert_eq!(x.is_subset(y), (x - y).is_empty());
        prop_assert_eq!(x.iter().collect::<VersionSet>(), x);
        prop_assert_eq!(x.iter().count(), x.len());
        prop_assert_eq!(x.lowest(), x.iter().next());
    }

    #[test]
    fn a_negated_plan_and_the_plan_are_all_versions(condition in prop::sample::select(vec!["ghec", "ghes"])) {
        let world = World::new(Vintage::Current);
        let truth = |text: &str| world.names.truth(text).expect("a condition");
        prop_assert_eq!(truth(condition) | truth(&format!("not {condition}")), VersionSet::ALL);
        let both = truth(condition) & truth(&format!("not {condition}"));
        prop_assert!(both.is_empty());
    }

    #[test]
    fn any_condition_has_a_truth_or_an_error(words in prop::collection::vec(prop::sample::select(vec!["ghec", "ghes", "not", "and", "or", ">", "<", "=", "!=", ">=", "3.4", "3", "", "x", "true", "\"a\"", "＞", "ghes>3.4"]), 0..10), vintage in vintages()) {
        let world = World::new(vintage);
        let text = words.join(" ");
        let first = world.names.truth(&text);
        prop_assert_eq!(world.names.truth(&text), first);
    }
}
