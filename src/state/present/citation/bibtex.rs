//! BibTeX, after Oren Patashnik, "BibTeXing" (1988): an entry `@misc`, which has room for everything and requires
//! nothing. Values stand in braces. Letters stay UTF-8, which BibTeX passes on and `biber` reads.

use super::Citation;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) fn write(of: &Citation) -> String {
    let mut out = format!("@misc{{{},\n", key(&of.key));
    let mut put = |name: &str, value: &str| {
        out.extend(["  ", name, " = ", value, ",\n"]);
    };
    // the second braces keep a byline whole: BibTeX would part it at "and", and turn names about
    if let Some(byline) = &of.byline {
        put("author", &format!("{{{{{}}}}}", escaped(byline)));
    }
    // and the title's capitals as they are
    if let Some(title) = &of.title {
        put("title", &format!("{{{{{}}}}}", escaped(title)));
    }
    if let Some(outlet) = &of.outlet {
        put("howpublished", &format!("{{{}}}", escaped(outlet)));
    }
    if let Some(day) = of.published.map(|moment| moment.date) {
        put("year", &format!("{{{}}}", day.year()));
        if let Some(month) = usize::try_from(day.month() - 1).ok().and_then(|at| MONTHS.get(at)) {
            put("month", month);
        }
        put("day", &format!("{{{}}}", day.day()));
    }
    if let Some(language) = &of.language {
        put("langid", &format!("{{{}}}", escaped(language)));
    }
    if let Some(place) = of.place() {
        put("url", &format!("{{{}}}", address(place)));
        if let Some(day) = of.accessed {
            put("urldate", &format!("{{{}}}", day.date));
        }
    }
    if let Some(note) = of.note() {
        put("note", &format!("{{{}}}", escaped(&note)));
    }
    out.push_str("}\n");
    out
}

/// A key has no space, comma, brace, quotation mark, nor `#`, `%`, `~`, `=` and `\`.
fn key(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.') { letter } else { '-' })
        .collect()
}

/// What LaTeX would take as a command is written as a letter: Leslie Lamport, "LaTeX" (1994), section 2.1.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '%' | '#' | '_' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

/// An address is read as it stands, so only what would end the value is written otherwise, by RFC 3986.
fn address(text: &str) -> String {
    text.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D").replace(' ', "%20")
}
