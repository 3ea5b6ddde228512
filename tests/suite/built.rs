//! A project read and rendered through the library, as `isogloss build` does it.

use isogloss::check;
use isogloss::diagnostic::{self, Diagnostic};
use isogloss::interface::Interface;
use isogloss::project::Project;
use isogloss::render::{RenderedPage, Renderer};
use isogloss::report::{Options, human};
use isogloss::site::{self, jsonl};
use isogloss::text::{Files, LineColumn};
use serde_json::Value;
use std::path::Path;

/// Every page in every edition, and everything that was found on the way.
pub struct Built {
    pub project: Project,
    /// What `--format jsonl` writes, in its order.
    pub records: Vec<Value>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Built {
    /// Renders the project at `root`, code without colours.
    ///
    /// # Errors
    /// What is wrong with the configuration.
    pub fn new(root: &Path) -> Result<Self, String> {
        let project = Project::load(root).map_err(|error| error.to_string())?;
        let (mut out, mut diagnostics): (_, Vec<Diagnostic>) = (Vec::new(), Vec::new());
        {
            let (interface, found) = Interface::new(&project);
            diagnostics.extend(found);
            let renderer = Renderer::new(&project, site::labels(&interface, &project), None);
            let mut seen = |page: &mut RenderedPage| diagnostics.append(&mut page.diagnostics);
            jsonl::write(&renderer, &mut seen, &mut out).expect("memory can be written to");
        }
        diagnostics.extend(project.all_diagnostics());
        diagnostic::sort(&mut diagnostics);
        assert_registered(&diagnostics);
        let text = String::from_utf8(out).expect("JSON is UTF-8");
        let records = text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
        Ok(Self { project, records, diagnostics })
    }

    /// The record of a page in an edition.
    pub fn record(&self, page: &str, locale: &str, version: &str) -> Option<&Value> {
        self.records
            .iter()
            .find(|record| record["page"] == page && record["locale"] == locale && record["version"] == version)
    }

    /// A string of a record that must be there.
    pub fn text(&self, page: &str, locale: &str, version: &str, field: &str) -> &str {
        let record = self.record(page, locale, version);
        let record = record.unwrap_or_else(|| panic!("{page} is not in {locale} {version}"));
        record[field].as_str().unwrap_or_else(|| panic!("{field} is no string"))
    }

    /// What the checks find in all translations, each finding on a few lines; the sides of `content/page.md` are called
    /// `source` and `target`.
    pub fn checked(&self) -> Vec<String> {
        self.check().iter().map(|finding| self.checked_compact(finding)).collect()
    }

    /// What the retirement of a version leaves behind, in the same form.
    pub fn retired(&self, version: &str) -> Vec<String> {
        let version = self.project.versions().find(version).expect("a version");
        let locales: Vec<usize> = (0..self.project.config.locales.len()).collect();
        let found = check::retire(&self.project, version, &locales).expect("a version that can go");
        assert_registered(&found);
        found.iter().map(|finding| self.checked_compact(finding)).collect()
    }

    /// What the checks find in the source by itself, in the same form.
    pub fn checked_source(&self) -> Vec<String> {
        self.check_locales(vec![0]).iter().map(|finding| self.checked_compact(finding)).collect()
    }

    /// What the checks find in all translations.
    pub fn check(&self) -> Vec<Diagnostic> {
        self.check_locales((1..self.project.config.locales.len()).collect())
    }

    /// What the checks find in the locales at these positions.
    pub fn check_locales(&self, locales: Vec<usize>) -> Vec<Diagnostic> {
        let found = check::run(&self.project, &check::Selection { locales, wanted: &|_| true, is_loose: false });
        assert_registered(&found);
        found
    }

    /// The one translation as `fix` leaves it.
    pub fn fixed(&self, allows_unsafe: bool, path: Option<&str>) -> String {
        let locales = (1..self.project.config.locales.len()).collect();
        let selection = check::Selection { locales, wanted: &|_| true, is_loose: false };
        let wishes = check::Wishes { allows_unsafe, takes: &|_| true };
        let (_, mended) = check::mend(&self.project, &selection, wishes);
        let files = &self.project.files;
        let mut translations = self.project.pages.iter().flat_map(|page| page.translations.iter().flatten());
        let file = match path {
            Some(path) => files.iter().find(|(_, file)| file.path == path).map(|(file, _)| file),
            None => translations.next().map(|target| target.file),
        };
        let file = file.expect("the file that is repaired");
        let mended = mended.into_iter().find(|mended| mended.file == file);
        mended.map_or_else(|| files.get(file).text.to_string(), |mended| mended.text)
    }

    fn checked_compact(&self, finding: &Diagnostic) -> String {
        let mut text = compact(finding, &self.project.files);
        let Some(context) = &finding.context else { return with_sides(&text) };
        let built = self.project.versions().built().count();
        if context.versions.len() < built {
            text += &format!("\n  in {}", context.versions.join(", "));
        }
        with_sides(&text)
    }

    /// What a person sees in a terminal.
    pub fn report(&self) -> String {
        human(&self.diagnostics, &self.project.files, &Options::default())
    }

    /// Each finding on one line.
    pub fn findings(&self) -> Vec<String> {
        self.diagnostics.iter().map(|finding| compact(finding, &self.project.files)).collect()
    }
}

/// A report on few lines with short names for the sides of `content/page.md`, where a place begins with them.
fn with_sides(text: &str) -> String {
    let short = |line: &str| match line.strip_prefix("locales/zh-CN/content/page.md:") {
        Some(rest) => format!("target:{rest}"),
        None => line.strip_prefix("content/page.md:").map_or_else(|| line.to_owned(), |rest| format!("source:{rest}")),
    };
    text.lines().map(short).collect::<Vec<_>>().join("\n")
}

/// Every finding has a check that `explain` knows.
fn assert_registered(findings: &[Diagnostic]) {
    for finding in findings {
        let check = check::find(finding.check);
        assert!(check.is_some(), "`{}` is not registered in src/check/checks", finding.check);
    }
}

/// `content/a.md:3:1 error unknown-tag: there is no tag …`, then a line for each further place and for the advice.
pub fn compact(finding: &Diagnostic, files: &Files) -> String {
    let place = |label: &diagnostic::Label| {
        let file = files.get(label.file);
        let LineColumn { line, column } = file.line_column(label.range.start);
        format!("{}:{line}:{column}", file.path)
    };
    let mut text =
        format!("{} {} {}: {}", place(&finding.label), finding.severity.name(), finding.check, finding.message);
    for label in &finding.related {
        text += &format!("\n  {} {}", place(label), label.message);
    }
    if let Some(help) = &finding.help {
        text += &format!("\n  help: {help}");
    }
    text.chars().map(|c| if c.is_control() && c != '\n' { c.escape_default().to_string() } else { c.into() }).collect()
}

/// Icons without what is in them.
pub fn without_drawings(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<svg") {
        let open = rest[start..].find('>').map_or(rest.len(), |at| start + at + 1);
        out.push_str(&rest[..open]);
        rest = rest[open..].find("</svg>").map_or("", |at| &rest[open + at..]);
    }
    out + rest
}
