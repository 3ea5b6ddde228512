//! Runs the checks over a project: page by page, locale by locale.

use super::convention;
use super::kept::Kept;
use super::naming::Naming;
use super::repair::{Mended, Wishes};
use super::{CHECKS, Scope, find, fingerprint, source};
use crate::bitext::{Bitext, Difference, DifferenceKind, Marks, PlaceableKind, Reach, Side, Surface, sides};
use crate::diagnostic::{self, Context, Diagnostic, Label, Severity, Verdict};
use crate::document::{Document, FieldName};
use crate::front_matter::{Field, FrontMatter, VersionsDeclaration};
use crate::liquid::Template;
use crate::project::{Page, PageId, Project};
use crate::repair::Findings;
use crate::repair::damage::{self, Damage};
use crate::text::TextRange;
use crate::version::VersionSet;
use rayon::prelude::*;
use std::sync::{Arc, Mutex, OnceLock};

/// What is to be checked.
pub struct Selection<'s> {
    /// Positions of target locales.
    pub locales: Vec<usize>,
    /// True for the files, relative to the root, whose pairs are wanted.
    pub wanted: &'s (dyn Fn(&str) -> bool + Sync),
    /// The files come without their data, so that any path of data is taken as it is.
    pub is_loose: bool,
}

impl std::fmt::Debug for Selection<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Selection").field("locales", &self.locales).finish_non_exhaustive()
    }
}

/// All findings about the selected translations, in the order of reports.
pub fn run(project: &Project, selection: &Selection<'_>) -> Vec<Diagnostic> {
    Checker::new(project, selection).run(selection, None)
}

/// The ids of all versions, shared by findings.
fn ids(project: &Project) -> Vec<Arc<str>> {
    project.versions().iter().map(|(_, version)| Arc::from(version.id.as_str())).collect()
}

/// What all comparisons of a run share.
pub struct Checker<'p> {
    pub project: &'p Project,
    pub marks: Marks,
    /// Follows every tag of the source, so it is made when a data text is compared.
    reach: OnceLock<Reach>,
    ids: Vec<Arc<str>>,
    pub mended: Mutex<Vec<Mended>>,
}

/// One page in one locale.
pub struct Pair<'p> {
    pub page: &'p Page,
    pub id: PageId,
    pub locale: usize,
    pub code: Arc<str>,
    pub name: Arc<str>,
    pub source: &'p Document,
    pub target: &'p Document,
}

/// The source's parts as evaluated, shared by the locales.
#[derive(Default)]
pub struct Sources {
    damage: Option<Vec<Diagnostic>>,
    body: Option<Vec<Side>>,
    pub fields: Vec<(FieldName, Vec<Side>)>,
}

impl<'p> Checker<'p> {
    pub fn new(project: &'p Project, selection: &Selection<'_>) -> Self {
        let marks = if selection.is_loose { Marks::of_loose_files() } else { Marks::default() };
        Self { project, marks, reach: OnceLock::new(), ids: ids(project), mended: Mutex::default() }
    }

    /// The files that were repaired in a run.
    pub fn into_mended(self) -> Vec<Mended> {
        self.mended.into_inner().unwrap_or_default()
    }

    /// All findings, in the order of reports; with `wishes`, files are mended on the way.
    pub fn run(&self, selection: &Selection<'_>, wishes: Option<Wishes<'_>>) -> Vec<Diagnostic> {
        let pages: Vec<PageId> = self.project.page_ids().collect();
        let mut found: Vec<Diagnostic> =
            pages.par_iter().flat_map_iter(|page| self.page(*page, selection, wishes)).collect();
        // Data is seen on pages.
        let paths = match pages.is_empty() {
            true => Vec::new(),
            false => self.project.data_paths(&selection.locales, selection.wanted),
        };
        found.par_extend(paths.par_iter().flat_map_iter(|path| self.data(path, selection, wishes)));
        convention::recognise(&mut found);
        diagnostic::sort(&mut found);
        fingerprint::number(&mut found);
        found
    }
}

