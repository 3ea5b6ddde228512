//! Folders, globs and addresses.

use super::section::{Section, Text};
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// Stands for a locale's code in `translations`.
pub(super) const LOCALE_SLOT: &str = "{locale}";

/// Where things are in a project: paths relative to its root, with `/` and without one at the end.
pub(super) struct Folders {
    pub(super) content: String,
    pub(super) data: String,
    pub(super) translations: String,
}

/// The configured folders; the defaults depend on which folders there are, which `is_folder` tells by path below the root.
pub(super) fn folders(top: &Section<'_>, is_folder: &dyn Fn(&str) -> bool) -> Folders {
    let content = inside(top, "content").unwrap_or_else(|| "content".to_owned());
    let data = inside(top, "data").unwrap_or_else(|| {
        let nested = format!("{content}/data");
        if is_folder(&nested) { nested } else { "data".to_owned() }
    });
    let translations = inside(top, "translations").unwrap_or_else(|| {
        let folder = if is_folder("locales") { "locales" } else { "translations" };
        format!("{folder}/{LOCALE_SLOT}")
    });
    if !translations.contains(LOCALE_SLOT) {
        let message = format!("`translations` must have {LOCALE_SLOT} where the locale's code goes");
        top.problems.add(top.span_of("translations"), message);
    }
    Folders { content, data, translations }
}

/// A path that stays within the root, tidied: `./a//b/` is `a/b`.
pub(super) fn inside(top: &Section<'_>, key: &str) -> Option<String> {
    let text = top.text(key)?;
    let is_drive = text.value.as_bytes().get(1) == Some(&b':');
    let segments: Vec<&str> = text.value.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    let message = if text.value.contains('\\') {
        "must be written with `/`"
    } else if text.value.starts_with('/') || is_drive || segments.contains(&"..") {
        "must be a path within the project's root"
    } else if segments.is_empty() {
        "must name something below the project's root"
    } else {
        return Some(segments.join("/"));
    };
    top.problems.add(text.span, format!("`{key}` {message}: `{}`", text.value));
    None
}

/// A glob over paths relative to the root; `*` stays within a segment, `**` does not.
pub(super) fn glob(text: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(text).literal_separator(true).build()
}

/// Globs over paths relative to the root.
pub(super) fn globs(top: &Section<'_>, key: &str) -> GlobSet {
    let mut builder = GlobSetBuilder::new();
    for text in top.texts(key) {
        match glob(text.value) {
            Ok(glob) => drop(builder.add(glob)),
            Err(error) => top.problems.add(text.span, format!("`{}` is no glob: {}", text.value, error.kind())),
        }
    }
    builder.build().unwrap_or_else(|error| {
        top.problems.add(top.span_of(key), format!("the globs of `{key}` are too large: {}", error.kind()));
        GlobSet::empty()
    })
}

/// The address of the site without a slash at its end.
pub(super) fn site_url(top: &Section<'_>) -> Option<String> {
    http_address(top, "site_url").map(|url| url.trim_end_matches('/').to_owned())
}

/// An address on the web, as written.
pub(super) fn http_address(top: &Section<'_>, key: &str) -> Option<String> {
    let text = top.text(key)?;
    let host = text.value.strip_prefix("https://").or_else(|| text.value.strip_prefix("http://"));
    let valid = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'));
    if !valid || text.value.contains(char::is_whitespace) {
        top.problems.add(text.span, format!("`{key}` must begin with https:// or http://, not `{}`", text.value));
        return None;
    }
    Some(text.value.to_owned())
}

/// `/docs` for a site below its host's root, else empty.
pub(super) fn base_path(top: &Section<'_>) -> String {
    let Some(Text { value, span }) = top.text("base_path") else { return String::new() };
    let trimmed = value.trim_end_matches('/');
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['?', '#', '\\', ' ']);
    let valid =
        value.is_empty() || value == "/" || trimmed.strip_prefix('/').is_some_and(|rest| rest.split('/').all(plain));
    if !valid {
        top.problems.add(span, format!("`base_path` must be empty or a path such as `/docs`, not `{value}`"));
    }
    trimmed.to_owned()
}
