//! What a page says of where it stands: outlet, section, address, language.
//!
//! Takes what is declared; the text pass fills what is not.

use super::dom::{Dom, Mark, PART};
use super::linked::{Article, plain};
use crate::ingest::given::is_address;
use crate::ingest::key::key;

/// The first value of any of these names, in their order.
pub(super) fn meta<'a>(dom: &'a Dom, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| {
        let value = dom.metas.iter().find(|(own, _)| own == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    })
}

/// The page's own address.
pub(super) fn link(dom: &Dom, linked: &Article) -> Option<String> {
    let declared =
        [dom.canonical.as_deref(), meta(dom, &["og:url", "parsely-link", "twitter:url"]), linked.url.as_deref()];
    declared.into_iter().flatten().map(str::trim).find(|link| is_address(link)).map(str::to_owned)
}

/// The outlet's name as the page declares it.
pub(super) fn outlet(dom: &Dom, linked: &Article) -> Option<String> {
    let named =
        meta(dom, &["og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone"]);
    // a handle is a name elsewhere
    let name = named.map(plain).filter(|name| !name.starts_with('@')).or_else(|| linked.publisher.clone())?;
    // some sites put their slogan or their address there
    let name = name.split(['|', '•']).next().unwrap_or(&name).trim();
    let name = name.split(" - ").next().unwrap_or(name).trim();
    let name = ["https://", "http://", "www."].iter().fold(name, |name, lead| name.strip_prefix(lead).unwrap_or(name));
    (!name.is_empty() && name.chars().count() <= 60).then(|| name.to_owned())
}

/// Every name that the site goes by, folded: declared names and the name in its address.
pub(super) fn names(dom: &Dom, linked: &Article) -> Vec<String> {
    let declared =
        ["og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site", "cre", "dc.publisher"];
    let mut out: Vec<String> = declared.iter().filter_map(|name| meta(dom, &[name])).map(key).collect();
    out.extend(linked.publisher.as_deref().map(key));
    if let Some(host) = link(dom, linked).as_deref().and_then(host) {
        out.push(key(host));
        let parts: Vec<&str> = host.split('.').collect();
        let country = parts.last().is_some_and(|last| last.len() == 2);
        let cut = if country && parts.len() > 2 && parts.iter().rev().nth(1).is_some_and(|part| part.len() <= 3) {
            2
        } else {
            1
        };
        out.extend(parts.iter().rev().nth(cut).map(|part| key(part)));
    }
    out.retain(|name| name.len() > 1);
    out.sort_unstable();
    out.dedup();
    out
}

/// The host of an address, without "www.".
pub(super) fn host(link: &str) -> Option<&str> {
    let rest = link.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// The part of the outlet that the article stands in.
pub(super) fn section(dom: &Dom, linked: &Article, title: Option<&str>) -> Option<String> {
    let title = title.map(key).unwrap_or_default();
    let fits = |section: &String| {
        let known = key(section);
        (2..=40).contains(&section.chars().count())
            && known != title
            && !matches!(
                known.as_str(),
                "home" | "homepage" | "home page" | "news" | "article" | "articles" | "uncategorized" | "all"
            )
            && section.chars().any(char::is_alphabetic)
    };
    let declared = meta(
        dom,
        &["article:section", "parsely-section", "sailthru.section", "og:section", "section", "item:articlesection"],
    );
    let declared = declared.map(plain).map(|text| first_of(&text));
    let linked_section = || linked.section.as_deref().map(first_of);
    let crumbs = || linked.crumbs.iter().find(|crumb| fits(crumb)).cloned();
    let shown = || {
        let crumbs = dom.marked.iter().filter(|marked| marked.mark == Mark::Crumb);
        crumbs.flat_map(|marked| marked.text.split(PART)).map(str::trim).map(str::to_owned).find(|crumb| fits(crumb))
    };
    declared.filter(&fits).or_else(|| linked_section().filter(&fits)).or_else(crumbs).or_else(shown)
}

/// The first of several names in one field.
fn first_of(text: &str) -> String {
    text.split([',', ';', '|', '>']).next().unwrap_or(text).trim().to_owned()
}
