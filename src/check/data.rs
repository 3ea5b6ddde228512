//! Data files: each text with a name is a bitext of its own, compared once and not on every page that uses it.

use super::compare::{Checker, Selection};
use super::damage::{self, Damage};
use super::source;
use crate::bitext::{Bitext, Surface, sides};
use crate::diagnostic::{self, Diagnostic};
use crate::liquid::{Insertion, SourceText};
use crate::project::PageId;
use std::sync::Arc;

impl Checker<'_> {
    /// All findings about the translations of one data text.
    pub fn data(&self, path: &str, selection: &Selection<'_>) -> Vec<Diagnostic> {
        let project = self.project;
        let Some(source) = project.entry(0, path) else { return Vec::new() };
        // Features are no text; they say where text is shown.
        if path.starts_with("features.") {
            return Vec::new();
        }
        let options = project.data_options();
        let source = source.instance(&Insertion::default(), options);
        let mut source_sides = None;
        let mut found = Vec::new();
        for &locale in &selection.locales {
            let Some(target) = project.entry(locale, path).filter(|entry| entry.fallback.is_none()) else { continue };
            let Some(text) = target.source_text() else { continue };
            if !self.is_wanted(&source.template.source, selection) && !self.is_wanted(text, selection) {
                continue;
            }
            let versions = self.reach(path);
            if versions.is_empty() {
                break;
            }
            let target = target.instance(&Insertion::default(), options);
            let surface = Surface::new(project, &self.marks, locale, PageId(0));
            let source_surface = Surface::new(project, &self.marks, 0, PageId(0));
            let sources = source_sides.get_or_insert_with(|| sides(&source_surface, &source.template, versions));
            let bitext = Bitext::new(&source.template, sources, &target.template, &surface, versions);
            let known = damage::of_template(&source.template, &project.names);
            let own = damage::of_template(&target.template, &project.names);
            let mut damaged = damage::unless_known(&known, &own);
            found.extend(source::told(damage::shared(&known, &own), project, versions));
            damaged.extend(damage::of_evaluation(&bitext));
            let file = project.files.get(target.template.source.file);
            let code: Arc<str> = project.config.locales[locale].code.as_str().into();
            let name: Arc<str> = self.data_name(&source.template.source).into();
            let damage = Damage::new(&damaged, target.template.source.file, &file.text);
            for (difference, mut finding) in self.differences(&bitext) {
                // A value of a YAML file is a line of text, whatever it looks like as Markdown.
                let is_block = finding.context.as_ref().is_some_and(|context| context.category == "structure");
                if (is_block && !file.path.ends_with(".md"))
                    || damage.explains(finding.label.range, difference.versions == versions)
                {
                    continue;
                }
                self.give_context(code.clone(), name.clone(), difference.versions, &mut finding);
                found.push(finding);
            }
            diagnostic::sort(&mut damaged);
            for mut finding in damaged {
                self.give_damage_context(code.clone(), name.clone(), versions, &mut finding);
                found.push(finding);
            }
        }
        found
    }

    fn is_wanted(&self, text: &SourceText, selection: &Selection<'_>) -> bool {
        (selection.wanted)(&self.project.files.get(text.file).path)
    }

    /// The file below the data folder, with `data/` before it.
    fn data_name(&self, text: &SourceText) -> String {
        let path = &self.project.files.get(text.file).path;
        let below = path.strip_prefix(&self.project.config.data).unwrap_or(path);
        format!("data/{}", below.trim_start_matches('/'))
    }
}
