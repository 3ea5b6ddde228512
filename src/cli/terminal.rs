//! What is printed, and how: results to standard output, everything else to standard error. Nothing here fails because
//! nobody reads.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Options, human};
use crate::text::Files;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Columns where the terminal does not say.
const DEFAULT_WIDTH: usize = 100;

/// How often progress is shown.
const INTERVAL: Duration = Duration::from_millis(100);

/// When reports have colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

impl Color {
    fn is_wanted(self, is_terminal: bool) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self {
            Self::Auto => is_terminal && !set("NO_COLOR") && !is_dumb,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// Whether results have colours, and how wide they may be.
pub fn of_results(color: Color) -> (bool, usize) {
    let width = terminal_size::terminal_size_of(io::stdout()).map_or(DEFAULT_WIDTH, |(width, _)| width.0.into());
    (color.is_wanted(io::stdout().is_terminal()), width)
}

/// Prints a result.
///
/// # Errors
/// Standard output cannot be written to; a reader that has gone is no error.
pub fn result(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    unless_unread(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Says why standard output could not be written to, unless its reader has gone.
///
/// # Errors
/// That reason.
pub fn unless_unread(outcome: io::Result<()>) -> Result<(), String> {
    match outcome {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("cannot write to standard output: {error}")),
        _ => Ok(()),
    }
}

/// Prints something beside the result.
pub fn note(text: &str) {
    drop(io::stderr().lock().write_all(text.as_bytes()));
}

/// Prints a report, if there is something to report, and gives the exit code that it calls for.
pub fn report(diagnostics: &[Diagnostic], files: &Files, color: Color) -> ExitCode {
    if !diagnostics.is_empty() {
        let width = terminal_size::terminal_size_of(io::stderr()).map_or(DEFAULT_WIDTH, |(width, _)| width.0.into());
        let options = Options { color: color.is_wanted(io::stderr().is_terminal()), width, ..Options::default() };
        note(&human(diagnostics, files, &options));
    }
    let has_errors = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    if has_errors { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// A line on the terminal that counts.
#[derive(Debug)]
pub struct Progress {
    /// None where there is no terminal, or none is wanted.
    state: Option<Mutex<State>>,
    total: usize,
}

#[derive(Debug)]
struct State {
    done: usize,
    shown: Instant,
}

impl Progress {
    pub fn new(total: usize, quiet: bool) -> Self {
        let shows = !quiet && io::stderr().is_terminal();
        Self { state: shows.then(|| Mutex::new(State { done: 0, shown: Instant::now() })), total }
    }

    /// Counts one more.
    pub fn step(&self) {
        let Some(mut state) = self.state.as_ref().and_then(|state| state.lock().ok()) else { return };
        state.done += 1;
        if state.shown.elapsed() >= INTERVAL {
            state.shown = Instant::now();
            note(&format!("\r{} of {} pages", state.done, self.total));
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.state.is_some() {
            note("\r\u{1b}[K");
        }
    }
}
