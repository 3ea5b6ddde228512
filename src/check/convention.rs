//! What a translation does everywhere, it does on purpose.

use crate::diagnostic::{Diagnostic, Severity};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// From so many places on, the same word for the same code is a convention: `string` is `字符串` in every table.
const LEAST_PLACES: usize = 8;

/// Makes infos of findings about code that one locale translates alike in many places.
pub fn recognise(found: &mut [Diagnostic]) {
    let mut places: FxHashMap<(Arc<str>, String), usize> = FxHashMap::default();
    for key in found.iter().filter_map(translated_code) {
        *places.entry(key).or_default() += 1;
    }
    for finding in found {
        let count = translated_code(finding).and_then(|key| places.get(&key)).copied().unwrap_or(0);
        if count >= LEAST_PLACES {
            finding.severity = Severity::Info;
            finding.help = Some(format!("this locale translates it so in {count} places"));
        }
    }
}

/// The locale and the exchange, if a finding is about code in words of another script.
fn translated_code(finding: &Diagnostic) -> Option<(Arc<str>, String)> {
    let context = finding.context.as_ref().filter(|_| finding.check == "changed-inline-code")?;
    let (_, translation) = context.subject.split_once(" +")?;
    (!translation.is_empty() && !translation.is_ascii()).then(|| (context.locale.clone(), context.subject.clone()))
}
