//! A project after an edit is the project that would be read from the disk, whatever was taken over from before.

use crate::folder::Folder;
use isogloss::diagnostic::{self, Diagnostic};
use isogloss::interface::Interface;
use isogloss::project::Project;
use isogloss::render::{RenderedPage, Renderer};
use isogloss::site::{self, jsonl};

/// Everything that readers get, and everything that is found, with files by their paths.
fn told(project: &Project) -> (String, Vec<String>) {
    let (interface, found) = Interface::new(project);
    let renderer = Renderer::new(project, site::labels(&interface, project), None);
    let (mut out, mut diagnostics): (_, Vec<Diagnostic>) = (Vec::new(), found);
    let mut seen = |page: &mut RenderedPage| diagnostics.append(&mut page.diagnostics);
    jsonl::write(&renderer, &mut seen, &mut out).expect("memory can be written to");
    diagnostics.extend(project.all_diagnostics());
    diagnostic::sort(&mut diagnostics);
    let mut findings: Vec<String> =
        diagnostics.iter().map(|finding| crate::built::compact(finding, &project.files)).collect();
    findings.sort();
    (String::from_utf8(out).expect("JSON is UTF-8"), findings)
}

#[test]
fn an_edit_is_as_good_as_reading_anew() {
    let folder = Folder::with([
        (
            "content/index.md",
            "---\ntitle: Home\nchildren:\n  - /a\n  - /b\n---\n\n[AUTOTITLE](/a) {% data reusables.r %}\n",
        ),
        (
            "content/a.md",
            "---\ntitle: A\nversions:\n  feature: f\nredirect_from:\n  - /old\n---\n\n{% data variables.v.name %}\n",
        ),
        ("content/b.md", "---\ntitle: B\n---\n\nText\n"),
        ("content/data/reusables/r.md", "Reused {% data variables.v.name %}\n"),
        ("content/data/variables/v.yml", "name: Name\n"),
        ("content/data/features/f.yml", "versions:\n  ghes: '*'\n"),
        ("locales/fr/content/a.md", "---\ntitle: Un\n---\n\n{% data variables.v.name %}\n"),
        ("locales/fr/data/variables/v.yml", "name: Nom\n"),
    ]);
    let configuration = format!(
        "{}\n[source]\nlocale = \"en\"\nname = \"English\"\n[locales.fr]\nname = \"Français\"\n",
        crate::folder::CONFIGURATION
    );
    folder.write("isogloss.toml", &configuration);
    let mut project = Project::load(folder.path()).expect("valid");
    for (path, text) in [
        (
            "content/a.md",
            Some("---\ntitle: A again\nversions:\n  feature: f\n---\n\n{% data variables.v.nam %} {% if %}\n"),
        ),
        ("content/data/variables/v.yml", Some("name: Another\nnam: mistyped\n")),
        ("content/data/features/f.yml", Some("versions:\n  ghec: '*'\n")),
        ("content/data/reusables/r.md", Some("{% nosuch %} Reused\n")),
        ("locales/fr/data/variables/v.yml", Some("name: [\n")),
        ("locales/fr/content/a.md", Some("---\ntitle: Deux\n---\n\n{% data variables.v.name %} {% ifversion %}\n")),
        ("content/b.md", Some("---\ntitle: B\nchildren: 1\n---\n\n\u{0}\n")),
        ("content/b.md", Some("---\ntitle: B\n---\n\nText\n")),
        ("content/index.md", Some("---\ntitle: Home\nchildren:\n  - /b\n---\n\nText\n")),
        ("content/c.md", Some("---\ntitle: C\n---\n\nNew\n")),
        ("content/b.md", None),
        ("locales/fr/ui.ftl", Some("menu = Le menu\n")),
        ("locales/fr/ui.ftl", Some("menu = { $nosuch }\n")),
        ("content/.hidden~", None),
        ("isogloss.toml", Some(&configuration)),
    ] {
        match text {
            Some(text) => folder.write(path, text),
            None => drop(std::fs::remove_file(folder.at(path))),
        }
        project = project.reloaded(&[path.to_owned()]).expect("valid");
        let anew = Project::load(folder.path()).expect("valid");
        assert_eq!(told(&project), told(&anew), "after {path}");
    }
}

#[test]
fn what_has_not_changed_is_taken_over() {
    let folder = Folder::with([
        ("content/a.md", "---\ntitle: A\n---\n\nText\n"),
        ("content/b.md", "---\ntitle: B\n---\n\nText\n"),
    ]);
    let project = Project::load(folder.path()).expect("valid");
    folder.write("content/a.md", "---\ntitle: A\n---\n\nOther text\n");
    // Not named, so not read.
    folder.write("content/b.md", "---\ntitle: B\n---\n\nOther text\n");
    let reloaded = project.reloaded(&["content/a.md".to_owned()]).expect("valid");
    let text = |project: &Project, at: usize| project.pages[at].source.text.to_string();
    assert!(text(&reloaded, 0).contains("Other text"));
    assert!(std::sync::Arc::ptr_eq(&project.pages[1].source, &reloaded.pages[1].source));
    assert!(reloaded.reloaded(&["isogloss.toml".to_owned()]).is_ok_and(|read| text(&read, 1).contains("Other text")));
}
