//! Redirects in the form that some hosts of static sites read: a line for each in the file `_redirects`.
//!
//! Hosts that do not know it have the pages that [`super::redirects`] writes. Source of the form: the documentation of
//! Netlify, which Cloudflare Pages follows.

use super::Site;
use super::output::{OutputError, Put};

/// Its name, at the root of the site.
pub const NAME: &str = "_redirects";

/// Collects the rules of a site.
#[derive(Debug, Default)]
pub struct Rules(String);

impl Rules {
    /// Adds a rule; both are files of the site as addresses.
    pub fn add(&mut self, site: &Site<'_>, from: &str, to: &str) {
        let base = &site.project().config.base_path;
        let from = from.strip_suffix("index.html").or_else(|| from.strip_suffix(".html")).unwrap_or(from);
        for part in [base.as_str(), "/", from, " ", base, "/", to, " 301\n"] {
            self.0.push_str(part);
        }
    }

    /// Writes the file, if there are any.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn write(&self, put: Put<'_>) -> Result<(), OutputError> {
        if self.0.is_empty() { Ok(()) } else { put(NAME, self.0.as_bytes()) }
    }
}
