//! One reading of the project, and threads that answer questions about it.
//!
//! What renders borrows the project, so both live together on the stack of one thread for as long as anyone may ask. A
//! question is a function that gets a [`View`]; what it gives comes back to the one who asked. When the snapshot is
//! dropped, what is being answered is finished, and the threads end.

use super::Settle;
use super::search::Searches;
use crate::diagnostic::Diagnostic;
use crate::interface::Interface;
use crate::project::Project;
use crate::render::{Highlighter, Renderer};
use crate::site::{self, OnDemand};
use crate::status::Status;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::sync::oneshot;

/// What there is to ask about.
pub struct View<'v> {
    pub project: &'v Project,
    pub site: OnDemand<'v>,
    /// What was found in the words of the site itself.
    pub found: Vec<Diagnostic>,
    /// What the project's rules leave of findings.
    pub settle: &'v Settle,
    /// How far translations are, once somebody has asked.
    pub status: OnceLock<Status>,
    /// That of the snapshot.
    pub number: u64,
    pub searches: &'v Searches,
}

/// What all snapshots of a project have in common.
#[derive(Default)]
pub struct Common {
    highlighter: Highlighter,
    searches: Searches,
    snapshots: AtomicU64,
}

type Question = Box<dyn FnOnce(&View<'_>) + Send>;

/// A project that can be asked.
pub struct Snapshot {
    pub project: Arc<Project>,
    /// Of two snapshots, the later one has the higher number.
    pub number: u64,
    questions: Sender<Question>,
}

/// What a snapshot says when it is ready: nothing, or why it cannot be shown.
type Start = Result<(), String>;

impl Snapshot {
    /// Starts the threads that answer.
    ///
    /// # Errors
    /// The project's theme cannot be used, or there are no threads to be had.
    pub fn start(project: Arc<Project>, settle: Settle, common: Arc<Common>) -> Result<Self, String> {
        let (questions, asked) = channel();
        let (ready, started) = channel();
        let shared = project.clone();
        let number = common.snapshots.fetch_add(1, Ordering::Relaxed);
        let thread = std::thread::Builder::new().name("snapshot".to_owned());
        thread
            .spawn(move || hold(&shared, number, (&settle, &common), &Mutex::new(asked), &ready))
            .map_err(|error| error.to_string())?;
        started.recv().unwrap_or_else(|_| Err("the project could not be prepared".to_owned()))?;
        Ok(Self { project, number, questions })
    }

    /// The answer to a question; an error if answering it went wrong, which harms no other question.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&View<'_>) -> T + Send + 'static,
    ) -> Result<T, String> {
        let (send, answer) = oneshot::channel();
        let question: Question = Box::new(move |view| {
            let answer = catch_unwind(AssertUnwindSafe(|| question(view)));
            // Whoever asked may have gone.
            drop(send.send(answer.map_err(|panic| words_of(&*panic))));
        });
        let gone = || "the preview is being replaced".to_owned();
        self.questions.send(question).map_err(|_| gone())?;
        answer.await.unwrap_or_else(|_| Err(gone()))
    }
}

/// Keeps everything that belongs to a snapshot until nobody can ask any more.
fn hold(
    project: &Project,
    number: u64,
    (settle, common): (&Settle, &Common),
    asked: &Mutex<Receiver<Question>>,
    ready: &Sender<Start>,
) {
    let (interface, found) = Interface::new(project);
    let labels = site::labels(&interface, project);
    let mut renderer = Renderer::new(project, labels, Some(common.highlighter.clone()));
    renderer.marks = true;
    renderer.marks_untranslated = true;
    let site = match OnDemand::new(&renderer, &interface) {
        Ok(site) => site,
        Err(error) => return drop(ready.send(Err(error.to_string()))),
    };
    let view = View { project, site, found, settle, status: OnceLock::new(), number, searches: &common.searches };
    drop(ready.send(Ok(())));
    let threads = std::thread::available_parallelism().map_or(2, |count| count.get().clamp(2, 8));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| while answer_next(&view, asked) {});
        }
    });
}

/// Answers the next question; false when there can be no more.
fn answer_next(view: &View<'_>, asked: &Mutex<Receiver<Question>>) -> bool {
    let next = asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
    match next {
        Ok(question) => {
            question(view);
            true
        }
        Err(_) => false,
    }
}

/// What a panic says.
fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let words = words.or_else(|| panic.downcast_ref::<String>().cloned());
    words.unwrap_or_else(|| "of unknown cause".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Common, Snapshot};
    use crate::project::Project;
    use std::path::Path;
    use std::sync::Arc;

    #[test]
    fn a_question_that_fails_harms_no_other() {
        let project = Project::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("our own documentation");
        let snapshot = Snapshot::start(Arc::new(project), Box::new(|found, _, _| found), Arc::new(Common::default()));
        let snapshot = snapshot.expect("our own theme");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        for _ in 0..20 {
            let failed = runtime.block_on(snapshot.ask(|_| -> usize { panic!("on purpose") }));
            assert_eq!(failed, Err("on purpose".to_owned()));
        }
        let pages = runtime.block_on(snapshot.ask(|view| view.project.pages.len()));
        assert!(pages.is_ok_and(|pages| pages > 10));
    }
}
