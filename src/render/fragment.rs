//! HTML with holes: what differs between the editions that share it is filled in late.

use crate::project::{Link, PageId};

/// HTML of one variant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment {
    pub html: String,
    /// Ascending by `at`.
    pub holes: Vec<Hole>,
}

/// Something to be put in at byte `at` of the HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    pub at: u32,
    pub kind: HoleKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoleKind {
    /// The value of an `href`.
    Link(Link),
    /// The value of a `src` below `/assets` or `/public`.
    Asset(Box<str>),
    /// In an image for which the text gives no size: attributes with that of its file.
    Size(Box<str>),
    /// The title of the page that a link leads to; the text is what to show where there is none.
    Title { page: Option<PageId>, link: Link, otherwise: Box<str> },
}

impl HoleKind {
    /// Adds what belongs there.
    pub fn fill(&self, fill: &dyn Fill, out: &mut String) {
        match self {
            Self::Link(link) => fill.link(link, out),
            Self::Asset(path) => fill.asset(path, out),
            Self::Size(path) => fill.size(path, out),
            Self::Title { page: Some(page), link, .. } => fill.title(*page, link, out),
            Self::Title { page: None, otherwise, .. } => out.push_str(otherwise),
        }
    }
}

/// Fills holes for one edition.
pub trait Fill {
    /// Adds the address that `link` leads to, escaped for an attribute.
    fn link(&self, link: &Link, out: &mut String);
    /// Adds the address of an asset, escaped for an attribute.
    fn asset(&self, path: &str, out: &mut String);
    /// Adds attributes with the width and the height of the image at the address of an asset, each with a blank before it;
    /// nothing unless the output is to have them.
    fn size(&self, _path: &str, _out: &mut String) {}
    /// Adds the title of the page that `link` leads to, as HTML, in the version that it leads to.
    fn title(&self, page: PageId, link: &Link, out: &mut String);
}

impl Fragment {
    pub fn push(&mut self, kind: HoleKind) {
        self.holes.push(Hole { at: self.html.len() as u32, kind });
    }

    /// Adds another fragment at the end.
    pub fn append(&mut self, other: Self) {
        let start = self.html.len() as u32;
        self.html.push_str(&other.html);
        self.holes.extend(other.holes.into_iter().map(|hole| Hole { at: start + hole.at, kind: hole.kind }));
    }

    /// Adds the fragment to `out` with its holes filled.
    pub fn fill(&self, fill: &dyn Fill, out: &mut String) {
        let mut from = 0;
        for hole in &self.holes {
            out.push_str(&self.html[from..hole.at as usize]);
            from = hole.at as usize;
            hole.kind.fill(fill, out);
        }
        out.push_str(&self.html[from..]);
    }

    /// Removes everything from a mark on.
    pub fn truncate(&mut self, mark: Mark) {
        self.html.truncate(mark.html);
        self.holes.truncate(mark.holes);
    }

    /// The present end.
    pub fn mark(&self) -> Mark {
        Mark { html: self.html.len(), holes: self.holes.len() }
    }
}

/// A place in a fragment under construction.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pub html: usize,
    holes: usize,
}
