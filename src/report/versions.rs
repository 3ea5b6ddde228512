//! The versions of a finding in words.

use super::Options;
use crate::diagnostic::Diagnostic;
use std::sync::Arc;

/// Versions that are named before the rest is counted.
const MOST_NAMED: usize = 4;

/// The versions that a finding concerns, unless these are all that the project has: `enterprise-server@3.4`,
/// `all but enterprise-server@3.3`, or the first of many and how many there are beside them.
pub(super) fn affected(diagnostic: &Diagnostic, options: &Options<'_>) -> Option<String> {
    let meant = &diagnostic.context.as_deref()?.versions;
    let others: Vec<&Arc<str>> = options.versions.iter().filter(|version| !meant.contains(version)).collect();
    match (meant.len(), options.versions.len(), others.len()) {
        (0, ..) => None,
        (_, 1.., 0) => None,
        (3.., _, 1 | 2) => Some(format!("all but {}", named(&others))),
        _ => Some(named(&meant.iter().collect::<Vec<_>>())),
    }
}

fn named(versions: &[&Arc<str>]) -> String {
    let first: Vec<&str> = versions.iter().take(MOST_NAMED).map(|version| &***version).collect();
    match versions.len() - first.len() {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::{context, diagnostic};

    fn ids(numbers: std::ops::Range<u32>) -> Vec<Arc<str>> {
        numbers.map(|number| format!("s@{number}").into()).collect()
    }

    fn shown(meant: Vec<Arc<str>>, all: &[Arc<str>]) -> Option<String> {
        let mut diagnostic = diagnostic();
        diagnostic.context = Some(Box::new(crate::diagnostic::Context { versions: meant, ..context() }));
        affected(&diagnostic, &Options { versions: all, ..Options::default() })
    }

    #[test]
    fn says_as_much_as_is_needed() {
        let all = ids(0..8);
        assert_eq!(shown(ids(0..8), &all), None);
        assert_eq!(shown(Vec::new(), &all), None);
        assert_eq!(shown(ids(2..3), &all).as_deref(), Some("s@2"));
        assert_eq!(shown(ids(1..8), &all).as_deref(), Some("all but s@0"));
        assert_eq!(shown(ids(0..5), &all).as_deref(), Some("s@0, s@1, s@2, s@3 and 1 more"));
        assert_eq!(shown(ids(0..2), &[]).as_deref(), Some("s@0, s@1"));
    }
}
