//! What the head of a page tells search engines: description, canonical address, alternates.

use super::Site;
use super::address::Here;
use super::html_text;
use crate::render::{Edition, escaped_with_quotes};

/// Characters of a description beyond which search engines cut.
const LONGEST_DESCRIPTION: usize = 300;

/// The text of some HTML, for an attribute: without tags, on one line.
pub fn description(html: &str) -> String {
    escaped_with_quotes(&html_text::plain(html, LONGEST_DESCRIPTION))
}

/// The one address of this page: absolute where the site's address is known, else relative.
pub fn canonical(site: &Site<'_>, here: &Here<'_>) -> String {
    address(site, here, here.edition)
}

/// `<link>` elements for the page in every locale; other readers get the source.
pub fn alternates(site: &Site<'_>, here: &Here<'_>) -> String {
    let mut html = String::new();
    if !site.has_locales {
        return html;
    }
    let locales = site.project().config.locales.iter().enumerate();
    let named = locales.map(|(locale, entry)| (locale, entry.code.as_str())).chain([(0, "x-default")]);
    for (locale, code) in named {
        html.push_str("<link rel=\"alternate\" hreflang=\"");
        html.push_str(code);
        html.push_str("\" href=\"");
        html.push_str(&address(site, here, Edition { locale, ..here.edition }));
        html.push_str("\">\n");
    }
    html
}

fn address(site: &Site<'_>, here: &Here<'_>, edition: Edition) -> String {
    match &site.absolute {
        Some(base) => format!("{base}/{}", site.addresses.href(here.page, edition)),
        None => here.page_in(here.page, edition),
    }
}

#[cfg(test)]
mod tests {
    use super::description;

    #[test]
    fn descriptions_are_plain_and_short() {
        assert_eq!(description("<p>A <a href=\"x\">b</a>\n&amp; \"c\"</p>"), "A b &amp; &quot;c&quot;");
        let long = description(&"许可证 ".repeat(100));
        assert!(long.ends_with("许可证…") && long.chars().count() <= 300);
    }
}
