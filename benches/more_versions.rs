//! Twenty more releases that change nothing must add less than 5 % to the work before writing.
//!
//! The same pages are rendered with 7 and with 27 releases of which none of their conditions tells the newer twenty apart. Times are
//! the processor's; rounds alternate, and the fastest of each is compared, so that a busy machine does not decide. While the
//! difference is larger, there are more batches of rounds: what is really slower does not become faster by them. Exits with 1 above 5 %.

#[path = "versioned/clock.rs"]
mod clock;
#[path = "versioned/project.rs"]
mod project;
#[path = "versioned/rendering.rs"]
mod rendering;

use project::{Shape, write_project};
use rendering::rendering;
use std::path::Path;
use std::time::Duration;

const PAGES: usize = 300;
const BATCHES: usize = 8;
/// Rounds of one batch. The ratio is looked at after each batch only: among many looks, one would be low by chance.
const ROUNDS: usize = 25;
const ALLOWED: f64 = 1.05;

fn main() -> std::process::ExitCode {
    let few = tempfile::tempdir().expect("a temporary folder");
    let many = tempfile::tempdir().expect("a temporary folder");
    write_project(few.path(), &Shape { pages: PAGES, releases: 7, changed: 0 });
    write_project(many.path(), &Shape { pages: PAGES, releases: 27, changed: 0 });
    let (mut fastest_few, mut fastest_many) = (Duration::MAX, Duration::MAX);
    let (mut ratio, mut rounds) = (f64::MAX, 0);
    while ratio > ALLOWED && rounds < BATCHES * ROUNDS {
        for _ in 0..ROUNDS {
            fastest_few = fastest_few.min(render(few.path()));
            fastest_many = fastest_many.min(render(many.path()));
        }
        ratio = fastest_many.as_secs_f64() / fastest_few.as_secs_f64();
        rounds += ROUNDS;
    }
    println!(
        "{PAGES} pages: {fastest_few:.1?} with 7 releases, {fastest_many:.1?} with 27: ratio {ratio:.3}, {rounds} rounds"
    );
    std::process::ExitCode::from(u8::from(ratio > ALLOWED))
}

/// What rendering takes, with as many bodies as there should be.
fn render(root: &Path) -> Duration {
    let (time, bodies) = rendering(root);
    assert_eq!(bodies, 4 * PAGES, "cloud; newer than 3.4; newer than 3.2; the rest");
    time
}
