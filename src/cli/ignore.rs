//! `isogloss ignore`

use super::{find_root, finished, terminal};
use crate::check;
use crate::project::Project;
use crate::selection::{IGNORE_FILE, NewEntry, with_entry};
use crate::site::output::replace_file;
use std::path::PathBuf;
use std::process::ExitCode;

/// Suppress one finding of check, with a reason, in isogloss-ignore.toml
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  isogloss ignore 3a1f00c2d4e5b678 --reason 'French needs two words here'
      The fingerprint stands in every report; the finding stays hidden when lines move

Exit codes: 0 done, 2 there is no such finding, or the file cannot be written.")]
pub struct Arguments {
    /// Fingerprint of the finding: 16 hexadecimal digits
    #[arg(value_name = "FINGERPRINT")]
    fingerprint: String,
    /// Why it is right as it is
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Folder of the project [default: the nearest upwards with isogloss.toml]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    finished(ignore(arguments))
}

fn ignore(arguments: &Arguments) -> Result<ExitCode, String> {
    let digits = arguments.fingerprint.trim();
    let is_whole = digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = u64::from_str_radix(digits, 16).ok().filter(|_| is_whole);
    let fingerprint =
        number.ok_or_else(|| format!("`{digits}` is no fingerprint: those have 16 hexadecimal digits"))?;
    if arguments.reason.trim().is_empty() {
        return Err("a suppression needs a reason: say why the finding is right as it is".to_owned());
    }
    let root = find_root(arguments.root.as_deref())?;
    let mut project = Project::load(&root).map_err(|error| error.to_string())?;
    let locales = (0..project.config.locales.len()).collect();
    let selection = check::Selection { locales, wanted: &|_| true, is_loose: false };
    let found = check::run(&project, &selection);
    let finding = found.iter().find(|finding| finding.fingerprint(&project.files) == fingerprint);
    let finding =
        finding.ok_or_else(|| format!("no finding has the fingerprint `{digits}`; `isogloss check` shows them"))?;
    let path = project.files.get(finding.label.file).path.clone();
    let entry =
        NewEntry { fingerprint, check: Some(finding.check), path: Some(&path), reason: arguments.reason.trim() };
    let text = project.read(IGNORE_FILE).map_or_else(String::new, |(_, text)| text.to_string());
    let text = with_entry(&text, &entry).map_err(|error| error.to_string())?;
    replace_file(&root.join(IGNORE_FILE), &mut |file| file.write_all(text.as_bytes()))
        .map_err(|error| format!("cannot write `{IGNORE_FILE}`: {error}"))?;
    terminal::result(&format!("{} in {path} is suppressed in {IGNORE_FILE}\n", finding.check))?;
    Ok(ExitCode::SUCCESS)
}
