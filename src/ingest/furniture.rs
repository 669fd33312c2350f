//! Phrases that pages carry around their articles, in the languages of the news, and what each is a sign of.
//!
//! Knows phrases only; whether a line is removed is decided with its neighbours.

use std::sync::LazyLock;

use super::phrases::{INSIDE, START, WHOLE};
use crate::model::Reason;

/// What a known phrase says of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Why such a line is removed.
    pub(super) reason: Reason,
    /// Whether the article seldom goes on behind it.
    pub(super) cut: bool,
    /// How the phrase stands in the line.
    pub(super) fit: Fit,
}

/// How a phrase stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is the line.
    Whole,
    /// The line begins with it.
    Start,
    /// It stands somewhere in the line.
    Inside,
}

/// The phrases of a table, in order, each with its reason and whether it cuts.
type Phrases = Vec<(&'static str, Reason, bool)>;

/// Tables are written as phrases with bars between; the lists for searching are made once.
fn phrases(table: &'static [(Reason, bool, &'static str)]) -> Phrases {
    let rows =
        table.iter().flat_map(|&(reason, cut, phrases)| phrases.split('|').map(move |phrase| (phrase, reason, cut)));
    let mut rows: Phrases = rows.collect();
    // the first row of a phrase wins
    rows.sort_by_key(|(phrase, ..)| *phrase);
    rows.dedup_by_key(|(phrase, ..)| *phrase);
    rows
}

fn exactly(phrases: &Phrases, text: &str, fit: Fit) -> Option<Sign> {
    let at = phrases.binary_search_by(|(phrase, ..)| (*phrase).cmp(text)).ok()?;
    phrases.get(at).map(|&(_, reason, cut)| Sign { reason, cut, fit })
}

/// The sign of a line by its key (see [`super::line::key`]) and number of words.
pub(super) fn sign(key: &str, words: usize) -> Option<Sign> {
    static WHOLE_LINES: LazyLock<Phrases> = LazyLock::new(|| phrases(WHOLE));
    static BEGINNINGS: LazyLock<Phrases> = LazyLock::new(|| phrases(START));
    static PARTS: LazyLock<Phrases> = LazyLock::new(|| phrases(INSIDE));
    if words > 60 || words == 0 {
        return None;
    }
    let whole = (words <= 8).then(|| exactly(&WHOLE_LINES, key, Fit::Whole)).flatten();
    let ends = key.match_indices(' ').map(|(at, _)| at).take(5).chain([key.len()]);
    let beginning = |end: usize| key.get(..end).and_then(|begin| exactly(&BEGINNINGS, begin, Fit::Start));
    let part = |(phrase, reason, cut): &(&str, Reason, bool)| {
        let stands = key.match_indices(phrase).any(|(at, _)| {
            let before = at == 0 || key.as_bytes().get(at - 1) == Some(&b' ');
            let after = key.as_bytes().get(at + phrase.len()).is_none_or(|&byte| byte == b' ');
            before && after
        });
        stands.then_some(Sign { reason: *reason, cut: *cut, fit: Fit::Inside })
    };
    whole
        .or_else(|| if words <= 24 { ends.clone().find_map(beginning) } else { None })
        .or_else(|| PARTS.iter().find_map(part))
}

/// Labels over lists of key points.
pub(super) fn is_highlights_label(key: &str) -> bool {
    const LABELS: &str = "\
        highlights|key points|key takeaways|takeaways|in brief|at a glance|story highlights|key facts|\
        the main points|main points|quick read|summary|key highlights|what to know|points cles|l essentiel|\
        das wichtigste in kurze|claves|puntos clave|in sintesi|the gist|what you need to know|article summary|\
        points essentiels|auf einen blick|lo mas importante|resumen|in short\
        ";
    LABELS.split('|').any(|label| label == key)
}

/// "(With inputs from agencies.)", "Correction: …": remarks about the article that belong to it.
pub(super) fn is_note(key: &str, words: usize) -> bool {
    const NOTES: &str = "\
        with inputs from|with input from|with agency inputs|with agencies|with files from|correction|\
        corrections|clarification|editors note|editor s note|this article has been updated|\
        this story has been updated|this article was updated|this story was updated|\
        this article has been corrected|this story has been corrected|an earlier version of this|\
        a previous version of this|reporting by|additional reporting by|writing by|avec afp|mit material von|\
        con informacion de|avec agences|this is a developing story|this story is developing|source agencies|\
        with reuters|with ap|with afp|agencies contributed to this\
        ";
    words <= 60
        && NOTES
            .split('|')
            .any(|note| key.strip_prefix(note).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::super::line::key;
    use super::*;

    fn check(line: &str, want: Option<(Reason, bool)>) {
        let key = key(line);
        let got = sign(&key, key.split(' ').count()).map(|sign| (sign.reason, sign.cut));
        assert_eq!(got, want, "{line:?}");
    }

    #[test]
    fn signs_of_the_parts_around_an_article() {
        check("Related Articles", Some((Reason::OtherArticles, true)));
        check("TRENDING", Some((Reason::OtherArticles, true)));
        check("Lire aussi :", Some((Reason::OtherArticles, true)));
        check("© Copyright 2025", Some((Reason::Legal, false)));
        check("Subscribe to our Newsletter", Some((Reason::Subscription, false)));
        check("The council met on Monday to vote on the bridge.", None);
        check("He related the story of the flood.", None);
        check("", None);
    }

    #[test]
    fn remarks_about_the_article_are_notes() {
        for line in ["(With inputs from agencies.)", "Correction: the bridge has two lanes.", "Editor’s note: updated"]
        {
            let key = key(line);
            assert!(is_note(&key, 5), "{line}");
        }
        assert!(is_highlights_label("highlights") && !is_note("with inputs", 2));
    }
}
