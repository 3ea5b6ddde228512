//! The files beside pages, known by their paths; images have a size, which is read when it is first asked for.

use super::file_system;
use super::{Config, Project};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Width and height of an image in pixels; None for what is no image, has a size by itself only, or is not there.
pub type ImageSize = Option<(usize, usize)>;

/// Paths of assets, from the assets folder or the configured list, without a leading `/`.
#[derive(Debug, Clone, Default)]
pub struct Assets(FxHashMap<String, OnceLock<ImageSize>>);

impl Assets {
    pub fn new(paths: impl Iterator<Item = String>) -> Self {
        Self(paths.map(|path| (path, OnceLock::new())).collect())
    }

    pub fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In no order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The same paths, whose files may be others since.
    pub fn renewed(&self) -> Self {
        Self::new(self.0.keys().cloned())
    }
}

impl Project {
    /// The size of an image, by its path in `assets`.
    pub fn image_size(&self, path: &str) -> ImageSize {
        let size = self.assets.0.get(path)?;
        *size.get_or_init(|| file_system::image_size(&self.config.root, &file(&self.config, path)?))
    }

    /// The contents of an asset, by its path in `assets`; None where it is only listed, or a link out of the project.
    pub fn read_asset(&self, path: &str) -> Option<Vec<u8>> {
        let file = file(&self.config, path).filter(|_| self.assets.contains(path))?;
        file_system::read_inside(&self.config.root, &file)
    }
}

/// The file of an asset, relative to the root.
fn file(config: &Config, path: &str) -> Option<String> {
    let below = path.strip_prefix("assets/")?;
    Some(format!("{}/{below}", config.assets.as_deref().unwrap_or("assets")))
}
