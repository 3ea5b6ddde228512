//! Data files: each text with a name is a bitext of its own, compared once and not on every page that uses it.

use super::compare::{Checker, Selection};
use super::repair::{Case, Wishes};
use super::source;
use crate::bitext::{Bitext, Side, Surface, sides};
use crate::diagnostic::{self, Diagnostic};
use crate::liquid::{self, Insertion, SourceMap, SourceText, Template};
use crate::project::PageId;
use crate::repair::Findings;
use crate::repair::damage::{self, Damage};
use crate::text::TextRange;
use crate::version::VersionSet;
use std::sync::Arc;

/// The source of a text, for one locale that it is translated into.
struct DataSide<'s> {
    template: &'s Template,
    sides: &'s [Side],
    versions: VersionSet,
    locale: usize,
    code: Arc<str>,
    name: Arc<str>,
}

impl Checker<'_> {
    /// All findings about the translations of one data text.
    pub fn data(&self, path: &str, selection: &Selection<'_>, wishes: Option<Wishes<'_>>) -> Vec<Diagnostic> {
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
            let surface = Surface::new(project, &self.marks, 0, PageId(0));
            let sources = source_sides.get_or_insert_with(|| sides(&surface, &source.template, versions));
            let side = DataSide {
                template: &source.template,
                sides: sources,
                versions,
                locale,
                code: project.config.locales[locale].code.as_str().into(),
                name: self.data_name(&source.template.source).into(),
            };
            let mut of_text = self.data_findings(&side, &target.instance(&Insertion::default(), options).template);
            self.repair_data(&side, path, text, &mut of_text, wishes);
            found.extend(of_text.shown);
        }
        found
    }

    /// What is found about one translation of a text.
    fn data_findings(&self, side: &DataSide<'_>, target: &Template) -> Findings {
        let project = self.project;
        let surface = Surface::new(project, &self.marks, side.locale, PageId(0));
        let versions = side.versions;
        let bitext = Bitext::new(side.template, side.sides, target, &surface, versions);
        let known = damage::of_template(side.template, &project.names);
        let own = damage::of_template(target, &project.names);
        let mut damaged = damage::unless_known(&known, &own);
        let mut found = Findings::default();
        found.shown.extend(source::told(damage::shared(&known, &own), project, versions));
        damaged.extend(damage::of_evaluation(&bitext));
        let file = project.files.get(target.source.file);
        let damage = Damage::new(&damaged, target.source.file, &file.text);
        for (difference, mut finding) in self.differences(&bitext) {
            // A value of a YAML file is a line of text, whatever it looks like as Markdown.
            let is_block = finding.context.as_ref().is_some_and(|context| context.category == "structure");
            if is_block && !file.path.ends_with(".md") {
                continue;
            }
            self.give_context(side.code.clone(), side.name.clone(), difference.versions, &mut finding);
            match damage.explains(finding.label.range, difference.versions == versions) {
                true => found.hidden.push(finding),
                false => found.shown.push(finding),
            }
        }
        diagnostic::sort(&mut damaged);
        for mut finding in damaged {
            self.give_damage_context(side.code.clone(), side.name.clone(), versions, &mut finding);
            found.shown.push(finding);
        }
        found
    }

    /// Repairs a text. One that is a value within YAML is edited within its quotation marks, if it has any: where the file
    /// could not be read then, or would say anything else otherwise, it is left alone.
    fn repair_data(
        &self,
        source: &DataSide<'_>,
        path: &str,
        target: &SourceText,
        found: &mut Findings,
        wishes: Option<Wishes<'_>>,
    ) {
        let files = &self.project.files;
        let (of_source, of_target) = (&source.template.source, files.get(target.file));
        if found.shown.is_empty() {
            return;
        }
        let is_file = of_target.path.ends_with(".md");
        let judge = |text: &str| match self.data_text(source.locale, path, target, text, is_file) {
            Some(text) => self.data_findings(source, &liquid::parse(text, self.project.data_options())),
            None => Findings { shown: vec![unreadable(target)], hidden: Vec::new() },
        };
        let (text, locale) = (&files.get(of_source.file).text, &source.code);
        let case = Case { source: text, file: target.file, locale, judge: &judge, anew: &judge };
        self.repair(&case, &of_target.text, found, wishes);
    }

    /// A data text, were `text` that of its file.
    fn data_text(
        &self,
        locale: usize,
        path: &str,
        target: &SourceText,
        text: &str,
        is_file: bool,
    ) -> Option<SourceText> {
        match target.map {
            SourceMap::Offset(start) if is_file => {
                let body = text.get(start as usize..).unwrap_or("").trim_end();
                Some(SourceText::new(target.file, body, SourceMap::Offset(start)))
            }
            _ if is_file => None,
            _ => self.project.data_text_in(locale, path, text),
        }
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

/// What is found of a file that an edit would break.
fn unreadable(target: &SourceText) -> Diagnostic {
    Diagnostic::error("data-syntax", target.file, TextRange::empty(0), "the file cannot be edited so")
}
