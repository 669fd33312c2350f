//! Values of `corpus.toml` that have a form of their own; what breaks it is an error that says what is meant.

use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::corpus::{Said, Which};
use crate::ingest::language_of;
use crate::model::Moment;

/// The languages of ISO 639-1.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io \
    is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my \
    na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so \
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

pub(super) fn which<'de, D: Deserializer<'de>>(from: D) -> Result<Which, D::Error> {
    Which::new(&String::deserialize(from)?).map_err(D::Error::custom)
}

pub(super) fn all_which<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Which>, D::Error> {
    let patterns = Vec::<String>::deserialize(from)?;
    patterns.iter().map(|pattern| Which::new(pattern).map_err(D::Error::custom)).collect()
}

/// A date of TOML or a text; an empty text is an unknown date.
pub(super) fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<Said<Moment>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Date {
        Date(toml::value::Datetime),
        Text(String),
    }
    let text = match Date::deserialize(from)? {
        // "2025-04-23 15:51:00Z" is a date of TOML and has a space
        Date::Date(date) => date.to_string().replace(' ', "T"),
        Date::Text(text) => text,
    };
    if text.is_empty() {
        return Ok(Said::Unknown);
    }
    Moment::from_str(&text).map(Said::Is).map_err(D::Error::custom)
}

pub(super) fn colour<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(Some(text.to_ascii_lowercase()));
    }
    Err(D::Error::custom(format!("expected a colour like \"#1a5fb4\", found {text:?}")))
}

pub(super) fn country<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?.to_ascii_uppercase();
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Ok(Some(text));
    }
    Err(D::Error::custom(format!("expected a country as two letters (ISO 3166-1) like \"IN\", found {text:?}")))
}

pub(super) fn link<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() || text.starts_with("https://") || text.starts_with("http://") {
        return Ok(Some(text));
    }
    Err(D::Error::custom(format!("expected an address that begins with https:// or http://, found {text:?}")))
}

/// A language by its code, its tag or its English name, as its code; an empty text is an unknown one.
pub(super) fn language<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() {
        return Ok(Some(text));
    }
    match language_of(&text).filter(|code| LANGUAGES.split(' ').any(|known| known == code)) {
        Some(code) => Ok(Some(code)),
        None => {
            Err(D::Error::custom(format!("expected a language as its code (ISO 639-1) like \"en\", found {text:?}")))
        }
    }
}
