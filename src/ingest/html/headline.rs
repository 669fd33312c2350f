//! The headline: the heading that shows, checked against the titles that the page declares.
//!
//! A visible heading says it best (on labelled pages 0.93 of the single `<h1>` are right, of `og:title` 0.68), but
//! sites also mark their names with it; so the heading that shares most words with the declared titles is taken.

use std::collections::BTreeSet;

use super::dom::{Dom, Mark};
use super::linked::{Article, plain};
use super::tag::Tag;
use crate::ingest::key::key;
use crate::text::fold_space;

/// A headline with what told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Headline {
    /// The headline.
    pub(super) text: String,
    /// Whether no heading on the page says so, only what the page declares.
    pub(super) is_declared: bool,
}

/// The share of words that a heading and a declared title must have in common.
const SAME: f64 = 0.3;

/// Finds the headline. `site` are names of the site, folded (see [`key`]).
pub(super) fn find(dom: &Dom, linked: &Article, site: &[String]) -> Option<Headline> {
    let declared = declared(dom, linked, site);
    let mut headings = headings(dom, &[Tag::H1]);
    headings.extend(exact(dom));
    if let Some(heading) = best(&headings, &declared) {
        return Some(Headline { text: heading, is_declared: false });
    }
    let named = |heading: &&String| !site.contains(&key(heading));
    let lone: Vec<&String> = headings.iter().filter(named).collect();
    if let ([heading], true) = (lone.as_slice(), headings.len() == 1 || declared.is_empty()) {
        let words = heading.split(' ').count();
        if words >= 4 || (words >= 2 && declared.is_empty()) {
            return Some(Headline { text: (*heading).clone(), is_declared: false });
        }
    }
    let lower = super::headline::headings(dom, &[Tag::H2, Tag::H3]);
    if let Some(heading) = lower.iter().find(|heading| declared.iter().any(|title| key(title) == key(heading))) {
        return Some(Headline { text: heading.clone(), is_declared: false });
    }
    declared.into_iter().next().map(|text| Headline { text, is_declared: true })
}

/// The texts of headings in the order of the page; lines of one heading are one text.
fn headings(dom: &Dom, tags: &[Tag]) -> Vec<String> {
    let mut out: Vec<(u32, String)> = Vec::new();
    for piece in &dom.pieces {
        let heading = dom.around(piece.node).take(3).find(|(_, node)| tags.contains(&node.tag)).map(|(at, _)| at);
        let Some(at) = heading else { continue };
        let text = dom.raw.get(piece.start..piece.end).unwrap_or_default();
        match out.last_mut().filter(|(last, _)| *last == at) {
            Some((_, heading)) => {
                heading.push(' ');
                heading.push_str(text);
            }
            None => out.push((at, text.to_owned())),
        }
        if out.len() > 300 {
            break;
        }
    }
    out.into_iter().map(|(_, text)| fold_space(&text)).filter(|text| (3..=400).contains(&text.len())).collect()
}

/// Elements that are marked as the headline and are no heading.
fn exact(dom: &Dom) -> Vec<String> {
    let marked = dom.marked.iter().filter(|marked| marked.mark == Mark::Headline);
    marked.map(|marked| fold_space(&marked.text.replace(super::dom::PART, ""))).filter(|text| text.len() > 8).collect()
}

/// The heading that shares most words with a declared title.
fn best(headings: &[String], declared: &[String]) -> Option<String> {
    let likeness = |heading: &str| declared.iter().map(|title| overlap(heading, title)).fold(0.0, f64::max);
    let mut best: Option<(f64, &String)> = None;
    for heading in headings {
        let like = likeness(heading);
        if like >= SAME && best.is_none_or(|(most, _)| like > most + 1e-9) {
            best = Some((like, heading));
        }
    }
    best.map(|(_, heading)| heading.clone())
}

/// The share of the words of two texts that both have (Dice's coefficient).
fn overlap(one: &str, two: &str) -> f64 {
    let (one, two) = (key(one), key(two));
    let (one, two): (BTreeSet<&str>, BTreeSet<&str>) = (one.split(' ').collect(), two.split(' ').collect());
    let both = one.intersection(&two).count();
    2.0 * both as f64 / (one.len() + two.len()).max(1) as f64
}

/// The titles that the page declares, the most reliable first, without the site's name.
fn declared(dom: &Dom, linked: &Article, site: &[String]) -> Vec<String> {
    const NAMES: &[&str] = &[
        "sailthru.title",
        "parsely-title",
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "item:headline",
        "title",
    ];
    let mut out: Vec<String> = Vec::new();
    let meta = |name: &str| dom.metas.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
    let named = ["sailthru.title"].into_iter().filter_map(meta).chain(linked.headline.clone());
    let rest = NAMES.iter().skip(1).filter_map(|name| meta(name));
    let whole: Vec<String> = named
        .chain(rest)
        .chain(dom.title.clone())
        .map(|title| plain(&title))
        .filter(|title| !title.is_empty())
        .collect();
    for title in &whole {
        let title = without_site(title, site, &whole);
        if !out.contains(&title) && !site.contains(&key(&title)) {
            out.push(title);
        }
    }
    out
}

/// A title without " | Site": where the end is a name of the site, or the beginning is another title.
fn without_site(title: &str, site: &[String], others: &[String]) -> String {
    for mark in [" | ", " - ", " – ", " — ", " « ", " :: ", " • ", " · "] {
        let Some((head, tail)) = title.rsplit_once(mark) else { continue };
        let (head_key, tail_key) = (key(head), key(tail));
        let known = site.iter().any(|name| *name == tail_key || glued(name) == glued(&tail_key));
        let other = others.iter().any(|other| key(other) == head_key);
        if head_key.contains(' ') && (known || other) {
            return without_site(head.trim_end(), site, &[]);
        }
    }
    title.to_owned()
}

fn glued(key: &str) -> String {
    key.replace(' ', "")
}
