//! Why the two readings of a page differ: each cause is a rule that puts what it is about aside on both sides.

use super::tokens::{TEXT, is_block};

/// A known difference.
pub struct Cause {
    pub name: &'static str,
    /// Why this project's reading is the one that it wants.
    pub reason: &'static str,
    put_aside: fn(&[String]) -> Vec<String>,
}

pub const CAUSES: &[Cause] = &[
    Cause {
        name: "an address within a raw link",
        reason: "`<a href=…>https://…</a>` is a link already; one link within another splits both",
        put_aside: without_links_in_raw_links,
    },
    Cause {
        name: "www. in capitals or behind a CJK character",
        reason: "the flavour's specification does not ask for small letters, and no blank stands before it in such text",
        put_aside: |tokens| without_links(tokens, |address, _| address.to_ascii_lowercase().starts_with("http://www.")),
    },
    Cause {
        name: "a closing tag in a paragraph's lazy continuation",
        reason: "a lone tag of such a kind begins no block within a paragraph (CommonMark 0.31, 4.6)",
        put_aside: without_closing_tags,
    },
    Cause {
        name: "a row that is one bar",
        reason: "only an empty line or another block ends a table; comrak ends it there, and the rows behind become text",
        put_aside: without_tables_behind_lone_bars,
    },
    Cause {
        name: "an address before CJK text",
        reason: "the text behind an address is no part of it; comrak takes all of it up to a blank",
        put_aside: without_text_behind_addresses,
    },
    Cause {
        name: "marks in pairs in a line of CJK text",
        reason: "comrak's amendment leaves the asterisks to the reader where the mark itself does not touch a CJK character",
        put_aside: without_marks,
    },
];

/// The cause of a difference; "several" where it takes more than one, None where no cause explains it.
pub fn cause(ours: &[String], theirs: &[String]) -> Option<&'static str> {
    let alone = CAUSES.iter().find(|cause| (cause.put_aside)(ours) == (cause.put_aside)(theirs));
    alone.map(|cause| cause.name).or_else(|| (put_all_aside(ours) == put_all_aside(theirs)).then_some("several"))
}

/// What no cause is about.
pub fn put_all_aside(tokens: &[String]) -> Vec<String> {
    CAUSES.iter().fold(tokens.to_vec(), |tokens, cause| (cause.put_aside)(&tokens))
}

/// Puts tokens together again: texts that now are neighbours become one.
fn joined<'t>(tokens: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for token in tokens {
        match (joined.last_mut().filter(|last| last.starts_with(TEXT)), token.strip_prefix(TEXT)) {
            (Some(last), Some(text)) => last.push_str(text),
            _ => joined.push(token.to_owned()),
        }
    }
    joined
}

/// The address of a link whose text is the address, at `at`.
fn autolink(tokens: &[String], at: usize) -> Option<&str> {
    let address = tokens[at].strip_prefix("<a ")?.split(' ').next()?;
    let text = tokens.get(at + 1)?.strip_prefix(TEXT)?;
    (tokens.get(at + 2)? == "</a>" && address.ends_with(text)).then_some(address)
}

/// Without the elements of the autolinks that `is_aside` picks by address and by the text behind.
fn without_links(tokens: &[String], is_aside: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let behind = |at: usize| tokens.get(at + 3).and_then(|token| token.strip_prefix(TEXT)).unwrap_or("");
    let picks = |at: usize| autolink(tokens, at).is_some_and(|address| is_aside(address, behind(at)));
    let is_tag = |at: &usize| picks(*at) || *at >= 2 && picks(at - 2);
    joined((0..tokens.len()).filter(|at| !is_tag(at)).map(|at| tokens[at].as_str()))
}

fn without_links_in_raw_links(tokens: &[String]) -> Vec<String> {
    let mut raw = false;
    let mut kept = Vec::new();
    for token in tokens {
        raw = match token.as_str() {
            "html </a>" => false,
            token => raw && !is_block(token) || token.starts_with("html <a href"),
        };
        if !raw || token.starts_with("html ") || token.starts_with(TEXT) {
            kept.push(token.as_str());
        }
    }
    joined(kept.into_iter())
}

/// Without the rest of the page: from the tag on, one side reads HTML to the next empty line, and the other what it says.
fn without_closing_tags(tokens: &[String]) -> Vec<String> {
    let Some(at) = tokens.iter().position(|token| token.starts_with("html </pre>")) else { return tokens.to_vec() };
    let mut kept = tokens[..at].to_vec();
    kept.truncate(kept.iter().rposition(|token| !is_block(token)).map_or(0, |last| last + 1));
    kept.iter().map(|token| token.trim_end().to_owned()).collect()
}

/// Without what stands between a row that begins with an empty cell, or the end of the table in its place, and the next
/// heading.
fn without_tables_behind_lone_bars(tokens: &[String]) -> Vec<String> {
    let begins = |at: usize, start: [&str; 3]| {
        tokens
            .get(at..at + 3)
            .is_some_and(|found| found.iter().zip(start).all(|(token, start)| token.starts_with(start)))
    };
    let mut is_cut = false;
    let mut kept = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        is_cut &= !token.starts_with("<h");
        is_cut |= begins(at, ["<tr>", "<td>", "</td>"]) || begins(at, ["</table>", "<p>", "text |"]);
        if !is_cut {
            kept.push(token.clone());
        }
    }
    kept
}

/// What follows an address without a blank is read as text by one side and as address by the other: the rest of the block
/// is cut off.
fn without_text_behind_addresses(tokens: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut is_cut = false;
    for (at, token) in tokens.iter().enumerate() {
        is_cut &= !is_block(token);
        let behind = tokens.get(at + 3).and_then(|token| token.strip_prefix(TEXT)).unwrap_or("");
        is_cut |= autolink(tokens, at).is_some_and(|address| {
            !address.is_ascii() || behind.trim_start_matches(|c: char| c.is_ascii_punctuation()).starts_with(is_cjk)
        });
        if !is_cut {
            kept.push(token.as_str());
        }
    }
    joined(kept.into_iter())
}

fn without_marks(tokens: &[String]) -> Vec<String> {
    let is_mark = |token: &&String| ["<strong>", "</strong>", "<em>", "</em>"].contains(&token.as_str());
    let bare: Vec<String> = tokens.iter().filter(|token| !is_mark(token)).cloned().collect();
    let words = |token: String| token.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = |token: String| if token.starts_with(TEXT) { words(token.replace('*', "")) } else { token };
    joined(joined(bare.iter().map(String::as_str)).into_iter().map(text).collect::<Vec<_>>().iter().map(String::as_str))
}

fn is_cjk(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FFEF}')
}
