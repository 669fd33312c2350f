//! RIS, after "RIS Format Specifications" (Thomson ResearchSoft, 2001) with the types and tags of 2011: a tag of two
//! letters, two spaces, a hyphen, a space, the value; lines end with CR LF; the first is `TY`, the last `ER`.

use super::Citation;

pub(super) fn write(of: &Citation) -> String {
    let mut out = String::new();
    let mut put = |tag: &str, value: &str| {
        out.extend([tag, "  - ", value, "\r\n"]);
    };
    put("TY", "NEWS");
    put("ID", &of.key);
    // an asterisk is not allowed in names of authors and periodicals
    let plain = |text: &String| text.replace('*', "");
    let fields = [
        ("AU", of.byline.as_ref().map(plain)),
        ("TI", of.title.clone()),
        ("T2", of.outlet.as_ref().map(plain)),
        ("PY", of.published.map(|moment| moment.date.year().to_string())),
        ("DA", of.published.map(day)),
        ("LA", of.language.clone()),
        ("UR", of.place().map(str::to_owned)),
        ("Y2", of.accessed.map(day)),
        ("N1", of.note()),
    ];
    for (tag, value) in fields {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            put(tag, &value);
        }
    }
    put("ER", "");
    out
}

/// `YYYY/MM/DD/`: the fourth part is for what is no date.
fn day(moment: crate::model::Moment) -> String {
    let day = moment.date;
    format!("{:04}/{:02}/{:02}/", day.year(), day.month(), day.day())
}
