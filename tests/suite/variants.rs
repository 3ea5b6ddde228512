//! A page is rendered once for each distinct result, not once for each version.

use crate::folder::Folder;
use isogloss::project::Project;
use isogloss::render::{Labels, Renderer};

fn labels(project: &Project) -> Vec<Labels> {
    let (interface, _) = isogloss::interface::Interface::new(project);
    isogloss::site::labels(&interface, project)
}

/// How many bodies the page of a project with these releases of `ghes` has.
fn bodies(releases: &[&str], page: &str) -> usize {
    let folder = Folder::with([
        ("content/page.md", page),
        ("data/variables/p.yml", "n: '{% ifversion ghes %}server{% else %}cloud{% endif %}'\n"),
        ("data/reusables/r.md", "{% ifversion ghes > 3.3 %}new{% endif %}"),
    ]);
    let quoted: Vec<String> = releases.iter().map(|release| format!("\"{release}\"")).collect();
    let configuration = folder.read("isogloss.toml").replace("\"3.5\", \"3.4\", \"3.3\"", &quoted.join(", "));
    folder.write("isogloss.toml", configuration);
    let project = Project::load(folder.path()).expect("a project");
    let renderer = Renderer::new(&project, labels(&project), None);
    let page = project.page_ids().next().expect("a page");
    let rendered = renderer.page(page).remove(0);
    let covered = rendered.bodies.iter().map(|body| body.versions.len()).sum::<usize>();
    assert_eq!(covered, releases.len() + 1, "each version has exactly one body");
    rendered.bodies.len()
}

#[test]
fn as_many_bodies_as_there_are_results() {
    let three = ["3.5", "3.4", "3.3"];
    for (page, expected) in [
        ("Text", 1),
        ("A [link](/x), whose target differs in each version", 1),
        ("{% ifversion ghes %}a{% else %}b{% endif %}", 2),
        ("{% ifversion ghes > 3.4 %}a{% endif %}", 2),
        ("{% ifversion ghes > 3.4 %}a{% elsif ghes %}b{% endif %}{% ifversion ghec or ghes > 3.3 %}c{% endif %}", 4),
        ("{% data variables.p.n %}", 2),
        ("{% data reusables.r %}, {% data variables.p.n %}", 3),
        ("{{ currentVersion }}", 4),
        ("{% for r in enterpriseServerReleases.supported %}{{ r }}{% endfor %}", 1),
    ] {
        assert_eq!(bodies(&three, page), expected, "{page}");
    }
}

#[test]
fn releases_that_change_nothing_add_no_body() {
    let many: Vec<String> = (3..90).rev().map(|minor| format!("3.{minor}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let page = "{% ifversion ghes > 3.4 %}a{% endif %}{% data reusables.r %}[x](/y)";
    assert_eq!(bodies(&["3.5", "3.4", "3.3"], page), bodies(&many, page));
}
