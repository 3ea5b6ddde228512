//! HTTP: which address gives what, and who is refused.

use super::documents::{self, Found};
use super::editor::Editor;
use super::engine::{Change, Engine};
use super::words::{Chosen, Languages};
use super::{Settings, compare, findings, host, media_type, source, status};
use crate::render::escaped;
use crate::text::TextRange;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, Request, State as Shared};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::unfold;
use futures_util::{Stream, StreamExt};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// What every answer may need.
#[derive(Clone)]
pub struct State {
    engine: Arc<Engine>,
    host: String,
    editor: Editor,
    languages: Languages,
}

impl State {
    pub fn new(engine: Arc<Engine>, settings: &Settings) -> Self {
        Self { engine, host: settings.host.clone(), editor: settings.editor.clone(), languages: Languages::default() }
    }
}

/// Answers requests until the process ends.
///
/// # Errors
/// The system takes the port away.
pub fn run(state: State, listener: TcpListener, ready: &dyn Fn()) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let serve = async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        ready();
        axum::serve(listener, router(state)).await
    };
    runtime.block_on(serve).map_err(|error: std::io::Error| format!("cannot go on serving: {error}"))
}

fn router(state: State) -> Router {
    Router::new()
        .route("/_preview/events", get(events))
        .route("/_preview/findings", get(page_findings))
        .route("/_preview/source", get(block_source))
        .route("/_preview/compare", get(compared))
        .route("/_preview/{script}", get(script))
        .route("/_compare", get(compare_page))
        .route("/_status", get(status_page))
        .fallback(site_file)
        .layer(middleware::from_fn_with_state(state.clone(), guard))
        .with_state(state)
}

/// Refuses requests for other hosts, and everything that is not reading; forbids the browser to keep or reinterpret what
/// it gets.
async fn guard(Shared(state): Shared<State>, request: Request, next: Next) -> Response {
    let asked = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    if !host::is_allowed(asked, &state.host) {
        let help = "this preview answers to localhost, to addresses, and to the name given with --host\n";
        return (StatusCode::FORBIDDEN, help).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}

/// A script of the preview, in the language of the one who asks.
async fn script(Shared(state): Shared<State>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    const FOLLOW: &[&str] = &[include_str!("assets/follow.js")];
    let (function, others) = match name.as_str() {
        "client.js" => (include_str!("assets/client.js"), FOLLOW),
        "compare.js" => (include_str!("assets/compare.js"), &[][..]),
        "language.js" => (include_str!("assets/language.js"), &[][..]),
        "matrix.js" => (include_str!("assets/matrix.js"), FOLLOW),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    file(&name, state.languages.of(&headers).script(function, others).into_bytes())
}

/// A file of the site.
async fn site_file(Shared(state): Shared<State>, headers: HeaderMap, uri: Uri) -> Response {
    let Ok(path) = percent_decode_str(uri.path().trim_start_matches('/')).decode_utf8() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let path = path.into_owned();
    let found = state.engine.current().ask(move |view| documents::find(view, &path)).await;
    match found.and_then(|found| found) {
        Ok(Found::Html { html, is_absent }) => {
            let status = if is_absent { StatusCode::NOT_FOUND } else { StatusCode::OK };
            (status, axum::response::Html(html)).into_response()
        }
        Ok(Found::File { name, contents }) => file(&name, contents),
        Ok(Found::Moved(href)) => {
            let query = uri.query().map_or(String::new(), |query| format!("?{query}"));
            (StatusCode::FOUND, [(header::LOCATION, href + &query)]).into_response()
        }
        Err(problem) => failed(&problem, &state.languages.of(&headers), state.engine.current().number),
    }
}

fn file(name: &str, contents: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(media_type::of(name)));
    (headers, Body::from(contents)).into_response()
}

/// A page that says what went wrong, and goes away when it no longer does.
fn failed(problem: &str, words: &Chosen, number: u64) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"{0}\">\n<meta charset=\"utf-8\">\n<title>{1}</title>\n<body>\n<main>\n\
         <h1>{1}</h1>\n<pre lang=\"en\">{2}</pre>\n</main>\n</body>\n",
        words.locale,
        escaped(&words.text("preview-failed", &[])),
        escaped(problem)
    );
    (StatusCode::INTERNAL_SERVER_ERROR, axum::response::Html(documents::with_script(&html, number))).into_response()
}

