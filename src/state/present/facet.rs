//! Facets as the reader handles them: which values stand on top, what a click makes of the query, which filters hold.

use super::wording::{kind_plural, month};
use crate::engine::{FacetValue, Facets, Query, Selection};
use crate::model::EntityKind;

/// A way to narrow the list of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// By publisher.
    Outlet,
    /// By who or what is named.
    Entity(EntityKind),
    /// By event.
    Story,
    /// By month.
    Date,
    /// By language.
    Language,
    /// By where the text is first seen.
    Origin,
}

/// Whether a value is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// Neither.
    #[default]
    Open,
    /// Articles must have it.
    Included,
    /// Articles must not have it.
    Excluded,
}

/// A value of a facet, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// What stands in the query.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// Articles.
    pub count: u32,
    /// Whether it is chosen.
    pub choice: Choice,
}

/// An active filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Of which facet; none stands for the words searched for.
    pub facet: Option<Facet>,
    /// What stands in the query.
    pub value: String,
    /// What the reader sees.
    pub label: String,
    /// Whether it excludes.
    pub excluded: bool,
}

impl Facet {
    /// Every facet, in the order of display.
    pub const ALL: [Self; 9] = [
        Self::Outlet,
        Self::Story,
        Self::Entity(EntityKind::Person),
        Self::Entity(EntityKind::Organisation),
        Self::Entity(EntityKind::Place),
        Self::Date,
        Self::Entity(EntityKind::Other),
        Self::Origin,
        Self::Language,
    ];

    /// Its heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Outlet => "Outlets",
            Self::Entity(kind) => kind_plural(kind),
            Self::Story => "Stories",
            Self::Date => "Dates",
            Self::Language => "Languages",
            Self::Origin => "Text first seen in",
        }
    }

    /// A short name that tells it from the others, for identifiers of elements.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Entity(kind) => kind.as_str(),
            Self::Story => "story",
            Self::Date => "date",
            Self::Language => "language",
            Self::Origin => "origin",
        }
    }

    /// Its values in an answer.
    pub fn values(self, facets: &Facets) -> &[FacetValue] {
        match self {
            Self::Outlet => &facets.outlets,
            Self::Entity(kind) => facets.entities(kind),
            Self::Story => &facets.stories,
            Self::Date => &facets.dates,
            Self::Language => &facets.languages,
            Self::Origin => &facets.origins,
        }
    }

    /// What a query asks of it. Entities of all kinds share one selection.
    pub fn selection(self, query: &Query) -> &Selection {
        match self {
            Self::Outlet => &query.outlets,
            Self::Entity(_) => &query.entities,
            Self::Story => &query.stories,
            Self::Date => &query.dates,
            Self::Language => &query.languages,
            Self::Origin => &query.origins,
        }
    }

    fn selection_mut(self, query: &mut Query) -> &mut Selection {
        match self {
            Self::Outlet => &mut query.outlets,
            Self::Entity(_) => &mut query.entities,
            Self::Story => &mut query.stories,
            Self::Date => &mut query.dates,
            Self::Language => &mut query.languages,
            Self::Origin => &mut query.origins,
        }
    }

    /// Whether a query chooses the value.
    pub fn choice(self, query: &Query, value: &str) -> Choice {
        let selection = self.selection(query);
        let has = |list: &[String]| list.iter().any(|item| item == value);
        match (has(&selection.include), has(&selection.exclude)) {
            (true, _) => Choice::Included,
            (_, true) => Choice::Excluded,
            _ => Choice::Open,
        }
    }

    /// The query with the value chosen so; the list of results begins anew.
    pub fn choose(self, query: &Query, value: &str, choice: Choice) -> Query {
        let mut query = Query { limit: 0, ..query.clone() };
        let selection = self.selection_mut(&mut query);
        selection.include.retain(|item| item != value);
        selection.exclude.retain(|item| item != value);
        match choice {
            Choice::Open => {}
            Choice::Included => selection.include.push(value.to_owned()),
            Choice::Excluded => selection.exclude.push(value.to_owned()),
        }
        query
    }

    /// The query with the value chosen so, or open again where it was chosen so.
    pub fn toggle(self, query: &Query, value: &str, choice: Choice) -> Query {
        let choice = if self.choice(query, value) == choice { Choice::Open } else { choice };
        self.choose(query, value, choice)
    }

    /// Whether a single value is worth a place: all articles in one language, all texts their outlets' own, tell nothing.
    fn tells_with_one(self) -> bool {
        !matches!(self, Self::Language | Self::Origin)
    }

    fn label_of(self, value: &FacetValue) -> String {
        if self == Self::Date { month(&value.value) } else { value.label.clone() }
    }
}

/// A facet's values, the chosen ones on top, then in the order of the answer. Values that occur nowhere are left out
/// unless they are chosen.
pub fn rows(facets: &Facets, query: &Query, facet: Facet) -> Vec<FacetRow> {
    let row = |value: &FacetValue| FacetRow {
        value: value.value.clone(),
        label: facet.label_of(value),
        count: value.count,
        choice: facet.choice(query, &value.value),
    };
    let all: Vec<_> = facet.values(facets).iter().map(row).collect();
    let (mut chosen, open): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row.choice != Choice::Open);
    chosen.extend(open.into_iter().filter(|row| row.count > 0));
    let tells = chosen.len() > 1 || facet.tells_with_one() || chosen.iter().any(|row| row.choice != Choice::Open);
    if tells { chosen } else { Vec::new() }
}

