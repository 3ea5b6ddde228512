//! The words of the site itself, in every locale: labels of navigation, notices, titles of alerts.
//!
//! They are Fluent messages. [`builtin`] holds those that come with the program, [`review`] looks at the `ui.ftl` of a
//! project, which overrides them one by one. [`writers`] has the words that the tool says to those who write, `sentences`
//! how findings are said in their language. What pages say is not here.

mod builtin;
mod review;
mod sentences;
#[cfg(test)]
mod tests;
pub mod writers;

use crate::diagnostic::Diagnostic;
use crate::project::Project;
use crate::text::FileId;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The messages of all locales of a project.
pub struct Interface {
    /// One for each locale.
    bundles: Vec<Bundle>,
    /// What is shown where a locale has no message of its own.
    english: Bundle,
}

impl std::fmt::Debug for Interface {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Interface")
    }
}

/// What is wrong with a locale's own `ui.ftl`; for a translation, beside that of the source.
pub fn findings(project: &Project, locale: usize) -> Vec<Diagnostic> {
    let text = |file: FileId| &*project.files.get(file).text;
    let source = project.interface_files.first().copied().flatten().map(|file| (file, text(file)));
    let own = project.interface_files.get(locale).copied().flatten().map(|file| (file, text(file)));
    let mut found = own.map_or_else(Vec::new, |(file, text)| review::review(file, text));
    if locale > 0 {
        let code = &project.config.locales[locale].code;
        let is_english = code.split('-').next() == Some(builtin::ENGLISH);
        found.extend(review::missing(code, source, own));
        found.extend(own.filter(|_| !is_english).map_or_else(Vec::new, |own| review::untranslated(source, own)));
    }
    found
}

/// How much is wrong with a text, were it that of a `ui.ftl`, by itself.
pub fn count_findings(file: FileId, text: &str) -> usize {
    review::review(file, text).len()
}

impl Interface {
    /// The messages of a project's locales, and what is wrong with the files that it brings along.
    pub fn new(project: &Project) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let locales = project.config.locales.iter().zip(&project.interface_files);
        let bundles = locales
            .map(|(locale, file)| {
                let own = file.map(|file| own_messages(project, file, &mut diagnostics));
                bundle(&locale.code, builtin::nearest(&locale.code).into_iter().map(str::to_owned).chain(own))
            })
            .collect();
        (Self { bundles, english: bundle(builtin::ENGLISH, [builtin::english().to_owned()]) }, diagnostics)
    }

    /// A message in a locale, with its placeables filled in: in the source's words where the locale lacks it, else in
    /// English; the id itself where nobody knows it.
    pub fn text(&self, locale: usize, id: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: FluentArgs<'_> =
            arguments.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
        let mut bundles = self.bundles.get(locale).into_iter().chain(self.bundles.first()).chain([&self.english]);
        bundles.find_map(|bundle| format(bundle, id, &arguments)).unwrap_or_else(|| id.to_owned())
    }
}

/// The text of a project's `ui.ftl`, after a look at what is in it.
fn own_messages(project: &Project, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> String {
    let text = &project.files.get(file).text;
    diagnostics.extend(review::review(file, text));
    text.to_string()
}

/// A bundle of `texts`, of which later ones override earlier ones; what cannot be parsed is left out.
fn bundle(code: &str, texts: impl IntoIterator<Item = String>) -> Bundle {
    let locale: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Marks around each placeable would end up in titles and attributes.
    bundle.set_use_isolating(false);
    for text in texts {
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The message, unless it is absent or lacks what it refers to.
fn format(bundle: &Bundle, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(arguments), &mut errors).into_owned();
    errors.is_empty().then_some(text)
}
