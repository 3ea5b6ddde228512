//! `isogloss serve`, over HTTP as a browser speaks it.

use crate::folder::{Folder, package};
use isogloss::render::without_marks;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// After so long, what does not come will never come.
const PATIENCE: Duration = Duration::from_secs(60);

const PAGE: &str = "---\ntitle: Sync\nintro: How to sync\n---\n\n## First\n\nOne.\n\n{% data reusables.note %}\n\n\
    For {% data variables.product.name %}{% ifversion ghes %}, on servers only{% endif %}.\n";

const LOCALES: &str = "\n[source]\nlocale = \"en\"\nname = \"English\"\n[locales.fr]\nname = \"Français\"\n";

fn project() -> Folder {
    let folder = Folder::with([
        ("content/index.md", "---\ntitle: Home\nchildren:\n  - /sync\n---\n\nWelcome.\n"),
        ("content/sync.md", PAGE),
        ("content/data/reusables/note.md", "A note.\n"),
        ("content/data/variables/product.yml", "name: Product\n"),
        ("locales/fr/content/index.md", "---\ntitle: Accueil\n---\n\nBienvenue.\n"),
        ("locales/fr/content/sync.md", "---\ntitle: Synchroniser\nintro: Comment\n---\n\n## Premier\n\nUn.\n"),
        ("assets/a.svg", "<svg/>"),
    ]);
    folder.write("isogloss.toml", format!("{}{LOCALES}", crate::folder::CONFIGURATION));
    folder
}

/// A preview that runs until the test ends.
struct Preview {
    process: Child,
    address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// An answer: its status, its headers in lower case, its body.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Preview {
    fn of(root: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_isogloss"))
            .args(["serve", "--port", "0", "--editor", "edit:{path}#{line}"])
            .current_dir(root)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be run");
        let mut line = String::new();
        let stdout = process.stdout.take().expect("it is piped");
        BufReader::new(stdout).read_line(&mut line).expect("it says where it is");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').replace("localhost", "127.0.0.1");
        assert!(address.starts_with("127.0.0.1:"), "{line}");
        Self { process, address }
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time can be set");
        stream.write_all(request.as_bytes()).expect("it reads");
        stream
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let mut bytes = Vec::new();
        self.send(&request).read_to_end(&mut bytes).expect("it answers");
        let text = String::from_utf8(bytes).expect("UTF-8");
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let headers = head.to_lowercase();
        let body = if headers.contains("transfer-encoding: chunked") { dechunked(body) } else { body.to_owned() };
        Answer { status, headers, body }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &self.address)
    }

    fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        serde_json::from_str(&answer.body).expect("JSON")
    }

    /// Starts to listen for changes.
    fn listen(&self) -> Changes {
        let request = format!("GET /_preview/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        let mut changes = Changes(BufReader::new(self.send(&request)));
        // From the head of the answer on, nothing is missed.
        changes.until(|line| line.is_empty());
        changes
    }
}

fn dechunked(body: &str) -> String {
    let (mut out, mut rest) = (String::new(), body);
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).expect("a size");
        out.push_str(&after[..size]);
        rest = after[size..].trim_start_matches("\r\n");
    }
    out
}

struct Changes(BufReader<TcpStream>);

impl Changes {
    fn until(&mut self, is_it: impl Fn(&str) -> bool) {
        let mut signs_of_life = 0;
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("an event arrives") > 0, "the stream ended");
            signs_of_life += usize::from(line.starts_with(':'));
            assert!(signs_of_life < 4, "no event arrives");
            if is_it(line.trim_end()) {
                return;
            }
        }
    }

    /// Waits for changes of this path until `holds`: a file may be saved in several steps, and each is told.
    fn show(&mut self, path: &str, holds: impl Fn() -> bool) {
        while !holds() {
            self.of(path);
        }
    }

    /// The next change that names this path.
    fn of(&mut self, path: &str) {
        self.until(|line| line.starts_with("data:") && line.contains(path));
    }
}

