//! Words that dates are written with: months, weekdays, labels such as "Updated", in the languages of the news.

use std::sync::LazyLock;

use crate::ingest::vocabulary::Table;

/// The month that a folded word names, from 1.
pub(super) fn month(folded: &str) -> Option<i8> {
    static KNOWN: LazyLock<Table<i8>> = LazyLock::new(|| {
        MONTHS.iter().zip(1..).flat_map(|(names, number)| names.iter().map(move |name| (*name, number))).collect()
    });
    KNOWN.get(folded).copied()
}

/// Folded names and abbreviations by month: English, French, German, Spanish, Italian, Portuguese, Dutch, Polish,
/// Swedish, Indonesian, Turkish.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "janvier", "janv", "januar", "janner", "enero", "ene", "gennaio", "gen", "janeiro",
        "januari", "stycznia", "ocak",
    ],
    &[
        "february",
        "feb",
        "fevrier",
        "fevr",
        "fev",
        "februar",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
        "lutego",
        "subat",
    ],
    &["march", "mar", "mars", "marz", "marzo", "marco", "maart", "mrt", "marca", "maret", "mart"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwietnia", "nisan"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maja", "maj", "mayis"],
    &["june", "jun", "juin", "juni", "junio", "giugno", "giu", "junho", "czerwca", "haziran"],
    &["july", "jul", "juillet", "juil", "juli", "julio", "luglio", "lug", "julho", "lipca", "temmuz"],
    &["august", "aug", "aout", "agosto", "ago", "augustus", "sierpnia", "augusti", "agustus", "agustos"],
    &["september", "sept", "sep", "septembre", "septiembre", "settembre", "set", "setembro", "wrzesnia", "eylul"],
    &[
        "october",
        "oct",
        "octobre",
        "oktober",
        "okt",
        "octubre",
        "ottobre",
        "ott",
        "outubro",
        "out",
        "pazdziernika",
        "ekim",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro", "listopada", "kasim"],
    &[
        "december",
        "dec",
        "decembre",
        "dezember",
        "dez",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
        "grudnia",
        "desember",
        "aralik",
    ],
];

/// What a date is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) enum Label {
    /// "Published", "Created", "Posted".
    Published,
    /// "Updated", "Last modified".
    Updated,
    /// "Date:" and the like: a date of the article, first or last.
    Date,
    /// "Retrieved", "Born", "©": a date of something else.
    Other,
}

/// What a folded word in front of a date says of it.
pub(super) fn label(folded: &str) -> Option<Label> {
    const PUBLISHED: &[&str] = &[
        "published",
        "publish",
        "created",
        "posted",
        "publie",
        "publiee",
        "veroffentlicht",
        "erstellt",
        "publicado",
        "publicada",
        "pubblicato",
        "gepubliceerd",
        "opublikowano",
        "publicerad",
        "diterbitkan",
        "issued",
        "filed",
        "uploaded",
        "originally",
        "first",
        "released",
        "submitted",
    ];
    const UPDATED: &[&str] = &[
        "updated",
        "update",
        "modified",
        "actualizado",
        "actualizada",
        "aktualisiert",
        "aggiornato",
        "actualise",
        "jour",
        "bijgewerkt",
        "atualizado",
        "atualizada",
        "edited",
        "revised",
        "aktualizacja",
        "uppdaterad",
        "changed",
    ];
    const DATE: &[&str] = &["date", "on", "datum", "fecha", "data", "dated"];
    const OTHER: &[&str] = &[
        "retrieved",
        "accessed",
        "born",
        "died",
        "copyright",
        "expires",
        "since",
        "until",
        "till",
        "through",
        "deadline",
        "founded",
        "joined",
        "reviewed",
        "checked",
        "by",
        "from",
        "to",
        "before",
        "after",
        "between",
        "credit",
        "photo",
        "image",
    ];
    [(PUBLISHED, Label::Published), (UPDATED, Label::Updated), (DATE, Label::Date), (OTHER, Label::Other)]
        .into_iter()
        .find(|(words, _)| words.contains(&folded))
        .map(|(_, label)| label)
}

/// Whether a folded word makes a date one of something else only where it stands directly before it.
pub(super) fn is_preposition(folded: &str) -> bool {
    ["by", "from", "to", "before", "after", "between", "since", "until", "till", "through"].contains(&folded)
}

/// Whether a folded word names a day of the week.
pub(super) fn is_weekday(folded: &str) -> bool {
    const WEEKDAYS: &[&str] = &[
        "monday",
        "mon",
        "tuesday",
        "tue",
        "tues",
        "wednesday",
        "wed",
        "thursday",
        "thu",
        "thur",
        "thurs",
        "friday",
        "fri",
        "saturday",
        "sat",
        "sunday",
        "sun",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "lunedi",
        "martedi",
        "mercoledi",
        "giovedi",
        "venerdi",
        "sabato",
        "domenica",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ];
    WEEKDAYS.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_labels_read_in_several_languages() {
        for (word, want) in
            [("dec", Some(12)), ("marz", Some(3)), ("aout", Some(8)), ("octubre", Some(10)), ("menu", None)]
        {
            assert_eq!(month(word), want, "{word}");
        }
        assert_eq!(label("aktualisiert"), Some(Label::Updated));
        assert_eq!(label("retrieved"), Some(Label::Other));
        assert!(is_weekday("mercredi") && !is_weekday("april"));
    }
}
