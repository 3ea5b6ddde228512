//! Configurations and what becomes of them.

use super::*;

const PLANS: &str = "[[plans]]\nid = \"enterprise-server\"\nshort = \"ghes\"\nreleases = [\"3.7\", \"3.6\"]\n";

fn parse(text: &str) -> Result<Config, ConfigError> {
    Config::parse_with(Path::new("/somewhere/guide"), FILE_NAME, text, &|_| false)
}

fn problems(text: &str) -> String {
    parse(text).map_or_else(|error| error.to_string(), |_| "no problem".to_owned())
}

#[test]
fn fills_in_the_defaults() {
    let config = parse(PLANS).expect("valid");
    assert_eq!(config.title, "guide");
    assert_eq!((config.content.as_str(), config.data.as_str()), ("content", "data"));
    assert_eq!(config.translations, "translations/{locale}");
    assert_eq!(config.locales.len(), 1);
    assert_eq!((config.source().code.as_str(), config.source().name.as_str()), ("en", "English"));
    assert_eq!(config.variables, serde_json::json!({}));
}

#[test]
fn defaults_follow_the_folders() {
    let is_folder = |folder: &str| matches!(folder, "docs/data" | "locales");
    let text = format!("content = \"./docs/\"\n{PLANS}");
    let config = Config::parse_with(Path::new("/guide"), FILE_NAME, &text, &is_folder).expect("valid");
    assert_eq!((config.content.as_str(), config.data.as_str()), ("docs", "docs/data"));
    assert_eq!(config.translation_root(config.source()), "locales/en");
}

#[test]
fn locales_keep_the_order_of_the_file() {
    let text = format!("{PLANS}[locales.zh-CN]\nurl = \"cn\"\n[locales.ar]\n[locales.fr-FR]\n[locales.pa-Arab]\n");
    let config = parse(&text).expect("valid");
    let shown: Vec<_> = config.locales.iter().map(|l| (l.code.as_str(), l.url.as_str(), l.direction.name())).collect();
    let expected = [
        ("en", "en", "ltr"),
        ("zh-CN", "cn", "ltr"),
        ("ar", "ar", "rtl"),
        ("fr-FR", "fr-FR", "ltr"),
        ("pa-Arab", "pa-Arab", "rtl"),
    ];
    assert_eq!(shown, expected);
    assert_eq!(config.locales[1].name, "简体中文");
    assert_eq!(config.locales[3].name, "Français");
}

#[test]
fn languages_written_from_right_to_left() {
    for code in ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "ckb", "dv", "ar-EG"] {
        let config = parse(&format!("[source]\nlocale = \"{code}\"\n{PLANS}")).expect("valid");
        assert_eq!(config.source().direction, Direction::Rtl, "{code}");
    }
}

#[test]
fn byte_order_mark_and_carriage_returns() {
    let text = format!("\u{feff}title = \"许可证\"\r\n{}", PLANS.replace('\n', "\r\n"));
    assert_eq!(parse(&text).expect("valid").title, "许可证");
    let wrong = text.replace("title", "titel");
    assert_eq!(problems(&wrong), "isogloss.toml:1:1: unknown key `titel`; did you mean `title`?");
}

#[test]
fn says_everything_at_once() {
    let text = "titel = \"Guide\"\nsite_url = \"docs.example\"\n\n[dialect]\nvintge = \"2021\"\n\n\
        [[plans]]\nid = \"a\"\nshort = \"s\"\nreleases = [\"3.7\", \"x\", \"3.6\"]\nupcoming = [\"3.7.0\"]\n";
    let expected = "\
isogloss.toml:1:1: unknown key `titel`; did you mean `title`?
isogloss.toml:2:12: `site_url` must begin with https:// or http://, not `docs.example`
isogloss.toml:5:1: unknown key `vintge` in [dialect]; did you mean `vintage`?
isogloss.toml:10:20: `x` is no release; write `3.4`
isogloss.toml:11:13: release `3.7.0` is there twice";
    assert_eq!(problems(text), expected);
}

