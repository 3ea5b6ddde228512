//! `{% codetabs %}` with `{% codetab LANG "Label" %} … {% endcodetab %}` in it.

use super::{Behaviour, Definition, Evaluation, Opening, Tag, TagError};

pub const TAGS: &[Definition] = &[
    Definition::block("codetabs", "endcodetabs", &[], compile_group),
    Definition::block("codetab", "endcodetab", &[], compile_tab),
];

#[derive(Debug)]
struct Enclosed {
    open: String,
}

fn compile_group(_opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    Ok(Box::new(Enclosed { open: "<div class=\"ghd-codetabs\">".to_owned() }))
}

fn compile_tab(opening: &Opening<'_>) -> Result<Box<dyn Behaviour>, TagError> {
    let (language, label) = opening.arguments.split_once(char::is_whitespace).unwrap_or((opening.arguments, ""));
    if language.is_empty() || !language.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#-_.".contains(&byte)) {
        return Err(TagError::syntax(
            "`codetab` without a language",
            "write `{% codetab javascript \"JavaScript\" %}`",
        ));
    }
    let label = label.trim().trim_matches('"');
    let label = if label.is_empty() { language } else { label };
    let label = label.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let open = format!(
        "<div class=\"ghd-codetab\" data-lang=\"{language}\" data-label=\"{label}\">\n<h3 class=\"ghd-codetab-label\">{label}</h3>\n"
    );
    Ok(Box::new(Enclosed { open }))
}

impl Behaviour for Enclosed {
    fn evaluate(&self, tag: &Tag, evaluation: &mut Evaluation<'_>) {
        evaluation.computed(tag.range, &self.open);
        evaluation.choose(tag, &[0]);
        evaluation.computed(tag.end.unwrap_or(tag.range), "</div>\n");
    }
}
