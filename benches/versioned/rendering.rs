//! What rendering a project to fragments takes.

use crate::clock::processor_time;
use isogloss::interface::Interface;
use isogloss::project::Project;
use isogloss::render::Renderer;
use isogloss::site;
use std::path::Path;
use std::time::Duration;

/// Time of the processor, and distinct bodies made; reading and writing are not counted.
pub fn rendering(root: &Path) -> (Duration, usize) {
    let project = Project::load(root).expect("the project can be read");
    let (interface, _) = Interface::new(&project);
    let start = processor_time();
    let renderer = Renderer::new(&project, site::labels(&interface, &project), None);
    let bodies = project.page_ids().flat_map(|page| renderer.page(page)).map(|page| page.bodies.len()).sum();
    (processor_time() - start, bodies)
}
