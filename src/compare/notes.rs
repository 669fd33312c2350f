//! What a reader should know of a comparison before reading it.

use super::article::Case;
use crate::model::Article;

/// That there is nothing to compare, and why; that two are copies; that languages differ. As sentences.
pub(super) fn notes(case: &Case<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let shown = case.shown();
    match shown.len() {
        0 => out.push("No article was given, so there is nothing to compare.".to_owned()),
        1 => out.push("One article alone has nothing to be compared with: everything stands only here.".to_owned()),
        _ => {}
    }
    let article = |number: u32| case.articles.get(number as usize).copied();
    for number in &shown {
        let is_empty = case.lines.get(*number as usize).is_none_or(Vec::is_empty);
        if let Some(article) = article(*number).filter(|_| is_empty) {
            out.push(format!("{} has no sentence that could be compared.", name(article)));
        }
    }
    for (place, one) in shown.iter().enumerate() {
        for two in shown.iter().skip(place + 1) {
            let (Some(a), Some(b)) = (article(*one), article(*two)) else { continue };
            if is_copy(case, *one, *two) {
                out.push(format!("{} and {} have the same text.", name(a), name(b)));
            } else if let (Some(first), Some(second)) = (&a.draft.language, &b.draft.language)
                && first != second
            {
                out.push(format!(
                    "{} and {} are in different languages ({first}, {second}): names and figures alone can match.",
                    name(a),
                    name(b)
                ));
            }
        }
    }
    out
}

fn is_copy(case: &Case<'_>, a: u32, b: u32) -> bool {
    let (Some(a), Some(b)) = (case.lines.get(a as usize), case.lines.get(b as usize)) else { return false };
    !a.is_empty() && a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.text == b.text)
}

/// An article by its title, or by its identifier where it has none.
fn name(article: &Article) -> String {
    match article.draft.title.as_deref() {
        Some(title) => format!("\u{201c}{title}\u{201d} ({})", article.draft.id),
        None => format!("The article {}", article.draft.id),
    }
}