#[test]
fn syntax_errors_have_their_place() {
    insta::assert_snapshot!(problems("title = \"x\"\ncontent = content\n[dialect\nvintage = \"2021\"\n"), @"
    isogloss.toml:2:11: string values must be quoted, expected literal string
    isogloss.toml:3:9: unclosed table, expected `]`
    ");
    insta::assert_snapshot!(problems("title = \"x\"\ntitle = \"y\"\n"), @"isogloss.toml:2:1: duplicate key");
}

#[test]
fn a_problem_is_one_line() {
    let text = format!("\"a\\nb\" = 1\n{PLANS}");
    assert!(problems(&text).starts_with("isogloss.toml:1:1: unknown key `a\\nb`; the keys here are `title`"));
}

#[test]
fn plans_must_be_there_and_distinct() {
    insta::assert_snapshot!(problems("title = \"x\"\n"), @r#"isogloss.toml:1:1: no plans: add a table [[plans]] with `id`, `short`, `title` and, where the product has numbered releases, `releases = ["3.7", "3.6"]`; `isogloss init` writes them for an existing tree"#);
    insta::assert_snapshot!(problems("[plans]\nid = \"a\"\n"), @"isogloss.toml:1:1: `plans` must be an array of tables, each with the header [[plans]], not a table");
    let twice = "[[plans]]\nid = \"a\"\nshort = \"b\"\ndefault = true\n[[plans]]\nid = \"b\"\nshort = \"c d\"\ndefault = true\n[[plans]]\n";
    insta::assert_snapshot!(problems(twice), @"
    isogloss.toml:6:6: two plans are called `b`
    isogloss.toml:7:9: `short` may have ASCII letters, digits, `-` and `_` only: `c d`
    isogloss.toml:8:11: only one plan can be the default, and `a` is it already
    isogloss.toml:9:1: `id` is missing here
    ");
}

#[test]
fn releases_belong_together() {
    let plan = |lists: &str| problems(&format!("[[plans]]\nid = \"a\"\n{lists}\n"));
    insta::assert_snapshot!(plan("releases = [\"3.9\", \"3.10\"]"), @"isogloss.toml:3:20: `releases` goes from the newest to the oldest: `3.10` is too late here");
    insta::assert_snapshot!(plan("upcoming = [\"3.9\"]"), @"isogloss.toml:3:13: `3.9` needs at least one release in `releases` beside it");
    insta::assert_snapshot!(plan("releases = [3.9]"), @"isogloss.toml:3:13: `releases` must hold strings only, not a float");
    let many: Vec<String> = (0..129).rev().map(|minor| format!("\"3.{minor}\"")).collect();
    insta::assert_snapshot!(plan(&format!("releases = [{}]", many.join(","))), @"isogloss.toml:1:1: 129 versions, upcoming ones included, are more than the 128 that fit");
}

#[test]
fn paths_stay_within_the_root() {
    let text = "content = \"../content\"\ndata = \"/data\"\ntranslations = \"translations\"\nassets = \"a\\\\b\"\nassets_list = \".\"\n";
    insta::assert_snapshot!(problems(&format!("{text}{PLANS}")), @r"
    isogloss.toml:1:11: `content` must be a path within the project's root: `../content`
    isogloss.toml:2:8: `data` must be a path within the project's root: `/data`
    isogloss.toml:3:16: `translations` must have {locale} where the locale's code goes
    isogloss.toml:4:10: `assets` must be written with `/`: `a\b`
    isogloss.toml:5:15: `assets_list` must name something below the project's root: `.`
    ");
}

#[test]
fn addresses() {
    let text = |top: &str| format!("{top}\n{PLANS}");
    let config = parse(&text("site_url = \"https://docs.example/\"\nbase_path = \"/guide/\"")).expect("valid");
    assert_eq!(config.site_url.as_deref(), Some("https://docs.example"));
    assert_eq!(config.base_path, "/guide");
    assert_eq!(parse(&text("base_path = \"/\"")).expect("valid").base_path, "");
    insta::assert_snapshot!(problems(&text("base_path = \"guide\"\nedit_url = \"github.com\"")), @"
    isogloss.toml:1:13: `base_path` must be empty or a path such as `/docs`, not `guide`
    isogloss.toml:2:12: `edit_url` must begin with https:// or http://, not `github.com`
    ");
}

#[test]
fn locales_are_plausible_and_unique() {
    let text = "[source]\nlocale = \"en_US\"\n[locales.ja-JP]\nurl = \"../ja\"\n[locales.ja-jp]\n[locales.\"e/n\"]\n\
        [locales.fr-FR]\nurl = \"fr\"\ndirection = \"up\"\n[locales.fr]\n";
    insta::assert_snapshot!(problems(&format!("{text}{PLANS}")), @r#"
    isogloss.toml:2:10: `en_US` is no locale code; write a BCP 47 tag such as `zh-CN`
    isogloss.toml:4:7: `url` must be one path segment of ASCII letters, digits, `-`, `_` and `.`, not `../ja`
    isogloss.toml:5:10: locale `ja-jp` is there twice
    isogloss.toml:6:10: `e/n` is no locale code; write a BCP 47 tag such as `zh-CN`
    isogloss.toml:9:13: `direction` must be "ltr" or "rtl", not "up"
    isogloss.toml:10:1: locales `fr-FR` and `fr` have the same `url`: `fr`
    "#);
}

#[test]
fn globs_match_paths_from_the_root() {
    let config = parse(&format!("exclude = [\"content/drafts/**\", \"content/*.md\"]\n{PLANS}")).expect("valid");
    assert!(config.exclude.is_match("content/drafts/a/b.md"));
    assert!(config.exclude.is_match("content/a.md"));
    assert!(!config.exclude.is_match("content/a/b.md"));
    insta::assert_snapshot!(problems(&format!("exclude = [\"a/[b\"]\n{PLANS}")), @"isogloss.toml:1:12: `a/[b` is no glob: unclosed character class; missing ']'");
}

#[test]
fn pins_name_plans_and_versions() {
    let pins = "[[links.pin]]\nprefix = \"/admin\"\nfrom = \"ghes\"\nto = \"ghes@3.6\"\n[[links.pin]]\ncontains = \"desktop/\"\nto = \"enterprise-server@latest\"\n";
    let config = parse(&format!("{PLANS}{pins}")).expect("valid");
    assert_eq!(config.link_pins[0].from, Some(0));
    assert_eq!(config.link_pins.iter().map(|pin| pin.to).collect::<Vec<_>>(), [1, 0]);
    let wrong = "[[links.pin]]\nprefix = \"/a\"\ncontains = \"b\"\nfrom = \"ghec\"\nto = \"ghes@3.5\"\n[[links.pin]]\nprefix = \"/a\"\n";
    insta::assert_snapshot!(problems(&format!("{PLANS}{wrong}")), @"
    isogloss.toml:5:1: a pin needs either `prefix` or `contains`
    isogloss.toml:8:8: `ghec` is no plan; there are `enterprise-server`
    isogloss.toml:9:6: `ghes@3.5` is no built version; there are `enterprise-server@3.7`, `enterprise-server@3.6`
    isogloss.toml:10:1: `to` is missing here
    ");
}

#[test]
fn a_prefix_ends_where_a_segment_ends() {
    let pin = |matcher| LinkPin { matcher, from: Some(1), to: 0 };
    let prefix = pin(PinMatcher::Prefix("/admin".to_owned()));
    assert!(prefix.applies(1, "/admin") && prefix.applies(1, "/admin/guides"));
    assert!(!prefix.applies(1, "/administration") && !prefix.applies(0, "/admin"));
    assert!(pin(PinMatcher::Contains("desktop/".to_owned())).applies(1, "/a/desktop/b"));
}

#[test]
fn free_tables_are_passed_on() {
    let text = format!(
        "{PLANS}[variables.a]\nb = [\"1\", 2, 3.5, true]\nc = 2020-01-01\n[checks]\nx = \"off\"\n[check]\nfail_on = \"warning\"\n"
    );
    let config = parse(&text).expect("valid");
    assert_eq!(config.variables, serde_json::json!({"a": {"b": ["1", 2, 3.5, true], "c": "2020-01-01"}}));
    assert_eq!(config.checks["checks"]["x"].as_str(), Some("off"));
    assert_eq!(config.checks["check"]["fail_on"].as_str(), Some("warning"));
    assert_eq!(problems(&format!("checks = 1\n{PLANS}")), "isogloss.toml:1:10: `checks` must be a table: [checks]");
}

#[test]
fn vintages() {
    let vintage = |name: &str| parse(&format!("[dialect]\nvintage = \"{name}\"\n{PLANS}")).map(|config| config.vintage);
    assert_eq!(vintage("2020"), Ok(Vintage::Y2020));
    assert_eq!(vintage("2021"), Ok(Vintage::Y2021));
    assert_eq!(vintage("current"), Ok(Vintage::Current));
    assert!(vintage("2019").is_err());
}

#[test]
fn finds_and_loads_from_disk() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let nested = folder.path().join("content/a");
    std::fs::create_dir_all(&nested).expect("writable");
    assert_eq!(Config::find_root(&nested), None);
    std::fs::write(folder.path().join(FILE_NAME), PLANS).expect("writable");
    let root = Config::find_root(&nested).expect("found");
    assert_eq!(root, folder.path().canonicalize().expect("there"));
    assert_eq!(Config::load(&root).expect("valid").versions.built().count(), 2);
    let absent = Config::load(&nested).expect_err("not there").to_string();
    assert!(absent.starts_with("isogloss.toml: cannot be read: "), "{absent}");
}
