//! Where pages are: files of the site, and relative addresses between them.
//!
//! Every address inside the site is relative to the page that it stands on and names a file, so that the site works from
//! a disk and below any path of any host.

use crate::project::{PageId, Project};
use crate::render::{Edition, push_encoded};

/// A path, as a file and as part of an address.
#[derive(Debug)]
struct Place {
    /// With `/`.
    file: String,
    /// The same, escaped for addresses and attributes.
    href: String,
}

impl Place {
    fn new(file: String) -> Self {
        let mut href = String::with_capacity(file.len());
        push_path(&file, &mut href);
        Self { file, href }
    }
}

/// The files of all pages and the folders of all editions.
#[derive(Debug)]
pub struct Addresses {
    /// Below the edition's folder, by page.
    pages: Vec<Place>,
    /// With `/` at the end; at `locale * versions + version`.
    editions: Vec<Place>,
    versions: usize,
}

impl Addresses {
    pub fn new(project: &Project) -> Self {
        let pages = project.pages.iter().map(|page| Place::new(page_file(&page.permalink, page.is_index))).collect();
        let versions = project.versions().built().count();
        let locales = 0..project.config.locales.len();
        let editions = locales.flat_map(|locale| (0..versions).map(move |version| (locale, version)));
        let editions = editions.map(|(locale, version)| {
            Place::new(format!("{}/", project.edition_prefix(locale, version).trim_start_matches('/')))
        });
        Self { pages, editions: editions.collect(), versions }
    }

    /// The file of a page, below the site's folder.
    pub fn file(&self, page: PageId, edition: Edition) -> String {
        format!("{}{}", self.edition(edition).file, self.pages[page.0].file)
    }

    /// The folder of an edition, with `/` at the end.
    pub fn folder(&self, edition: Edition) -> &str {
        &self.edition(edition).file
    }

    /// The folder of an edition as an address, escaped, with `/` at the end.
    pub fn folder_href(&self, edition: Edition) -> &str {
        &self.edition(edition).href
    }

    /// The file of a page as an address relative to the edition's folder, escaped.
    pub fn page_href(&self, page: PageId) -> &str {
        &self.pages[page.0].href
    }

    /// The file of a page as an address relative to the site's root, escaped.
    pub fn href(&self, page: PageId, edition: Edition) -> String {
        [&*self.edition(edition).href, &*self.pages[page.0].href].concat()
    }

    /// The file of a page as an address relative to the folder of its edition, escaped.
    pub fn below_edition(&self, page: PageId) -> &str {
        &self.pages[page.0].href
    }

    fn edition(&self, edition: Edition) -> &Place {
        &self.editions[edition.locale * self.versions + edition.version]
    }

    /// The view from a page.
    pub fn view_from(&self, page: PageId, edition: Edition) -> Here<'_> {
        let depth = slashes(&self.edition(edition).file) + slashes(&self.pages[page.0].file);
        Here { addresses: self, page, edition, root: "../".repeat(depth) }
    }
}

/// One page of one edition, from which addresses are relative.
#[derive(Debug)]
pub struct Here<'a> {
    addresses: &'a Addresses,
    pub page: PageId,
    pub edition: Edition,
    /// What leads to the site's root: `../../`.
    pub root: String,
}

impl Here<'_> {
    /// Adds the address of a page in the same edition.
    pub fn push_page(&self, to: PageId, out: &mut String) {
        let pages = &self.addresses.pages;
        push_relative(&pages[self.page.0].href, &pages[to.0].href, out);
    }

    /// Adds the address of a page in any edition.
    pub fn push_page_in(&self, to: PageId, edition: Edition, out: &mut String) {
        if edition == self.edition {
            return self.push_page(to, out);
        }
        out.push_str(&self.root);
        out.push_str(&self.addresses.edition(edition).href);
        out.push_str(&self.addresses.pages[to.0].href);
    }

    /// The address of a page in any edition.
    pub fn page_in(&self, to: PageId, edition: Edition) -> String {
        let mut out = String::new();
        self.push_page_in(to, edition, &mut out);
        out
    }
}

/// The file of a page with this address: an index page stands for its folder.
pub fn page_file(permalink: &str, is_index: bool) -> String {
    match (is_index, permalink) {
        (true, "") => "index.html".to_owned(),
        (true, folder) => format!("{folder}/index.html"),
        (false, page) => format!("{page}.html"),
    }
}

/// What leads from a file to the root of the site: `../../`.
pub fn to_root(file: &str) -> String {
    "../".repeat(slashes(file))
}

fn slashes(path: &str) -> usize {
    memchr::memchr_iter(b'/', path.as_bytes()).count()
}

/// Adds the address of `to` as seen from the file `from`; both are relative to the same folder.
pub fn push_relative(from: &str, to: &str, out: &mut String) {
    let shared = memchr::memrchr(b'/', &from.as_bytes()[..same_bytes(from, to)]).map_or(0, |slash| slash + 1);
    let (ups, rest) = (slashes(&from[shared..]), &to[shared..]);
    out.reserve("../".len() * ups + rest.len());
    (0..ups).for_each(|_| out.push_str("../"));
    out.push_str(rest);
}

/// How many bytes both begin with. Links of a tree have long beginnings in common, so blocks are compared first.
fn same_bytes(a: &str, b: &str) -> usize {
    const BLOCK: usize = 16;
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let blocks = a.as_chunks::<BLOCK>().0.iter().zip(b.as_chunks::<BLOCK>().0).take_while(|(a, b)| a == b).count();
    let same = blocks * BLOCK;
    same + a[same..].iter().zip(&b[same..]).take_while(|(a, b)| a == b).count()
}

/// Adds a path as part of an address: what would mean something else there is percent-encoded.
pub fn push_path(path: &str, out: &mut String) {
    push_encoded(path, out, |byte| KEPT[usize::from(byte)]);
}

/// For each byte, whether a path keeps it.
const KEPT: [bool; 256] = {
    let (mut kept, mut byte) = ([false; 256], 0_u8);
    while byte < 128 {
        kept[byte as usize] = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b'@' | b'!' | b'$' | b'('..=b',' | b'=');
        byte += 1;
    }
    kept
};

#[cfg(test)]
mod tests {
    use super::{page_file, push_path, push_relative};

    fn relative(from: &str, to: &str) -> String {
        let mut out = String::new();
        push_relative(from, to, &mut out);
        out
    }

    #[test]
    fn addresses_are_relative_and_name_files() {
        assert_eq!(relative("a/b.html", "a/c.html"), "c.html");
        assert_eq!(relative("a/b.html", "a/b.html"), "b.html");
        assert_eq!(relative("a/b/c.html", "a/bx/index.html"), "../bx/index.html");
        assert_eq!(relative("index.html", "a/index.html"), "a/index.html");
        assert_eq!(relative("a/b/index.html", "index.html"), "../../index.html");
        let folder = "a-folder/with-a-long-name/".repeat(3);
        assert_eq!(relative(&format!("{folder}b/c.html"), &format!("{folder}d/e.html")), "../d/e.html");
        assert_eq!(relative(&format!("{folder}b.html"), &format!("{folder}b.html")), "b.html");
        assert_eq!((page_file("", true), page_file("a", true)), ("index.html".into(), "a/index.html".into()));
        assert_eq!(page_file("a/b", false), "a/b.html");
    }

    #[test]
    fn what_means_something_in_an_address_is_encoded() {
        let mut out = String::new();
        push_path("a@3.4/c#?%:&'\"é.html", &mut out);
        assert_eq!(out, "a@3.4/c%23%3F%25%3A%26%27%22%C3%A9.html");
    }
}
