//! The attributes of one start tag, as far as they tell what an element is for.
//!
//! Keeps a bounded number of bytes of each, however many there are.

use super::dom::{Mark, area};
use super::tag::Tag;

/// How an element shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As any.
    Plain,
    /// Not at all.
    Hidden,
    /// On the page, but not to those who hear it.
    Unseen,
}

/// No more bytes are kept of a value.
const LONGEST: usize = 4000;
/// No more words are kept of class and identifier.
const WORDS: usize = 48;

/// Which attribute is being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Name {
    Class,
    Role,
    Style,
    Href,
    Rel,
    Property,
    Content,
    DateTime,
    Type,
    Language,
    AriaHidden,
    ItemProp,
    Title,
    #[default]
    Other,
}

/// The attributes of the start tag that is being read.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    element: Vec<u8>,
    now: Name,
    /// Class, identifier and the names that tests of the site know the element by.
    class: String,
    role: String,
    style: String,
    href: String,
    rel: String,
    property: Vec<String>,
    content: String,
    date_time: String,
    kind: String,
    item: String,
    title: String,
    hidden: bool,
    aria_hidden: bool,
    /// The language that it declares.
    pub(super) language: Option<String>,
}

impl Attributes {
    /// Begins a new start tag.
    pub(super) fn begin(&mut self, element: &[u8]) {
        self.element.clear();
        self.element.extend(element.iter().take(24));
        for text in [
            &mut self.class,
            &mut self.role,
            &mut self.style,
            &mut self.href,
            &mut self.rel,
            &mut self.content,
            &mut self.date_time,
            &mut self.kind,
            &mut self.item,
            &mut self.title,
        ] {
            text.clear();
        }
        self.property.clear();
        (self.hidden, self.aria_hidden, self.language, self.now) = (false, false, None, Name::Other);
    }

    /// The name of the next attribute.
    pub(super) fn name(&mut self, name: &[u8]) {
        self.now = match name {
            b"class" | b"id" | b"data-testid" | b"data-component" | b"data-module" => Name::Class,
            b"role" => Name::Role,
            b"style" => Name::Style,
            b"href" => Name::Href,
            b"rel" => Name::Rel,
            b"property" | b"name" => Name::Property,
            b"content" => Name::Content,
            b"datetime" => Name::DateTime,
            b"type" => Name::Type,
            b"lang" => Name::Language,
            b"aria-hidden" => Name::AriaHidden,
            b"itemprop" => Name::ItemProp,
            b"title" => Name::Title,
            b"hidden" => {
                self.hidden = true;
                Name::Other
            }
            _ => Name::Other,
        };
    }

