//! Whole pages, sources and translations, put together at random: every one is built, in every edition, without a panic.

use crate::built::Built;
use crate::folder::{CONFIGURATION, Folder};
use proptest::prelude::*;

/// Blocks that a page is put together from; many are damaged.
fn blocks() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "## Heading {% data variables.p.n %}",
        "### Two",
        "## 見出し",
        "#",
        "Text with **bold**, `code`, [link](/a \"t\") and {% data variables.p.n %}.",
        "这是**粗体，**文字 https://a.b/c。",
        "1. One\n1. Two ![x](/assets/a.png)\n   - three\n\n   para",
        "{% data reusables.steps %}\n{% data reusables.steps %}\n5. last",
        "- a\n- b {% octicon \"gear\" %}\n- [x] c",
        "> quote\n> {% data reusables.steps %}",
        "> [!NOTE]\n> alert",
        "| a | b |\n|---|---|\n| {% ifversion ghec %} |\n| 1 | 2 |\n| {% endif %} |",
        "```yaml copy\na: {{ currentVersion }}\n```",
        "```shell\n$ <em>x</em>",
        "~~~\nopen",
        "{% ifversion ghes > 3.4 %}",
        "{% elsif ghes %}",
        "{% else %}",
        "{% endif %}",
        "{% ifversion ghes >= 3 %}x{% endif %}",
        "{% note %}\n\nnote\n\n{% endnote %}",
        "{% mac %}",
        "{% endmac %}",
        "{% rowheaders %}\n\n| a |\n|---|\n| 1 |\n\n{% endrowheaders %}",
        "{% data variables.p.absent %} in a paragraph",
        "{% data reusables.damaged %}",
        "{% octicon \"歯車\" %} text",
        "{{ a b c }}",
        "{% for r in enterpriseServerReleases.supported %}- {{ r }}\n{% endfor %}",
        "<div>\n\n**x**\n\n</div>",
        "<a href='/b'>raw</a> <img src=\"/assets/b.png\"> <!-- c -->",
        "<table><tr><td>",
        "[AUTOTITLE](/p1) [AUTOTITLE](/nowhere)",
        "[^1] text\n\n[^1]: note",
        "[ref]: /a\n\n[ref] [x][ref]",
        ":tada: a:b:c",
        "---",
        "\u{feff}\0 \u{3000}",
        "] (x) [",
        "<!--",
        "{%",
        "{{",
    ]);
    prop_oneof![6 => known.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => "[ \\t>*_`#|<&\\[\\]()!-]{0,10}"]
}

/// A page and its translation: the same blocks, some of them left out, repeated, exchanged or replaced.
fn page() -> impl Strategy<Value = (String, String)> {
    let pairs = prop::collection::vec((blocks(), blocks(), 0..6_u8), 0..8);
    let joined = |blocks: Vec<&str>, tight: bool| blocks.join(if tight { "\n" } else { "\n\n" });
    (pairs, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(move |(pairs, tight, reversed, fields)| {
        let source = joined(pairs.iter().map(|(source, ..)| source.as_str()).collect(), tight);
        let mut target: Vec<&str> = pairs
            .iter()
            .flat_map(|(source, other, change)| match change {
                0 => vec![],
                1 => vec![other.as_str()],
                2 => vec![source.as_str(), other],
                _ => vec![source.as_str()],
            })
            .collect();
        if reversed {
            target.reverse();
        }
        let head = |field: &str| {
            let value = field.replace('\'', "''").replace(['\n', '\0', '\u{feff}'], " ");
            if fields { format!("---\ntitle: '{value}'\nintro: '{value}'\n---\n") } else { String::new() }
        };
        let first = pairs.first().map_or("", |(source, ..)| source);
        let other = pairs.first().map_or("", |(_, other, _)| other);
        (format!("{}{source}", head(first)), format!("{}{}", head(other), joined(target, tight)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_can_be_built(pages in prop::collection::vec(page(), 1..6), historical in any::<bool>()) {
        let folder = Folder::empty();
        let vintage = if historical { "[dialect]\nvintage = \"2021\"\n" } else { "" };
        folder.write("isogloss.toml", format!("{CONFIGURATION}\n{vintage}[locales.ja-JP]\n"));
        folder.write("data/variables/p.yml", "n: Name\n");
        folder.write("data/reusables/steps.md", "1. Open **it**.\n\n   {% note %}\n\n   Note\n\n   {% endnote %}\n");
        folder.write("data/reusables/damaged.md", "fine");
        folder.write("translations/ja-JP/data/reusables/damaged.md", "{% ifversion ghes %}壊れた");
        for (number, (source, target)) in pages.iter().enumerate() {
            folder.write(&format!("content/p{number}.md"), source);
            folder.write(&format!("translations/ja-JP/content/p{number}.md"), target);
        }
        let built = Built::new(folder.path()).expect("the configuration is right");
        for record in &built.records {
            let mut ids: Vec<&str> = record["toc"].as_array().expect("a list").iter().filter_map(|entry| entry["id"].as_str()).collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), count, "every heading has an id of its own");
        }
        for finding in &built.diagnostics {
            let file = built.project.files.get(finding.label.file);
            prop_assert!(finding.label.range.end as usize <= file.text.len(), "{finding:?}");
        }
        // What is said for people can always be said.
        prop_assert!(!built.report().is_empty());
    }
}
