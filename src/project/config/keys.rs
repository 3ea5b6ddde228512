//! The keys that a configuration may have, and which of them was meant by an unknown one.

use crate::text::nearest;

/// The part of the file before the first header.
pub(super) const TOP: &str = "";

/// Every closed table with its keys; `[variables]`, `[checks]` and `[check]` are open.
const TABLES: &[(&str, &[&str])] = &[
    (
        TOP,
        &[
            "title",
            "content",
            "data",
            "translations",
            "assets",
            "assets_list",
            "site_url",
            "base_path",
            "edit_url",
            "markdown_copies",
            "repair",
            "exclude",
            "untranslated",
            "source",
            "locales",
            "plans",
            "dialect",
            "variables",
            "links",
            "checks",
            "check",
        ],
    ),
    ("[source]", &["locale", "name"]),
    ("[locales.CODE]", &["name", "url", "direction"]),
    ("[[plans]]", &["id", "short", "title", "default", "releases", "upcoming", "deprecated"]),
    ("[dialect]", &["vintage"]),
    ("[links]", &["pin"]),
    ("[[links.pin]]", &["prefix", "contains", "from", "to"]),
];

/// The keys of one of the tables above.
pub(super) fn of_table(table: &str) -> &'static [&'static str] {
    TABLES.iter().find(|(name, _)| *name == table).map_or(&[], |(_, keys)| keys)
}

/// What to say of a key that `table` does not have.
pub(super) fn unknown(key: &str, table: &str) -> String {
    let within = if table == TOP { String::new() } else { format!(" in {table}") };
    format!("unknown key `{key}`{within}; {}", advice(key, table))
}

fn advice(key: &str, table: &str) -> String {
    let keys = of_table(table);
    if let Some(meant) = nearest(&key.to_lowercase(), keys.iter().copied()) {
        return format!("did you mean `{meant}`?");
    }
    match TABLES.iter().find(|(_, elsewhere)| elsewhere.contains(&key)) {
        Some((TOP, _)) => format!("`{key}` belongs before the first [table] of the file"),
        Some((home, _)) => format!("`{key}` belongs in {home}"),
        None => format!("the keys here are `{}`", keys.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_key_that_was_meant() {
        assert_eq!(unknown("vintge", "[dialect]"), "unknown key `vintge` in [dialect]; did you mean `vintage`?");
        assert_eq!(unknown("site-url", TOP), "unknown key `site-url`; did you mean `site_url`?");
        assert_eq!(unknown("tilte", TOP), "unknown key `tilte`; did you mean `title`?");
        assert_eq!(unknown("Short", "[[plans]]"), "unknown key `Short` in [[plans]]; did you mean `short`?");
    }

    #[test]
    fn names_the_home_of_a_key_in_the_wrong_table() {
        assert_eq!(unknown("vintage", TOP), "unknown key `vintage`; `vintage` belongs in [dialect]");
        let expected = "unknown key `site_url` in [source]; `site_url` belongs before the first [table] of the file";
        assert_eq!(unknown("site_url", "[source]"), expected);
    }

    #[test]
    fn lists_the_keys_where_none_is_near() {
        assert_eq!(
            unknown("colour", "[source]"),
            "unknown key `colour` in [source]; the keys here are `locale`, `name`"
        );
    }
}