/// Every filter that holds, in the order of the facets.
pub fn clauses(facets: &Facets, query: &Query) -> Vec<Clause> {
    let mut found = Vec::new();
    let words = query.words.trim();
    if !words.is_empty() {
        found.push(Clause {
            facet: None,
            value: words.to_owned(),
            label: format!("\u{201c}{words}\u{201d}"),
            excluded: false,
        });
    }
    for facet in Facet::ALL {
        for row in rows(facets, query, facet).into_iter().filter(|row| row.choice != Choice::Open) {
            let excluded = row.choice == Choice::Excluded;
            found.push(Clause { facet: Some(facet), value: row.value, label: row.label, excluded });
        }
    }
    // what the corpus lacks, or the answer does not list, must still be removable
    let selections =
        [Facet::Outlet, Facet::Story, Facet::Entity(EntityKind::Person), Facet::Date, Facet::Language, Facet::Origin];
    for facet in selections {
        let selection = facet.selection(query);
        let both = selection
            .include
            .iter()
            .map(|value| (value, false))
            .chain(selection.exclude.iter().map(|value| (value, true)));
        for (value, excluded) in both {
            let is_listed = |clause: &Clause| {
                clause.value == *value && clause.facet.is_some_and(|of| std::ptr::eq(of.selection(query), selection))
            };
            if !found.iter().any(is_listed) {
                let label = if facet == Facet::Date { month(value) } else { value.clone() };
                found.push(Clause { facet: Some(facet), value: value.clone(), label, excluded });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(list: &[(&str, &str, u32)]) -> Vec<FacetValue> {
        list.iter()
            .map(|&(value, label, count)| FacetValue { value: value.into(), label: label.into(), count })
            .collect()
    }

    fn facets() -> Facets {
        Facets {
            outlets: values(&[("a", "Alpha", 5), ("b", "Beta", 2), ("c", "Gamma", 0)]),
            people: values(&[("ann", "Ann Lee", 3)]),
            dates: values(&[("2025-04", "2025-04", 3), ("unknown", "unknown", 1)]),
            ..Facets::default()
        }
    }

    #[test]
    fn chosen_values_stay_on_top_even_when_nothing_has_them() {
        let query = Facet::Outlet.choose(&Query::default(), "c", Choice::Included);
        let got: Vec<_> =
            rows(&facets(), &query, Facet::Outlet).into_iter().map(|row| (row.value, row.choice)).collect();
        assert_eq!(got, [("c".into(), Choice::Included), ("a".into(), Choice::Open), ("b".into(), Choice::Open)]);
        assert_eq!(rows(&facets(), &Query::default(), Facet::Outlet).len(), 2);
    }

    #[test]
    fn one_language_alone_is_no_choice() {
        let mut facets = facets();
        facets.languages = values(&[("en", "en", 7)]);
        assert!(rows(&facets, &Query::default(), Facet::Language).is_empty());
        let chosen = Facet::Language.choose(&Query::default(), "en", Choice::Excluded);
        assert_eq!(rows(&facets, &chosen, Facet::Language).len(), 1, "what is chosen can be let go");
        facets.languages = values(&[("en", "en", 7), ("de", "de", 1)]);
        assert_eq!(rows(&facets, &Query::default(), Facet::Language).len(), 2);
    }

    #[test]
    fn a_second_click_undoes_the_first_and_the_other_button_changes_sides() {
        let start = Query { words: "peace".into(), limit: 60, ..Query::default() };
        let once = Facet::Outlet.toggle(&start, "a", Choice::Included);
        assert_eq!(
            (once.outlets.include.as_slice(), once.limit, once.words.as_str()),
            (["a".to_owned()].as_slice(), 0, "peace")
        );
        assert_eq!(Facet::Outlet.toggle(&once, "a", Choice::Included), Query { limit: 0, ..start });
        let other = Facet::Outlet.toggle(&once, "a", Choice::Excluded);
        assert_eq!((other.outlets.include.len(), other.outlets.exclude.len()), (0, 1));
    }

    #[test]
    fn every_filter_is_named_even_one_that_the_corpus_lacks() {
        let mut query = Query { words: " peace ".into(), ..Query::default() };
        for (facet, value, choice) in [
            (Facet::Outlet, "b", Choice::Excluded),
            (Facet::Outlet, "gone", Choice::Included),
            (Facet::Entity(EntityKind::Person), "ann", Choice::Included),
            (Facet::Entity(EntityKind::Place), "nowhere", Choice::Included),
            (Facet::Date, "2025-04", Choice::Included),
            (Facet::Date, "2025-04-20..2025-05", Choice::Excluded),
        ] {
            query = facet.choose(&query, value, choice);
        }
        let got: Vec<_> =
            clauses(&facets(), &query).into_iter().map(|clause| (clause.label, clause.excluded)).collect();
        let want = [
            ("\u{201c}peace\u{201d}", false),
            ("Beta", true),
            ("Ann Lee", false),
            ("April 2025", false),
            ("gone", false),
            ("nowhere", false),
            ("20 April 2025 to May 2025", true),
        ];
        assert_eq!(got, want.map(|(label, excluded)| (label.to_owned(), excluded)));
    }
}