/// The page without what the preview has put in.
fn as_built(html: &str) -> String {
    let (before, script) = html.split_once("<script src=\"/_preview/client.js\"").expect("the script of the preview");
    let (_, after) = script.split_once("</script>").expect("it ends");
    without_marks(&format!("{before}{after}"))
}

/// Compares all pages of a build with what the preview shows at their addresses, and counts them.
fn pages_as_built(root: &Path) -> usize {
    let out = tempfile::tempdir().expect("a folder");
    let site = out.path().join("site");
    let run = crate::folder::run_in(root, &["build", "--out", &site.to_string_lossy()]);
    assert!(matches!(run.code, Some(0 | 1)), "{}", run.stderr);
    let preview = Preview::of(root);
    let mut pages = 0;
    for file in crate::folder::files(&site).iter().filter(|file| file.ends_with(".html") && *file != "404.html") {
        let built = std::fs::read_to_string(site.join(file)).expect("UTF-8");
        let shown = preview.get(&format!("/{}", file.replace('@', "%40")));
        if built.contains("http-equiv=\"refresh\"") && file != "index.html" {
            assert_eq!(shown.status, 302, "{file} is a redirect");
            continue;
        }
        assert_eq!(shown.status, 200, "{file}");
        assert!(as_built(&shown.body) == built, "{file} differs from the build:\n{}", shown.body);
        pages += 1;
    }
    others_as_built(&preview, &site);
    pages
}

/// Compares all other files: copies of pages, navigation, the search, sitemaps, and what else programs read.
fn others_as_built(preview: &Preview, site: &Path) {
    let is_other = |file: &&String| !file.ends_with(".html") && !file.starts_with("assets/") && !file.starts_with('.');
    let files = crate::folder::files(site);
    let others: Vec<&String> = files.iter().filter(is_other).collect();
    for file in &others {
        let (answer, built) = (preview.get(&format!("/{}", file.replace('@', "%40"))), std::fs::read(site.join(file)));
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.body.as_bytes() == built.expect("there"), "{file} differs from the build:\n{}", answer.body);
    }
    let has = |name: &str| others.iter().any(|file| file.ends_with(name));
    assert!(["/index.js", "search-start.js", "robots.txt", "llms.txt", "style.css", ".md"].into_iter().all(has));
}

#[test]
fn pages_are_those_of_a_build() {
    let folder = project();
    assert_eq!(pages_as_built(folder.path()), 17, "two pages, two locales, four versions, and the start");
    assert!(pages_as_built(package()) > 200);
}

#[test]
fn other_hosts_are_refused() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let port = preview.address.rsplit(':').next().expect("a port");
    for host in ["evil.example", &format!("evil.example:{port}"), "127.0.0.1.evil.example", ""] {
        let answer = preview.ask("GET", "/en/sync.html", host);
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.body.contains("Sync"), "{}", answer.body);
        assert_eq!(preview.ask("GET", "/_preview/findings?path=/en/sync.html", host).status, 403);
    }
    for host in [&format!("localhost:{port}"), &preview.address, "[::1]"] {
        assert_eq!(preview.ask("GET", "/en/sync.html", host).status, 200, "{host}");
    }
    assert_eq!(preview.ask("POST", "/en/sync.html", &preview.address).status, 405);
}

#[test]
fn nothing_outside_the_site_is_served() {
    let folder = project();
    folder.write("secret.txt", "the secret");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.at("secret.txt"), folder.at("assets/link.txt")).expect("a link");
    let preview = Preview::of(folder.path());
    for path in [
        "/secret.txt",
        "/../secret.txt",
        "/assets/../secret.txt",
        "/assets/%2e%2e/secret.txt",
        "/assets/..%2fsecret.txt",
        "/assets/..%5csecret.txt",
        "//secret.txt",
        "/%2fetc/passwd",
        "/assets/link.txt",
        "/isogloss.toml",
        "/content/sync.md",
        "/en/../content/sync.md",
        "/en/nowhere.html",
        "/xx/sync.html",
        "/en/sync.html/more",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("the secret") && !answer.body.contains("[[plans]]"), "{path}");
    }
    assert_eq!(preview.get("/%ff").status, 400);
    let asset = preview.get("/assets/a.svg");
    assert_eq!((asset.status, asset.body.as_str()), (200, "<svg/>"));
    assert!(asset.headers.contains("content-type: image/svg+xml") && asset.headers.contains("nosniff"));
}

