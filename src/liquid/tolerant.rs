//! Reads tags as a person does: also those whose delimiters are damaged.
//!
//! Translation systems put blanks into delimiters, double or lose a brace or a percent sign, or write them full-width. The
//! lexer proper gives such tags up, as the engine does; here they are found with their extent, so that they can be
//! restored. What stands between the delimiters is not understood here.

use crate::text::TextRange;

/// A stretch of a line that is a tag or an output, or was one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseTag {
    /// With delimiters, whatever became of them.
    pub range: TextRange,
    /// Between the delimiters, without blanks.
    pub inner: TextRange,
    pub is_output: bool,
    /// The delimiters are as Liquid wants them.
    pub is_clean: bool,
}

/// Names that begin a tag whose opening delimiter is lost.
const NAMES: &[&str] =
    &["ifversion", "if", "elsif", "else", "endif", "data", "octicon", "indented_data_reference", "note", "endnote"];

const BLANKS: [char; 4] = [' ', '\t', '\u{a0}', '\u{3000}'];
const OPENING: [char; 2] = ['{', '\u{ff5b}'];
const CLOSING: [char; 2] = ['}', '\u{ff5d}'];
const PERCENT: [char; 2] = ['%', '\u{ff05}'];

/// The tags and outputs of one line, in order; no line break is looked beyond.
pub fn loose_tags(line: &str) -> Vec<LooseTag> {
    let mut found: Vec<LooseTag> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_sign(line, at) {
        let from = found.last().map_or(0, |tag| tag.range.end as usize);
        match tag_at(line, start).or_else(|| without_opener(line, from, start)) {
            Some(tag) => {
                at = tag.range.end as usize;
                found.push(tag);
            }
            None => at = start + line[start..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// Where the next sign of a delimiter stands; full-width ones begin with the byte EF in UTF-8.
fn next_sign(line: &str, from: usize) -> Option<usize> {
    let mut places = memchr::memchr3_iter(b'{', b'%', 0xEF, &line.as_bytes()[from..]).map(|offset| from + offset);
    places.find(|&at| line[at..].starts_with([OPENING[0], OPENING[1], PERCENT[0], PERCENT[1]]))
}

/// An opening delimiter: where it ends, and what it is.
struct Opener {
    end: usize,
    braces: usize,
    percents: bool,
    is_clean: bool,
}

fn tag_at(line: &str, start: usize) -> Option<LooseTag> {
    let opener = opener(line, start)?;
    if opener.braces > 1 && !opener.percents {
        return output(line, start, &opener);
    }
    let closer = closer(line, opener.end);
    if opener.percents && opener.braces > 0 {
        let closer = closer.unwrap_or_else(|| unclosed(line, opener.end));
        return Some(tag(line, start, &opener, closer));
    }
    // Of a brace or a percent sign alone only what ends as a tag does and is called as one was a tag.
    let mut closer = closer.filter(|closer| closer.has_percent)?;
    if opener.braces > 0 {
        // `{ endif %}%`: the sign that is lost in front is found behind.
        let rest = &line[closer.end..];
        closer.end = line.len() - rest.trim_start_matches(PERCENT).len();
    }
    let inner = line[opener.end..closer.start].trim_start_matches(BLANKS);
    let is_named = if opener.braces == 0 { begins_with_name(inner) } else { inner.starts_with(char::is_alphabetic) };
    is_named.then(|| tag(line, start, &opener, closer))
}

fn begins_with_name(text: &str) -> bool {
    let name = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or("");
    NAMES.contains(&name)
}

fn opener(line: &str, start: usize) -> Option<Opener> {
    let rest = &line[start..];
    let after_braces = rest.trim_start_matches(OPENING);
    let braces = rest[..rest.len() - after_braces.len()].chars().count();
    let after_blanks = after_braces.trim_start_matches(BLANKS);
    let mut after = after_blanks.trim_start_matches(PERCENT);
    let percents = after.len() < after_blanks.len();
    if !percents {
        return (braces > 0).then_some(Opener {
            end: line.len() - after_braces.len(),
            braces,
            percents,
            is_clean: braces == 2,
        });
    }
    if braces > 0 && after.starts_with(CLOSING) {
        // `{%}`: the sign belongs to both delimiters.
        return Some(Opener { end: line.len() - after.len(), braces, percents, is_clean: false });
    }
    let first = line.len() - after.len();
    // `{% {% data`, `{% % data`
    while let Some(more) = another_opener(after) {
        after = more;
    }
    let end = line.len() - after.len();
    let is_clean = &line[start..end] == "{%" && end == first;
    Some(Opener { end, braces, percents, is_clean })
}

fn another_opener(text: &str) -> Option<&str> {
    let after_braces = text.trim_start_matches(BLANKS).trim_start_matches(OPENING);
    let after = after_braces.trim_start_matches(PERCENT);
    (after.len() < after_braces.len() && !after.trim_start_matches(BLANKS).starts_with(CLOSING)).then_some(after)
}

/// A closing delimiter.
struct Closer {
    start: usize,
    end: usize,
    has_percent: bool,
    is_clean: bool,
}

/// The delimiter that ends what begins at `from`, before anything else opens: of several, one with a percent sign.
fn closer(line: &str, from: usize) -> Option<Closer> {
    let until = line[from..].find(OPENING).map_or(line.len(), |offset| from + offset);
    let mut lone = None;
    for (offset, character) in line[from..until].char_indices() {
        let start = from + offset;
        let rest = &line[start..];
        if PERCENT.contains(&character) {
            let after = rest.trim_start_matches(|c| PERCENT.contains(&c) || BLANKS.contains(&c));
            let rest = after.trim_start_matches(CLOSING);
            if rest.len() < after.len() {
                let end = line.len() - rest.len();
                return Some(Closer { start, end, has_percent: true, is_clean: &line[start..end] == "%}" });
            }
        } else if CLOSING.contains(&character) {
            let after = rest.trim_start_matches(CLOSING);
            if after.starts_with(PERCENT) {
                let end = line.len() - after.trim_start_matches(PERCENT).len();
                return Some(Closer { start, end, has_percent: true, is_clean: false });
            }
            let end = line.len() - after.len();
            lone.get_or_insert(Closer { start, end, has_percent: false, is_clean: false });
        }
    }
    lone
}

/// Where a tag ends that nothing closes: before text in another script, the next tag, or the end of the line.
fn unclosed(line: &str, from: usize) -> Closer {
    let stops = |c: char| OPENING.contains(&c) || (!c.is_ascii() && !BLANKS.contains(&c));
    let end = line[from..].find(stops).map_or(line.len(), |offset| from + offset);
    let end = from + line[from..end].trim_end_matches(BLANKS).len();
    Closer { start: end, end, has_percent: false, is_clean: false }
}

fn tag(line: &str, start: usize, opener: &Opener, closer: Closer) -> LooseTag {
    let inner = trimmed(line, opener.end, closer.start);
    let is_clean = opener.is_clean && closer.is_clean && !inner.is_empty();
    LooseTag { range: (start..closer.end).into(), inner, is_output: false, is_clean }
}

fn output(line: &str, start: usize, opener: &Opener) -> Option<LooseTag> {
    let close = opener.end + line[opener.end..].find("}}")?;
    let swallows = line[opener.end..close].contains("{%");
    (!swallows).then(|| LooseTag {
        range: (start..close + 2).into(),
        inner: trimmed(line, opener.end, close),
        is_output: true,
        is_clean: opener.is_clean,
    })
}

/// `if ghes %}`: a tag of which only the end is left, up to `start`, where its `%` is.
fn without_opener(line: &str, from: usize, start: usize) -> Option<LooseTag> {
    if !line[start..].starts_with("%}") {
        return None;
    }
    let text = &line[from..start];
    let begins = |at: &usize| {
        let before = text[..*at].chars().next_back();
        text.is_char_boundary(*at)
            && before.is_none_or(|c| !c.is_ascii_alphanumeric())
            && begins_with_name(&text[*at..])
    };
    let at = from + (0..text.len()).rev().filter(|at| text.is_char_boundary(*at)).find(begins)?;
    Some(LooseTag { range: (at..start + 2).into(), inner: trimmed(line, at, start), is_output: false, is_clean: false })
}

fn trimmed(line: &str, start: usize, end: usize) -> TextRange {
    let text = &line[start..end.max(start)];
    let left = start + (text.len() - text.trim_start_matches(BLANKS).len());
    (left..(left + text.trim_matches(BLANKS).len())).into()
}

#[cfg(test)]
mod tests {
    use super::loose_tags;

    /// Each tag as `range=inner`, with `!` where it is damaged.
    fn found(line: &str) -> String {
        let tags = loose_tags(line).into_iter().map(|tag| {
            let mark = if tag.is_clean { "" } else { "!" };
            format!("{mark}{}={}", tag.range.slice(line), tag.inner.slice(line))
        });
        tags.collect::<Vec<_>>().join(" · ")
    }

    #[test]
    fn healthy_tags() {
        assert_eq!(found("a {% data x.y %} b {{ z }}"), "{% data x.y %}=data x.y · {{ z }}=z");
        assert_eq!(found("100 % of {x}, `${{ a }}` 50%}"), "{{ a }}=a");
    }

    #[test]
    fn damaged_delimiters() {
        for line in [
            "{ % data x %}",
            "{% data x % }",
            "{{% data x %}",
            "{{% data x %}}",
            "{%% data x %%}",
            "{% {% data x %}",
            "{%{% data x %}",
            "{% % data x %}",
            "{ data x %}",
            "{data x %}",
            "{ data x%}%",
            "{ data x% %}",
            "{% data x}",
            "{% data x }%",
            "% data x %}",
            "｛％ data x ％｝",
            "{% data x",
        ] {
            assert_eq!(found(&format!("文 {line} 字")), format!("!{line}=data x"));
        }
        assert_eq!(found("1GB。if a == \"b\" %} 文"), "!if a == \"b\" %}=if a == \"b\"");
        assert_eq!(found("{% ifversion ghes}A{% endif %}"), "!{% ifversion ghes}=ifversion ghes · {% endif %}=endif");
    }

    #[test]
    fn empty_tags() {
        assert_eq!(found("{%}a{% }b{% %}"), "!{%}= · !{% }= · !{% %}=");
    }
}
