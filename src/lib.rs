//! Documentation that exists in several product versions and several locales at once, from one source.
//!
//! The pipeline, from the ground up; each layer uses only those above it in this list:
//!
//! 1. [`text`], [`dialect`], [`version`]: bytes and positions; the vintage; plans, releases, sets of versions.
//! 2. [`diagnostic`]: what can be said about content, as plain data.
//! 3. [`selection`]: which of it is shown, and how bad it is.
//! 4. [`front_matter`], [`liquid`], [`markdown`]: three parsers that never fail and know nothing of one another.
//! 5. [`document`]: one parsed file.
//! 6. [`project`]: everything on disk as one immutable value; what templates may ask of it.
//! 7. [`bitext`]: source and translation, aligned.
//! 8. [`repair`]: edits that restore a damaged translation, each proved by what is found afterwards.
//! 9. [`interface`]: the words of the site's chrome, in each locale, and those of the tool for writers.
//! 10. [`render`]: one page, once for each distinct result, as HTML with holes for what differs between editions.
//!     [`check`]: what differs between the sides of a translation, as findings with names.
//!     [`comparison`]: what differs between two versions of a page, with the conditions that cause it.
//! 11. [`site`]: project × editions → files.
//!     [`status`]: how far translations are.
//! 12. [`report`]: diagnostics for people and programs; needs only text and diagnostics.
//! 13. [`preview`]: a site on demand, over HTTP, kept up to date.
//! 14. [`cli`]: one file per command; the only layer that prints.

#![forbid(unsafe_code)]

pub mod bitext;
pub mod check;
pub mod cli;
pub mod comparison;
pub mod diagnostic;
pub mod dialect;
pub mod document;
pub mod front_matter;
pub mod interface;
pub mod liquid;
pub mod markdown;
pub mod preview;
pub mod project;
pub mod render;
pub mod repair;
pub mod report;
pub mod selection;
pub mod site;
pub mod status;
pub mod text;
pub mod version;
