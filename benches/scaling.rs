//! Cost grows with pages as pages grow, and with releases by what they change.
//!
//! First a project of 1, 2, 4 and 8 times as many pages is built, from files to records; eight times as many may cost at most
//! ten times as much. Then one project is built with 7 and with 28 releases, of which each newer one changes every fortieth
//! page: rendering may cost at most twice as much. Output is told apart, since it has four times as many pages. Times are the
//! processor's; rounds alternate, and the fastest of each counts, so that a busy machine does not decide. Exits with 1 where a bound is passed.

#[path = "versioned/clock.rs"]
mod clock;
#[path = "versioned/project.rs"]
mod project;
#[path = "versioned/rendering.rs"]
mod rendering;

use clock::processor_time;
use isogloss::interface::Interface;
use isogloss::project::Project;
use isogloss::render::Renderer;
use isogloss::site::{self, jsonl};
use project::{Shape, write_project};
use rendering::rendering;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use tempfile::TempDir;

const ROUNDS: usize = 7;
const ALLOWED_FOR_EIGHTFOLD: f64 = 10.0;
const ALLOWED_FOR_RELEASES: f64 = 2.0;

/// The fastest time for rendering alone, and for everything from files to records.
#[derive(Clone, Copy)]
struct Times {
    rendering: Duration,
    whole: Duration,
}

fn main() -> ExitCode {
    let sizes = [100, 200, 400, 800].map(|pages| Shape { pages, releases: 7, changed: 40 });
    let times = measure(&sizes);
    println!("| Pages | Files to records | For each page | Against the first |\n| ---: | ---: | ---: | ---: |");
    for (shape, time) in sizes.iter().zip(&times) {
        let each = time.whole / shape.pages as u32;
        println!("| {} | {:.1?} | {each:.1?} | {:.2} |", shape.pages, time.whole, ratio(times[0].whole, time.whole));
    }
    let releases = [7, 28].map(|releases| Shape { pages: 300, releases, changed: 40 });
    let with = measure(&releases);
    println!("\n| Releases | Rendering | Files to records |\n| ---: | ---: | ---: |");
    for (shape, time) in releases.iter().zip(&with) {
        println!("| {} | {:.1?} | {:.1?} |", shape.releases, time.rendering, time.whole);
    }
    let (eightfold, more) = (ratio(times[0].whole, times[3].whole), ratio(with[0].rendering, with[1].rendering));
    println!(
        "\nEight times the pages: {eightfold:.2} times the work. Four times the releases: {more:.2} times the rendering."
    );
    ExitCode::from(u8::from(eightfold > ALLOWED_FOR_EIGHTFOLD || more > ALLOWED_FOR_RELEASES))
}

fn ratio(few: Duration, many: Duration) -> f64 {
    many.as_secs_f64() / few.as_secs_f64()
}

fn measure(shapes: &[Shape]) -> Vec<Times> {
    let folders: Vec<TempDir> = shapes.iter().map(|_| tempfile::tempdir().expect("a temporary folder")).collect();
    for (folder, shape) in folders.iter().zip(shapes) {
        write_project(folder.path(), shape);
    }
    let mut best = vec![Times { rendering: Duration::MAX, whole: Duration::MAX }; shapes.len()];
    for _ in 0..ROUNDS {
        for (folder, best) in folders.iter().zip(&mut best) {
            best.rendering = best.rendering.min(rendering(folder.path()).0);
            best.whole = best.whole.min(whole(folder.path()));
        }
    }
    best
}

/// From the files to the last record.
fn whole(root: &Path) -> Duration {
    let start = processor_time();
    let project = Project::load(root).expect("the project can be read");
    let (interface, _) = Interface::new(&project);
    let renderer = Renderer::new(&project, site::labels(&interface, &project), None);
    jsonl::write(&renderer, &mut |_| (), &mut std::io::sink()).expect("nothing can fail");
    processor_time() - start
}
