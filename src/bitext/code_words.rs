//! Which words of a code block are code: not its comments, strings and placeholders, nor messages and descriptions that a
//! translator may translate.

use super::cell::prose_words;

/// A line of code with so many words in lower case is a message or a sample text.
const LEAST_PROSE_IN_CODE: usize = 4;

/// Both codes without the lines that are alike, and without those whose words are in another script on the target's side:
/// comments, messages and sample texts, which a translator may translate.
pub fn without_translated_lines(source: &str, target: &str) -> (String, String) {
    let (sources, targets): (Vec<&str>, Vec<&str>) = (source.lines().collect(), target.lines().collect());
    if sources.len() != targets.len() {
        return (source.to_owned(), target.to_owned());
    }
    let letters = |line: &str| line.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let mut is_description = false;
    let differ = sources.iter().zip(&targets).filter(|(a, b)| {
        is_description ^= a.trim() == "\"\"\"";
        let is_prose = is_description
            || prose_words(a) >= LEAST_PROSE_IN_CODE
            || comment(a).is_some()
            || is_sentence_translated(a, b);
        a != b && !(is_prose && !letters(a) && letters(b))
    });
    let (mut left, mut right) = (String::new(), String::new());
    for (a, b) in differ {
        left.push_str(a);
        left.push('\n');
        right.push_str(b);
        right.push('\n');
    }
    (left, right)
}

/// True for a line of three words or more of which few are left: a message, a line of an address. Of a command whose words
/// were translated, its name and its options are left.
fn is_sentence_translated(source: &str, target: &str) -> bool {
    let (from, to) = (words(source), words(target));
    let left = from.iter().filter(|word| to.contains(word)).count();
    from.len() > 2 && left * 2 < from.len()
}

/// The words of a line as they are written, but for those in another script.
fn words(line: &str) -> Vec<&str> {
    let words = line.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| word.len() > 1 && word.is_ascii());
    words.filter(|word| word.contains(|c: char| c.is_alphabetic())).collect()
}

/// The words of code that are no prose: without comments, strings, placeholders and words of other scripts; sorted.
pub fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for line in code.lines() {
        let mut rest = &line[..comment(line).unwrap_or(line.len())];
        while let Some(at) = rest.find(['"', '\'', '<', '{', '[']) {
            push_words(&rest[..at], &mut tokens);
            let closing = match rest.as_bytes()[at] {
                b'<' => '>',
                b'{' => '}',
                b'[' => ']',
                quote => char::from(quote),
            };
            let after = &rest[at + 1..];
            let inside = matches!(closing, '}' | ']');
            rest = match after.find(closing) {
                Some(end) if !inside && !after[..end].contains('=') => &after[end + 1..],
                _ => after,
            };
        }
        push_words(rest, &mut tokens);
    }
    tokens.sort_unstable();
    tokens
}

/// Where the first comment of a line begins, in whatever language.
fn comment(line: &str) -> Option<usize> {
    ["#", "//", "--", ";", "<!--"].iter().filter_map(|sign| comment_start(line, sign)).min()
}

/// A comment begins at the start of a line or after a blank, and a blank or nothing follows its sign.
fn comment_start(line: &str, sign: &str) -> Option<usize> {
    let last = &sign[sign.len() - 1..];
    line.match_indices(sign).map(|(at, _)| at).find(|&at| {
        let after = line[at + sign.len()..].trim_start_matches(last);
        (at == 0 || line[..at].ends_with([' ', '\t'])) && (after.is_empty() || after.starts_with([' ', '\t']))
    })
}

fn push_words<'t>(text: &'t str, tokens: &mut Vec<&'t str>) {
    let separator = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/'));
    let words =
        text.split(separator).filter(|word| word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_lowercase()));
    tokens.extend(words.filter(|word| word.len() > 1));
}
