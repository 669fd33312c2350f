//! Where an article was written: the place in capitals that opens it, or the place between desk and date.
//!
//! Reads shapes, knows no gazetteer.

/// What a dateline tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The place, not in capitals throughout.
    pub(super) place: String,
    /// The agency in brackets.
    pub(super) agency: Option<String>,
}

/// Marks that end a dateline, with the white space that must stand around them.
const ENDS: &[&str] = &[" — ", " – ", " -- ", " - ", "— ", "– ", "- ", " —", ": "];

/// The dateline that a paragraph opens with: "LONDON, April 23 (Agency) — Ministers …".
pub(super) fn of_paragraph(text: &str) -> Option<Dateline> {
    let mut limit = text.len().min(90);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = text.get(..limit)?;
    let (end, mark) = ENDS
        .iter()
        .filter_map(|mark| head.find(mark).map(|at| (at, *mark)))
        .min_by_key(|&(at, mark)| (at, std::cmp::Reverse(mark.len())))?;
    let before = head.get(..end)?.trim();
    let (before, agency) = match (before.find('('), before.ends_with(')')) {
        (Some(open), true) => {
            let inner = before.get(open + 1..before.len() - 1)?;
            (before.get(..open)?.trim(), (inner.len() >= 2 && inner.split(' ').count() <= 4).then(|| inner.to_owned()))
        }
        _ => (before, None),
    };
    let name = before.split(',').next()?.trim();
    let rest: Vec<&str> = before.split(',').skip(1).map(str::trim).collect();
    let capitals = is_capitals(name);
    let dated = rest.iter().any(|part| part.chars().any(|letter| letter.is_ascii_digit()));
    let words = name.split(' ').count();
    if name.is_empty() || words > 4 || rest.len() > 3 {
        return None;
    }
    let named = name.split(' ').all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let sure = if mark == ": " {
        capitals && name.len() > 3 && words <= 2 && (dated || agency.is_some())
    } else {
        capitals || (named && (dated || agency.is_some()))
    };
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
    (sure && letters && !name.chars().any(|letter| letter.is_ascii_digit()))
        .then(|| Dateline { place: plain_case(name), agency })
}

/// The place in a byline's parts: "Desk | London | Updated: …".
pub(super) fn of_byline(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let [first, place, third, ..] = parts.as_slice() else { return None };
    let lower = third.to_lowercase();
    let dated = third.chars().any(|letter| letter.is_ascii_digit())
        || lower.starts_with("updated")
        || lower.starts_with("published");
    let plain = place.split(' ').count() <= 3
        && place.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '.' | '\'' | ','))
        && place.chars().next().is_some_and(char::is_uppercase);
    (dated && plain && !first.is_empty() && super::date::dates(place).is_empty()).then(|| plain_case(place))
}

fn is_capitals(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// "NEW YORK" as "New York"; short names in capitals such as "U.S." stay.
fn plain_case(name: &str) -> String {
    if !is_capitals(name) || name.contains('.') && name.len() <= 5 {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    for letter in name.chars() {
        if inside {
            out.extend(letter.to_lowercase());
        } else {
            out.push(letter);
        }
        inside = letter.is_alphabetic() || letter == '\'' || letter == '’';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, place: Option<&str>, agency: Option<&str>) {
        let got = of_paragraph(text);
        assert_eq!(got.as_ref().map(|dateline| dateline.place.as_str()), place, "{text:?}");
        assert_eq!(got.and_then(|dateline| dateline.agency).as_deref(), agency, "{text:?}");
    }

    #[test]
    fn places_that_open_an_article() {
        check("LISBON, April 23 (Coastwire) — Ministers met.", Some("Lisbon"), Some("Coastwire"));
        check("NEW YORK — The river rose.", Some("New York"), None);
        check("TUNIS- As announced", Some("Tunis"), None);
        check("PORTO (CW) - Fog", Some("Porto"), Some("CW"));
        check("Lisbon, 3 December (Coastwire) – Ministers met.", Some("Lisbon"), Some("Coastwire"));
        check("UNITED NATIONS -- The council", Some("United Nations"), None);
        check("The mayor — who left — spoke.", None, None);
        check("Well-known people met", None, None);
        check("NOTE: this is no place", None, None);
        check("3-2 - a win", None, None);
    }

    #[test]
    fn the_place_between_desk_and_date() {
        assert_eq!(of_byline("Ledger News Desk | Lisbon | Updated: 23-04-2025").as_deref(), Some("Lisbon"));
        assert_eq!(of_byline("Ledger News Desk | Updated: 23-04-2025 | Created: 1"), None);
    }
}
