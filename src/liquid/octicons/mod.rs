//! Icons as inline SVG.
//!
//! `icons.tsv` is made from the data of the npm package `@primer/octicons` (MIT licence, see `LICENSE` beside it) by
//! `.ci/update-octicons`: name, height, width, paths.

use rustc_hash::FxHashMap;
use std::fmt::Write;
use std::sync::OnceLock;

const ICONS: &str = include_str!("icons.tsv");

struct Drawing {
    height: u32,
    width: u32,
    paths: &'static str,
}

/// The icon `name`, 16 pixels high unless `height` or `width` among the options asks for more; other options are
/// attributes, and `aria-label` (or `label`) makes it an image with that name. None if there is no such icon.
pub fn svg(name: &str, options: &[(&str, &str)]) -> Option<String> {
    let name = current_name(name);
    let drawings = icons().get(name)?;
    let option = |key: &str| options.iter().find(|(k, _)| *k == key).map(|(_, value)| *value);
    let asked = |key: &str| option(key).and_then(|value| value.parse::<u32>().ok()).filter(|size| *size <= 1024);
    let size = asked("height").or(asked("width")).unwrap_or(16);
    let drawing = drawings.iter().rev().find(|drawing| drawing.height <= size).or(drawings.first())?;
    let height = asked("height").unwrap_or_else(|| size * drawing.height / drawing.width.max(1));
    let width = asked("width").unwrap_or_else(|| size * drawing.width / drawing.height.max(1));
    let label = option("aria-label").or(option("label"));
    let mut svg = format!(
        "<svg version=\"1.1\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {} {}\" class=\"octicon octicon-{name}",
        drawing.width, drawing.height
    );
    let _ = write!(svg, "{}\"", option("class").map_or(String::new(), |class| format!(" {}", escaped(class))));
    match label {
        Some(label) => drop(write!(svg, " aria-label=\"{}\" role=\"img\">", escaped(label))),
        None => svg.push_str(" aria-hidden=\"true\">"),
    }
    svg.push_str(drawing.paths);
    svg.push_str("</svg>");
    Some(svg)
}

/// The icon whose name is spelt most like `name`.
pub fn similar(name: &str) -> Option<&'static str> {
    crate::text::nearest(name, icons().keys().copied())
}

/// Icons that were renamed are still found under their old names.
fn current_name(name: &str) -> &str {
    match name {
        "trashcan" => "trash",
        "duplicate" => "copy",
        "clippy" => "paste",
        other => other,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

fn icons() -> &'static FxHashMap<&'static str, Vec<Drawing>> {
    static TABLE: OnceLock<FxHashMap<&'static str, Vec<Drawing>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<_, Vec<Drawing>> = FxHashMap::default();
        for line in ICONS.lines() {
            let mut fields = line.splitn(4, '\t');
            if let (Some(name), Some(height), Some(width), Some(paths)) =
                (fields.next(), fields.next(), fields.next(), fields.next())
                && let (Ok(height), Ok(width)) = (height.parse(), width.parse())
            {
                table.entry(name).or_default().push(Drawing { height, width, paths });
            }
        }
        table
    })
}
