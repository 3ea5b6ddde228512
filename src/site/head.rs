//! What the head of a page tells search engines: description, canonical address, alternates.

use super::Site;
use super::address::Here;
use super::{html_text, notice};
use crate::render::{Edition, Record, escaped_with_quotes};

/// Characters of a description beyond which search engines cut.
const LONGEST_DESCRIPTION: usize = 300;

/// The text of some HTML, for an attribute: without tags, on one line, and not too long.
pub fn description(html: &str) -> String {
    escaped_with_quotes(&html_text::plain(html, LONGEST_DESCRIPTION))
}

/// The one address of this text: absolute where the site's address is known, else relative. A page that is not
/// translated is the source's page.
pub fn canonical(site: &Site<'_>, record: &Record<'_>, here: &Here<'_>) -> String {
    let locale = if notice::is_in_source_language(site, record) { 0 } else { here.edition.locale };
    address(site, here, Edition { locale, ..here.edition })
}

/// `<link>` elements for the page in the locales that have it; other readers get the source.
pub fn alternates(site: &Site<'_>, here: &Here<'_>) -> String {
    let mut html = String::new();
    if !site.has_locales {
        return html;
    }
    let locales = &site.project().config.locales;
    let translated = notice::translations(site, here.page);
    let named = translated.map(|locale| (locale, locales[locale].code.as_str())).chain([(0, "x-default")]);
    for (locale, code) in named {
        html.push_str("<link rel=\"alternate\" hreflang=\"");
        html.push_str(code);
        html.push_str("\" href=\"");
        html.push_str(&address(site, here, Edition { locale, ..here.edition }));
        html.push_str("\">\n");
    }
    html
}

/// `<meta>` elements for programs that show a preview of a link. Source of the rule: ogp.me; an address must be absolute.
pub fn open_graph(site: &Site<'_>, record: &Record<'_>, here: &Here<'_>) -> String {
    let config = &site.project().config;
    let kind = if Some(here.page) == site.home { "website" } else { "article" };
    let title = site.renderer.titles.title(here.page, here.edition.locale, here.edition.version);
    let title = title.map_or("", |title| &title.html);
    let locale = config.locales[here.edition.locale].code.replace('-', "_");
    let site_name = escaped_with_quotes(&config.title);
    let address = site.absolute.as_ref().map(|_| canonical(site, record, here));
    let values = [("type", Some(kind)), ("title", Some(title)), ("site_name", Some(&site_name))];
    let values = values.into_iter().chain([("locale", Some(locale.as_str())), ("url", address.as_deref())]);
    let values = values.filter_map(|(name, value)| Some((name, value?)));
    values.map(|(name, value)| format!("<meta property=\"og:{name}\" content=\"{value}\">\n")).collect()
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
