//! What the makers of a corpus say of it: names, facts about single articles and outlets, names and stories that are one.
//!
//! Decides what of that applies to an article. Where it is written, and in what syntax, is for the command line.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use glob::Pattern;

use crate::entities::Pin;
use crate::model::{About, Draft, Moment, Notice, NoticeCode, Outlet, OutletId};
use crate::text::slug;

/// All that the makers say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Makers {
    /// Of the corpus.
    pub about: About,
    /// Of single articles; where several rules fit, the last counts.
    pub articles: Vec<ArticleRule>,
    /// Of outlets.
    pub outlets: Vec<OutletRule>,
    /// Which names are one.
    pub names: Vec<Pin>,
    /// Which articles are one story.
    pub stories: Vec<StoryRule>,
}

/// What the makers say of one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Said<T> {
    /// Nothing: it is as reading found it.
    #[default]
    Nothing,
    /// That nobody knows it, whatever reading found.
    Unknown,
    /// This.
    Is(T),
}

/// Facts of the articles that fit a pattern.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleRule {
    /// Which articles.
    pub which: Which,
    /// The headline.
    pub title: Said<String>,
    /// The outlet.
    pub outlet: Said<String>,
    /// Who wrote it.
    pub byline: Said<String>,
    /// When it was published.
    pub published: Said<Moment>,
    /// When it was last changed.
    pub updated: Said<Moment>,
    /// Where it was written.
    pub place: Said<String>,
    /// The part of the outlet.
    pub section: Said<String>,
    /// Its language.
    pub language: Said<String>,
    /// Its address.
    pub link: Said<String>,
}

/// An outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutletRule {
    /// What is known of it; its number of articles is not.
    pub outlet: Outlet,
    /// Other writings of its name.
    pub names: Vec<String>,
}

/// Articles that are one story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoryRule {
    /// Its title; that of its first article where there is none.
    pub title: Option<String>,
    /// Which articles.
    pub articles: Vec<Which>,
}

/// Articles, by a pattern of their sources: `*`, `?`, `**`, `[a-z]`. A pattern without a `/` is one of file names; an
/// article's identifier or its address at the outlet is a pattern as well.
#[derive(Clone, Debug, Default)]
pub struct Which {
    pattern: Pattern,
    /// Whether any article fitted; copies share it, for what fits is asked on many threads.
    fitted: Arc<AtomicBool>,
}

impl PartialEq for Which {
    fn eq(&self, other: &Self) -> bool {
        self.pattern == other.pattern
    }
}

impl Which {
    /// The articles that fit `pattern`.
    ///
    /// # Errors
    ///
    /// When the pattern makes no sense; says where.
    pub fn new(pattern: &str) -> Result<Self, String> {
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        let pattern = Pattern::new(pattern).map_err(|error| format!("{pattern:?} is no pattern: {error}"))?;
        Ok(Self { pattern, fitted: Arc::default() })
    }

    /// The pattern.
    pub fn pattern(&self) -> &str {
        self.pattern.as_str()
    }

    /// Whether any article fitted that was asked about so far.
    pub fn fitted(&self) -> bool {
        self.fitted.load(Ordering::Relaxed)
    }

    /// Whether an article fits.
    pub fn fits(&self, draft: &Draft) -> bool {
        let pattern = self.pattern.as_str();
        let source = draft.source.strip_prefix("./").unwrap_or(&draft.source);
        let named = if pattern.contains('/') { source } else { source.rsplit('/').next().unwrap_or(source) };
        // a pattern may leave out the folders in front, as one beside the files does
        let inside = pattern.contains('/')
            && source
                .match_indices('/')
                .any(|(at, _)| source.get(at + 1..).is_some_and(|rest| self.pattern.matches(rest)));
        let fits = self.pattern.matches(named)
            || inside
            || pattern == draft.id.as_str()
            || draft.link.as_deref().is_some_and(|link| link == pattern || self.pattern.matches(link));
        if fits {
            self.fitted.store(true, Ordering::Relaxed);
        }
        fits
    }
}

impl Makers {
    /// Sets what the makers say of a draft, with a notice that says so.
    pub fn apply(&self, draft: &mut Draft) {
        for rule in &self.articles {
            if rule.which.fits(draft) {
                rule.apply(draft);
            }
        }
        if let Some(rule) = draft.outlet.as_deref().and_then(|name| self.outlet(name)) {
            draft.outlet = Some(rule.outlet.name.clone());
        }
    }

