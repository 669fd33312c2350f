//! The language of the article's text, inferred from its letters and three-letter sequences (crate `whatlang`).

use whatlang::Lang;

use crate::model::{Notice, NoticeCode};

/// How much of the text is looked at, in bytes: more changes nothing.
const SAMPLE: usize = 2000;

/// A text of so many words, of which so many in a hundred carry grammar in English, is English: in other languages a
/// tenth at most are spelt like English ones.
const ENGLISH: (usize, usize) = (60, 33);

/// The ISO 639-1 code of a text in English by its count of words and of those that carry grammar.
pub(super) fn of_counts(words: usize, stop_words: usize) -> Option<(String, Notice)> {
    let (least, share) = ENGLISH;
    (words >= least && stop_words * 100 >= words * share).then(|| {
        let text = "The language is English, inferred from the text.";
        ("en".to_owned(), Notice::new(NoticeCode::Language, text))
    })
}

/// The ISO 639-1 code of the language, unless the text is too short to tell.
pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> (Option<String>, Notice) {
    let mut text = String::with_capacity(SAMPLE + 400);
    for line in lines {
        text.push_str(line);
        text.push(' ');
        if text.len() >= SAMPLE {
            break;
        }
    }
    let text = text.trim_end();
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let info = whatlang::detect(text.get(..end).unwrap_or_default());
    let sure = info.filter(|info| info.is_reliable() || (text.len() > 400 && info.confidence() > 0.4));
    match sure.and_then(|info| code(info.lang()).map(|code| (code, info.lang()))) {
        Some((code, lang)) => {
            let text = format!("The language is {}, inferred from the text.", lang.eng_name());
            (Some(code.to_owned()), Notice::new(NoticeCode::Language, text))
        }
        None => (None, Notice::new(NoticeCode::Language, "The language is unknown: the text does not tell it surely.")),
    }
}

/// The ISO 639-1 code of a language given as a tag ("en-GB", "eng") or by its English name.
pub(crate) fn of_given(text: &str) -> Option<String> {
    let text = text.trim();
    let primary = text.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if primary.len() == 2 && primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(primary);
    }
    let named = || Lang::all().iter().copied().find(|lang| lang.eng_name().eq_ignore_ascii_case(text));
    Lang::from_code(&primary).or_else(named).and_then(code).map(str::to_owned)
}

fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bel => "be",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Slv => "sl",
        Lang::Slk => "sk",
        Lang::Ces => "cs",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Tur => "tr",
        Lang::Aze => "az",
        Lang::Ell => "el",
        Lang::Heb => "he",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Mar => "mr",
        Lang::Guj => "gu",
        Lang::Pan => "pa",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Kan => "kn",
        Lang::Mal => "ml",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Tha => "th",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Swe => "sv",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Cat => "ca",
        Lang::Afr => "af",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Mkd => "mk",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_language_is_a_tag_or_a_name() {
        for (text, want) in
            [("en-GB", Some("en")), ("fra", Some("fr")), ("German", Some("de")), ("x", None), ("", None)]
        {
            assert_eq!(of_given(text).as_deref(), want, "{text:?}");
        }
    }

    #[test]
    fn languages_are_told_or_left_unknown() {
        for (text, want) in [
            (
                "The council met on Monday evening to vote on a new bridge across the river that nobody had wanted.",
                Some("en"),
            ),
            (
                "Le conseil s'est réuni lundi soir pour voter la construction d'un nouveau pont sur la rivière.",
                Some("fr"),
            ),
            ("OK", None),
        ] {
            assert_eq!(of([text].into_iter()).0.as_deref(), want, "{text:?}");
        }
    }
}