/// A stream of changes, after the state that they begin with: a page may be of an older one.
async fn events(Shared(state): Shared<State>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = state.engine.listen();
    let first = Event::default().event("state").data(documents::state(state.engine.current().number));
    let changes = unfold(changes, |mut changes| async {
        let event = next_event(&mut changes).await?;
        Some((Ok(event), changes))
    });
    Sse::new(futures_util::stream::once(async { Ok(first) }).chain(changes)).keep_alive(KeepAlive::default())
}

/// Who has missed changes is told of one: that there is something new is all that matters.
async fn next_event(changes: &mut Receiver<Change>) -> Option<Event> {
    let change = match changes.recv().await {
        Ok(change) => change,
        Err(RecvError::Lagged(_)) => Change { paths: Vec::new(), style_only: false },
        Err(RecvError::Closed) => return None,
    };
    let data = serde_json::to_string(&change).unwrap_or_default();
    Some(Event::default().event("change").data(data))
}

fn json<T: Serialize>(answer: Result<T, String>) -> Response {
    let body = answer.and_then(|answer| serde_json::to_vec(&answer).map_err(|error| error.to_string()));
    match body {
        Ok(body) => file("answer.json", body),
        Err(problem) => (StatusCode::BAD_REQUEST, format!("{problem}\n")).into_response(),
    }
}

#[derive(Deserialize)]
struct AtPage {
    path: String,
}

async fn page_findings(Shared(state): Shared<State>, headers: HeaderMap, Query(query): Query<AtPage>) -> Response {
    let words = state.languages.of(&headers);
    json(findings::at(&state.engine, state.editor, words, query.path).await)
}

#[derive(Deserialize)]
struct AtBlock {
    path: String,
    part: String,
    start: u32,
    end: u32,
}

async fn block_source(Shared(state): Shared<State>, Query(block): Query<AtBlock>) -> Response {
    let at = TextRange::new(block.start, block.end.max(block.start));
    let current = state.engine.current();
    let lines = current.ask(move |view| source::lines(view, &state.editor, &block.path, &block.part, at));
    json(lines.await)
}

#[derive(Deserialize)]
struct Sides {
    left: String,
    right: Option<String>,
}

async fn compared(Shared(state): Shared<State>, headers: HeaderMap, Query(sides): Query<Sides>) -> Response {
    let (current, words) = (state.engine.current(), state.languages.of(&headers));
    let answer = current.ask(move |view| {
        let right = sides.right.as_deref().unwrap_or(&sides.left);
        compare::compare(view, &state.editor, &words, [&sides.left, right])
    });
    json(answer.await.and_then(|answer| answer))
}

async fn compare_page(Shared(state): Shared<State>, headers: HeaderMap, Query(sides): Query<Sides>) -> Response {
    let (current, words) = (state.engine.current(), state.languages.of(&headers));
    let html = current.ask(move |view| compare::document(view, &words, &sides.left, sides.right.as_deref()));
    document(html.await.and_then(|html| html))
}

async fn status_page(Shared(state): Shared<State>, headers: HeaderMap) -> Response {
    let (current, words) = (state.engine.current(), state.languages.of(&headers));
    document(current.ask(move |view| status::document(view, &words)).await.and_then(|html| html))
}

fn document(html: Result<String, String>) -> Response {
    match html {
        Ok(html) => axum::response::Html(html).into_response(),
        Err(problem) => (StatusCode::NOT_FOUND, format!("{problem}\n")).into_response(),
    }
}
