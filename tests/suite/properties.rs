//! What holds for every input, tried on many.

use crate::world::{World, check_origins, check_places};
use isogloss::dialect::Vintage;
use isogloss::liquid::{self, SourceMap, SourceText};
use isogloss::text::{FileId, TextRange};
use isogloss::version::{MAXIMUM_VERSIONS, VersionSet};
use proptest::prelude::*;

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
        "{{ (1..3) | join: x | slice: -1 }}",
        "{% liquid\n",
        "{% liquid if ghec\n echo x\n endif %}",
        "echo x\n",
        "endfor\n",
        "{% # ",
        "{% doc %}",
        "{% enddoc %}",
        "{% cycle 1, x %}",
        "{% increment x %}",
        "{% ifchanged %}",
        "{% endifchanged %}",
        "{% tablerow i in (1..3) cols:2 %}",
        "{% endtablerow %}",
        "{% render x for (1..2) as y, z: x %}",
        "{% unless ghes %}",
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
    fn any_number_can_be_written(number in "-?[0-9]{1,60}(\\.[0-9]{0,30})?", filter in prop::sample::select(vec!["", "| plus: ", "| slice: ", "| truncate: "])) {
        let world = World::new(Vintage::Current);
        for text in [format!("{{{{ {number} }}}}"), format!("{{{{ 'text' {filter} {number} }}}}"), format!("{{% for i in (1..3) limit:{number} %}}{{% endfor %}}"), format!("{{% if 1 > {number} %}}{{% endif %}}")] {
            world.evaluate(&text);
        }
    }

    #[test]
    fn any_condition_has_a_truth_or_an_error(words in prop::collection::vec(prop::sample::select(vec!["ghec", "ghes", "not", "and", "or", ">", "<", "=", "!=", ">=", "3.4", "3", "", "x", "true", "\"a\"", "＞", "ghes>3.4"]), 0..10), vintage in vintages()) {
        let world = World::new(vintage);
        let text = words.join(" ");
        let first = world.names.truth(&text);
        prop_assert_eq!(world.names.truth(&text), first);
    }
}
