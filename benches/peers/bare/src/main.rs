//! What no generator with the same parser and allocator can be faster than: `bare CONTENT OUT` writes each page of the
//! benchmark's site as the parser's own HTML between a head and an end, one after the other, and does nothing else.

use pulldown_cmark::{Options, Parser, html};
use std::fs;
use std::io::Result;
use std::path::Path;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<()> {
    let mut folders = std::env::args_os().skip(1);
    match (folders.next(), folders.next()) {
        (Some(content), Some(out)) => folder(content.as_ref(), out.as_ref(), &mut String::new()),
        _ => Err(std::io::Error::other("bare CONTENT OUT")),
    }
}

/// Writes the pages of a folder and those below it.
fn folder(content: &Path, out: &Path, html: &mut String) -> Result<()> {
    fs::create_dir_all(out)?;
    for entry in fs::read_dir(content)? {
        let entry = entry?;
        let (path, target) = (entry.path(), out.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            folder(&path, &target, html)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            html.clear();
            push_page(&fs::read_to_string(&path)?, html);
            fs::write(target.with_extension("html"), &html)?;
        }
    }
    Ok(())
}

fn push_page(text: &str, out: &mut String) {
    let (head, body) = text.trim_start_matches("---\n").split_once("\n---\n").unwrap_or(("", text));
    let title = head.trim_start_matches("title: ");
    out.push_str("<!doctype html>\n<html>\n<head><meta charset=\"utf-8\"><title>");
    out.push_str(title);
    out.push_str("</title></head>\n<body>\n<h1>");
    out.push_str(title);
    out.push_str("</h1>\n");
    let tables = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let options = tables | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    html::push_html(out, Parser::new_ext(body, options));
    out.push_str("\n</body>\n</html>\n");
}