#[test]
fn addresses_of_readers_lead_to_files() {
    let folder = project();
    let preview = Preview::of(folder.path());
    for (from, to) in [
        ("/en/sync", "/en/sync.html"),
        ("/fr/enterprise-server@3.4/sync?a=b", "/fr/enterprise-server@3.4/sync.html?a=b"),
        ("/en", "/en/index.html"),
        ("/en/", "/en/index.html"),
    ] {
        let answer = preview.get(from);
        assert_eq!(answer.status, 302, "{from}");
        assert!(answer.headers.contains(&format!("location: {to}\r\n")), "{from}: {}", answer.headers);
    }
    assert!(preview.get("/").body.contains("en/index.html"));
}

#[test]
fn a_port_in_use_is_told_with_one_that_is_free() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let port = preview.address.rsplit(':').next().expect("a port");
    let run = folder.run(&["serve", "--port", port]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains(&format!("port {port} is in use by another program; the next free one is ")),
        "{}",
        run.stderr
    );
    assert_eq!(folder.run(&["serve", "--port", "0", "--editor", "nosuch"]).code, Some(2));
}

#[test]
fn every_kind_of_edit_is_shown() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let mut changes = preview.listen();
    let page = "/en/enterprise-server@3.4/sync.html";
    for (path, text, shown) in [
        ("content/sync.md", PAGE.replace("One.", "Two."), "<p>Two.</p>"),
        ("content/sync.md", PAGE.replace("title: Sync", "title: Another"), "<h1>Another</h1>"),
        ("content/data/reusables/note.md", "Another note.\n".to_owned(), "<p>Another note.</p>"),
        ("content/data/variables/product.yml", "name: Other\n".to_owned(), "For Other, on servers only."),
        ("content/new.md", "---\ntitle: Brand new\n---\n".to_owned(), "<h1>Another</h1>"),
        ("locales/en/ui.ftl", "skip-to-content = Jump over all of this\n".to_owned(), "Jump over all of this"),
        ("theme/page.html", "<main>{{ title }} in a theme</main>".to_owned(), "<main>Another in a theme</main>"),
        (
            "isogloss.toml",
            format!("{}{LOCALES}", crate::folder::CONFIGURATION.replace("Guide", "Handbook")),
            "in a theme",
        ),
    ] {
        folder.write(path, &text);
        let part = path.split('/').next().expect("a part");
        changes.show(part, || without_marks(&preview.get(page).body).contains(shown));
    }
    changes.show("content", || preview.get("/en/new.html").status == 200);
    folder.write("theme/style.css", "p { color: red }\n");
    changes.show("theme/style.css", || preview.get("/style.css").body == "p { color: red }\n");
    std::fs::remove_file(folder.at("content/new.md")).expect("there");
    changes.show("content/new.md", || preview.get("/en/new.html").status == 404);
}

