//! A project's own theme: files in `theme` take the place of the built-in ones, one by one.

use crate::folder::Folder;

const PAGE: (&str, &str) = ("content/index.md", "---\ntitle: Start & more\nintro: About\n---\n\nText\n");

#[test]
fn a_template_of_the_project_is_used() {
    let bare = "<title>{{ title }}</title><h1>{{ title }}</h1>{{ body }}";
    let folder = Folder::with([PAGE, ("theme/page.html", bare), ("theme/style.css", "p { color: red }\n")]);
    let run = folder.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(
        folder.read("site/en/index.html"),
        "<title>Start &amp; more</title><h1>Start &amp; more</h1><p>Text</p>"
    );
    assert_eq!(folder.read("site/style.css"), "p { color: red }\n");
    assert!(folder.read("site/404.html").contains("<!doctype html>"), "the others are the built-in ones");
}

#[test]
fn a_template_gets_what_it_asks_for_wherever_it_asks() {
    let page =
        "{% macro list(items) %}<ul>{{ items }}</ul>{% endmacro %}{% if versions %}{{ list(versions) }}{% endif %}";
    let folder = Folder::with([PAGE, ("theme/page.html", page)]);
    assert_eq!(folder.run(&["build"]).code, Some(0));
    let html = folder.read("site/en/index.html");
    assert!(html.starts_with("<ul><li>") && html.contains("enterprise-server@3.5"), "{html}");
}

#[test]
fn what_is_wrong_with_a_theme_is_said_with_its_place() {
    for (path, text, words) in [
        ("theme/page.html", "<p>\n{% if title %}", &["theme/page.html:2", "unexpected end of input"][..]),
        ("theme/page.html", "<p>\n{{ title | nosuch }}", &["theme/page.html:2", "nosuch"]),
        ("theme/pages.html", "", &["theme/pages.html", "did you mean `page.html`"]),
        ("theme/fonts/a.woff", "", &["theme/fonts/a.woff", "style.css"]),
    ] {
        let folder = Folder::with([PAGE, (path, text)]);
        let run = folder.run(&["build"]);
        assert_eq!(run.code, Some(2), "{path}: {}", run.stderr);
        for word in words {
            assert!(run.stderr.contains(word), "no `{word}` in {}", run.stderr);
        }
    }
}
