//! Numbers that stay while what they stand for stays, to tell what has to be rendered again.
//!
//! They are made from contents alone. What pages take from data is apart: see `data`'s dependencies.

use super::assets::ImageSize;
use super::{PageId, Project};
use crate::document::Document;
use crate::front_matter;
use rayon::prelude::*;
use twox_hash::XxHash3_128;

/// Takes in parts of anything so that no two sequences of parts look alike. They are hashed together: most are short.
#[derive(Debug, Default)]
pub struct Fingerprint(Vec<u8>);

impl Fingerprint {
    /// Adds one part.
    pub fn add(&mut self, part: impl AsRef<[u8]>) -> &mut Self {
        let part = part.as_ref();
        self.0.extend_from_slice(&(part.len() as u64).to_le_bytes());
        self.0.extend_from_slice(part);
        self
    }

    pub fn finish(&self) -> blake3::Hash {
        blake3::hash(&self.0)
    }
}

impl Project {
    /// Of all that any page may show beside its own text and data, in these locales: the configuration, the theme, the words
    /// of the interface, features, assets with the sizes of images, and the front matter of every page with its place in the tree. Names of data
    /// files are part of it, since they are advised.
    pub fn frame_fingerprint(&self, locales: &[usize]) -> blake3::Hash {
        let mut frame = Fingerprint::default();
        let config = &self.config;
        frame.add(config.file.as_ref().map_or("", |file| &file.text));
        // What the file may leave open.
        frame.add(&config.title).add(&config.content).add(&config.data).add(&config.translations);
        frame.add([u8::from(config.repairs)]);
        for file in self.theme.iter().chain(self.interface_files.iter().flatten()) {
            let file = self.files.get(*file);
            frame.add(&file.path).add(&*file.text);
        }
        let mut assets: Vec<&str> = self.assets.paths().collect();
        assets.sort_unstable();
        frame.add(assets.len().to_le_bytes());
        let sizes: Vec<ImageSize> = assets.par_iter().map(|asset| self.image_size(asset)).collect();
        for (asset, size) in assets.into_iter().zip(sizes) {
            let (width, height) = size.unwrap_or_default();
            frame.add(asset).add(width.to_le_bytes()).add(height.to_le_bytes());
        }
        for (name, file, text) in self.data[0].files_in("features") {
            frame.add(name).add(&self.files.get(file).path).add(&**text);
        }
        for &locale in [0].iter().chain(locales) {
            for stem in self.data[locale].stems() {
                frame.add(stem);
            }
        }
        self.page_ids().for_each(|page| self.add_to_frame(page, locales, &mut frame));
        frame.finish()
    }

    fn add_to_frame(&self, id: PageId, locales: &[usize], frame: &mut Fingerprint) {
        let page = self.page(id);
        frame.add(&page.path);
        // Pages name the locales that have them, whichever are selected.
        frame.add(
            (1..self.config.locales.len()).map(|locale| u8::from(page.is_translated(locale))).collect::<Vec<u8>>(),
        );
        for document in self.documents(id, locales) {
            frame.add(document.map_or("absent", |document| head(document)));
        }
    }

    /// Of a page's own files, source first, and of how old translations are. Each text is compared with nothing but what was
    /// at its place before, so that a fast hash of 128 bits tells them apart; most of what a build hashes is this.
    pub fn page_fingerprint(&self, id: PageId, locales: &[usize]) -> blake3::Hash {
        let mut page = Fingerprint::default();
        for document in self.documents(id, locales) {
            match document {
                Some(document) => page.add(XxHash3_128::oneshot(document.text.as_bytes()).to_le_bytes()),
                None => page.add("absent"),
            };
        }
        // History may become known that was not.
        let stale: Vec<u8> = locales.iter().map(|locale| u8::from(self.is_stale(id, *locale))).collect();
        page.add(stale).finish()
    }

    fn documents(&self, page: PageId, locales: &[usize]) -> impl Iterator<Item = Option<&Document>> {
        let targets = locales.iter().filter(|locale| **locale != 0);
        let page = self.page(page);
        [Some(&*page.source)].into_iter().chain(targets.map(|locale| page.document(*locale)))
    }
}

/// Everything before the body.
fn head(document: &Document) -> &str {
    let body = front_matter::split(document.file, &document.text).0.body;
    &document.text[..body.start as usize]
}
