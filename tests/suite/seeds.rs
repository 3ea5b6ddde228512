//! The five documents that the project began with, as pages of a small project.
//!
//! The first was scraped from a web page: a header of three lines, twice (`29 lines`, `3.0 KiB`, `Markdown`), then the file
//! with a line `|` behind each of its lines, and without the blanks at the head of lines. It is read so:
//!
//! 1. what stands before the first `---` is not the file's;
//! 2. every line `|` is dropped;
//! 3. in the front matter, a field that has no value of its own takes the following lines: those that are items of a list
//!    need no blanks in YAML, and those that begin with a plan's name get them back.
//!
//! The documents are not in this repository; [`SCRAPED`] is one of our own in the same state, so that the reading is tested
//! everywhere.

use crate::built::Built;
use crate::folder::{Folder, shared};

/// A page of the year 2020 as a scraper left it.
const SCRAPED: &str = "\
12 lines
1.0 KiB
Markdown
12 lines
1.0 KiB
Markdown
---
|
title: Turning on license sync
|
intro: 'Connect {% data variables.product.product_location_enterprise %} to {% data variables.product.prodname_ghe_cloud %}.'
|
redirect_from:
|
- /enterprise/admin/installation/turning-on-license-sync
|
- /enterprise/admin/guides/turning-on-license-sync
|
versions:
|
enterprise-server: '*'
|
topics:
|
- enterprise
|
---
|

|
### About license sync
|

|
Read \"[Managing your license](/enterprise/{{currentVersion}}/admin/installation/managing)\" and \"[Connecting](/enterprise/{{ currentVersion }}/admin/guides/connecting).\"
|

|
### Turning it on
|

|
{% data reusables.enterprise-accounts.access-enterprise %}
|
{% data reusables.enterprise-accounts.settings-tab %}
|
{% data reusables.enterprise-accounts.github-connect-tab %}
|
5. Under \"Server\", select **Enabled**.
|
|
";

fn unscraped(text: &str) -> String {
    let start = text.find("\n---\n").map_or(0, |at| at + 1);
    let mut file = String::new();
    let mut fences = 0;
    for line in text[start..].lines().filter(|line| *line != "|") {
        fences += usize::from(line == "---");
        let nested = fences == 1 && PLANS.iter().any(|plan| line.starts_with(&format!("{plan}:")));
        file += &format!("{}{line}\n", if nested { "  " } else { "" });
    }
    file
}

const PLANS: [&str; 3] = ["free-pro-team", "enterprise-server", "github-ae"];

const CONFIGURATION_2020: &str = r#"
title = "Guide of 2020"
[dialect]
vintage = "2020"
[[plans]]
id = "free-pro-team"
short = "fpt"
title = "GitHub.com"
default = true
[[plans]]
id = "enterprise-server"
short = "ghes"
title = "Enterprise Server"
releases = ["2.22", "2.21"]
"#;

/// What the documents of all years refer to, in our own words.
fn add_data(folder: &Folder) {
    let names = [
        ("prodname_dotcom_the_website", "example.com"),
        ("prodname_enterprise", "Octo Enterprise"),
        ("prodname_ghe_cloud", "Octo Cloud"),
        ("prodname_ghe_server", "Octo Server"),
        ("prodname_github_connect", "Octo Connect"),
        ("product_location", "your server"),
        ("product_location_enterprise", "your enterprise server"),
    ];
    let variables: String = names.iter().map(|(key, value)| format!("{key}: '{value}'\n")).collect();
    folder.write("data/variables/product.yml", variables);
    let steps = [
        ("access-enterprise", "1. Open your profile.\n1. Open your enterprise."),
        ("access-enterprise-on-dotcom", "1. Open the cloud."),
        ("settings-tab", "1. Open **Settings**."),
        ("license-tab", "1. Open **License**."),
        ("github-connect-tab", "1. Open **Connect**."),
    ];
    for (name, text) in steps {
        folder.write(&format!("data/reusables/enterprise-accounts/{name}.md"), format!("{text}\n"));
    }
    for name in
        ["about-license-sync", "unique-user-licensing-model", "verified-domains-license-sync", "view-consumed-licenses"]
    {
        folder.write(&format!("data/reusables/enterprise-licensing/{name}.md"), format!("Text of {name}.\n"));
    }
}

