//! What a finding is known by from one run to the next.

use super::Diagnostic;
use crate::text::Files;

impl Diagnostic {
    /// The fingerprint that its check gave it. What parsers and builds find has none: there it is made from the rule, the
    /// file, and the text of its line and of its place, so that it survives edits elsewhere; findings that agree in all of
    /// this have the same.
    pub fn fingerprint(&self, files: &Files) -> u64 {
        if let Some(context) = &self.context {
            return context.fingerprint;
        }
        let file = files.get(self.label.file);
        let start = file.text.floor_char_boundary(self.label.range.start as usize);
        let line = file.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line = file.text[line..].lines().next().unwrap_or("").trim();
        let mut hasher = blake3::Hasher::new();
        for part in [self.check, &file.path, line, self.label.range.slice(&file.text)] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let mut first = [0; 8];
        first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        u64::from_be_bytes(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{SourceFile, TextRange};

    /// The fingerprint of an error at `needle` in a file with this text.
    fn fingerprint(check: &'static str, path: &str, text: &str, needle: &str) -> u64 {
        let mut files = Files::default();
        let file = files.add(SourceFile::new(path, text));
        let start = text.find(needle).expect("in the text");
        Diagnostic::error(check, file, TextRange::from(start..start + needle.len()), "m").fingerprint(&files)
    }

    #[test]
    fn survives_edits_elsewhere() {
        let known = fingerprint("a", "a.md", "{% x %} {% y %}\n", "{% x %}");
        assert_eq!(known, fingerprint("a", "a.md", "new\n\n  {% x %} {% y %}\r\nnew", "{% x %}"));
        assert_ne!(known, fingerprint("b", "a.md", "{% x %} {% y %}\n", "{% x %}"));
        assert_ne!(known, fingerprint("a", "b.md", "{% x %} {% y %}\n", "{% x %}"));
        assert_ne!(known, fingerprint("a", "a.md", "{% x %} {% y %}\n", "{% y %}"));
        assert_ne!(known, fingerprint("a", "a.md", "许 {% x %} {% y %}\n", "{% x %}"));
    }
}
