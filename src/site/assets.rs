//! Files that are published as they are.

use super::output::{Output, OutputError};
use crate::project::Project;
use rayon::prelude::*;

/// Copies the assets of a project; those that are only listed, and not there, are left out.
pub fn write(project: &Project, output: &Output) -> Result<(), OutputError> {
    let folder = project.config.root.join(project.config.assets.as_deref().unwrap_or("assets"));
    let assets: Vec<&str> = project.assets.paths().filter_map(|path| path.strip_prefix("assets/")).collect();
    assets.into_par_iter().try_for_each(|below| output.copy(&folder.join(below), &format!("assets/{below}")))
}
