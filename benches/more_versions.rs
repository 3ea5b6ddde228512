//! Twenty more releases that change nothing must add less than 5 % to the work before writing.
//!
//! The same pages are rendered with 7 and with 27 releases of which none of their conditions tells the newer twenty apart. Rounds
//! alternate, and the fastest of each is compared, so that a busy machine does not decide. Exits with 1 above 5 %.

use isogloss::interface::Interface;
use isogloss::project::Project;
use isogloss::render::Renderer;
use isogloss::site;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

const PAGES: usize = 300;
const ROUNDS: usize = 25;
const ALLOWED: f64 = 1.05;

fn main() -> std::process::ExitCode {
    let few = tempfile::tempdir().expect("a temporary folder");
    let many = tempfile::tempdir().expect("a temporary folder");
    write_project(few.path(), 7);
    write_project(many.path(), 27);
    let (mut fastest_few, mut fastest_many) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        fastest_few = fastest_few.min(render(few.path()));
        fastest_many = fastest_many.min(render(many.path()));
    }
    let ratio = fastest_many.as_secs_f64() / fastest_few.as_secs_f64();
    println!("{PAGES} pages: {fastest_few:.1?} with 7 releases, {fastest_many:.1?} with 27: ratio {ratio:.3}");
    std::process::ExitCode::from(u8::from(ratio > ALLOWED))
}

/// The time that rendering takes to fragments, reading and writing not counted.
fn render(root: &Path) -> Duration {
    let project = Project::load(root).expect("the project can be read");
    let (interface, _) = Interface::new(&project);
    let start = Instant::now();
    let renderer = Renderer::new(&project, site::labels(&interface, &project), None);
    let bodies: usize = project.page_ids().flat_map(|page| renderer.page(page)).map(|page| page.bodies.len()).sum();
    let time = start.elapsed();
    assert_eq!(bodies, 4 * PAGES, "cloud; newer than 3.4; newer than 3.2; the rest");
    time
}

/// A project whose pages tell releases apart at 3.2 and 3.4; those from 3.8 on are all alike.
fn write_project(root: &Path, releases: usize) {
    let releases: Vec<String> = (1..=releases).rev().map(|minor| format!("\"3.{minor}\"")).collect();
    let configuration = format!(
        "[[plans]]\nid = \"cloud\"\nshort = \"ghec\"\ntitle = \"Cloud\"\ndefault = true\n[[plans]]\nid = \"server\"\nshort = \"ghes\"\n\
         title = \"Server\"\nreleases = [{}]\n",
        releases.join(", ")
    );
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    };
    write("isogloss.toml", &configuration);
    write("data/variables/product.yml", "name: '{% ifversion ghes %}Server{% else %}Cloud{% endif %}'\n");
    write("data/reusables/step.md", "1. Open **Settings** of {% data variables.product.name %}.\n");
    for number in 0..PAGES {
        let mut page = format!(
            "---\ntitle: Page {number} of {{% data variables.product.name %}}\nintro: About {{% data variables.product.name %}}\n---\n\n"
        );
        for section in 0..12 {
            let _ = write!(
                page,
                "## Section {section}\n\nText about {{% data variables.product.name %}}, [a link](/page{section}) and `code`.\n\n\
                 {{% ifversion ghes > 3.4 %}}\nOnly in newer releases.\n{{% elsif ghes > 3.2 %}}\nOnly in older ones.\n{{% endif %}}\n\n\
                 {{% data reusables.step %}}\n1. Then **save**.\n\n| a | b |\n|---|---|\n| {{% ifversion ghec %}}c{{% else %}}d{{% endif %}} | e |\n\n"
            );
        }
        write(&format!("content/page{number}.md"), &page);
    }
}
