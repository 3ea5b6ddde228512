//! The frame around pages: templates and the files that they refer to, all of them inside the program.

use super::output::{Output, OutputError};
use minijinja::{Environment, Value};

/// Files that pages refer to, at the root of the site.
const FILES: [(&str, &str); 2] =
    [("style.css", include_str!("theme/style.css")), ("site.js", include_str!("theme/site.js"))];

const TEMPLATES: [(&str, &str); 4] = [
    ("page.html", include_str!("theme/page.html")),
    ("redirect.html", include_str!("theme/redirect.html")),
    ("not_found.html", include_str!("theme/not_found.html")),
    ("start.html", include_str!("theme/start.html")),
];

/// The templates, ready for use.
#[derive(Debug)]
pub struct Layout {
    environment: Environment<'static>,
}

impl Layout {
    pub fn new() -> Self {
        let mut environment = Environment::new();
        for (name, text) in TEMPLATES {
            environment.add_template(name, text).expect("the built-in templates are valid");
        }
        Self { environment }
    }

    /// A template with its values.
    pub fn render(&self, name: &str, values: Value) -> String {
        let template = self.environment.get_template(name).expect("the name is one of the built-in templates");
        template.render(values).expect("the built-in templates only show values")
    }
}

/// The style sheet, for pages that must do without other files.
pub const fn style() -> &'static str {
    FILES[0].1
}

/// Writes the files that pages refer to.
pub fn write_files(output: &Output) -> Result<(), OutputError> {
    FILES.iter().try_for_each(|(name, text)| output.write(name, text.as_bytes()))
}