    /// The value of the attribute whose name came last.
    pub(super) fn value(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value.get(..LONGEST).unwrap_or(value));
        let slot = match self.now {
            Name::Class => {
                if self.class.len() < LONGEST {
                    self.class.push(' ');
                    self.class.push_str(&value);
                }
                return;
            }
            Name::Property => {
                if self.property.len() < 4 {
                    self.property.push(value.trim().to_ascii_lowercase());
                }
                return;
            }
            Name::Language => {
                self.language = Some(value.into_owned());
                return;
            }
            Name::AriaHidden => {
                self.aria_hidden = value.eq_ignore_ascii_case("true");
                return;
            }
            Name::Role => &mut self.role,
            Name::Style => &mut self.style,
            Name::Href => &mut self.href,
            Name::Rel => &mut self.rel,
            Name::Content => &mut self.content,
            Name::DateTime => &mut self.date_time,
            Name::Type => &mut self.kind,
            Name::ItemProp => &mut self.item,
            Name::Title => &mut self.title,
            Name::Other => return,
        };
        // the first of its name counts
        if slot.is_empty() {
            slot.push_str(&value);
        }
    }

    /// The element's name.
    pub(super) fn element(&self) -> &[u8] {
        &self.element
    }

    /// Whether it is a script that holds linked data.
    pub(super) fn is_linked_data(&self) -> bool {
        self.element == b"script" && self.kind.to_ascii_lowercase().contains("ld+json")
    }

    /// Whether its element is of the vocabulary of drawings or formulas.
    pub(super) fn is_foreign(&self) -> bool {
        self.element == b"svg" || self.element == b"math"
    }

    /// How the element shows.
    pub(super) fn shown(&self) -> Shown {
        let style =
            || self.style.bytes().filter(|byte| !byte.is_ascii_whitespace()).map(|byte| byte.to_ascii_lowercase());
        let has = |rule: &[u8]| {
            let style: Vec<u8> = style().take(500).collect();
            style.windows(rule.len()).any(|part| part == rule)
        };
        if self.hidden || (!self.style.is_empty() && (has(b"display:none") || has(b"visibility:hidden"))) {
            Shown::Hidden
        } else if self.aria_hidden {
            Shown::Unseen
        } else {
            Shown::Plain
        }
    }

    /// The areas that role and properties name.
    pub(super) fn areas(&self) -> u32 {
        let mut areas = match self.role.as_str() {
            "article" => area::ARTICLE,
            "main" => area::MAIN,
            "complementary" => area::ASIDE,
            "navigation" | "menu" | "menubar" => area::NAV,
            "banner" => area::HEADER,
            "contentinfo" => area::FOOTER,
            "search" | "form" => area::FORM,
            "dialog" | "alertdialog" => area::DIALOG,
            "button" => area::BUTTON,
            _ => 0,
        };
        if self.item.eq_ignore_ascii_case("articleBody") {
            areas |= area::BODY_TEXT;
        }
        areas
    }

    /// The words of class, identifier, role and property: small letters, in order, each once.
    pub(super) fn tokens(&self) -> Vec<Box<str>> {
        if self.class.is_empty() && self.role.is_empty() && self.item.is_empty() {
            return Vec::new();
        }
        let mut words: Vec<Box<str>> = Vec::new();
        for text in [&self.class, &self.role, &self.item] {
            split(text, |word| {
                if words.len() < WORDS {
                    words.push(word.to_ascii_lowercase().into_boxed_str());
                }
            });
        }
        words.sort_unstable();
        words.dedup();
        words
    }

    /// A number that is equal for elements of one name and class (the FNV-1a hash).
    pub(super) fn style(&self, tag: Tag) -> u64 {
        let bytes = [tag as u8].into_iter().chain(self.class.bytes());
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// Names and value of a `<meta>` element.
    pub(super) fn meta(&mut self) -> Vec<(String, String)> {
        let item = self.item.to_ascii_lowercase();
        let content = std::mem::take(&mut self.content);
        if content.trim().is_empty() {
            return Vec::new();
        }
        let item = (!item.is_empty()).then(|| format!("item:{item}"));
        self.property.drain(..).chain(item).map(|name| (name, content.clone())).collect()
    }

    /// The address of a `<link rel="canonical">`.
    pub(super) fn canonical(&self) -> Option<String> {
        (self.rel.eq_ignore_ascii_case("canonical") && !self.href.is_empty()).then(|| self.href.clone())
    }

    /// What is to be remembered of the element, and whether it is named exactly so.
    pub(super) fn mark(&self, tag: Tag) -> Option<(Mark, bool)> {
        let item = self.item.to_ascii_lowercase();
        let rel = || self.rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"));
        if tag == Tag::Time {
            return Some((Mark::Time, !self.date_time.is_empty()));
        }
        let known = match item.as_str() {
            "author" => Some(Mark::Author),
            "headline" => Some(Mark::Headline),
            "datepublished" => Some(Mark::Date),
            _ => rel().then_some(Mark::Author),
        };
        if let Some(mark) = known {
            return Some((mark, true));
        }
        let mut mark = None;
        split(&self.class, |word| {
            let word = word.to_ascii_lowercase();
            mark = mark.or(match word.as_str() {
                "byline" | "author" | "authors" | "contributor" | "contributors" | "writer" | "reporter" => {
                    Some(Mark::Byline)
                }
                "breadcrumb" | "breadcrumbs" => Some(Mark::Crumb),
                "date" | "timestamp" | "datetime" | "pubdate" | "published" | "dateline" => Some(Mark::Date),
                _ => None,
            });
        });
        mark.map(|mark| (mark, false))
    }

    /// The machine-readable value of a remembered element.
    pub(super) fn machine_value(&self) -> String {
        let value = [&self.date_time, &self.content, &self.title].into_iter().find(|value| !value.is_empty());
        value.cloned().unwrap_or_default()
    }
}

/// Calls for each word of a class: "articleBody-text" is "article", "Body", "text".
fn split(class: &str, mut word: impl FnMut(&str)) {
    for part in class.split(|letter: char| !letter.is_ascii_alphabetic()) {
        let mut rest = part;
        while !rest.is_empty() {
            let bytes = rest.as_bytes();
            let end = (1..bytes.len())
                .find(|&at| {
                    let lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
                    lower(at - 1) && bytes.get(at).is_some_and(u8::is_ascii_uppercase)
                })
                .unwrap_or(rest.len());
            let (first, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if (2..=20).contains(&first.len()) {
                word(first);
            }
            rest = behind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(element: &str, attributes: &[(&str, &str)]) -> Attributes {
        let mut out = Attributes::default();
        out.begin(element.as_bytes());
        for (name, value) in attributes {
            out.name(name.as_bytes());
            out.value(value.as_bytes());
        }
        out
    }

    #[test]
    fn classes_are_cut_into_words() {
        let tokens = of("div", &[("class", "articleBody-text__x RELATED"), ("id", "story_2")]).tokens();
        assert_eq!(tokens, ["article", "body", "related", "story", "text"].map(Box::from));
    }

    #[test]
    fn what_does_not_show_is_told() {
        for (name, value, want) in [
            ("style", "color: red; DISPLAY : none", Shown::Hidden),
            ("hidden", "", Shown::Hidden),
            ("aria-hidden", "true", Shown::Unseen),
            ("style", "display:block", Shown::Plain),
        ] {
            assert_eq!(of("div", &[(name, value)]).shown(), want, "{name}={value}");
        }
    }

    #[test]
    fn authors_and_dates_are_remembered() {
        assert_eq!(of("a", &[("rel", "noopener author")]).mark(Tag::A), Some((Mark::Author, true)));
        assert_eq!(of("span", &[("class", "c-byline__name")]).mark(Tag::Other), Some((Mark::Byline, false)));
        assert_eq!(of("time", &[("datetime", "2025-04-23")]).mark(Tag::Time), Some((Mark::Time, true)));
        assert_eq!(of("div", &[("class", "story")]).mark(Tag::Div), None);
    }
}
