//! Words beside the names of authors: papers and agencies, roles, what stands in capitals alone.

use std::sync::LazyLock;

use super::vocabulary::Words;
use crate::text::fold;

/// Whether a name is one of a paper, an agency, a house: it ends, or begins, with a word for such.
pub(super) fn is_paper(name: &str) -> bool {
    const PAPERS: &[&str] = &[
        "courier",
        "times",
        "post",
        "herald",
        "news",
        "journal",
        "wire",
        "tribune",
        "gazette",
        "press",
        "today",
        "network",
        "media",
        "magazine",
        "chronicle",
        "observer",
        "guardian",
        "standard",
        "mail",
        "express",
        "daily",
        "service",
        "agency",
        "telegraph",
        "dispatch",
        "examiner",
        "inquirer",
        "register",
        "sentinel",
        "globe",
        "broadcasting",
        "bulletin",
        "mercury",
        "monitor",
        "report",
        "review",
        "zeitung",
        "kurier",
        "newspaper",
        "radio",
        "television",
        "reuters",
        "bloomberg",
        "afp",
        "ap",
        "weekly",
        "ledger",
        "advocate",
        "record",
        "echo",
    ];
    let fold = |word: Option<&str>| word.is_some_and(|word| PAPERS.contains(&fold(word).as_str()));
    let mut words = name.split(' ').filter(|word| !word.eq_ignore_ascii_case("the"));
    let first = words.next();
    let last = words.next_back().or(first);
    let weekly = matches!(first, Some("Daily" | "Weekly" | "Radio"));
    fold(last) || weekly
}

/// The paper named behind the author: "By Name, Harbour Courier".
pub(super) fn paper(text: &str) -> Option<&str> {
    let text = text.split(" | ").next().unwrap_or(text);
    let part = text.split(", ").skip(1).find(|part| is_paper(part) && part.split(' ').count() <= 5)?;
    part.chars().next().is_some_and(char::is_uppercase).then_some(part.trim())
}

/// "ESPN", "AP": what stands behind a name's comma in capitals alone; degrees have points or are known.
pub(super) fn is_acronym(part: &str) -> bool {
    const DEGREES: &[&str] =
        &["MD", "PHD", "MPH", "RN", "RD", "JR", "SR", "II", "III", "IV", "MS", "MA", "DO", "JD", "MBA"];
    part.len() >= 2 && part.chars().all(char::is_uppercase) && !DEGREES.contains(&part)
}

/// Words that say what an author does.
pub(super) fn is_role(word: &str) -> bool {
    const ROLES: &[&str] = &[
        "staff",
        "writer",
        "reporter",
        "editor",
        "correspondent",
        "contributor",
        "columnist",
        "senior",
        "associate",
        "assistant",
        "chief",
        "producer",
        "journalist",
        "updated",
        "published",
        "posted",
        "created",
        "last",
        "for",
        "special",
        "contributing",
        "freelance",
        "managing",
        "executive",
        "deputy",
        "author",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "in",
        "on",
        "at",
        "comments",
        "photos",
        "photo",
        "photography",
        "video",
        "with",
        "globe",
        "min",
        "read",
        "share",
        "follow",
    ];
    static KNOWN: LazyLock<Words> = LazyLock::new(|| ROLES.iter().copied().collect());
    KNOWN.contains(word.trim_end_matches('.').to_lowercase().as_str())
}