#[test]
fn errors_are_told_and_go_when_they_are_mended() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let mut changes = preview.listen();
    let findings = || preview.json("/_preview/findings?path=/en/sync.html");
    assert_eq!(findings()["findings"].as_array().map(Vec::len), Some(0));
    folder.write("content/sync.md", format!("{PAGE}\n{{% nosuch %}}\n"));
    let count = || findings()["findings"].as_array().map(Vec::len);
    changes.show("content/sync.md", || count() == Some(1) && findings()["findings"][0]["check"] == "unknown-tag");
    let found = findings();
    let first = &found["findings"][0];
    assert_eq!((first["check"].as_str(), first["severity"].as_str()), (Some("unknown-tag"), Some("error")), "{found}");
    assert!(
        first["frame"]
            .as_str()
            .is_some_and(|frame| frame.contains("{% nosuch %}") && frame.contains("content/sync.md"))
    );
    assert!(
        first["place"]["href"]
            .as_str()
            .is_some_and(|href| href.starts_with("edit:/") && href.ends_with("content/sync.md#14"))
    );
    folder.write("content/sync.md", PAGE);
    changes.show("content/sync.md", || count() == Some(0));

    folder.write("content/data/reusables/note.md", "{% nosuch %}A note.\n");
    changes.show("note.md", || findings()["findings"][0]["place"]["path"] == "content/data/reusables/note.md");
    // What cannot be read at all leaves what was there.
    for (path, text) in [("isogloss.toml", "title = ["), ("theme/page.html", "{% if %}")] {
        let before = if path == "isogloss.toml" { Some(folder.read(path)) } else { None };
        folder.write(path, text);
        let part = path.split('/').next().expect("a part");
        changes.show(part, || findings()["problem"].as_str().is_some_and(|problem| problem.contains(path)));
        assert!(preview.get("/en/sync.html").body.contains("<h1>Sync</h1>"));
        match before {
            Some(before) => folder.write(path, before),
            None => std::fs::remove_file(folder.at(path)).expect("there"),
        }
        changes.show(part, || findings()["problem"] == Value::Null);
    }
}

#[test]
fn a_block_leads_to_its_source() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let html = preview.get("/en/enterprise-server@3.4/sync.html").body;
    let places = |seen: &str| {
        let before = html.split(seen).next().expect("a part");
        let mark = before.rsplit("<!--@").next().and_then(|rest| rest.split("-->").next()).expect("a mark");
        let (start, end) = mark.split_once('-').expect("a range");
        let query = format!("path=/en/enterprise-server@3.4/sync.html&part=body&start={start}&end={end}");
        let lines = preview.json(&format!("/_preview/source?{query}"));
        let line = |line: &Value| format!("{}:{}", line["path"].as_str().unwrap_or(""), line["line"]);
        lines.as_array().expect("a list").iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(places("One."), ["content/sync.md:8"]);
    assert_eq!(places("A note."), ["content/sync.md:10", "content/data/reusables/note.md:1"]);
    assert_eq!(places("For Product"), ["content/sync.md:12", "content/data/variables/product.yml:1"]);
    let title = preview.json("/_preview/source?path=/en/sync.html&part=title&start=0&end=0");
    assert_eq!((&title[0]["path"], &title[0]["line"]), (&"content/sync.md".into(), &2.into()));
}

#[test]
fn versions_side_by_side() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let compared = preview.json("/_preview/compare?left=/en/sync.html&right=/en/enterprise-server@3.4/sync.html");
    let pairs = compared["pairs"].as_array().expect("a list");
    let states: Vec<_> = pairs.iter().map(|pair| pair["state"].as_str().unwrap_or("")).collect();
    assert_eq!(states, ["same", "same", "same", "changed"]);
    let last = &pairs[3];
    let differing = last["right_text"].as_array().expect("a list").iter().filter(|stretch| stretch["differs"] == true);
    assert_eq!(differing.map(|stretch| stretch["text"].as_str()).collect::<Vec<_>>(), [Some(", on servers only")]);
    assert_eq!(last["notes"][0]["text"], "{% ifversion ghes %}");
    assert_eq!(
        (&last["notes"][0]["line"]["path"], &last["notes"][0]["line"]["line"]),
        (&"content/sync.md".into(), &12.into())
    );
    let page = preview.get("/_compare?left=/en/sync.html").body;
    assert!(
        page.contains("<option value=\"/en/sync.html\" selected>")
            && page.contains("value=\"/fr/enterprise-server@3.3/sync.html\"")
    );
    assert_eq!(preview.get("/_preview/compare?left=/en/sync.html&right=/en/index.html").status, 400);
    assert_eq!(preview.get("/_compare?left=/en/nowhere.html").status, 404);
}