/// Title, versions, old addresses, links with the version in them, and steps.
fn check_scraped(scraped: &str, title: &str, old_addresses: &[&str], steps: usize, links: usize) {
    let folder = Folder::empty();
    folder.write("isogloss.toml", CONFIGURATION_2020);
    add_data(&folder);
    folder.write("content/admin/turning-on.md", unscraped(scraped));
    let built = Built::new(folder.path()).expect("a project");
    assert_eq!(built.findings(), Vec::<String>::new());
    let versions: Vec<&str> = built.records.iter().map(|record| record["version"].as_str().expect("text")).collect();
    assert_eq!(versions, ["enterprise-server@2.22", "enterprise-server@2.21"]);
    let text = |field| built.text("admin/turning-on.md", "en", "enterprise-server@2.21", field);
    assert_eq!(text("title"), title);
    assert!(
        text("intro").contains("your enterprise server") && text("intro").contains("Octo Cloud"),
        "{}",
        text("intro")
    );
    let redirects = &built.project.pages[0].source.front_matter().redirect_from;
    assert_eq!(redirects.iter().map(|entry| entry.value.as_str()).collect::<Vec<_>>(), old_addresses);
    for address in old_addresses {
        let target = built.project.find_target(address.trim_start_matches('/'));
        assert!(target.is_some(), "{address} leads to the page");
    }
    // `/enterprise/{{ currentVersion }}/admin/…` is an address of old: what is left is the path in the reader's version.
    assert_eq!(text("markdown").matches("](/enterprise/enterprise-server@2.21/admin/").count(), links);
    assert_eq!(text("html").matches("href=\"/en/enterprise-server@2.21/admin/").count(), links, "{}", text("html"));
    let html = text("html");
    assert_eq!(html.matches("<ol").count(), 1, "one procedure: {html}");
    let procedure = &html[html.find("<ol").expect("a list")..];
    assert!(!procedure.starts_with("<ol start"), "{procedure}");
    let items: Vec<&str> = procedure.split("<li>").skip(1).collect();
    assert_eq!(items.len(), steps);
    assert!(items.last().expect("a step").contains("<strong>Enabled</strong>"), "{procedure}");
    let headings: Vec<&str> = html.split("<h3 id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
    assert_eq!(headings.len(), 2);
}

#[test]
fn a_scraped_page() {
    let addresses =
        ["/enterprise/admin/installation/turning-on-license-sync", "/enterprise/admin/guides/turning-on-license-sync"];
    check_scraped(SCRAPED, "Turning on license sync", &addresses, 5, 2);
}

#[test]
fn the_scraped_seed() {
    let Some(path) = shared("corpora/seeds/000_665c532ac3f22e1c.txt") else { return };
    let text = std::fs::read_to_string(path).expect("UTF-8");
    let name = "enabling-automatic-user-license-sync-between-github-enterprise-server-and-github-enterprise-cloud";
    let addresses =
        [format!("/enterprise/admin/installation/{name}"), format!("/enterprise/admin/configuration/{name}")];
    check_scraped(
        &text,
        "Enabling automatic user license sync between GitHub Enterprise Server and GitHub Enterprise Cloud",
        &[&addresses[0], &addresses[1]],
        5,
        3,
    );
}

const CONFIGURATION_2022: &str = r#"
title = "Guide of 2022"
[locales.zh-CN]
[locales.fr-FR]
[locales.ja-JP]
[[plans]]
id = "enterprise-cloud"
short = "ghec"
title = "Enterprise Cloud"
default = true
[[plans]]
id = "enterprise-server"
short = "ghes"
title = "Enterprise Server"
releases = ["3.5", "3.4"]
"#;

const SOURCE: &str = "---
title: Syncing license usage
intro: 'From {% data variables.product.prodname_ghe_server %} to {% data variables.product.prodname_ghe_cloud %}.'
permissions: Owners
versions:
  ghec: '*'
  ghes: '*'
shortTitle: Sync license usage
---

## About it

Text
";

#[test]
fn the_translated_seeds() {
    let Some(seeds) = shared("corpora/seeds") else { return };
    let seed = |name: &str| std::fs::read_to_string(seeds.join(name)).expect("UTF-8");
    let folder = Folder::empty();
    folder.write("isogloss.toml", CONFIGURATION_2022);
    add_data(&folder);
    folder.write("content/sync.md", SOURCE);
    folder.write("content/half.md", SOURCE);
    folder.write("translations/zh-CN/content/half.md", seed("001_48ef43b7a7e6e890.txt"));
    folder.write("translations/zh-CN/content/sync.md", seed("002_aaf8e0d786ceca84.txt"));
    folder.write("translations/fr-FR/content/sync.md", seed("003_fa869b871b6ccd50.txt"));
    folder.write("translations/ja-JP/content/sync.md", seed("004_075703c96c26a5ae.txt"));
    let built = Built::new(folder.path()).expect("a project");
    let errors: Vec<String> = built.findings().into_iter().filter(|finding| finding.contains(" error ")).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(built.records.len(), 2 * 4 * 3);
    for (locale, title) in [
        ("zh-CN", "在 GitHub Enterprise Server 和 GitHub Enterprise Cloud 之间同步许可证使用情况"),
        (
            "fr-FR",
            "Synchronisation de l’utilisation des licences entre GitHub Enterprise Server et GitHub Enterprise Cloud",
        ),
    ] {
        assert_eq!(built.text("sync.md", locale, "enterprise-server@3.4", "title"), title);
    }
    for locale in ["zh-CN", "fr-FR", "ja-JP"] {
        let html = |version| built.text("sync.md", locale, version, "html");
        // `ghec or ghes > 3.4`: the job that is triggered by hand.
        let (old, new, cloud) =
            (html("enterprise-server@3.4"), html("enterprise-server@3.5"), html("enterprise-cloud@latest"));
        assert!(new.contains("octicon-sync") && cloud.contains("octicon-sync"), "{locale}");
        assert!(!old.contains("octicon-sync"), "{locale}");
        // A condition within a link's target: into the server's documentation for cloud readers, their own for the others.
        let about = "/admin/configuration/configuring-github-connect/about-github-connect\"";
        let url = locale;
        assert!(cloud.contains(&format!("href=\"/{url}/enterprise-server@3.5{about}")), "{locale}: {cloud}");
        assert!(old.contains(&format!("href=\"/{url}/enterprise-server@3.4{about}")), "{locale}");
        assert!(!old.contains("**") && !new.contains("{%"), "{locale}");
        assert!(html("enterprise-server@3.5").contains("<ol"), "{locale}");
    }
    let half = built.text("half.md", "zh-CN", "enterprise-server@3.5", "html");
    let steps: Vec<&str> = half[half.find("<ol").expect("steps")..].split("<li>").skip(1).collect();
    // Two steps of the first reusable, settings, license, export; cloud, settings, license, tab, add, upload.
    assert_eq!(steps.len(), 11, "{half}");
    assert_eq!(half.matches("procedural-image-wrapper").count(), 4);
}
