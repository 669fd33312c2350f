//! A reference to read, in the order of the notes of the Chicago Manual of Style: author, title, outlet, date, address.

use super::{Citation, date};

pub(super) fn write(of: &Citation) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(sentence) = &of.sentence {
        parts.push(format!("\u{201c}{sentence}\u{201d}"));
    }
    parts.extend(of.byline.clone().map(|byline| stopped(&byline)));
    parts.extend(of.title.as_ref().map(|title| format!("\u{201c}{}\u{201d}", stopped(title))));
    let issue: Vec<String> = of.outlet.clone().into_iter().chain(of.published.map(date)).collect();
    if !issue.is_empty() {
        parts.push(stopped(&issue.join(", ")));
    }
    if let Some(place) = of.place() {
        let seen = of.accessed.map_or_else(String::new, |day| format!(" (seen on {})", date(day)));
        parts.push(format!("{place}{seen}."));
    }
    if let (Some(view), Some(_)) = (&of.view, &of.address) {
        parts.push(format!("In Parallax: {view}"));
    }
    parts.join(" ")
}

/// With a point behind it, unless it ends a sentence already.
fn stopped(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}
