//! What parsers, evaluation and builds find, with or without a translation: one file per family.
//!
//! The findings are made where they are seen; here they get their documentation.

pub mod data;
pub mod files;
pub mod front_matter;
pub mod liquid;
pub mod messages;
pub mod navigation;
pub mod rendering;

use crate::check::{Check, Documentation, Scope};
use crate::diagnostic::{Severity, Verdict};

/// A check whose findings are made elsewhere: wrong on their own evidence.
const fn error(name: &'static str, category: &'static str, documentation: Documentation) -> Check {
    Check { name, category, severity: Severity::Error, verdict: Verdict::Damaged, documentation, scope: Scope::Parsing }
}

/// The same, where the page is whole but for what is found.
const fn warning(name: &'static str, category: &'static str, documentation: Documentation) -> Check {
    Check { severity: Severity::Warning, ..error(name, category, documentation) }
}

/// The same, where it shows only beside the other side.
const fn out_of_step(name: &'static str, category: &'static str, documentation: Documentation) -> Check {
    Check { verdict: Verdict::OutOfStep, ..warning(name, category, documentation) }
}