impl Checker<'_> {
    fn page(&self, id: PageId, selection: &Selection<'_>, wishes: Option<Wishes<'_>>) -> Vec<Diagnostic> {
        let page = self.project.page(id);
        let mut sources = Sources::default();
        let mut found = Vec::new();
        for &locale in &selection.locales {
            let config = &self.project.config;
            let source_path = &self.project.files.get(page.source.file).path;
            let target_path = &page.translation_paths[locale - 1];
            if !(selection.wanted)(source_path) && !(selection.wanted)(target_path) {
                continue;
            }
            if config.untranslated.is_match(source_path) {
                continue;
            }
            let code: Arc<str> = config.locales[locale].code.as_str().into();
            let name: Arc<str> = page.path.as_str().into();
            match page.document(locale) {
                Some(target) => {
                    let pair = Pair { page, id, locale, code, name, source: &page.source, target };
                    let mut kept = Kept::default();
                    if wishes.is_some() {
                        kept.keep_for_edits();
                    }
                    let mut of_pair = self.pair(&pair, &mut sources, &mut kept);
                    self.repair_page(&pair, &mut sources, &mut kept, &mut of_pair, wishes);
                    found.extend(of_pair.shown);
                }
                None => found.push(self.missing_translation(page, code, name, target_path)),
            }
        }
        found
    }

    fn missing_translation(&self, page: &Page, code: Arc<str>, name: Arc<str>, path: &str) -> Diagnostic {
        let message = format!("there is no translation into {code}: `{path}` does not exist");
        let mut finding =
            Diagnostic::new("missing-translation", Severity::Warning, page.source.file, TextRange::empty(0), message);
        finding.context = Some(Box::new(Context {
            category: "lifecycle",
            verdict: Verdict::OutOfStep,
            locale: code,
            page: name,
            source: None,
            versions: self.names(page.versions),
            subject: String::new(),
            fingerprint: 0,
        }));
        finding
    }

    /// The versions in which a data text is seen. What no tag names may still be reached by a path that is put together.
    pub fn reach(&self, path: &str) -> VersionSet {
        let reach = self.reach.get_or_init(|| Reach::new(self.project));
        reach.of(path).unwrap_or(self.project.versions().built_set())
    }

    /// The ids of versions.
    pub fn names(&self, versions: VersionSet) -> Vec<Arc<str>> {
        versions.iter().filter_map(|version| self.ids.get(version).cloned()).collect()
    }

    /// What is found about one translation; `kept` is what was kept of the same one before an edit.
    pub fn pair(&self, pair: &Pair<'_>, sources: &mut Sources, kept: &mut Kept) -> Findings {
        if pair.source.text == pair.target.text {
            let finding =
                self.on_page("untranslated-page", pair, TextRange::empty(0), "the translation is equal to its source");
            return Findings { shown: finding.into_iter().collect(), hidden: Vec::new() };
        }
        let (mut found, mut hidden) = (Vec::new(), Vec::new());
        let names = &self.project.names;
        let known = sources.damage.get_or_insert_with(|| damage::of_document(pair.source, names));
        let own = damage::of_document(pair.target, names);
        let mut damaged = damage::unless_known(known, &own);
        let shared = damage::shared(known, &own);
        let versions = pair.page.versions;
        found.extend(source::told(shared, self.project, versions));
        let source_surface = Surface::new(self.project, &self.marks, 0, pair.id);
        let surface = Surface::new(self.project, &self.marks, pair.locale, pair.id);
        let mut differences = Vec::new();
        let body = sources.body.get_or_insert_with(|| sides(&source_surface, pair.source.body(), versions));
        let bitext = Bitext::read_by(&mut kept.body, pair.source.body(), body, pair.target.body(), &surface, versions);
        damaged.extend(damage::of_evaluation(&bitext));
        differences.extend(self.differences(&bitext));
        let of_head =
            kept.head(pair.target).unwrap_or_else(|| self.of_head(pair, sources, [&source_surface, &surface]));
        damaged.extend_from_slice(&of_head.damaged);
        differences.extend_from_slice(&of_head.differences);
        let damage = Damage::new(&damaged, pair.target.file, &pair.target.text);
        for (difference, mut finding) in differences {
            let all = difference.versions == versions;
            self.give_context(pair.code.clone(), pair.name.clone(), difference.versions, &mut finding);
            match damage.explains(finding.label.range, all) {
                true => hidden.push(finding),
                false => found.push(finding),
            }
        }
        found.extend_from_slice(&of_head.fields);
        kept.head = Some(of_head);
        diagnostic::sort(&mut damaged);
        for mut finding in damaged {
            self.give_damage_context(pair.code.clone(), pair.name.clone(), versions, &mut finding);
            found.push(finding);
        }
        Findings { shown: found, hidden }
    }

    /// The differences of a bitext as findings of the checks that they belong to, without what is known of the page.
    pub fn differences(&self, bitext: &Bitext<'_>) -> Vec<(Difference, Diagnostic)> {
        let naming = Naming { marks: &self.marks };
        let truth = |condition: &str| self.project.names.truth(condition).ok();
        let mut found = Vec::new();
        for difference in bitext.differences(&truth) {
            if self.says_the_same(&difference) || self.leads_alike(&difference) {
                continue;
            }
            let reports = CHECKS.iter().filter_map(|check| match check.scope {
                Scope::Difference(report) => report(&difference, &naming).map(|report| (*check, report)),
                _ => None,
            });
            for (check, report) in reports {
                let range = located(bitext.target, difference.target);
                let file = bitext.target.source.file;
                let mut finding = Diagnostic::new(check.name, check.severity, file, range, report.message);
                finding.help = report.help.or_else(|| self.dead_end(&difference));
                let source = Label::new(bitext.source.source.file, located(bitext.source, difference.source), "");
                finding.context = Some(Box::new(Context {
                    category: check.category,
                    verdict: check.verdict,
                    locale: Arc::from(""),
                    page: Arc::from(""),
                    source: Some(source),
                    versions: Vec::new(),
                    subject: naming.subject(&difference),
                    fingerprint: 0,
                }));
                found.push((difference.clone(), finding));
            }
        }
        found
    }

    /// True for variables in the place of longer ones that begin with their text, of which the rest, in common words, is
    /// written out: the name of a product and "alerts", for the name of its alerts.
    fn says_the_same(&self, difference: &Difference) -> bool {
        let DifferenceKind::Placeables { kind: PlaceableKind::Data, missing, extra } = &difference.kind else {
            return false;
        };
        let text = |mark: &str| {
            let path = mark.chars().next().and_then(|mark| self.marks.path(mark))?;
            if !path.starts_with("variables.") {
                return None;
            }
            let entry = self.project.entry(0, &path)?;
            entry.source_text().map(|text| text.text.trim().to_owned())
        };
        let is_alike = |missing: &str, extra: &str| match (text(missing), text(extra)) {
            (Some(long), Some(short)) if !short.is_empty() => {
                let rest = long.strip_prefix(&short).map(str::trim_start);
                rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase()))
            }
            _ => false,
        };
        missing.len() == extra.len()
            && missing.iter().all(|a| extra.iter().any(|b| is_alike(a, b)))
            && extra.iter().all(|b| missing.iter().any(|a| is_alike(a, b)))
    }

    /// Says of a difference whom it concerns.
    pub fn give_context(&self, locale: Arc<str>, page: Arc<str>, versions: VersionSet, finding: &mut Diagnostic) {
        if let Some(context) = &mut finding.context {
            context.locale = locale;
            context.page = page;
            context.versions = self.names(versions);
        }
    }

    /// Says of damage whom it concerns.
    pub fn give_damage_context(
        &self,
        locale: Arc<str>,
        page: Arc<str>,
        versions: VersionSet,
        finding: &mut Diagnostic,
    ) {
        let check = find(finding.check);
        finding.context = Some(Box::new(Context {
            category: check.map_or("damage", |check| check.category),
            verdict: check.map_or(Verdict::Damaged, |check| check.verdict),
            locale,
            page,
            source: None,
            versions: self.names(versions),
            subject: finding.message.clone(),
            fingerprint: 0,
        }));
    }

    /// What the front matter lacks, or says otherwise.
    pub fn fields(&self, pair: &Pair<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if pair.target.front_matter().versions_unreadable {
            return found;
        }
        for name in FieldName::ALL {
            if pair.source.field(name).is_some() && pair.target.field(name).is_none() {
                let message = format!("the translation has no `{}`", name.key());
                let place = pair.target.field_text(FieldName::Title).map_or(TextRange::empty(0), |title| title.range);
                let mut finding = self.on_page("missing-field", pair, place, &message);
                if let Some(finding) = &mut finding {
                    let source = pair.source.field_text(name).map(|field| field.range);
                    if let (Some(context), Some(range)) = (&mut finding.context, source) {
                        context.source = Some(Label::new(pair.source.file, range, ""));
                        context.subject = name.key().to_owned();
                    }
                }
                found.extend(finding);
            }
        }
        found.extend(self.versions(pair));
        found.extend(self.names_of_fields(pair));
        found
    }

    /// Names in the front matter that are others than in the source.
    fn names_of_fields(&self, pair: &Pair<'_>) -> Vec<Diagnostic> {
        let (source, target) = (pair.source.front_matter(), pair.target.front_matter());
        let differ = |key: &&str| {
            let (wanted, given) = (source.name(key)?, target.name(key)?);
            (wanted.value != given.value).then_some((wanted, given))
        };
        let changed = FrontMatter::NAMES.iter().filter_map(|key| Some((*key, differ(key)?)));
        let finding = |(key, (wanted, given)): (&str, (Field<String>, Field<String>))| {
            let message = format!("`{key}` is `{}`, where the source has `{}`", given.value, wanted.value);
            let mut finding = self.on_page("changed-field", pair, given.range, &message)?;
            if let Some(context) = &mut finding.context {
                context.source = Some(Label::new(pair.source.file, wanted.range, ""));
                context.subject = key.to_owned();
            }
            Some(finding)
        };
        changed.filter_map(finding).collect()
    }

    fn versions(&self, pair: &Pair<'_>) -> Option<Diagnostic> {
        let (source, target) = (&pair.source.front_matter().versions, &pair.target.front_matter().versions);
        let source = source.as_ref()?;
        let Some(target) = target.as_ref() else {
            let place = pair.target.field_text(FieldName::Title).map_or(TextRange::empty(0), |title| title.range);
            return self.on_page("changed-versions", pair, place, "the translation says nothing of `versions`");
        };
        let set = |declared: &VersionsDeclaration| {
            let names = &self.project.names;
            let feature = |name: &str| names.features().find(|(known, _)| *known == name).map(|(_, set)| set);
            let applicable = declared.applicable(pair.target.file, &names.versions, names.vintage, &feature);
            applicable.selected & names.versions.built_set()
        };
        let (wanted, given) = (set(&source.value), set(&target.value));
        let apart = (wanted - given) | (given - wanted);
        if apart.is_empty() {
            return None;
        }
        let message = "`versions` selects other versions than the source".to_owned();
        let mut finding = self.on_page("changed-versions", pair, target.range, &message)?;
        if let Some(context) = &mut finding.context {
            context.source = Some(Label::new(pair.source.file, source.range, ""));
            context.versions = self.names(apart);
        }
        Some(finding)
    }

    /// A finding of a check about the files of a page.
    fn on_page(&self, name: &str, pair: &Pair<'_>, range: TextRange, message: &str) -> Option<Diagnostic> {
        let check = find(name)?;
        let mut finding = Diagnostic::new(check.name, check.severity, pair.target.file, range, message);
        finding.context = Some(Box::new(Context {
            category: check.category,
            verdict: check.verdict,
            locale: pair.code.clone(),
            page: pair.name.clone(),
            source: Some(Label::new(pair.source.file, TextRange::empty(0), "")),
            versions: self.names(pair.page.versions),
            subject: String::new(),
            fingerprint: 0,
        }));
        Some(finding)
    }
}

/// A range of a template in its file.
fn located(template: &Template, range: TextRange) -> TextRange {
    template.source.locate(range)
}