#[test]
fn a_translation_beside_its_source() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let compared = preview.json("/_preview/compare?left=/en/sync.html&right=/fr/sync.html");
    let pairs = compared["pairs"].as_array().expect("a list");
    assert!(pairs[0]["left"].is_object() && pairs[0]["right"].is_object(), "the headings are a pair");
    let notes: Vec<String> = pairs
        .iter()
        .flat_map(|pair| pair["notes"].as_array().cloned().unwrap_or_default())
        .map(|note| format!("{}: {}", note["check"], note["text"]))
        .collect();
    assert!(notes.iter().any(|note| note.contains("missing-block")), "{compared}");
}

#[test]
fn a_matrix_of_locales_and_versions() {
    let folder = project();
    folder.write("content/only.md", "---\ntitle: Only\nversions:\n  ghes: '>3.3'\n---\n\nText {% nosuch %}\n");
    let preview = Preview::of(folder.path());
    let html = preview.get("/_status").body;
    assert!(html.contains("<a href=\"/fr/index.html\" class=\"current\" title=\"Current\">"), "{html}");
    assert!(html.contains("<a href=\"/fr/sync.html\" class=\"out-of-step\" title=\"Out of step\">"));
    assert!(html.contains("<a href=\"/en/enterprise-server@3.5/index.html\" class=\"current\""));
    assert!(!html.contains("/en/only.html"), "it is not in this version");
    assert!(
        html.contains("<a href=\"/en/enterprise-server@3.5/only.html\" class=\"damaged\" title=\"Damaged\">3.5✕</a>")
    );
    assert!(html.contains("<a href=\"/fr/enterprise-server@3.5/only.html\" class=\"missing\""));
}

#[test]
fn what_is_suppressed_is_not_shown() {
    let folder = project();
    folder.write("isogloss.toml", folder.read("isogloss.toml") + "\n[checks]\nmissing-block = \"off\"\n");
    let preview = Preview::of(folder.path());
    let compared = preview.json("/_preview/compare?left=/en/sync.html&right=/fr/sync.html").to_string();
    assert!(!compared.contains("missing-block") && compared.contains("\"left\""), "{compared}");
}

#[test]
fn the_search_is_that_of_the_page_that_was_loaded() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let mut changes = preview.listen();
    let words = || preview.get("/search/en/words-0.js").body;
    let before = words();
    assert!(before.starts_with("isoglossSearch.words(") && !before.contains("zyzzyva"), "{before}");
    folder.write("content/sync.md", PAGE.replace("One.", "Zyzzyva."));
    changes.show("content/sync.md", || preview.get("/en/sync.html").body.contains("Zyzzyva"));
    assert_eq!(words(), before, "its contents have not been asked for again");
    assert_eq!(preview.get("/search/en/index.js").status, 200);
    assert!(words().contains("zyzzyva"), "{}", words());
    assert_eq!(preview.get("/search/en/words-99.js").status, 404);
}

#[test]
fn the_preview_speaks_the_language_of_who_looks() {
    let folder = project();
    let preview = Preview::of(folder.path());
    let with = |header: &str| {
        let address = &preview.address;
        let request = format!(
            "GET /_preview/compare?left=/en/sync.html&right=/fr/sync.html HTTP/1.0\r\nHost: {address}\r\n{header}\r\n\r\n"
        );
        let mut text = String::new();
        preview.send(&request).read_to_string(&mut text).expect("it answers");
        text
    };
    assert!(with("Accept-Language: fr-CA,en;q=0.5").contains("\"title\":\"Bloc manquant\""));
    assert!(with("Accept-Language: fr\r\nCookie: isogloss-locale=ja-JP").contains("ブロックの欠落"));
    assert!(with("Accept-Language: de").contains("\"title\":null"));
}
