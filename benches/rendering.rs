//! Reading and rendering our own documentation, in all its versions and locales, up to writing.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use isogloss::interface::Interface;
use isogloss::project::Project;
use isogloss::render::{Highlighter, Renderer};
use isogloss::site;
use std::hint::black_box;
use std::path::Path;

fn load() -> Project {
    Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("our own documentation can be read")
}

/// Everything but reading and writing, on a project whose data nobody has asked for yet.
fn render(project: &Project) -> usize {
    let (interface, _) = Interface::new(project);
    let renderer = Renderer::new(project, site::labels(&interface, project), Some(Highlighter::default()));
    project.page_ids().flat_map(|page| renderer.page(page)).map(|page| page.bodies.len()).sum()
}

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("our documentation");
    group.sample_size(20);
    group.bench_function("read", |bencher| bencher.iter(|| black_box(load().pages.len())));
    group.bench_function("render", |bencher| {
        bencher.iter_batched(load, |project| black_box(render(&project)), BatchSize::PerIteration);
    });
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