    /// What is known of the outlet that goes by a name.
    pub fn outlet(&self, name: &str) -> Option<&OutletRule> {
        let id = slug(name);
        self.outlets
            .iter()
            .find(|rule| slug(&rule.outlet.name) == id || rule.names.iter().any(|other| slug(other) == id))
    }

    /// The countries that outlets speak from, by outlet and each of its names.
    pub fn countries(&self) -> std::collections::BTreeMap<OutletId, String> {
        let names = |rule: &OutletRule| {
            let country = rule.outlet.country.clone();
            let names =
                rule.names.iter().chain([&rule.outlet.name]).map(|name| OutletId(slug(name))).collect::<Vec<_>>();
            names.into_iter().filter_map(move |id| Some((id, country.clone()?)))
        };
        self.outlets.iter().flat_map(names).collect()
    }
}

impl ArticleRule {
    fn apply(&self, draft: &mut Draft) {
        let mut set: Vec<&str> = Vec::new();
        let mut gone: Vec<NoticeCode> = Vec::new();
        macro_rules! fact {
            ($field:ident, $words:literal, $code:ident) => {
                if self.$field != Said::Nothing {
                    draft.$field = match &self.$field {
                        Said::Is(value) => Some(value.clone()),
                        Said::Nothing | Said::Unknown => None,
                    };
                    set.push($words);
                    gone.push(NoticeCode::$code);
                }
            };
        }
        fact!(title, "title", Title);
        fact!(outlet, "outlet", Outlet);
        fact!(byline, "byline", Origin);
        fact!(published, "date of publication", Published);
        fact!(updated, "date of change", Published);
        fact!(place, "place", Origin);
        fact!(section, "section", Origin);
        fact!(language, "language", Language);
        fact!(link, "address", Origin);
        if set.is_empty() {
            return;
        }
        // how a fact was found on the page no longer says anything; where a text comes from still does
        draft.notices.retain(|notice| notice.code == NoticeCode::Origin || !gone.contains(&notice.code));
        draft.notices.push(Notice::new(NoticeCode::Other, format!("Set by corpus.toml: {}.", set.join(", "))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_finds_its_articles_by_file_folder_identifier_and_address() {
        let draft = Draft {
            id: "c51p7j27w5".into(),
            source: "raw/ledger/2025-04.txt".into(),
            link: Some("https://ledger.example/a/7".into()),
            ..Draft::default()
        };
        for (pattern, fits) in [
            ("2025-*.txt", true),
            ("ledger/*.txt", true),
            ("raw/**", true),
            ("./raw/ledger/2025-04.txt", true),
            ("https://ledger.example/*", true),
            ("c51p7j27w5", true),
            ("post/*.txt", false),
            ("2024-*.txt", false),
        ] {
            let which = Which::new(pattern).unwrap();
            let copy = which.clone();
            assert_eq!(which.fits(&draft), fits, "{pattern}");
            assert_eq!(copy.fitted(), fits, "{pattern}");
        }
        assert!(Which::new("a[").unwrap_err().contains("a["));
    }

    #[test]
    fn a_rule_sets_a_fact_or_says_that_it_is_unknown_and_the_notice_says_so() {
        let makers = Makers {
            articles: vec![ArticleRule {
                which: Which::new("*.txt").unwrap(),
                title: Said::Is("Fog closes the harbour".into()),
                byline: Said::Unknown,
                outlet: Said::Is("harbourtimes.example".into()),
                ..ArticleRule::default()
            }],
            outlets: vec![OutletRule {
                outlet: Outlet { name: "Harbour Times".into(), country: Some("IE".into()), ..Outlet::default() },
                names: vec!["harbourtimes.example".into()],
            }],
            ..Makers::default()
        };
        let mut draft = Draft {
            source: "a.txt".into(),
            byline: Some("Share this".into()),
            notices: vec![Notice::new(NoticeCode::Title, "The title is unknown.")],
            ..Draft::default()
        };
        makers.apply(&mut draft);
        assert_eq!((draft.title.as_deref(), draft.byline.as_deref()), (Some("Fog closes the harbour"), None));
        assert_eq!(draft.outlet.as_deref(), Some("Harbour Times"));
        let said: Vec<_> = draft.notices.iter().map(|notice| notice.message.as_str()).collect();
        assert_eq!(said, ["Set by corpus.toml: title, outlet, byline."]);
        assert_eq!(makers.countries().len(), 2);
    }
}
