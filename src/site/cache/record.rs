//! The cache as plain data.

use super::finding::Finding;
use crate::project::Dependency;
use crate::site::output::{GroupFiles, Stamp};
use serde::{Deserialize, Serialize};

/// A hash, as bytes.
pub type Hash = [u8; 32];

/// Stamps of files, in the order in which the build writes them.
pub type Stamps = Vec<Stamp>;

/// Everything that is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Of all that every page depends on, but for data.
    pub frame: Hash,
    /// In order, each once.
    pub data: Vec<KeptData>,
    /// The data that titles and introductions name, which any page may show: indices into `data`.
    pub frame_data: Vec<usize>,
    /// By the path of the page.
    pub pages: Vec<(String, Record<usize>)>,
    /// Of the redirects, if they were written.
    pub redirects: Option<Stamps>,
    /// Of what is made of all pages together.
    pub common: Option<GroupFiles>,
}

/// Data that pages name, directly or through other data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptData {
    pub data: Dependency,
    /// A hash of what it stood for.
    pub state: Hash,
    /// What it names itself: indices into the data.
    pub names: Vec<usize>,
    /// Nothing is wrong with it.
    pub is_sound: bool,
}

/// A page that was rendered; `D` is how it names data.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record<D> {
    /// Of its own files.
    pub key: Hash,
    /// What its texts name.
    pub data: Vec<D>,
    pub stamps: Stamps,
    pub findings: Vec<Finding>,
    /// What the search index needs of the page, as it writes it down itself.
    pub kept: Vec<u8>,
}
