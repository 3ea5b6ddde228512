//! Links that open a line of a file in the writer's editor.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::Path;

/// What stays as it is in the path of a link.
const IN_PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// Editors by name, with what their links look like.
const KNOWN: [(&str, &str); 5] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
];

/// What the links to an editor look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(String);

impl Default for Editor {
    fn default() -> Self {
        Self(KNOWN[0].1.to_owned())
    }
}

impl Editor {
    /// The editor of this name, or one whose links look like this: `{path}`, which begins with `/`, `{line}` and
    /// `{column}` are filled in.
    ///
    /// # Errors
    /// It is neither; names those that are known.
    pub fn new(name: &str) -> Result<Self, String> {
        if let Some((_, link)) = KNOWN.iter().find(|(known, _)| *known == name) {
            return Ok(Self((*link).to_owned()));
        }
        if name.contains("{path}") {
            return Ok(Self(name.to_owned()));
        }
        let known: Vec<&str> = KNOWN.iter().map(|(known, _)| *known).collect();
        Err(format!(
            "no editor is called `{name}`; there are {}, or write a link such as `editor://open?file={{path}}&line={{line}}`",
            known.join(", ")
        ))
    }

    /// The link to a place; `path` is absolute, line and column count from 1.
    pub fn link(&self, path: &Path, line: u32, column: u32) -> String {
        let path = path.to_string_lossy().replace('\\', "/");
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        let path = utf8_percent_encode(&path, IN_PATH).to_string();
        let link = self.0.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        link.replace("{path}", &path)
    }
}

#[cfg(test)]
mod tests {
    use super::Editor;
    use std::path::Path;

    #[test]
    fn a_link_names_path_line_and_column() {
        let link = |name: &str| Editor::new(name).map(|editor| editor.link(Path::new("/a b/{line}.md"), 3, 7));
        assert_eq!(link("vscode").as_deref(), Ok("vscode://file/a%20b/%7Bline%7D.md:3:7"));
        assert_eq!(link("x:{path}#{line}").as_deref(), Ok("x:/a%20b/%7Bline%7D.md#3"));
        assert!(link("vsc").is_err_and(|error| error.contains("vscode, vscodium")));
    }
}
